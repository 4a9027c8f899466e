"""The rows of one system, found by the variables that they have in common."""

from __future__ import annotations

from collections import ChainMap, defaultdict
from collections.abc import Iterable, MutableMapping

from goiaudit.rules.diagnose.elimination import Elimination
from goiaudit.rules.diagnose.rows import InstanceName, Row
from goiaudit.rules.ground import Variable

_MOST_NEAR = 60
"""Inequalities beside one that are searched for a proof: one needs few, and each costs time."""


def name_of(row: Row) -> InstanceName:
    """The instance that demands a row; rows that hold by nature have none and are not asked."""
    assert row.source is not None
    return row.source


class System:
    """Rows that all hold together, each said once: the first of those that say the same.

    ``space`` is for the equalities among them, in the order in which they are taken in.
    """

    def __init__(self, base: System | None = None) -> None:
        self.first: MutableMapping[object, Row] = ChainMap({}, base.first if base else {})
        self.standing: MutableMapping[Variable, list[Row]] = ChainMap(
            {}, base.standing if base else {}
        )
        self.least: MutableMapping[object, Row] = ChainMap({}, base.least if base else {})
        self.space: Elimination = base.space.copy() if base is not None else Elimination()

    def take(self, rows: Iterable[Row]) -> list[Row]:
        """Take rows in; those that are new."""
        fresh = []
        for row in rows:
            if row.terms and row.same() not in self.first:
                self.first[row.same()] = row
                fresh.append(row)
                for variable, _ in row.terms:
                    self.standing[variable] = [*self.standing.get(variable, ()), row]
                if not row.equal:
                    known = self.least.get(row.terms)
                    if known is None or row.bound < known.bound:
                        self.least[row.terms] = row
        return fresh

    def tighter(self, row: Row) -> Row | None:
        """An inequality with the same left side and a smaller bound."""
        known = self.least.get(row.terms)
        return known if known is not None and known.bound < row.bound else None

    def near(self, row: Row) -> list[Row]:
        """Equalities that hang together with a row, and inequalities that share a figure."""
        found: dict[int, Row] = {}
        waiting = [variable for variable, _ in row.terms]
        seen = set(waiting)
        while waiting:
            for other in self.standing.get(waiting.pop(), ()):
                if other.equal and other is not row and id(other) not in found:
                    found[id(other)] = other
                    fresh = [v for v, _ in other.terms if v not in seen]
                    seen.update(fresh)
                    waiting += fresh
        return [*found.values(), *self._beside(row)]

    def _beside(self, row: Row) -> list[Row]:
        common: dict[int, int] = defaultdict(int)
        rows: dict[int, Row] = {}
        for variable, _ in row.terms:
            for other in self.standing.get(variable, ()):
                # Of inequalities with one left side only the tightest can be of use.
                if not other.equal and other is not row and other is self.least[other.terms]:
                    common[id(other)] += 1
                    rows[id(other)] = other
        nearest = sorted(rows, key=lambda key: -common[key])
        return [rows[key] for key in nearest[:_MOST_NEAR]]
