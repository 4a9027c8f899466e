"""A table that is one long row: figures moved on by one place across its blocks."""

from __future__ import annotations

from collections.abc import Iterator

from goiaudit.audit.localise.moves import Move, move
from goiaudit.audit.localise.puzzle import Puzzle


def strip_shifts(puzzle: Puzzle, table: str) -> list[Move]:
    """Shifts of a stretch of cells by one place that repair several failing blocks at once.

    For tables whose rows stand one after the other in one line of print (表四: fifteen
    figures). The figure lost at the end follows from its block.
    """
    rows = puzzle.net.rows(table)
    strip = [cell for row in rows for cell in row.cells]
    found: dict[tuple[tuple[int, int], ...], Move] = {}
    for step in (1, -1):
        for deltas in _undone(puzzle, strip if step > 0 else strip[::-1]):
            if puzzle.settles(deltas):
                touched = [row for row in rows if not deltas.keys().isdisjoint(row.cells)]
                way = "right" if step > 0 else "left"
                moved = move("row_shifted", deltas, touched, way)
                found.setdefault(moved.changes, moved)
    return list(found.values())


def _undone(puzzle: Puzzle, strip: list[int]) -> Iterator[dict[int, int]]:
    """Every stretch moved back by one place, with the figure that was lost at its end.

    The shortest loss comes first: nothing lost, then the figure that the last block lacks.
    """
    values = puzzle.values
    for first, start in enumerate(strip[:-1]):
        before = values[strip[first - 1]] if first else 0
        if values[start] not in (0, before):
            continue
        deltas: dict[int, int] = {}
        for n in range(first, len(strip) - 1):
            cell, after = strip[n], strip[n + 1]
            deltas[cell] = values[after] - values[cell]
            for lost in _lost(puzzle, deltas, after):
                changed = {c: d for c, d in {**deltas, after: lost}.items() if d}
                if len(changed) > 1:
                    yield changed


def _lost(puzzle: Puzzle, deltas: dict[int, int], last: int) -> Iterator[int]:
    """What the last cell of a stretch lacks: nothing after all, or what its block says."""
    for e in puzzle.net.by_cell[last]:
        if e in puzzle.dead:
            continue
        factor = puzzle.net.equations[e].terms[last]
        gap = puzzle.gap_after(e, deltas)
        if gap % factor == 0:
            yield gap // factor
