"""A move: one slip of the hand, with the cells that it spoiled and what they should be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goiaudit.audit.localise.equations import Line
from goiaudit.audit.localise.puzzle import Deltas, Puzzle
from goiaudit.audit.localise.slips import COST, slip


@dataclass(frozen=True, slots=True)
class Move:
    """``changes`` is (cell, delta) in official order; ``lines`` the rows or columns meant.

    ``direction`` is right, left, down or up for what was shifted, else empty.
    """

    kind: str
    changes: tuple[tuple[int, int], ...]
    lines: tuple[Line, ...] = ()
    direction: str = ""

    @property
    def deltas(self) -> dict[int, int]:
        """The changes as a mapping."""
        return dict(self.changes)

    @property
    def cost(self) -> int:
        """How unlikely the slip is."""
        return COST[self.kind]


Explanation = tuple[Move, ...]
"""Moves that together repair a group of failures."""


def move(kind: str, deltas: Deltas, lines: Iterable[Line] = (), direction: str = "") -> Move:
    """A move from its changes, in whatever order they come."""
    changed = tuple(sorted((cell, delta) for cell, delta in deltas.items()))
    return Move(kind, changed, tuple(lines), direction)


def single_moves(puzzle: Puzzle, deltas: Deltas) -> Explanation:
    """Every changed cell as a slip of its own, with the kind of slip."""
    return tuple(
        Move(_kind(puzzle, cell, delta), ((cell, delta),)) for cell, delta in sorted(deltas.items())
    )


def changes_of(explanation: Explanation) -> dict[int, int]:
    """All changes of an explanation."""
    return {cell: delta for move in explanation for cell, delta in move.changes}


def _kind(puzzle: Puzzle, cell: int, delta: int) -> str:
    """The cheapest slip that fits the figure, what stands beside it and last year's included."""
    printed = puzzle.printed(cell)
    kind = slip(printed, puzzle.repaired(cell, delta))
    value = puzzle.values[cell]
    if not printed or COST[kind] <= COST["doubled_digit"]:
        return kind
    if puzzle.previous.get(cell) == value:
        return "previous_year"
    return "copied_neighbour" if value in _beside(puzzle, cell) else kind


def _beside(puzzle: Puzzle, cell: int) -> set[int]:
    """The figures left, right and above."""
    found = set()
    for line in (puzzle.net.line(cell, "row"), puzzle.net.line(cell, "column")):
        place = line.cells.index(cell)
        steps = (-1, 1) if line.axis == "row" else (-1,)
        found |= {line.cells[p] for s in steps if 0 <= (p := place + s) < len(line.cells)}
    return {puzzle.values[other] for other in found}
