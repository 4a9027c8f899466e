"""Tables that stand beside each other on a sheet, told by the blank columns between them.

Read row by row they would be mixed. A blank column alone tells little, many a table has one: on
either side there must be a table of its own, with labels before its figures or a line above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple

_FIGURE = re.compile(r"\s*+[-+−－]?\s*+\d[\d,.，．\s]*+%?\s*+")
_FEWEST_ROWS, _FEWEST_COLUMNS = 3, 3
_MOST_GAPS = 8
_MOST_CELLS = 50_000


class Cells(NamedTuple):
    """Rows of a sheet, ``width`` cells each, row by row: texts, 1 where one is seen, 0 if covered.

    What a merged range covers is not seen and has 0 in ``seen``.
    """

    width: int
    texts: Sequence[str]
    held: bytes
    seen: bytes

    def top(self) -> Cells:
        """The first rows, enough to know a table by."""
        end = max(_MOST_CELLS // self.width, _FEWEST_ROWS) * self.width
        return Cells(self.width, self.texts[:end], self.held[:end], self.seen[:end])

    def part(self, first: int, end: int) -> Cells:
        """Some of the columns."""
        starts = range(0, len(self.held), self.width)
        texts = [text for at in starts for text in self.texts[at + first : at + end]]
        held, seen = (
            b"".join([each[at + first : at + end] for at in starts])
            for each in (self.held, self.seen)
        )
        return Cells(end - first, texts, held, seen)


def has_gap(held: bytes, width: int) -> bool:
    """Whether a column without any text stands between columns with texts."""
    filled = bytes([1 in held[column::width] for column in range(width)]).strip(b"\0")
    return 0 in filled


def bands(cells: Cells) -> list[tuple[int, int]]:
    """First and last column (not included) of each table, from left to right; one or more."""
    gaps = _gaps(cells)
    found, first, top = [], 0, cells.top()
    for start, end in gaps if len(gaps) <= _MOST_GAPS else ():
        if _is_table(top.part(first, start)) and _is_table(top.part(end, cells.width)):
            found.append((first, start))
            first = end
    return [*found, (first, cells.width)]


def _gaps(cells: Cells) -> list[tuple[int, int]]:
    """Runs of columns between others in which there is nothing, and over which nothing reaches."""
    blank = bytes([
        1 not in cells.held[column :: cells.width] and 0 not in cells.seen[column :: cells.width]
        for column in range(cells.width)
    ])  # fmt: skip
    found = [match.span() for match in re.finditer(b"\1+", blank)]
    return [(start, end) for start, end in found if start > 0 and end < cells.width]


def _is_table(cells: Cells) -> bool:
    """Whether columns hold a table with labels of its own, or with a line above it."""
    rows = []
    for at in range(0, len(cells.held), cells.width):
        row = slice(at, at + cells.width)
        if held := list(compress(cells.texts[row], cells.held[row])):
            rows.append(held)
    wide = [row for row in rows if len(row) >= 2]
    figures = [row for row in wide if any(map(_FIGURE.fullmatch, row))]
    labelled = [row for row in figures if not _FIGURE.fullmatch(row[0])]
    if len(labelled) >= _FEWEST_ROWS and 4 * len(labelled) >= 3 * len(figures):
        return True
    headed = bool(rows) and len(rows[0]) == 1 and not _FIGURE.fullmatch(rows[0][0])
    broad = [row for row in wide if len(row) >= _FEWEST_COLUMNS]
    return headed and bool(figures) and len(broad) >= _FEWEST_ROWS
