"""Word files and workbooks of the official form with all that Word and sheets write around it."""

from __future__ import annotations

import io
import zipfile

import openpyxl
from openpyxl.styles import Alignment, Border, Font, Side

from benchmarks.documents.prose import OTHER, OVERVIEW, PROBLEMS, prose
from tests.writers.docx import line, official
from tests.writers.html import text_of
from tests.writers.made_up import MadeUp, drawn
from tests.writers.sheets import batch_rows, book_of, one_sheet, zip_of

_PART = "word/document.xml"
_RUN = (
    '<w:rFonts w:hint="eastAsia" w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:cs="宋体"/>'
    '<w:kern w:val="0"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US"/>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:color="auto" w:sz="8" w:space="0"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_CELL = (
    f'<w:tcBorders>{_BORDERS}</w:tcBorders><w:shd w:val="clear" w:color="auto"/>'
    '<w:vAlign w:val="center"/></w:tcPr>'
)
_PARAGRAPH = '<w:widowControl/><w:spacing w:before="0" w:after="0"/><w:ind w:left="0"/><w:jc '
BATCH = 100
"""Reports in a batch sheet."""


def document(made: MadeUp, seed: int) -> bytes:
    """A .docx with the looks that Word gives every run, paragraph and cell: 300 kB of XML."""
    with zipfile.ZipFile(io.BytesIO(official(made))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts[_PART].decode()
    told, long = text_of(made), prose(made, seed)
    for key, section in (("overview", OVERVIEW), ("problems", PROBLEMS), ("other", OTHER)):
        text = text.replace(line(told[key]), "".join(map(line, long[section])))
    text = text.replace('<w:rFonts w:eastAsia="宋体"/>', _RUN).replace("</w:tcPr>", _CELL)
    parts[_PART] = text.replace("<w:jc ", _PARAGRAPH).encode()
    return zip_of(parts)


def workbook(made: MadeUp, seed: int) -> bytes:
    """The whole report on one sheet, every cell of a table with border, font and alignment."""
    told, long = text_of(made), prose(made, seed)
    book = openpyxl.load_workbook(io.BytesIO(one_sheet(made)))
    sheet = book["Sheet1"]
    thin = Side(style="thin")
    for row in sheet.iter_rows(max_col=16):
        for cell in row:
            for key, section in (("overview", OVERVIEW), ("problems", PROBLEMS), ("other", OTHER)):
                if cell.value == told[key]:
                    cell.value = "\n".join(long[section])
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
            cell.font = Font(name="宋体", size=10.5)
            cell.alignment = Alignment(horizontal="center", wrap_text=True)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def batch(made: MadeUp, seed: int) -> bytes:
    """One report a row, as a supervisor collects them."""
    reports = {f"示例{n}镇人民政府": drawn(made.form, seed * BATCH + n) for n in range(BATCH)}
    return book_of({"汇总": batch_rows(reports)})
