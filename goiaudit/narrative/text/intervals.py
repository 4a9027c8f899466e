"""What a rounded figure may stand for, and whether a total and its parts can still meet."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from goiaudit.narrative.text.numerals import Figure

_ABOUT = Fraction(1, 10)
Interval = tuple[Fraction, Fraction | None]
"""The least and the most; None: no bound."""


def interval(figure: Figure) -> Interval:
    """200余 is 200 or more, 近200 at most 200, 约200 within ten per cent (domain 5.2)."""
    value = Fraction(figure.value)
    match figure.qualifier:
        case "at_least":
            return value, None
        case "at_most":
            return Fraction(0), value
        case "about":
            return value * (1 - _ABOUT), value * (1 + _ABOUT)
    return value, value


def can_meet(total: Figure, parts: Iterable[Figure], closed: bool) -> bool:
    """Whether some true figures behind the rounded ones agree (domain 5.5, rule 4).

    The parts of a ``closed`` list are the total, those of an open one are no more than it.
    """
    least, most = Fraction(0), Fraction(0)
    bounded = True
    for part in parts:
        low, high = interval(part)
        least += low
        bounded = bounded and high is not None
        most += high or 0
    low, high = interval(total)
    enough = not closed or not bounded or most >= low
    return enough and (high is None or least <= high)
