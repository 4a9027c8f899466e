"""A Document as the lines of a report: folded lines, and tables row by row or as a whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, groupby, islice, repeat
from typing import Any, cast

from goiaudit.model.cells import Location
from goiaudit.model.document import Document, Grid, Line
from goiaudit.model.text import FoldedText, Paragraph
from goiaudit.recognition.collapsed import with_lines_apart
from goiaudit.recognition.grids import grid_rows, piped_rows
from goiaudit.recognition.halves import with_whole_headings
from goiaudit.recognition.lines import Item, Lines
from goiaudit.recognition.normalise import fold_lines
from goiaudit.recognition.rows import Block, Row
from goiaudit.recognition.wholes import stands_whole

_Joined = tuple[tuple[int, Location | None], ...]
"""Where each further line of a paragraph begins (``Line``)."""
_paragraph: Any = partial(tuple.__new__, Paragraph)
"""Makes one in a third of the time of its constructor."""


def lines_of(document: Document) -> Lines:
    """Every line folded once; equal lines share their folding. Every grid row by row, but for
    known tables of which nobody needs the rows.

    A heading broken over two lines is one.
    """
    groups = [(kind, list(group)) for kind, group in groupby(document.blocks, _kind_of)]
    lines = chain.from_iterable(group for kind, group in groups if kind == "line")
    folded = _folded(list(cast(Iterable[Line], lines)))
    items: list[Item] = []
    for kind, group in groups:
        if kind == "line":
            items += islice(folded, len(group))
        elif kind == "pipes":
            raws, places, _ = zip(*cast(Iterable[Line], group), strict=True)
            items += _items_of(piped_rows(raws, places))
        else:
            for grid in cast(Iterable[Grid], group):
                items += _items_of(grid_rows(grid))
    return with_whole_headings(with_lines_apart(Lines(items)))


def _items_of(rows: Block | Sequence[Paragraph | Row]) -> Sequence[Item]:
    """What stands in the lines of a table."""
    if not isinstance(rows, Block):
        return rows
    return [rows] * len(rows.mould.moulds) if stands_whole(rows.mould) else rows.rows()


def _folded(lines: Sequence[Line]) -> Iterator[Paragraph]:
    if not lines:
        return iter(())
    raws, places, joined = zip(*lines, strict=True)
    contents = fold_lines(raws)
    if any(joined):
        joined = tuple(map(_in_folded, joined, contents))
    return map(_paragraph, zip(contents, places, joined, repeat(()), strict=False))


def _in_folded(joined: _Joined, content: FoldedText) -> _Joined:
    """Where further lines begin, as offsets into the folded text."""
    if content.origin is None:
        return joined
    return tuple([(bisect_left(content.origin, start), place) for start, place in joined])


def _kind_of(block: Line | Grid) -> str:
    """A grid, a line with pipes (which may be a row of a table) or any other line."""
    if not isinstance(block, Line):
        return "grid"
    return "pipes" if "|" in block[0] and not block[2] else "line"
