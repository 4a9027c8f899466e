"""Grids of a document as rows: each physical row one paragraph that keeps its cell borders."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from goiaudit.model.document import Grid, GridCell
from goiaudit.model.text import FoldedText, Paragraph, RowCell
from goiaudit.recognition.normalise import fold

_BREAK = re.compile(r"[ \t]*[\r\n]+[ \t]*")
_FIGURES_APART = re.compile(r"(?<=\d)[ \t]*[\r\n]+[ \t]*(?=[\d+-])")
_new = tuple.__new__  # makes a named tuple in a third of the time that its constructor takes
_WIDE = 12
"""Cells of a row that can only be one of table four (15 columns, some perhaps merged)."""


def grid_rows(grid: Grid) -> Iterator[Paragraph]:
    """The rows of a grid from top to bottom: their own cells only, not what merged ones cover.

    A row with one filled cell of several lines is running text, line by line. Rows without any
    text are left out but for a wide one: the blank row of table four has no label.
    """
    rows: dict[int, dict[int, GridCell]] = defaultdict(dict)
    for cell in grid.cells:
        _, number, column, *_ = cell
        rows[number][column] = cell
    for _, row in sorted(rows.items()):
        cells = [row[column] for column in sorted(row)]
        filled = [cell for cell in cells if cell.text.strip()]
        if len(filled) == 1 and len(filled[0].text.strip().splitlines()) > 1:
            yield from _lines(filled[0])
        elif filled or len(cells) >= _WIDE:
            yield _row(cells)


def _lines(cell: GridCell) -> Iterator[Paragraph]:
    for line in cell.text.splitlines():
        if line.strip():
            yield Paragraph(fold(line), cell.location)


def _row(cells: list[GridCell]) -> Paragraph:
    found = [_cell(cell) for cell in cells]
    filled = [(content, place) for content, place in found if content.text.strip()]
    text = "  ".join([content.text.strip() for content, _ in filled])
    raw = "  ".join([content.raw.strip() for content, _ in filled])
    place = filled[0][1] if filled else None
    whole = FoldedText(raw, text) if len(raw) == len(text) else fold(raw)
    return Paragraph(whole, place, cells=tuple(found))


def _cell(cell: GridCell) -> RowCell:
    """A cell on one line; two figures in one cell stay apart, so that no number is invented."""
    text = cell.text
    if "\n" in text or "\r" in text:
        text = _BREAK.sub("", _FIGURES_APART.sub("、", text))
    return _new(RowCell, (fold(text.strip()), cell.location))
