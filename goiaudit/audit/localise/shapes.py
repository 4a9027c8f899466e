"""Two states of one row or column, as printed and as it should be: which slip of the hand?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from goiaudit.audit.localise.slips import factor_of_ten


class Shape(NamedTuple):
    """A kind of slip, and for what was shifted which way it went: +1 or -1, else 0."""

    kind: str
    step: int = 0


class Vectors(NamedTuple):
    """A line as printed (nulls as 0) and as it should be; the place of its total, or -1.

    ``beside`` are the printed lines next to it, ``previous`` last year's, as far as known.
    """

    printed: Sequence[int]
    right: Sequence[int]
    total: int = -1
    beside: Sequence[Sequence[int]] = ()
    previous: Sequence[int | None] = ()

    @property
    def differing(self) -> list[int]:
        """Places where the two differ."""
        pairs = zip(self.printed, self.right, strict=True)
        return [n for n, (was, due) in enumerate(pairs) if was != due]


def shape_of(v: Vectors, *, is_row: bool) -> Shape | None:
    """The cheapest slip that turns the right line into the printed one; None if none does.

    A line that differs in one cell only has no shape of its own.
    """
    places = v.differing
    if len(places) < 2:
        return None
    if is_row and _is_total_misplaced(v, places):
        return Shape("total_misplaced")
    for step in (1, -1):
        if _is_shifted(v, places, step):
            return Shape("row_shifted" if is_row else "column_shifted", step)
    if _is_exchanged(v, places):
        return Shape("cells_swapped")
    if is_row and _is_split(v.printed, v.right, places, v.total, lost=True):
        return Shape("split_digits")
    if is_row and _is_split(v.right, v.printed, places, v.total, lost=False):
        return Shape("joined_digits")
    return _left_out(v, places, is_row) or _copied(v, places, is_row) or _factor(v, places)


def _is_total_misplaced(v: Vectors, places: list[int]) -> bool:
    """The total stands in a part's cell, and nothing where it belongs."""
    if v.total not in places or len(places) != 2 or v.printed[v.total]:
        return False
    other = places[0] + places[1] - v.total
    return v.printed[other] == v.right[v.total]


def _is_shifted(v: Vectors, places: list[int], step: int) -> bool:
    """A segment stands one place on; where it began is nothing, or the neighbour once more."""
    first, last = (places[0], places[-1]) if step > 0 else (places[-1], places[0])
    moved = range(first, last, step)
    if any(v.printed[n + step] != v.right[n] for n in moved):
        return False
    before = first - step
    repeated = v.printed[before] if 0 <= before < len(v.printed) else 0
    if v.printed[first] not in (0, repeated):
        return False
    return any(v.right[n] for n in moved)


def _is_exchanged(v: Vectors, places: list[int]) -> bool:
    if len(places) != 2:
        return False
    a, b = places
    return v.printed[a] == v.right[b] and v.printed[b] == v.right[a]


def _is_split(
    split: Sequence[int], whole: Sequence[int], places: list[int], total: int, *, lost: bool
) -> bool:
    """Two neighbours of ``split`` are the digits of one figure of ``whole``.

    What stood behind the figure may have moved on by one place, up to the last that differs;
    or it was written over (``lost``).
    """
    last = places[-1]
    for a in (places[0], places[0] - 1):
        b = a + 1
        if a < 0 or b >= len(split) or b == total or split[a] < 1 or split[b] < 0:
            continue
        joined = int(f"{split[a]}{split[b]}")
        moved = all(whole[n] == split[n + 1] for n in range(b, last))
        if whole[a] == joined and moved and (last > b or whole[b] == 0 or lost):
            return True
        if whole[b] == joined and whole[a] == 0 and set(places) == {a, b}:
            return True
    return False


def _left_out(v: Vectors, places: list[int], is_row: bool) -> Shape | None:
    if any(v.printed[n] for n in places):
        return None
    if is_row and v.total in places and not any(v.printed):
        return Shape("row_left_out")
    return Shape("part_left_out")


def _copied(v: Vectors, places: list[int], is_row: bool) -> Shape | None:
    if not any(v.printed[n] for n in places):
        return None
    if len(v.previous) == len(v.printed) and tuple(v.printed) == tuple(v.previous):
        return Shape("previous_year")
    if any(tuple(v.printed) == tuple(other) for other in v.beside):
        return Shape("row_copied" if is_row else "column_copied")
    return None


def _factor(v: Vectors, places: list[int]) -> Shape | None:
    """All the figures that differ are off by the same power of ten."""
    pairs = [(v.printed[n], v.right[n]) for n in places]
    if not all(was and due and factor_of_ten(was, due) for was, due in pairs):
        return None
    was, due = pairs[0]
    if any(a * due != b * was for a, b in pairs):
        return None
    return Shape("power_of_ten")
