"""PDF with a text layer: ruled tables as grids, everything else as lines (pdfium)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby
from statistics import median
from typing import NamedTuple

import pypdfium2 as pdfium

from goiaudit.model.document import Block, Document, Grid
from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading.pdf_browser import without_browser_margins
from goiaudit.reading.pdf_flow import Printed, printed_lines, running_heads
from goiaudit.reading.pdf_grids import grid_of, ruled_tables
from goiaudit.reading.pdf_halves import with_figures_whole, with_rows_whole
from goiaudit.reading.pdf_page import Page, read_page
from goiaudit.reading.pdf_paragraphs import Setting, paragraphs
from goiaudit.reading.pdf_sheets import sheets_of
from goiaudit.reading.pdf_struck import struck
from goiaudit.reading.source import Source, locked

_FEWEST_CHARS = 30
_CHINESE = "\u2e80"


class Table(NamedTuple):
    """A grid, and the width of a character in it in points."""

    grid: Grid
    size: float


Part = Table | Printed
_LINES_OF_LABEL = 3
"""Lines of a label that may stand above the rest of its figures on the next page."""


def read_pdf(found: Source, limits: Limits) -> Document:
    """A PDF as lines and grids in reading order, each with page and box from the top left.

    InputError: ``encrypted`` under a password, ``damaged`` if pdfium cannot open it,
    ``scanned`` without a text layer, ``limit`` over ``max_pages`` or ``max_page_objects``.
    """
    document = _opened(found)
    try:
        if len(document) > limits.max_pages:
            raise InputError(found.path, "limit", f"more than {limits.max_pages} pages")
        pages = [
            read_page(document, n, found.path, limits.max_page_objects)
            for n in range(len(document))
        ]
    except pdfium.PdfiumError as error:
        raise InputError(found.path, "damaged", "a page of the PDF cannot be read") from error
    finally:
        document.close()
    if sum(len(page.chars) for page in pages) < _FEWEST_CHARS:
        if any(page.pictures for page in pages):
            message = "the pages are pictures without a text layer; hand in the original"
            raise InputError(found.path, "scanned", message)
        raise InputError(found.path, "empty", "the document holds no text")
    pages = without_browser_margins(pages)
    gone = [struck(page.chars, page.rules) for page in pages]
    left = [_without(page, orders) for page, orders in zip(pages, gone, strict=True)]
    sheets = chain.from_iterable(map(sheets_of, left))
    blocks = tuple(_flowing(_unbroken([_parts(page) for page in sheets])))
    count = sum(map(len, gone))
    notices = (f"text that is struck through is left out ({count} characters)",) if count else ()
    return Document(found.path, found.digest, blocks, format="pdf", notices=notices)


def _opened(found: Source) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(found.data)
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            raise locked(found.path) from error
        raise InputError(found.path, "damaged", "the PDF is cut off or damaged") from error


def _without(page: Page, orders: frozenset[int]) -> Page:
    if not orders:
        return page
    return replace(page, chars=tuple(char for char in page.chars if char.order not in orders))


def _parts(page: Page) -> list[Part]:
    """The grids and lines of a page in reading order."""
    placed: list[tuple[float, int, Part]] = []
    rest = list(page.chars)
    for table in ruled_tables(page):
        inside, outside = table.parted(rest)
        if not inside:
            continue
        rest = outside
        wide = [char.x1 - char.x0 for char in inside if char.text > _CHINESE]
        size = median(wide) if wide else 0.0
        grid = Table(grid_of(table, inside, page.number), size)
        placed.append((table.ys[0], inside[0].order, grid))
    lines, in_columns = printed_lines(page, rest)
    placed += [(line.box[1], line.order, line) for line in lines]
    return [part for *_, part in sorted(placed, key=lambda item: item[1 if in_columns else 0])]


def _unbroken(pages: Sequence[Sequence[Part]]) -> list[Part]:
    """All parts without running heads, rows whole that a page break cut."""
    heads = running_heads([part for page in pages for part in page if isinstance(part, Printed)])
    parts: list[Part] = []
    for page in pages:
        kept = [part for part in page if not (isinstance(part, Printed) and part in heads)]
        if parts and kept:
            above, below = parts[-1], kept[0]
            if isinstance(above, Table) and isinstance(below, Table):
                grids = with_rows_whole(above.grid, below.grid, above.size)
                parts[-1], kept[0] = (Table(grid, above.size) for grid in grids)
            elif isinstance(above, Printed) and not above.whole:
                parts[-1], kept = _unbroken_lines(above, kept)
        parts += kept
    return parts


def _unbroken_lines(above: Printed, page: Sequence[Part]) -> tuple[Printed, list[Part]]:
    """The last row of a table without ruling, and the page that follows, without its figures."""
    top: list[Printed] = []
    for part in page[:_LINES_OF_LABEL]:
        if not isinstance(part, Printed):
            break
        top.append(part)
    row, rest = with_figures_whole(above.text, [line.text for line in top])
    lines = [line._replace(text=text) for line, text in zip(top, rest, strict=True) if text]
    return above._replace(text=row), [*lines, *page[len(top) :]]


def _flowing(parts: Sequence[Part]) -> Iterator[Block]:
    """Grids as they are, the lines between them as paragraphs."""
    setting = Setting.of([part for part in parts if isinstance(part, Printed)])
    for is_text, group in groupby(parts, lambda part: isinstance(part, Printed)):
        if is_text:
            yield from paragraphs((part for part in group if isinstance(part, Printed)), setting)
        else:
            yield from (part.grid for part in group if isinstance(part, Table))
