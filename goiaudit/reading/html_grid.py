"""The cells of a table in rows, and where each stands once all spans are resolved.

As HTML defines it: the "table model" algorithm of the HTML standard.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from lxml import etree

from goiaudit.definitions.seldom import seldom
from goiaudit.reading.html_items import (
    BREAK,
    SPACES,
    Budget,
    RawCells,
    cell_text,
    text_in,
)
from goiaudit.reading.html_paths import numbered

_CELLS = frozenset({"td", "th"})
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_WRAPPERS = frozenset({"form", "font", "span", "center", "div"})
_SILENT = frozenset({"col", "colgroup", "script", "style", "noscript", "template", "input"})
BREAKING = (
    "br", "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "hr",
    "section", "center", "blockquote", "pre",
)  # fmt: skip
"""Elements before and after which a line of a cell ends."""
BREAKING_INSIDE = (*BREAKING, "table", "tr", "td", "th")
"""The same where tables stand in cells."""
_SPANNING = etree.XPath("descendant::*/@rowspan/.. | descendant::*/@colspan/..")
_FORBIDDEN = seldom("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NUMBER = seldom(r"[ \t\n]*([0-9]{1,9})")
_MOST_COLUMNS = 1_000
_ANY_WIDTH = 64
_NO_FIGURES = frozenset({"hidden", "checkbox", "radio", "button", "submit", "image", "reset"})


class Row(NamedTuple):
    """``tag`` is that of all children of the row, "" if they differ or are not all cells."""

    element: etree._Element
    cells: list[etree._Element]
    group: etree._Element
    tag: str


class _Spread(NamedTuple):
    """Where cells stand; ``busy`` has by column the row in which it is free again."""

    busy: list[int]
    columns: list[int]
    rowspans: list[int]
    colspans: list[int]


def own_rows(
    table: etree._Element, hidden: Set[etree._Element]
) -> tuple[list[Row], list[etree._Element]]:
    """Rows of a table itself, without those of tables inside; what stands between rows."""
    rows: list[Row] = []
    loose: list[etree._Element] = []
    for child, group in _parts(table):
        tag = child.tag
        if child in hidden:
            continue
        if tag == "tr":
            rows.append(_row(child, group, hidden))
        elif tag in _CELLS:
            if not rows or rows[-1].element is not group:
                rows.append(Row(group, [], group, ""))
            rows[-1].cells.append(child)
        elif tag not in _SILENT:
            loose.append(child)
    return rows, loose


def _parts(table: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Children of the table and of its row groups, each with its group."""
    for child in table.iterchildren("*"):
        if child.tag in _GROUPS:
            for part in child.iterchildren("*"):
                yield part, child
        elif child.tag in _WRAPPERS and next(child.iterchildren("tr", "tbody"), None) is not None:
            for part in child.iterchildren("*"):
                if part.tag in _GROUPS:
                    yield from ((inner, part) for inner in part.iterchildren("*"))
                else:
                    yield part, child
        else:
            yield child, table


def _row(row: etree._Element, group: etree._Element, hidden: Set[etree._Element]) -> Row:
    children = list(row)
    tags = {child.tag for child in children}
    if len(tags) == 1 and not hidden and tags <= _CELLS:
        return Row(row, children, group, tags.pop())
    cells: list[etree._Element] = []
    for child in children:
        if child.tag in _CELLS:
            cells.append(child)
        elif child.tag in _WRAPPERS and child not in hidden:
            cells += child.iterchildren("td", "th")
    return Row(row, [cell for cell in cells if cell not in hidden], group, "")


def expanded(
    table: etree._Element, rows: Sequence[Row], breaking: Sequence[str], budget: Budget
) -> RawCells:
    """Every cell with its place once all spans are resolved."""
    spanning = set(_SPANNING(table))
    spread = _Spread([], [], [], [])
    elements: list[etree._Element] = []
    steps: list[str] = []
    numbers: list[int] = []
    for number, (row, end) in enumerate(zip(rows, _group_ends(rows), strict=True)):
        count = len(row.cells)
        budget.take_cells(count, len(spread.busy))
        _place(spread, row.cells, number, end, spanning, budget)
        numbers += [number] * count
        elements += row.cells
        steps += numbered(row.tag, count) if row.tag else [""] * count
    if spanning:
        _clip(spread)
    texts = [_text(element, breaking) for element in elements]
    return RawCells(
        elements, steps, texts, numbers, spread.columns, spread.rowspans, spread.colspans
    )


def _place(
    spread: _Spread,
    cells: Sequence[etree._Element],
    number: int,
    end: int,
    spanning: Set[etree._Element],
    budget: Budget,
) -> None:
    """Place the cells of a row; none reaches into the row ``end``, where another group begins."""
    column = placed = 0
    if not spanning.isdisjoint(cells):
        placed = 1 + max(n for n, element in enumerate(cells) if element in spanning)
        column = _spread(spread, cells[:placed], number, end, spanning, budget)
    rest = len(cells) - placed
    spread.columns.extend(_free(spread.busy, number, column, rest))
    spread.rowspans.extend([1] * rest)
    spread.colspans.extend([1] * rest)


def _spread(
    spread: _Spread,
    cells: Sequence[etree._Element],
    number: int,
    end: int,
    spanning: Set[etree._Element],
    budget: Budget,
) -> int:
    """Place cells some of which span others; the column behind them.

    What they cover is busy from now on.
    """
    busy = spread.busy
    column = 0
    for element in cells:
        while column < len(busy) and busy[column] > number:
            column += 1
        rowspan = colspan = 1
        if element in spanning:
            # 0 means: to the end of the group.
            rowspan = min(_span(element, "rowspan") or end, end - number)
            colspan = min(_span(element, "colspan") or 1, _MOST_COLUMNS)
            budget.take_cells(0, colspan - 1)
        if column + colspan > len(busy):
            busy.extend([0] * (column + colspan - len(busy)))
        for covered in range(column, column + colspan):
            busy[covered] = max(busy[covered], number + rowspan)
        spread.columns.append(column)
        spread.rowspans.append(rowspan)
        spread.colspans.append(colspan)
        column += colspan
    return column


def _free(busy: list[int], number: int, start: int, count: int) -> list[int]:
    """The first columns from ``start`` on that no cell above covers."""
    free = [n for n, until in enumerate(busy[start:], start) if until <= number][:count]
    if len(free) < count:
        width = len(busy)
        busy.extend([0] * (count - len(free)))
        free += range(width, len(busy))
    return free


def _text(cell: etree._Element, breaking: Sequence[str]) -> str:
    """The text of a cell, a line feed for each break in it."""
    if not len(cell):
        return cell_text(cell.text) if cell.text else ""
    text = _only_text(cell)
    if text is None:
        mark_breaks(cell, breaking)
        text = text_in(cell)
    return cell_text(text) or _typed(cell)


def _only_text(cell: etree._Element) -> str | None:
    """The text of elements each of which holds one other, all of it in the innermost one.

    Most cells are such (td, p, span). None for any other: there may be breaks in it.
    """
    inner = cell
    while len(inner) == 1:
        above = inner.text
        inner = inner[0]
        beside = inner.tail
        if (above and above.strip(SPACES)) or (beside and beside.strip(SPACES)):
            return None
    return None if len(inner) or inner.tag.__class__ is not str else inner.text or ""


def mark_breaks(element: etree._Element, breaking: Sequence[str]) -> None:
    """Put a mark where a line ends in what an element holds; one, however often it is asked.

    The cells around a nested table mark it again: a hundred levels must not mean a hundred marks.
    """
    for inside in element.iter(breaking):
        text, tail = inside.text or "", inside.tail or ""
        if not text.startswith(BREAK):
            inside.text = BREAK + _allowed(text)
        if not tail.startswith(BREAK):
            inside.tail = BREAK + _allowed(tail)


def _allowed(text: str) -> str:
    """A text as the tree takes one: references may name characters that XML does not allow."""
    return _FORBIDDEN.sub("\ufffd", text.replace("\f", " "))


def _group_ends(rows: Sequence[Row]) -> list[int]:
    ends = [len(rows)] * len(rows)
    for number in range(len(rows) - 2, -1, -1):
        same = rows[number].group is rows[number + 1].group
        ends[number] = ends[number + 1] if same else number + 1
    return ends


def _span(cell: etree._Element, name: str) -> int:
    value = cell.get(name)
    if value is None:
        return 1
    match = _NUMBER.match(value)
    return int(match[1]) if match else 1


def _typed(cell: etree._Element) -> str:
    """The figure of a form field in an empty cell: the page shows it."""
    field = next(cell.iter("input"), None)
    if field is None or (field.get("type") or "text").lower() in _NO_FIGURES:
        return ""
    return cell_text(field.get("value") or "")


def _clip(spread: _Spread) -> None:
    """Columns in which no cell begins exist only in a runaway colspan."""
    width = max(_ANY_WIDTH, max(spread.columns, default=0) + 1)
    for n, (column, colspan) in enumerate(zip(spread.columns, spread.colspans, strict=True)):
        if column + colspan > width:
            spread.colspans[n] = max(1, width - column)
