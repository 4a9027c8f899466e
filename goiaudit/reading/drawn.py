"""Tables drawn with characters (w3m, grid tables of pandoc and others) as grids.

    +------+-----+        ┌──────┬─────┐
    | 行政 | 12  |        │ 行政 │ 12  │
    | 许可 |     |        │ 许可 │     │
    +------+-----+        └──────┴─────┘

Words are broken over the lines of a cell, merged cells leave out pieces of the borders. Where
the borders do not stand below each other, or lines of rows have none between them, the lines
stay lines.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import NamedTuple
from unicodedata import east_asian_width

from goiaudit.model.document import Block, Grid, GridCell, Line

_CORNER = re.compile(r"[ \t]*(?:\+[-=:]{2}|[┌┏╔][─━═]{2})")
_BARS = frozenset("|│┃║")
_LYING = frozenset("-=:─━═")
_CORNERS = frozenset("+") | frozenset(map(chr, range(0x250C, 0x2580))) - _BARS - _LYING
_UPRIGHT = _BARS | _CORNERS
_DRAWN = _LYING | _CORNERS
_LEAST_LINES, _MOST_LINES, _MOST_COLUMNS, _WIDEST = 3, 2000, 40, 1000
_FIGURE = re.compile(r"[\d,.+/-]+")


class _Box(NamedTuple):
    """What stands in one line between two borders."""

    line: int
    column: int


def with_drawn_tables(lines: Sequence[Line]) -> Iterator[Block]:
    """The lines, each drawn table among them as a grid."""
    place = 0
    while place < len(lines):
        end = max(_end(lines, place), place + 1)
        own = lines[place:end]
        grid = _grid(own) if len(own) >= _LEAST_LINES else None
        if grid is None:
            yield from own
        else:
            yield grid
        place = end


def _end(lines: Sequence[Line], start: int) -> int:
    """Behind the last line of the table that begins at a line, the line itself if none does."""
    if not _CORNER.match(lines[start].text) or not _is_rule(lines[start].text):
        return start
    last = place = start
    while place < min(len(lines), start + _MOST_LINES):
        text = lines[place].text.strip()
        if not text or text[0] not in _UPRIGHT or text[-1] not in _UPRIGHT:
            break
        if _is_rule(text):
            last = place
        place += 1
    return last + 1


def _is_rule(text: str) -> bool:
    return _DRAWN.issuperset(text.strip())


def _grid(lines: Sequence[Line]) -> Grid | None:
    texts = [line.text.strip() for line in lines]
    if max(map(len, texts)) > _WIDEST:
        return None
    drawn = next(
        filter(None, (_columns(texts, *widths) for widths in product((1, 2), (1, 2)))), None
    )
    if drawn is None:
        return None
    borders = [n for n, _ in enumerate(drawn[0]) if any(row[n] in _CORNERS for row in drawn)]
    if not 1 < len(borders) <= _MOST_COLUMNS + 1:
        return None
    cells = [_cell(drawn, borders, boxes) for boxes in _cells(drawn, borders)]
    figures = [text for text, _ in cells if _is_figures(text)]
    if sum("\n" in text for text in figures) * 2 > len(figures):
        return None  # a row on each line, with nothing drawn between
    rows = {top: n for n, top in enumerate(sorted({boxes[0].line for _, boxes in cells}))}
    return Grid(
        [
            GridCell(
                text,
                rows[boxes[0].line],
                boxes[0].column,
                colspan=len({box.column for box in boxes}),
                location=lines[boxes[0].line].location,
            )
            for text, boxes in sorted(cells, key=lambda cell: cell[1][0])
        ],
        lines[0].location,
    )


def _is_figures(text: str) -> bool:
    return all(_FIGURE.fullmatch(line) for line in text.split("\n"))


def _columns(texts: Sequence[str], drawing: int, unsure: int) -> list[list[str]] | None:
    """The lines column by column, None unless all are equally long.

    Terminals differ in how wide borders and other characters of no sure width are.
    """
    rows: list[list[str]] = []
    for text in texts:
        row: list[str] = []
        for char in text:
            row.append(char)
            row += [""] * (_width(char, drawing, unsure) - 1)
        rows.append(row)
        if len(row) != len(rows[0]):
            return None
    return rows


def _width(char: str, drawing: int, unsure: int) -> int:
    kind = east_asian_width(char)
    if kind == "A":
        return drawing if char in _DRAWN or char in _BARS else unsure
    return 2 if kind in "WF" else 1


def _cells(drawn: Sequence[Sequence[str]], borders: Sequence[int]) -> Iterator[list[_Box]]:
    """Boxes that no border parts from each other, from top left to bottom right."""
    own: dict[_Box, list[_Box]] = {}
    for line, row in enumerate(drawn):
        for column, (left, right) in enumerate(pairwise(borders)):
            box = _Box(line, column)
            if row[left] in _DRAWN and _DRAWN.issuperset(filter(None, row[left + 1 : right])):
                continue
            beside = own.get(_Box(line, column - 1)) if row[left] not in _UPRIGHT else None
            above = own.get(_Box(line - 1, column))
            whole = own[box] = beside if beside is not None else above if above is not None else []
            whole.append(box)
            if beside is not None and above is not None and above is not beside:
                for each in above:
                    own[each] = beside
                beside += above
    for boxes in {id(boxes): boxes for boxes in own.values()}.values():
        yield sorted(boxes)


def _cell(
    drawn: Sequence[Sequence[str]], borders: Sequence[int], boxes: list[_Box]
) -> tuple[str, list[_Box]]:
    """The text of a cell, line by line, and its boxes."""
    by_line: Mapping[int, list[int]] = defaultdict(list)
    for box in boxes:
        by_line[box.line].append(box.column)
    texts = [
        "".join(drawn[line][borders[min(columns)] + 1 : borders[max(columns) + 1]]).strip()
        for line, columns in by_line.items()
    ]
    return "\n".join(filter(None, texts)), boxes
