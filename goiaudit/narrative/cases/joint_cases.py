"""复议、诉讼共5件: one figure for reviews and suits together (domain 5.1, rule N106)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goiaudit.definitions.seldom import seldom
from goiaudit.model.claims import Observation, Scalar
from goiaudit.narrative.said import Said
from goiaudit.narrative.text.numerals import Figure

_JOINT = seldom(
    r"(?:行政)?复议(?:案件|案)?(?:、|和|及|与|以及)?(?:行政)?诉讼(?:案件|案|事项)?(?:数量|总数)?"
    r"(?:发生|被提起)?(?:共计|共有|共发生|总共|一共|合计|总计|共)(?:为|是|有)?\s*$"
)
_OWN = re.compile(r"信息公开|政务公开|公开申请|依申请")
_REACH = 40
_PAIR = 2
_ROWS = {"disputes.review.total", "disputes.litigation.total"}
_OPENS = seldom(r"[,:(;]?(?:其中|分别为|包括|含|即)?[,:]?(?:行政)?(?:复议|诉讼)")


def joint_cases(said: Said) -> Iterator[Observation]:
    """The figures of a sentence that count reviews and suits together."""
    text = said.reading.text
    if "复议" not in text or not (said.sentence.section == "disputes" or _OWN.search(text)):
        return
    for figure, mention in zip(said.reading.figures, said.mentions, strict=True):
        if mention is not None or figure.kind not in ("count", "none"):
            continue
        if figure.qualifier != "exact" or not isinstance(figure.value, int):
            continue
        begin = max(0, figure.start - _REACH)
        match = _JOINT.search(text[begin : figure.start])
        scope = said.scope(figure)
        if match is None or scope.period != "this" or scope.area or scope.office:
            continue
        values = {"total": figure.value}
        yield said.observation("joint_cases", dict(values), begin + match.start(), figure.end)
        yield from _parts(said, figure, begin + match.start())


def _parts(said: Said, whole: Figure, start: int) -> Iterator[Observation]:
    """其中行政复议5件,行政诉讼3件, right behind the figure for both: they must add up to it."""
    behind = [m for m in said.understood if m.figure.start > whole.end]
    rows = tuple(cell for m in behind[:_PAIR] for cell in m.cells)
    if set(rows) != _ROWS or len(behind) < _PAIR or not _OPENS.match(said.reading.text, whole.end):
        return
    numbers = [int(mention.value) for mention in behind[:_PAIR]]
    if whole.value in numbers and 0 not in numbers:
        return
    values: dict[str, Scalar] = {
        "metric": rows[0], "parts": sum(numbers), "total": whole.value, "closed": 1,
        "approximate": 0, "apart": 0, "rough": 0, "near": 0, "outcomes": 0,
        "listed": " + ".join(map(str, numbers)),
    }  # fmt: skip
    yield said.observation("breakdown", values, start, behind[_PAIR - 1].figure.end, rows)
