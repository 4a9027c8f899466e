"""Rows of tables that a page break cut in two, put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from goiaudit.model.document import Grid, GridCell
from goiaudit.reading.pdf_figures import unsure
from goiaudit.reading.pdf_lines import BEGINS_ANEW, MARGINS

_FIGURE = re.compile(r"[+\-−－增减]?[\d,.，．]+ ?(?:件|条|项|份|宗|个|万元|元)?|[/／\\—–_]+|无")
_CUT_FIGURE = re.compile(r"[+-]?[\d,.?]+")
_NEAR = 4.0
_ROOM = 1.7
"""Characters for which a full line may have room: no mark that closes stands alone below."""
_MANY_FIGURES = 3
_DIGIT = 0.55
"""Width of a digit in those of a Chinese character."""

Pair = tuple[GridCell, GridCell]


def with_rows_whole(above: Grid, below: Grid, size: float) -> tuple[Grid, Grid]:
    """Two grids on pages that follow, with the halves of a row in the upper one.

    ``size`` is the width of a Chinese character in points. Nothing but its text tells that a row
    is cut: its label fills the cell to the edge and goes on below, or figures have none.
    """
    head = _heads(above, below)
    pairs = _pairs(above, below, head)
    if _begins_twice(pairs):
        whole = {id(upper): lower._replace(row=upper.row) for upper, lower in pairs}
    elif _is_cut(pairs, size):
        whole = {id(upper): _whole(upper, lower, size) for upper, lower in pairs}
    else:
        return above, below
    gone = {id(lower) for _, lower in pairs}
    rest = tuple(
        _without(cell._replace(text="") if id(cell) in gone else cell, head)
        for cell in below.cells
        if cell.row != head or cell.rowspan > 1
    )
    cells = tuple(whole.get(id(cell), cell) for cell in above.cells)
    return Grid(cells, above.location), Grid(rest, below.location)


def with_figures_whole(above: str, below: Sequence[str]) -> tuple[str, list[str]]:
    """The last row of a page and the first lines of the next, of a table without ruling.

    Where one of these has figures, but no label of its own, they are the rest of figures of the
    row. No one knows of which, so those of the row get a question mark and are read as none.
    """
    row, rest = above.split(), list(below)
    figures = _figures_at_end(row)
    for n, line in enumerate(below):
        words = line.split()
        lower = _figures_at_end(words)
        labels = words[: len(words) - lower]
        if lower > figures or any(map(BEGINS_ANEW.match, labels)):
            break
        if lower:
            rest[n] = " ".join(labels)
            row[len(row) - figures :] = [unsure(figure, "") for figure in row[len(row) - figures :]]
            break
    return " ".join(row), rest


def _figures_at_end(words: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(_CUT_FIGURE.fullmatch, reversed(words)))


def _heads(above: Grid, below: Grid) -> int:
    """How many rows of a header come again on the next page."""
    one, two = _texts(above), _texts(below)
    count = 0
    while count < min(len(one), len(two) - 1) and one[count] == two[count]:
        count += 1
    return count


def _texts(grid: Grid) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(max(cell.row for cell in grid.cells) + 1)]
    for cell in grid.cells:
        rows[cell.row].append(cell.text)
    return rows


def _pairs(above: Grid, below: Grid, head: int) -> list[Pair]:
    """Cells at the page break that stand above each other; none if their borders differ.

    What is merged over more rows above goes on as a blank cell below.
    """
    end = max(cell.row + cell.rowspan for cell in above.cells)
    upper = [cell for cell in above.cells if cell.row == end - 1 and cell.rowspan == 1]
    lower = [cell for cell in below.cells if cell.row == head]
    pairs = [(one, two) for one in upper for two in lower if _is_above(one, two)]
    matched = {id(two) for _, two in pairs}
    if len(pairs) != len(upper) or any(
        two.text for two in lower if id(two) not in matched and two.rowspan == 1
    ):
        return []
    return pairs if len(pairs) > 1 else []


def _is_above(upper: GridCell, lower: GridCell) -> bool:
    one, two = _sides(upper), _sides(lower)
    return all(abs(a - b) <= _NEAR for a, b in zip(one, two, strict=True))


def _sides(cell: GridCell) -> tuple[float, float]:
    box = cell.location.bbox if cell.location else None
    return (box[0], box[2]) if box else (0.0, 0.0)


def _is_cut(pairs: Sequence[Pair], size: float) -> bool:
    if not pairs:
        return False
    ends = [(one, two) for one, two in pairs if two.text and not _is_figure(two)]
    # Figures without a label are the rest of those above, which their column is too narrow for.
    figures = all(any(map(_is_figure, half)) for half in zip(*pairs, strict=True))
    if any(BEGINS_ANEW.match(two.text) for _, two in ends):
        return False
    return _goes_on(pairs) or (
        (bool(ends) or figures) and all(_is_full(one, size) for one, _ in ends)
    )


def _goes_on(pairs: Sequence[Pair]) -> bool:
    """Whether words go on below a label, and all cells below its figures are blank."""
    figures = [two for one, two in pairs if _is_figure(one)]
    words = [one for one, two in pairs if two.text]
    return (
        len(figures) >= _MANY_FIGURES
        and len(words) == 1
        and bool(words[0].text)
        and not _is_figure(words[0])
    )


def _begins_twice(pairs: Sequence[Pair]) -> bool:
    """Whether a row shows its first line at the end of a page and again, whole, on the next.

    A browser cuts a row where the page ends, and leaves what of it cannot be seen any more.
    """
    begun = [(_bare(one), _bare(two)) for one, two in pairs if one.text]
    return any(one for one, _ in begun) and all(
        two.startswith(one) and not one.isdigit() for one, two in begun
    )


def _bare(cell: GridCell) -> str:
    """Its text without marks: of those that cannot be seen the file has no more."""
    return "".join(filter(str.isalnum, cell.text))


def _is_figure(cell: GridCell) -> bool:
    return _FIGURE.fullmatch(cell.text) is not None


def _is_full(cell: GridCell, size: float) -> bool:
    """Whether the last line of a label has no room for another character."""
    if not cell.text or _is_figure(cell):
        return False
    left, right = _sides(cell)
    line = cell.text.rpartition("\n")[2].replace(" ", "")
    wide = sum(1.0 if char > "\u2e80" else 0.5 for char in line) * size
    return wide + _ROOM * size > right - left - MARGINS


def _whole(upper: GridCell, lower: GridCell, size: float) -> GridCell:
    """Both halves; a figure has the place where it is printed."""
    if not upper.text and lower.text:
        return upper._replace(text=lower.text, location=lower.location)
    left, right = _sides(upper)
    digits = _is_figure(upper) and _is_figure(lower)
    full = (len(upper.text) + 1) * _DIGIT * size > right - left - MARGINS
    between = "" if digits and full and upper.text != "0" else "\n"
    return upper._replace(text=between.join(filter(None, (upper.text, lower.text))))


def _without(cell: GridCell, row: int) -> GridCell:
    """A cell of a grid of which a row is taken out."""
    if cell.row > row:
        return cell._replace(row=cell.row - 1)
    if cell.row + cell.rowspan > row:
        return cell._replace(rowspan=max(cell.rowspan - 1, 1))
    return cell
