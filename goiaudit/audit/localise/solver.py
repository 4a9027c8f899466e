"""The smallest repairs by integer programming, where no exact search has found any.

Posed in residual space (how much each cell is off, not what it should be): a big constant over
values gives wrong supports at counts above 10⁵. The solver only proposes; every proposal is
rounded and verified in exact integers.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd
from typing import TYPE_CHECKING

from goiaudit.audit.localise.puzzle import Puzzle
from goiaudit.audit.localise.silence import silenced

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.optimize import LinearConstraint

MOST_OPTIMA = 4
NODES = 60
"""Branching allowed for one optimum. A count, not a time: every machine finds the same."""
MOST_CELLS = 60
MOST_CHANGED = 6


def smallest_repairs(puzzle: Puzzle) -> list[dict[int, int]]:
    """The repairs with the fewest changed cells, up to a bound; empty where none was found.

    Each optimum is cut off (its cells not all at once) and the next one asked for, until more
    cells would be needed: so a single repair is the only one of its size.
    """
    problem = _Problem(puzzle)
    found: list[dict[int, int]] = []
    cuts: list[list[int]] = []
    while len(cuts) < MOST_OPTIMA and problem.size:
        support = problem.optimum(cuts)
        if support is None or len(support) > MOST_CHANGED:
            break
        if cuts and len(support) > len(cuts[0]):
            break
        cuts.append(sorted(support))
        if puzzle.settles(support):
            found.append(support)
    return found


class _Problem:
    """Minimise the number of cells changed, subject to every hard equation at rest."""

    def __init__(self, puzzle: Puzzle) -> None:
        self.puzzle = puzzle
        cells = [c for c, hard in enumerate(puzzle.net.by_cell) if self._is_crossing(hard)]
        self.cells = cells if len(cells) <= MOST_CELLS else []
        self.size = len(self.cells)
        touched = {e for c in self.cells for e in puzzle.net.by_cell[c]}
        self.rows = sorted(e for e in touched if puzzle.is_hard(e))
        gaps = [abs(puzzle.gaps[e]) for e in puzzle.failing]
        # Smallest repairs are sums of gaps: counting in their common divisor keeps figures small.
        self.unit = gcd(*gaps) or 1
        self.bound = sum(gaps) // self.unit

    def _is_crossing(self, equations: Sequence[int]) -> bool:
        """Whether a cell may be to blame for two failures at once; others only widen the search."""
        failing = sum(e in self.puzzle.failing for e in equations)
        return failing > 1 or (failing == 1 and not self._others(equations))

    def _others(self, equations: Sequence[int]) -> bool:
        return any(e not in self.puzzle.failing and self.puzzle.is_hard(e) for e in equations)

    def optimum(self, cuts: list[list[int]]) -> dict[int, int] | None:
        """One smallest set of cells with what each is off; None where there is none."""
        # The solver takes half a second to import and few reports need it.
        from scipy.optimize import Bounds, milp

        n = self.size
        lowest, highest = self._reach()
        with silenced():
            result = milp(
                self._counts(),
                integrality=self._whole(2 * n),
                bounds=Bounds(lowest, highest),
                constraints=self._constraints(cuts),
                options={"disp": False, "node_limit": NODES},
            )
        if result.x is None or not result.success:
            return None
        values = [round(float(x)) * self.unit for x in result.x[:n]]
        return {cell: v for cell, v in zip(self.cells, values, strict=True) if v} or None

    def _counts(self) -> NDArray[np.float64]:
        import numpy as np

        return np.concatenate([np.zeros(self.size), np.ones(self.size)])

    def _whole(self, length: int) -> NDArray[np.int64]:
        """Every unknown is a whole number."""
        import numpy as np

        return np.ones(length, np.int64)

    def _reach(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Bounds of the changes and of the marks that say whether a cell is changed."""
        import numpy as np

        low = [float(-self._down(cell)) for cell in self.cells]
        high = [float(self.bound)] * self.size
        return np.array(low + [0.0] * self.size), np.array(high + [1.0] * self.size)

    def _down(self, cell: int) -> int:
        """How far a cell can be lowered: no count is below zero."""
        if self.puzzle.net.signed[cell]:
            return self.bound
        return min(self.bound, self.puzzle.values[cell] // self.unit)

    def _constraints(self, cuts: list[list[int]]) -> list[LinearConstraint]:
        import numpy as np
        from scipy.optimize import LinearConstraint
        from scipy.sparse import csr_array

        n, puzzle = self.size, self.puzzle
        place = {cell: k for k, cell in enumerate(self.cells)}
        sums = np.zeros((len(self.rows), 2 * n))
        for k, e in enumerate(self.rows):
            for cell, factor in puzzle.net.equations[e].terms.items():
                if cell in place:
                    sums[k, place[cell]] = factor
        gaps = np.array([puzzle.gaps[e] / self.unit for e in self.rows])
        ups = np.hstack([np.eye(n), -np.eye(n) * self.bound])
        downs = np.hstack([np.eye(n), np.diag([float(self._down(c)) for c in self.cells])])
        zero, free = np.zeros(n), np.full(n, np.inf)
        found = [
            LinearConstraint(csr_array(sums), gaps, gaps),
            LinearConstraint(csr_array(ups), -free, zero),
            LinearConstraint(csr_array(downs), zero, free),
        ]
        for cut in cuts:
            row = np.zeros((1, 2 * n))
            row[0, [n + place[cell] for cell in cut]] = 1
            found.append(LinearConstraint(csr_array(row), -np.inf, len(cut) - 1))
        return found
