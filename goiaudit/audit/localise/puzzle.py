"""The failed equations of one report in residual space, and the exact test of every repair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from goiaudit.audit import figures as f
from goiaudit.audit.evaluate import NOT_APPLICABLE, PASS, UNKNOWN, Judged
from goiaudit.audit.localise.equations import Equations, Line
from goiaudit.model.cells import Number

Deltas = Mapping[int, int]
"""What to add to which cell (scaled integers); a null cell counts as 0 and becomes a number."""


@dataclass(frozen=True, eq=False)
class Puzzle:
    """One report as localisation sees it; every figure is scaled, nulls are 0.

    ``gaps`` is what each equation's left side lacks to hold (target - residual). An equation
    is ``failing`` (of the group at hand), ``dead`` (no variable, or out of force) or ``soft``
    (unknown: nulls may close its gap); every other one holds, or fails elsewhere.
    ``previous`` are last year's figures by cell, as far as they are known.
    """

    net: Equations
    values: tuple[int, ...]
    null: frozenset[int]
    gaps: tuple[int, ...]
    failing: frozenset[int]
    soft: frozenset[int]
    dead: frozenset[int]
    scale: int
    previous: Mapping[int, int]

    def of(self, failing: Iterable[int]) -> Puzzle:
        """The same report with other equations to explain."""
        return replace(self, failing=frozenset(failing))

    def applied(self, deltas: Deltas) -> Puzzle:
        """The report with some cells changed; what then still fails is left to explain."""
        values = list(self.values)
        for cell, delta in deltas.items():
            values[cell] += delta
        gaps = list(self.gaps)
        touched = {e for cell in deltas for e in self.net.by_cell[cell]} - self.dead
        for e in touched:
            gaps[e] = self.gap_after(e, deltas)
        failing = {e for e in self.failing | touched if gaps[e] and e not in self.soft}
        return replace(
            self,
            values=tuple(values),
            gaps=tuple(gaps),
            null=self.null.difference(deltas),
            failing=frozenset(failing),
        )

    def gap_after(self, equation: int, deltas: Deltas) -> int:
        """What an equation still lacks once the cells are changed."""
        terms = self.net.equations[equation].terms
        gap = self.gaps[equation]
        for cell, delta in deltas.items():
            if cell in terms:
                gap -= terms[cell] * delta
        return gap

    def allows(self, cell: int, delta: int) -> bool:
        """Whether the changed cell is a whole number, and not below zero where it has no sign."""
        value = self.values[cell] + delta
        return value % self.scale == 0 and (value >= 0 or self.net.signed[cell])

    def settles(self, deltas: Deltas) -> bool:
        """Whether the change repairs every failing equation and spoils no other; exact."""
        if not deltas or not all(self.allows(cell, delta) for cell, delta in deltas.items()):
            return False
        touched = {e for cell in deltas for e in self.net.by_cell[cell]} - self.dead
        return all(self._rests(e, deltas) for e in self.failing | touched)

    def _rests(self, equation: int, deltas: Deltas) -> bool:
        gap = self.gap_after(equation, deltas)
        if gap == 0:
            return True
        if equation not in self.soft:
            return False
        terms = self.net.equations[equation].terms
        return any(
            (terms[cell] * gap > 0 or self.net.signed[cell])
            for cell in terms.keys() & self.null
            if cell not in deltas
        )

    def binds(self, equation: int, line: Line) -> bool:
        """Whether an equation fixes the cells of a line: no null elsewhere leaves it open."""
        if equation in self.dead:
            return False
        if equation not in self.soft:
            return True
        return (self.net.equations[equation].terms.keys() & self.null) <= set(line.cells)

    def is_hard(self, equation: int) -> bool:
        """Whether an equation must come to rest exactly, whatever nulls may hold."""
        return equation not in self.soft and equation not in self.dead

    def printed(self, cell: int) -> Number | None:
        """The figure as printed; None where there is none."""
        return None if cell in self.null else f.unscaled(self.values[cell], self.scale)

    def repaired(self, cell: int, delta: int) -> Number:
        """The figure of a changed cell."""
        return f.unscaled(self.values[cell] + delta, self.scale)


def puzzle_of(
    judged: Judged, column: int, net: Equations, previous: Mapping[str, Number]
) -> Puzzle:
    """One report (a column of the group that is judged once a report), nothing to explain yet."""
    columns = judged.columns
    scale = int(columns.scale[column])
    variables = list(net.variables)
    values = tuple(columns.values[variables, column].tolist())
    null = frozenset(np.flatnonzero(columns.null[variables, column]).tolist())
    missing = frozenset(np.flatnonzero(columns.missing[variables, column]).tolist())
    rows, instances, targets = net.arrays
    verdicts = judged.verdicts[instances, column]
    # A rule with a tolerance rests where its residual is small.
    gaps = np.where(verdicts == PASS, 0, targets * scale - judged.residuals[rows, column])
    dead = set(np.flatnonzero(verdicts == NOT_APPLICABLE).tolist())
    if missing:
        dead |= {n for n, e in enumerate(net.equations) if not missing.isdisjoint(e.terms)}
    soft = set(np.flatnonzero(verdicts == UNKNOWN).tolist()) - dead
    last = {net.number[a]: v for a, v in previous.items() if a in net.number}
    hard = tuple(gaps.tolist()), frozenset[int](), frozenset(soft), frozenset(dead)
    return Puzzle(
        net, values, null, *hard, scale,
        {cell: figure for cell, v in last.items() if (figure := f.scaled(v, scale)) is not None},
    )  # fmt: skip
