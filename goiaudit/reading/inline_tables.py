"""Tables written as HTML in running text, as converters of PDF put them into Markdown."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from goiaudit.model.cells import Location
from goiaudit.model.document import Block, Grid, GridCells, Line
from goiaudit.model.settings import Limits
from goiaudit.reading.html_dom import parse
from goiaudit.reading.html_flow import flow
from goiaudit.reading.html_items import Budget, Passage, Spot

_BEGIN = re.compile(r"<table\b", re.IGNORECASE)
_END = re.compile(r"</table\s*>", re.IGNORECASE)


def with_tables(lines: Sequence[Line], path: str, limits: Limits) -> Iterator[Block]:
    """The lines, with each table as a grid whose cells keep the line that they begin on.

    Raises InputError ``limit`` for tables that a web page could not have either.
    """
    text = "\n".join(line.text for line in lines)
    starts = list(accumulate((len(line.text) + 1 for line in lines), initial=0))[:-1]
    budget = Budget(path, limits)
    place = 0
    for begin, end in _spans(text):
        yield from _between(lines, starts, place, begin)
        own = slice(bisect_right(starts, begin) - 1, bisect_left(starts, end))
        yield from _blocks(text[begin:end], lines[own], budget)
        place = end
    yield from _between(lines, starts, place, len(text))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where tables begin and end; one that is not closed is none."""
    place = 0
    while begin := _BEGIN.search(text, place):
        end = _END.search(text, begin.end())
        if end is None:
            return
        place = end.end()
        yield begin.start(), place


def _between(lines: Sequence[Line], starts: Sequence[int], begin: int, end: int) -> Iterator[Line]:
    """Lines from one place to before another; of a line that a table parts, what has text."""
    for number in range(max(bisect_right(starts, begin) - 1, 0), bisect_left(starts, end)):
        line, start = lines[number], starts[number]
        part = line.text[max(begin - start, 0) : end - start]
        if len(part) == len(line.text):
            yield line
        elif part.strip():
            yield line._replace(text=part)


def _blocks(markup: str, lines: Sequence[Line], budget: Budget) -> Iterator[Block]:
    """What a table holds; ``lines`` are those on which it stands."""
    root = parse(markup.encode("utf-8", errors="replace"), budget.path, budget.limits)
    if root is None:
        return
    for item in flow(root, budget).items:
        if isinstance(item, Passage):
            yield Line(item.text, _place(item.element, lines))
            continue
        cells = item.cells
        places = [_place(element, lines) for element in cells.elements]
        first = cells.rows[0]
        rows = [row - first for row in cells.rows]
        yield Grid(
            GridCells(cells.texts, rows, cells.columns, cells.rowspans, cells.colspans, places),
            places[0],
        )


def _place(spot: Spot, lines: Sequence[Line]) -> Location | None:
    """The line on which the tag of an element stands."""
    number = getattr(spot, "sourceline", None) or 1
    return lines[min(number, len(lines)) - 1].location
