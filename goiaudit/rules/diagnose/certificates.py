"""Proofs that rows leave no other choice: found by linear programming, held to exact fractions.

A certificate gives every row a multiplier (of any sign for an equality, none below zero for an
inequality). The weighted rows add up to one inequality that anybody can check by adding; what
the solver finds and exact addition does not confirm is not reported.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from scipy.optimize import OptimizeResult, linprog
from scipy.sparse import csr_array, hstack, vstack

from goiaudit.rules.diagnose.points import has_point
from goiaudit.rules.diagnose.rows import Row, is_bounded
from goiaudit.rules.ground import Variable

_FINEST = 10_000
"""Denominators tried for a multiplier; those of sums of table cells are far smaller."""
_TINY = 1e-7
# What the stubs of scipy do not say: sparse matrices are taken too.
_solve: Callable[..., OptimizeResult] = linprog


@dataclass(frozen=True, slots=True)
class Certificate:
    """Rows and their multipliers: Σ multiplier x row is the inequality that proves the goal."""

    weights: tuple[tuple[Row, Fraction], ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows used."""
        return tuple(row for row, _ in self.weights)

    def total(self) -> tuple[dict[Variable, Fraction], Fraction]:
        """Coefficients and bound of the sum."""
        left: dict[Variable, Fraction] = {}
        bound = Fraction(0)
        for row, weight in self.weights:
            bound += weight * row.bound
            for variable, coefficient in row.terms:
                left[variable] = left.get(variable, Fraction(0)) + weight * coefficient
        return {variable: c for variable, c in left.items() if c}, bound

    def proves(self, goal: Mapping[Variable, int], bound: int, *, signed: bool) -> bool:
        """Whether the sum shows Σ goal <= bound; counts are >= 0 unless cells are ``signed``."""
        if any(weight < 0 and not row.equal for row, weight in self.weights):
            return False
        left, reached = self.total()
        for variable in {*left, *goal}:
            spare = left.get(variable, Fraction(0)) - goal.get(variable, 0)
            if spare < 0 or (spare > 0 and not is_bounded(variable, signed=signed)):
                return False
        return reached <= bound


def contradiction(rows: Sequence[Row], *, signed: bool = False) -> Certificate | None:
    """A certificate that no figures satisfy all rows (0 <= -1), None if there is none.

    ``signed``: a cell may be below zero, as it may stand in a wrong report.
    """
    if has_point(rows, signed=signed):
        return None
    return _search(rows, {}, -1, signed=signed)


def upper_bound(
    rows: Sequence[Row], goal: Mapping[Variable, int], bound: int
) -> Certificate | None:
    """A certificate that Σ goal <= bound follows from the rows, None if there is none."""
    return _search(rows, goal, bound, signed=False)


def minimal_contradiction(rows: Sequence[Row], *, signed: bool = False) -> Certificate | None:
    """A contradiction of which no row can be left out."""
    found = contradiction(rows, signed=signed)
    if found is None:
        return None
    kept = list(found.rows)
    for row in found.rows:
        if row.source is None:
            continue
        without = [other for other in kept if other is not row]
        smaller = contradiction(without, signed=signed)
        if smaller is not None:
            kept, found = [r for r in without if r in smaller.rows], smaller
    return found


def possible_zeros(rows: Sequence[Row], cells: Sequence[Variable]) -> list[Variable]:
    """The cells that one solution cannot show to be above zero: candidates for a proof."""
    variables = list(dict.fromkeys([*cells, *(v for row in rows for v, _ in row.terms)]))
    count, extra = len(variables), len(cells)
    # Maximise Σ t with t <= cell and t <= 1: one solution lifts every cell that can be lifted.
    lifts = csr_array(
        (
            np.repeat([1.0, -1.0], extra),
            (
                np.tile(np.arange(extra), 2),
                np.concatenate([count + np.arange(extra), np.arange(extra)]),
            ),
        ),
        shape=(extra, count + extra),
    )
    at_most, equal = _split(rows)
    done = _solve(
        np.concatenate([np.zeros(count), -np.ones(extra)]),
        A_ub=vstack([lifts, _wide(at_most, variables, extra)]),
        b_ub=[0.0] * extra + [float(row.bound) for row in at_most],
        A_eq=_wide(equal, variables, extra) if equal else None,
        b_eq=[float(row.bound) for row in equal] if equal else None,
        bounds=[(0 if is_bounded(v, signed=False) else None, None) for v in variables]
        + [(0, 1)] * extra,
    )
    if not done.success:
        return list(cells)
    return [cell for cell, lift in zip(cells, done.x[count:], strict=True) if lift < _TINY]


def _search(
    rows: Sequence[Row], goal: Mapping[Variable, int], bound: int, *, signed: bool
) -> Certificate | None:
    """Multipliers of least absolute sum that prove Σ goal <= bound."""
    if not rows:
        return None
    variables = list(dict.fromkeys([*goal, *(v for row in rows for v, _ in row.terms)]))
    bounded = np.array([is_bounded(v, signed=signed) for v in variables], dtype=bool)
    target = np.array([goal.get(v, 0) for v in variables], dtype=float)
    # A multiplier is the difference of two that are not negative; an inequality has one only.
    sums = _wide(rows, variables, 0).T.tocsr()
    sums = hstack([sums, -sums]).tocsr()
    limits = np.array([row.bound for row in rows], dtype=float)
    done = _solve(
        np.ones(2 * len(rows)),
        A_ub=vstack([csr_array([np.concatenate([limits, -limits])]), -sums[bounded]]),
        b_ub=np.concatenate([[float(bound)], -target[bounded]]),
        A_eq=sums[~bounded] if not bounded.all() else None,
        b_eq=target[~bounded] if not bounded.all() else None,
        bounds=[(0, None)] * len(rows) + [(0, None if row.equal else 0) for row in rows],
    )
    if not done.success:
        return None
    plus, minus = done.x[: len(rows)], done.x[len(rows) :]
    weights = [Fraction(float(w)).limit_denominator(_FINEST) for w in plus - minus]
    found = Certificate(tuple((r, w) for r, w in zip(rows, weights, strict=True) if w))
    return found if found.proves(goal, bound, signed=signed) else None


def _split(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    return [row for row in rows if not row.equal], [row for row in rows if row.equal]


def _wide(rows: Sequence[Row], variables: Sequence[Variable], extra: int) -> csr_array:
    """Rows x variables, with ``extra`` empty columns behind."""
    index = {variable: n for n, variable in enumerate(variables)}
    entries = [(n, index[v], c) for n, row in enumerate(rows) for v, c in row.terms]
    lines, columns, data = zip(*entries, strict=True) if entries else ((), (), ())
    shape = (len(rows), len(variables) + extra)
    return csr_array((np.array(data, float), (lines, columns)), shape=shape)
