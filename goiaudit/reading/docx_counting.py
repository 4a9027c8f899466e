"""Automatic list numbers as Word prints them (ECMA-376 part 1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_DIGITS = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_MANY = 10_000


def chinese(value: int) -> str:
    """一, 十, 二十一, 一百零五; plain digits from 10,000 on."""
    return _spelled(value, _DIGITS, "十百千").removeprefix("一" if 10 <= value < 20 else "")


def _formal(value: int) -> str:
    return _spelled(value, _FORMAL, "拾佰仟")


def _spelled(value: int, digits: str, units: str) -> str:
    if not 0 < value < _MANY:
        return str(value)
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit == 0:
            gap = bool(text)
            continue
        text += (digits[0] if gap else "") + digits[digit] + (units[power - 1] if power else "")
        gap = False
    return text


def _digital(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value)).replace("零", "〇")


def _roman(value: int) -> str:
    if not 0 < value < _MANY:
        return str(value)
    text = ""
    for worth, letters in _ROMAN:
        times, value = divmod(value, worth)
        text += letters * times
    return text


def _letters(value: int) -> str:
    """a to z, then aa, bb: the letter is repeated."""
    if not 0 < value <= 26 * 30:
        return str(value)
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _from(row: str) -> Callable[[int], str]:
    return lambda value: row[(value - 1) % len(row)] if value > 0 else str(value)


def _block(first: str, length: int) -> Callable[[int], str]:
    """Characters that follow each other in Unicode; plain digits beyond them."""
    return lambda value: chr(ord(first) + value - 1) if 0 < value <= length else str(value)


_FORMATS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "japaneseCounting",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
            "koreanCounting",
        ),
        chinese,
    ),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand"), _digital),
    "taiwaneseDigital": _digital,
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional"), _formal),
    "ideographTraditional": _from(_STEMS),
    "ideographZodiac": _from(_BRANCHES),
    "ideographEnclosedCircle": _block("㊀", 10),
    "decimalEnclosedCircle": _block("①", 20),
    "decimalEnclosedCircleChinese": _block("①", 20),
    "decimalEnclosedParen": _block("⑴", 20),
    "decimalEnclosedFullstop": _block("⒈", 20),
    **dict.fromkeys(
        ("decimalFullWidth", "decimalFullWidth2"), lambda value: str(value).translate(_FULL_WIDTH)
    ),
    "decimalZero": lambda value: f"{value:02}",
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "none": lambda _: "",
}


def counted(value: int, style: str) -> str:
    """A count in a number format of Word; a format not known is written in digits."""
    return _FORMATS.get(style, str)(value)
