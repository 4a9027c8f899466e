"""None this year, told behind last year's figure: 行政复议方面,去年2件,今年没有."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import CASES, Memory
from goiaudit.narrative.text.marks import SENTENCE
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.zeros.denial import Zero

_NONE = seldom(
    "[,;](?:而|但)?(?:本年度?|今年|当年|(?P<year>20[0-9]{2})年度?)(?:内|则|均|都|全年|已|也)*"
    "(?:没有|无|没|未再?|未曾)(?:再)?(?:发生|收到|产生|出现|受理|接到|新增)?过?"
    "(?:此类|同类|这类|新的|任何)?(?:案件|申请|情况|情形)?(?=[,。;)]|$)"
)
_FAR = 80
_REQUESTS = "requests"
_OTHERS = {"distractor", "carry", "area", "restrict"}
_PARTS = ("outcome", "channel", "applicant")


def none_this_year(memory: Memory, told: Sequence[str]) -> Iterator[Zero]:
    """The zeros of what was counted for last year; ``told`` are the cells told otherwise."""
    text = memory.reading.text
    for figure in memory.reading.figures:
        match = _NONE.match(text, figure.end)
        if match is None or match["year"] not in (None, str(memory.whose.year)):
            continue
        cells = tuple(cell for cell in _counted(memory, figure) if cell not in told)
        if cells:
            yield Zero(cells, match.start() + 1, match.end())


def _counted(memory: Memory, figure: Figure) -> list[str]:
    """What a figure of last year counts: reviews, suits or both, else requests; none elsewhere."""
    reading, place = memory.reading, figure.start
    words = reading.between(reading.left(place, SENTENCE, max(0, place - _FAR)), place)
    year = memory.whose.year
    dated = [word for word in words if word.year or word.tags & {"previous", "this"}]
    if not dated or not ("previous" in dated[-1].tags or dated[-1].year == (year or 0) - 1):
        return []
    if figure.kind != "count" or any(word.tags & _OTHERS for word in words):
        return []
    if any(m.role in _PARTS for word in words for m in word.metrics):
        return []  # 行政复议去年纠正1件,今年没有
    named = [word.topic for word in words if word.topic is not None and not word.weak]
    cases = {topic.name: None for topic in named if topic.family in CASES}
    if cases:
        return [f"disputes.{name}.total" for name in cases]
    asked = bool(named) and all(topic.family == _REQUESTS for topic in named)
    return ["requests.new.total"] if asked else []
