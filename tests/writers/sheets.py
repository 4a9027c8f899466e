"""A made-up report as sheets: workbooks, CSV, JSON of cells, Markdown, a row of a batch sheet."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

import openpyxl
import xlsxwriter

from goiaudit.definitions.forms import forms
from tests.writers.html import (
    Rows,
    disclosure,
    disputes,
    organ_of,
    requests,
    text_of,
    title_of,
    year_of,
)
from tests.writers.made_up import MadeUp

_HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
Part = str | Rows


def parts(made: MadeUp) -> list[Part]:
    """Lines and tables of the report in reading order."""
    text = text_of(made)
    under = [
        text["overview"],
        disclosure(made),
        requests(made),
        disputes(made),
        text["problems"],
        text["other"],
    ]
    body = [part for pair in zip(_HEADINGS, under, strict=True) for part in pair]
    return [title_of(made), *body, organ_of(made), text["date"]]


def placed(rows: Rows) -> list[tuple[int, int, str, int, int]]:
    """Row, column, text, rowspan and colspan of every cell of a table, from 0."""
    found: list[tuple[int, int, str, int, int]] = []
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for text, rowspan, colspan in row:
            while (number, column) in taken:
                column += 1
            found.append((number, column, text, rowspan, colspan))
            taken |= {
                (number + down, column + right)
                for down in range(rowspan)
                for right in range(colspan)
            }
            column += colspan
    return found


def value_of(text: str) -> str | int | float:
    """A figure as a number of the sheet, all else as text."""
    plain = text.replace(",", "")
    try:
        number = Decimal(plain)
    except ArithmeticError:
        return text
    return int(number) if number == number.to_integral_value() else float(number)


def _books(made: MadeUp, *, split: bool, numbers: bool) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    at = 1
    for part in parts(made):
        if isinstance(part, str):
            if split and part in _HEADINGS[1:]:
                sheet, at = book.create_sheet(f"表{part[0]}"), 1
            sheet.cell(at, 1, part)
            at += 1
            continue
        last = at
        for row, column, text, rowspan, colspan in placed(part):
            top, left = at + row, column + 1
            sheet.cell(top, left, value_of(text) if numbers else text)
            if (rowspan, colspan) != (1, 1):
                sheet.merge_cells(
                    start_row=top,
                    start_column=left,
                    end_row=top + rowspan - 1,
                    end_column=left + colspan - 1,
                )
            last = max(last, top + rowspan)
        at = last
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def one_sheet(made: MadeUp) -> bytes:
    """The whole report on one sheet, figures as numbers, merged cells as on the form."""
    return _books(made, split=False, numbers=True)


def as_text(made: MadeUp) -> bytes:
    """The same with every figure as text."""
    return _books(made, split=False, numbers=False)


def sheet_per_section(made: MadeUp) -> bytes:
    """Each section on a sheet of its own."""
    return _books(made, split=True, numbers=True)


def by_xlsxwriter(made: MadeUp) -> bytes:
    """Inner tables away from the edge, rich formats, totals as formulas with saved results."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("年报")
    border = book.add_format({"border": 1, "num_format": "#,##0.######", "text_wrap": True})
    at = 2
    for part in parts(made):
        if isinstance(part, str):
            sheet.merge_range(at, 1, at, 12, part, border)
            at += 1
            continue
        last = at
        for row, column, text, rowspan, colspan in placed(part):
            top, left, value = at + row, column + 1, value_of(text)
            if (rowspan, colspan) != (1, 1):
                sheet.merge_range(top, left, top + rowspan - 1, left + colspan - 1, value, border)
            elif isinstance(value, str):
                sheet.write_string(top, left, value, border)
            else:
                sheet.write_formula(top, left, f"=1*{value}", border, value)
            last = max(last, top + rowspan)
        at = last + 1
    book.close()
    return stream.getvalue()


def flat(made: MadeUp) -> list[list[str]]:
    """The report as rows of fields, as a sheet is exported: what is covered is empty."""
    rows: list[list[str]] = []
    for part in parts(made):
        if isinstance(part, str):
            rows.append([part])
            continue
        cells = placed(part)
        height = max(row + rowspan for row, _, _, rowspan, _ in cells)
        width = max(column + colspan for _, column, _, _, colspan in cells)
        table = [[""] * width for _ in range(height)]
        for row, column, text, _, _ in cells:
            table[row][column] = text
        rows += table
    return rows


def delimited(rows: Iterable[Sequence[object]], delimiter: str = ",") -> str:
    """Rows as CSV."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue()


def as_csv(made: MadeUp, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """The report as CSV, every row as wide as its table."""
    return delimited(flat(made), delimiter).encode(encoding)


def as_rectangle(made: MadeUp) -> bytes:
    """The report as a sheet is saved as CSV: all rows equally wide, in GBK."""
    rows = flat(made)
    width = max(map(len, rows))
    return delimited([row + [""] * (width - len(row)) for row in rows]).encode("gb18030")


def as_markdown(made: MadeUp) -> bytes:
    """The report with pipe tables, headings and bold labels."""
    lines: list[str] = []
    for part in parts(made):
        if isinstance(part, str):
            lines += [f"## {part}" if part in _HEADINGS else part, ""]
            continue
        cells = placed(part)
        width = max(column + colspan for _, column, _, _, colspan in cells)
        height = max(row + rowspan for row, _, _, rowspan, _ in cells)
        table = [[""] * width for _ in range(height)]
        for row, column, text, _, _ in cells:
            bold = text[:1] and not text[-1].isdigit() and not text.startswith(("+", "-"))
            table[row][column] = f"**{text}**" if bold else text
        shown = ["| " + " | ".join(row) + " |" for row in table]
        lines += [shown[0], "|" + "---|" * width, *shown[1:], ""]
    return "\n".join([f"# {lines[0]}", *lines[1:]]).encode()


def header(form: str, *, labels: bool = False) -> list[str]:
    """Columns of a batch sheet: addresses, or official labels."""
    tables = forms()[form].tables.values()
    if not labels:
        return ["organ", "year", *(str(a) for table in tables for a in table.addresses())]
    named = [
        f"{table.rows[a.row].label.zh}-{table.columns[a.column].zh}"
        for table in tables
        for a in table.addresses()
    ]
    return ["单位名称", "年度", *named]


def batch_rows(
    reports: Mapping[str, MadeUp], *, labels: bool = False
) -> list[list[str | int | float]]:
    """A batch sheet: a header and one row for each organ."""
    made = list(reports.values())
    rows: list[list[str | int | float]] = [[*header(made[0].form, labels=labels)]]
    for organ, one in reports.items():
        addresses = [a for table in forms()[one.form].tables.values() for a in table.addresses()]
        rows.append([organ, year_of(one), *(value_of(one.cells[a].raw) for a in addresses)])
    return rows


def book_of(sheets: Mapping[str, Iterable[Sequence[object]]]) -> bytes:
    """A workbook of plain rows by sheet name."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved(book)


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """An archive of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def as_json(cells: Iterable[Mapping[str, object]]) -> bytes:
    """Cells as ``goiaudit tables`` writes them."""
    return json.dumps(list(cells), ensure_ascii=False).encode()


WORKBOOKS: dict[str, Callable[[MadeUp], bytes]] = {
    "one_sheet": one_sheet,
    "as_text": as_text,
    "sheet_per_section": sheet_per_section,
    "by_xlsxwriter": by_xlsxwriter,
}
"""Every workbook by name; each takes a MadeUp and gives the bytes of an .xlsx."""

DELIMITED: dict[str, Callable[[MadeUp], bytes]] = {
    "csv": as_csv,
    "semicolon": lambda made: as_csv(made, ";", "utf-8-sig"),
    "tsv": lambda made: as_csv(made, "\t", "gb18030"),
    "rectangle": as_rectangle,
}
"""Every CSV by name, to be read from a file called .csv."""
