"""The linear rules of a compiled group as equations between cells: what localisation works on.

Everything here depends on the rules and the form alone and is made once per compiled group.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit.figures import cell_index
from goiaudit.definitions.forms import TABLES, forms
from goiaudit.model.cells import CellAddress
from goiaudit.rules.compile import Group
from goiaudit.rules.ground import Variable

Axis = Literal["row", "column"]


@dataclass(frozen=True, slots=True)
class Equation:
    """``sum of coefficient x cell = target``: atom ``row`` of its group, judged by ``instance``."""

    row: int
    instance: int
    rule: str
    terms: Mapping[int, int]
    target: int


@dataclass(frozen=True, eq=False)
class Line:
    """A printed row or column of a table, its cells in official order.

    ``keys`` name the cells across (columns of a row, rows of a column). ``alone`` has for each
    cell the equations that touch the line in that cell only, ``shared`` those that touch it in
    several, ``touches`` both.
    """

    table: str
    axis: Axis
    key: str
    keys: tuple[str, ...]
    cells: tuple[int, ...]
    alone: tuple[tuple[int, ...], ...]
    shared: tuple[int, ...]
    touches: frozenset[int]


@dataclass(frozen=True, eq=False)
class Equations:
    """Cells (by number, in official order), equations between them, and the lines of the tables.

    ``variables`` are the cells' places among the group's variables, ``by_cell`` the equations
    that a cell enters, ``by_row`` finds an equation by its atom.
    """

    addresses: tuple[CellAddress, ...]
    number: Mapping[str, int]
    variables: tuple[int, ...]
    signed: tuple[bool, ...]
    equations: tuple[Equation, ...]
    by_cell: tuple[tuple[int, ...], ...]
    by_row: Mapping[int, int]
    lines: tuple[Line, ...]

    @cached_property
    def arrays(self) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.int64]]:
        """Atom, instance and target of every equation."""
        rows = np.array([equation.row for equation in self.equations], np.intp)
        instances = np.array([equation.instance for equation in self.equations], np.intp)
        return rows, instances, np.array([e.target for e in self.equations], np.int64)

    def line(self, cell: int, axis: Axis) -> Line:
        """The row or column that a cell stands in."""
        address = self.addresses[cell]
        key = address.row if axis == "row" else address.column
        return next(
            line
            for line in self.lines
            if line.axis == axis and line.key == key and line.table == address.table
        )

    def rows(self, table: str) -> tuple[Line, ...]:
        """The rows of a table, in official order."""
        return tuple(x for x in self.lines if x.table == table and x.axis == "row")

    def columns(self, table: str) -> tuple[Line, ...]:
        """The columns of a table, in official order."""
        return tuple(x for x in self.lines if x.table == table and x.axis == "column")


@lru_cache(maxsize=64)
def equations_of(group: Group, linear: frozenset[str]) -> Equations:
    """The equalities between printed cells that the rules named ``linear`` demand."""
    raw: dict[int, tuple[int, str]] = {}
    for n, instance in enumerate(group.instances):
        row = instance.check.row
        plain = instance.rule in linear and instance.check.kind == "atom"
        if plain and row not in raw and _is_equality_of_cells(group, row):
            raw[row] = (n, instance.rule)
    used = {_address(v): group.index[v] for row in raw for v, _ in _terms(group, row)}
    addresses = _in_official_order(used)
    number = {address: n for n, address in enumerate(addresses)}
    equations = tuple(
        Equation(
            row, n, rule,
            {number[_address(v)]: c for v, c in _terms(group, row)}, group.atoms[row].low,
        )
        for row, (n, rule) in raw.items()
    )  # fmt: skip
    by_cell = _by_cell(equations, len(addresses))
    return Equations(
        addresses=addresses,
        number={str(address): n for address, n in number.items()},
        variables=tuple(used[address] for address in addresses),
        signed=tuple(bool(group.signed[used[address]]) for address in addresses),
        equations=equations,
        by_cell=by_cell,
        by_row={equation.row: n for n, equation in enumerate(equations)},
        lines=_lines(addresses, equations, by_cell),
    )


def _is_equality_of_cells(group: Group, row: int) -> bool:
    atom = group.atoms[row]
    own = [v.kind == "cell" and not v.key[0] for v, _ in _terms(group, row)]
    return atom.compare.operator == "=" and atom.low == atom.high and bool(own) and all(own)


def _terms(group: Group, row: int) -> Sequence[tuple[Variable, int]]:
    return group.atoms[row].compare.difference.terms


def _address(variable: Variable) -> CellAddress:
    return CellAddress(*variable.key[1:])


def _in_official_order(used: Iterable[CellAddress]) -> tuple[CellAddress, ...]:
    """The cells as the form prints them; each table goes by the newest form that has them all."""
    found: list[CellAddress] = []
    for table in TABLES:
        mine = {address for address in used if address.table == table}
        layouts = (form.tables[table].addresses() for form in reversed(list(forms().values())))
        order = next((found for found in layouts if mine <= set(found)), tuple(cell_index()))
        found += [address for address in order if address in mine]
    return tuple(found)


def _by_cell(equations: Sequence[Equation], cells: int) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in range(cells)]
    for n, equation in enumerate(equations):
        for cell in equation.terms:
            found[cell].append(n)
    return tuple(tuple(numbers) for numbers in found)


def _lines(
    addresses: Sequence[CellAddress],
    equations: Sequence[Equation],
    by_cell: Sequence[tuple[int, ...]],
) -> tuple[Line, ...]:
    numbered = list(enumerate(addresses))
    lines = []
    for (table, row), members in groupby(numbered, key=lambda item: item[1][:2]):
        cells = [(n, a.column) for n, a in members]
        lines.append(_line(table, "row", row, cells, equations, by_cell))
    for table in dict.fromkeys(a.table for a in addresses):
        mine = [(n, a) for n, a in numbered if a.table == table]
        for column in dict.fromkeys(a.column for _, a in mine):
            cells = [(n, a.row) for n, a in mine if a.column == column]
            lines.append(_line(table, "column", column, cells, equations, by_cell))
    return tuple(lines)


def _line(
    table: str, axis: Axis, key: str, cells: Sequence[tuple[int, str]],
    equations: Sequence[Equation], by_cell: Sequence[tuple[int, ...]],
) -> Line:  # fmt: skip
    members = {cell for cell, _ in cells}
    times = {
        e: len(members & equations[e].terms.keys()) for cell, _ in cells for e in by_cell[cell]
    }
    return Line(
        table=table,
        axis=axis,
        key=key,
        keys=tuple(name for _, name in cells),
        cells=tuple(cell for cell, _ in cells),
        alone=tuple(tuple(e for e in by_cell[cell] if times[e] == 1) for cell, _ in cells),
        shared=tuple(sorted(e for e, n in times.items() if n > 1)),
        touches=frozenset(times),
    )
