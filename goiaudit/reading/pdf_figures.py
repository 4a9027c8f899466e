"""Figures of tables without ruling: by rows, those that go on in the next line put together.

Nothing is drawn around a figure that its column is too narrow for, so the file's order tells: in
a table that is written row by row, what follows directly and stands right below is in the same
cell. What may as well be two figures gets a question mark, so that it is read as none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from goiaudit.reading.pdf_lines import Row, spaced

_FIGURE = re.compile(r"[+\-－增减]?[\d,.，．]+(?:件|条|项|份|宗|个|万元|元)?|[/／\\—–_-]+")
_PLAIN = re.compile(r"[+\-－]?[\d,.，．]+")
SAME_LINE = 0.45
"""Heights of a line by which the parts of a row differ at most."""
_NEXT_LINE, _STAGGERED = 1.8, 0.95
"""Heights of a line within which a figure may go on below, and between rows at least."""
STEP, _MOST_LINES = 4, 6
"""Spaces and line ends between two cells in the file, and lines of a figure at most."""
_DIGIT, _SLACK = 0.4, 0.15
"""Heights of a line that a digit is wide at least, and by which lines of a figure differ."""
_ALIGNED = 0.2
_UNSURE = "?"


class Cell(NamedTuple):
    """The lines of a cell from top to bottom; ``sure`` tells that they are one text."""

    lines: tuple[Row, ...]
    sure: bool = True

    @property
    def order(self) -> int:
        """Its place in the file."""
        return min(char.order for char in self.lines[0])

    @property
    def text(self) -> str:
        """Its lines in one, with question marks between them if they may be several."""
        texts = list(map(spaced, self.lines))
        return "".join(texts) if self.sure else unsure(*texts)

    @property
    def left(self) -> float:
        """Where it begins, in points from the left."""
        return min(line[0].x0 for line in self.lines)

    @property
    def middle(self) -> float:
        """Points from the top of the page to its middle."""
        return (self.lines[0][0].y + self.lines[-1][0].y) / 2


def unsure(*parts: str) -> str:
    """Parts of one figure or of several, as what is read as none.

    The mark takes the place of a comma: two marks after each other would pass for damage.
    """
    *upper, last = parts
    return "".join(part.rstrip(",，") + _UNSURE for part in upper) + last


def is_figure(piece: Row) -> bool:
    """Whether a piece of a line is a value as cells of tables hold it, or a part of one."""
    return _FIGURE.fullmatch(spaced(piece)) is not None


def tall(piece: Row) -> float:
    """The height of a piece, or the width of its widest character if that is more, in points."""
    return max(max(char.y1 - char.y0, char.x1 - char.x0, 1.0) for char in piece)


def level_of(row: Sequence[Cell]) -> float:
    """The height at which the figures of a row stand: where one of a single line does."""
    return next((cell for cell in row if len(cell.lines) == 1), row[0]).middle


def figure_rows(figures: Iterable[Row]) -> list[list[Cell]] | None:
    """Figures by rows from top to bottom, each from left to right.

    None if they are not written row by row.
    """
    written = sorted(figures, key=lambda piece: piece[0].order)
    cells = _stacked(written)
    if sum(len(cell) for cell in cells if len(cell) > _MOST_LINES) * 2 > len(written):
        return None
    rows = _sweeps([Cell(tuple(cell)) for cell in cells])
    if len(rows) * 4 >= max(_heights(written), 1) * 5:
        return None
    whole = _unstaggered(sorted(rows, key=level_of))
    widths = [(line[0].x0, line[-1].x1) for line in written]
    return [_judged(row, widths) for row in whole]


def stacked_on(row: Sequence[Cell], below: Sequence[Cell]) -> list[Cell]:
    """Two rows as one whose figures, where they stand below each other, may be one or two."""
    found = list(row)
    for cell in below:
        for n, above in enumerate(found):
            if overlap(above, cell):
                lines = sorted((*above.lines, *cell.lines), key=lambda line: line[0].y)
                found[n] = Cell(tuple(lines), sure=False)
                break
        else:
            found.append(cell)
    return sorted(found, key=lambda cell: cell.left)


def overlap(cell: Cell, other: Cell) -> bool:
    """Whether two cells stand above each other."""
    return any(_above(line, below) for line in cell.lines for below in other.lines)


def _above(line: Row, below: Row) -> bool:
    return line[0].x0 < below[-1].x1 and below[0].x0 < line[-1].x1


def _stacked(written: Sequence[Row]) -> list[list[Row]]:
    cells: list[list[Row]] = []
    for piece in written:
        if cells and _goes_on(cells[-1][-1], piece):
            cells[-1].append(piece)
        else:
            cells.append([piece])
    return cells


def _goes_on(line: Row, below: Row) -> bool:
    """Whether a figure comes next in the file and stands right below."""
    if below[0].order - line[-1].order > STEP or not (_is_plain(line) and _is_plain(below)):
        return False
    apart = (below[0].y - line[0].y) / tall(line)
    return SAME_LINE < apart < _NEXT_LINE and _above(line, below)


def _is_plain(line: Row) -> bool:
    return _PLAIN.fullmatch(spaced(line)) is not None


def _sweeps(cells: Iterable[Cell]) -> list[list[Cell]]:
    """Cells that follow each other in the file from left to right, side by side."""
    rows: list[list[Cell]] = []
    for cell in cells:
        if rows and cell.left > rows[-1][-1].left and _is_beside(rows[-1][-1], cell):
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return rows


def _is_beside(cell: Cell, other: Cell) -> bool:
    slack = SAME_LINE * tall(cell.lines[0])
    tops = cell.lines[0][0].y, other.lines[0][0].y
    ends = cell.lines[-1][0].y, other.lines[-1][0].y
    return max(tops) - slack < min(ends) and not overlap(cell, other)


def _heights(figures: Iterable[Row]) -> int:
    """At how many heights figures stand."""
    found: list[float] = []
    for piece in sorted(figures, key=lambda piece: piece[0].y):
        if not found or piece[0].y - found[-1] > SAME_LINE * tall(piece):
            found.append(piece[0].y)
    return len(found)


def _unstaggered(rows: Iterable[list[Cell]]) -> list[list[Cell]]:
    """Rows closer to each other than lines of text are as one."""
    found: list[list[Cell]] = []
    for row in rows:
        if found and level_of(row) - level_of(found[-1]) < _STAGGERED * tall(row[0].lines[0]):
            found[-1] = stacked_on(found[-1], row)
        else:
            found.append(row)
    return found


def _judged(row: Sequence[Cell], widths: Sequence[tuple[float, float]]) -> list[Cell]:
    """A row with what is sure about its figures.

    Where all have as many lines, they may be rows of their own, written column by column.
    """
    uneven = len({len(cell.lines) for cell in row}) > 1
    return [cell._replace(sure=cell.sure and _is_one(cell, uneven, widths)) for cell in row]


def _is_one(cell: Cell, uneven: bool, widths: Sequence[tuple[float, float]]) -> bool:
    """Whether all lines of a figure but the last are as full as the column allows."""
    if len(cell.lines) == 1:
        return True
    slack = _SLACK * tall(cell.lines[0])
    digit = _DIGIT * tall(cell.lines[0])
    column = max(x1 - x0 for x0, x1 in widths if _is_aligned(cell, x0, x1))
    longest = max(line[-1].x1 - line[0].x0 for line in cell.lines)
    full = [line[-1].x1 - line[0].x0 for line in cell.lines[:-1]]
    starts = spaced(cell.lines[0])[0]
    return (
        uneven
        and starts != "0"
        and all(wide + slack > longest and wide + digit + slack > column for wide in full)
    )


def _is_aligned(cell: Cell, x0: float, x1: float) -> bool:
    """Whether a figure from ``x0`` to ``x1`` stands in the column of the first line of a cell."""
    line, slack = cell.lines[0], _ALIGNED * tall(cell.lines[0])
    left, right = line[0].x0 - x0, line[-1].x1 - x1
    return min(abs(left), abs(right), abs(left + right) / 2) < slack
