"""Grids that hold reports as records: one report a row, or one cell a row.

A batch sheet names its columns by the contract's addresses or by official labels; cells that
``goiaudit tables`` wrote come back as they were. Neither has a text, so nothing is said about
title, sections or dates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import repeat
from typing import Any, NamedTuple

from goiaudit.definitions.forms import due_form, forms
from goiaudit.model.cells import Cell, CellAddress, CellState, Number, RowShape, Table
from goiaudit.model.document import Document, Grid, GridCells, Line
from goiaudit.model.report import Report
from goiaudit.recognition.batch_header import Header, find_header
from goiaudit.recognition.calendar import year_of
from goiaudit.recognition.cell_records import cell_reports
from goiaudit.recognition.fill import column_kind
from goiaudit.recognition.normalise import fold
from goiaudit.recognition.organs import nature
from goiaudit.recognition.record_facts import identity_facts, own_cells, table_facts
from goiaudit.recognition.values import UNREADABLE, Kind, is_plain, read_value

_YEAR = re.compile(r"((?:19|20)\d{2})(?:年度?|\.0)?")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
_SUMS = ("合计", "总计", "小计", "平均")
_cell: Callable[[Iterable[Any]], Cell] = partial(tuple.__new__, Cell)  # quicker than Cell(...)

Row = Mapping[int | None, int]
"""Index of the cell in each column of one row."""


def recognise_records(document: Document) -> tuple[Report, ...]:
    """The reports of a document that holds records, () for any other document."""
    if document.format == "cells":
        return cell_reports(document)
    found: list[Report] = []
    notices: list[str] = []
    for block in document.blocks:
        header = find_header(block) if isinstance(block, Grid) else None
        if header is None or not isinstance(block, Grid):
            continue
        year = _year_above(document, block)
        found += _batch(document, block, header, year)
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
    cells = GridCells.of(grid.cells)
    sheet = _Sheet(cells, header)
    rows: dict[int, list[int]] = {}
    for place, number in enumerate(cells.rows):
        if number > header.last_row:
            rows.setdefault(number, []).append(place)
    for _, found in sorted(rows.items()):
        row: Row = {cells.columns[place]: place for place in found}
        report = _report(document, sheet, row, year)
        if report is not None:
            yield report


def _report(document: Document, sheet: _Sheet, row: Row, year: int | None) -> Report | None:
    header, texts = sheet.header, sheet.cells.texts
    organ = sheet.text(row, header.organ).strip()
    if organ.replace(" ", "").startswith(_SUMS):
        return None
    if not any(texts[row[column]].strip() for column in header.cells if column in row):
        return None
    match = _YEAR.fullmatch(sheet.text(row, header.year).replace(" ", ""))
    year = (year_of(match[1]) if match else None) if header.year is not None else year
    printed = {
        name: table
        for name in ("requests", "disputes", "disclosure")
        if (table := sheet.table(name, row, year)) is not None
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
        due_form=due_form(year),
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
    """A table in one layout: its cells, column and readings of each, the shapes of its rows."""

    cells: Sequence[CellAddress]
    columns: Sequence[int | None]
    readings: Sequence[_Readings]
    shapes: Mapping[str, RowShape]


class _Sheet:
    """The cells of a batch sheet; what is the same in all of its rows is found out once."""

    def __init__(self, cells: GridCells, header: Header) -> None:
        self.cells = cells
        self.header = header
        self.columns: dict[str, dict[CellAddress, int]] = {}
        for column, address in header.cells.items():
            self.columns.setdefault(address.table, {})[address] = column
        self.layouts: dict[tuple[str, str], _Layout] = {}
        self.readings: dict[tuple[Kind, str | None], _Readings] = {}

    def text(self, row: Row, column: int | None) -> str:
        """The folded text of a cell, nothing for a column that is not there."""
        return fold(self.cells.texts[row[column]]).text if column in row else ""

    def table(self, name: str, row: Row, year: int | None) -> Table | None:
        """One table of a row: columns that the sheet has not are unreadable, never blank."""
        if name not in self.columns:
            return None
        form = None if name == "disputes" else self._form(name, row)
        key = form or due_form(year) or "2021"
        key = key if key in forms() else "2021"
        layout = self.layouts.get((name, key))
        if layout is None:
            layout = self.layouts[name, key] = self._layout(name, key)
        at = list(map(row.get, layout.columns))
        texts, places = self.cells.texts, self.cells.places
        raws = ["" if n is None else texts[n] for n in at]
        found = [None if n is None else places[n] for n in at]
        readings = [known[raw] for known, raw in zip(layout.readings, raws, strict=True)]
        states, values, units, notes, hurt = zip(*readings, strict=True)
        fields = (layout.cells, states, values, raws, found, units, notes, repeat(False), hurt)
        cells = list(map(_cell, zip(*fields, strict=False)))
        for n, place in enumerate(at):
            if place is None:
                cells[n] = Cell(layout.cells[n], CellState.UNREADABLE, lost=True)
        where = next((place for place in found if place), None)
        return Table(name, form, key, tuple(cells), layout.shapes, where)

    def _form(self, name: str, row: Row) -> str | None:
        """The form whose own cells the sheet has; where it has those of both, that are filled."""
        columns = self.columns[name]
        shown = [key for key, own in own_cells(name).items() if not own.isdisjoint(columns)]
        if len(shown) > 1:
            shown = [key for key in shown if self._is_filled(name, key, row)]
        return shown[0] if len(shown) == 1 else None

    def _is_filled(self, name: str, form: str, row: Row) -> bool:
        """Whether a row has a text in any cell that only one form has."""
        columns = self.columns[name]
        places = (row.get(columns[a]) for a in own_cells(name)[form] if a in columns)
        return any(self.cells.texts[n].strip() for n in places if n is not None)

    def _layout(self, name: str, form: str) -> _Layout:
        definition = forms()[form].tables[name]
        cells = definition.addresses()
        columns = list(map(self.columns[name].get, cells))
        readings = []
        for address, column in zip(cells, columns, strict=True):
            unit = None if column is None else self.header.units.get(column)
            known = (column_kind(definition, address.column), unit)
            readings.append(self.readings.setdefault(known, _Readings(*known)))
        rows = definition.rows.items()
        shapes = {key: RowShape(len(row.columns), 1, row.core) for key, row in rows}
        return _Layout(cells, columns, readings, shapes)
