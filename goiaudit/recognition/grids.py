"""Grids of a document as rows: each physical row one paragraph that keeps its cell borders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, islice
from operator import lt
from typing import NamedTuple

from goiaudit.model.cells import Location
from goiaudit.model.document import Grid, GridCells
from goiaudit.model.text import Paragraph
from goiaudit.recognition.blocks import LINE_END, Known, block_of_lines, parts_of
from goiaudit.recognition.extra_columns import without_extra_columns
from goiaudit.recognition.labels import characters, row_names
from goiaudit.recognition.masks import mask
from goiaudit.recognition.normalise import fold
from goiaudit.recognition.rows import WIDE, Block, Row, cell_of, known_line, known_row, row_of
from goiaudit.recognition.transposed import upright, upright_lines

_FEW_CELLS = 1000
_SHAPES = 256
_LONGEST_LABEL = 80


class _Shape(NamedTuple):
    """Indices of cells row by row, None if they are in order; where each row ends in that order.

    ``known`` are tables of this shape.
    """

    order: Sequence[int] | None
    ends: Sequence[int]
    known: Known


def grid_rows(grid: Grid) -> Block | Sequence[Paragraph | Row]:
    """The rows of a grid from top to bottom: their own cells only, not what merged ones cover.

    A row with one filled cell of several lines is running text, line by line, unless they are the
    label of a row. Rows without any text are left out but for a wide one: the blank row of table
    four has no label. The rows of a known table are a block.
    """
    cells = GridCells.of(grid.cells)
    order, ends, known = _shape_of(cells)
    whole, places = cells.texts, cells.places
    if order is not None:
        whole, places = [whole[n] for n in order], [places[n] for n in order]
    texts = list(map(str.strip, whole))
    block = known.block(texts, places)
    if block is not None:
        return block
    if (fewer := without_extra_columns(cells)) is not cells:
        return grid_rows(Grid(fewer, grid.location))
    if (turned := upright(cells)) is not cells:
        return grid_rows(Grid(turned, grid.location))
    found = list(_row_by_row(whole, texts, places, ends))
    rows = (item for item in found if isinstance(item, Row))
    known.learn(found, texts, [slice(row.start, row.start + len(row.cells)) for row in rows])
    return found


def piped_rows(
    raws: Sequence[str], places: Sequence[Location | None]
) -> Block | Sequence[Paragraph | Row]:
    """Lines with pipes one below the other: rows of known words, any other as a paragraph."""
    parts = parts_of(raws)
    known = _known_lines(len(raws), len(parts))
    block = known.block(parts)
    if block is not None and parts.count(LINE_END) == len(raws) - 1:
        return block_of_lines(block, raws, places)
    if (turned := upright_lines(raws, places)) is not None:
        return grid_rows(Grid(turned))
    found = [
        known_line(raw, place) or Paragraph(fold(raw), place)
        for raw, place in zip(raws, places, strict=True)
    ]
    known.learn(found, parts, [slice(n, n + 1) for n in range(len(raws))])
    return found


def forget_shapes() -> None:
    """Know no tables any more, as at the start of a program."""
    _known_shape.cache_clear()
    _known_lines.cache_clear()


def _row_by_row(
    whole: Sequence[str],
    texts: Sequence[str],
    places: Sequence[Location | None],
    ends: Sequence[int],
) -> Iterator[Paragraph | Row]:
    """As ``grid_rows``; ``whole`` has the texts with the spaces around them."""
    masks = tuple(map(mask, texts))
    start = 0
    for end in ends:
        own = texts[start:end]
        row = known_row(masks[start:end], own, places, start)
        if row is not None:
            yield row
        else:
            filled = len(own) - own.count("")
            if filled == 1 and len(max(own).splitlines()) > 1 and not _is_row_label(max(own)):
                lone = start + own.index(max(own))
                yield from _lines(whole[lone], places[lone])
            elif filled or len(own) >= WIDE:
                yield row_of(tuple(map(cell_of, own, places[start:end])))
        start = end


def _is_row_label(text: str) -> bool:
    """Whether several lines are the label of a row, which then has nothing but blank cells."""
    return len(text) <= _LONGEST_LABEL and characters(fold(text).text) in row_names()


def _shape_of(cells: GridCells) -> _Shape:
    """Tables of few cells are alike in many reports."""
    rows, columns = tuple(cells.rows), tuple(cells.columns)
    find = _known_shape if len(rows) <= _FEW_CELLS else _known_shape.__wrapped__
    return find(rows, columns)


@lru_cache(maxsize=_SHAPES)
def _known_shape(rows: tuple[int, ...], columns: tuple[int, ...]) -> _Shape:
    order = _order(rows, columns)
    numbers = rows if order is None else [rows[n] for n in order]
    ends: list[int] = []
    for _, row in groupby(numbers):
        ends.append((ends[-1] if ends else 0) + len(list(row)))
    return _Shape(order, ends, Known())


@lru_cache(maxsize=_SHAPES)
def _known_lines(_lines: int, _parts: int) -> Known:
    return Known()


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
