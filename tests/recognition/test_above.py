"""Rows of table two with their values on the line above the label."""

from __future__ import annotations

from tests.recognition.reading import read_tables, values

ABOVE = """第二十条第(一)项
信息内容 本年制发件数 本年废止件数 现行有效件数
0 0 0
规章
6 1 38
行政规范性文件
第二十条第(五)项
信息内容 本年处理决定数量
83
行政许可
第二十条第(六)项
信息内容 本年处理决定数量
20
行政处罚
4
行政强制
第二十条第(八)项
信息内容 本年收费金额(单位:万元)
5.5
行政事业性收费
三、收到和处理政府信息公开申请情况
"""


def test_each_label_is_that_of_the_values_above_it() -> None:
    found = read_tables(ABOVE)
    assert values(found, "disclosure", "regulations") == [0, 0, 0]
    assert values(found, "disclosure", "normative_documents") == [6, 1, 38]
    assert values(found, "disclosure", "licensing") == [83]
    assert values(found, "disclosure", "coercion") == [4]


def test_nothing_is_read_where_a_row_does_not_fit_the_values_above_it() -> None:
    found = read_tables(ABOVE.replace("6 1 38\n", "6 1\n"))
    assert values(found, "disclosure", "licensing") == ["unreadable"]
    assert values(found, "disclosure", "regulations") == ["unreadable"] * 3


def test_values_below_their_labels_are_read_as_ever() -> None:
    text = "第二十条第(六)项\n信息内容\n本年处理决定数量\n行政处罚\n20\n行政强制\n4\n"
    head = "第二十条第(一)项\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n0\n0\n0\n"
    found = read_tables(head + text)
    assert values(found, "disclosure", "penalties") == [20]
    assert values(found, "disclosure", "coercion") == [4]
