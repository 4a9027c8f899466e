"""Tables drawn with characters, as text browsers and converters write them."""

from __future__ import annotations

import goiaudit
from goiaudit.model.document import Grid
from goiaudit.reading import read_document

BOXES = """
┌────────────────────┬──────────────────┐
│                    │法人或其他组织    │
│申请人情况          ├────────┬────┬────┤
│                    │商业企业│其他│总计│
├─────┬──────────────┼────────┼────┼────┤
│     │（一）予以公开│12      │0   │3   │
│结果 ├──────────────┼────────┼────┼────┤
│     │（二）部分    │0       │    │1   │
│     │公开          │        │    │    │
└─────┴──────────────┴────────┴────┴────┘
"""


def grids(text: str) -> list[list[tuple[int, int, str]]]:
    """Row, column and text of the cells of each drawn table."""
    blocks = read_document(text.encode()).blocks
    return [
        [(cell.row, cell.column, cell.text) for cell in block.cells]
        for block in blocks
        if isinstance(block, Grid)
    ]


def test_pieces_of_borders_part_cells_and_their_lack_merges_them() -> None:
    assert grids(BOXES) == [
        [
            (0, 0, "申请人情况"),
            (0, 2, "法人或其他组织"),
            (1, 2, "商业企业"),
            (1, 3, "其他"),
            (1, 4, "总计"),
            (2, 0, "结果"),
            (2, 1, "（一）予以公开"),
            (2, 2, "12"),
            (2, 3, "0"),
            (2, 4, "3"),
            (3, 1, "（二）部分\n公开"),
            (3, 2, "0"),
            (3, 3, ""),
            (3, 4, "1"),
        ]
    ]


def test_lines_of_pluses_and_pipes_are_borders_too() -> None:
    drawn = """
+----------+------+
| 信息内容 | 本年 |
|          | 件数 |
+:========:+======+
| 规章     | 12   |
+----------+------+
"""
    assert grids(drawn) == [
        [(0, 0, "信息内容"), (0, 1, "本年\n件数"), (1, 0, "规章"), (1, 1, "12")]
    ]


def test_a_dash_in_a_cell_is_no_border() -> None:
    assert grids("┌────┬─┐\n│规章│-│\n└────┴─┘\n") == [[(0, 0, "规章"), (0, 1, "-")]]


def test_quotation_marks_may_be_one_column_wide_or_two() -> None:
    for mark in ("“三安全”  ", "“三安全”"):
        assert grids(f"┌──────────┬─┐\n│{mark}│1│\n└──────────┴─┘\n") == [
            [(0, 0, "“三安全”"), (0, 1, "1")]
        ]


def test_lines_stay_lines_where_nothing_is_drawn_between_rows() -> None:
    rows = "".join(f"| 第{n}行 | {n} | 0 |\n" for n in range(1, 5))
    assert grids(f"+-------+---+---+\n{rows}+-------+---+---+\n") == []


def test_lines_stay_lines_where_borders_do_not_stand_below_each_other() -> None:
    assert grids("+----+---+\n| 规章 | 12 |\n+----+---+\n") == []


def test_a_drawn_table_is_read_with_labels_broken_over_lines() -> None:
    text = """示例县教育局2023年政府信息公开工作年度报告
二、主动公开政府信息情况
+------------------------------------+
| 第二十条第（一）项                 |
+----------+--------+--------+-------+
| 信息内容 | 本年制 | 本年废 | 现行  |
|          | 发件数 | 止件数 | 有效  |
|          |        |        | 件数  |
+----------+--------+--------+-------+
| 规章     | 0      | 0      | 0     |
+----------+--------+--------+-------+
| 行政规范 | 2      | 1      | 37    |
| 性文件   |        |        |       |
+----------+--------+--------+-------+
"""
    table = goiaudit.read(text.encode()).tables["disclosure"]
    assert table.loc["normative_documents"].dropna().tolist() == [2, 1, 37]


def test_two_lines_of_figures_in_a_cell_are_no_figure() -> None:
    text = """示例县教育局2023年政府信息公开工作年度报告
二、主动公开政府信息情况
+----------+--------+--------+-------+
| 信息内容 | 本年制 | 本年废 | 现行  |
|          | 发件数 | 止件数 | 有效  |
+----------+--------+--------+-------+
| 规章     | 0      | 0      | 0     |
+----------+--------+--------+-------+
| 行政规范 | 2      | 1      | 37    |
| 性文件   |        |        | 1     |
+----------+--------+--------+-------+
"""
    report = goiaudit.read(text.encode())
    states = {str(cell.address): cell.state.value for cell in report.printed["disclosure"].cells}
    assert states["disclosure.normative_documents.in_force"] == "unreadable"
    assert states["disclosure.normative_documents.issued"] == "number"
