"""Figures of ruled tables that are too wide for their cells and printed over the border.

A browser does so where the page has fixed widths: the figure runs into the next cell, on to or
over what stands there. No one can tell which digits belong to which cell, so none is read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from goiaudit.reading.pdf_figures import unsure
from goiaudit.reading.pdf_page import Char

Place = tuple[int, int]
"""Row and column of a cell, from 0."""

_IN_FIGURES = frozenset("0123456789０１２３４５６７８９.,，．")
_GAP, _SAME_LINE = 0.3, 0.3
"""Heights of a line by which digits of a figure are apart, and differ in height, at most."""
_STEP = 3
"""Line ends that pdfium may see between two digits of a figure, and the second digit."""
_TOUCHING = 0.05
"""Heights of a line that figures in cells beside each other are apart at least."""
_OVER = 0.2
"""Part of a digit that stands beyond a border, or on the digit before it, at least."""


def doubtful_figures(
    chars: Sequence[Char], places: Sequence[Place], borders: Sequence[float]
) -> dict[Place, str]:
    """Text for the cells that a figure over a border touches: its digits and a question mark.

    ``chars`` are in the order of the file, ``places`` are their cells, ``borders`` the upright
    ones from left to right.
    """
    found: dict[Place, str] = {}
    for first, last in _runs(chars, places):
        run = chars[first:last]
        held = places[first:last]
        if any(_is_over(char, borders) for char in run) or any(
            _is_close(after, char, one != two)
            for char, after, one, two in zip(run, run[1:], held, held[1:], strict=False)
        ):
            text = unsure("".join(char.text for char in run), "")
            found.update(dict.fromkeys(held, text))
    return found


def _runs(chars: Sequence[Char], places: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """Begin and end of the figures that stand in several cells."""
    for n in range(1, len(chars)):
        if places[n] == places[n - 1] or not touch(chars[n - 1], chars[n]):
            continue
        first, last = n - 1, n + 1
        while first and touch(chars[first - 1], chars[first]):
            first -= 1
        while last < len(chars) and touch(chars[last - 1], chars[last]):
            last += 1
        yield first, last


def touch(char: Char, after: Char) -> bool:
    """Whether two characters may be of one figure."""
    if char.text not in _IN_FIGURES or after.text not in _IN_FIGURES:
        return False
    size = max(char.y1 - char.y0, 1.0)
    near = abs(after.y - char.y) < _SAME_LINE * size and after.x > char.x
    return near and after.x0 - char.x1 < _GAP * size and 0 < after.order - char.order <= _STEP


def _is_over(char: Char, borders: Sequence[float]) -> bool:
    """Whether a character stands on a border."""
    least = _OVER * (char.x1 - char.x0)
    n = bisect_left(borders, char.x0 + least)
    return n < len(borders) and borders[n] < char.x1 - least


def _is_close(char: Char, before: Char, across: bool) -> bool:
    """Whether a character stands on the one before it, or touches it ``across`` a border."""
    if across:
        return char.x0 - before.x1 < _TOUCHING * (char.y1 - char.y0)
    return char.x0 < before.x1 - _OVER * (before.x1 - before.x0)
