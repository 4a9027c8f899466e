"""What a printed cell says: state, exact value, unit and note (domain chapter 3).

All texts are folded (half width, simplified script). A text that cannot be a single figure is
unreadable; it is never repaired into one.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from goiaudit.definitions.seldom import seldom
from goiaudit.model.cells import CellState, Number

Kind = Literal["count", "change", "money"]
Look = Literal["blank", "value", "odd", "text"]

COUNTING = "件条篇宗起份项次个人例部期本类"
_LONGEST = 15
_POWERS = {"元": -4, "千元": -1, "万元": 0, "亿元": 4}
_FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_UNIT = r"(?P<unit>[千万亿]?元|[万亿])"
_COUNT = re.compile(rf"(?P<sign>[+-]?)(?P<figure>{_FIGURE})(?:[{COUNTING}]|人次)?")
_MONEY = re.compile(rf"(?P<sign>[+-]?)(?P<figure>{_FIGURE}){_UNIT}?")
_CHANGE = re.compile(
    rf"(?:(?:新?增加?|\+)(?P<up>{_FIGURE})(?:[{COUNTING}])?)?,?"
    rf"(?:(?:减少?|-)(?P<down>{_FIGURE})(?:[{COUNTING}])?)?"
)
_BRACKETED = seldom(r"(?:(?:增加?|\+)\((?P<up>\d*)\))?,?(?:(?:减少?|-)\((?P<down>\d*)\))?")
"""A change as forms with brackets to fill in have it: +(3)-(0), +()-(2)."""
_NOTE = re.compile(r"(?P<head>[^()]+)\((?P<note>[^()]*)\)")
_MARKED = re.compile(
    rf"(?P<head>[^()^]*\d(?:[{COUNTING}]|人次|{_UNIT})?)"
    r"(?P<note>[①-⑳*※]{1,3}|注[\d①-⑳]?|\[注?\d{1,2}\])"
)
"""A figure with the mark of a note behind it: 8①, 8*, 8注1, 8[1]; raised ones are folded away."""
_NOTHING = re.compile(r"[/\\_-]{1,6}|无|不适用")
_ZERO = re.compile(rf"零[{COUNTING}]?")
_NUMERALS = seldom(rf"[一二三四五六七八九十百千万两〇OoIl]+[{COUNTING}]?")
_ENUMERATOR = re.compile(r"\(|第|\d{1,2}[.、)](?!\d)|[①-⒛㈠-㈩](?=[\u3400-\u9fff])")
_LABEL_UNIT = re.compile(r"金额(?:\(|:)?(?:单位)?:?([千万亿]?元)")
_SENTENCE = seldom(r"[\u3400-\u9fff].{16,}。", re.DOTALL)
_DIGITS = re.compile(r"[0-9\ufffd]")
_DIGIT = re.compile(r"\d")
_NO_DIGITS = re.compile(r"[\u3400-\u9fffA-Za-z ,.;:!?()\[\]/%+_|“”‘’《》、。-]*")
_LETTER = re.compile(r"[^\W\d_]|[.、)]$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_MEANT_AS_FIGURE = 16
_FEW_WORDS = 3
_CACHED = 64  # longer texts are no cells and would only fill the caches


class Reading(NamedTuple):
    """State and, for a number, exact value, unit (money only) and bracketed note."""

    state: CellState
    value: Number | None = None
    unit: str | None = None
    note: str = ""


BLANK = Reading(CellState.BLANK)
UNREADABLE = Reading(CellState.UNREADABLE)
NOT_APPLICABLE = Reading(CellState.NOT_APPLICABLE)
ZERO = Reading(CellState.NUMBER, 0)


def look(text: str) -> Look:
    """Whether a fragment stands as a value, as words, or as something odd with digits in it.

    ``odd`` fragments (dates, shares, letters among digits) are values where a value is due and
    furniture elsewhere.
    """
    if len(text) <= _CACHED:
        return _look(text)
    return "text" if _SENTENCE.fullmatch(text) else _look.__wrapped__(text)


@lru_cache(maxsize=8192)
def _look(text: str) -> Look:
    text = text.replace(" ", "")
    if not text:
        return "blank"
    if is_plain(text) or _is_value(text):
        return "value"
    if text == "一":
        return "odd"
    if not _has_digits(text):
        return "text"
    if not _LETTER.search(text):
        return "odd" if text[0] in "+-,.\ufffd" or text[0].isdigit() else "text"
    if len(text) > _MEANT_AS_FIGURE or _ENUMERATOR.match(text):
        return "text"
    few = _FEW_WORDS if not _HAN.match(text) else 1
    return "odd" if len(_HAN.findall(text)) <= few else "text"


def is_plain(text: str) -> bool:
    """Whether a text is a whole number as most cells hold one: ASCII digits, no zero in front."""
    if not (text.isdigit() and text.isascii()):
        return False
    return text == "0" or (text[0] != "0" and len(text) <= _LONGEST)


def _has_digits(text: str) -> bool:
    """Whether a text has a digit of whatever script, or a lost character that may have been one."""
    if _DIGITS.search(text):
        return True
    return not _NO_DIGITS.fullmatch(text) and any(char.isdigit() for char in text)


def _is_value(text: str) -> bool:
    head, _ = split_note(text)
    if _NOTHING.fullmatch(head) or _ZERO.fullmatch(head):
        return True
    if not _DIGIT.search(head):
        return False
    return any(pattern.fullmatch(head) for pattern in (_COUNT, _MONEY, _CHANGE))


def split_note(text: str) -> tuple[str, str]:
    """A cell's text without a bracketed note or the mark of one behind it, and the note."""
    match = _NOTE.fullmatch(text) or _MARKED.fullmatch(text)
    return (match["head"], match["note"]) if match else (text, "")


def label_unit(header: str) -> str | None:
    """Unit that a header or label names for an amount: ``采购总金额(元)`` -> ``元``."""
    found = _LABEL_UNIT.findall(header.replace(" ", ""))
    return found[-1] if found else None


def read_value(text: str, kind: Kind = "count", unit: str | None = None) -> Reading:
    """Read one cell; ``unit`` is what its label says about a ``money`` cell without a unit.

    Money comes back in 万元 with all decimals; counts are int, Decimal only for a fraction.
    """
    if len(text) <= _CACHED:
        return _read_value(text, kind, unit)
    return _read_value.__wrapped__(text, kind, unit)


@lru_cache(maxsize=8192)
def _read_value(text: str, kind: Kind, unit: str | None) -> Reading:
    text = text.replace(" ", "")
    if not text:
        return BLANK
    if unit is None and is_plain(text):
        return Reading(CellState.NUMBER, int(text))
    if kind == "change":
        text = _without_brackets(text)
    head, note = split_note(text)
    if _NOTHING.fullmatch(head):
        return NOT_APPLICABLE._replace(note=note)
    if _ZERO.fullmatch(head):
        return ZERO._replace(note=note)
    reading = _READERS[kind](head, unit)
    if reading is not None:
        return reading._replace(note=note)
    if _has_digits(text) or _NUMERALS.fullmatch(head):
        return UNREADABLE
    return Reading(CellState.TEXT)


def _read_count(text: str, _unit: str | None) -> Reading | None:
    match = _COUNT.fullmatch(text)
    return _number(match["sign"], match["figure"], 0) if match else None


def is_bracketed_change(text: str) -> bool:
    """Whether a text is a change with its figures in brackets: +(3) -(0)."""
    if text[-1] != ")" or text[0] not in "+-增减":
        return False
    match = _BRACKETED.fullmatch(text.replace(" ", ""))
    return match is not None and bool(match["up"] or match["down"])


def _without_brackets(text: str) -> str:
    """A change without the brackets round its figures; one left empty says nothing."""
    match = _BRACKETED.fullmatch(text) if is_bracketed_change(text) else None
    if match is None:
        return text
    signed = (("+", match["up"]), ("-", match["down"]))
    return "".join(f"{sign}{figure}" for sign, figure in signed if figure)


def _read_change(text: str, unit: str | None) -> Reading | None:
    plain = _read_count(text, unit)
    match = _CHANGE.fullmatch(text)
    if plain is not None or match is None:
        return plain
    up = _number("+", match["up"] or "0", 0)
    down = _number("-", match["down"] or "0", 0)
    if up.value is None or down.value is None or (up.value and down.value):
        return UNREADABLE
    return up if up.value else down


def _read_money(text: str, unit: str | None) -> Reading | None:
    match = _MONEY.fullmatch(text)
    if match is None:
        # 0件 of an amount is nothing, whatever it counts; 3件 is no amount.
        count = _read_count(text, unit)
        return count if count is not None and count.value == 0 else None
    named = match["unit"] or unit
    if named in ("万", "亿"):
        named += "元"
    reading = _number(match["sign"], match["figure"], _POWERS[named or "万元"])
    return reading._replace(unit=named) if reading.value is not None else reading


def _number(sign: str, figure: str, power: int) -> Reading:
    digits = figure.replace(",", "")
    whole = digits.partition(".")[0]
    if len(digits.replace(".", "")) > _LONGEST or (len(whole) > 1 and whole.startswith("0")):
        return UNREADABLE
    value = Decimal(sign + digits).scaleb(power)
    return Reading(CellState.NUMBER, int(value) if value == value.to_integral_value() else value)


_READERS = {"count": _read_count, "change": _read_change, "money": _read_money}
