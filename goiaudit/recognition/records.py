"""Grids that hold reports as records: one report a row, or one cell a row.

A batch sheet names its columns by the contract's addresses or by official labels; cells that
``goiaudit tables`` wrote come back as they were. Neither has a text, so nothing is said about
title, sections or dates.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from operator import itemgetter, le
from typing import Any, NamedTuple

from goiaudit.definitions.forms import due_form, forms
from goiaudit.definitions.seldom import seldom
from goiaudit.model.cells import (
    CellAddress,
    CellState,
    Location,
    Number,
    RowShape,
    RowShapes,
    Table,
    TableCells,
)
from goiaudit.model.document import Document, Grid, GridCells, Line
from goiaudit.model.report import Report
from goiaudit.recognition.batch_header import Header, find_header
from goiaudit.recognition.calendar import year_of
from goiaudit.recognition.cell_records import cell_reports
from goiaudit.recognition.fill import column_kind
from goiaudit.recognition.normalise import fold
from goiaudit.recognition.organs import nature
from goiaudit.recognition.places import Taken
from goiaudit.recognition.record_facts import identity_facts, own_cells, table_facts
from goiaudit.recognition.values import UNREADABLE, Kind, is_plain, read_value

_YEAR = seldom(r"((?:19|20)\d{2})(?:年度?|\.0)?")
_YEARS = seldom(r"(?<!\d)((?:19|20)\d{2})年")
_MOST = 10**15  # figures of more digits are none (``values``)
_SUMS = ("合计", "总计", "小计", "平均")


class _Columns(NamedTuple):
    """The columns of one or more rows, with the index of the cell in each; numbered."""

    number: int
    at: Mapping[int | None, int]


class _Row(NamedTuple):
    """Texts and places of the cells of a row, and its ``_Columns``."""

    texts: Sequence[str]
    places: Sequence[Location | None]
    columns: int
    at: Mapping[int | None, int]


def recognise_records(document: Document) -> tuple[Report, ...]:
    """The reports of a document that holds records, () for any other document."""
    if document.format == "cells":
        return cell_reports(document)
    found: list[Report] = []
    notices: list[str] = []
    for grid in [block for block in document.blocks if isinstance(block, Grid)]:
        header = find_header(grid)
        if header is None:
            continue
        year = _year_above(document, grid)
        found += _batch(document, grid, header, year)
        notices += _unread(header)
    if notices:
        found = [replace(report, notices=(*report.notices, *notices)) for report in found]
    if len(found) == 1:
        return tuple(found)
    return tuple(replace(report, part=part) for part, report in enumerate(found, 1))


def _unread(header: Header) -> Iterator[str]:
    if header.unknown:
        names = ", ".join(header.unknown[:5]) + (" …" if len(header.unknown) > 5 else "")
        yield f"columns of the batch sheet that are not read: {names}"
    if header.twice:
        names = ", ".join(map(str, header.twice[:5])) + (" …" if len(header.twice) > 5 else "")
        yield f"columns that name the same cell are not read: {names}"


def _year_above(document: Document, grid: Grid) -> int | None:
    """The one year that the lines before a sheet without a column of years name."""
    years: set[str] = set()
    for block in document.blocks:
        if block is grid:
            break
        if isinstance(block, Line):
            years.update(_YEARS.findall(fold(block.text).text))
    return year_of(years.pop()) if len(years) == 1 else None


def _batch(document: Document, grid: Grid, header: Header, year: int | None) -> Iterator[Report]:
    sheet = _Sheet(header)
    for number, row in _rows(GridCells.of(grid.cells)):
        report = _report(document, sheet, row, year) if number > header.last_row else None
        if report is not None:
            yield report


def _rows(cells: GridCells) -> Iterator[tuple[int, _Row]]:
    """The rows of a grid with their numbers, from top to bottom."""
    fields: Sequence[Sequence[Any]] = cells.rows, cells.columns, cells.texts, cells.places
    if not all(map(le, cells.rows, islice(cells.rows, 1, None))):
        order = sorted(range(len(cells)), key=cells.rows.__getitem__)
        fields = [[field[n] for n in order] for field in fields]
    numbers, columns, texts, places = fields
    known: dict[tuple[int, ...], _Columns] = {}
    start = 0
    while start < len(numbers):
        end = bisect_right(numbers, numbers[start], start)
        key = tuple(columns[start:end])
        if key not in known:
            known[key] = _Columns(len(known), {column: n for n, column in enumerate(key)})
        yield numbers[start], _Row(texts[start:end], places[start:end], *known[key])
        start = end


def _report(document: Document, sheet: _Sheet, row: _Row, year: int | None) -> Report | None:
    header = sheet.header
    organ = sheet.text(row, header.organ).strip()
    if organ.replace(" ", "").startswith(_SUMS):
        return None
    if not any(row.texts[row.at[column]].strip() for column in header.cells if column in row.at):
        return None
    match = _YEAR.fullmatch(sheet.text(row, header.year).replace(" ", ""))
    year = (year_of(match[1]) if match else None) if header.year is not None else year
    due = due_form(year)
    printed = {
        name: table
        for name in ("requests", "disputes", "disclosure")
        if (table := sheet.table(name, row, due)) is not None
    }
    found = nature(organ) if organ else None
    form = next((printed[n].form for n in ("disclosure", "requests") if n in printed), None)
    return Report(
        path=document.path,
        organ=organ or None,
        kind=found.kind if found else None,
        level=found.level if found else None,
        year=year,
        form=form,
        due_form=due,
        printed=printed,
        facts=identity_facts(organ, year, form) | table_facts(printed),
        digest=document.digest,
        encoding=document.encoding,
        notices=document.notices,
    )


class _Readings(dict[str, tuple[CellState, Number | None, str | None, str, bool]]):
    """By the text of a cell its state, value, unit, note, and whether the text is damaged.

    The cells of a sheet hold the same few texts.
    """

    def __init__(self, kind: Kind, unit: str | None) -> None:
        super().__init__()
        self.kind, self.unit = kind, unit

    def __missing__(self, raw: str) -> tuple[CellState, Number | None, str | None, str, bool]:
        if self.unit is None and is_plain(raw):
            return self.setdefault(raw, (CellState.NUMBER, int(raw), None, "", False))
        content = fold(raw)
        if content.damaged or "\ufffd" in raw:
            reading, damaged = UNREADABLE, True
        else:
            reading, damaged = read_value(content.text.strip(), self.kind, self.unit), False
        return self.setdefault(raw, (*reading, damaged))


class _Layout(NamedTuple):
    """A table in one layout: its cells, the index and the readings of each, shapes of its rows.

    ``held`` are the indices that there are, ``take`` takes what stands at them; it is None where
    a cell has no index, or has a unit. ``alike`` is what cells that hold plain figures are but for
    them: state, unit, note, whether lost and damaged.
    """

    cells: Sequence[CellAddress]
    at: Sequence[int | None]
    readings: Sequence[_Readings]
    shapes: Mapping[str, RowShape]
    held: Sequence[int]
    take: Callable[[Sequence[Any]], tuple[Any, ...]] | None
    alike: Sequence[Sequence[Any]]

    def filled(self, row: _Row) -> TableCells:
        """The cells of a row."""
        return self._plain(row) or self._any(row)

    def _plain(self, row: _Row) -> TableCells | None:
        """The cells of a row that holds nothing but plain figures, None for any other row."""
        raws = self.take(row.texts) if self.take is not None else ()
        values = _plain_numbers(raws)
        if self.take is None or not values:
            return None
        states, *rest = self.alike
        return TableCells(self.cells, states, values, raws, Taken(self.held, row.places), *rest)

    def _any(self, row: _Row) -> TableCells:
        raws = ["" if n is None else row.texts[n] for n in self.at]
        readings = [known[raw] for known, raw in zip(self.readings, raws, strict=True)]
        states, values, units, notes, damaged = map(list, zip(*readings, strict=True))
        lost = [n is None for n in self.at]
        for n, gone in enumerate(lost):
            if gone:
                states[n], values[n], units[n], notes[n] = CellState.UNREADABLE, None, None, ""
                damaged[n] = False
        places = Taken(self.held, row.places)
        if any(lost):
            held = [len(row.texts) if n is None else n for n in self.at]
            places = Taken(held, [*row.places, None])
        return TableCells(self.cells, states, values, raws, places, units, notes, lost, damaged)


def _plain_numbers(raws: tuple[str, ...]) -> list[int]:
    """The numbers that texts are, none if one of them is not plain (``is_plain``)."""
    try:
        numbers = list(map(int, raws))
    except ValueError:
        return []
    as_written = tuple(map(str, numbers)) == raws
    return numbers if as_written and raws and min(numbers) >= 0 and max(numbers) < _MOST else []


class _Sheet:
    """A batch sheet; what is the same in all of its rows is found out once."""

    def __init__(self, header: Header) -> None:
        self.header = header
        self.columns: dict[str, dict[CellAddress, int]] = {}
        for column, address in header.cells.items():
            self.columns.setdefault(address.table, {})[address] = column
        self.layouts: dict[tuple[str, str, int], _Layout] = {}
        self.shown: dict[str, Sequence[str]] = {}
        self.readings: dict[tuple[Kind, str | None], _Readings] = {}

    def text(self, row: _Row, column: int | None) -> str:
        """The folded text of a cell, nothing for a column that is not there."""
        return fold(row.texts[row.at[column]]).text if column in row.at else ""

    def table(self, name: str, row: _Row, due: str | None) -> Table | None:
        """One table of a row: columns that the sheet has not are unreadable, never blank."""
        if name not in self.columns:
            return None
        form = None if name == "disputes" else self._form(name, row)
        key = form or due or "2021"
        key = key if key in forms() else "2021"
        layout = self.layouts.get((name, key, row.columns))
        if layout is None:
            layout = self.layouts[name, key, row.columns] = self._layout(name, key, row)
        cells = layout.filled(row)
        where = next(filter(None, map(cells.places.__getitem__, range(len(cells)))), None)
        return Table(name, form, key, cells, layout.shapes, where)

    def _form(self, name: str, row: _Row) -> str | None:
        """The form whose own cells the sheet has; where it has those of both, that are filled."""
        columns = self.columns[name]
        shown = self.shown.get(name)
        if shown is None:
            own = own_cells(name)
            shown = self.shown[name] = [k for k in own if not own[k].isdisjoint(columns)]
        if len(shown) > 1:
            shown = [key for key in shown if self._is_filled(name, key, row)]
        return shown[0] if len(shown) == 1 else None

    def _is_filled(self, name: str, form: str, row: _Row) -> bool:
        """Whether a row has a text in any cell that only one form has."""
        columns = self.columns[name]
        places = (row.at.get(columns[a]) for a in own_cells(name)[form] if a in columns)
        return any(row.texts[n].strip() for n in places if n is not None)

    def _layout(self, name: str, form: str, row: _Row) -> _Layout:
        definition = forms()[form].tables[name]
        cells = definition.addresses()
        columns = list(map(self.columns[name].get, cells))
        readings = []
        for address, column in zip(cells, columns, strict=True):
            unit = None if column is None else self.header.units.get(column)
            known = (column_kind(definition, address.column), unit)
            readings.append(self.readings.setdefault(known, _Readings(*known)))
        rows = definition.rows.items()
        shapes = RowShapes.of({key: RowShape(len(row.columns), 1, row.core) for key, row in rows})
        at = list(map(row.at.get, columns))
        held = [n for n in at if n is not None]
        plain = len(held) == len(at) and all(known.unit is None for known in readings)
        take = itemgetter(*held) if plain else None
        alike = [[each] * len(at) for each in (CellState.NUMBER, None, "", False, False)]
        return _Layout(cells, at, readings, shapes, held, take, alike)
