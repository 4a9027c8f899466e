"""Rows of table two that print fewer columns than their form has, or one for all of them."""

from __future__ import annotations

from tests.recognition.reading import cells, read_tables, values


def test_a_lone_figure_under_a_header_of_one_column_is_of_this_column() -> None:
    found = read_tables(
        "第二十条第(一)项 | |||\n信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |\n"
        "规章 | 0 | 0 | 0 |\n规范性文件 | 4 | 4 | 9 |\n第二十条第(五)项 | |||\n"
        "信息内容 | 处理决定数量 | ||\n行政许可 | 117 | ||\n第二十条第(六)项 | |||\n"
        "信息内容 | 处理决定数量 | ||\n行政处罚 | 2 | ||\n行政强制 | 5 | ||\n"
    )
    assert values(found, "disclosure", "licensing") == ["unreadable", "unreadable", 117]
    assert values(found, "disclosure", "coercion") == ["unreadable", "unreadable", 5]


def test_columns_that_a_header_leaves_out_are_no_blank_cells_to_be_filled_in() -> None:
    found = read_tables(
        "第二十条第(一)项 | |||\n信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |\n"
        "规章 | 0 | 0 | 0 |\n规范性文件 | 4 | 4 |  |\n第二十条第(五)项 | |||\n"
        "信息内容 | 处理决定数量 | ||\n行政许可 | 117 | ||\n"
    )
    assert values(found, "disclosure", "normative_documents") == [4, 4, "blank"]
    assert [cell.lost for cell in cells(found, "disclosure", "licensing")] == [True, True, False]


def test_a_lone_figure_under_a_header_of_three_columns_is_nobodys() -> None:
    found = read_tables(
        "第二十条第(一)项 | |||\n信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |\n"
        "规章 | 0 | 0 | 0 |\n规范性文件 | 4 | 4 | 9 |\n第二十条第(五)项 | |||\n"
        "信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n行政许可 | 117 | ||\n"
    )
    assert values(found, "disclosure", "licensing") == ["unreadable"] * 3


def test_a_merged_value_may_be_written_out_for_each_column_that_it_spans() -> None:
    head = "第二十条第(一)项\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n0\n0\n0\n"
    row = "第二十条第(六)项\n信息内容\n本年处理决定数量\n行政处罚\n{}\n行政强制\n4\n"
    shown = [
        values(read_tables(head + row.format(cells)), "disclosure", "penalties")
        for cells in ("7\n7\n7", "7\n7", "7\n7\n8")
    ]
    assert shown == [[7], ["unreadable"], ["unreadable"]]


def test_the_heading_of_the_results_counts_though_the_first_result_is_blank() -> None:
    found = read_tables(
        "自然人 | 法人或其他组织 | 总计 |\n商业企业 | 科研机构 | 其他 |\n"
        "一、本年新收政府信息公开申请数量 |\n0\n二、上年结转政府信息公开申请数量 |\n0\n"
        "三、本年度办理结果 |\n(一)予以公开 |\n"
    )
    assert found.facts["results_heading"].value == 1
