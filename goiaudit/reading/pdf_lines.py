"""Characters with boxes put back into lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median

from goiaudit.reading.pdf_page import Char

Box = tuple[float, float, float, float]
Row = list[Char]
"""The characters of a line from left to right."""

_FROM_TOP, _FROM_LEFT, _ORDER = attrgetter("y", "x"), attrgetter("x0"), attrgetter("order")
_LOOK_BACK = 8
_SAME_LINE, _SAME_LINE_SMALL, _SMALL = 0.4, 0.8, 0.7
_LEAST_HEIGHT = 4.0
_CHINESE = "\u2e80"
_WIDE_GAP = 0.5
"""Part of a character's height from which on a gap is a space."""
_LEAST_GAP = _WIDE_GAP * _LEAST_HEIGHT
_WIDE_GAP_IN_FIGURES = 0.8
"""The same between two digits: some fonts draw them as far apart as Chinese characters."""
_SPACE = 0.1
"""The least gap that a space of the file leaves where it is really one."""
BEGINS_ANEW = re.compile(
    r"[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]|第.{1,4}条|信息内容|规章|行政(?:规范|许可|处罚|强制|事业)"
    r"|其他对外|政府集中"
)
"""How the labels of the form begin, whatever is above them."""
_FEW_GAPS, _WIDER = 4, 1.8
_IN_FIGURES = frozenset("0123456789０１２３４５６７８９.,，．")
_DIGIT, _NEXT_LINE = 0.75, 1.7
"""Heights of a line that a digit is wide, and from one line to the next in the same cell."""
_FIGURES = re.compile(r"[\d,.，．]+")
_END_OF_FIGURE = re.compile(r"[\d,.，．]+(?: ?[（(]? ?[件条项份宗个] ?[）)]?)?")
MARGINS = 11.0
"""Points between the text of a cell and its borders, both sides together."""


def rows_of(chars: Iterable[Char]) -> list[Row]:
    """Characters by line from top to bottom, each from left to right."""
    rows: list[Row] = []
    row: Row = []
    for char in sorted(chars, key=_FROM_TOP):
        # Nearly always it is the one before that stands on the same line.
        if row and (_on_line(char, row[-1]) or _on_any(char, row[-_LOOK_BACK:-1])):
            row.append(char)
        else:
            row = [char]
            rows.append(row)
    for row in rows:
        row.sort(key=_FROM_LEFT)
    return [row if _is_in_order(row) else _by_runs(row) for row in rows]


def _is_in_order(row: Row) -> bool:
    return all(char.order < after.order for char, after in pairwise(row))


def _by_runs(row: Row) -> Row:
    """A line in which texts are printed over each other, each text whole.

    What goes over the border of its cell stands among the characters of the next one, but the
    file has one after the other.
    """
    runs: list[Row] = []
    for char in sorted(row, key=_ORDER):
        before = runs[-1][-1] if runs else None
        if before and before.x < char.x and char.x0 - before.x1 < _WIDE_GAP * (char.y1 - char.y0):
            runs[-1].append(char)
        else:
            runs.append([char])
    return [char for run in sorted(runs, key=lambda run: run[0].x0) for char in run]


def _on_any(char: Char, others: Iterable[Char]) -> bool:
    return any(_on_line(char, other) for other in others)


def _on_line(char: Char, other: Char) -> bool:
    apart = abs(char.y - other.y)
    one, two = char.y1 - char.y0, other.y1 - other.y0
    tall = max(one, two, _LEAST_HEIGHT)
    if apart < _SAME_LINE * tall:
        return True
    # What is raised or lowered is smaller; a label centred beside two lines is not.
    overlap = min(char.y1, other.y1) - max(char.y0, other.y0)
    return min(one, two) < _SMALL * tall and overlap > 0 and apart < _SAME_LINE_SMALL * tall


def text_of(chars: Sequence[Char], width: float) -> str:
    """The text of a cell ``width`` points wide, its lines joined by line breaks.

    A figure that the cell is too narrow for is one figure, and what is written from top to
    bottom is read so; ``chars`` are in the order of the file.
    """
    rows = rows_of(chars)
    lines = [spaced(row) for row in rows]
    if len(rows) > 1:
        if _is_one_figure(rows, lines, width):
            return "".join(lines)
        if _runs_down(chars):
            return "".join(char.text for char in chars)
    return "\n".join(lines)


def _is_one_figure(rows: Sequence[Row], lines: Sequence[str], width: float) -> bool:
    """Whether every line but the last has no room for one more digit, or all that follows."""
    if not (all(map(_FIGURES.fullmatch, lines[:-1])) and _END_OF_FIGURE.fullmatch(lines[-1])):
        return False
    digits = [c for row in rows for c in row if c.text in _IN_FIGURES]
    digit = max(max(c.x1 - c.x0, _DIGIT * (c.y1 - c.y0)) for c in digits)
    for row, below in pairwise(rows):
        first, last = row[0], row[-1]
        room = width - (last.x1 - first.x0)
        high = max(first.y1 - first.y0, 2 * (first.x1 - first.x0), _LEAST_HEIGHT)
        step = (below[0].y - first.y) / high
        # 1（件） stays together on the next line, for which there was no room either.
        more = digit if below[-1].text in _IN_FIGURES else below[-1].x1 - below[0].x0
        if room > more + MARGINS or step > _NEXT_LINE:
            return False
    return not lines[0].startswith("0")


def _runs_down(chars: Sequence[Char]) -> bool:
    """Whether most characters stand below the one that is before them in the file."""
    down = sum(
        0.5 * (a.y1 - a.y0) < b.y - a.y and abs(b.x - a.x) < 0.5 * (a.x1 - a.x0)
        for a, b in pairwise(chars)
    )
    return down * 2 >= len(chars) - 1 and not all(c.text in _IN_FIGURES for c in chars)


def spaced(row: Sequence[Char]) -> str:
    """One line of text, with spaces where the gaps are wide."""
    gaps = []
    for n in range(1, len(row)):
        before, char = row[n - 1], row[n]
        # Most characters touch, and asking further for each of them takes time.
        if (
            (char.apart or char.x0 - before.x1 > _LEAST_GAP) and _is_gap(before, char)
        ) or char.x < before.x:
            gaps.append(n)
    if len(gaps) > _FEW_GAPS:
        gaps = _wider(row, gaps)
    ends = [0, *gaps, len(row)]
    return " ".join("".join(char.text for char in row[a:b]) for a, b in pairwise(ends))


def _wider(row: Sequence[Char], gaps: list[int]) -> list[int]:
    """The gaps that are spaces, even in a line whose words are spaced out as a whole."""
    words = [n for n in range(1, len(row)) if min(row[n - 1].text, row[n].text) > _CHINESE]
    apart = set(gaps)
    if sum(n in apart for n in words) * 3 < len(words) * 2 or len(words) <= _FEW_GAPS:
        return gaps
    usual = median(row[n].x0 - row[n - 1].x1 for n in words)
    return [
        n
        for n in gaps
        if row[n].x0 - row[n - 1].x1 > _WIDER * usual
        or (row[n - 1].text in _IN_FIGURES and row[n].text in _IN_FIGURES)
    ]


def _is_gap(before: Char, char: Char) -> bool:
    tall = max(char.y1 - char.y0, before.y1 - before.y0, _LEAST_HEIGHT)
    gap = (char.x0 - before.x1) / tall
    figures = (before.text in _IN_FIGURES) + (char.text in _IN_FIGURES)
    if figures and char.apart and gap > _SPACE:
        return True
    return gap > (_WIDE_GAP_IN_FIGURES if figures == 2 else _WIDE_GAP)


def pieces(row: Sequence[Char], gap: float, before_figure: float | None = None) -> Iterator[Row]:
    """A line cut where it is blank over more than ``gap`` times its height.

    ``before_figure`` is the same between a Chinese character and the figure behind it.
    """
    piece: Row = []
    for char in row:
        if piece:
            before = piece[-1]
            tall = max(char.y1 - char.y0, before.y1 - before.y0, _LEAST_HEIGHT)
            wide = gap
            if before_figure and char.text in _IN_FIGURES and before.text > _CHINESE:
                wide = before_figure
            if char.x0 - before.x1 > wide * tall or char.x < before.x:
                yield piece
                piece = []
        piece.append(char)
    if piece:
        yield piece


def bounds(box: Box) -> Box:
    """A box in whole tenths of a point."""
    x0, y0, x1, y1 = (round(side, 1) for side in box)
    return (x0, y0, x1, y1)
