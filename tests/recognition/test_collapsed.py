"""Texts whose line ends were lost: headings, rows and sentences are found again."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from goiaudit.model.text import Paragraph
from goiaudit.recognition.collapsed import with_lines_apart
from goiaudit.recognition.lines import Lines
from goiaudit.recognition.normalise import fold
from tests.recognition.reports import read
from tests.writers import MadeUp, made_up, write_report, zeros

few = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
PROSE = "2023年，我局收到政府信息公开申请12件，办结12件，其中予以公开5件。" * 8
REPORT = " ".join([
    "示例县教育局2023年政府信息公开工作年度报告 现将我局2023年工作报告如下。",
    f"一、总体情况 （一）主动公开 全年公开信息12条。 （二）依申请公开 {PROSE}",
    "二、主动公开政府信息情况 信息内容 本年制发件数 本年废止件数 现行有效件数 规章 0 0 0",
    "行政规范性文件 2 1 15 第二十条第（五）项 信息内容 本年处理决定数量 行政许可 1,264",
    "第二十条第（六）项 信息内容 本年处理决定数量 行政处罚 37 行政强制 /",
    "六、其他需要报告的事项 无。 示例县教育局 2024年1月12日",
])  # fmt: skip


def parted(text: str) -> list[str]:
    """The lines that one line becomes."""
    return [line.text for line in with_lines_apart(Lines([Paragraph(fold(text))]))]


@given(made=made_up())
@few
def test_a_report_on_one_line_has_the_cells_of_the_one_on_many(made: MadeUp) -> None:
    found = read(" ".join(write_report(made, "A7").split()))
    cells = [cell for table in found.printed.values() for cell in table.cells]
    assert {str(cell.address): cell.value for cell in cells} == made.values()
    assert {section.key for section in found.sections if section.heading} >= {"overview", "other"}


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_zeros_are_found_without_any_space(form: str) -> None:
    made = zeros(form)
    found = read("".join(write_report(made, "A8").split()))
    assert {cell.value for table in found.printed.values() for cell in table.cells} == {0}


def test_headings_rows_title_and_signature_are_lines_again() -> None:
    lines = parted(REPORT)
    assert lines[:3] == [
        "示例县教育局2023年政府信息公开工作年度报告",
        "现将我局2023年工作报告如下。",
        "一、总体情况",
    ]
    assert "行政规范性文件 2 1 15" in lines
    assert "第二十条第(五)项" in lines
    assert lines[-4:] == [
        "行政强制 /",
        "六、其他需要报告的事项",
        "无。",
        "示例县教育局 2024年1月12日",
    ]


def test_a_part_keeps_what_the_source_prints() -> None:
    (whole,) = Lines([Paragraph(fold(REPORT))])
    parts = with_lines_apart(Lines([whole]))
    assert [part.content.raw for part in parts][4].startswith("（二）依申请公开 2023年，我局收到")
    assert all(part.content.raw in whole.content.raw for part in parts)


def test_a_long_paragraph_is_no_such_text() -> None:
    assert parted(PROSE) == [fold(PROSE).text]
    listed = "全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况。" * 9
    assert parted(listed) == [fold(listed).text]
