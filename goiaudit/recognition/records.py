"""Grids that hold reports as records: one report a row, or one cell a row.

A batch sheet names its columns by the contract's addresses or by official labels; cells that
``goiaudit tables`` wrote come back as they were. Neither has a text, so nothing is said about
title, sections or dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from goiaudit.definitions.forms import due_form, forms
from goiaudit.model.cells import Cell, CellAddress, CellState, RowShape, Table
from goiaudit.model.document import Document, Grid, GridCell, Line
from goiaudit.model.report import Report
from goiaudit.recognition.batch_header import Header, find_header
from goiaudit.recognition.calendar import year_of
from goiaudit.recognition.cell_records import cell_reports
from goiaudit.recognition.fill import column_kind
from goiaudit.recognition.normalise import fold
from goiaudit.recognition.organs import nature
from goiaudit.recognition.record_facts import identity_facts, own_cells, table_facts
from goiaudit.recognition.values import Kind, read_value

_YEAR = re.compile(r"((?:19|20)\d{2})(?:年度?|\.0)?")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
_SUMS = ("合计", "总计", "小计", "平均")


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
    rows: dict[int, dict[int, GridCell]] = {}
    for cell in grid.cells:
        if cell.row > header.last_row:
            rows.setdefault(cell.row, {})[cell.column] = cell
    for _, row in sorted(rows.items()):
        report = _report(document, row, header, year)
        if report is not None:
            yield report


def _report(
    document: Document, row: Mapping[int, GridCell], header: Header, year: int | None
) -> Report | None:
    organ = _text(row, header.organ).strip()
    if organ.replace(" ", "").startswith(_SUMS):
        return None
    if not any(row[column].text.strip() for column in header.cells if column in row):
        return None
    match = _YEAR.fullmatch(_text(row, header.year).replace(" ", ""))
    year = (year_of(match[1]) if match else None) if header.year is not None else year
    printed = {
        name: table
        for name in ("requests", "disputes", "disclosure")
        if (table := _table(name, row, header, year)) is not None
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


def _text(row: Mapping[int, GridCell], column: int | None) -> str:
    return fold(row[column].text).text if column is not None and column in row else ""


def _table(
    name: str, row: Mapping[int, GridCell], header: Header, year: int | None
) -> Table | None:
    """One table of a row: columns that the sheet has not are unreadable, never blank."""
    columns = {address: column for column, address in header.cells.items() if address.table == name}
    if not columns:
        return None
    filled = {a for a, column in columns.items() if column in row and row[column].text.strip()}
    form = None if name == "disputes" else _form(name, frozenset(columns), filled)
    layout = form or due_form(year) or "2021"
    layout = layout if layout in forms() else "2021"
    definition = forms()[layout].tables[name]
    cells = []
    for address in definition.addresses():
        cell = row.get(columns[address]) if address in columns else None
        unit = header.units.get(columns[address]) if address in columns else None
        cells.append(_cell(address, cell, column_kind(definition, address.column), unit))
    shapes = {
        key: RowShape(len(row_.columns), 1, row_.core) for key, row_ in definition.rows.items()
    }
    place = next((cell.location for cell in cells if cell.location), None)
    return Table(name, form, layout, tuple(cells), shapes, place)


def _cell(address: CellAddress, cell: GridCell | None, kind: Kind, unit: str | None) -> Cell:
    if cell is None:
        return Cell(address, CellState.UNREADABLE, lost=True)
    content = fold(cell.text)
    damaged = bool(content.damaged) or "\ufffd" in cell.text
    if damaged:
        return Cell(
            address, CellState.UNREADABLE, raw=cell.text, location=cell.location, damaged=True
        )
    reading = read_value(content.text.strip(), kind, unit)
    return Cell(
        address,
        reading.state,
        reading.value,
        cell.text,
        cell.location,
        reading.unit,
        reading.note,
    )


def _form(name: str, columns: frozenset[CellAddress], filled: set[CellAddress]) -> str | None:
    """The form whose own cells the sheet has; where it has those of both, that are filled."""
    shown = [key for key, own in own_cells(name).items() if own & columns]
    if len(shown) > 1:
        shown = [key for key in shown if own_cells(name)[key] & filled]
    return shown[0] if len(shown) == 1 else None
