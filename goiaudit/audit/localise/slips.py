"""How a printed figure may have come from the right one: kinds of slip, their words and costs."""

from __future__ import annotations

from goiaudit.model.cells import Number

_LOOK_ALIKE = {frozenset(p) for p in ("17", "38", "68", "06", "56", "08", "27", "49", "35")}

_KINDS: dict[str, tuple[int, str, str]] = {
    "transposed": (0, "数字前后颠倒", "digits transposed"),
    "look_alike": (1, "形近数字", "look-alike digit"),
    "digit": (2, "一位数字不同", "one digit differs"),
    "dropped_digit": (4, "漏写一位数字", "a digit dropped"),
    "doubled_digit": (4, "多写一位数字", "a digit added"),
    "previous_year": (5, "与上年数字相同", "last year's figure left in"),
    "copied_neighbour": (6, "与相邻一格相同", "the same as the cell beside it"),
    "blank_for_figure": (8, "漏填", "left blank"),
    "zero_for_figure": (8, "应有数而填0", "0 in place of a figure"),
    "sign": (10, "正负号错误", "wrong sign"),
    "power_of_ten": (11, "差10的整数倍", "a factor of ten"),
    "figure": (15, "数值不同", "another figure"),
    # several cells at once
    "row_shifted": (2, "一行数字错位", "a row shifted by one cell"),
    "total_misplaced": (2, "总计填错了列", "the total in the wrong column"),
    "cells_swapped": (3, "两格互相填错", "two cells exchanged"),
    "split_digits": (4, "一个数被拆成两格", "one figure split over two cells"),
    "joined_digits": (4, "两个数被并成一格", "two figures joined in one cell"),
    "rows_swapped": (5, "两行互相填错", "two rows exchanged"),
    "columns_swapped": (5, "两列互相填错", "two columns exchanged"),
    "part_left_out": (5, "漏填分项", "a part left out"),
    "row_left_out": (6, "漏填一行", "a row left out"),
    "part_and_total": (6, "分项填错，总计随之填错", "a wrong part and the total with it"),
    "row_replaced": (12, "一行数字整体不同", "a row of other figures"),
    "row_copied": (7, "与相邻一行相同", "the same as the row beside it"),
    "column_copied": (7, "与相邻一列相同", "the same as the column beside it"),
    "column_shifted": (7, "一列数字错位", "a column shifted by one cell"),
    "several_cells": (15, "多处数值不同", "several figures differ"),
}
COST = {kind: cost for kind, (cost, _, _) in _KINDS.items()}
"""How unlikely a kind of slip is, the likeliest 0; the differences have no unit."""
TELLING = frozenset(
    ("row_shifted", "total_misplaced", "cells_swapped", "split_digits", "joined_digits",
     "part_left_out", "previous_year")
)  # fmt: skip
"""Slips of several cells that hardly fit by chance: believable even beside another slip."""
RECOGNISABLE = ("transposed", "look_alike", "digit", "dropped_digit", "doubled_digit")
"""Slips of the pen within one figure."""


def slip(printed: Number | None, right: Number) -> str:
    """Kind of slip that turns ``right`` into ``printed``; the cheapest that fits."""
    if printed is None:
        return "blank_for_figure"
    if printed == 0:
        return "zero_for_figure"
    was, due = format(printed, "f"), format(right, "f")
    if was.lstrip("-") == due.lstrip("-"):
        return "sign"
    if len(was) == len(due):
        differing = [n for n in range(len(was)) if was[n] != due[n]]
        if len(differing) == 1:
            pair = frozenset((was[differing[0]], due[differing[0]]))
            return "look_alike" if pair in _LOOK_ALIKE else "digit"
        if sorted(was) == sorted(due) and len(differing) == 2:
            return "transposed"
    if factor_of_ten(printed, right):
        return "power_of_ten"
    if _drops_one(was, due):
        return "dropped_digit"
    if _drops_one(due, was):
        return "doubled_digit"
    return "figure"


def slip_words(kind: str, lang: str) -> str:
    """A kind of slip in words."""
    _, zh, en = _KINDS[kind]
    return en if lang == "en" else zh


def factor_of_ten(a: Number, b: Number) -> bool:
    """Whether the figures differ by a factor of 10, 100, …: the same digits but for zeros."""
    digits = [format(x, "f").lstrip("-").replace(".", "").strip("0") for x in (a, b)]
    return a != b and bool(digits[0]) and digits[0] == digits[1]


def _drops_one(short: str, long: str) -> bool:
    return len(long) == len(short) + 1 and any(
        long[:n] + long[n + 1 :] == short for n in range(len(long))
    )
