"""Numbers of pages in text taken from a PDF."""

from __future__ import annotations

from goiaudit.reading.page_numbers import without_page_numbers


def test_numbers_that_end_page_after_page_and_count_on_are_taken_away() -> None:
    text = "一、总体情况\n1\n\f二、主动公开\n规章\n0\n\n   2 \n\f三、收到和处理\n3\n"
    assert without_page_numbers(text) == (
        "一、总体情况\n \n\f二、主动公开\n规章\n0\n\n     \n\f三、收到和处理\n \n"
    )


def test_the_first_page_may_have_no_number_and_the_count_may_begin_anywhere() -> None:
    text = "年度报告\n\f一、总体情况\n7\n\f二、主动公开\n8\n\f"
    assert without_page_numbers(text) == "年度报告\n\f一、总体情况\n \n\f二、主动公开\n \n\f"


def test_figures_that_do_not_count_pages_stay() -> None:
    for text in (
        "规章\n0\n\f行政规范性文件\n0\n\f",
        "规章\n1\n\f行政规范性文件\n3\n\f",
        "规章\n1\n\f行政许可 2\n\f",
        "规章\n1\n行政许可\n2\n",
        "一\n1\n\f二\n\f三\n\f四\n4\n\f",
    ):
        assert without_page_numbers(text) == text
