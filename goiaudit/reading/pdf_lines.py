"""Characters with boxes put back into lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from operator import attrgetter

from goiaudit.model.cells import Location
from goiaudit.model.document import Line
from goiaudit.reading.pdf_page import Char, Page

Box = tuple[float, float, float, float]

_PAGE_NUMBER = re.compile(
    r"[-—–－]* ?(?:第 ?)?\d{1,4} ?(?:页)?(?: ?[/,，] ?共? ?\d{1,4} ?页?)? ?[-—–－]*"
)
_FROM_TOP, _FROM_LEFT = attrgetter("y", "x"), attrgetter("x0")
_MARGIN = 0.12
_LOOK_BACK = 8
_SAME_LINE = 0.8
_WIDE_GAP = 0.6
"""Part of a character's height from which on a gap is a space."""


def rows_of(chars: Iterable[Char]) -> list[list[Char]]:
    """Characters by line from top to bottom, each from left to right."""
    rows: list[list[Char]] = []
    row: list[Char] = []
    for char in sorted(chars, key=_FROM_TOP):
        # Nearly always it is the one before that stands on the same line.
        if row and (_on_line(char, row[-1]) or _on_any(char, row[-_LOOK_BACK:-1])):
            row.append(char)
        else:
            row = [char]
            rows.append(row)
    for row in rows:
        row.sort(key=_FROM_LEFT)
    return rows


def _on_any(char: Char, others: Iterable[Char]) -> bool:
    return any(_on_line(char, other) for other in others)


def _on_line(char: Char, other: Char) -> bool:
    # A comma hangs below its digits: lines are told apart by what overlaps, not by centres.
    apart = abs(char.y - other.y)
    tall = max(char.y1 - char.y0, other.y1 - other.y0, 4.0)
    if apart < 0.5 * tall:
        return True
    overlap = min(char.y1, other.y1) - max(char.y0, other.y0)
    return overlap > 0 and apart < _SAME_LINE * tall


def text_of(chars: Iterable[Char]) -> str:
    """The text of a cell, its lines joined by line breaks."""
    return "\n".join(spaced(row) for row in rows_of(chars))


def spaced(row: Sequence[Char]) -> str:
    """One line of text, with spaces where the gaps are wide."""
    parts: list[str] = []
    before: Char | None = None
    for char in row:
        if before is not None:
            gap = char.x0 - before.x1
            if gap > 0 and gap > _WIDE_GAP * max(char.y1 - char.y0, before.y1 - before.y0, 4.0):
                parts.append(" ")
        parts.append(char.text)
        before = char
    return "".join(parts)


def bounds(box: Box) -> Box:
    """A box in whole tenths of a point."""
    x0, y0, x1, y1 = (round(side, 1) for side in box)
    return (x0, y0, x1, y1)


def text_lines(page: Page, chars: Sequence[Char]) -> list[tuple[float, Line]]:
    """The lines outside the tables with their heights; page numbers in the margins are dropped."""
    found = []
    for row in rows_of(chars):
        text = spaced(row)
        top, bottom = min(c.y0 for c in row), max(c.y1 for c in row)
        in_margin = top < _MARGIN * page.height or bottom > (1 - _MARGIN) * page.height
        if in_margin and _PAGE_NUMBER.fullmatch(text):
            continue
        box = bounds((min(c.x0 for c in row), top, max(c.x1 for c in row), bottom))
        found.append((top, Line(text, Location(page=page.number, bbox=box))))
    return found
