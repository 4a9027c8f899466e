"""Lines with their texts at hand, shapes of lines, and the linear time that both must keep."""

from __future__ import annotations

import time

import pytest

from goiaudit.model.cells import Location
from goiaudit.model.text import Paragraph, RowCell
from goiaudit.recognition.lines import Lines
from goiaudit.recognition.lineshapes import is_wordy, line_shape
from goiaudit.recognition.normalise import damage, fold
from tests.recognition.reports import read


def test_lines_know_which_of_them_have_text_and_which_have_cells() -> None:
    blank_row = Paragraph(fold(""), cells=(RowCell(fold("")), RowCell(fold(""))))
    lines = Lines([Paragraph(fold(" 规章 ")), Paragraph(fold("　")), blank_row])

    assert lines.texts == ["规章", "", ""]
    assert lines.filled == [0]
    assert lines.occupied == [0, 2]
    assert Lines.of(lines) is lines
    assert Lines.of([Paragraph(fold("0"), Location(line=1))]).texts == ["0"]


def test_lines_with_a_word_are_found_in_all_at_once() -> None:
    texts = ["", "年度报告", "报 告", "报告和报告", "告", "报告"]
    lines = Lines([Paragraph(fold(text)) for text in texts])

    assert lines.having("报告") == [1, 3, 5]
    assert lines.having("表") == Lines().having("报告") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("0", "value"),
        ("12件", "value"),
        ("商业企业", "words"),
        ("规章000", "mixed"),
        ("行政许可 41", "mixed"),
        ("- 3 -", "nothing"),
        ("注:本表不含派出机构", "nothing"),
        ("二、主动公开政府信息情况", "break"),
        ("全年主动公开政府信息12条。", "break"),
    ],
)
def test_a_line_has_one_shape_wherever_it_stands(text: str, kind: str) -> None:
    assert line_shape(text).kind == kind
    assert line_shape(text) is line_shape(text)


@pytest.mark.parametrize(
    "text", ["示例县教育局", "发布时间:2024-01-11 09:30 来源:示例县教育局 [打印]"]
)
def test_lines_that_begin_and_end_with_words_have_no_values(text: str) -> None:
    assert is_wordy(text)
    assert not line_shape(text).values


@pytest.mark.parametrize(
    "text", ["0", "无", "规章000", "行政许可 41", "规范性文件 5 件", "增 5 件", "(一) 5 (含 3 件)"]
)
def test_other_lines_may_have_some(text: str) -> None:
    assert not is_wordy(text)


def test_values_below_each_other_are_one_row() -> None:
    rows = (
        "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n1\n2\n3\n规范性文件\n4\n5\n6\n"
    )
    cells = read("一、总体情况\n" + rows).printed["disclosure"].cells

    assert [cell.value for cell in cells[:6]] == [1, 2, 3, 4, 5, 6]
    assert [cell.location for cell in cells[:3]] == [Location(line=n) for n in (7, 8, 9)]


@pytest.mark.parametrize(
    "unit", ["(", ",", "?。", "统计", "报告月", "共一", "0\n", "|", "规章 0\n"]
)
def test_hostile_texts_take_time_in_proportion_to_their_length(unit: str) -> None:
    def seconds(count: int) -> float:
        text = "一、总体情况\n" + unit * count
        start = time.process_time()
        read(text)
        fold(text)
        damage(text)
        return time.process_time() - start

    seconds(500)
    # Eight times the text: far below the sixty-four times that a quadratic step would take.
    assert seconds(16_000) < 30 * max(seconds(2_000), 0.01)
