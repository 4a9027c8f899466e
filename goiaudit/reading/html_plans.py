"""Where the cells of a table are and which texts they have, worked out from its markup alone.

A system draws the form in the same markup page after page. What elements tell of a table hangs
on its markup alone, so it is worked out once for each skeleton, from a table of marks that was
parsed like any other.

That is sound only for markup that the parser takes as it is written: every element is closed
where it says so, nothing is moved or added, whatever stands around the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from lxml import etree

from goiaudit.definitions.seldom import seldom
from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading.html_grid import BREAKING, expanded, mark_breaks, own_rows
from goiaudit.reading.html_items import Budget, RawCells, text_in
from goiaudit.reading.html_paths import Paths

_MARK = seldom("x([0-9]+)x")
"""Stands for a text while it is found out where the texts of a skeleton go."""
_NAME = seldom(r"<(/?)([a-z0-9:]+)")
_EMPTY = frozenset({"br", "col"})

Joined = tuple[tuple[str, int], ...]
"""Texts of a cell by number, each with what stands before it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The cells of a skeleton and the numbers of their texts; -1 for a cell without text.

    ``joined`` has the texts of cells with several, by cell. ``count`` cells cover ``area``
    further places. With ``single`` each cell is alone in its row.
    """

    cells: RawCells
    texts: tuple[int, ...]
    joined: dict[int, Joined]
    count: int
    area: int
    single: bool


def plan_of(markup: Sequence[str]) -> Plan | None:
    """Where the texts of a skeleton go, None if that is not sure."""
    marks = [f"x{n}x" for n in range(len(markup) - 1)]
    source = "".join(chain.from_iterable(zip(markup, [*marks, ""], strict=True)))
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    root = etree.fromstring(f"<html><body>{source}</body></html>".encode(), parser)
    table = root.find("body/table")
    if table is None or not _is_as_written(table, "".join(markup)):
        return None
    rows, loose = own_rows(table, frozenset())
    if loose or max((len(row.cells) for row in rows), default=0) < 2:
        return None
    budget = Budget("", Limits())
    try:
        cells = expanded(table, rows, BREAKING, budget)
    except InputError:
        return None
    return _with_texts(table, cells, budget)


def _is_as_written(table: etree._Element, markup: str) -> bool:
    """Whether elements begin and end in the tree as they do in the source."""
    events = etree.iterwalk(table, events=("start", "end"))
    found = [(event == "end", element.tag) for event, element in events]
    written: list[tuple[bool, str]] = []
    for closing, name in _NAME.findall(markup):
        written.append((closing == "/", name))
        if name in _EMPTY:
            written.append((True, name))
    return found == written


def _with_texts(table: etree._Element, cells: RawCells, budget: Budget) -> Plan:
    singles: list[int] = []
    joined: dict[int, Joined] = {}
    for cell, element in enumerate(cells.elements):
        mark_breaks(element, BREAKING)
        # What stands before, number, what stands between, number ...
        pieces = _MARK.split(text_in(element))
        singles.append(int(pieces[1]) if len(pieces) == 3 else -1)
        if len(pieces) > 3:
            pairs = zip(pieces[0:-1:2], pieces[1::2], strict=True)
            joined[cell] = tuple((before, int(n)) for before, n in pairs)
    paths = Paths()
    start = len(paths.of(table))
    steps = tuple(place[start:] for place in paths.of_cells(table, cells)[1])
    first = cells.rows[0]
    known = RawCells(
        (),
        steps,
        (),
        tuple(row - first for row in cells.rows),
        tuple(cells.columns),
        tuple(cells.rowspans),
        tuple(cells.colspans),
        max(map(len, steps)),
    )
    single = len(set(known.rows)) == len(known.rows)
    return Plan(known, tuple(singles), joined, budget.cells, budget.area, single)
