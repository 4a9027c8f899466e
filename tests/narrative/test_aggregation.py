"""What a report says of whose figures its tables hold."""

from __future__ import annotations

import pytest

from goiaudit.definitions.aggregation import aggregation_words
from goiaudit.model.cells import Location
from goiaudit.model.report import Report
from goiaudit.model.text import Paragraph, Section
from goiaudit.narrative.whose.aggregation import aggregation_facts
from goiaudit.recognition.normalise import fold


def facts(*lines: str) -> tuple[object, object]:
    """Whether a preface says that the report adds up, and that its figures are its own."""
    found = aggregation_facts(Report("a.txt", sections=(preface(*lines),)))
    return found["aggregates"].value, found["own_figures"].value


def preface(*lines: str) -> Section:
    body = (Paragraph(fold(line), Location(line=n)) for n, line in enumerate(lines, 1))
    return Section("preface", None, tuple(body))


@pytest.mark.parametrize(
    "line",
    [
        "本报告由示例县人民政府办公室根据各乡镇、各部门的年度报告汇总编制。",
        "本报告所列数据包括县政府本级和各部门、各乡镇的数据。",
        "统计范围为县政府各部门和各乡镇。",
        "本年报汇总了县政府本级及所属各单位情况。",
        "本报告由县政府办公室汇总编制，电子版见县政府网站。",
    ],
)
def test_a_report_that_adds_up_says_so(line: str) -> None:
    assert facts("现将有关情况公布如下。", line) == (1, 0)


@pytest.mark.parametrize(
    "line",
    [
        "本报告所列数据仅反映县政府本级情况。",
        "本报告数据不含所属部门和乡镇。",
        "表格只统计县政府本级，未汇总各部门的年度报告。",
        "本报告为县政府本级的报告。",
        "全区汇总数据见区政府年度报告。",
        "本报告为区政府办公室的报告，各部门汇总情况另行公布。",
    ],
)
def test_figures_of_its_own_are_said_to_be_so(line: str) -> None:
    assert facts(line) == (0, 1)


@pytest.mark.parametrize(
    "line",
    [
        "全年汇总整理群众意见12条，并向上级报告。",
        "县本级政务服务大厅设信息公开窗口。",
        "汇总各方意见。年度报告按时发布。",
        "",
    ],
)
def test_other_words_say_nothing_of_it(line: str) -> None:
    assert facts(line) == (0, 0)


def test_the_sentence_that_says_so_is_quoted_with_its_place() -> None:
    lines = ("现公布如下。", "依据条例编制。本报告汇总了县政府各部门的年度报告，共六部分。")

    found = aggregation_facts(Report("a.txt", sections=(preface(*lines),)))["aggregates"]

    assert found.quote == "本报告汇总了县政府各部门的年度报告，共六部分"
    assert found.location == Location(line=2)


def test_every_entry_of_the_vocabulary_is_heard() -> None:
    words = aggregation_words()
    for entry in (*words.own_only, *words.own):
        assert facts("，".join(entry)) == (0, 1), entry
    for entry in words.whole:
        assert facts("，".join(entry)) == (1, 0), entry
