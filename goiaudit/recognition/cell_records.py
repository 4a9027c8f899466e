"""Cells that ``goiaudit tables`` wrote, back to reports: state, value, raw and place unchanged."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from goiaudit.definitions.forms import forms
from goiaudit.model.cells import Cell, CellAddress, CellState, Location, Number, RowShape, Table
from goiaudit.model.document import Document, Grid
from goiaudit.model.errors import InputError
from goiaudit.model.report import Report
from goiaudit.recognition.record_facts import own_cells, table_facts

Row = Mapping[str, str]
_COLUMNS = frozenset(
    ("path", "part", "table", "row", "column", "state", "value", "raw", "location")
)
_PLACES = frozenset(Location._fields)
_NAMED = frozenset({"xpath", "sheet", "cell"})
_EDGES = 4
_FURTHEST = 1e9


def cell_reports(document: Document) -> tuple[Report, ...]:
    """One report for each path and part; raises InputError ``damaged`` for a row that is wrong."""
    groups = _groups(_rows(document))
    if not groups:
        raise InputError(document.path, "empty", "no cells in it")
    return tuple(
        _report(document, rows, number if len(groups) > 1 else None)
        for number, rows in enumerate(groups, 1)
    )


def _groups(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows of one report each: of one path and part, and every cell once."""
    groups: list[list[Row]] = []
    seen: set[tuple[str, ...]] = set()
    before: tuple[str, str] | None = None
    for row in rows:
        source, cell = (row["path"], row["part"]), (row["table"], row["row"], row["column"])
        if source != before or cell in seen:
            groups.append([])
            seen.clear()
        before = source
        seen.add(cell)
        groups[-1].append(row)
    return groups


def _rows(document: Document) -> list[Row]:
    grid = next(block for block in document.blocks if isinstance(block, Grid))
    table: dict[int, list[str]] = {}
    for cell in grid.cells:
        table.setdefault(cell.row, []).append(cell.text)
    header, *rows = table.values()
    if not _COLUMNS.issubset(header):
        raise _wrong(document.path, ",".join(header))
    return [dict(zip(header, row, strict=True)) for row in rows]


def _report(document: Document, rows: Sequence[Row], part: int | None) -> Report:
    by_table: dict[str, list[Cell]] = {}
    for row in rows:
        cell = _cell(row, document.path)
        by_table.setdefault(cell.address.table, []).append(cell)
    printed = {name: _table(name, cells, document.path) for name, cells in by_table.items()}
    form = next((printed[n].form for n in ("disclosure", "requests") if n in printed), None)
    facts = table_facts(printed)
    return Report(
        path=document.path,
        part=part,
        form=form,
        printed=printed,
        facts=facts,
        digest=document.digest,
        encoding=document.encoding,
        notices=(*document.notices, f"cells that goiaudit tables read in {rows[0]['path']}"),
    )


def _cell(row: Row, path: str) -> Cell:
    address = CellAddress(row["table"], row["row"], row["column"])
    try:
        state = CellState(row["state"])
        value = _number(row["value"]) if row["value"] else None
        location = _location(row["location"])
    except (ValueError, TypeError, InvalidOperation) as error:
        raise _wrong(path, str(address)) from error
    if (state is CellState.NUMBER) != (value is not None):
        raise _wrong(path, str(address))
    lost = state is CellState.UNREADABLE and not row["raw"] and location is None
    return Cell(
        address, state, value, row["raw"], location, lost=lost, damaged="\ufffd" in row["raw"]
    )


def _wrong(path: str, what: str) -> InputError:
    return InputError(path, "damaged", f"{what} is no cell that goiaudit tables wrote")


def _number(text: str) -> Number:
    value = Decimal(text)
    if not value.is_finite() or abs(value.adjusted()) > 40:
        raise ValueError(text)
    return int(value) if value == value.to_integral_value() else value


def _location(text: str) -> Location | None:
    if not text:
        return None
    try:
        values = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(values, dict) or not all(map(_is_place, values, values.values())):
        raise ValueError(text)
    if "bbox" in values:
        values["bbox"] = tuple(values["bbox"])
    return Location(**values) if values else None


def _is_place(name: str, value: object) -> bool:
    """Whether a key of a location holds what a location has there: names, numbers from 1, a box."""
    if name in _NAMED:
        return isinstance(value, str)
    if name == "bbox":
        edges = value if isinstance(value, list) else []
        return len(edges) == _EDGES and all(
            type(edge) in (int, float) and abs(edge) < _FURTHEST for edge in edges
        )
    return name in _PLACES and type(value) is int and 0 < value < _FURTHEST


def _table(name: str, cells: Sequence[Cell], path: str) -> Table:
    """The table with the layout that has exactly these cells, in official order."""
    found = {cell.address: cell for cell in cells}
    fitting = [
        key
        for key, form in forms().items()
        if name in form.tables and set(form.tables[name].addresses()) == set(found)
    ]
    if not fitting or len(found) != len(cells):
        raise _wrong(path, f"table {name}")
    layout = fitting[-1]
    definition = forms()[layout].tables[name]
    own = tuple(found[address] for address in definition.addresses())
    shapes = {key: _shape(row.core, [c for c in own if c.address.row == key])
              for key, row in definition.rows.items()}  # fmt: skip
    place = next((cell.location for cell in own if cell.location), None)
    # Lost cells show no form: a table without any of its own has the rows of the form due.
    shown = own_cells(name)[layout] & {cell.address for cell in own if not cell.lost}
    return Table(name, layout if shown else None, layout, own, shapes, place)


def _shape(label: str, cells: Sequence[Cell]) -> RowShape:
    shown = sum(not cell.lost for cell in cells)
    return RowShape(shown, int(shown > 0), label, cells[0].location)
