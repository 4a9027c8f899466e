"""The formats that are measured: how a document is made, its floor, its target."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle

from benchmarks.documents import floors, office, page
from benchmarks.documents.prose import OTHER, OVERVIEW, PROBLEMS, prose
from goiaudit.output.cells import write_json
from goiaudit.pipeline import read
from tests.writers.html import text_of
from tests.writers.layouts import write_report
from tests.writers.made_up import MadeUp, drawn
from tests.writers.pdf import FONT, report_pdf
from tests.writers.sheets import as_csv, as_markdown, zip_of

FORM = "2021"
_OFFICIAL = ParagraphStyle("official", fontName=FONT, fontSize=16, leading=28, wordWrap="CJK")
"""The size and spacing of official documents (GB/T 9704): six pages in all."""
_ARCHIVED = 5


@dataclass(frozen=True)
class Case:
    """A format: ``make(seed)`` gives the bytes of a document that differs with the seed.

    ``most`` is the target as a multiple of the floor, ``limit`` one in milliseconds; None: there
    is no target. ``reports`` are in one document, ``name`` is what the file is called.
    """

    title: str
    name: str
    make: Callable[[int], bytes]
    floor: Callable[[bytes], object]
    floored: str
    most: float | None = None
    limit: float | None = None
    reports: int = 1


def _made(write: Callable[[MadeUp, int], bytes]) -> Callable[[int], bytes]:
    return lambda seed: write(drawn(FORM, seed), seed)


def _told(text: str, made: MadeUp, seed: int) -> bytes:
    """A text with its short paragraphs replaced by long ones."""
    short, long = text_of(made), prose(made, seed)
    for key, section in (("overview", OVERVIEW), ("problems", PROBLEMS), ("other", OTHER)):
        text = text.replace(short[key], "\n".join(long[section]))
    return text.encode()


def _text(made: MadeUp, seed: int) -> bytes:
    return _told(write_report(made, "A1"), made, seed)


def _markdown(made: MadeUp, seed: int) -> bytes:
    return _told(as_markdown(made).decode(), made, seed)


def _csv(made: MadeUp, seed: int) -> bytes:
    return _told(as_csv(made).decode(), made, seed)


def _pdf(made: MadeUp, seed: int) -> bytes:
    text = prose(made, seed)
    for further in range(seed + 1, seed + 4):
        text[OVERVIEW] += prose(made, further)[OVERVIEW][2:]
    return report_pdf(made, text=text, style=_OFFICIAL, borders=True)


def _json(made: MadeUp, seed: int) -> bytes:
    stream = io.StringIO()
    write_json([read(page.lean(made, seed))], stream)
    return stream.getvalue().encode()


def _zip(made: MadeUp, seed: int) -> bytes:
    pages = {
        f"{n}.html": page.styled(drawn(made.form, seed * _ARCHIVED + n), seed * _ARCHIVED + n)
        for n in range(_ARCHIVED)
    }
    return zip_of(pages)


_LXML = "lxml.etree"
CASES = (
    Case("HTML, styled cells", "r.html", _made(page.styled), floors.html, _LXML, most=3),
    Case("HTML, bare cells", "r.html", _made(page.lean), floors.html, _LXML, most=3),
    Case("DOCX", "r.docx", _made(office.document), floors.docx, "zip + lxml", most=3),
    Case("XLSX", "r.xlsx", _made(office.workbook), floors.xlsx, "calamine", most=5),
    Case("XLSX, batch", "b.xlsx", _made(office.batch), floors.xlsx, "calamine", most=5,
         reports=office.BATCH),
    Case("PDF", "r.pdf", _made(_pdf), floors.pdf, "pdfplumber", most=1 / 3),
    Case("text", "r.txt", _made(_text), floors.text, "decode, split", limit=2),
    Case("CSV", "r.csv", _made(_csv), floors.text, "decode, split"),
    Case("Markdown", "r.md", _made(_markdown), floors.text, "decode, split"),
    Case("JSON", "r.json", _made(_json), floors.cells, "json.loads"),
    Case("ZIP of web pages", "r.zip", _made(_zip), floors.archive, "zip + lxml",
         reports=_ARCHIVED),
)  # fmt: skip
