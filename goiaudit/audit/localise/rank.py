"""Which explanation is the likeliest, and whether it is the only one worth naming."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goiaudit.audit.localise.moves import Explanation, changes_of
from goiaudit.audit.localise.puzzle import Puzzle
from goiaudit.audit.localise.witnesses import Statement, Testimony, carried_over, heard

A_MOVE = 40
"""What one more slip of the hand costs; kinds of slip differ by 15 at most."""
A_STATEMENT = 50
"""What a figure of the text counts for or against: more than any kind of slip."""
LAST_YEAR = 10
"""What one cell of 上年结转 counts that agrees with last year's 结转下年."""
TELLING_FIGURE = 10
"""Smaller figures recur from year to year by themselves."""
COMPARABLE = 30
"""Explanations whose costs differ by less are both possible."""


@dataclass(frozen=True, slots=True)
class Rated:
    """An explanation, what it costs, and what the text says to it."""

    explanation: Explanation
    cost: float
    testimony: Testimony


def rated(
    puzzle: Puzzle, explanations: Iterable[Explanation], stated: Sequence[Statement]
) -> list[Rated]:
    """The explanations, likeliest first; of two that change the same cells the simpler one."""
    found: dict[tuple[tuple[int, int], ...], Rated] = {}
    for explanation in explanations:
        deltas = changes_of(explanation)
        key = tuple(sorted(deltas.items()))
        testimony = heard(puzzle, deltas, stated)
        cost = _cost(explanation, testimony) - LAST_YEAR * carried_over(puzzle, deltas)
        cost -= A_STATEMENT * _repeats_last_year(puzzle, explanation)
        if key not in found or cost < found[key].cost:
            found[key] = Rated(explanation, cost, testimony)
    return [found[key] for key in sorted(found, key=lambda key: (found[key].cost, key))]


def _repeats_last_year(puzzle: Puzzle, explanation: Explanation) -> bool:
    """Whether a whole row or column is last year's, with figures too large for a coincidence."""
    return any(
        move.kind == "previous_year"
        and len(move.changes) > 1
        and max(abs(puzzle.values[cell]) for cell, _ in move.changes)
        >= TELLING_FIGURE * puzzle.scale
        for move in explanation
    )


def _cost(explanation: Explanation, testimony: Testimony) -> float:
    kinds = sum(move.cost for move in explanation) / len(explanation)
    said = bool(testimony.contradicting) - bool(testimony.agreeing)
    return A_MOVE * len(explanation) + kinds + A_STATEMENT * said


def rivals(ranked: Sequence[Rated]) -> list[Rated]:
    """The explanations that are as possible as the first, the first included."""
    return [other for other in ranked if other.cost < ranked[0].cost + COMPARABLE]


def equals(ranked: Sequence[Rated]) -> list[Rated]:
    """The explanations worth naming where none is sure: as few slips, or as little cost.

    Where the text agrees with the first, only those that it agrees with as well.
    """
    fewest = len(ranked[0].explanation)
    near = {id(other) for other in rivals(ranked)}
    told = bool(ranked[0].testimony.agreeing)
    return [
        other
        for other in ranked
        if id(other) in near
        or (len(other.explanation) <= fewest and (not told or other.testimony.agreeing))
    ]
