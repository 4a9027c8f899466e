"""PDF with a text layer: ruled tables as grids, everything else as lines (pdfium)."""

from __future__ import annotations

import pypdfium2 as pdfium

from goiaudit.model.document import Block, Document
from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading.pdf_grids import grid_of, ruled_tables
from goiaudit.reading.pdf_lines import text_lines
from goiaudit.reading.pdf_page import Page, read_page
from goiaudit.reading.source import Source

_FEWEST_CHARS = 30


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
            message = "the pages are pictures without a text layer"
            raise InputError(found.path, "scanned", message)
        raise InputError(found.path, "empty", "the document holds no text")
    blocks: list[Block] = []
    for page in pages:
        blocks += _blocks(page)
    return Document(found.path, found.digest, tuple(blocks), format="pdf")


def _opened(found: Source) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(found.data)
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            message = "the file is protected by a password"
            raise InputError(found.path, "encrypted", message) from error
        raise InputError(found.path, "damaged", "the PDF is cut off or damaged") from error


def _blocks(page: Page) -> list[Block]:
    """The grids and lines of a page from top to bottom."""
    placed: list[tuple[float, Block]] = []
    rest = list(page.chars)
    for table in ruled_tables(page):
        inside, outside = table.parted(rest)
        if not inside:
            continue
        rest = outside
        placed.append((table.ys[0], grid_of(table, inside, page.number)))
    placed += text_lines(page, rest)
    return [block for _, block in sorted(placed, key=lambda item: item[0])]
