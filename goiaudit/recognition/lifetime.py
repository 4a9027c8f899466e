"""Organs that were founded or dissolved within the year of their report (domain 4.6, D101)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from goiaudit.definitions.seldom import seldom
from goiaudit.model.claims import Fact, Observation
from goiaudit.recognition.calendar import YEAR, small_number, year_of
from goiaudit.recognition.passage import Passage

_DATE = rf"({YEAR})年(\d{{1,2}})月(?:\d{{1,2}}日)?"
_BEGUN = seldom(rf"{_DATE}[^。;,\n\d]{{0,16}}?(?:成立|组建|挂牌|揭牌|设立|合并|新设)")
_ENDED = seldom(rf"{_DATE}[^。;,\n\d]{{0,16}}?(?:撤销|撤并|并入|划入|不再保留)")


def lifetime_facts(text: Passage, periods: Sequence[Observation]) -> dict[str, Fact]:
    """``lifetime``: 1 where a period is shorter than its year as the organ's life in it is.

    The text has to name the month in which the organ was founded or dissolved as the one in which
    the period begins or ends.
    """
    months = {(month, key) for period in periods for key, month in _months(period)}
    for key, pattern, words in (("start", _BEGUN, "立建牌并设"), ("end", _ENDED, "撤并划不")):
        if not any(own == key for _, own in months) or not any(map(text.text.__contains__, words)):
            continue
        for match in pattern.finditer(text.text):
            if ((year_of(match[1]), small_number(match[2])), key) in months:
                spot = text.spot(match.start(), match.end())
                return {"lifetime": Fact(1, spot.quote, spot.location, spot.intact)}
    return {}


def _months(period: Observation) -> Iterator[tuple[str, tuple[int, int]]]:
    """Year and month of the ends of a period that are not those of a year."""
    start, end = period.values["start"], period.values["end"]
    if isinstance(start, date) and (start.month, start.day) != (1, 1):
        yield "start", (start.year, start.month)
    if isinstance(end, date) and (end.month, end.day) != (12, 31):
        yield "end", (end.year, end.month)
