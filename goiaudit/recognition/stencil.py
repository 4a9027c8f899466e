"""A table of which everything is known but its figures and places, and how it is filled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress, count, repeat
from operator import is_not, itemgetter
from typing import Any, NamedTuple

from goiaudit.definitions.forms import forms
from goiaudit.model.cells import (
    Cell,
    CellState,
    Location,
    Number,
    RowShapes,
    Table,
    TableCells,
)
from goiaudit.recognition.fill import column_kind
from goiaudit.recognition.places import Taken
from goiaudit.recognition.values import Kind, read_value

Taking = Callable[[Sequence[Any]], Sequence[Any]]
"""Takes some of a sequence, in an order of its own."""


class Figures(NamedTuple):
    """Figures as printed, and the numbers that they are; ``odd`` are those that may have none.

    A figure with a unit or a fraction is odd: it is read as its cell reads it.
    """

    raws: Sequence[str]
    numbers: Sequence[int | str | None]
    odd: Sequence[int]

    @classmethod
    def of(
        cls, raws: Sequence[str], numbers: Sequence[int | str | None], named: Sequence[int]
    ) -> Figures:
        """Figures, what they are read as (``masks.figure``), and those in cells with a unit."""
        odd = compress(count(), map(is_not, map(type, numbers), repeat(int)))
        return cls(raws, numbers, [*named, *odd])


class _Hole(NamedTuple):
    """A cell that takes a figure: which, how its column is written, and the unit it has."""

    cell: int
    kind: Kind
    unit: str | None


@dataclass(frozen=True, slots=True)
class Stencil:
    """A table to be filled: what is the same in each, and where figures and places are put.

    ``still`` is what cells without a figure hold, if any does. ``order`` brings figures, and that
    behind them, into the order of the cells, ``places`` are the numbers of their places. ``shapes``
    are the rows, their values, times, labels and places, ``start`` is the number of the table's
    place.
    ``held`` are the figures in it, ``holes`` their cells, ``named`` those with a unit.
    """

    table: Table
    fixed: Sequence[Sequence[Any]]
    still: tuple[Sequence[str], Sequence[Number | None]]
    order: Taking
    places: Sequence[int]
    shapes: tuple[Mapping[str, int], Sequence[int], Sequence[int], Sequence[str], Sequence[int]]
    start: int
    held: Sequence[int]
    holes: Mapping[int, _Hole]
    named: Sequence[int]

    @classmethod
    def of(
        cls, table: Table, figures: Mapping[str, int], place: Callable[[Location | None], int]
    ) -> Stencil:
        """The stencil of a table that holds ``figures``; they and places come with numbers."""
        definition = forms()[table.layout].tables[table.name]
        cells = table.cells
        held = [_figure(cell, figures) for cell in cells]
        holes = {
            figure: _Hole(n, column_kind(definition, cell.address.column), cell.unit)
            for n, (cell, figure) in enumerate(zip(cells, held, strict=True))
            if figure is not None
        }
        silent = [n for n, own in enumerate(held) if own is None]
        behind = dict(zip(silent, count(len(figures)), strict=False))
        order = [behind[n] if own is None else own for n, own in enumerate(held)]
        shown, times, labels, starts = zip(*table.rows.values(), strict=True)
        addresses, states, values, raws, _, units, notes, lost, damaged = zip(*cells, strict=True)
        return cls(
            table,
            (addresses, states, units, notes, lost, damaged),
            ([raws[n] for n in silent], [values[n] for n in silent]),
            _taking(order),
            [place(cell.location) for cell in cells],
            (
                {key: n for n, key in enumerate(table.rows)},
                shown,
                times,
                labels,
                list(map(place, starts)),
            ),
            place(table.location),
            [figure for figure in held if figure is not None],
            holes,
            [figure for figure, hole in holes.items() if hole.unit is not None],
        )

    @property
    def is_sound(self) -> bool:
        """Whether figures stand in the table, and in their rows nothing but numbers."""
        cells = self.table.cells
        masked = {cells[hole.cell].address.row for hole in self.holes.values()}
        states = {cell.state for cell in cells if cell.address.row in masked}
        return states == {CellState.NUMBER}

    @property
    def numbers(self) -> Sequence[int]:
        """The numbers of all places."""
        return [*self.places, *self.shapes[-1], self.start]

    def renumbered(self, number: Callable[[int], int]) -> Stencil:
        """The same with other numbers of places."""
        rows, shown, times, labels, starts = self.shapes
        shapes = (rows, shown, times, labels, list(map(number, starts)))
        places = list(map(number, self.places))
        return replace(self, places=places, shapes=shapes, start=number(self.start))

    def filled(self, figures: Figures, places: Sequence[Location | None]) -> Table:
        """The table with the figures and places of a report."""
        table = self.table
        addresses, states, units, notes, lost, damaged = self.fixed
        still, silent = self.still
        raws = self.order([*figures.raws, *still] if still else figures.raws)
        values = self.order([*figures.numbers, *silent] if silent else figures.numbers)
        odd = [self.holes[n] for n in figures.odd if n in self.holes]
        if odd:
            values, units = list(values), list(units)
            for cell, kind, unit in odd:
                _, values[cell], units[cell], _ = read_value(raws[cell], kind, unit)
        own = Taken(self.places, places)
        cells = TableCells(addresses, states, values, raws, own, units, notes, lost, damaged)
        numbers, shown, times, labels, starts = self.shapes
        rows = RowShapes(numbers, shown, times, labels, Taken(starts, places))
        return Table(table.name, table.form, table.layout, cells, rows, places[self.start])


def _taking(order: Sequence[int]) -> Taking:
    first = order[0]
    in_a_row = list(order) == list(range(first, first + len(order)))
    return itemgetter(slice(first, first + len(order))) if in_a_row else itemgetter(*order)


def _figure(cell: Cell, figures: Mapping[str, int]) -> int | None:
    """The number of the figure that a cell holds, None for any other cell."""
    return figures.get(cell.raw) if cell.state is CellState.NUMBER and not cell.note else None
