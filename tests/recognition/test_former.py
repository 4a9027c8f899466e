"""Tables of the year before beside those of the report: a caption tells them apart."""

from __future__ import annotations

import pytest

import goiaudit
from goiaudit.model.report import Report
from goiaudit.pipeline import read
from tests.writers import html
from tests.writers.layouts import write_report
from tests.writers.made_up import drawn
from tests.writers.sheets import book_of, flat

OWN, BEFORE = drawn("2021", 1), drawn("2021", 2)
TABLE, OLD = html.table(html.requests(OWN)), html.table(html.requests(BEFORE))


def figures(report: Report) -> dict[str, object]:
    return {
        str(cell.address): cell.value for table in report.printed.values() for cell in table.cells
    }


def report_with(tables: str) -> Report:
    """The report of 2023 with this in the place of table three."""
    return read(html.divs(OWN).decode().replace(TABLE, tables).encode())


@pytest.mark.parametrize(
    "caption",
    [
        "附：2022年收到和处理政府信息公开申请情况", "2022年度统计表", "上年同期数据",
        "上一年度申请情况", "（二）去年情况", "附表：往年数据",
    ],
)  # fmt: skip
def test_a_table_below_a_caption_of_an_earlier_year_is_left_out(caption: str) -> None:
    report = report_with(f"{TABLE}<p>{caption}</p>{OLD}")
    assert figures(report) == OWN.values()
    assert "Q106" not in {finding.rule for finding in goiaudit.audit(report)}


def test_the_earlier_year_may_stand_first() -> None:
    tables = f"<p>2022年申请情况</p>{OLD}<p>2023年申请情况</p>{TABLE}"
    assert figures(report_with(tables)) == OWN.values()


def test_the_caption_may_be_the_first_row_of_the_table() -> None:
    rows = [[("2022年申请情况统计表", 1, 10)], *html.requests(BEFORE)]
    assert figures(report_with(f"{TABLE}<p></p>{html.table(rows)}")) == OWN.values()


@pytest.mark.parametrize(
    "caption", ["", "2023年申请情况", "2024年统计表", "续表", "较上年增减情况表"]
)
def test_without_such_a_caption_no_table_is_taken(caption: str) -> None:
    report = report_with(f"{TABLE}<p>{caption}</p>{OLD}")
    assert report.printed == {}
    assert "Q106" in {finding.rule for finding in goiaudit.audit(report)}


def test_a_damaged_table_is_never_filled_from_that_of_another_year() -> None:
    # Every row shows one value too many: none of them is a row of the form any more.
    rows = [
        [*row, ("7", 1, 1)] if n > 2 else row for n, row in enumerate(html.requests(OWN))
    ]  # fmt: skip
    report = report_with(f"{html.table(rows)}{OLD}")
    taken = {key: value for key, value in figures(report).items() if value is not None}
    assert taken.items() <= OWN.values().items()


@pytest.mark.parametrize("caption", ["", "<p>2022年申请情况</p>"])
def test_blank_cells_are_never_filled_from_the_table_of_another_year(caption: str) -> None:
    rows = [
        [("" if text == "0" else text, *spans) for text, *spans in row]
        for row in html.requests(OWN)
    ]  # fmt: skip
    report = report_with(f"{html.table(rows)}{caption}{OLD}")
    taken = {key: value for key, value in figures(report).items() if value is not None}
    assert taken.items() <= OWN.values().items()
    assert bool(report.printed) == bool(caption)


def test_lines_of_a_text() -> None:
    text, old = write_report(OWN, "A1"), write_report(BEFORE, "A1")
    table = old[old.index("\n", old.index("三、收到")) + 1 : old.index("四、政府")]
    place = text.index("四、政府")
    report = read((text[:place] + "附：2022年数据\n" + table + text[place:]).encode())
    assert figures(report) == OWN.values()


def test_a_sheet_named_after_the_year_before() -> None:
    sheets = {"年报": flat(OWN), "2022年": flat(BEFORE)[3:]}
    report = read(book_of(sheets))
    assert figures(report) == OWN.values()
