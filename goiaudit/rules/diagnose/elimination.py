"""Row space of equalities in exact fractions: which equality follows from which others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from goiaudit.rules.diagnose.rows import Row
from goiaudit.rules.ground import Variable

Terms = dict[Variable | None, Fraction]
"""A linear form; None is the column of bounds, never eliminated."""


@dataclass(frozen=True, slots=True)
class Dependence:
    """``row`` is Σ factor x other row, exactly, with equal bounds on both sides."""

    row: Row
    chain: tuple[tuple[Row, Fraction], ...]


@dataclass(slots=True)
class Elimination:
    """Equalities in echelon form, each with the combination of given rows that it is."""

    pivots: dict[Variable, tuple[Terms, dict[int, Fraction]]] = field(default_factory=dict)
    given: list[Row] = field(default_factory=list)

    def copy(self) -> Elimination:
        """The same, to be gone on with apart."""
        return Elimination(dict(self.pivots), list(self.given))

    def add(self, row: Row) -> Dependence | None:
        """Take an equality in; if it follows from those before, say how and leave it out.

        A row whose left side follows while its bound does not is a contradiction: it is left
        out too, and no dependence.
        """
        rest, mix = self._reduced(row)
        pivot = min((v for v in rest if v is not None), default=None)
        if pivot is None:
            return None if rest else self._dependence(row, mix)
        number = len(self.given)
        self.given.append(row)
        head = rest[pivot]
        terms = {v: c / head for v, c in rest.items()}
        combination = {n: -c / head for n, c in mix.items()}
        combination[number] = 1 / head
        self.pivots[pivot] = (terms, combination)
        return None

    def explains(self, row: Row) -> Dependence | None:
        """How an equality follows from those taken in, None if it does not."""
        rest, mix = self._reduced(row)
        return None if rest else self._dependence(row, mix)

    def _dependence(self, row: Row, mix: dict[int, Fraction]) -> Dependence:
        return Dependence(row, tuple((self.given[n], c) for n, c in sorted(mix.items()) if c))

    def _reduced(self, row: Row) -> tuple[Terms, dict[int, Fraction]]:
        """What is left of a row after the pivots, and Σ mix x given that was taken away."""
        rest: Terms = {v: Fraction(c) for v, c in row.terms}
        if row.bound:
            rest[None] = Fraction(row.bound)
        mix: dict[int, Fraction] = {}
        # Pivots are the least variables of their rows, so one pass upwards clears them all.
        while True:
            found = min((v for v in rest if v is not None and v in self.pivots), default=None)
            if found is None:
                return rest, mix
            factor = rest[found]
            terms, combination = self.pivots[found]
            for variable, coefficient in terms.items():
                value = rest.get(variable, Fraction(0)) - factor * coefficient
                if value:
                    rest[variable] = value
                else:
                    rest.pop(variable, None)
            for number, coefficient in combination.items():
                mix[number] = mix.get(number, Fraction(0)) + factor * coefficient


def dependences(rows: Iterable[Row], space: Elimination | None = None) -> list[Dependence]:
    """The equalities that follow from earlier ones, each with the smallest set that it needs.

    Every dependence is a circuit: leave one of its rows out and the others are independent.
    ``space`` holds equalities that come before them all; it takes the rows in.
    """
    known = space if space is not None else Elimination()
    return [found for row in rows if (found := known.add(row)) is not None]


def follows(rows: Sequence[Row], others: Sequence[Row]) -> list[Row] | None:
    """Which of ``others`` all equalities of ``rows`` follow from; None if some does not."""
    space = Elimination()
    for other in others:
        space.add(other)
    used: list[Row] = []
    for row in rows:
        found = space.explains(row)
        if found is None:
            return None
        used += [other for other, _ in found.chain]
    return used
