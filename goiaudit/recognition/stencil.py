"""A table of which everything is known but its figures and places, and how it is filled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple

from goiaudit.definitions.forms import forms
from goiaudit.model.cells import Cell, CellState, Location, Number, RowShape, Table
from goiaudit.recognition.fill import column_kind
from goiaudit.recognition.values import Kind, read_value

_cell: Callable[[Iterable[Any]], Cell] = partial(tuple.__new__, Cell)  # quicker than Cell(...)
_shape: Callable[[Iterable[Any]], RowShape] = partial(tuple.__new__, RowShape)

Taking = Callable[[Sequence[Any]], tuple[Any, ...]]
"""Takes some of a sequence, in an order of its own."""


class Figures(NamedTuple):
    """Figures as printed, and the numbers that they are; ``odd`` are those that have none.

    A figure with a unit or a fraction is read as its cell reads it.
    """

    raws: Sequence[str]
    numbers: Sequence[int | None]
    odd: Sequence[int]

    @classmethod
    def of(cls, raws: Sequence[str]) -> Figures:
        """Figures as printed."""
        numbers = [int(raw) if raw.isdigit() else _whole(raw) for raw in raws]
        odd = [n for n, number in enumerate(numbers) if number is None] if None in numbers else ()
        return cls(raws, numbers, odd)


class _Hole(NamedTuple):
    """A cell that takes a figure: which, how its column is written, and the unit it has."""

    cell: int
    kind: Kind
    unit: str | None


@dataclass(frozen=True, slots=True)
class Stencil:
    """A table to be filled: what is the same in each, and where figures and places are put.

    ``still`` is what cells without a figure hold. ``order`` brings figures, and that behind them,
    into the order of the cells, ``places`` the places. ``shapes`` are keys, values, times, labels
    and places of the rows, ``start`` is the number of the table's place. ``held`` are the figures
    in it, ``holes`` their cells, ``named`` those with a unit.
    """

    table: Table
    fixed: Sequence[Sequence[Any]]
    still: tuple[Sequence[str], Sequence[Number | None]]
    order: Taking
    places: Taking
    shapes: tuple[Sequence[str], Sequence[int], Sequence[int], Sequence[str], Taking]
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
        order = [len(figures) + n if own is None else own for n, own in enumerate(held)]
        shown, times, labels, starts = zip(*table.rows.values(), strict=True)
        addresses, states, values, raws, _, units, notes, lost, damaged = zip(*cells, strict=True)
        return cls(
            table,
            (addresses, states, units, notes, lost, damaged),
            (raws, values),
            itemgetter(*order),
            itemgetter(*(place(cell.location) for cell in cells)),
            (tuple(table.rows), shown, times, labels, itemgetter(*map(place, starts))),
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

    def filled(self, figures: Figures, places: Sequence[Location | None]) -> Table:
        """The table with the figures and places of a report."""
        table = self.table
        keys, values, times, labels, at = self.shapes
        shapes = map(_shape, zip(values, times, labels, at(places), strict=True))
        rows = dict(zip(keys, shapes, strict=True))
        cells = self._cells(figures, places)
        return Table(table.name, table.form, table.layout, cells, rows, places[self.start])

    def _cells(self, figures: Figures, places: Sequence[Location | None]) -> tuple[Cell, ...]:
        addresses, states, units, notes, lost, damaged = self.fixed
        raws = self.order((*figures.raws, *self.still[0]))
        values = self.order((*figures.numbers, *self.still[1]))
        fields = (addresses, states, values, raws, self.places(places), units, notes, lost, damaged)
        cells = list(map(_cell, zip(*fields, strict=True)))
        for figure in (*self.named, *figures.odd):
            hole = self.holes.get(figure)
            if hole is not None:
                _, value, unit, _ = read_value(figures.raws[figure], hole.kind, hole.unit)
                cells[hole.cell] = cells[hole.cell]._replace(value=value, unit=unit)
        return tuple(cells)


def _whole(raw: str) -> int | None:
    """A masked figure with commas, which part three digits each."""
    digits = raw.replace(",", "")
    return int(digits) if digits.isdigit() else None


def _figure(cell: Cell, figures: Mapping[str, int]) -> int | None:
    """The number of the figure that a cell holds, None for any other cell."""
    return figures.get(cell.raw) if cell.state is CellState.NUMBER and not cell.note else None
