"""Known tables stand among the lines of a report as one thing each, and nothing is lost by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from goiaudit.model.document import Document, Grid, GridCell, Line
from goiaudit.model.report import Report
from goiaudit.reading import read_document
from goiaudit.recognition import recurring
from goiaudit.recognition.lines import Lines
from goiaudit.recognition.linewise import lines_of
from goiaudit.recognition.report import recognise
from goiaudit.recognition.rows import Block
from tests.writers import html
from tests.writers.layouts import write_report
from tests.writers.made_up import MadeUp, drawn

ROWS = [
    "规章 | 1 | 0 | 2",
    "行政规范性文件 | 2 | 1 | 9",
    "行政许可 | 3",
    "行政处罚 | 4",
    "行政强制 | 5",
]


@pytest.fixture(autouse=True)
def _nothing_known() -> Iterator[None]:
    recurring.forget()
    yield
    recurring.forget()


def document(*blocks: Line | Grid) -> Document:
    return Document("report", "0" * 64, blocks)


def grid(rows: list[str]) -> Grid:
    cells = [row.split(" | ") for row in rows]
    return Grid([GridCell(text, n, k) for n, row in enumerate(cells) for k, text in enumerate(row)])


def at_last(*blocks: Line | Grid) -> Lines:
    """The lines of the third document with these blocks: by then their tables are known."""
    return [lines_of(document(*blocks)) for _ in range(3)][-1]


def in_grid(rows: list[str]) -> list[Line | Grid]:
    return [grid(rows)]


def between_pipes(rows: list[str]) -> list[Line | Grid]:
    return [Line(row) for row in rows]


@pytest.mark.parametrize("table", [in_grid, between_pipes])
def test_a_known_table_stands_as_a_whole_in_the_place_of_its_rows(
    table: Callable[[list[str]], list[Line | Grid]],
) -> None:
    lines = at_last(Line("二、主动公开政府信息情况"), *table(ROWS), Line("以上情况属实。"))

    assert lines.wholes == [range(1, 6)]
    assert lines.loose == lines.filled == [0, 6]
    assert lines.texts == ["二、主动公开政府信息情况", *[""] * 5, "以上情况属实。"]
    assert all(isinstance(item, Block) for item in lines.items[1:6])
    assert [line.text.split() for line in lines.row_by_row][1:6] == [
        line.text.split() for line in lines_of(document(*table(ROWS)))
    ]
    assert lines[3].text == lines.row_by_row.texts[3]
    assert lines[2:4].texts == lines.row_by_row.texts[2:4]


@pytest.mark.parametrize(
    "rows",
    [
        ROWS[:3],
        [*ROWS, "示例县教育局2023年政府信息公开工作年度报告 | 0"],
        [*ROWS, ")政府信息管理 | 6"],
    ],
    ids=["few rows", "a title among them", "the rest of a number"],
)
def test_rows_in_which_more_may_be_looked_for_stand_one_by_one(rows: list[str]) -> None:
    assert not at_last(*in_grid(rows)).wholes


def read(data: bytes) -> Report:
    [report] = recognise(read_document(data))
    return report


def texts(made: MadeUp) -> bytes:
    return write_report(made, "A1").encode()


@pytest.mark.parametrize("write", [html.word, texts])
def test_a_report_with_known_tables_is_read_as_the_first_one(
    write: Callable[[MadeUp], bytes],
) -> None:
    pages = [write(drawn("2021", seed)) for seed in range(5)]
    later = [read(page) for page in pages][-1]
    recurring.forget()
    first = read(pages[-1])

    assert later == first
    assert list(later.printed) == ["requests", "disclosure", "disputes"]


def test_a_table_above_the_text_is_looked_at_row_by_row() -> None:
    rows = [
        "索引号 | 甲-2024-3",
        "发布机构 | 示例县教育局",
        "发文日期 | 2024-01-11",
        "有效性 | 有效",
    ]
    blocks = [
        grid(rows),
        Line("示例县教育局2023年政府信息公开工作年度报告"),
        Line("一、总体情况"),
        Line("2023年，本机关全年主动公开政府信息12条，没有收到政府信息公开申请。"),
    ]
    reports = [recognise(document(*blocks)) for _ in range(4)]

    assert lines_of(document(*blocks)).wholes
    assert reports[-1] == reports[0]
    assert str(reports[-1][0].facts["published"].value) == "2024-01-11"
