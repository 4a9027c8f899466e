"""Tables without ruling: cells by the gaps between them, rows by the figures in them.

Word processors write such a table row by row and cell by cell. So lines that follow each other in
the file, one below the other, are one cell, and a label that is merged over many rows comes
before the first of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from goiaudit.reading.pdf_figures import (
    SAME_LINE,
    STEP,
    Cell,
    figure_rows,
    is_figure,
    level_of,
    overlap,
    stacked_on,
    tall,
)
from goiaudit.reading.pdf_lines import BEGINS_ANEW, Row, spaced

_FEWEST_ROWS, _FEWEST_COLUMNS, _MOST_PIECES = 3, 3, 3_000
_NEXT_LINE, _SAME_SIZE = 1.8, 0.15
_ALIGNED = 0.6
_PROSE = 0.6
"""Part of the width of the page from which on a line without gaps is running text."""
_ABOVE, _BELOW = 15, 3
"""Heights of a line by which a table goes on beyond its first and its last figure."""
_LOOK_BACK = 12
"""Cells that may still go on."""
_IN_FIGURES = frozenset("0123456789０１２３４５６７８９.,，．")
_CHINESE = "\u2e80"
_FEWEST_ALIKE = 2


def unruled(pieces: Sequence[Row], width: float) -> tuple[list[list[Cell]], list[Row]] | None:
    """Rows of cells from left to right, and the other pieces of a page; None without a table.

    ``pieces`` are the lines of the page cut at gaps, ``width`` is that of the page. A cell that
    is in no row, as those of a header, is a row of its own.
    """
    if len(pieces) > _MOST_PIECES:
        return None
    parts = _apart(pieces)
    rows = figure_rows(filter(is_figure, parts))
    if not rows or (len(rows) < _FEWEST_ROWS and max(map(len, rows)) < _FEWEST_COLUMNS):
        return None
    size = tall(rows[0][0].lines[0])
    top = level_of(rows[0]) - _ABOVE * size
    bottom = level_of(rows[-1]) + _BELOW * size
    inner: list[Row] = []
    outer: list[Row] = []
    for piece in parts:
        prose = piece[-1].x1 - piece[0].x0 > _PROSE * width
        if not is_figure(piece):
            (inner if top < piece[0].y < bottom and not prose else outer).append(piece)
    levels = [level_of(row) for row in rows]
    found = _labelled(rows, _cells(inner, [*filter(is_figure, parts)], levels))
    return sorted(found, key=lambda row: min(cell.order for cell in row)), outer


def _labelled(rows: Sequence[list[Cell]], labels: Sequence[Cell]) -> list[list[Cell]]:
    """Rows with their labels; labels of no row and of several are rows of their own.

    A label merged over many rows stands beside one of them, but is written before all.
    """
    levels = [level_of(row) for row in rows]
    written: list[tuple[int, int | None, Cell]] = [(cell.order, None, cell) for cell in labels]
    written += [(cell.order, n, cell) for n, row in enumerate(rows) for cell in row]
    own: list[list[Cell]] = [[] for _ in rows]
    alone: list[list[Cell]] = []
    following: int | None = None
    for _, level, cell in sorted(written, key=lambda item: item[0], reverse=True):
        if level is not None:
            following = level
        elif (beside := _level(cell, levels)) is not None and beside == following:
            own[beside].append(cell)
        else:
            alone.append([cell])
    return [*_whole_rows(rows, own), *alone]


def _whole_rows(
    rows: Sequence[list[Cell]], labels: Sequence[Sequence[Cell]]
) -> Iterator[list[Cell]]:
    """Labels and figures by rows; figures without a label may be the rest of those above."""
    names: Sequence[Cell] = ()
    figures: list[Cell] = []
    for n, row in enumerate(rows):
        if figures and not labels[n] and _is_below(rows[n - 1], row):
            figures = stacked_on(figures, row)
            continue
        if figures:
            yield sorted([*names, *figures], key=lambda cell: cell.left)
        names, figures = labels[n], row
    yield sorted([*names, *figures], key=lambda cell: cell.left)


def _is_below(row: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether every figure of a row stands right below one of the row above."""
    apart = level_of(below) - level_of(row)
    near = apart < _NEXT_LINE * tall(row[0].lines[0])
    return near and all(any(overlap(above, cell) for above in row) for cell in below)


def _apart(pieces: Iterable[Row]) -> list[Row]:
    """Labels that touch a figure behind them, apart, where figures stand in its column."""
    pieces = list(pieces)
    figures = [(piece[0].x0, piece[-1].x1) for piece in pieces if is_figure(piece)]
    found: list[Row] = []
    for piece in pieces:
        at = len(piece)
        while at and piece[at - 1].text in _IN_FIGURES:
            at -= 1
        if 0 < at < len(piece) and piece[at - 1].text > _CHINESE:
            middle = (piece[at].x0 + piece[-1].x1) / 2
            if sum(x0 <= middle <= x1 for x0, x1 in figures) >= _FEWEST_ALIKE:
                found += [piece[:at], piece[at:]]
                continue
        found.append(piece)
    return found


def _cells(pieces: Sequence[Row], figures: Sequence[Row], levels: Sequence[float]) -> list[Cell]:
    """Labels put together from their lines."""
    everything = [*pieces, *figures]
    cells: list[list[Row]] = []
    for piece in sorted(pieces, key=lambda piece: min(char.order for char in piece)):
        for cell in reversed(cells[-_LOOK_BACK:]):
            line = cell[-1]
            if not _goes_on(line, piece):
                continue
            follows = piece[0].order - max(char.order for char in line) <= STEP
            if not (_has_beside(line, piece, everything) or (follows and _is_end(cell, piece))):
                continue
            # Browsers write a row line by line: labels of two rows must not become one, unless
            # both rows have labels of their own behind them.
            alone = not (_beside(line, levels) and _beside(piece, levels))
            if follows or alone or (_heads(line, pieces) and _heads(piece, pieces)):
                cell.append(piece)
                break
        else:
            cells.append([piece])
    return [Cell(tuple(lines)) for lines in cells]


def _is_end(cell: Sequence[Row], piece: Row) -> bool:
    """Whether a piece may be the short last line of a cell of several lines."""
    widest = max(line[-1].x1 - line[0].x0 for line in cell)
    return len(cell) > 1 and piece[-1].x1 - piece[0].x0 < widest


def _heads(piece: Row, pieces: Iterable[Row]) -> bool:
    """Whether another label stands behind this one on its line."""
    slack = tall(piece)
    return any(
        other[0].x0 > piece[-1].x1 and abs(other[0].y - piece[0].y) < slack and not is_figure(other)
        for other in pieces
    )


def _beside(piece: Row, levels: Iterable[float]) -> bool:
    return any(abs(piece[0].y - at) < SAME_LINE * tall(piece) for at in levels)


def _goes_on(line: Row, below: Row) -> bool:
    """Whether a piece may be the next line of the same cell."""
    size = tall(line)
    if not SAME_LINE * size < below[0].y - line[0].y < _NEXT_LINE * size:
        return False
    if abs(tall(below) - size) > _SAME_SIZE * size:
        return False
    left = abs(below[0].x0 - line[0].x0)
    middle = abs(below[0].x0 + below[-1].x1 - line[0].x0 - line[-1].x1) / 2
    return min(left, middle) < _ALIGNED * size and not BEGINS_ANEW.match(spaced(below))


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
    slack = SAME_LINE * tall(cell.lines[0])
    first, last = cell.lines[0][0].y, cell.lines[-1][0].y
    beside = [n for n, at in enumerate(levels) if first - slack < at < last + slack]
    return beside[0] if len(beside) == 1 else None
