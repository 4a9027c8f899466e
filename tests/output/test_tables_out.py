"""CSV, workbook, Markdown and SARIF: one line a finding, and nothing of a file that runs."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace

import openpyxl
import pytest
from made_up import consistent, text_only, unreadable, wrong_cell
from sarif_pydantic import Sarif

from goiaudit.model.findings import Waiver
from goiaudit.model.result import AuditedReport
from goiaudit.output.csv_report import write_csv
from goiaudit.output.look import Look
from goiaudit.output.markdown_report import escaped, write_markdown
from goiaudit.output.outcome import Outcome
from goiaudit.output.sarif_report import write_sarif
from goiaudit.output.spreadsheet import harmless
from goiaudit.output.workbook import write_xlsx

EVIL = "=cmd|' /C calc'!A0"


def text_of(write: Callable[..., None], outcome: Outcome) -> str:
    stream = io.StringIO()
    write(outcome, stream, Look())
    return stream.getvalue()


def book_of(outcome: Outcome) -> openpyxl.Workbook:
    stream = io.BytesIO()
    write_xlsx(outcome, stream, Look())
    return openpyxl.load_workbook(io.BytesIO(stream.getvalue()))


def named(result: AuditedReport, name: str) -> AuditedReport:
    return replace(result, report=replace(result.report, organ=name, path=f"{name}.txt"))


def test_csv_begins_with_a_byte_order_mark_and_has_a_line_for_every_finding(
    everything: Outcome,
) -> None:
    text = text_of(write_csv, everything)
    assert text.startswith("\ufeff单位,年度,文件,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == sum(len(result.findings) for result in everything.results)
    first = rows[0]
    assert (first["单位"], first["年度"], first["规则"]) == ("示例县水务局", "2023", "T301")
    assert (first["应为"], first["实为"], first["差"]) == ("15", "13", "-2")
    assert "建议核对" in first["建议核对"]


def test_a_row_leaves_out_what_other_rows_of_the_same_cause_say(
    outcome: Callable[..., Outcome],
) -> None:
    text = text_of(write_csv, outcome(wrong_cell()))
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    advice = "建议核对“四、结转下年度继续办理/自然人”是否应为3（改一位数字）"
    assert [row["建议核对"] for row in rows] == [advice, advice]
    (run,) = json.loads(text_of(write_sarif, outcome(wrong_cell())))["runs"]
    said = [found["message"]["text"].partition(" → ")[2] for found in run["results"]]
    assert said == [advice, advice]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"), ("+cmd", "'+cmd"), ("@SUM", "'@SUM"), ("-a", "'-a"), ("\t=1", "'\t=1"),
        ("-2", "-2"), ("+3.5", "+3.5"), ("示例县", "示例县"), ("1-2", "1-2"),
    ],
)  # fmt: skip
def test_formulas_become_text_and_figures_stay_figures(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_a_name_that_begins_like_a_formula_is_text_in_every_sheet(
    outcome: Callable[..., Outcome],
) -> None:
    run = outcome(named(wrong_cell(), EVIL), named(unreadable(), EVIL))
    book = book_of(run)
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    rows = list(csv.reader(io.StringIO(text_of(write_csv, run))))
    assert all(not cell.startswith("=") for row in rows for cell in row)


def test_the_workbook_has_its_sheets_with_filters_and_frozen_headers(
    everything: Outcome,
) -> None:
    book = book_of(everything)
    assert book.sheetnames == ["汇总", "问题清单", "未核验", "规则", "年度汇总", "单位历年"]
    for sheet in book:
        assert sheet.auto_filter.ref
        assert sheet.freeze_panes
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows


def test_the_list_has_figures_as_figures(everything: Outcome) -> None:
    sheet = book_of(everything)["问题清单"]
    heads = [cell.value for cell in sheet[1]]
    row = dict(zip(heads, (cell.value for cell in sheet[2]), strict=True))
    assert (row["单位"], row["年度"], row["应为"], row["实为"], row["差"]) == (
        "示例县水务局", 2023, 15, 13, -2,
    )  # fmt: skip


def test_the_summary_leads_to_the_findings_of_each_report(everything: Outcome) -> None:
    sheet = book_of(everything)["汇总"]
    links = {cell.value: cell.hyperlink.location for row in sheet for cell in row if cell.hyperlink}
    assert links["示例县水务局"] == "'问题清单'!A2"


def test_every_report_stands_in_the_summary_the_worst_first(everything: Outcome) -> None:
    sheet = book_of(everything)["汇总"]
    shown = [sheet.cell(row, 1).value for row in range(6, 6 + len(everything.results))]
    assert shown[0].endswith("不一致")
    assert shown[-1].endswith("一致")
    assert any(state.endswith("无法读取") for state in shown)


def test_markdown_shows_text_and_no_markup_of_a_file(outcome: Callable[..., Outcome]) -> None:
    evil = "<img src=x>[a](javascript:b)|**c**\u202e`d`"
    text = text_of(write_markdown, outcome(named(wrong_cell(), evil)))
    assert not re.search(r"(?<!\\)[<>|`*](?=.*img|.*javascript)", text.split("\n---\n")[0])
    assert "](javascript" not in text
    assert "\u202e" not in text
    assert escaped("a|b*c") == "a\\|b\\*c"


def test_markdown_lists_the_worst_report_first(everything: Outcome) -> None:
    text = text_of(write_markdown, everything)
    heads = [line for line in text.splitlines() if line.startswith("## ")]
    assert heads[0].startswith("## 不一致: 示例县水务局")
    assert len(heads) == len(everything.results)


def test_sarif_is_what_its_standard_says(everything: Outcome) -> None:
    data = json.loads(text_of(write_sarif, everything))
    log = Sarif.model_validate(data)
    (run,) = log.runs
    assert log.version == "2.1.0"
    assert len(run.results) == sum(len(result.findings) for result in everything.results)
    rules = [rule.id for rule in run.tool.driver.rules]
    for result in run.results:
        if result.rule_index is not None and result.rule_index >= 0:
            assert rules[result.rule_index] == result.rule_id
    first = data["runs"][0]["results"][0]
    assert first["level"] == "error"
    assert first["locations"][0]["physicalLocation"]["region"]["startLine"] > 0
    assert first["partialFingerprints"]["goiaudit/v1"]


def test_sarif_says_what_was_accepted_and_what_was_not_read(
    outcome: Callable[..., Outcome],
) -> None:
    result = wrong_cell()
    waived = replace(result.findings[0], waived=Waiver("张三", "口径不同"))
    run = outcome(replace(result, findings=(waived,)), unreadable(), text_only(), consistent())
    (logged,) = json.loads(text_of(write_sarif, run))["runs"]
    assert logged["results"][0]["suppressions"] == [
        {"kind": "external", "justification": "口径不同"}
    ]
    assert len(logged["invocations"][0]["toolExecutionNotifications"]) == 1
