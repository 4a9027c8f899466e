"""Rows of table three that lost their blank cells, so that only their totals have a column."""

from __future__ import annotations

import pytest

import goiaudit
from tests.recognition.reading import read_tables, values

HEAD = (
    "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) | 申请人情况 | ||||||\n"
    "自然人 | 法人或其他组织 | 总计 | ||||\n"
    "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
)
NOBODY = ["unreadable"] * 6
UNREAD = ["unreadable"] * 7
BLANK = "blank"


def table(new: str, granted: str, handled: str) -> str:
    """A table of which all other rows are one zero for the whole row; cells end in a pipe."""
    return (
        f"{HEAD}一、本年新收政府信息公开申请数量 | {new}\n"
        "二、上年结转政府信息公开申请数量 | 0 | ||||||\n"
        f"三、本年度办理结果 | (一)予以公开 | {granted}\n"
        "(二)部分公开(区分处理的,只计这一情形,不计其他情形) | 0 | ||||||\n"
        f"(七)总计 | {handled}\n"
        "四、结转下年度继续办理 | 0 | ||||||\n"
    )


def cell_per_line(text: str) -> str:
    """The same with each cell on a line of its own."""
    return text.replace(" | ", " |\n")


@pytest.mark.parametrize("layout", [str, cell_per_line])
def test_the_last_figure_is_the_total_where_all_rows_add_up_to_it(layout: type[str]) -> None:
    row = "2 | 1 | 3 | |||||"
    found = read_tables(layout(table(row, row, row)))
    assert values(found, "requests", "new") == [*NOBODY, 3]
    assert values(found, "requests", "handled_total") == [*NOBODY, 3]
    assert values(found, "requests", "carried_in") == [0] * 7


def test_one_kind_of_applicants_and_the_total_are_told_apart_neither() -> None:
    row = "3 | 3 | ||||||"
    found = read_tables(table(row, row, row))
    assert values(found, "requests", "granted") == [*NOBODY, 3]


@pytest.mark.parametrize(
    ("new", "handled"),
    [
        ("2 | 1 | 4 | |||||", "2 | 1 | 3 | |||||"),  # a row that does not add up
        ("2 | 2 | 4 | |||||", "2 | 1 | 3 | |||||"),  # last figures that do not balance
    ],
)
def test_nothing_is_read_where_a_sum_speaks_against_it(new: str, handled: str) -> None:
    found = read_tables(table(new, handled, handled))
    assert values(found, "requests", "new") == UNREAD
    assert values(found, "requests", "handled_total") == UNREAD


def test_blank_cells_that_are_drawn_keep_every_figure_in_its_column() -> None:
    row = "2 | 1 |  |  |  |  |  |"
    found = read_tables(table(row, row, row))
    assert values(found, "requests", "new") == [2, 1, *[BLANK] * 5]


def test_a_row_without_its_total_alone_is_read_by_position() -> None:
    row = "2 | 1 | 0 | 0 | 0 | 0 | |"
    found = read_tables(table(row, row, row))
    assert values(found, "requests", "new") == [2, 1, 0, 0, 0, 0, BLANK]


def test_a_total_told_in_the_text_is_compared_with_that_of_a_row_without_columns() -> None:
    row = "2 | 1 | 3 | |||||"
    text = (
        "示例县教育局2023年政府信息公开工作年度报告\n一、总体情况\n"
        "2023年收到政府信息公开申请4件。\n三、收到和处理政府信息公开申请情况\n"
        f"{table(row, row, row)}"
    )
    found = list(goiaudit.audit(goiaudit.read(text.encode())))
    claims = [(finding.expected, finding.actual) for finding in found if finding.rule == "N103"]
    assert claims == [(3, 4)]
    assert {finding.severity for finding in found if finding.rule == "T306"} == {"info"}
