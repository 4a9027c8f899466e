"""Tables without ruling: cells by the gaps between them, rows by the figures in them.

Word processors write such a table row by row and cell by cell. So lines that follow each other in
the file, one below the other, are one cell, and a label that is merged over many rows comes
before the first of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from goiaudit.reading.pdf_lines import BEGINS_ANEW, Row, spaced

_FIGURE = re.compile(r"[+\-－增减]?[\d,.，．]+(?:件|条|项|份|宗|个|万元|元)?|[/／\\—–_-]+")
_FEWEST_ROWS, _MOST_PIECES = 3, 3_000
_SAME_LINE, _NEXT_LINE, _SAME_SIZE = 0.45, 1.8, 0.15
_ALIGNED = 0.6
_PROSE = 0.6
"""Part of the width of the page from which on a line without gaps is running text."""
_ABOVE, _BELOW = 15, 3
"""Heights of a line by which a table goes on beyond its first and its last figure."""
_STEP, _LOOK_BACK = 4, 12
"""Spaces and line ends between two cells in the file at most; cells that may still go on."""


class Cell(NamedTuple):
    """The lines of a cell from top to bottom."""

    lines: tuple[Row, ...]

    @property
    def order(self) -> int:
        """Its place in the file."""
        return min(char.order for char in self.lines[0])

    @property
    def text(self) -> str:
        """Its lines in one."""
        return "".join(spaced(line) for line in self.lines)


def unruled(pieces: Sequence[Row], width: float) -> tuple[list[list[Cell]], list[Row]] | None:
    """Rows of cells from left to right, and the other pieces of a page; None without a table.

    ``pieces`` are the lines of the page cut at gaps, ``width`` is that of the page. A cell that
    is in no row, as those of a header, is a row of its own.
    """
    if len(pieces) > _MOST_PIECES:
        return None
    figures = [piece for piece in pieces if _is_figure(piece)]
    levels = _levels(figures)
    if len(levels) < _FEWEST_ROWS or not _is_row_by_row(figures, levels):
        return None
    top = levels[0] - _ABOVE * _tall(figures[0])
    bottom = levels[-1] + _BELOW * _tall(figures[0])
    inner: list[Row] = []
    outer: list[Row] = []
    for piece in pieces:
        prose = piece[-1].x1 - piece[0].x0 > _PROSE * width
        (inner if top < piece[0].y < bottom and not prose else outer).append(piece)
    cells = _cells(inner, levels)
    rows: list[list[Cell]] = [[] for _ in levels]
    following: int | None = None
    for cell in reversed(cells):
        level = _level(cell, levels)
        if level is not None and _is_figure(cell.lines[0]):
            following = level
        # A label merged over many rows stands beside one of them, but is written before all.
        if level is None or level != following:
            rows.append([cell])
        else:
            rows[level].append(cell)
    for row in rows:
        row.sort(key=lambda cell: cell.lines[0][0].x0)
    return sorted(filter(None, rows), key=lambda row: min(cell.order for cell in row)), outer


def _tall(piece: Row) -> float:
    return max(max(char.y1 - char.y0, char.x1 - char.x0, 1.0) for char in piece)


def _is_figure(piece: Row) -> bool:
    return _FIGURE.fullmatch(spaced(piece)) is not None


def _levels(figures: Sequence[Row]) -> list[float]:
    """The heights at which figures stand, from top to bottom."""
    found: list[float] = []
    for piece in sorted(figures, key=lambda piece: piece[0].y):
        if not found or piece[0].y - found[-1] > _SAME_LINE * _tall(piece):
            found.append(piece[0].y)
    return found


def _is_row_by_row(figures: Sequence[Row], levels: Sequence[float]) -> bool:
    """Whether the figures of a row follow each other in the file."""
    written = sorted(figures, key=lambda piece: piece[0].order)
    heights = [min(levels, key=lambda at: abs(at - piece[0].y)) for piece in written]
    changes = sum(above != below for above, below in pairwise(heights))
    return changes * 4 < len(levels) * 5


def _cells(pieces: Sequence[Row], levels: Sequence[float]) -> list[Cell]:
    cells: list[list[Row]] = []
    for piece in sorted(pieces, key=lambda piece: min(char.order for char in piece)):
        for cell in reversed(cells[-_LOOK_BACK:]):
            line = cell[-1]
            if not _goes_on(line, piece) or not _has_beside(line, piece, pieces):
                continue
            # Browsers write a row line by line: labels of two rows must not become one, unless
            # both rows have labels of their own behind them.
            follows = piece[0].order - max(char.order for char in line) <= _STEP
            alone = not (_beside(line, levels) and _beside(piece, levels))
            if follows or alone or (_heads(line, pieces) and _heads(piece, pieces)):
                cell.append(piece)
                break
        else:
            cells.append([piece])
    return [Cell(tuple(lines)) for lines in cells]


def _heads(piece: Row, pieces: Iterable[Row]) -> bool:
    """Whether another label stands behind this one on its line."""
    slack = _tall(piece)
    return any(
        other[0].x0 > piece[-1].x1
        and abs(other[0].y - piece[0].y) < slack
        and not _is_figure(other)
        for other in pieces
    )


def _beside(piece: Row, levels: Iterable[float]) -> bool:
    return any(abs(piece[0].y - at) < _SAME_LINE * _tall(piece) for at in levels)


def _goes_on(line: Row, below: Row) -> bool:
    """Whether a piece may be the next line of the same cell."""
    tall = _tall(line)
    if not _SAME_LINE * tall < below[0].y - line[0].y < _NEXT_LINE * tall:
        return False
    if abs(_tall(below) - tall) > _SAME_SIZE * tall or _is_figure(line) or _is_figure(below):
        return False
    left = abs(below[0].x0 - line[0].x0)
    middle = abs(below[0].x0 + below[-1].x1 - line[0].x0 - line[-1].x1) / 2
    return min(left, middle) < _ALIGNED * tall and not BEGINS_ANEW.match(spaced(below))


def _has_beside(line: Row, below: Row, pieces: Iterable[Row]) -> bool:
    """Whether something stands beside two lines, as cells do: running text has nothing."""
    top, bottom = line[0].y - 1, below[0].y + 1
    left, right = min(line[0].x0, below[0].x0), max(line[-1].x1, below[-1].x1)
    return any(
        top < piece[0].y < bottom and (piece[0].x0 > right or piece[-1].x1 < left)
        for piece in pieces
    )


def _level(cell: Cell, levels: Sequence[float]) -> int | None:
    """The row that a cell belongs to: the one it stands beside, None beside none or several."""
    slack = _SAME_LINE * _tall(cell.lines[0])
    first, last = cell.lines[0][0].y, cell.lines[-1][0].y
    beside = [n for n, at in enumerate(levels) if first - slack < at < last + slack]
    return beside[0] if len(beside) == 1 else None
