"""A list in one sentence and its total in the next: 1.互联网71件;2.邮寄26件。以上合计97件."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goiaudit.narrative.lists import SUMMED_BEFORE, PartList
from goiaudit.narrative.mentions import Mention
from goiaudit.narrative.parts import BASES, Part
from goiaudit.narrative.words import Reading

_SUMS_UP = re.compile(
    r"\s*(?:(?:以上|上述|前述)(?:各|三种|两种|几种|三者|两者|渠道|方式|途径|申请|的)*"
    r"(?:合计|总计|共计|相加|加起来|共)|合计|总计|共计)(?:收到|受理|接收|为|是|有|公开|信息|政府|申请)*$"
)
_SUMS = ("计", "共", "加")
_CHANNEL = "requests.channel."
_CARRIED_IN = ("requests.carried_in.total",)
_FEWEST = 2


def sums_up(reading: Reading) -> bool:
    """Whether a sentence begins with a sum of what stands before it."""
    start = reading.figures[0].start
    head = reading.text[:start]
    return any(word in head for word in _SUMS) and _SUMS_UP.match(head) is not None


def sum_of_sentence_before(
    reading: Reading, whole: Mention, before: Sequence[Mention]
) -> PartList | None:
    """The ways of asking that the sentence before has counted, where this one sums them up."""
    told = [m for m in before if not m.aside and not (m.cells == _CARRIED_IN and not m.value)]
    if len(told) < _FEWEST or whole.cells != BASES[:1] or not sums_up(reading):
        return None
    cells = [mention.cells[0] if len(mention.cells) == 1 else "" for mention in told]
    if len(set(cells)) < len(cells) or not all(cell.startswith(_CHANNEL) for cell in cells):
        return None
    pairs = zip(told, cells, strict=True)
    parts = tuple(Part(mention.figure, "", "channel", cell) for mention, cell in pairs)
    return PartList(parts, SUMMED_BEFORE, "", True, False, False)
