"""Tables that stand as in a report before are read as if they were the first ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest

from goiaudit.reading import read_document
from goiaudit.recognition import recurring
from goiaudit.recognition.lines import Lines
from goiaudit.recognition.linewise import lines_of
from goiaudit.recognition.report import recognise
from goiaudit.recognition.skeletons import entries_of, skeleton_of
from goiaudit.recognition.tables import TablesFound, recognise_tables
from tests.writers import html, sheets
from tests.writers.layouts import LAYOUTS, write_report
from tests.writers.made_up import MadeUp, drawn, zeros


def told(made: MadeUp, layout: str) -> bytes:
    return write_report(made, layout).encode()


WRITERS: dict[str, Callable[[MadeUp], bytes]] = {
    **{name: partial(told, layout=name) for name in LAYOUTS},
    "page of Word": html.word,
    "sheet": sheets.one_sheet,
}


def read_again(lines: Lines) -> tuple[TablesFound, TablesFound]:
    """As a later report is read, and as the first one is."""
    return recurring.tables_of(lines, 2023), recognise_tables(Lines(lines), 2023)


@pytest.fixture(autouse=True)
def _nothing_known() -> Iterator[None]:
    recurring.forget()
    yield
    recurring.forget()


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("name", WRITERS)
def test_a_later_report_is_read_like_the_first(name: str, form: str) -> None:
    for made in (drawn(form, 1), drawn(form, 2), drawn(form, 3), zeros(form), drawn(form, 4)):
        later, first = read_again(lines_of(read_document(WRITERS[name](made))))
        assert later == first


def whole(made: MadeUp) -> list[str]:
    """The lines of a report in which every cell stands between pipes."""
    return write_report(made, "A1").split("\n")


def known(*reports: list[str]) -> bool:
    """Whether the tables of the last report are read by what is known of those before."""
    for report in reports:
        lines = lines_of(read_document("\n".join(report).encode()))
        later, first = read_again(lines)
        assert later == first
    skeleton = skeleton_of(lines)
    memory = recurring._memory(entries_of(skeleton.words), "2021") if skeleton else None
    return memory is not None and memory.plan is not None


def test_the_second_report_of_the_same_words_makes_them_known() -> None:
    assert not known(whole(drawn("2021", 1)))
    assert known(whole(zeros("2021")), whole(zeros("2021", requests__new__total="7")))


def replaced(report: list[str], start: str, row: str) -> list[str]:
    place = next(n for n, line in enumerate(report) if line.startswith(start))
    return [*report[:place], row, *report[place + 1 :]]


def test_what_a_row_shows_too_few_of_is_never_read_by_rote() -> None:
    report = whole(zeros("2021"))
    lone = replaced(report, "一、本年新收", "一、本年新收政府信息公开申请数量 | 0 |||||||")
    three = replaced(report, "一、本年新收", "一、本年新收政府信息公开申请数量 | 3 |||||||")
    short = replaced(report, "一、本年新收", "一、本年新收政府信息公开申请数量 | 0 | 3 | 4 |")
    zero = replaced(report, "一、本年新收", "一、本年新收政府信息公开申请数量 | 0 | 0 | 0 |")
    assert known(lone, lone, lone)
    assert not known(lone, lone, three)
    assert not known(zero, short, zero, short)


def test_a_row_that_stands_twice_is_never_read_by_rote() -> None:
    report = whole(zeros("2021"))
    place = next(n for n, line in enumerate(report) if line.startswith("行政许可"))
    twice = [*report[:place], "行政许可 | 0 |", *report[place:]]
    assert not known(twice, twice, twice)


@pytest.mark.parametrize("line", ["12", "行政许可 4", "总计 5", "审结 3"])
def test_a_figure_beyond_the_tables_is_no_part_of_them(line: str) -> None:
    report = [*whole(zeros("2021")), "以上情况属实。", line]
    assert not known(report, report, report)


def test_what_stands_around_the_tables_may_change() -> None:
    report = whole(zeros("2021"))
    other = ["示例县水务局2023年政府信息公开工作年度报告", "浏览次数: 12", "以上情况属实。"]
    assert known(report, report, [*other, *report, "以上情况属实。", "文号: 无"])


def test_lines_without_tables_are_read_as_ever() -> None:
    assert skeleton_of(lines_of(read_document(b"abc"))) is None
    [report] = recognise(read_document("一、总体情况\n全年公开信息36条。\n".encode()))
    assert not report.printed
