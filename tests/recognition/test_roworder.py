"""Rows that stand out of the order of the form."""

from __future__ import annotations

from tests.recognition.reading import read_tables

HEAD = """第二十条第(五)项 | |
信息内容 | 本年处理决定数量 |
"""


def moved(*rows: str) -> tuple[object, str]:
    fact = read_tables(HEAD + "\n".join(rows) + "\n").facts["rows_moved[disclosure]"]
    return fact.value, fact.quote


def test_rows_in_order() -> None:
    rows = ("行政许可 | 4 |", "行政处罚 | 2 |", "行政强制 | 1 |", "行政事业性收费 | 3 |")
    assert moved(*rows) == (0, "")


def test_a_row_that_moved_with_its_values_is_named() -> None:
    rows = ("行政许可 | 4 |", "行政强制 | 1 |", "行政处罚 | 2 |", "行政事业性收费 | 3 |")
    count, quote = moved(*rows)
    assert count == 1
    assert quote in ("行政处罚", "行政强制")


def test_rows_that_are_drawn_differently_were_moved_by_the_extraction() -> None:
    rows = ("行政许可 4", "行政强制 1", "行政处罚 | 2 |", "行政事业性收费 | 3 |")
    assert moved(*rows) == (0, "")
