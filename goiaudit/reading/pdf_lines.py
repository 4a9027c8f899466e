"""Characters with boxes put back into lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from goiaudit.model.cells import Location
from goiaudit.model.document import Line
from goiaudit.reading.pdf_page import Char, Page

Box = tuple[float, float, float, float]

_PAGE_NUMBER = re.compile(
    r"[-—–－]* ?(?:第 ?)?\d{1,4} ?(?:页)?(?: ?[/,，] ?共? ?\d{1,4} ?页?)? ?[-—–－]*"
)
_MARGIN = 0.12
_LOOK_BACK = 8
_SAME_LINE = 0.8
_WIDE_GAP = 0.6
"""Part of a character's height from which on a gap is a space."""


def rows_of(chars: Iterable[Char]) -> list[list[Char]]:
    """Characters by line from top to bottom, each from left to right."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda c: (c.y, c.x)):
        row = rows[-1] if rows else None
        if row is not None and any(_on_line(char, other) for other in row[-_LOOK_BACK:]):
            row.append(char)
        else:
            rows.append([char])
    return [sorted(row, key=lambda c: c.x0) for row in rows]


def _on_line(char: Char, other: Char) -> bool:
    # A comma hangs below its digits: lines are told apart by what overlaps, not by centres.
    tall = max(char.y1 - char.y0, other.y1 - other.y0, 4.0)
    overlap = min(char.y1, other.y1) - max(char.y0, other.y0)
    return abs(char.y - other.y) < 0.5 * tall or (
        overlap > 0 and abs(char.y - other.y) < _SAME_LINE * tall
    )


def text_of(chars: Iterable[Char]) -> str:
    """The text of a cell, its lines joined by line breaks."""
    return "\n".join(spaced(row) for row in rows_of(chars))


def spaced(row: Sequence[Char]) -> str:
    """One line of text, with spaces where the gaps are wide."""
    text = ""
    for n, char in enumerate(row):
        if n:
            before = row[n - 1]
            gap = char.x0 - before.x1
            if gap > _WIDE_GAP * max(char.y1 - char.y0, before.y1 - before.y0, 4.0):
                text += " "
        text += char.text
    return text


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
