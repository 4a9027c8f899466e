"""Clean-ups of older documents, which may tell of the year's own beside these (domain 5.7)."""

from __future__ import annotations

from goiaudit.narrative.mentions import Memory
from goiaudit.narrative.text.marks import CLAUSE

_MADE = ("制发", "制定", "印发", "出台", "制定印发", "制定出台", "新制定", "新制发")
_OPENS = (",", ";", "。", ":", "")
_NEW = ("新", "本年", "年内", "当年", "今年")
_NEAR = 24


def is_own_account(memory: Memory) -> bool:
    """Whether a sentence on a clean-up tells what was made in the year as well."""
    return memory.cleans_up_its_own or _tells_of_new_ones(memory)


def _tells_of_new_ones(memory: Memory) -> bool:
    """经清理废止3件,现行有效9件,年内新出台2件: beside what is new it is the year's account."""
    reading = memory.reading
    for figure in reading.figures:
        words = reading.between(max(0, figure.start - _NEAR), figure.start)
        made = next((w for w in reversed(words) if not w.is_filler and w.topic is None), None)
        if made is None or reading.residue(made.start, figure.start):
            continue
        own = made.text.startswith(_NEW) or any(
            w.end == made.start and "this" in w.tags for w in words
        )
        if own and any(metric.cell.endswith((".issued", ".made")) for metric in made.metrics):
            return True
        if made.text in _MADE and reading.text[made.start - 1 : made.start] in _OPENS:
            return True  # 开展清理,制发规范性文件2件,废止1件
        if made.text in _MADE and _begins_with_year(memory, made.start):
            return True  # 完成文件清理,2023年办公室制发规范性文件0件
    return False


def _begins_with_year(memory: Memory, place: int) -> bool:
    """Whether a clause says nothing before ``place`` but the report's year and who it was."""
    reading = memory.reading
    begin = reading.left(place, CLAUSE, max(0, place - _NEAR))
    words = reading.between(begin, place)
    year = any("this" in w.tags or (w.year and w.year == memory.whose.year) for w in words)
    plain = all(w.is_filler or w.tags & {"this", "year", "own", "office"} for w in words)
    return year and plain and not reading.residue(begin, place)
