"""What an earlier run had, what is new and what is gone is told in every format."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from made_up import consistent, wrong_cell
from openpyxl import load_workbook

from goiaudit.model.findings import Earlier
from goiaudit.output.csv_report import write_csv
from goiaudit.output.formats import choose
from goiaudit.output.html.write import write_html
from goiaudit.output.look import Look
from goiaudit.output.markdown_report import write_markdown
from goiaudit.output.outcome import Outcome
from goiaudit.output.target import open_target


@pytest.fixture
def compared(outcome: Callable[..., Outcome]) -> Outcome:
    result = wrong_cell()
    first, second = result.findings
    gone = Earlier("T303", "error", "分项之和与总数不符", "ef" * 8)
    marked = replace(
        result,
        findings=(replace(first, baseline="new"), replace(second, baseline="unchanged")),
        absent=(gone,),
    )
    return replace(outcome(marked, consistent()), baseline="before.json")


def written(write: Callable[..., None], run: Outcome) -> str:
    stream = io.StringIO()
    write(run, stream, Look())
    return stream.getvalue()


def test_markdown_marks_findings_and_lists_what_is_gone(compared: Outcome) -> None:
    text = written(write_markdown, compared)
    assert "**错误 T301**\\[新增\\]" in text
    assert "**错误 T302**\\[原有\\]" in text
    assert "- √ T303 分项之和与总数不符" in text
    assert "与 before.json 相比: 新增 1 · 原有 1 · 数字有变 0 · 已消失 1" in text


def test_csv_has_a_column_for_it(compared: Outcome) -> None:
    head, *lines = written(write_csv, compared).splitlines()
    assert head.endswith("与上次相比")
    assert [line.rsplit(",", 1)[1] for line in lines] == ["新增", "原有"]


def test_the_page_of_a_run_marks_findings_and_lists_what_is_gone(compared: Outcome) -> None:
    page = written(write_html, compared)
    assert page.count('<span class="change">新增</span>') == 1
    assert page.count('<span class="change">原有</span>') == 1
    assert "√ T303  分项之和与总数不符" in page
    assert "与 before.json 相比: 新增 1 · 原有 1 · 数字有变 0 · 已消失 1" in page


def test_the_workbook_has_a_column_for_it(compared: Outcome, tmp_path: Path) -> None:
    file = str(tmp_path / "run.xlsx")
    chosen = choose(None, file)
    medium = chosen.medium(file)
    with open_target(file, machine=chosen.machine, medium=medium) as target:
        target.write(lambda stream: chosen.formatter(medium)(compared, stream, Look()))
    rows = [[cell.value for cell in row] for row in load_workbook(file)["问题清单"].iter_rows()]
    place = rows[0].index("与上次相比")
    assert [row[place] for row in rows[1:]] == ["新增", "原有"]


def test_without_a_baseline_nothing_is_said_of_it(outcome: Callable[..., Outcome]) -> None:
    run = outcome(wrong_cell(), consistent())
    assert "新增" not in written(write_markdown, run)
    assert 'class="change"' not in written(write_html, run)
