"""The failed equations of a report, sorted into causes: what explains each, and how surely.

Exact searches come first and the solver last; everything found is verified in exact integers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goiaudit.audit.localise.cells import CellSearch
from goiaudit.audit.localise.exchanges import exchange_explanations
from goiaudit.audit.localise.lines import line_explanations, row_guesses
from goiaudit.audit.localise.moves import Explanation, Move, changes_of, move, single_moves
from goiaudit.audit.localise.puzzle import Puzzle
from goiaudit.audit.localise.rank import Rated, equals, rated, rivals
from goiaudit.audit.localise.slips import TELLING
from goiaudit.audit.localise.solver import MOST_CHANGED, smallest_repairs
from goiaudit.audit.localise.strips import strip_shifts
from goiaudit.audit.localise.witnesses import Statement
from goiaudit.model.findings import Uniqueness

MOST_FAILING = 12
"""Failing equations of one group beyond which the solver is not asked."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Failing equations of one origin and what may explain them, the likeliest first.

    ``explanations`` is empty where nothing was found.
    """

    equations: frozenset[int]
    explanations: tuple[Rated, ...]
    uniqueness: Uniqueness


def causes(puzzle: Puzzle, stated: Sequence[Statement]) -> list[Cause]:
    """The causes of all failing equations of a puzzle, in the order of the rules.

    Equations that share a cell belong together. A group that no single cell explains is looked
    at together with the others of its table: a row that adds up on its own but is wrong fails
    in columns that have no cell in common.
    """
    found: list[Cause] = []
    left = puzzle.failing
    for table in dict.fromkeys(line.table for line in puzzle.net.lines):
        cause = _strip(puzzle, table, stated)
        if cause is not None:
            found.append(cause)
            left -= cause.equations
    tables: dict[str, list[frozenset[int]]] = {}
    for group in connected(puzzle, left):
        tables.setdefault(_table(puzzle, group), []).append(group)
    for groups in tables.values():
        found += _of_table(puzzle, groups, stated)
    return sorted(found, key=lambda cause: min(cause.equations))


def _table(puzzle: Puzzle, group: frozenset[int]) -> str:
    first = min(puzzle.net.equations[min(group)].terms)
    return puzzle.net.addresses[first].table


def _is_crossed(puzzle: Puzzle, group: frozenset[int]) -> bool:
    """Whether rows and columns of a table are held by equations of their own."""
    rows = puzzle.net.rows(_table(puzzle, group))
    return any(alone for row in rows for alone in row.alone)


def _of_table(
    puzzle: Puzzle, groups: Sequence[frozenset[int]], stated: Sequence[Statement]
) -> list[Cause]:
    """The causes of a table's failing groups: one slip of several cells, or each its own.

    A group that no single cell explains is looked at together with the others like it: a row
    that adds up on its own but is wrong fails in columns that have no cell in common.
    """
    alone = [(group, _single_cells(puzzle.of(group))) for group in groups]
    if len(groups) > 1 and _is_crossed(puzzle, groups[0]):
        whole = puzzle.of(frozenset().union(*groups))
        joint = [one for one in _structural(whole) if len(one) == 1]
        if joint:
            singles = [found[0] for _, found in alone if found]
            apart = [sum(singles, ())] if len(singles) == len(groups) else []
            return _explained(whole, [*joint, *apart], stated, complete=True)
    simple = [group for group, found in alone if found]
    entangled = [group for group, found in alone if not found]
    found = [cause for group in simple for cause in _searched(puzzle.of(group), stated)]
    return found + (_untangled(puzzle, entangled, stated) if entangled else [])


def _untangled(
    puzzle: Puzzle, groups: Sequence[frozenset[int]], stated: Sequence[Statement]
) -> list[Cause]:
    """Entangled groups of a table together; each for itself where that explains nothing."""
    together = _searched(puzzle.of(frozenset().union(*groups)), stated)
    if len(groups) == 1 or any(cause.explanations for cause in together):
        return together
    return [cause for group in groups for cause in _searched(puzzle.of(group), stated)]


def connected(puzzle: Puzzle, failing: Iterable[int]) -> list[frozenset[int]]:
    """Equations that share a cell, directly or through others."""
    groups: list[tuple[set[int], set[int]]] = []
    for e in sorted(failing):
        members, cells = {e}, set(puzzle.net.equations[e].terms)
        for other in [g for g in groups if not g[1].isdisjoint(cells)]:
            groups.remove(other)
            members |= other[0]
            cells |= other[1]
        groups.append((members, cells))
    return [frozenset(members) for members, _ in groups]


def _strip(puzzle: Puzzle, table: str, stated: Sequence[Statement]) -> Cause | None:
    """Figures moved on across several blocks of a table that nothing crosses.

    The blocks may as well be wrong each for itself, so this is never the only explanation.
    """
    rows = puzzle.net.rows(table)
    failing = frozenset(e for row in rows for e in row.shared) & puzzle.failing
    if len(failing) < 2 or _is_crossed(puzzle, failing):
        return None
    whole = puzzle.of(failing)
    shifts = [(shift,) for shift in strip_shifts(whole, table)]
    if not shifts:
        return None
    apart = [_single_cells(puzzle.of({e})) for e in sorted(failing)]
    most = max(map(len, apart))
    others = [
        sum((one[n % len(one)] for one in apart), ()) for n in range(most if all(apart) else 0)
    ]
    return Cause(failing, tuple(rated(whole, [*shifts, *others], stated)), "ambiguous")


def _searched(puzzle: Puzzle, stated: Sequence[Statement]) -> list[Cause]:
    search = CellSearch(puzzle)
    found = _candidates(puzzle, search)
    return _explained(puzzle, found, stated, complete=not search.exhausted)


def _explained(
    puzzle: Puzzle, found: Sequence[Explanation], stated: Sequence[Statement], *, complete: bool
) -> list[Cause]:
    """The causes that the explanations of one group come to; ``complete`` if there are no more."""
    ranked = rated(puzzle, found, stated)
    if not ranked:
        return [Cause(puzzle.failing, (), "speculative")]
    near = rivals(ranked)
    if len(near) == 1 and complete:
        return _apart(puzzle, near[0], stated)
    return _partly_sure(puzzle, equals(ranked), near, stated)


def _single_cells(puzzle: Puzzle) -> list[Explanation]:
    return [single_moves(puzzle, one) for one in CellSearch(puzzle).repairs(1)]


def _structural(puzzle: Puzzle) -> list[Explanation]:
    return [*line_explanations(puzzle), *exchange_explanations(puzzle)]


def _candidates(puzzle: Puzzle, search: CellSearch) -> list[Explanation]:
    """Explanations of a connected group; more slips only where fewer explain nothing."""
    found = [single_moves(puzzle, one) for one in search.repairs(1)]
    found += line_explanations(puzzle) if found else _structural(puzzle)
    if any(len(one) == 1 for one in found):
        return found
    found += [_paired(puzzle, pair) for pair in search.repairs(2)]
    found += _slip_and_line(puzzle, search)
    if any(len(one) == 2 for one in found):
        return found
    return found + _several(puzzle, search)


def _paired(puzzle: Puzzle, pair: dict[int, int]) -> Explanation:
    """Two cells: exchanged, or each wrong for itself."""
    (a, more), (b, less) = sorted(pair.items())
    values = puzzle.values
    if values[a] + more == values[b] and values[b] + less == values[a]:
        return (move("cells_swapped", pair),)
    return single_moves(puzzle, pair)


def _slip_and_line(puzzle: Puzzle, search: CellSearch) -> list[Explanation]:
    """A slip in a row, and one wrong cell or another row with a slip."""
    first = [m for cell, delta in search.starts() for m in single_moves(puzzle, {cell: delta})]
    first += [m for line in puzzle.net.lines for m in row_guesses(puzzle, line)]
    found: dict[frozenset[Move], Explanation] = {}
    for one in first:
        rest = puzzle.applied(one.deltas)
        for *others, other in line_explanations(rest) if rest.failing else ():
            telling = not others and other.kind in TELLING
            if telling and one.deltas.keys().isdisjoint(other.deltas):
                whole = (one, other)
                if puzzle.settles(changes_of(whole)):
                    found.setdefault(frozenset(whole), whole)
    return list(found.values())


def _several(puzzle: Puzzle, search: CellSearch) -> list[Explanation]:
    """Three or more wrong cells."""
    found = search.fewest(3, MOST_CHANGED)
    if not found and search.at_least <= MOST_CHANGED and len(puzzle.failing) <= MOST_FAILING:
        found = smallest_repairs(puzzle)
    return [single_moves(puzzle, changes) for changes in found]


def _apart(puzzle: Puzzle, only: Rated, stated: Sequence[Statement]) -> list[Cause]:
    """The slips of the one explanation, each a cause of its own where it stands for itself."""
    kept, apart = _separated(puzzle, [only])
    found = [_cause_of(puzzle, move_, equations, stated) for move_, equations in apart]
    if kept[0]:
        rest = puzzle.failing.difference(*(equations for _, equations in apart))
        ranked = tuple(rated(puzzle.of(rest), kept, stated))
        found.append(Cause(rest, ranked, _certainty(ranked[0].explanation)))
    return found


def _partly_sure(
    puzzle: Puzzle, named: Sequence[Rated], near: Sequence[Rated], stated: Sequence[Statement]
) -> list[Cause]:
    """Several explanations: what they all say is a cause of its own, the rest is open."""
    if len(near) == 1:  # the search was given up: there may be others
        return [Cause(puzzle.failing, tuple(near), "speculative")]
    kept, apart = _separated(puzzle, near)
    if not apart or not all(kept):
        return [Cause(puzzle.failing, tuple(named), "ambiguous")]
    found = [_cause_of(puzzle, move_, equations, stated) for move_, equations in apart]
    rest = puzzle.failing.difference(*(equations for _, equations in apart))
    ranked = tuple(rated(puzzle.of(rest), kept, stated))
    return [*found, Cause(rest, ranked, "ambiguous")]


def _separated(
    puzzle: Puzzle, near: Sequence[Rated]
) -> tuple[list[Explanation], list[tuple[Move, frozenset[int]]]]:
    """Moves that every explanation has and that share no failing equation with the others."""
    common = [m for m in near[0].explanation if all(m in r.explanation for r in near)]
    others = {m for r in near for m in r.explanation}
    apart = []
    for move_ in common if len(others) > 1 else ():
        mine = touched(puzzle, [move_])
        alone = mine and mine.isdisjoint(touched(puzzle, others - {move_}))
        if alone and puzzle.of(mine).settles(move_.deltas):
            apart.append((move_, mine))
    gone = {m for m, _ in apart}
    return [tuple(m for m in r.explanation if m not in gone) for r in near], apart


def touched(puzzle: Puzzle, moves: Iterable[Move]) -> frozenset[int]:
    """The failing equations that moves touch."""
    cells = {cell for m in moves for cell, _ in m.changes}
    return frozenset(e for cell in cells for e in puzzle.net.by_cell[cell]) & puzzle.failing


def _cause_of(
    puzzle: Puzzle, move_: Move, equations: frozenset[int], stated: Sequence[Statement]
) -> Cause:
    return Cause(equations, tuple(rated(puzzle.of(equations), [(move_,)], stated)), "unique")


def _certainty(explanation: Explanation) -> Uniqueness:
    """Many slips that hang together are a guess, even if nothing shorter explains them."""
    return "unique" if len(explanation) <= 3 else "speculative"
