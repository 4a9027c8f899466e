"""Several reports in one file: told apart, or no table is taken; figures are never mixed."""

from __future__ import annotations

import openpyxl
import pytest

import goiaudit
from goiaudit.model.report import Report
from goiaudit.pipeline import read_or_reason
from tests.writers import docx, html
from tests.writers.layouts import LAYOUTS, write_report
from tests.writers.made_up import MadeUp, drawn
from tests.writers.sheets import parts, placed, saved, value_of

FIRST, SECOND = drawn("2021", 1), drawn("2021", 2)
ORGAN, OTHER = "示例县教育局", "示例县水务局"


def figures(report: Report) -> dict[str, object]:
    cells = [cell for table in report.printed.values() for cell in table.cells]
    return {str(cell.address): cell.value for cell in cells}


def told_apart(found: list[Report]) -> bool:
    return [(r.part, r.organ, figures(r)) for r in found] == [
        (1, ORGAN, FIRST.values()),
        (2, OTHER, SECOND.values()),
    ]


def rules(report: Report) -> list[str]:
    return [finding.rule for finding in goiaudit.audit(report)]


def untitled(text: str) -> str:
    return text.split("\n", 1)[1]


@pytest.mark.parametrize("layout", sorted(set(LAYOUTS) - {"A8"}))
def test_titles_tell_reports_apart(layout: str) -> None:
    second = write_report(SECOND, layout).replace(ORGAN, OTHER)
    found = read_or_reason((write_report(FIRST, layout) + second).encode())
    assert told_apart(found)
    assert "Q106" not in rules(found[0])


def test_a_title_on_two_lines_tells_them_apart() -> None:
    second = write_report(SECOND, "A1").replace(ORGAN, OTHER)
    second = second.replace(f"{OTHER}2023年", f"{OTHER}\n2023年", 1)
    assert told_apart(read_or_reason((write_report(FIRST, "A1") + second).encode()))


def test_two_years_of_one_organ_are_two_reports() -> None:
    before = write_report(SECOND, "A1").replace("2023", "2022")
    found = read_or_reason((write_report(FIRST, "A1") + before).encode())
    assert [(r.part, r.year, figures(r)) for r in found] == [
        (1, 2023, FIRST.values()),
        (2, 2022, SECOND.values()),
    ]


@pytest.mark.parametrize("layout", sorted(set(LAYOUTS) - {"A8"}))
def test_tables_that_nothing_tells_apart_are_not_taken(layout: str) -> None:
    text = write_report(FIRST, layout) + untitled(write_report(SECOND, layout))
    (report,) = read_or_reason(text.encode())
    assert report.printed == {}
    found = goiaudit.audit(report)
    assert [f.severity for f in found if f.rule == "Q106"] == ["warning"]
    assert {f.rule for f in found}.isdisjoint({"F102", "T301", "T302", "T303", "T307"})
    assert found.reports["status"].tolist() == ["incomplete"]


def test_a_table_that_stands_twice_with_the_same_figures_is_taken_once() -> None:
    text = write_report(FIRST, "A1") + untitled(write_report(FIRST, "A1"))
    (report,) = read_or_reason(text.encode())
    assert figures(report) == FIRST.values()
    assert "Q106" not in rules(report)


def test_a_second_table_of_one_kind_is_enough() -> None:
    rows = docx.word_table(html.requests(SECOND))
    data = docx.package(docx.pieces(FIRST).body() + rows)
    (report,) = read_or_reason(data)
    assert report.printed == {}
    assert "Q106" in rules(report)


def test_a_yearbook_in_word() -> None:
    second = docx.pieces(SECOND).body().replace(ORGAN, OTHER)
    assert told_apart(read_or_reason(docx.package(docx.pieces(FIRST).body() + second)))


def test_a_merged_page() -> None:
    second = html.body(SECOND).replace(ORGAN, OTHER)
    title = f"{OTHER}2023年政府信息公开工作年度报告"
    page = (
        f"<html><body><h1>{html.title_of(FIRST)}</h1>{html.body(FIRST)}"
        f"<h1>{title}</h1>{second}</body></html>"
    )
    assert told_apart(read_or_reason(page.encode()))


def workbook(titled: bool, names: tuple[str, str]) -> bytes:
    """Two reports on two sheets; without titles only their tables."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    made: MadeUp
    for name, made, organ in zip(names, (FIRST, SECOND), (ORGAN, OTHER), strict=True):
        sheet = book.create_sheet(name)
        at = 1
        for part in parts(made):
            if isinstance(part, str):
                if titled:
                    sheet.cell(at, 1, part.replace(ORGAN, organ))
                    at += 1
                continue
            for row, column, text, _, _ in placed(part):
                sheet.cell(at + row, column + 1, value_of(text))
            at = sheet.max_row + 1
    return saved(book)


def test_a_yearbook_of_sheets() -> None:
    assert told_apart(read_or_reason(workbook(True, ("甲", "乙"))))


def test_sheets_that_are_named_after_their_organs() -> None:
    found = read_or_reason(workbook(False, (ORGAN, OTHER)))
    assert told_apart(found)
    assert [r.kind for r in found] == ["department", "department"]


def test_the_head_of_every_page_begins_no_report() -> None:
    title = f"{ORGAN}2023年政府信息公开工作年度报告\n"
    headed = write_report(FIRST, "A1").replace("三、收到", title + "三、收到")
    second = write_report(SECOND, "A1").replace(ORGAN, OTHER)
    assert told_apart(read_or_reason((headed + second).encode()))


def test_links_to_other_reports_begin_no_report() -> None:
    links = "".join(f"{ORGAN}{year}年政府信息公开工作年度报告\n" for year in (2020, 2021, 2022))
    (report,) = read_or_reason((write_report(FIRST, "A1") + links).encode())
    assert (report.part, report.year, figures(report)) == (None, 2023, FIRST.values())
