"""Figures that satisfy rows, found by mending one row after the other: no solver is needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goiaudit.rules.diagnose.rows import Row, is_bounded
from goiaudit.rules.ground import Variable

Point = dict[Variable, int]
_MOST_TURNS = 200


def has_point(rows: Sequence[Row], *, signed: bool) -> bool:
    """Whether a few mends of the first row that does not hold lead to figures that all do."""
    point: Point = {}
    for turn in range(min(4 * len(rows) + 8, _MOST_TURNS)):
        broken = next((row for row in rows if not _holds(row, point)), None)
        if broken is None:
            return True
        ways = list(_mends(broken, point, signed))
        if not ways:
            return False
        variable, value = ways[turn % len(ways)]
        point[variable] = value
    return False


def _gap(row: Row, point: Point) -> int:
    return row.bound - sum(c * point.get(v, 0) for v, c in row.terms)


def _holds(row: Row, point: Point) -> bool:
    gap = _gap(row, point)
    return gap == 0 if row.equal else gap >= 0


def _mends(row: Row, point: Point, signed: bool) -> Iterator[tuple[Variable, int]]:
    """Changes of one figure that make a row hold."""
    gap = _gap(row, point)
    for variable, coefficient in row.terms:
        if row.equal and gap % coefficient:
            continue
        # An inequality is short by a negative gap: the step may go beyond it.
        step = gap // coefficient if coefficient > 0 or row.equal else -(gap // -coefficient)
        value = point.get(variable, 0) + step
        if value >= 0 or not is_bounded(variable, signed=signed):
            yield variable, value
