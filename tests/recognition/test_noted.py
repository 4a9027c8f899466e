"""Figures that stand away from their row and carry a note: put back, or left unreadable."""

from __future__ import annotations

from tests.recognition.reading import read_tables, values

BROKEN = "unreadable"
HEAD = """二、主动公开政府信息情况
第二十条第(一)项
"""
ITEMS = """第二十条第(五)项
信息内容 本年处理决定数量
行政许可 0
第二十条第(六)项
行政处罚 0
行政强制 0
第二十条第(八)项
行政事业性收费 0
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
"""
REVISED, EXPIRED = "9\n(其中修订4件)\n", "7\n(含失效2件)\n"


def documents(loose: str, regulations: str, normative: str) -> list[list[object]]:
    found = read_tables(f"{HEAD}{loose}{ITEMS}{regulations}\n{normative}\n")
    rows = ("regulations", "normative_documents")
    return [values(found, "disclosure", row) for row in rows]


def test_the_note_tells_the_column_and_the_order_tells_the_row() -> None:
    rows = ("| 规章 | 3 | 50 |", "| 行政规范性文件 | 12 | 88 |")
    assert documents(REVISED + EXPIRED, *rows) == [[9, 3, 50], [12, 7, 88]]


def test_a_single_noted_figure_goes_to_the_single_short_row() -> None:
    rows = ("| 规章 | 0 | 0 | 0 |", "| 行政规范性文件 | 12 | 88 |")
    assert documents(EXPIRED, *rows) == [[0, 0, 0], [12, 7, 88]]


def test_nothing_is_put_back_where_a_note_tells_no_column() -> None:
    rows = ("| 规章 | 3 | 50 |", "| 行政规范性文件 | 12 | 88 |")
    assert documents(REVISED + "7\n(其中联合2件)\n", *rows) == [[BROKEN] * 3, [BROKEN] * 3]


def test_nothing_is_put_back_where_a_note_tells_two_columns() -> None:
    rows = ("| 规章 | 3 | 50 |", "| 行政规范性文件 | 12 | 88 |")
    assert documents("9\n(含修订后废止4件)\n" + EXPIRED, *rows) == [[BROKEN] * 3, [BROKEN] * 3]


def test_nothing_is_put_back_where_more_rows_are_short_than_figures_stand_loose() -> None:
    rows = ("| 规章 | 3 | 50 |", "| 行政规范性文件 | 12 | 88 |")
    assert documents(REVISED, *rows) == [[BROKEN] * 3, [BROKEN] * 3]


def test_a_row_two_values_short_takes_nothing() -> None:
    rows = ("| 规章 | 0 | 0 | 0 |", "| 行政规范性文件 | 12 |")
    assert documents(EXPIRED, *rows)[1] == [BROKEN] * 3
