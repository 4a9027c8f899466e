"""Markdown: pipe tables, headings and marks as they are shown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

import goiaudit.pipeline
from goiaudit.model.document import Line
from goiaudit.reading import read_document
from goiaudit.reading.markdown import shown_lines
from tests.reading.test_csv import said
from tests.writers.layouts import write_report
from tests.writers.made_up import MadeUp, drawn, made_up
from tests.writers.sheets import as_markdown


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("name", ["示例.md", "示例.txt"])
def test_markdown_says_what_the_text_file_says(form: str, name: str) -> None:
    made = drawn(form, 7)
    text = write_report(made, "A1").encode()
    assert said(as_markdown(made), name) == said(text, "示例.txt")


@given(made_up())
@settings(max_examples=8, deadline=None)
def test_any_figures_are_read_back(made: MadeUp) -> None:
    assert said(as_markdown(made), "示例.md")[3] == made.values()


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("## 一、总体情况 ##", "一、总体情况"),
        ("#示例", "#示例"),
        ("**规章** | __12__ | 0", "规章 | 12 | 0"),
        ("2 ** 3 ** 4", "2 ** 3 ** 4"),
        ("- 公开不够及时", "公开不够及时"),
        ("- 3", "- 3"),
        ("| 行政许可 | -3 |", "| 行政许可 | -3 |"),
        ("> 1\\. 属于国家秘密", "1. 属于国家秘密"),
        ("甲\\|乙 | 3", "甲\u2223乙 | 3"),
        ("| 科研<br>机构 | 12<br/>13 |", "| 科研机构 | 12、13 |"),
        ("见[公报](http://a/b)和![图](c.png)", "见公报和"),
        ("规章&nbsp;| 0", "规章 | 0"),
    ],
)
def test_marks_are_taken_away(line: str, shown: str) -> None:
    document = read_document(f"{line}\n\n|---|---|\n".encode(), name="示例.md")
    first = document.blocks[0]
    assert isinstance(first, Line)
    assert (first.text, first.location and first.location.line) == (shown, 1)


def test_hostile_marks_stay_linear() -> None:
    text = "**" * 60_000 + "\n" + "[" * 60_000 + "\n" + "\\|" * 60_000 + "\n|---|\n"
    assert read_document(text.encode(), name="示例.md").format == "markdown"


def test_every_cell_says_its_line() -> None:
    (report,) = goiaudit.pipeline.read_or_reason(as_markdown(drawn("2021", 1)), name="示例.md")
    lines = as_markdown(drawn("2021", 1)).decode().split("\n")
    place = report.printed["requests"].cells[0].location
    assert place and place.line and "本年新收" in lines[place.line - 1]


@pytest.mark.parametrize("line", ["## 一" + " " * 200_000 + "二", "规章" + "\t" * 200_000 + "# <b"])
def test_long_rows_of_spaces_are_read_soon(line: str) -> None:
    shown = next(shown_lines([Line(line)])).text
    assert shown.replace(" ", "").replace("\t", "") == line.replace(" ", "").strip("#").replace(
        "\t", ""
    )
