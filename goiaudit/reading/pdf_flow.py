"""Lines of the pages in reading order: columns one after the other, running heads left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from goiaudit.reading.pdf_figures import Cell
from goiaudit.reading.pdf_lines import Box, Row, pieces, rows_of, spaced
from goiaudit.reading.pdf_page import Char, Page
from goiaudit.reading.pdf_unruled import unruled

_PAGE_NUMBER = re.compile(
    r"[-—–－]* ?(?:第 ?)?\d{1,4} ?(?:页)?(?: ?[/,，]? ?共? ?\d{1,4} ?页)?(?: ?[/,，] ?\d{1,4})?"
    r" ?[-—–－]*"
)
_MARGIN = 0.12
_GUTTER, _GAP = 0.9, 1.2
"""Heights of a line that a gap between columns of text, and between cells, has at least."""
_BORDER, _TO_FIGURE = 0.55, 0.4
"""The same between cells of a table without ruling, and between a label and a figure."""
_LEFT_LINES, _RIGHT_LINES, _COLUMN = 2, 3, 0.25
_UNNUMBERED_PAGES, _NEXT_LINE = 2, 1.7
"""Pages before the first one that is numbered; heights from one line to the next."""
_DIGITS, _SPACES = re.compile(r"\d+"), re.compile(r"\s+")
_FIGURES = re.compile(r"[\d,.]+(?: [\d,.]+)+")
_SAME_HEIGHT = 4.0


class Printed(NamedTuple):
    """A line on a page.

    ``frame`` names what it stands in: 0 for the page, 1 and 2 for its columns, and the width of
    the page. ``whole`` tells that it has no wide gap, as rows of tables have.
    """

    text: str
    page: int
    box: Box
    order: int
    frame: tuple[int, int]
    whole: bool
    in_margin: bool

    @property
    def tall(self) -> float:
        """Its height in points."""
        return self.box[3] - self.box[1]


def printed_lines(page: Page, chars: Sequence[Char]) -> tuple[list[Printed], bool]:
    """The lines outside the ruled tables, and whether they go by the order of the file.

    So do columns and tables without ruling, of which each row is a line. Page numbers in the
    margins are dropped.
    """
    rows = rows_of(chars)
    parts = [piece for row in rows for piece in pieces(row, _GUTTER)]
    gutter = _gutter(parts, page.width)
    table = None
    if gutter is None and len(parts) > len(rows):
        small = [piece for row in rows for piece in pieces(row, _BORDER, _TO_FIGURE)]
        table = unruled(small, page.width)
    if table is not None:
        cells, parts = table
        found = [_row_of_cells(page, row) for row in cells]
        found += [_printed(page, [piece], None) for piece in parts]
    else:
        lines = rows if gutter is None else parts
        found = [_printed(page, [line], gutter) for line in lines]
    kept = [line for line in found if not _is_page_number(line, found)]
    return kept, gutter is not None or table is not None


def _is_page_number(line: Printed, others: Iterable[Printed]) -> bool:
    """Whether a line in the margin is a page number, and not the rest of a figure in a table."""
    if not line.in_margin or not _PAGE_NUMBER.fullmatch(line.text):
        return False
    if not line.text.isdigit() or abs(int(line.text) - line.page) <= _UNNUMBERED_PAGES:
        return True
    near = _NEXT_LINE * line.tall
    return all(abs(other.box[1] - line.box[1]) > near for other in others if other is not line)


def _row_of_cells(page: Page, cells: Sequence[Cell]) -> Printed:
    line = _printed(page, [line for cell in cells for line in cell.lines], None)
    return line._replace(text=" ".join(cell.text for cell in cells))


def _gutter(parts: Iterable[Row], width: float) -> float | None:
    """Where the right column begins, None for a page without columns.

    There the file goes on high up on the right after many lines on the left. In tables without
    ruling it goes up by the few lines of a cell at most.
    """
    wide = [part for part in parts if part[-1].x1 - part[0].x0 > _COLUMN * width]
    wide.sort(key=lambda part: part[0].order)
    for n in range(_LEFT_LINES, len(wide) - _RIGHT_LINES + 1):
        left, right = wide[n - _LEFT_LINES : n], wide[n : n + _RIGHT_LINES]
        up = left[0][0].y - right[0][0].y
        gutter = min(part[0].x0 for part in right)
        beside = gutter > max(part[-1].x1 for part in left)
        if (
            beside
            and up > -(right[0][0].y1 - right[0][0].y0)
            and _goes_down(left)
            and _goes_down(right)
        ):
            return gutter
    return None


def _goes_down(parts: Iterable[Row]) -> bool:
    return all(part[0].y < below[0].y for part, below in pairwise(parts))


def _printed(page: Page, rows: Sequence[Row], gutter: float | None) -> Printed:
    chars = rows[0] if len(rows) == 1 else list(chain.from_iterable(rows))
    _, lefts, tops, rights, bottoms, _, _, orders, _ = zip(*chars, strict=True)
    left, top, right, bottom = min(lefts), min(tops), max(rights), max(bottoms)
    in_margin = top < _MARGIN * page.height or bottom > (1 - _MARGIN) * page.height
    side = 0
    if gutter is not None:
        slack = bottom - top
        side = 1 if right < gutter + slack else 2 if left > gutter - slack else 0
    return Printed(
        text=spaced(chars),
        page=page.number,
        box=(left, top, right, bottom),
        order=min(orders),
        frame=(side, round(page.width)),
        whole=len(rows) == 1 and len(next(pieces(chars, _GAP))) == len(chars),
        in_margin=in_margin,
    )


def running_heads(lines: Sequence[Printed]) -> frozenset[Printed]:
    """The lines in the margins that come on page after page at one height, figures apart.

    The first of a kind stays if nothing else says the same: a title may stand there alone.
    """
    keys = {line: (_bare(line.text), round(line.box[1] / _SAME_HEIGHT)) for line in lines}
    counts = Counter(keys[line] for line in lines if line.in_margin)
    last = max((line.page for line in lines), default=0)
    often = max(2, last // 2)
    found = [
        line
        for line in lines
        if line.in_margin and counts[keys[line]] >= often and not _FIGURES.fullmatch(line.text)
    ]
    said = "".join(_bare(line.text) for line in lines if line not in set(found))
    alone = {keys[line]: line for line in reversed(found) if keys[line][0] not in said}
    return frozenset(found) - frozenset(alone.values())


def _bare(text: str) -> str:
    return _DIGITS.sub("0", _SPACES.sub("", text))
