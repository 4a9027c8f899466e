"""OpenDocument spreadsheets from raw XML, and the made-up report as one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from tests.writers.made_up import MadeUp
from tests.writers.sheets import parts, placed, value_of

MIME = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)


def ods(sheets: Mapping[str, str], extra: Mapping[str, str] | None = None) -> bytes:
    """A spreadsheet of sheets given as rows in XML."""
    tables = "".join(
        f'<table:table table:name="{name}">{rows}</table:table>' for name, rows in sheets.items()
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES}><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", MIME)
        for name, text in {"content.xml": content, **(extra or {})}.items():
            archive.writestr(name, text, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def row(*cells: str, times: int = 1) -> str:
    """A row of cells, which comes ``times`` times."""
    return (
        f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'
    )


def cell(text: str, *, times: int = 1, tall: int = 1, wide: int = 1) -> str:
    """A cell as LibreOffice writes it: a figure as a number, text in paragraphs."""
    value = value_of(text)
    kind = (
        'office:value-type="string"'
        if isinstance(value, str)
        else f'office:value-type="float" office:value="{value}"'
    )
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return (
        f'<table:table-cell {kind} table:number-columns-repeated="{times}"'
        f' table:number-rows-spanned="{tall}" table:number-columns-spanned="{wide}">'
        f"{paragraphs}</table:table-cell>"
    )


def blank(times: int = 1, *, covered: bool = False) -> str:
    """Cells that hold nothing."""
    name = "covered-table-cell" if covered else "table-cell"
    return f'<table:{name} table:number-columns-repeated="{times}"/>'


def one_sheet_ods(made: MadeUp) -> bytes:
    """The whole report on one sheet; behind it the blank cells to the end of the sheet."""
    rows: list[str] = []
    for part in parts(made):
        if isinstance(part, str):
            rows.append(row(cell(part), blank(16_383)))
        else:
            rows += _table(placed(part))
    return ods({"Sheet1": "".join(rows) + row(blank(16_384), times=1_048_000)})


def _table(cells: list[tuple[int, int, str, int, int]]) -> list[str]:
    width = max(column + wide for _, column, _, _, wide in cells)
    height = max(number + tall for number, _, _, tall, _ in cells)
    shown = {(number, column): (text, tall, wide) for number, column, text, tall, wide in cells}
    covered = {
        (number + down, column + right)
        for number, column, _, tall, wide in cells
        for down in range(tall)
        for right in range(wide)
    } - set(shown)
    rows = []
    for number in range(height):
        line = []
        for column in range(width):
            if (number, column) in shown:
                text, tall, wide = shown[number, column]
                line.append(cell(text, tall=tall, wide=wide))
            else:
                line.append(blank(covered=(number, column) in covered))
        rows.append(row(*line))
    return rows
