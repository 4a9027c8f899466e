"""Batch sheets: one report a row, columns named by addresses or by official labels."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest

import goiaudit
from goiaudit.model.errors import InputError
from goiaudit.model.report import Report
from goiaudit.pipeline import read_all, read_or_reason
from tests.writers.made_up import drawn, zeros
from tests.writers.sheets import batch_rows, book_of, delimited, saved

ORGANS = ("示例县教育局", "示例县水务局", "示例镇人民政府")


def figures(report: Report) -> dict[str, object]:
    cells = [cell for table in report.printed.values() for cell in table.cells]
    return {str(cell.address): cell.value for cell in cells}


def batch(*rows: list[object]) -> list[Report]:
    return read_or_reason(book_of({"汇总": rows}), name="汇总.xlsx")


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("labels", [False, True])
@pytest.mark.parametrize("name", ["汇总.xlsx", "汇总.csv"])
def test_every_row_is_a_report(form: str, labels: bool, name: str) -> None:
    made = {organ: drawn(form, seed) for seed, organ in enumerate(ORGANS)}
    rows = batch_rows(made, labels=labels)
    data = book_of({"汇总": rows}) if name.endswith("xlsx") else delimited(rows).encode("gb18030")
    found = read_or_reason(data, name=name)
    assert [(r.path, r.part, r.organ, r.form) for r in found] == [
        (name, part, organ, form) for part, organ in enumerate(ORGANS, 1)
    ]
    assert [r.year for r in found] == [2020 if form == "2019" else 2023] * 3
    assert [r.kind for r in found] == ["department", "department", "township"]
    assert [figures(r) for r in found] == [one.values() for one in made.values()]


def test_a_report_without_faults_has_no_finding() -> None:
    rows = batch_rows({"示例县教育局": zeros("2021", requests__new__total="0")})
    assert [finding.rule for finding in goiaudit.audit(batch(*rows))] == []


def test_cells_say_where_they_stand() -> None:
    made = {"示例县教育局": zeros("2021")}
    (report,) = batch(*batch_rows(made))
    assert report.part is None
    place = report.printed["requests"].cells[0].location
    assert place and place.as_dict() == {"sheet": "汇总", "cell": "C2"}
    (report,) = read_or_reason(delimited(batch_rows(made)).encode(), name="汇总.csv")
    place = report.printed["requests"].cells[0].location
    assert place and place.as_dict() == {"line": 2, "column": 3}


def test_columns_that_the_sheet_has_not_are_unreadable_and_never_reported() -> None:
    header = ["机关名称", "年度", "requests.new.total", "requests.carried_in.total"]
    header += ["requests.handled_total.total", "requests.carried_out.total", "备注"]
    (report,) = batch(header, ["示例县教育局", "2023年度", 3, 0, 2, 0, "甲"])
    assert (report.organ, report.year, sorted(report.printed)) == (
        "示例县教育局",
        2023,
        ["requests"],
    )
    assert sum(cell.value is not None for cell in report.printed["requests"].cells) == 4
    assert [finding.rule for finding in goiaudit.audit(report)] == ["T301"]
    assert report.notices == ("columns of the batch sheet that are not read: 备注",)


def test_a_header_of_several_rows_under_a_title() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "示例县2023年政府信息公开申请统计表"
    sheet.merge_cells("A1:H1")
    sheet["A2"] = "单位"
    sheet.merge_cells("A2:A3")
    sheet["B2"] = "一、本年新收政府信息公开申请数量"
    sheet.merge_cells("B2:H2")
    for column, label in enumerate(
        ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"], 2
    ):
        sheet.cell(3, column, label)
    sheet.append(["示例县教育局", 1, 2, 0, 0, 0, 0, 3])
    sheet.append(["合计", 1, 2, 0, 0, 0, 0, 3])
    (report,) = read_or_reason(saved(book), name="汇总.xlsx")
    assert (report.organ, report.year) == ("示例县教育局", 2023)
    row = [cell.value for cell in report.printed["requests"].cells if cell.address.row == "new"]
    assert row == [1, 2, 0, 0, 0, 0, 3]


def test_two_columns_for_one_cell_are_not_read() -> None:
    header = ["单位", "requests.new.total", "本年新收-总计", "requests.granted.total"]
    header += ["requests.carried_in.total", "requests.carried_out.total"]
    (report,) = batch(header, ["示例县教育局", 3, 4, 1, 0, 0])
    cells = figures(report)
    assert (cells["requests.new.total"], cells["requests.granted.total"]) == (None, 1)
    assert "requests.new.total" in report.notices[0]


def test_units_in_labels_and_words_in_cells() -> None:
    header = ["单位", "年度", "行政许可-本年处理决定数量", "行政处罚-本年处理决定数量"]
    header += ["行政强制-本年处理决定数量", "行政事业性收费-本年收费金额(单位:元)"]
    (report,) = batch(header, ["示例县教育局", 2023, "12件", "/", "若干", 18627.5])
    cells = {c.address.row: c for c in report.printed["disclosure"].cells}
    assert [cells[key].value for key in ("licensing", "fees")] == [12, Decimal("1.86275")]
    assert [str(cells[key].state) for key in ("penalties", "coercion")] == [
        "not_applicable",
        "text",
    ]


def test_the_table_of_one_report_is_no_batch_sheet() -> None:
    header = ["单位", "年度", "自然人", "商业企业", "总计"]
    (report,) = batch(header, ["示例县教育局", 2023, 1, 2, 3])
    assert report.unreadable == "not_a_report"


def test_dates_in_a_batch_sheet_are_no_figures() -> None:
    rows = batch_rows({"示例县教育局": zeros("2021")})
    book = openpyxl.load_workbook(io.BytesIO(book_of({"汇总": rows})))
    book["汇总"]["C2"] = 45303
    book["汇总"]["C2"].number_format = "yyyy-mm-dd"
    (report,) = read_or_reason(saved(book), name="汇总.xlsx")
    cell = report.printed["requests"].cells[0]
    assert (str(cell.state), cell.raw) == ("unreadable", "2024年1月12日")


def test_cells_whose_header_is_damaged_are_refused_with_the_header_named() -> None:
    header = "path,part,table,row,column,state,value,raw,location发布机构"
    data = f"{header}\na.txt,,requests,new,total,number,3,3,\n".encode()
    with pytest.raises(InputError, match="location发布机构 is no cell that goiaudit tables wrote"):
        list(read_all(data, name="cells.csv"))
