"""What a supervisor sees of a run over years: counted once, shown on page, in workbook, console."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from lxml import html

from goiaudit.model.findings import Finding, Status, Verdict, Waiver
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from goiaudit.model.roster import Missing
from goiaudit.output.console_years import supervised_lines
from goiaudit.output.html.write import write_html
from goiaudit.output.look import Look
from goiaudit.output.outcome import Outcome
from goiaudit.output.views.supervised import percent, supervision_of
from goiaudit.output.workbook import write_xlsx

COPIED = Finding("Y111", "duplicate", "warning", "与上年雷同", incident="i1", fingerprint="a" * 16)
WRONG = Finding("T301", "balance", "error", "不平", incident="i2", fingerprint="b" * 16)


def judged(
    organ: str | None,
    year: int | None,
    status: Status = "consistent",
    *findings: Finding,
    level: str | None = "county",
    kind: str | None = "department",
) -> AuditedReport:
    path = f"{year}/{organ}.txt"
    report = Report(path=path, organ=organ, year=year, level=level, kind=kind)
    return AuditedReport(report, status, findings, (), {Verdict.PASS: 1})


EDUCATION, WATER, TOWN = "示例县教育局", "示例县水务局", "东岭镇人民政府"
RESULTS = (
    judged(EDUCATION, 2022, "inconsistent", WRONG, WRONG),
    judged(EDUCATION, 2023, "consistent", COPIED),
    judged(WATER, 2022, "consistent"),
    judged(WATER, 2023, "inconsistent", WRONG),
    judged(TOWN, 2023, "incomplete", level="township", kind="township"),
    judged(None, None, "unreadable", level=None, kind=None),
)
ABSENT = (
    Missing(TOWN, 2022, "other_years"),
    Missing("示例县民政局", 2023, "roster", "示例县人民政府"),
)


def outcome(**changes: object) -> Outcome:
    return replace(Outcome(RESULTS, {}, "zh", missing=ABSENT), **changes)  # type: ignore[arg-type]


def page(**changes: object) -> html.HtmlElement:
    stream = io.StringIO()
    write_html(outcome(**changes), stream, Look())
    return html.document_fromstring(stream.getvalue())


def table(root: html.HtmlElement, section: str, n: int = 0) -> list[list[str]]:
    """The words of a table's rows, the marks for readers of screens among them."""
    found = root.xpath(f"//section[@aria-labelledby='{section}']//table")[n]
    return [
        [" ".join(cell.text_content().split()) for cell in line.xpath("th|td")]
        for line in found.xpath(".//tr")
    ]


def test_years_have_their_reports_share_and_absences() -> None:
    lines = supervision_of(outcome()).years
    assert [(one.key, one.reports, percent(one)) for one in lines] == [
        ("2022", 2, "50%"), ("2023", 3, "33.3%"), ("", 1, "0%"),
    ]  # fmt: skip
    assert [(one.errors, one.warnings, one.repeated, one.missing) for one in lines[:2]] == [
        (2, 0, 0, 1), (1, 1, 1, 1),
    ]  # fmt: skip


def test_levels_and_kinds_come_in_their_order_the_unknown_last() -> None:
    found = supervision_of(outcome())
    assert [one.key for one in found.levels] == ["county", "township", ""]
    assert [one.key for one in found.kinds] == ["department", "township", ""]
    assert sum(one.line.reports for one in found.crosses) == len(RESULTS)


def test_rules_are_counted_year_by_year() -> None:
    found = supervision_of(outcome())
    assert found.years_seen == (2022, 2023)
    assert [(one.rule, one.counts, one.total) for one in found.rules] == [
        ("T301", (2, 1), 3), ("Y111", (0, 1), 1),
    ]  # fmt: skip


def test_waived_findings_do_not_count() -> None:
    accepted = replace(WRONG, waived=Waiver("张三", "已核实"))
    found = supervision_of(outcome(results=(judged(EDUCATION, 2022, "consistent", accepted),)))
    assert found.rules == ()
    assert found.years[0].errors == 0


def test_organs_by_year_the_worst_first_those_without_any_report_too() -> None:
    found = {one.organ: one for one in supervision_of(outcome()).organs}
    assert list(found) == [EDUCATION, WATER, TOWN, "示例县民政局"]
    assert found[EDUCATION].statuses == ("inconsistent", "consistent")
    assert found[TOWN].absent == (True, False)
    assert found["示例县民政局"].statuses == ("", "")


def test_several_reports_of_an_organ_on_one_year_count_by_the_gravest() -> None:
    twice = (judged(WATER, 2023, "inconsistent"), judged(WATER, 2023, "consistent"))
    assert supervision_of(outcome(results=twice)).organs[0].statuses[-1] == "inconsistent"


def test_who_repeats_last_year() -> None:
    (repeat,) = supervision_of(outcome()).repeats
    assert (repeat.organ, repeat.year, repeat.rules) == (EDUCATION, 2023, ("Y111",))


def test_years_of_the_store_stand_beside_those_of_the_run() -> None:
    found = supervision_of(outcome(stored={2021: {"consistent": 3, "inconsistent": 1}}))
    first = found.years[0]
    assert (first.key, first.reports, first.stored, percent(first)) == ("2021", 4, 4, "75%")
    assert found.years_seen == (2022, 2023)


def test_the_page_has_a_chart_with_the_same_in_words_and_as_a_table() -> None:
    root = page()
    (chart,) = root.xpath("//figure[@class='chart']/svg")
    assert chart.get("role") == "img"
    told = {node.get("id"): node.text for node in chart.xpath("title|desc")}
    assert set(chart.get("aria-labelledby").split()) == set(told)
    assert told["years-told"] == "2022: 50% (2 份); 2023: 33.3% (3 份)"
    assert [row[:3] for row in table(root, "years")] == [
        ["年度", "报告", "一致率"], ["2022", "2", "50%"], ["2023", "3", "33.3%"],
        ["年度不明", "1", "0%"],
    ]  # fmt: skip


def test_a_column_is_as_long_as_its_reports_are_many() -> None:
    (chart,) = page().xpath("//figure[@class='chart']/svg")
    heights = [(bar.get("class"), float(bar.get("height"))) for bar in chart.xpath(".//rect")]
    assert heights == [
        ("consistent", 75.0), ("inconsistent", 75.0),
        ("consistent", 50.0), ("incomplete", 50.0), ("inconsistent", 50.0),
    ]  # fmt: skip


def test_the_page_lists_who_is_missing_and_why() -> None:
    assert table(page(), "missing")[1:] == [
        ["2023", "示例县民政局", "示例县人民政府", "机关名单 (organs.csv) 中有"],
        ["2022", TOWN, "", "其他年度有报告"],
    ]


def test_the_page_shows_organs_by_year_with_signs_and_words() -> None:
    assert table(page(), "organ-years")[1:3] == [
        [EDUCATION, "×不一致", "√一致"], [WATER, "√一致", "×不一致"],
    ]  # fmt: skip


def test_a_year_that_is_only_stored_has_no_counts_of_findings() -> None:
    row = table(page(stored={2021: {"consistent": 3}}), "years")[1]
    assert row[:3] == ["2021*", "3", "100%"]
    assert row[-4:] == ["–", "–", "–", "0"]


def test_one_year_is_no_series_and_one_level_no_comparison() -> None:
    one_year = (judged(EDUCATION, 2023), judged(WATER, 2023))
    root = page(results=one_year, missing=())
    for name in ("years", "missing", "repeats", "groups", "rule-years", "organ-years"):
        assert not root.xpath(f"//section[@aria-labelledby='{name}']"), name


def test_names_from_files_are_escaped() -> None:
    bad = "<script>alert(1)</script>局"
    stream = io.StringIO()
    absent = (Missing(bad, 2022, "roster", bad),)
    write_html(outcome(results=(*RESULTS, judged(bad, 2022)), missing=absent), stream, Look())
    assert "<script>alert" not in stream.getvalue()


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    file = tmp_path_factory.mktemp("book") / "out.xlsx"
    with file.open("wb") as stream:
        write_xlsx(outcome(stored={2021: {"consistent": 3}}), stream, Look())
    return openpyxl.load_workbook(file)


def cells(book: openpyxl.Workbook, name: str) -> list[list[object]]:
    return [list(row) for row in book[name].iter_rows(values_only=True)]


def test_the_workbook_has_the_years_with_a_chart(book: openpyxl.Workbook) -> None:
    rows = cells(book, "年度汇总")
    assert rows[0][3:9] == ["报告", "一致", "不一致", "未能完全核验", "无法读取", "一致率"]
    assert [row[0] for row in rows[1:5]] == ["2021*", "2022", "2023", "年度不明"]
    assert rows[2][3:13] == [2, 1, 1, 0, 0, 0.5, 2, 0, 0, 1]
    assert len(book["年度汇总"]._charts) == 1  # type: ignore[attr-defined]


def test_the_workbook_has_levels_and_kinds_by_year_to_filter(book: openpyxl.Workbook) -> None:
    rows = cells(book, "年度汇总")
    assert [2023, "县级", "部门", 2] in [row[:4] for row in rows]
    top = next(n for n, row in enumerate(rows, 1) if row[1] == "机关层级")
    assert book["年度汇总"].auto_filter.ref.startswith(f"A{top}:")


def test_the_workbook_has_organs_by_year_and_who_is_missing(book: openpyxl.Workbook) -> None:
    assert cells(book, "单位历年")[1] == [
        EDUCATION, "县级", "部门", 2, 1, 1, "× 不一致", "√ 一致",
    ]  # fmt: skip
    assert [row[:2] for row in cells(book, "未见报告")[1:]] == [
        [2023, "示例县民政局"],
        [2022, TOWN],
    ]


def test_a_workbook_of_one_report_has_no_such_sheets(tmp_path: Path) -> None:
    file = tmp_path / "one.xlsx"
    with file.open("wb") as stream:
        write_xlsx(Outcome(RESULTS[:1], {}, "zh"), stream, Look())
    assert openpyxl.load_workbook(file).sheetnames == ["汇总", "问题清单", "未核验", "规则"]


def test_the_console_says_it_in_a_few_lines() -> None:
    assert list(supervised_lines(outcome())) == [
        "  2022: 2 份，一致 50%，未见 1 份",
        "  2023: 3 份，一致 33.3%，文字雷同 1 份，未见 1 份",
        "未见报告 2 份: 示例县民政局\xa02023、东岭镇人民政府\xa02022",
        "文字或数据与往年或他处雷同的报告 1 份",
    ]
    assert list(supervised_lines(Outcome(RESULTS[:1], {}, "zh"))) == []
