"""Reviews and suits of another matter than disclosure: 征地补偿类行政复议, 其他行政诉讼."""

from __future__ import annotations

import re

from goiaudit.narrative.mentions import Memory
from goiaudit.narrative.surroundings import Here

_SMALL_RESIDUE = 1
_KIND = "类"
# 因土地登记引发的行政诉讼3件, 其他行政诉讼126件: cases of another matter.
_CAUSED = re.compile(
    r"(?:因|由|就)([^,。;:()0-9]{2,30}?)(?:而?(?:引发|引起|产生|导致|提起|发生))的?(?:其[他它])?$"
)
_CONTENTS = ("不服", "不满", "异议", "不同意", "有争议")
_OF_OTHERS = re.compile("(?:其[他它]|别的|另类)$")


def is_of_another_kind(memory: Memory, here: Here, noun: int) -> bool:
    """征地补偿类行政复议61件: cases of a kind that is not disclosure."""
    words = [word for word in here.clause_words if word.end <= noun]
    if not words or words[-1].text != _KIND or words[-1].end != noun:
        return False
    known = words[-2].end if len(words) > 1 else here.clause_start
    return len(memory.reading.residue(known, noun)) > _SMALL_RESIDUE


def is_of_another_cause(memory: Memory, here: Here, noun: int) -> bool:
    """因土地、房屋登记引发的其他行政诉讼126件: cases that have nothing to do with disclosure."""
    text = memory.reading.text
    before = text[here.clause_start : noun]
    if _OF_OTHERS.search(before):
        return True
    caused = _CAUSED.search(before) if here.figure.value else None
    if caused is None or any(said in caused[1] for said in ("公开", "答复", "申请", "告知")):
        return False
    start, end = (here.clause_start + place for place in caused.span(1))
    other = any("distractor" in w.tags or w.topic for w in memory.reading.between(start, end))
    if other or any(said in caused[1] for said in _CONTENTS):
        return other  # 因当事人不服引起的行政复议3件
    return len(memory.reading.residue(start, end)) > _SMALL_RESIDUE
