"""Tables that stand as in a page before: where their cells are is known, only texts are read.

A system draws the form in the same markup page after page. What elements tell of a table hangs
on its markup alone, so it is worked out once for each skeleton, from a table of marks that was
parsed like any other, and filled with the texts of each page.

That is sound only for markup that the parser takes as it is written: every element is closed
where it says so, nothing is moved or added, whatever stands around the table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import itemgetter

from lxml import etree

from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading import html_skeleton
from goiaudit.reading.html_grid import BREAKING, expanded, mark_breaks, own_rows
from goiaudit.reading.html_items import (
    Budget,
    Inside,
    Item,
    Node,
    RawCells,
    Spot,
    cell_text,
    text_in,
)
from goiaudit.reading.html_paths import Paths
from goiaudit.reading.html_skeleton import referred, skeleton
from goiaudit.reading.html_tables import items_of, lines_among

_KNOWN = 256
_BEGINNING = 64
_MARK = re.compile("x([0-9]+)x")
"""Stands for a text while it is found out where the texts of a skeleton go."""
_NAME = re.compile(r"<(/?)([a-z0-9:]+)")
_EMPTY = frozenset({"br", "col"})
_SPACED = re.compile("[ \t\r\n\f]")

Joined = tuple[tuple[str, int], ...]
"""Texts of a cell by number, each with what stands before it."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """The cells of a skeleton and the numbers of their texts; -1 for a cell without text.

    ``joined`` has the texts of cells with several, by cell. ``count`` cells cover ``area``
    further places.
    """

    cells: RawCells
    texts: tuple[int, ...]
    joined: dict[int, Joined]
    count: int
    area: int


@dataclass(slots=True)
class _Memory:
    """How often something was seen; a skeleton has a plan from the second time on, or none."""

    seen: int = 0
    plan: _Plan | None = None


@dataclass(frozen=True, slots=True)
class KnownTable:
    """A table whose like is known; ``lines`` are those of its cells that are lines of text.

    They are None for a table that only places things.
    """

    plan: _Plan
    texts: Sequence[str]
    lines: Sequence[int] | None

    def items(self, table: Node, budget: Budget) -> list[Item] | None:
        """Sheets and lines, with an empty ``table`` in the place of the one that was not parsed."""
        plan, lines = self.plan, self.lines
        budget.take_cells(plan.count, plan.area)
        if lines is None:
            return None
        known = plan.cells
        apart = lines or len(set(known.rows)) == len(known.rows)
        elements = [Inside(table, steps) for steps in known.steps] if apart else ()
        return items_of(table, _with(known, self.texts, elements), lines)


def known_table(source: bytes) -> KnownTable | None:
    """The table whose source goes from ``<table`` to ``</table>`` if its like is known."""
    begun = _begun(source[:_BEGINNING])
    begun.seen += 1
    # The first one of its kind is not looked at any closer: most of them may stay alone.
    found = skeleton(source) if begun.seen > 1 else None
    if found is None:
        return None
    memory = _memory(found.markup)
    memory.seen += 1
    if memory.seen == 2:
        memory.plan = _plan(found.markup)
    return None if memory.plan is None else _filled(memory.plan, found.texts)


def forget() -> None:
    """Know no tables any more, as at the start of a program."""
    _begun.cache_clear()
    _memory.cache_clear()
    html_skeleton.forget()


@lru_cache(maxsize=4 * _KNOWN)
def _begun(_source: bytes) -> _Memory:
    return _Memory()


@lru_cache(maxsize=_KNOWN)
def _memory(_markup: tuple[str, ...]) -> _Memory:
    return _Memory()


def _filled(plan: _Plan, texts: list[str]) -> KnownTable | None:
    """The table of a plan with its texts; None if there are references not known."""
    if "&" in "".join(texts):
        told = [referred(text) for text in texts]
        if None in told:
            return None
        texts = [text or "" for text in told]
    texts.append("")
    filled = list(itemgetter(*plan.texts)(texts))
    for cell, joined in plan.joined.items():
        filled[cell] = "".join([before + texts[n] for before, n in joined])
    if plan.joined or _SPACED.search("".join(filled)):
        filled = [text if text.isalnum() else _cell_text(text) for text in filled]
    return KnownTable(plan, filled, lines_among(_with(plan.cells, filled)))


def _with(cells: RawCells, texts: Sequence[str], elements: Sequence[Spot] = ()) -> RawCells:
    _, steps, _, rows, columns, rowspans, colspans, longest = cells
    return RawCells(elements, steps, texts, rows, columns, rowspans, colspans, longest)


@lru_cache(maxsize=1024)
def _short_text(text: str) -> str:
    return cell_text(text)


def _cell_text(text: str) -> str:
    return _short_text(text) if len(text) < 100 else cell_text(text)


def _plan(markup: Sequence[str]) -> _Plan | None:
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


def _with_texts(table: etree._Element, cells: RawCells, budget: Budget) -> _Plan:
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
    return _Plan(known, tuple(singles), joined, budget.cells, budget.area)
