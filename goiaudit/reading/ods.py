"""OpenDocument spreadsheets (.ods) to a Document (OpenDocument 1.3, part 3, chapter 9).

Cells and rows that repeat are written once with a count, up to the last of a million rows: blank
ones are counted out only where something stands behind them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from goiaudit.model.document import Document
from goiaudit.model.settings import Limits
from goiaudit.reading.ooxml import Element, open_package
from goiaudit.reading.sheet_extent import Place, too_far
from goiaudit.reading.sheet_parts import SheetParts
from goiaudit.reading.sheet_texts import Value
from goiaudit.reading.sheets import document_of
from goiaudit.reading.source import Source, locked

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_OFFICE, _TABLE, _TEXT = (_NAMES % name for name in ("office", "table", "text"))
_CONTENT, _MANIFEST, _PICTURES = "content.xml", "META-INF/manifest.xml", "pictures/"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_WIDEST_MERGE = 64
"""Covered cells up to this many belong to the row, so that a merged cell is as wide as drawn."""
_NUMBERS = frozenset({"float", "currency"})


@dataclass(slots=True)
class _Sheet:
    """A sheet from its first cell to the last that holds something."""

    name: str
    rows: list[list[Value]] = field(default_factory=list)
    merged_cell_ranges: list[tuple[Place, Place]] = field(default_factory=list)
    width: int = 0

    @property
    def start(self) -> Place | None:
        return (0, 0) if self.rows else None

    @property
    def height(self) -> int:
        return len(self.rows)

    def to_python(self, skip_empty_area: bool = True) -> Sequence[Sequence[Value]]:  # noqa: ARG002
        return [[*row, *[""] * (self.width - len(row))] for row in self.rows]


def read_ods(found: Source, limits: Limits) -> Document:
    """A spreadsheet as LibreOffice and WPS save it.

    Raises InputError ``damaged``, ``encrypted``, ``limit``, ``empty`` or, for a file of nothing
    but pictures, ``scanned``.
    """
    package = open_package(found, limits)
    if _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST):
        raise locked(found.path)
    root = package.xml(_CONTENT)
    tables = [table for table in root.iter(f"{_TABLE}table") if _is_sheet(table)]
    most = limits.max_sheet_cells * 8
    sheets = (_sheet(table, found.path, most) for table in tables)
    pictures = any(name.startswith(_PICTURES) for name in package.names())
    return document_of(found, limits, "ods", sheets, len(tables), SheetParts(pictures=pictures))


def _is_sheet(table: Element) -> bool:
    parent = table.getparent()
    return parent is not None and parent.tag == f"{_OFFICE}spreadsheet"


def _sheet(table: Element, path: str, most: int) -> _Sheet:
    sheet = _Sheet(table.get(f"{_TABLE}name", ""))
    blank = cells = 0
    for element in table.iter(f"{_TABLE}table-row"):
        times = _count(element, "number-rows-repeated")
        row = _row(element, sheet, len(sheet.rows) + blank, path, most)
        if not row:
            blank += times
            continue
        sheet.width = max(sheet.width, len(row))
        cells = (len(sheet.rows) + blank + times) * sheet.width
        if cells > most:
            raise too_far(path, sheet.name)
        sheet.rows += [[] for _ in range(blank)]
        sheet.rows += [row] * times
        blank = 0
    return sheet


def _row(element: Element, sheet: _Sheet, number: int, path: str, most: int) -> list[Value]:
    """The cells of a row as far as they hold something."""
    row: list[Value] = []
    blank = 0
    for cell in element.iterchildren(*_CELLS):
        times = _count(cell, "number-columns-repeated")
        value = _value(cell) if cell.tag == _CELLS[0] else ""
        if value == "" and (cell.tag == _CELLS[0] or times > _WIDEST_MERGE):
            blank += times
            continue
        if len(row) + blank + times > most:
            raise too_far(path, sheet.name)
        row += [""] * blank
        blank = 0
        tall, wide = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
        if (tall, wide) != (1, 1):
            first = (number, len(row))
            sheet.merged_cell_ranges.append((first, (number + tall - 1, len(row) + wide - 1)))
        row += [value] * times
    return row


def _count(element: Element, name: str) -> int:
    said = element.get(_TABLE + name, "1")
    return max(int(said), 1) if said.isascii() and said.isdigit() and len(said) < 10 else 1


def _value(cell: Element) -> Value:
    """An exact figure, or the text that is shown."""
    if cell.get(f"{_OFFICE}value-type") in _NUMBERS:
        said = str(cell.get(f"{_OFFICE}value", ""))
        try:
            return float(said)
        except ValueError:
            return said
    return "\n".join(_text(paragraph) for paragraph in cell.iterchildren(f"{_TEXT}p"))


def _text(paragraph: Element) -> str:
    return "".join(_pieces(paragraph))


def _pieces(paragraph: Element) -> Iterator[str]:
    for element in paragraph.iter():
        if element.tag == f"{_TEXT}s":
            yield " "
        elif element.tag == f"{_TEXT}line-break":
            yield "\n"
        yield element.text or ""
        if element is not paragraph:
            yield element.tail or ""
