"""The figures of reports as they are printed, and the matrices that they fill."""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from goiaudit.definitions.forms import forms
from goiaudit.model.cells import CellAddress, CellState, Number, Table, TableCells
from goiaudit.model.report import Report

NUMBER, BLANK, NOT_APPLICABLE, TEXT, UNREADABLE, ABSENT, BEYOND = range(7)
"""Codes of cell states; ABSENT is a cell of a table that the report does not have, BEYOND a
figure that no sum can hold."""
_CODES = {
    CellState.NUMBER: NUMBER,
    CellState.BLANK: BLANK,
    CellState.NOT_APPLICABLE: NOT_APPLICABLE,
    CellState.TEXT: TEXT,
    CellState.UNREADABLE: UNREADABLE,
}
LARGEST = 2**50
"""A scaled figure above this (10¹⁵) is no count of anything: rules that need it are unknown, and
no sum of a table can overflow int64."""


@lru_cache(maxsize=1)
def cell_index() -> dict[CellAddress, int]:
    """Row of every cell of every form in the matrices."""
    addresses = (
        address
        for form in forms().values()
        for table in form.tables.values()
        for address in table.addresses()
    )
    return {address: row for row, address in enumerate(dict.fromkeys(addresses))}


class Printed(NamedTuple):
    """The cells of a report's tables that have a number, one after the other.

    ``tables`` are the names of these tables, ``rows`` the places of their cells in the matrices:
    reports with the same tables share both.
    ``figures`` (int64) has 0 for cells without a number and for those in ``apart``: figures with
    decimals and very large ones, by their place. ``states`` are codes, a byte each.
    """

    tables: frozenset[str]
    rows: NDArray[np.intp]
    figures: bytes
    states: bytes
    apart: tuple[tuple[int, Number], ...] = ()

    @staticmethod
    def of(reports: Sequence[Report]) -> list[Printed]:
        """The cells of every report of a batch."""
        shared = _Shared()
        return [shared.printed(report) for report in reports]

    @property
    def fractions(self) -> list[Decimal]:
        """The figures with decimals."""
        return [figure for _, figure in self.apart if isinstance(figure, Decimal)]


class _Shared:
    """What tables of a batch have in common: their addresses, and nearly always their states.

    Both are known by identity. They are kept, so that no other object is taken for them.
    """

    def __init__(self) -> None:
        self._rows: dict[tuple[int, ...], tuple[object, frozenset[str], NDArray[np.intp]]] = {}
        self._codes: dict[int, tuple[object, bytes]] = {}

    def printed(self, report: Report) -> Printed:
        """The cells of a report of the batch."""
        tables, cells = [], []
        figures, states = b"", b""
        apart: list[tuple[int, Number]] = []
        for table in report.printed.values():
            own = TableCells.of(table.cells)
            codes = self._codes_of(own.states)
            if NUMBER in codes:
                tables.append(table)
                cells.append(own.addresses)
                try:
                    figures += _int64(own.values)
                except struct.error:
                    # Most often a small table: fees are its only figure with decimals.
                    plain, odd = _apart(own.values)
                    figures += plain
                    apart += [(len(states) + n, figure) for n, figure in odd.items()]
                states += codes
        _, names, rows = self._rows_of(tables, cells)
        return Printed(names, rows, figures, states, tuple(apart))

    def _codes_of(self, states: Sequence[CellState]) -> bytes:
        if id(states) not in self._codes:
            self._codes[id(states)] = states, _codes(states)
        return self._codes[id(states)][1]

    def _rows_of(
        self, tables: Sequence[Table], cells: Sequence[Sequence[CellAddress]]
    ) -> tuple[object, frozenset[str], NDArray[np.intp]]:
        key = tuple(map(id, cells))
        if key not in self._rows:
            names = frozenset(table.name for table in tables)
            self._rows[key] = cells, names, _rows_of(tables)
        return self._rows[key]


def _int64(values: Sequence[Any]) -> bytes:
    """Integers, eight bytes each; ``struct.error`` if one of them is none."""
    return struct.pack(f"{len(values)}q", *values)  # in half the time of an array


def _apart(values: Sequence[Number | None]) -> tuple[bytes, dict[int, Number]]:
    """The integers among figures, eight bytes each, and apart from them all others, by place."""
    odd = {n: values[n] for n, kind in enumerate(map(type, values)) if kind is not int}
    plain: list[Any] = list(values)
    for n in odd:
        plain[n] = 0
    try:
        figures = _int64(plain)
    except struct.error:
        large = {n: figure for n, figure in enumerate(plain) if abs(figure) > LARGEST}
        odd |= large
        figures = _int64([0 if n in large else figure for n, figure in enumerate(plain)])
    return figures, {n: figure for n, figure in odd.items() if figure is not None}


def _codes(states: Sequence[CellState]) -> bytes:
    """States as codes; most cells hold a number, of which the code is 0."""
    number, codes = CellState.NUMBER, bytearray(len(states))
    if states.count(number) != len(states):
        for n, state in enumerate(states):
            if state is not number:
                codes[n] = _CODES[state]
    return bytes(codes)


def _rows_of(tables: Sequence[Table]) -> NDArray[np.intp]:
    """Rows of the cells of tables: a table holds those of its layout, in official order."""
    ends, rows = _layout_rows(tuple((table.layout, table.name) for table in tables))
    found = [end for table in tables for end in _ends(table)]
    if found == ends:
        return rows
    index = cell_index()
    return np.array([index[cell.address] for table in tables for cell in table.cells], np.intp)


def _ends(table: Table) -> tuple[int, CellAddress, CellAddress]:
    """Size, first and last address of a table."""
    cells = table.cells
    if isinstance(cells, TableCells):
        return len(cells), cells.addresses[0], cells.addresses[-1]
    return len(cells), cells[0].address, cells[-1].address


@lru_cache(maxsize=64)
def _layout_rows(tables: tuple[tuple[str, str], ...]) -> tuple[list[object], NDArray[np.intp]]:
    """Size, first and last address of every table in a row, and the rows of all."""
    ends: list[object] = []
    addresses: list[CellAddress] = []
    for layout, name in tables:
        own = forms()[layout].tables[name].addresses()
        ends += (len(own), own[0], own[-1])
        addresses += own
    index = cell_index()
    return ends, np.array([index[address] for address in addresses], np.intp)


def matrices(
    printed: Sequence[Printed], scale: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int8]]:
    """``values`` (scaled) and ``states`` (codes) of a batch, both cells x reports."""
    shape = (len(cell_index()), len(printed))
    values, states = np.zeros(shape, np.int64), np.full(shape, ABSENT, np.int8)
    alike: dict[int, list[int]] = defaultdict(list)
    for n, report in enumerate(printed):
        alike[id(report.rows)].append(n)
    for members in alike.values():
        rows = printed[members[0]].rows
        # Whole rows are filled much faster than their cells one by one.
        place = rows if len(members) == len(printed) else (rows[:, None], members)
        size = (len(members), len(rows))
        codes = b"".join([printed[n].states for n in members])
        states[place] = np.frombuffer(codes, np.int8).reshape(size).T
        figures = b"".join([printed[n].figures for n in members])
        plain = np.frombuffer(figures, np.int64).reshape(size).T
        limit = LARGEST // scale[members]
        beyond = (plain > limit) | (plain < -limit)
        values[place] = np.where(beyond, 0, plain) * scale[members]
        if beyond.any():
            places, reports = np.nonzero(beyond)
            states[rows[places], np.array(members)[reports]] = BEYOND
    for n, report in enumerate(printed):
        if report.apart:
            _take_exactly(report, n, int(scale[n]), values, states)
    return values, states


def _take_exactly(
    printed: Printed, n: int, scale: int, values: NDArray[np.int64], states: NDArray[np.int8]
) -> None:
    """Fill in the figures of a report that have decimals or are very large."""
    for place, figure in printed.apart:
        row, value = printed.rows[place], scaled(figure, scale)
        values[row, n] = value or 0
        if value is None:
            states[row, n] = BEYOND


def scaled(value: Number, scale: int) -> int | None:
    """A figure in units of 1/scale; None where it is too large to be judged."""
    if not -LARGEST <= value * scale <= LARGEST:
        return None
    return value * scale if isinstance(value, int) else int((value * scale).to_integral_value())


def unscaled(value: int, scale: int) -> Number:
    """A scaled integer as the figure it stands for: int where whole, else an exact Decimal."""
    whole, rest = divmod(value, scale)
    return whole if rest == 0 else (Decimal(value) / Decimal(scale)).normalize()
