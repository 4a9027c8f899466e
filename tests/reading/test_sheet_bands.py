"""Reports and tables beside each other on a sheet: each is read, and none is mixed with another."""

from __future__ import annotations

from collections.abc import Sequence

import openpyxl
import pytest
from hypothesis import given, settings
from openpyxl.worksheet.worksheet import Worksheet

import goiaudit
from goiaudit.model.document import Grid
from goiaudit.reading import read_document
from tests.writers.html import Rows, disclosure, disputes, organ_of, requests, title_of
from tests.writers.made_up import MadeUp, drawn, made_up, zeros
from tests.writers.sheets import batch_rows, book_of, parts, placed, saved, value_of

GAP = 18
"""Columns from the left edge of one report to that of the next; the widest table takes 16."""


def put(sheet: Worksheet, rows: Rows, top: int, left: int) -> int:
    """A table on a sheet, merged as on the form; the row behind it."""
    end = top
    for row, column, text, tall, wide in placed(rows):
        sheet.cell(top + row, left + column, value_of(text))
        if (tall, wide) != (1, 1):
            last_row, last_column = top + row + tall - 1, left + column + wide - 1
            sheet.merge_cells(None, top + row, left + column, last_row, last_column)
        end = max(end, top + row + tall)
    return end


def put_report(sheet: Worksheet, made: MadeUp, left: int, top: int = 1, organ: str = "") -> None:
    """A report on a sheet, under the name of another organ if one is given."""
    for part in parts(made):
        if isinstance(part, str):
            sheet.cell(top, left, part.replace(organ_of(made), organ or organ_of(made)))
            top += 1
        else:
            top = put(sheet, part, top, left)


def figures(report: goiaudit.Report) -> dict[str, object]:
    return {
        str(cell.address): cell.value for table in report.printed.values() for cell in table.cells
    }


def pair(left: MadeUp, right: MadeUp, top: int = 1) -> list[goiaudit.Report]:
    book = openpyxl.Workbook()
    put_report(book.active, left, 1)
    put_report(book.active, right, 1 + GAP, top, "示例县民政局")
    return list(goiaudit.read_all(saved(book)))


@pytest.mark.parametrize("top", [1, 3])
def test_two_reports_beside_each_other_are_two_reports(top: int) -> None:
    left, right = drawn("2021", 1), drawn("2019", 2)
    reports = pair(left, right, top)
    assert [report.organ for report in reports] == ["示例县教育局", "示例县民政局"]
    assert [figures(report) for report in reports] == [left.values(), right.values()]


@given(made_up(), made_up())
@settings(max_examples=5, deadline=None)
def test_figures_of_reports_beside_each_other_are_never_mixed(left: MadeUp, right: MadeUp) -> None:
    assert [figures(report) for report in pair(left, right)] == [left.values(), right.values()]


@pytest.mark.parametrize("merged", [False, True])
def test_tables_of_a_report_may_stand_beside_each_other_under_one_title(merged: bool) -> None:
    made, book = drawn("2021", 3), openpyxl.Workbook()
    sheet = book.active
    sheet.cell(1, 1, title_of(made))
    if merged:
        sheet.merge_cells("A1:AJ1")
    headed = {
        "二、主动公开政府信息情况": disclosure(made),
        "三、收到和处理政府信息公开申请情况": requests(made),
        "四、政府信息公开行政复议、行政诉讼情况": disputes(made),
    }
    for left, (heading, rows) in zip((1, 7, 19), headed.items(), strict=True):
        sheet.cell(2, left, heading)
        put(sheet, rows, 3, left)
    assert figures(goiaudit.read(saved(book))) == made.values()


def test_every_cell_of_a_table_beside_another_says_where_it_stands() -> None:
    reports = pair(zeros("2021"), zeros("2021"))
    places = [
        cell.location.cell
        for report in reports
        for cell in report.printed["requests"].cells
        if cell.location is not None and cell.address.within == "new.natural_person"
    ]
    assert places == ["D23", "V23"]


def test_batch_sheets_beside_each_other_are_read_one_after_the_other() -> None:
    first, second = (
        batch_rows({f"示例县{name}镇人民政府": drawn("2021", n) for n, name in enumerate(names)})
        for names in ("甲乙丙", "丁戊己")
    )
    rows = [[*left, None, *right] for left, right in zip(first, second, strict=True)]
    organs = [report.organ for report in goiaudit.read_all(book_of({"汇总": rows}))]
    assert organs == [f"示例县{name}镇人民政府" for name in "甲乙丙丁戊己"]


@pytest.mark.parametrize(
    "rows",
    [
        [["项目", "甲", None, "乙"], ["一", 1, None, 2], ["二", 3, None, 4], ["三", 5, None, 6]],
        [["项目", None, "甲", "乙"], ["一", None, 1, 2], ["二", None, 3, 4], ["三", None, 5, 6]],
        [["项目", "甲", None, "备注"], ["一", 1, None, "无"], ["二", 2], ["三", 3]],
    ],
)
def test_a_blank_column_alone_parts_no_table(rows: Sequence[Sequence[object]]) -> None:
    (grid,) = read_document(book_of({"表": rows})).blocks
    assert isinstance(grid, Grid)
