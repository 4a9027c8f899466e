"""Tables by columns, for ``packing``: hundreds of cells become a few lists of plain values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from goiaudit.batch.packing_columns import long, numbers, short
from goiaudit.batch.packing_places import packed_places, places_of
from goiaudit.definitions.forms import forms
from goiaudit.model.cells import CellAddress, CellState, RowShapes, Table, TableCells

_STATES = tuple(CellState)
_CODE_OF_STATE = {state: code for code, state in enumerate(_STATES)}
_FEW = 1
"""Cells that are not worth columns."""
Columns = tuple[Any, ...]


def packed_table(table: Table) -> tuple[Callable[..., Table], Columns]:
    """What makes the table, and of what."""
    if len(table.cells) <= _FEW:
        plain = (tuple(table.cells), dict(table.rows), table.location)
        return Table, (table.name, table.form, table.layout, *plain)
    cells = TableCells.of(table.cells)
    addresses = tuple(cells.addresses)
    own = None if addresses == _addresses(table.layout, table.name) else addresses
    states = _packed_states(cells.states)
    rest = tuple(map(short, (cells.units, cells.notes, cells.lost, cells.damaged)))
    rows = RowShapes.of(table.rows)
    keys = tuple(rows.numbers)
    odd = None if keys == tuple(_rows(table.layout, table.name)) else keys
    counts = (numbers(rows.shown), numbers(rows.times))
    row_shapes = (odd, *counts, short(rows.labels), packed_places(rows.places))
    told = (table.name, table.form, table.layout, table.location)
    figures = (own, states, numbers(cells.values), short(cells.raws))
    return table_of, (told, figures, packed_places(cells.places), rest, row_shapes)


def table_of(
    told: Columns, figures: Columns, places: Columns, rest: Columns, row_shapes: Columns
) -> Table:
    """The table that was packed."""
    name, form, layout, location = told
    addresses, states, values, raws = figures
    count = len(values[1])
    cells = TableCells(
        _addresses(layout, name) if addresses is None else addresses,
        _states_of(states, count),
        long(values, count),
        long(raws, count),
        places_of(places, count),
        *(long(column, count) for column in rest),
    )
    keys, shown, times, labels, starts = row_shapes
    known = _rows(layout, name) if keys is None else {key: n for n, key in enumerate(keys)}
    size = len(known)
    counts = long(shown, size), long(times, size)
    rows = RowShapes(known, *counts, long(labels, size), places_of(starts, size))
    return Table(name, form, layout, cells, rows, location)


def _packed_states(states: Sequence[CellState]) -> bytes:
    """A code for each state, one for all where they have the same."""
    if states.count(states[0]) == len(states):
        return bytes([_CODE_OF_STATE[states[0]]])
    return bytes(map(_CODE_OF_STATE.__getitem__, states))


def _states_of(codes: bytes, count: int) -> Sequence[CellState]:
    found = tuple(map(_STATES.__getitem__, codes))
    return found * count if len(found) == 1 else found


@lru_cache(maxsize=64)
def _rows(layout: str, table: str) -> Mapping[str, int]:
    """The rows of a table of a form with their numbers, in official order."""
    keys = dict.fromkeys(address.row for address in _addresses(layout, table))
    return {key: n for n, key in enumerate(keys)}


@lru_cache(maxsize=64)
def _addresses(layout: str, table: str) -> tuple[CellAddress, ...]:
    """The addresses of a table of a form, in official order; none for an unknown form."""
    tables = forms()[layout].tables if layout in forms() else {}
    return tuple(tables[table].addresses()) if table in tables else ()
