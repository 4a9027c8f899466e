"""Tables of a page: which hold data and which only place things, and their expanded grid.

Data tables become sheets with every span resolved as HTML defines it (the "table model"
algorithm of the HTML standard). A table that places a page's parts, or lists the metadata of
a document, flows on as text instead.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from goiaudit.reading.html_items import (
    BREAK,
    SPACES,
    Budget,
    Item,
    Passage,
    RawCells,
    Sheet,
    cell_text,
    text_in,
)
from goiaudit.reading.html_paths import numbered
from goiaudit.reading.html_words import (
    is_heading,
    is_label,
    is_labelled,
    is_ours,
    is_running,
    is_title,
)

_CELLS = frozenset({"td", "th"})
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_WRAPPERS = frozenset({"form", "font", "span", "center", "div"})
_SILENT = frozenset({"col", "colgroup", "script", "style", "noscript", "template", "input"})
_BREAKING = (
    "br", "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "hr",
    "section", "center", "blockquote", "pre",
)  # fmt: skip
_BREAKING_INSIDE = (*_BREAKING, "table", "tr", "td", "th")
_SPANNING = etree.XPath("descendant::*/@rowspan/.. | descendant::*/@colspan/..")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NUMBER = re.compile(r"[ \t\n]*([0-9]{1,9})")
_FIGURE = re.compile(r"[0-9０-９,.%+\-/／—\\增减\s\xa0\u3000]{1,16}")
_MOST_COLUMNS = 1_000
_ANY_WIDTH = 64
_LONG, _MANY_LINES = 200, 12
_FEWEST_CELLS = 12
_LABELS_WITHIN = 60
_NO_FIGURES = frozenset({"hidden", "checkbox", "radio", "button", "submit", "image", "reset"})


class _Row(NamedTuple):
    """``tag`` is that of all children of the row, "" if they differ or are not all cells."""

    element: etree._Element
    cells: list[etree._Element]
    group: etree._Element
    tag: str


@dataclass(frozen=True, slots=True)
class Read:
    """A data table: its items in order, and elements in it that belong to no row."""

    items: list[Item]
    loose: list[etree._Element]


def read_table(table: etree._Element, hidden: Set[etree._Element], budget: Budget) -> Read | None:
    """Sheets and lines of a data table; None for a table that only places its content."""
    rows, loose = _own_rows(table, hidden)
    if max((len(row.cells) for row in rows), default=0) < 2:
        return None
    nested = next(table.iterdescendants("table"), None) is not None
    if nested and not _is_data_around(rows):
        return None
    breaking = _BREAKING_INSIDE if nested else _BREAKING
    for element in loose:
        _mark_breaks(element, breaking)
    items = _items(table, _expanded(rows, set(_SPANNING(table)), breaking, budget))
    return None if items is None else Read(items, loose)


def _own_rows(
    table: etree._Element, hidden: Set[etree._Element]
) -> tuple[list[_Row], list[etree._Element]]:
    """Rows of a table itself, without those of tables inside; what stands between rows."""
    rows: list[_Row] = []
    loose: list[etree._Element] = []
    for child, group in _parts(table):
        tag = child.tag
        if child in hidden:
            continue
        if tag == "tr":
            rows.append(_row(child, group, hidden))
        elif tag in _CELLS:
            if not rows or rows[-1].element is not group:
                rows.append(_Row(group, [], group, ""))
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


def _row(row: etree._Element, group: etree._Element, hidden: Set[etree._Element]) -> _Row:
    children = list(row)
    tags = {child.tag for child in children}
    if len(tags) == 1 and not hidden and tags <= _CELLS:
        return _Row(row, children, group, tags.pop())
    cells: list[etree._Element] = []
    for child in children:
        if child.tag in _CELLS:
            cells.append(child)
        elif child.tag in _WRAPPERS and child not in hidden:
            cells += child.iterchildren("td", "th")
    return _Row(row, [cell for cell in cells if cell not in hidden], group, "")


def _is_data_around(rows: Sequence[_Row]) -> bool:
    """Whether a table with tables inside is itself full of figures or words of the form."""
    simple = [cell for row in rows for cell in row.cells if cell.find(".//table") is None]
    inside = sum(len(row.cells) for row in rows) - len(simple)
    if len(simple) < _FEWEST_CELLS or inside > 2:
        return False
    texts = [text for cell in simple if (text := cell_text(text_in(cell)))]
    figures = sum(_FIGURE.fullmatch(text) is not None for text in texts)
    return figures * 3 >= len(texts) > 0 or is_ours("\n".join(texts))


def _expanded(
    rows: Sequence[_Row], spanning: Set[etree._Element], breaking: Sequence[str], budget: Budget
) -> RawCells:
    """Every cell with its place once all spans are resolved."""
    ends = _group_ends(rows)
    # By column the row in which it is free again.
    busy: list[int] = []
    found = RawCells()
    for number, row in enumerate(rows):
        count = len(row.cells)
        budget.take_cells(count, len(busy))
        place = 0
        if not spanning.isdisjoint(row.cells):
            place = _spread(found, row, number, ends[number], spanning, busy, budget)
        rest = count - len(found.columns) + len(found.rows)
        found.columns += _free(busy, number, place, rest)
        found.rowspans += [1] * rest
        found.colspans += [1] * rest
        found.rows += [number] * count
        found.texts += [_text(element, breaking) for element in row.cells]
        found.elements += row.cells
        found.steps += numbered(row.tag, count) if row.tag else [""] * count
    if spanning:
        _clip(found)
    return found


def _spread(
    found: RawCells,
    row: _Row,
    number: int,
    end: int,
    spanning: Set[etree._Element],
    busy: list[int],
    budget: Budget,
) -> int:
    """Place the cells of a row up to the last that spans others; the column behind it.

    What they cover is busy from now on. No cell reaches into the row ``end``, where another
    group of rows begins.
    """
    last = max(n for n, element in enumerate(row.cells) if element in spanning)
    column = 0
    for element in row.cells[: last + 1]:
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
        found.columns.append(column)
        found.rowspans.append(rowspan)
        found.colspans.append(colspan)
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
        _mark_breaks(cell, breaking)
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


def _mark_breaks(element: etree._Element, breaking: Sequence[str]) -> None:
    for inside in element.iter(breaking):
        inside.text = BREAK + _allowed(inside.text or "")
        inside.tail = BREAK + _allowed(inside.tail or "")


def _allowed(text: str) -> str:
    """A text as the tree takes one: references may name characters that XML does not allow."""
    return _FORBIDDEN.sub("\ufffd", text.replace("\f", " "))


def _group_ends(rows: Sequence[_Row]) -> list[int]:
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


def _clip(cells: RawCells) -> None:
    """Columns in which no cell begins exist only in a runaway colspan."""
    width = max(_ANY_WIDTH, max(cells.columns, default=0) + 1)
    for n, (column, colspan) in enumerate(zip(cells.columns, cells.colspans, strict=True)):
        if column + colspan > width:
            cells.colspans[n] = max(1, width - column)


def _items(table: etree._Element, cells: RawCells) -> list[Item] | None:
    """Sheets, with lines between them where a row is one sentence or heading; None: layout."""
    texts = cells.texts
    filled = [n for n, text in enumerate(texts) if text and not text.isspace()]
    if not filled:
        return []
    if _is_metadata([texts[n] for n in filled]):
        return None
    alone = _rows_of_text(cells, filled)
    rest = texts
    if alone:
        rows = {cells.rows[n] for n in alone}
        rest = [text for text, row in zip(texts, cells.rows, strict=True) if row not in rows]
    bulky = sum(len(text) for text in rest if len(text) > _MANY_LINES and _is_bulky(text))
    if bulky * 5 > sum(map(len, rest)) * 3:
        return None
    items: list[Item] = []
    done = 0
    for n in alone:
        start = bisect_left(cells.rows, cells.rows[n])
        _close(items, cells.part(done, start), table)
        items.extend(Passage(line, cells.elements[n]) for line in texts[n].split("\n"))
        done = bisect_right(cells.rows, cells.rows[n])
    _close(items, cells.part(done, len(texts)) if done else cells, table)
    return items


def _close(items: list[Item], cells: RawCells, table: etree._Element) -> None:
    """Add a sheet of the cells.

    Beside lines of text, rows of a single cell are lines as well: a signature, its date.
    """
    if not any(map(str.strip, cells.texts)):
        return
    single = len(set(cells.rows)) == len(cells.rows)
    if single and (items or any(map(_is_text, cells.texts))):
        for text, element in zip(cells.texts, cells.elements, strict=True):
            items.extend(Passage(line, element) for line in filter(str.strip, text.split("\n")))
        return
    items.append(Sheet(cells, table))


def _is_metadata(texts: Sequence[str]) -> bool:
    """Whether a table, given its texts, lists what is said about a document."""
    short = texts[:_LABELS_WITHIN]
    if is_ours("\n".join(short)):
        return False
    labels = sum(len(text) < _LONG and (is_label(text) or is_labelled(text)) for text in short)
    return labels >= 2 and labels * 4 >= len(short) and not is_ours("\n".join(texts))


def _is_bulky(text: str) -> bool:
    if len(text) > _LONG and text.count("。") >= 2:
        return True
    return text.count("\n") > _MANY_LINES


def _rows_of_text(cells: RawCells, filled: Sequence[int]) -> list[int]:
    """Cells that hold one sentence, heading or title, alone in a row that crosses no other."""
    rows = cells.rows
    count = Counter([rows[n] for n in filled])
    found = [n for n in filled if count[rows[n]] == 1 and _is_text(cells.texts[n])]
    if not found:
        return []
    crossed = {
        covered
        for row, rowspan in zip(rows, cells.rowspans, strict=True)
        if rowspan > 1
        for covered in range(row, row + rowspan)
    }
    return [n for n in found if rows[n] not in crossed]


def _is_text(text: str) -> bool:
    if "勾稽" in text:
        return False
    return "。" in text or is_running(text) or is_heading(text) or is_title(text)
