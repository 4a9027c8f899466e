"""How a printed figure may have come from the right one: the kind of slip."""

from __future__ import annotations

from goiaudit.model.cells import Number

_LOOK_ALIKE = {frozenset(p) for p in ("17", "38", "68", "06", "56", "08", "27", "49", "35")}
_WORDS = {
    "blank_for_figure": ("漏填", "left blank"),
    "look_alike": ("形近数字", "look-alike digit"),
    "digit": ("一位数字不同", "one digit differs"),
    "dropped_digit": ("漏写一位数字", "a digit dropped"),
    "doubled_digit": ("多写一位数字", "a digit added"),
    "transposed": ("数字前后颠倒", "digits transposed"),
    "sign": ("正负号错误", "wrong sign"),
    "power_of_ten": ("差10的整数倍", "a factor of ten"),
    "figure": ("数值不同", "another figure"),
    "split_digits": ("一个两位数被拆成两格", "one figure split over two cells"),
}


CHEAPEST_FIRST = tuple(_WORDS)
"""Kinds of slip in the order in which they are likely."""


def slip(printed: Number | None, right: Number) -> str:
    """Kind of slip that turns ``right`` into ``printed``; the cheapest that fits."""
    if printed is None:
        return "blank_for_figure"
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
    if _is_power(printed, right):
        return "power_of_ten"
    if _drops_one(was, due):
        return "dropped_digit"
    if _drops_one(due, was):
        return "doubled_digit"
    return "figure"


def slip_words(kind: str, lang: str) -> str:
    """A kind of slip in words."""
    return _WORDS[kind][lang == "en"]


def _is_power(a: Number, b: Number) -> bool:
    """Whether the figures differ by a factor of 10, 100, …: the same digits but for zeros."""
    digits = [format(x, "f").lstrip("-").replace(".", "").strip("0") for x in (a, b)]
    return a != b and bool(digits[0]) and digits[0] == digits[1]


def _drops_one(short: str, long: str) -> bool:
    return len(long) == len(short) + 1 and any(
        long[:n] + long[n + 1 :] == short for n in range(len(long))
    )
