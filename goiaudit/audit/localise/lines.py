"""One wrong row or column: every figure in it follows from the equations that cross it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from goiaudit.audit import figures as f
from goiaudit.audit.localise.equations import Line
from goiaudit.audit.localise.moves import Explanation, Move, move, single_moves
from goiaudit.audit.localise.puzzle import Puzzle
from goiaudit.audit.localise.shapes import Shape, Vectors, shape_of

_WAYS = {("row", 1): "right", ("row", -1): "left", ("column", 1): "down", ("column", -1): "up"}


def line_explanations(puzzle: Puzzle) -> list[Explanation]:
    """For every row and column the figures that would repair everything, if there are any.

    A line whose change is a known slip is one move; any other change is a move per cell.
    """
    found: list[Explanation] = []
    for line in puzzle.net.lines:
        if not puzzle.failing <= line.touches:
            continue
        if not any(line.alone):
            found += [(named,) for named in _guessed(puzzle, line)]
            continue
        deltas = determined(puzzle, line)
        if deltas is not None and len(deltas) > 1 and puzzle.settles(deltas):
            named = shaped(puzzle, line, deltas)
            found.append((named,) if named else single_moves(puzzle, deltas))
    return found


def determined(puzzle: Puzzle, line: Line) -> dict[int, int] | None:
    """What the crossing equations add to each cell of a line; None where they disagree.

    A cell that only equations along the line touch is worked out last, if it is the only one.
    """
    deltas: dict[int, int] = {}
    open_cells: list[int] = []
    for cell, alone in zip(line.cells, line.alone, strict=True):
        wanted = {_wanted(puzzle, e, cell) for e in alone if puzzle.binds(e, line)}
        if len(wanted) > 1 or None in wanted:
            return None
        if wanted:
            deltas[cell] = wanted.pop() or 0
        else:
            open_cells.append(cell)
    if len(open_cells) == 1:
        last = open_cells[0]
        for e in line.shared:
            terms = puzzle.net.equations[e].terms
            if last in terms and puzzle.binds(e, line):
                gap = puzzle.gap_after(e, deltas)
                if gap % terms[last]:
                    return None
                deltas[last] = gap // terms[last]
                break
    return {cell: delta for cell, delta in deltas.items() if delta}


def _wanted(puzzle: Puzzle, equation: int, cell: int) -> int | None:
    delta, rest = divmod(puzzle.gaps[equation], puzzle.net.equations[equation].terms[cell])
    return None if rest else delta


def shaped(puzzle: Puzzle, line: Line, deltas: dict[int, int]) -> Move | None:
    """The change of a line as one known slip; None if it is none."""
    vectors = _vectors(puzzle, line, deltas)
    shape = shape_of(vectors, is_row=line.axis == "row") if vectors is not None else None
    shape = shape or _with_its_total(puzzle, line, deltas)
    return _named(line, deltas, shape) if shape is not None else None


def _named(line: Line, deltas: dict[int, int], shape: Shape) -> Move:
    return move(shape.kind, deltas, (line,), _WAYS.get((line.axis, shape.step), ""))


def _with_its_total(puzzle: Puzzle, line: Line, deltas: dict[int, int]) -> Shape | None:
    """A row that is wrong and adds up all the same: its total followed the wrong figure."""
    adds_up = all(puzzle.gaps[e] == 0 for e in line.shared)
    if line.axis != "row" or "total" not in line.keys or not adds_up:
        return None
    if line.cells[line.keys.index("total")] not in deltas:
        return None
    return Shape("part_and_total" if len(deltas) == 2 else "row_replaced")


def _vectors(puzzle: Puzzle, line: Line, deltas: dict[int, int]) -> Vectors | None:
    printed = _figures(puzzle, line)
    right = [f.unscaled(puzzle.values[c] + deltas.get(c, 0), puzzle.scale) for c in line.cells]
    if printed is None or not all(isinstance(value, int) for value in right):
        return None
    beside = [_figures(puzzle, other) for other in neighbours(puzzle, line)]
    return Vectors(
        printed=printed,
        right=[int(value) for value in right],
        total=line.keys.index("total") if "total" in line.keys else -1,
        beside=[figures for figures in beside if figures is not None],
        previous=[_last_year(puzzle, cell) for cell in line.cells],
    )


def _figures(puzzle: Puzzle, line: Line) -> tuple[int, ...] | None:
    """A line as printed, nulls as 0; None where a figure is no whole number."""
    values = [puzzle.values[cell] for cell in line.cells]
    if any(value % puzzle.scale for value in values):
        return None
    return tuple(value // puzzle.scale for value in values)


def _last_year(puzzle: Puzzle, cell: int) -> int | None:
    value = puzzle.previous.get(cell)
    return None if value is None else value // puzzle.scale


def neighbours(puzzle: Puzzle, line: Line) -> list[Line]:
    """The lines next to one, where they have the same cells across."""
    net = puzzle.net
    lines = net.rows(line.table) if line.axis == "row" else net.columns(line.table)
    place = lines.index(line)
    beside = [lines[p] for p in (place - 1, place + 1) if 0 <= p < len(lines)]
    return [other for other in beside if other.keys == line.keys]


def row_guesses(puzzle: Puzzle, line: Line) -> list[Move]:
    """Slips in a row that does not add up after which it would; the columns aside."""
    failing = puzzle.failing.intersection(line.shared)
    if line.axis != "row" or not failing:
        return []
    alone = [e for e in line.touches if e not in line.shared]
    row = replace(puzzle, failing=frozenset(failing), dead=puzzle.dead.union(alone))
    return list(dict.fromkeys((*_guessed(row, line), *_moved_on(row, line))))


def _guessed(puzzle: Puzzle, line: Line) -> Iterator[Move]:
    """Slips within a row that nothing crosses. Every one must repair everything exactly."""
    if line.axis != "row":
        return
    yield from _exchanged_within(puzzle, line)
    yield from _joined(puzzle, line)
    if _only_its_total_is_off(puzzle, line):
        yield from _moved_on(puzzle, line)


def _only_its_total_is_off(puzzle: Puzzle, line: Line) -> bool:
    """Whether the total is so small that no part alone can be to blame for it."""
    if "total" not in line.keys:
        return False
    *parts, total = (puzzle.values[cell] for cell in line.cells)
    return total < sum(parts) - max(parts, default=0)


def _exchanged_within(puzzle: Puzzle, line: Line) -> Iterator[Move]:
    """Two cells exchanged, a total in a part's cell among them."""
    for a, b in combinations(line.cells, 2):
        difference = puzzle.values[b] - puzzle.values[a]
        if difference:
            yield from _if_it_settles(puzzle, line, {a: difference, b: -difference})


def _joined(puzzle: Puzzle, line: Line) -> Iterator[Move]:
    """One figure in two neighbouring cells."""
    for a, b in zip(line.cells, line.cells[1:], strict=False):
        first, second = puzzle.printed(a), puzzle.printed(b)
        if isinstance(first, int) and isinstance(second, int) and first > 0 <= second:
            joined = int(f"{first}{second}") * puzzle.scale
            deltas = {a: joined - puzzle.values[a], b: -puzzle.values[b]}
            yield from _if_it_settles(puzzle, line, deltas)


def _moved_on(puzzle: Puzzle, line: Line) -> Iterator[Move]:
    """A row without its total: moved on by one cell, the figure at the end lost."""
    values = [puzzle.values[cell] for cell in line.cells]
    for start in (n for n, value in enumerate(values) if not value):
        back = [*values[:start], *values[start + 1 :], 0]
        yield from _with_the_lost(puzzle, line, back, len(values) - 1)
    yield from _with_the_lost(puzzle, line, [0, *values[:-1]], 0)


def _with_the_lost(puzzle: Puzzle, line: Line, right: Sequence[int], lost: int) -> Iterator[Move]:
    """The figures of a row but for one, which follows from the row's own sum."""
    deltas = {c: v - puzzle.values[c] for c, v in zip(line.cells, right, strict=True)}
    cell = line.cells[lost]
    for e in line.shared:
        factor = puzzle.net.equations[e].terms.get(cell)
        if factor and puzzle.gap_after(e, deltas) % factor == 0:
            deltas[cell] += puzzle.gap_after(e, deltas) // factor
    kept = {c: d for c, d in deltas.items() if d}
    if len(kept) > 1 and puzzle.settles(kept):
        yield _named(line, kept, Shape("row_shifted", -1 if lost == 0 else 1))


def _if_it_settles(puzzle: Puzzle, line: Line, deltas: dict[int, int]) -> Iterator[Move]:
    kept = {cell: delta for cell, delta in deltas.items() if delta}
    if len(kept) > 1 and puzzle.settles(kept):
        named = shaped(puzzle, line, kept)
        if named is not None:
            yield named
