"""Tables of a page: which hold data and which only place things.

Data tables become sheets, with lines of text between them. A table that places a page's parts,
or lists the metadata of a document, flows on as text instead.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from goiaudit.definitions.seldom import seldom
from goiaudit.reading.html_grid import (
    BREAKING,
    BREAKING_INSIDE,
    Row,
    expanded,
    mark_breaks,
    own_rows,
)
from goiaudit.reading.html_items import (
    Budget,
    Item,
    Node,
    Passage,
    RawCells,
    Sheet,
    cell_text,
    text_in,
)
from goiaudit.reading.html_words import (
    is_heading,
    is_label,
    is_labelled,
    is_ours,
    is_running,
    is_title,
)

_FIGURE = seldom(r"[0-9０-９,.%+\-/／—\\增减\s\xa0\u3000]{1,16}")
LONG, _MANY_LINES = 200, 12
FEWEST_CELLS = 12
_LABELS_WITHIN = 60


@dataclass(frozen=True, slots=True)
class Read:
    """A data table: its items in order, and elements in it that belong to no row."""

    items: list[Item]
    loose: list[etree._Element]


def read_table(table: etree._Element, hidden: Set[etree._Element], budget: Budget) -> Read | None:
    """Sheets and lines of a data table; None for a table that only places its content."""
    rows, loose = own_rows(table, hidden)
    if max((len(row.cells) for row in rows), default=0) < 2:
        return None
    nested = next(table.iterdescendants("table"), None) is not None
    if nested and not _is_data_around(rows):
        return None
    breaking = BREAKING_INSIDE if nested else BREAKING
    for element in loose:
        mark_breaks(element, breaking)
    cells = expanded(table, rows, breaking, budget)
    lines = lines_among(cells)
    return None if lines is None else Read(items_of(table, cells, lines), loose)


def _is_data_around(rows: Sequence[Row]) -> bool:
    """Whether a table with tables inside is itself full of figures or words of the form."""
    simple = [cell for row in rows for cell in row.cells if cell.find(".//table") is None]
    inside = sum(len(row.cells) for row in rows) - len(simple)
    if len(simple) < FEWEST_CELLS or inside > 2:
        return False
    texts = [text for cell in simple if (text := cell_text(text_in(cell)))]
    figures = sum(_FIGURE.fullmatch(text) is not None for text in texts)
    return figures * 3 >= len(texts) > 0 or is_ours("\n".join(texts))


def lines_among(cells: RawCells) -> list[int] | None:
    """Cells of a data table that are lines of text, each alone in its row; None for layout.

    Unless the table ``may_be_bulky``, figures are the same to it as any others in their places.
    """
    texts = cells.texts
    full = all(map(str.strip, texts))
    filled = range(len(texts)) if full else [n for n, text in enumerate(texts) if text.strip()]
    if _is_metadata(texts if full else [texts[n] for n in filled]):
        return None
    alone = _rows_of_text(cells, filled)
    rest = texts
    if alone:
        rows = {cells.rows[n] for n in alone}
        rest = [text for text, row in zip(texts, cells.rows, strict=True) if row not in rows]
    return None if _are_bulky(rest) else alone


def items_of(table: Node, cells: RawCells, lines: Sequence[int]) -> list[Item]:
    """Sheets, with the ``lines`` between them."""
    items: list[Item] = []
    done = 0
    for n in lines:
        start = bisect_left(cells.rows, cells.rows[n])
        _close(items, cells.part(done, start), table)
        items.extend(Passage(line, cells.elements[n]) for line in cells.texts[n].split("\n"))
        done = bisect_right(cells.rows, cells.rows[n])
    _close(items, cells.part(done, len(cells.texts)) if done else cells, table)
    return items


def _close(items: list[Item], cells: RawCells, table: Node) -> None:
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
    labels = sum(len(text) < LONG and (is_label(text) or is_labelled(text)) for text in short)
    if labels < 2 or labels * 4 < len(short):
        return False
    return len(short) == len(texts) or not is_ours("\n".join(texts))


def _are_bulky(texts: Sequence[str]) -> bool:
    """Whether most of the texts of a table stands in cells that hold parts of a page."""
    if not may_be_bulky(texts):
        return False
    bulky = sum(len(text) for text in texts if len(text) > _MANY_LINES and _is_bulky(text))
    return bulky * 5 > sum(map(len, texts)) * 3


def may_be_bulky(texts: Sequence[str]) -> bool:
    """Whether there is a long text or there are many lines among the texts of a table."""
    return max(map(len, texts), default=0) > LONG or "".join(texts).count("\n") > _MANY_LINES


def _is_bulky(text: str) -> bool:
    if len(text) > LONG and text.count("。") >= 2:
        return True
    return text.count("\n") > _MANY_LINES


def _rows_of_text(cells: RawCells, filled: Sequence[int]) -> list[int]:
    """Cells that hold one sentence, heading or title, alone in a row that crosses no other."""
    rows = cells.rows
    if len(filled) == len(rows):
        alone = _alone(tuple(rows))
    else:
        count = Counter([rows[n] for n in filled])
        alone = tuple(n for n in filled if count[rows[n]] == 1)
    found = [n for n in alone if _is_text(cells.texts[n])]
    if not found:
        return []
    crossed = {
        covered
        for row, rowspan in zip(rows, cells.rowspans, strict=True)
        if rowspan > 1
        for covered in range(row, row + rowspan)
    }
    return [n for n in found if rows[n] not in crossed]


@lru_cache(maxsize=256)
def _alone(rows: tuple[int, ...]) -> tuple[int, ...]:
    """Which cells, given their rows, are alone in theirs."""
    count = Counter(rows)
    return tuple(n for n, row in enumerate(rows) if count[row] == 1)


def _is_text(text: str) -> bool:
    if "勾稽" in text:
        return False
    return "。" in text or is_running(text) or is_heading(text) or is_title(text)
