"""复议、诉讼共5件: one figure for reviews and suits together (domain 5.1, rule N106)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goiaudit.model.claims import Observation
from goiaudit.narrative.said import Said

_JOINT = re.compile(
    r"(?:行政)?复议(?:案件|案)?(?:、|和|及|与|以及)?(?:行政)?诉讼(?:案件|案|事项)?(?:数量|总数)?"
    r"(?:发生|被提起)?(?:共计|共有|共发生|总共|一共|合计|总计|共)(?:为|是|有)?\s*$"
)
_OWN = re.compile(r"信息公开|政务公开|公开申请|依申请")
_REACH = 40


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
