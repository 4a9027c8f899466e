"""Table two of a page, with values above their labels or labels of two rows together."""

from __future__ import annotations

import pytest

from tests.recognition.reading import read_tables, values

FIRST = "第二十条第(一)项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n"
FIFTH = "第二十条第(五)项\n信息内容\n本年处理决定数量\n"
SIXTH = "第二十条第(六)项\n信息内容\n本年处理决定数量\n"
EIGHTH = "第二十条第(八)项\n信息内容\n本年收费金额(单位:万元)\n"
UNREAD = ["unreadable"] * 3


def shown(text: str, *rows: str) -> list[list[object]]:
    found = read_tables(f"{text}\n三、收到和处理政府信息公开申请情况\n")
    return [values(found, "disclosure", row) for row in rows]


def test_a_value_above_its_label_is_told_by_the_order_of_all_values() -> None:
    text = (
        f"{FIRST}规章\n0\n0\n0\n行政规范性文件\n6\n1\n38\n{FIFTH}行政许可\n83\n"
        f"{SIXTH}行政处罚\n20\n行政强制\n4\n{EIGHTH}5.5\n行政事业性收费"
    )
    assert shown(text, "normative_documents", "licensing", "coercion", "fees") == [
        [6, 1, 38],
        [83],
        [4],
        [pytest.approx(5.5)],
    ]


def test_of_two_rows_values_may_have_been_read_downwards() -> None:
    text = (
        f"{FIRST}规章\n行政规范性文件\n0\n6\n0\n1\n0\n38\n行政许可\n{FIFTH}83\n"
        f"行政处罚\n行政强制\n{SIXTH}20\n4\n{EIGHTH}行政事业性收费\n5.5"
    )
    assert shown(text, "regulations", "normative_documents", "licensing", "coercion") == [
        UNREAD,
        UNREAD,
        [83],
        [4],
    ]
    assert shown(text.replace("6\n0\n1\n0\n38", "0\n0\n0\n0\n0"), "regulations") == [[0, 0, 0]]


def test_a_label_may_have_the_values_of_the_next_row_where_values_are_missing() -> None:
    text = (
        f"{FIRST}规章\n6\n1\n38\n行政规范性文件\n{FIFTH}83\n行政许可\n"
        f"{SIXTH}20\n行政处罚\n4\n行政强制\n{EIGHTH}5.5\n行政事业性收费"
    )
    assert shown(text, "regulations", "penalties") == [UNREAD, ["unreadable"]]


def test_values_under_a_header_of_other_rows_are_nobodys() -> None:
    text = (
        f"{FIRST}规章\n0\n0\n0\n行政规范性文件\n6\n1\n38\n行政许可\n{EIGHTH}83\n"
        f"{SIXTH}行政处罚\n20\n行政强制\n4\n{FIFTH}5.5\n行政事业性收费"
    )
    assert shown(text, "licensing", "regulations") == [["unreadable"], UNREAD]


def test_values_below_their_labels_are_read_as_ever_though_some_are_missing() -> None:
    text = f"{FIRST}规章\n行政规范性文件\n6\n1\n38\n{FIFTH}行政许可\n83"
    assert shown(text, "normative_documents", "licensing") == [[6, 1, 38], [83]]


def test_values_beside_their_label_are_its_own() -> None:
    text = f"{FIRST}规章 6 1 38\n行政规范性文件\n{FIFTH}83\n行政许可\n"
    assert shown(text, "regulations", "licensing") == [[6, 1, 38], ["unreadable"]]
