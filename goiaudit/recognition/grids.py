"""Grids of a document as rows: each physical row one paragraph that keeps its cell borders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, islice
from operator import lt

from goiaudit.model.cells import Location
from goiaudit.model.document import Grid, GridCells
from goiaudit.model.text import Paragraph
from goiaudit.recognition.normalise import fold
from goiaudit.recognition.rows import WIDE, Row, cell_of, known_row, mask, row_of

_FEW_CELLS = 1000


def grid_rows(grid: Grid) -> Iterator[Paragraph | Row]:
    """The rows of a grid from top to bottom: their own cells only, not what merged ones cover.

    A row with one filled cell of several lines is running text, line by line. Rows without any
    text are left out but for a wide one: the blank row of table four has no label.
    """
    cells = GridCells.of(grid.cells)
    texts, places = list(map(str.strip, cells.texts)), cells.places
    order, ends = _rows_of(cells)
    if order is not None:
        texts, places = [texts[n] for n in order], [places[n] for n in order]
    masks = tuple(map(mask, texts))
    start = 0
    for end in ends:
        own = texts[start:end]
        row = known_row(masks[start:end], own, places, start)
        if row is not None:
            yield row
        else:
            filled = len(own) - own.count("")
            if filled == 1 and len(max(own).splitlines()) > 1:
                lone = start + own.index(max(own))
                yield from _lines(cells.texts[order[lone] if order else lone], places[lone])
            elif filled or len(own) >= WIDE:
                yield row_of(tuple(map(cell_of, own, places[start:end])))
        start = end


def _rows_of(cells: GridCells) -> tuple[Sequence[int] | None, Sequence[int]]:
    """Indices of cells row by row, None if they are in order; where each row ends in that order.

    Tables of few cells are alike in many reports.
    """
    rows, columns = tuple(cells.rows), tuple(cells.columns)
    find = _known_rows if len(rows) <= _FEW_CELLS else _known_rows.__wrapped__
    return find(rows, columns)


@lru_cache(maxsize=128)
def _known_rows(
    rows: tuple[int, ...], columns: tuple[int, ...]
) -> tuple[Sequence[int] | None, Sequence[int]]:
    order = _order(rows, columns)
    numbers = rows if order is None else [rows[n] for n in order]
    ends: list[int] = []
    for _, row in groupby(numbers):
        ends.append((ends[-1] if ends else 0) + len(list(row)))
    return order, ends


def _order(rows: Sequence[int], columns: Sequence[int]) -> Sequence[int] | None:
    """Indices of cells row by row; of two in the same place the last one counts."""
    places = list(zip(rows, columns, strict=True))
    if all(map(lt, places, islice(places, 1, None))):
        return None
    last = {place: n for n, place in enumerate(places)}
    return [last[place] for place in sorted(last)]


def _lines(text: str, place: Location | None) -> Iterator[Paragraph]:
    for line in text.splitlines():
        if line.strip():
            yield Paragraph(fold(line), place)
