"""Tables of a page: which hold data and which only place things, and their expanded grid.

Data tables become sheets with every span resolved as HTML defines it (the "table model"
algorithm of the HTML standard). A table that places a page's parts, or lists the metadata of
a document, flows on as text instead.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from goiaudit.reading.html_items import BREAK, Budget, Item, Passage, RawCell, Sheet, cell_text
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
_NUMBER = re.compile(r"[ \t\n]*([0-9]{1,9})")
_FIGURE = re.compile(r"[0-9０-９,.%+\-/／—\\增减\s\xa0\u3000]{1,16}")
_MOST_COLUMNS = 1_000
_ANY_WIDTH = 64
_LONG, _MANY_LINES = 200, 12
_FEWEST_CELLS = 12
_LABELS_WITHIN = 60
_NO_FIGURES = frozenset({"hidden", "checkbox", "radio", "button", "submit", "image", "reset"})


@dataclass(slots=True)
class _Row:
    element: etree._Element
    cells: list[etree._Element]
    group: etree._Element


@dataclass(frozen=True, slots=True)
class Read:
    """A data table: its items in order, and elements in it that belong to no row."""

    items: list[Item]
    loose: list[etree._Element]


def read_table(
    table: etree._Element, hidden: Collection[etree._Element], budget: Budget
) -> Read | None:
    """Sheets and lines of a data table; None for a table that only places its content."""
    rows, loose = _own_rows(table, hidden)
    if max((len(row.cells) for row in rows), default=0) < 2:
        return None
    nested = table.find(".//table") is not None
    if nested and not _is_data_around(rows):
        return None
    for element in table.iter(_BREAKING_INSIDE if nested else _BREAKING):
        element.text = BREAK + (element.text or "")
        element.tail = BREAK + (element.tail or "")
    cells = _expanded(rows, budget)
    items = _items(table, cells)
    return None if items is None else Read(items, loose)


def _own_rows(
    table: etree._Element, hidden: Collection[etree._Element]
) -> tuple[list[_Row], list[etree._Element]]:
    """Rows of a table itself, without those of tables inside; what stands between rows."""
    rows: list[_Row] = []
    loose: list[etree._Element] = []
    for child, group in _parts(table):
        tag = child.tag
        if child in hidden:
            continue
        if tag == "tr":
            rows.append(_Row(child, list(_own_cells(child, hidden)), group))
        elif tag in _CELLS:
            if not rows or rows[-1].element is not group:
                rows.append(_Row(group, [], group))
            rows[-1].cells.append(child)
        elif tag not in _SILENT:
            loose.append(child)
    return rows, loose


def _parts(table: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Children of the table and of its row groups, each with its group."""
    for child in table.iterchildren("*"):
        if child.tag in _GROUPS:
            yield from ((part, child) for part in child.iterchildren("*"))
        elif child.tag in _WRAPPERS and next(child.iterchildren("tr", "tbody"), None) is not None:
            for part in child.iterchildren("*"):
                if part.tag in _GROUPS:
                    yield from ((inner, part) for inner in part.iterchildren("*"))
                else:
                    yield part, child
        else:
            yield child, table


def _own_cells(row: etree._Element, hidden: Collection[etree._Element]) -> Iterator[etree._Element]:
    for child in row.iterchildren("*"):
        if child in hidden:
            continue
        if child.tag in _CELLS:
            yield child
        elif child.tag in _WRAPPERS:
            yield from (cell for cell in child.iterchildren("td", "th") if cell not in hidden)


def _is_data_around(rows: Sequence[_Row]) -> bool:
    """Whether a table with tables inside is itself full of figures or words of the form."""
    simple = [cell for row in rows for cell in row.cells if cell.find(".//table") is None]
    inside = sum(len(row.cells) for row in rows) - len(simple)
    if len(simple) < _FEWEST_CELLS or inside > 2:
        return False
    texts = [text for cell in simple if (text := cell_text(_raw(cell)))]
    figures = sum(_FIGURE.fullmatch(text) is not None for text in texts)
    return figures * 3 >= len(texts) > 0 or is_ours("\n".join(texts))


def _raw(cell: etree._Element) -> str:
    text: str = etree.tostring(cell, method="text", encoding="unicode", with_tail=False)
    return text


def _expanded(rows: Sequence[_Row], budget: Budget) -> list[RawCell]:
    """Every cell with its place once all spans are resolved."""
    ends = _group_ends(rows)
    busy: list[int] = []
    cells: list[RawCell] = []
    for number, row in enumerate(rows):
        column = 0
        budget.take_cells(len(row.cells), len(busy))
        for element in row.cells:
            while column < len(busy) and busy[column] > number:
                column += 1
            colspan = min(_span(element, "colspan") or 1, _MOST_COLUMNS)
            rowspan = _span(element, "rowspan")
            # 0 means: to the end of the group; beyond it no cell reaches.
            end = ends[number] if rowspan == 0 else min(number + rowspan, ends[number])
            if column + colspan > len(busy):
                busy.extend([0] * (column + colspan - len(busy)))
            if colspan > 1:
                budget.take_cells(0, colspan)
                for covered in range(column, column + colspan):
                    busy[covered] = max(busy[covered], end)
            else:
                busy[column] = end
            text = cell_text(_raw(element)) or _typed(element)
            cells.append(RawCell(element, text, number, column, end - number, colspan))
            column += colspan
    _clip(cells)
    return cells


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
    if not len(cell):
        return ""
    field = next(cell.iter("input"), None)
    if field is None or (field.get("type") or "text").lower() in _NO_FIGURES:
        return ""
    return cell_text(field.get("value") or "")


def _clip(cells: Sequence[RawCell]) -> None:
    """Columns in which no cell begins exist only in a runaway colspan."""
    width = max((cell.column for cell in cells), default=0) + 1
    for cell in cells:
        cell.colspan = max(1, min(cell.colspan, max(width, _ANY_WIDTH) - cell.column))


def _items(table: etree._Element, cells: Sequence[RawCell]) -> list[Item] | None:
    """Sheets, with lines between them where a row is one sentence or heading; None: layout."""
    texts = [cell.text for cell in cells if cell.text.strip()]
    if not texts:
        return []
    if _is_metadata(texts):
        return None
    alone = _rows_of_text(cells)
    rest = [cell.text for cell in cells if cell.row not in alone]
    bulk = sum(map(len, rest))
    bulky = sum(len(text) for text in rest if _is_bulky(text))
    if bulky * 5 > bulk * 3:
        return None
    items: list[Item] = []
    part: list[RawCell] = []
    for cell in cells:
        if cell.row not in alone:
            part.append(cell)
        elif cell is alone[cell.row]:
            _close(items, part, table)
            part = []
            items.extend(Passage(line, cell.element) for line in cell.text.split("\n"))
    _close(items, part, table)
    return items


def _close(items: list[Item], cells: list[RawCell], table: etree._Element) -> None:
    """Add a sheet of the cells, its rows counted from its own first.

    Beside lines of text, rows of a single cell are lines as well: a signature, its date.
    """
    if not any(cell.text.strip() for cell in cells):
        return
    single = len({cell.row for cell in cells}) == len(cells)
    if single and (items or any(_is_text(cell.text) for cell in cells)):
        for cell in cells:
            lines = filter(str.strip, cell.text.split("\n"))
            items.extend(Passage(line, cell.element) for line in lines)
        return
    first = cells[0].row
    for cell in cells:
        cell.row -= first
    items.append(Sheet(cells, table))


def _is_metadata(texts: Sequence[str]) -> bool:
    short = texts[:_LABELS_WITHIN]
    labels = sum(len(text) < _LONG and (is_label(text) or is_labelled(text)) for text in short)
    return labels >= 2 and labels * 4 >= len(short) and not is_ours("\n".join(texts))


def _is_bulky(text: str) -> bool:
    if len(text) > _LONG and text.count("。") >= 2:
        return True
    return text.count("\n") > _MANY_LINES


def _rows_of_text(cells: Sequence[RawCell]) -> dict[int, RawCell]:
    """Rows that are one sentence, heading or title and cross no other row, by number."""
    filled: dict[int, list[RawCell]] = {}
    crossed: set[int] = set()
    for cell in cells:
        if cell.text.strip():
            filled.setdefault(cell.row, []).append(cell)
        if cell.rowspan > 1:
            crossed.update(range(cell.row, cell.row + cell.rowspan))
    return {
        row: found[0]
        for row, found in filled.items()
        if len(found) == 1 and row not in crossed and _is_text(found[0].text)
    }


def _is_text(text: str) -> bool:
    if "勾稽" in text:
        return False
    return "。" in text or is_running(text) or is_heading(text) or is_title(text)
