"""Few wrong cells: the smallest sets of cells whose change repairs every failing equation.

Failing equations without a common cell need a cell each: that bounds how many cells a repair
takes. Where the bound is met, every such equation has exactly one wrong cell and says how much
it is off. Where a repair may have more cells, one of its cells still stands alone in some
equation (smallest repairs have no circles), so all pairs of equation and cell are tried; missed
are only repairs that push some cell to exactly zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from goiaudit.audit.localise.puzzle import Puzzle

Gaps = Mapping[int, int]
Repairs = dict[tuple[tuple[int, int], ...], None]
"""Repairs found, each as sorted (cell, delta); a dict keeps them in the order of the search."""

MOST = 24
"""Repairs looked for: more than the rows of a column."""
MOST_STEPS = 12_000
"""Bound of a search, in cells tried: the same on every machine, unlike a time."""


class CellSearch:
    """Searches for the cells of one puzzle; ``steps`` counts the work done."""

    def __init__(self, puzzle: Puzzle) -> None:
        self.puzzle = puzzle
        net = puzzle.net
        self.hard: Sequence[tuple[int, ...]] = net.by_cell
        if puzzle.soft or puzzle.dead:
            self.hard = [tuple(e for e in some if puzzle.is_hard(e)) for some in net.by_cell]
        self.gaps = {e: puzzle.gaps[e] for e in sorted(puzzle.failing)}
        self.met: set[frozenset[tuple[int, int]]] = set()
        self.widest = max((len(found) for found in self.hard), default=0)
        self.steps = 0

    @property
    def exhausted(self) -> bool:
        """Whether the search was given up before its end."""
        return self.steps > MOST_STEPS

    @property
    def at_least(self) -> int:
        """How many cells any repair has to change."""
        return len(self._apart(self.gaps))

    def repairs(self, cells: int) -> list[dict[int, int]]:
        """Every repair of exactly so many cells, verified."""
        found: Repairs = {}
        self.met.clear()
        self._collect(self.gaps, {}, cells, found)
        return [dict(changes) for changes in found]

    def fewest(self, least: int, most: int) -> list[dict[int, int]]:
        """The repairs of as few cells as will do, from ``least`` to ``most``."""
        for cells in range(max(least, self.at_least), most + 1):
            found = self.repairs(cells)
            if found or self.exhausted:
                return found
        return []

    def _collect(self, gaps: Gaps, chosen: dict[int, int], cells: int, found: Repairs) -> None:
        if cells == 1:
            for cell, delta in self._single(gaps):
                changes = {**chosen, cell: delta}
                if cell not in chosen and self.puzzle.settles(changes):
                    found.setdefault(tuple(sorted(changes.items())))
            return
        apart = self._apart(gaps)
        if not gaps or len(apart) > cells or self._was_here(chosen):
            return
        # As many equations without a common cell as cells: each has exactly one of them.
        among = [apart[0]] if len(apart) == cells else list(gaps)
        for cell, delta in self._starts(gaps, among):
            if self.exhausted or len(found) > MOST:
                return
            if cell not in chosen:
                left = self._after(gaps, cell, delta)
                self._collect(left, {**chosen, cell: delta}, cells - 1, found)

    def _was_here(self, chosen: dict[int, int]) -> bool:
        """Whether the same cells were chosen before, in another order."""
        here = frozenset(chosen.items())
        known = here in self.met
        self.met.add(here)
        return known

    def _apart(self, gaps: Gaps) -> list[int]:
        """Failing equations no two of which have a common cell, the shortest first."""
        found: list[int] = []
        seen: set[int] = set()
        for e in sorted(gaps, key=lambda e: (len(self.puzzle.net.equations[e].terms), e)):
            terms = self.puzzle.net.equations[e].terms
            if seen.isdisjoint(terms):
                seen.update(terms)
                found.append(e)
        return found

    def _single(self, gaps: Gaps) -> Iterator[tuple[int, int]]:
        """Cells that alone bring all these gaps to rest and stand in no other hard equation."""
        equations = self.puzzle.net.equations
        if not gaps or len(gaps) > self.widest:
            return
        first = min(gaps, key=lambda e: len(equations[e].terms))
        for cell, factor in equations[first].terms.items():
            self.steps += 1
            touched = self.hard[cell]
            if len(touched) != len(gaps) or gaps[first] % factor:
                continue
            delta = gaps[first] // factor
            if all(gaps.get(e) == equations[e].terms[cell] * delta for e in touched):
                yield cell, delta

    def starts(self) -> list[tuple[int, int]]:
        """(cell, delta) such that the cell alone brings one failing equation to rest."""
        return self._starts(self.gaps, self.gaps)

    def _starts(self, gaps: Gaps, among: Iterable[int]) -> list[tuple[int, int]]:
        found: dict[tuple[int, int], None] = {}
        for e in among:
            gap = gaps[e]
            for cell, factor in self.puzzle.net.equations[e].terms.items():
                if gap % factor == 0 and self.puzzle.allows(cell, gap // factor):
                    found.setdefault((cell, gap // factor))
        return list(found)

    def _after(self, gaps: Gaps, cell: int, delta: int) -> dict[int, int]:
        self.steps += 1
        left = dict(gaps)
        for e in self.hard[cell]:
            gap = left.pop(e, 0) - self.puzzle.net.equations[e].terms[cell] * delta
            if gap:
                left[e] = gap
        return left
