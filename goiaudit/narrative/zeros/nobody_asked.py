"""That nobody asked, told by kinds and ways of asking: 既无人当面递件,亦无信函、网上申请到件.

One way of asking denied says nothing of the others; two of them side by side, or citizens and
organisations, are meant as all that there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goiaudit.narrative.text.marks import CLAUSE
from goiaudit.narrative.text.words import DENIES, Reading, Word
from goiaudit.narrative.zeros.denial import Zero

_NEW = ("requests.new.total",)
_PERSON = "requests.new.natural_person"
_BODIES = ("requests.new.legal_person", "requests.new.business")
_ANYBODY = "anybody"
_ASKED = re.compile(
    "(?:申请|请求|递件|来件|到件|递交|提交)(?:书|函|表|件|的|过|公开|政府|信息|到|需要?|办理|登记|受理|提出|提交|"
    "递交|递来|寄达|送达|到达|进来|情况|情形|事项|行为)*$"
)
"""How a clause ends that tells of asking: 无人递件, 没有法人提交的申请需要办理."""
_OTHER = re.compile(
    "复议|诉讼|投诉|举报|撤回|结转|听证|许可|不服|异议|补正|救助|低保|仲裁|逾期|更正|收费"
)
_NOBODY = ("无人", "没有人", "无一人", "未有人")
_LONGEST = 40
_FEW = 4


def nobody_asked(reading: Reading) -> Iterator[Zero]:
    """No request at all, as a sentence in a paragraph on requests may tell."""
    if any(figure.kind == "count" for figure in reading.figures):
        return
    kinds: set[str] = set()
    begin = end = -1
    for word in reading.flagged(DENIES):
        if "negation" not in word.tags:
            continue
        stop = reading.right(word.end, CLAUSE, min(len(reading.text), word.end + _LONGEST))
        named = _named(reading, word, stop)
        if not named:
            kinds, begin = set(), -1
            continue
        start = reading.left(word.start, CLAUSE, max(0, word.start - _LONGEST))
        goes_on = begin >= 0 and start == end + 1
        kinds = kinds | named if goes_on else named
        begin, end = (begin if goes_on else start), stop
        if _are_all(kinds):
            yield Zero(_NEW, begin, end)
            return


def _are_all(kinds: set[str]) -> bool:
    """Whether nobody is left who may have asked, or no usual way."""
    ways = [kind for kind in kinds if kind.startswith("requests.channel.")]
    if _ANYBODY in kinds and not ways:
        return True
    return len(ways) > 1 or (_PERSON in kinds and not kinds.isdisjoint(_BODIES))


def _named(reading: Reading, denial: Word, stop: int) -> set[str]:
    """The kinds of asking that a clause denies; none where it denies something else, too."""
    text = reading.text
    begin = reading.left(denial.start, CLAUSE, max(0, denial.start - _LONGEST))
    if _ASKED.search(text, denial.end - 1, stop) is None or _OTHER.search(text, begin, stop):
        return set()  # 行政复议没有人申请
    if any(denial.end <= figure.start < stop for figure in reading.figures):
        return set()
    words = reading.between(denial.end, stop)
    if any(word.tags & {"distractor", "previous", "next", "negation", "area"} for word in words):
        return set()
    if len(reading.residue(denial.end, stop)) > _FEW:
        return set()
    kinds = {
        metric.cell
        for word in words
        for metric in word.metrics
        if metric.topic == "requests" and metric.role in ("channel", "applicant")
    }
    return kinds | ({_ANYBODY} if denial.text.endswith(_NOBODY) else set())
