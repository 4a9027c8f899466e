"""Grids from ruling lines: what no line separates is one cell, whichever way it is merged."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from goiaudit.model.cells import Location
from goiaudit.model.document import Grid, GridCell
from goiaudit.reading.pdf_lines import Box, bounds, text_of
from goiaudit.reading.pdf_overflow import Place, doubtful_figures, touch
from goiaudit.reading.pdf_page import Char, Page, Rule

_NEAR = 3.0
"""Points by which the ends of lines that meet may miss each other."""
_MOST_LINES = 400
_FRAMED_ROWS, _FRAMED_COLUMNS, _FRAMES = 3, 4, 2
"""Rows and columns that a frame around tables has at least; frames within each other at most."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruled table on a page: positions of its columns and rows, and its lines."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rules: tuple[Rule, ...]

    def parted(self, chars: Iterable[Char]) -> tuple[list[Char], list[Char]]:
        """The characters within the outer lines, and the others.

        A figure that begins inside is inside, even if it goes over the border.
        """
        (left, *_, right), (top, *_, bottom) = self.xs, self.ys
        inside: list[Char] = []
        outside: list[Char] = []
        for char in chars:
            held = left <= char.x <= right and top <= char.y <= bottom
            if not held and char.x > right and inside:
                held = touch(inside[-1], char)
            (inside if held else outside).append(char)
        return inside, outside


def ruled_tables(page: Page) -> list[Ruled]:
    """The ruled tables of a page from top to bottom; single lines and boxes are none."""
    rules = _joined(page.rules)
    if len(rules) > _MOST_LINES * 4:
        return []
    tables = [table for group in _connected(rules) for table in _tables(group)]
    return sorted(tables, key=lambda table: table.ys[0])


def _tables(group: Sequence[Rule], depth: int = 0) -> Iterator[Ruled]:
    """The table that lines make which touch, or those inside if it is a frame around a page."""
    xs = _positions(rule.at for rule in group if not rule.horizontal)
    ys = _positions(rule.at for rule in group if rule.horizontal)
    # Outer lines are sometimes left out: the other lines end where they would be.
    xs = _with_ends(xs, [r for r in group if r.horizontal])
    ys = _with_ends(ys, [r for r in group if not r.horizontal])
    if len(xs) <= 2 or len(ys) <= 1:
        return
    table = Ruled(tuple(xs), tuple(ys), tuple(group))
    if depth == _FRAMES or not _is_frame(table):
        yield table
        return
    inner = [rule for rule in group if not _is_outer(rule, table)]
    for lines in _connected(inner):
        yield from _tables(lines, depth + 1)


def _is_frame(table: Ruled) -> bool:
    """Whether nothing crosses the first column, nor the last."""
    xs, ys = table.xs, table.ys
    if len(ys) <= _FRAMED_ROWS or len(xs) <= _FRAMED_COLUMNS:
        return False
    first, last = (xs[0] + xs[1]) / 2, (xs[-2] + xs[-1]) / 2
    across = [_along(table, True, y) for y in ys[1:-1]]
    return not any(_crossed(lines, at) for lines in across for at in (first, last))


def _is_outer(rule: Rule, table: Ruled) -> bool:
    left, right = table.xs[0], table.xs[-1]
    if rule.horizontal:
        return rule.start < left + _NEAR and rule.end > right - _NEAR
    return abs(rule.at - left) <= _NEAR or abs(rule.at - right) <= _NEAR


def grid_of(table: Ruled, chars: Sequence[Char], page: int) -> Grid:
    """The cells of a ruled table with their text, each with its box on the page."""
    owner = _merged(table)
    places = [owner[_place(table, char)] for char in chars]
    inside: dict[Place, list[Char]] = defaultdict(list)
    for place, char in zip(places, chars, strict=True):
        inside[place].append(char)
    unsure = doubtful_figures(chars, places, table.xs)
    areas: dict[Place, list[Place]] = defaultdict(list)
    for place, head in owner.items():
        areas[head].append(place)
    cells = []
    for (row, column), places in sorted(areas.items()):
        last_row, last_column = max(r for r, _ in places), max(c for _, c in places)
        box: Box = (
            table.xs[column], table.ys[row], table.xs[last_column + 1], table.ys[last_row + 1],
        )  # fmt: skip
        cells.append(
            GridCell(
                text=unsure.get((row, column)) or text_of(inside[row, column], box[2] - box[0]),
                row=row,
                column=column,
                rowspan=last_row - row + 1,
                colspan=last_column - column + 1,
                location=_location(page, box),
            )
        )
    outer: Box = (table.xs[0], table.ys[0], table.xs[-1], table.ys[-1])
    return Grid(tuple(cells), _location(page, outer))


def _place(table: Ruled, char: Char) -> Place:
    row = min(bisect_right(table.ys, char.y) - 1, len(table.ys) - 2)
    column = min(bisect_right(table.xs, char.x) - 1, len(table.xs) - 2)
    return max(row, 0), max(column, 0)


def _location(page: int, box: Box) -> Location:
    return Location(page=page, bbox=bounds(box))


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Lines that continue each other as one: word processors draw every side of every cell."""
    spans: dict[tuple[bool, float], list[tuple[float, float]]] = defaultdict(list)
    for rule in rules:
        spans[rule.horizontal, rule.at].append((rule.start, rule.end))
    found: list[Rule] = []
    for (horizontal, at), pieces in spans.items():
        pieces.sort()
        begin, last = pieces[0]
        for start, end in pieces[1:]:
            if start > last + _NEAR:
                found.append(Rule(horizontal, at, begin, last))
                begin = start
            last = max(last, end) if start <= last + _NEAR else end
        found.append(Rule(horizontal, at, begin, last))
    return found


def _connected(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Lines that touch one another, directly or through others."""
    groups: list[list[Rule]] = []
    waiting = list(rules)
    while waiting:
        group = [waiting.pop()]
        for rule in group:  # grows while it is walked through
            apart: list[Rule] = []
            for other in waiting:
                (group if _touch(rule, other) else apart).append(other)
            waiting = apart
        groups.append(group)
    return groups


def _touch(a: Rule, b: Rule) -> bool:
    if a.horizontal == b.horizontal:
        near = abs(a.at - b.at) <= _NEAR
        return near and a.start <= b.end + _NEAR and b.start <= a.end + _NEAR
    return a.start - _NEAR <= b.at <= a.end + _NEAR and b.start - _NEAR <= a.at <= b.end + _NEAR


def _positions(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _with_ends(positions: list[float], across: Sequence[Rule]) -> list[float]:
    if not across:
        return positions
    ends = [min(rule.start for rule in across), max(rule.end for rule in across)]
    missing = [end for end in ends if all(abs(end - known) > 2 * _NEAR for known in positions)]
    return sorted([*positions, *missing])


def _merged(table: Ruled) -> dict[tuple[int, int], tuple[int, int]]:
    """The first place of the cell that each place of the fine grid belongs to."""
    rows, columns = len(table.ys) - 1, len(table.xs) - 1
    owner = {(r, c): (r, c) for r in range(rows) for c in range(columns)}

    def head(place: tuple[int, int]) -> tuple[int, int]:
        while owner[place] != place:
            place = owner[place]
        return place

    beside = [_along(table, False, x) for x in table.xs]
    below = [_along(table, True, y) for y in table.ys]
    for r in range(rows):
        middle_y = (table.ys[r] + table.ys[r + 1]) / 2
        for c in range(columns):
            middle_x = (table.xs[c] + table.xs[c + 1]) / 2
            if c + 1 < columns and not _crossed(beside[c + 1], middle_y):
                _join(owner, head((r, c)), head((r, c + 1)))
            if r + 1 < rows and not _crossed(below[r + 1], middle_x):
                _join(owner, head((r, c)), head((r + 1, c)))
    return {place: head(place) for place in owner}


def _join(
    owner: dict[tuple[int, int], tuple[int, int]], a: tuple[int, int], b: tuple[int, int]
) -> None:
    first, second = sorted((a, b))
    owner[second] = first


def _along(table: Ruled, horizontal: bool, at: float) -> list[tuple[float, float]]:
    """Start and end of the lines at one position, with what they may miss at their ends."""
    return [
        (rule.start - _NEAR, rule.end + _NEAR)
        for rule in table.rules
        if rule.horizontal == horizontal and abs(rule.at - at) <= _NEAR
    ]


def _crossed(lines: Sequence[tuple[float, float]], at: float) -> bool:
    return any(start <= at <= end for start, end in lines)
