"""Two rows, or two columns, that stand in each other's place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from goiaudit.audit.localise.equations import Equations, Line
from goiaudit.audit.localise.moves import Explanation, move
from goiaudit.audit.localise.puzzle import Puzzle
from goiaudit.definitions.forms import forms


def exchange_explanations(puzzle: Puzzle) -> list[Explanation]:
    """Every exchange of two rows or two columns of one table that repairs everything."""
    tables = {puzzle.net.addresses[c].table for c in _cells_at_fault(puzzle)}
    if len(tables) != 1:
        return []
    table = tables.pop()
    return [*_rows(puzzle, table), *_columns(puzzle, table)]


def _cells_at_fault(puzzle: Puzzle) -> set[int]:
    return {cell for e in puzzle.failing for cell in puzzle.net.equations[e].terms}


def _rows(puzzle: Puzzle, table: str) -> Iterator[Explanation]:
    """Rows are exchanged with their labels: what adds up along a row still does."""
    rows = puzzle.net.rows(table)
    if any(e in row.shared for row in rows for e in puzzle.failing):
        return
    probe = min(puzzle.failing)
    for a, b in combinations(rows, 2):
        if a.keys == b.keys and _explains(puzzle, probe, a.cells, b.cells):
            deltas = exchanged(puzzle, a.cells, b.cells)
            if len(deltas) > 2 and puzzle.settles(deltas):
                yield (move("rows_swapped", deltas, (a, b)),)


def _columns(puzzle: Puzzle, table: str) -> Iterator[Explanation]:
    """Columns are exchanged in all rows or in a block of them, the header's order aside."""
    probe = min(puzzle.failing)
    values, gap = puzzle.values, puzzle.gaps[probe]
    for swap in _column_swaps(puzzle.net, table, probe):
        # Whether it closes one of the gaps: a quick look before the full test.
        if sum(factor * (values[b] - values[a]) for a, b, factor in swap.weights) != gap:
            continue
        deltas = exchanged(puzzle, swap.ours, swap.theirs)
        if len({puzzle.net.addresses[c].row for c in deltas}) > 1 and puzzle.settles(deltas):
            yield (move("columns_swapped", deltas, (swap.first, swap.second)),)


class _Swap(NamedTuple):
    """Cells of two columns; ``weights`` is what a cell's gain by it counts in an equation."""

    first: Line
    second: Line
    ours: tuple[int, ...]
    theirs: tuple[int, ...]
    weights: tuple[tuple[int, int, int], ...]


@lru_cache(maxsize=512)
def _column_swaps(net: Equations, table: str, probe: int) -> tuple[_Swap, ...]:
    """Every exchange of two columns that an equation feels."""
    terms = net.equations[probe].terms
    rows = len(net.rows(table))
    found = []
    for a, b in combinations(net.columns(table), 2):
        for block in _blocks(table, a.keys, rows) if a.keys == b.keys else ():
            ours, theirs = (tuple(line.cells[n] for n in block) for line in (a, b))
            weights = tuple(
                (one, other, factor)
                for one, other in zip(ours, theirs, strict=True)
                if (factor := terms.get(one, 0) - terms.get(other, 0))
            )
            if weights:
                found.append(_Swap(a, b, ours, theirs, weights))
    return tuple(found)


def exchanged(puzzle: Puzzle, ours: Sequence[int], theirs: Sequence[int]) -> dict[int, int]:
    """The changes that give each of two lists of cells the other's figures."""
    deltas: dict[int, int] = {}
    for one, other in zip(ours, theirs, strict=True):
        difference = puzzle.values[other] - puzzle.values[one]
        if difference:
            deltas |= {one: difference, other: -difference}
    return deltas


def _explains(puzzle: Puzzle, probe: int, ours: Sequence[int], theirs: Sequence[int]) -> bool:
    """Whether the exchange closes one of the gaps: a quick look before the full test."""
    terms, values = puzzle.net.equations[probe].terms, puzzle.values
    closed = 0
    for one, other in zip(ours, theirs, strict=True):
        factor = terms.get(one, 0) - terms.get(other, 0)
        if factor:
            closed += factor * (values[other] - values[one])
    return closed == puzzle.gaps[probe]


def _blocks(table: str, keys: Sequence[str], rows: int) -> list[list[int]]:
    """The stretches of rows over which a column may have been mistaken for another.

    All rows, and every run of the blocks of the form: what came in, what was done, what is
    left. The rest of a table is wrong where a block is right, so complements are runs too.
    """
    starts = [0, *_block_starts(table, keys), rows]
    runs = [list(range(a, b)) for a, b in combinations(dict.fromkeys(starts), 2) if b - a > 1]
    whole = set(range(rows))
    rests = [sorted(whole - set(run)) for run in runs]
    found = {tuple(block): block for block in (*runs, *rests) if len(block) > 1}
    return list(found.values())


def _block_starts(table: str, keys: Sequence[str]) -> list[int]:
    """Where the rows of results begin, end, and where the last row stands."""
    for form in forms().values():
        results = form.tables[table].groups.get("results", ())
        places = [n for n, key in enumerate(keys) if key in results]
        if places and len(places) == len(results):
            return [places[0], places[-1] + 1, places[-1] + 2]
    return []
