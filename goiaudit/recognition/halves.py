"""Headings broken by hand: two paragraphs that are a heading only together.

A long heading in large type is often centred on two lines, each a paragraph of its own.
"""

from __future__ import annotations

from itertools import pairwise

from goiaudit.model.text import Paragraph
from goiaudit.recognition.headings import heading_of, is_official
from goiaudit.recognition.lines import Lines
from goiaudit.recognition.wrapping import join_lines

_NUMERALS = "第一二三四五六七八九十#*"
_NUMBERING = "第部分、,.:。;#* 一二三四五六七八九十"
_LONGEST = 30
_NEAR = 3


def with_whole_headings(lines: Lines) -> Lines:
    """The lines with the two halves of each broken heading as one."""
    texts = lines.texts
    numbered = [
        pair
        for pair in pairwise(lines.filled)
        if texts[pair[0]][0] in _NUMERALS and isinstance(lines.items[pair[0]], Paragraph)
    ]
    halves = {
        below: above
        for above, below in numbered
        if below - above <= _NEAR
        and len(texts[below]) <= _LONGEST
        and not (lines.is_row(above) or lines.is_row(below))
        and _are_halves(texts[above], texts[below])
    }
    if not halves:
        return lines
    items = list(lines.items)
    for below, above in halves.items():
        items[above] = join_lines([lines[above], lines[below]])
    return Lines(item for place, item in enumerate(items) if place not in halves)


def _are_halves(above: str, below: str) -> bool:
    """Whether two lines are exactly one heading together, of which the first has the number.

    The first may be like one, the second be one but for the number: 五、存在的主要问题/及改进情况,
    三、收到和处理/政府信息公开申请情况.
    """
    if max(len(above), len(below)) > _LONGEST or "|" in above or "|" in below:
        return False
    if is_official(above) or not above.strip(_NUMBERING):
        return False
    alone = heading_of(0, below)
    return not (alone and alone.numbered) and is_official(above + below)
