"""Dates and years as reports write them, in digits and in Chinese numerals."""

from __future__ import annotations

import re
from datetime import date

from goiaudit.definitions.seldom import seldom

GAP = r"[ \n]{0,4}"
YEAR = r"(?:(?:19|20)\d{2}|[一二][〇○零O0一二三四五六七八九]{3})"
_DAYS = r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})"
FULL_DATE = rf"({YEAR}){GAP}年{GAP}({_DAYS}){GAP}月{GAP}({_DAYS}){GAP}[日号]"
SHORT_DATE = rf"(?:({YEAR}){GAP}年)?{GAP}({_DAYS}){GAP}月{GAP}({_DAYS}){GAP}[日号]"
PLAIN_DATE = r"((?:19|20)\d{2}) ?[-./年] ?(\d{1,2}) ?[-./月] ?(\d{1,2})(?!\d)"
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "○": 0, "O": 0, "0": 0}
_FIRST, _LAST = 2003, 2099


def year_of(text: str) -> int | None:
    """A year in four digits or numerals, None outside of what a report can speak of."""
    value = int(text) if text.isdigit() and text.isascii() else 0
    if not value and len(text) == 4:
        value = (
            int("".join(str(_DIGITS[char]) for char in text)) if set(text) <= set(_DIGITS) else 0
        )
    return value if _FIRST <= value <= _LAST else None


def small_number(text: str) -> int | None:
    """A month or a day: up to two digits, or numerals up to thirty-one."""
    if text.isdigit() and text.isascii():
        return int(text)
    tens, ten, ones = text.replace("廿", "二十").partition("十")
    if any(char not in _DIGITS for char in tens + ones) or len(tens) > 1 or len(ones) > 1:
        return None
    if not ten:
        return _DIGITS[tens] if tens else None
    return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)


def as_date(year: str, month: str, day: str) -> date | None:
    """The date of three printed parts, None if there is no such day."""
    values = year_of(year), small_number(month), small_number(day)
    if None in values:
        return None
    try:
        return date(values[0] or 0, values[1] or 0, values[2] or 0)
    except ValueError:
        return None


DATE_LINE = re.compile(rf"^\(?(?:日期:)?{FULL_DATE}\)?。?$")
"""A line (without spaces) that is a date and nothing else."""
BROKEN_DATE_LINE = seldom(
    r"^\(?(?:(?:19|20)\d{2}年?\d{0,4}月?\d{0,2}日|(?:19|20)\d{2}年\d{0,2}月\d{0,2}日?)\)?$"
)
"""The same with parts or separators lost."""
