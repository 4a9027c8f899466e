"""Figures in a folded text: value, unit, qualifier; what only looks like a count is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from string import ascii_letters, digits

from goiaudit.definitions.seldom import seldom
from goiaudit.definitions.vocabulary import Vocabulary
from goiaudit.model.cells import Number
from goiaudit.model.claims import Qualifier
from goiaudit.narrative.text.pattern import words_pattern

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
_LONGEST = 18
NUMERALS = "零〇一二两三四五六七八九十百千万亿"
# The patterns of figures go on behind their first character, which is looked for alone: a
# search for one of few characters is many times as fast as one for a pattern.
_DATE = (
    r"(?:(?<=1)9|(?<=2)0)[0-9]{2} ?年(?:[0-9]{1,2} ?月(?:[0-9]{1,2} ?日)?)?(?![0-9])|"
    r"(?<![0-9./-][0-9])[0-9]? ?月(?:[0-9]{1,2} ?日)?(?![0-9])"
)
# With thousands separators and decimals; digits that were pulled apart (3 7件) belong together,
# and thousands that blanks part (12 084件).
_ARABIC = (
    r"[0-9]{0,2}(?:,[0-9]{3}){1,4}(?![0-9])(?:\.[0-9]+)?|"
    r"(?<![0-9.,-][0-9])(?<![0-9] [0-9])[0-9]{0,2}(?: [0-9]{3}){1,2}(?= ?UNIT)|"
    r"(?<![0-9.,-][0-9])(?: [0-9]){1,8}(?= ?UNIT)|[0-9]*(?:\.[0-9]+)?"
)
# Possessive and never begun inside a numeral: a page of numerals is walked through once.
_HAN = (
    f"(?<![{NUMERALS}][{NUMERALS}])[{NUMERALS}]*+"
    r"(?= ?[余多几]? ?UNIT|%)|(?<=[为是共:][零〇])(?![〇零一二两三四五六七八九十])"
)
_TAIL = re.compile(r" ?(?P<scale>[万亿千百])?(?P<more>余|多|几|\+)?(?P<scale2>[万亿])?(?P<rest> ?)")
_HUNDREDTHS = seldom(
    "分之(?P<whole>[零〇一二两三四五六七八九十百]{1,6})(?:点(?P<part>[零〇一二三四五六七八九]{1,4}))?"
)
# 较上年的109件多出17件: the word tells how many more, not that 109 is rounded.
_MORE_BY = seldom("多[出了收发增为是属系]")
_CLOSED = seldom(r"\s*”?(?:[,、。;:)\]!?]|$)")
_NEXT_ITEM = seldom(r"[一二三四五六七八九十]是")
_YEAR = seldom(r"(?:19|20)[0-9]{2}")
TIMES_MORE = "倍"
"""增长一倍 is a growth by 100 %, said in whole hundreds."""
_BEFORE = frozenset(f"第[#@/_.-~=&*×{ascii_letters}{digits}")
_AFTER = frozenset(f"/@_=&~*×.-{ascii_letters}")
_JOINS_BEFORE, _JOINS_AFTER = (":", "("), ("、", ":")
_BEGINS_ITEM = ("", ":", ";", "。", "\n")
_LONGEST_ITEM = 2
_TAILS = frozenset("万亿千百余多几+ ")
_VAGUE = ("数", "几")
_NOT_PLAIN = frozenset((TIMES_MORE, "%", *_TAILS, *_AFTER, *_JOINS_AFTER))
# 每一件申请都登记, 连一件申请也没有: the noun is spoken of, not counted.
_EACH = ("每", "任", "逐", "连", "任何", "哪怕", "随便")


@dataclass(slots=True, unsafe_hash=True)
class Figure:
    """One figure of a text: ``text[start:end]`` covers qualifiers' tail and unit. Never changed.

    ``kind`` is the class of the unit: count (件, 宗), item (条, 篇), money (元), percent, none
    (no unit) or other (人, 天, 个工作日: never a cell). ``decimals`` counts decimals as
    printed, after 万 is resolved. Money is in 元.
    """

    start: int
    end: int
    value: Number
    unit: str
    kind: str
    qualifier: Qualifier
    decimals: int


class FigureReader:
    """Finds figures with the units and qualifiers of a vocabulary."""

    def __init__(self, words: Vocabulary) -> None:
        self._kinds = {unit: kind for kind, units in words.units.items() for unit in units}
        units = words_pattern(self._kinds)
        self._unit = re.compile(units)
        self._before = _qualifiers(words, "before")
        self._after = _qualifiers(words, "after")
        self._closes = frozenset(word[-1] for word in _qualifying(words, "before"))
        self._opens_after = frozenset(word[0] for word in _qualifying(words, "after"))
        plain = _plain(self._kinds, self._closes, self._opens_after)
        arabic = f"(?P<date>{_DATE})|(?P<plain>{plain})|{_ARABIC}"
        figure = f"[0-9{NUMERALS}](?:(?<=[0-9])(?:{arabic})|{_HAN})"
        self._figure = re.compile(figure.replace("UNIT", f"(?:{units})"))
        self.begins = f"(?<=[0-9])|(?<=[{NUMERALS}])(?:{_HAN})".replace("UNIT", f"(?:{units})")
        """What follows the first character of a figure or a date: a digit or a numeral."""

    def figures(self, text: str) -> list[Figure]:
        """The figures of a sentence, in order; numbers of papers, phones are no figures.

        A date is a figure of kind other.
        """
        found = []
        for match in self._figure.finditer(text):
            known = match.lastgroup
            if known is None:
                figure = self._read(text, match)
                if figure is not None:
                    found.append(figure)
                continue
            start, end = match.span()
            if known == "date":
                found.append(Figure(start, end, 0, "日", "other", "exact", 0))
            else:
                unit, value = text[end], int(match.group())
                found.append(Figure(start, end + 1, value, unit, self._kinds[unit], "exact", 0))
        return found

    def _read(self, text: str, match: re.Match[str]) -> Figure | None:
        start, end = match.span()
        before, after, printed = text[start - 1 : start], text[end : end + 1], match.group()
        if end - start > _LONGEST or _stands_in_a_code(text, start, end, before, after):
            return None
        if printed == "百" and (hundredths := _hundredths(text, start, end)) is not None:
            return hundredths
        arabic = printed[0] in digits
        scale, vague, unit_at = 1, False, end
        if text[end : end + 1] in _TAILS:
            scale, vague, unit_at = _tail(text, end, arabic)
        value = _arabic(printed) if arabic else _chinese(printed, vague)
        if value is None:
            return None
        decimals = len(printed.partition(".")[2]) if "." in printed else 0
        if text[unit_at : unit_at + 1] == "%":
            return Figure(start, unit_at + 1, value, "%", "percent", "exact", decimals)
        unit, kind, end = "", "none", unit_at
        if (found := self._unit.match(text, unit_at)) is not None:
            unit, end = found.group(), found.end()
            kind = self._kinds[unit]
        elif not _is_bare_count(text, start, unit_at, arabic, printed):
            return None
        figure = Figure(start, end, value, unit, kind, "exact", decimals)
        if unit == TIMES_MORE:
            return replace(figure, value=value * 100, kind="percent")
        return figure if kind == "other" else self._counted(text, figure, scale, vague, unit_at)

    def _is_qualified(self, text: str, start: int, end: int) -> bool:
        """Whether a qualifier may stand before a figure or behind it."""
        return text[end : end + 1] in self._opens_after or text[start - 1 : start] in self._closes

    def _counted(
        self, text: str, figure: Figure, scale: int, vague: bool, unit_at: int
    ) -> Figure | None:
        """A figure with its unit, multiplied by its power (万), and how exact it is."""
        start, end, kind, decimals = figure.start, figure.end, figure.kind, figure.decimals
        said = self._is_qualified(text, start, end)
        if not said and not vague and scale == 1 and not decimals and kind != "money":
            return figure  # 12件, as most are
        value, unit = figure.value, figure.unit
        rounded = scale > 1 and decimals > 0 and kind != "money"
        qualifier: Qualifier = "at_least" if vague else "about" if rounded else "exact"
        if said:
            qualifier, end = self._qualifier(text, start, end, qualifier)
        if vague and text.startswith("几", unit_at - 1):
            return None
        if kind == "money":
            more = _LARGE.get(unit[0], 1)
            scale, unit = scale * more, "元" if more > 1 else unit
        if scale == 1 and not decimals:
            same = qualifier == "exact" and end == figure.end and unit == figure.unit
            return figure if same else Figure(start, end, value, unit, kind, qualifier, 0)
        exact: Number = value * scale
        if isinstance(exact, Decimal) and exact == exact.to_integral_value():
            exact = int(exact)
        decimals -= len(str(scale)) - 1
        if kind != "money":
            decimals = max(decimals, 0)
        return Figure(start, end, exact, unit, kind, qualifier, decimals)

    def _qualifier(
        self, text: str, start: int, end: int, otherwise: Qualifier
    ) -> tuple[Qualifier, int]:
        """The qualifier behind a figure, where it ends with it, or the one before it."""
        if text[end : end + 1] in self._opens_after:
            after = self._after.match(text, end)
            if after is not None and after.lastgroup and not _MORE_BY.match(text, end):
                return after.lastgroup, after.end()  # type: ignore[return-value]
        if start:
            before = self._before.search(text, max(start - 4, 0), start)
            if before is not None and before.lastgroup:
                return before.lastgroup, end  # type: ignore[return-value]
        return otherwise, end


def _plain(kinds: Mapping[str, str], closes: Iterable[str], opens_after: Iterable[str]) -> str:
    """Digits, a unit of one character and no qualifier, as most figures are: 12件.

    A pattern of what stands behind the first digit, up to the unit. ``closes`` ends what
    qualifies a figure before it, ``opens_after`` begins what does so behind it. Money and times
    are left out, whose values are reckoned, and 1件 behind what may end 每.
    """
    behind: dict[frozenset[str], list[str]] = {}
    for unit, kind in kinds.items():
        if len(unit) == 1 and kind != "money" and unit not in _NOT_PLAIN:
            longer = {other[1] for other in kinds if other[1:] and other[0] == unit}  # 件次
            behind.setdefault(frozenset((*longer, *opens_after)), []).append(unit)
    units = "|".join(f"{_set(units)}(?!{_set(more)})" for more, units in behind.items())
    before = _set((*closes, *_BEFORE, *_JOINS_BEFORE))
    each = _set(word[-1] for word in _EACH)
    return f"(?<!{before}[0-9])(?<!{each}1)[0-9]{{0,{_LONGEST - 1}}}+(?={units or '(?!)'})"


def _set(characters: Iterable[str]) -> str:
    found = "".join(sorted(set(characters)))
    return f"[{re.escape(found)}]" if found else r"(?!)"


def may_hold_percentage(text: str) -> bool:
    """Whether a text may hold a figure of the kind percent: 12%, 百分之十二, 3倍."""
    return "%" in text or TIMES_MORE in text or "百分之" in text


def _hundredths(text: str, start: int, end: int) -> Figure | None:
    """百分之四十二点五: a percentage in words."""
    match = _HUNDREDTHS.match(text, end)
    if match is None:
        return None
    whole, part = _chinese(match["whole"]), match["part"] or ""
    if whole is None:
        whole = 100 if match["whole"] == "百" else None
    if whole is None:
        return None
    decimals = "".join(str(_DIGITS[char]) for char in part)
    value = Decimal(f"{whole}.{decimals}") if decimals else whole
    return Figure(start, match.end(), value, "%", "percent", "exact", len(decimals))


def _tail(text: str, end: int, arabic: bool) -> tuple[int, bool, int]:
    """What follows the digits: the power (万), whether 余 or 多 follows, where the unit begins."""
    tail = _TAIL.match(text, end)
    assert tail is not None
    scale, more = 1, bool(tail["more"])
    for power in ("scale", "scale2"):
        if tail[power] and (arabic or more):
            scale *= _LARGE.get(tail[power]) or _TENS[tail[power]]
    place = tail.end() if more or scale > 1 or tail["rest"] else end
    place = max(place, end)
    return scale, more, place + 1 if text.startswith(" ", place) else place


def _qualifiers(words: Vocabulary, side: str) -> re.Pattern[str]:
    parts = []
    for name in ("at_least", "at_most", "about"):
        known = words.words.get(f"{name}_{side}", ())
        if known:
            longest = sorted(known, key=len, reverse=True)
            parts.append(f"(?P<{name}>{'|'.join(map(re.escape, longest))})")
    ending = "$" if side == "before" else ""
    return re.compile(f"(?:{'|'.join(parts)}){ending}" if parts else r"(?!)")


def _qualifying(words: Vocabulary, side: str) -> Iterator[str]:
    for name in ("at_least", "at_most", "about"):
        yield from words.words.get(f"{name}_{side}", ())


def _stands_in_a_code(text: str, start: int, end: int, before: str, after: str) -> bool:
    """Whether the digits are part of a number of a paper, a phone, an address or a date.

    ``before`` and ``after`` are the characters around them, empty at the ends of the text.
    """
    first = text[start]
    if first in "一1" and text.endswith(_EACH, 0, start):
        return True
    if first not in digits:
        vague = before in _VAGUE and first in "十百千万亿"
        return vague or before == "第" or (before.isascii() and before.isdigit())
    if before in _BEFORE or after in _AFTER:
        return True
    # Most figures stand behind a word and before their unit.
    return (before in _JOINS_BEFORE or after in _JOINS_AFTER) and _is_joined(text, start, end)


def _is_joined(text: str, start: int, end: int) -> bool:
    """9:30, (1), 1、: digits that a mark joins to others, or that number what follows."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == ":" and text[start - 2 : start - 1].isdigit():
        return True
    if before == "(" and after == ")":
        return True
    if after == "、" and before in _BEGINS_ITEM and end - start <= _LONGEST_ITEM:
        return True
    return after == ":" and text[end + 1 : end + 2].isdigit()


def _is_bare_count(text: str, start: int, end: int, arabic: bool, printed: str) -> bool:
    """Whether a figure without unit can be a count: it ends its clause and is no year."""
    if not arabic:
        return printed in ("零", "〇") and start > 0 and text[start - 1] in "为是共:"
    if _YEAR.fullmatch(printed) or len(printed) > 7:
        return False
    return bool(_CLOSED.match(text, end) or _NEXT_ITEM.match(text, end)) or text.startswith(
        ("(", "申请", "公开", "依申请"), end
    )


def _arabic(printed: str) -> Number:
    if printed.isdigit():
        return int(printed)
    plain = printed.replace(",", "").replace(" ", "")
    return Decimal(plain) if "." in plain else int(plain)


def _chinese(printed: str, vague: bool = False) -> int | None:
    """The value of a Chinese numeral; digit by digit (二零二三) is a year or code, no count.

    百余 is a hundred and more, 百 alone is nothing.
    """
    if len(printed) == 1 and printed in _DIGITS:
        return _DIGITS[printed]
    if vague and printed in _TENS:
        return _TENS[printed]
    if not any(char in _TENS or char in _LARGE for char in printed):
        return None
    total, part, digit = 0, 0, -1
    for char in printed:
        if char in _DIGITS:
            if digit > 0:
                return None
            digit = _DIGITS[char]
        elif char in _TENS:
            if digit < 0 and (char != "十" or part % 100):
                return None
            part += _TENS[char] * (1 if digit < 0 else digit)
            digit = -1
        else:
            part += max(digit, 0)
            if not part:
                return None
            total, part, digit = (total + part) * _LARGE[char], 0, -1
    return total + part + max(digit, 0)
