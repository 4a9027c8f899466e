"""Grids of a document as rows: each physical row one paragraph that keeps its cell borders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import lt

from goiaudit.model.cells import Location
from goiaudit.model.document import Grid, GridCells
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
    cells = GridCells.of(grid.cells)
    for _, row in groupby(_order(cells.rows, cells.columns), key=cells.rows.__getitem__):
        own = list(row)
        texts = [cells.texts[n].strip() for n in own]
        filled = len(texts) - texts.count("")
        if filled == 1 and len(max(texts).splitlines()) > 1:
            lone = own[texts.index(max(texts))]
            yield from _lines(cells.texts[lone], cells.places[lone])
        elif filled or len(own) >= _WIDE:
            places = [cells.places[n] for n in own]
            yield row_of(tuple(map(_cell, texts, places)))


def _order(rows: Sequence[int], columns: Sequence[int]) -> Iterable[int]:
    """Indices of cells row by row; of two in the same place the last one counts."""
    places = list(zip(rows, columns, strict=True))
    if all(map(lt, places, islice(places, 1, None))):
        return range(len(places))
    last = {place: n for n, place in enumerate(places)}
    return [last[place] for place in sorted(last)]


def _lines(text: str, place: Location | None) -> Iterator[Paragraph]:
    for line in text.splitlines():
        if line.strip():
            yield Paragraph(fold(line), place)


def row_of(found: tuple[RowCell, ...]) -> Paragraph:
    """A row of cells as one line."""
    texts = [content.text.strip() for content, _ in found]
    filled = [n for n, text in enumerate(texts) if text]
    text = raw = "  ".join([texts[n] for n in filled])
    raws = [content.raw for content, _ in found]
    if raws != texts:
        raw = "  ".join([raws[n].strip() for n in filled])
    place = found[filled[0]].location if filled else None
    whole = FoldedText(raw, text) if len(raw) == len(text) else fold(raw)
    return _new(Paragraph, (whole, place, (), found))


def _cell(text: str, place: Location | None) -> RowCell:
    """A cell on one line; two figures in one cell stay apart, so that no number is invented."""
    if "\n" in text or "\r" in text:
        text = _BREAK.sub("", _FIGURES_APART.sub("、", text)).strip()
    return _new(RowCell, (fold(text), place))
