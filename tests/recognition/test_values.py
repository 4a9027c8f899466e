"""Raw text of a cell to state, exact value, unit and note."""

from __future__ import annotations

from decimal import Decimal

import pytest

from goiaudit.model.cells import CellState
from goiaudit.recognition.normalise import fold
from goiaudit.recognition.values import Kind, label_unit, look, read_value


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("0", 0), ("０", 0), ("0.0", 0), ("零", 0), ("0件", 0), ("零件", 0),
        ("12", 12), ("１２", 12), ("12件", 12), ("3 项", 3), ("2人次", 2), (" 7 ", 7),
        ("1,268", 1268), ("1，268", 1268), ("1 268", 1268), ("3.0", 3), ("-3", -3), ("+3", 3),
        ("22(其中修订16件)", 22), ("55（含自然失效29件）", 55), ("3.5", Decimal("3.5")),
    ],
)  # fmt: skip
def test_counts_are_read_exactly(raw: str, value: int | Decimal) -> None:
    reading = read_value(fold(raw).text)
    assert (reading.state, reading.value) == (CellState.NUMBER, value)


@pytest.mark.parametrize(
    ("raw", "value", "note"),
    [
        ("151①", 151, "①"),
        ("0*", 0, "*"),
        ("12件※", 12, "※"),
        ("7注1", 7, "注1"),
        ("15[1]", 15, "[1]"),
    ],
)
def test_the_mark_of_a_note_is_kept_apart_from_the_figure(raw: str, value: int, note: str) -> None:
    reading = read_value(fold(raw).text)
    assert (reading.value, reading.note) == (value, note)


def test_an_amount_of_no_pieces_is_zero() -> None:
    assert read_value("0件", "money").value == 0
    assert read_value("3件", "money").state is CellState.UNREADABLE


def test_a_whole_number_with_decimals_is_an_int() -> None:
    assert isinstance(read_value("3.0").value, int)


def test_a_bracketed_note_is_kept() -> None:
    assert read_value("22(其中修订16件)").note == "其中修订16件"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("增13", 13), ("减4", -4), ("+126", 126), ("-11", -11), ("－3", -3), ("增加2项", 2),
        ("增3减0", 3), ("增0减4", -4), ("增0减0", 0), ("0", 0), ("13", 13),
    ],
)  # fmt: skip
def test_a_change_carries_its_sign(raw: str, value: int) -> None:
    assert read_value(fold(raw).text, "change").value == value


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("+(3) -(0)", 3),
        ("+（0） -（2）", -2),
        ("+(0) -(0)", 0),
        ("+(5)-()", 5),
        ("增(4)", 4),
        ("+(3) -(2)", None),  # which of the two is meant, or both
        ("+() -()", None),
    ],
)
def test_brackets_of_a_blank_to_fill_in_are_no_part_of_a_change(
    raw: str, value: int | None
) -> None:
    assert read_value(fold(raw).text, "change").value == value


@pytest.mark.parametrize(
    ("raw", "unit", "value", "named"),
    [
        ("1862794.63元", None, Decimal("186.279463"), "元"),
        ("1424.4万元", None, Decimal("1424.4"), "万元"),
        ("8040", None, 8040, None),
        ("8040", "元", Decimal("0.8040"), "元"),
        ("523.15万元", "元", Decimal("523.15"), "万元"),
        ("523.15万", "元", Decimal("523.15"), "万元"),
        ("2亿元", None, 20000, "亿元"),
        ("75.9260", None, Decimal("75.9260"), None),
        ("0", "万元", 0, "万元"),
    ],
)
def test_money_is_exact_in_the_unit_of_the_form(
    raw: str, unit: str | None, value: Decimal, named: str | None
) -> None:
    reading = read_value(raw, "money", unit)
    assert (reading.value, reading.unit) == (value, named)


@pytest.mark.parametrize("raw", ["/", "／", "\\", "-", "－", "—", "——", "_", "无", "不适用"])
@pytest.mark.parametrize("kind", ["count", "change", "money"])
def test_marks_that_say_there_is_nothing(raw: str, kind: Kind) -> None:
    assert read_value(fold(raw).text, kind).state is CellState.NOT_APPLICABLE


@pytest.mark.parametrize("raw", ["", " ", "\xa0", "\u3000"])
def test_spaces_are_blank(raw: str) -> None:
    assert read_value(fold(raw).text).state is CellState.BLANK


@pytest.mark.parametrize("raw", ["若干", "多", "未统计"])
def test_words_without_a_figure_are_text(raw: str) -> None:
    assert read_value(raw).state is CellState.TEXT


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("一", "count"), ("十二", "count"), ("1O", "count"), ("O", "count"), ("3\ufffd", "count"),
        ("2023-01-12", "count"), ("2020年", "count"), ("12%", "count"), ("约12", "count"),
        ("12余", "count"), ("1,26", "count"), ("012", "count"), ("1234567890123456", "count"),
        ("增3", "count"), ("增3减2", "change"), ("12万元", "count"), ("3/4", "count"),
        ("12件", "money"), ("+(3)", "count"), ("15[]", "count"),
    ],
)  # fmt: skip
def test_what_is_no_single_figure_is_unreadable(raw: str, kind: Kind) -> None:
    assert read_value(raw, kind).state is CellState.UNREADABLE


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("采购项目数量采购总金额(元)政府集中采购", "元"),
        ("本年收费金额(单位:万元)", "万元"),
        ("采购总金额", None),
        ("本年收费金额 (单位: 万元)", "万元"),
    ],
)
def test_the_header_names_the_unit(header: str, unit: str | None) -> None:
    assert label_unit(header) == unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", "value"), ("增13", "value"), ("/", "value"), ("523.15万元", "value"),
        ("1.", "text"), ("2、", "text"), ("1.属于国家秘密", "text"), ("(指2019年", "text"),
        ("(其中修订16件)", "text"), ("增/减", "text"), ("若干", "text"), ("第3页", "text"),
        ("2023-01-13", "odd"), ("12%", "odd"), ("一", "odd"), ("403,27000000000000000", "odd"),
        ("\ufffd", "odd"), ("规章000", "text"), ("", "blank"),
    ],
)  # fmt: skip
def test_values_are_told_from_words(text: str, expected: str) -> None:
    assert look(text) == expected


def test_hostile_length_is_no_value() -> None:
    assert read_value("9" * 100_000).state is CellState.UNREADABLE
