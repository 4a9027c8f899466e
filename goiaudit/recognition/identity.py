"""Whose report it is and for which year: title, signature, naming sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from goiaudit.definitions.seldom import seldom
from goiaudit.model.claims import Fact, Observation, Scalar
from goiaudit.model.text import Paragraph
from goiaudit.recognition.calendar import year_of
from goiaudit.recognition.dates import Signature, sentence_year, stated_year, year_of_period
from goiaudit.recognition.naming import (
    authors,
    hints,
    named_in_text,
    namings,
    sentence_before,
    states,
)
from goiaudit.recognition.organs import nature
from goiaudit.recognition.passage import Passage
from goiaudit.recognition.selfnames import is_same_organ
from goiaudit.recognition.title import PLACELESS, Title, named_by

_EARLIER = seldom(
    "[0-9]月|年初|此前|去年|上年|上一年|已|曾|按时|按期|及时|如期|先后|督促|指导|组织"
)
_NOW = seldom("(?:现|特此?|兹)(?:予以?|向社会|依法|对外|正式)*$")
_MADE = ("编制", "编成", "编写", "撰写", "形成")
_BY_LAW = seldom("(?:根据|依据|按照|依照|遵照)[^。;]*$")
_TELLS_PERIOD = seldom(
    "》?[,。;]?(?:本|全|该)?(?:报告|年报)?(?:中|内)?(?:所)?(?:列|涉|载)?的?(?:各项|有关)?(?:统计)?(?:数据|数字|期限|时限|时段)"
)
# 现将2020年报告反馈的问题, 2020年报告的要求: a report that something is said about.
_OF_ANOTHER = seldom("[》”]?(?:的|中|所|反馈|指出|提出|问题|整改)")


@dataclass(frozen=True, slots=True)
class Identity:
    """Organ, kind, level and year, with the facts and observations behind them."""

    organ: str | None
    kind: str | None
    level: str | None
    year: int | None
    facts: dict[str, Fact]
    observations: tuple[Observation, ...]


def identify(
    title: Title | None,
    signature: Signature | None,
    text: Passage,
    periods: Sequence[Observation],
    stated: Sequence[Observation],
    opening: Sequence[Paragraph],
    filed: str,
) -> Identity:
    """Put together what title, signature and text say; ``stated`` are opening and as-of years.

    ``opening`` is the text up to the end of section one, ``filed`` the title that the file's own
    properties give.
    """
    named = list(_naming_years(text))
    organ, organ_from = _organ(title, signature, text, filed) or (None, None)
    found = nature(organ) if organ else None
    years = [year for period in periods if (year := year_of_period(period))]
    told = _told_years(text) if title is None or title.year is None else []
    year, year_from = _year(title, years, told, stated) or (None, None)
    if year is None and not (years or told):
        year = _year_spoken_of(text, opening, signature, filed)
        year_from = "text" if year else None
    observations = [*_title_years(title), *_period_years(periods), *stated, *named]
    facts = _title_facts(title) | {
        name: Fact(value)
        for name, value in (
            ("year", year),
            ("year_from", year_from),
            ("organ_from", organ_from),
            ("kind", found.kind if found else None),
            ("level", found.level if found else None),
        )
        if value is not None
    }
    if found and found.makes_regulations is not None:
        facts["makes_regulations"] = Fact(int(found.makes_regulations))
    if year is not None:
        sure = title is not None and title.year == year and set(years) <= {year}
        facts["year_sure"] = Fact(int(sure))
    return Identity(
        organ,
        found.kind if found else None,
        found.level if found else None,
        year,
        facts,
        tuple(observations),
    )


def _organ(
    title: Title | None, signature: Signature | None, text: Passage, filed: str
) -> tuple[str, str] | None:
    """The organ, and what names it."""
    signed = signature.organ if signature else None
    if title and title.organ and not (title.joined and signed and _is_another(title.organ, signed)):
        return (_in_full(title.organ, text) or title.organ), "title"
    if signed:
        return signed, "signature"
    named = chain(authors(text), _hinted(text, filed))
    return next(((name, "text") for name in named), None)


def _is_another(name: str, signed: str) -> bool:
    """Whether a name on a line above the title may be the site's: not that of who signs.

    Of a government that its office signs for, nobody knows whose report it is.
    """
    return not is_same_organ(name, signed) or (
        name.endswith("政府") and signed.endswith(("办公室", "办公厅"))
    )


def _hinted(text: Passage, filed: str) -> Iterator[str]:
    """Organs that the text seems to speak for; the file's title tells better, if it names one."""
    organ = named_by(filed)[0] if filed else None
    yield from (name for name in hints(text) if organ is None or is_same_organ(organ, name))


def _in_full(name: str, text: Passage) -> str | None:
    """区财政局 in a title is the 示例市示例区财政局 that the text says to publish the report."""
    if not name.startswith(PLACELESS):
        return None
    full = (found for found, _ in named_in_text(text))
    return next((found for found in full if found != name and found.endswith(name)), None)


def _year(
    title: Title | None,
    periods: Sequence[int],
    told: Sequence[int],
    stated: Sequence[Observation],
) -> tuple[int, str] | None:
    """The year, and what names it."""
    if title and title.year:
        return title.year, "title"
    opening = _years([o for o in stated if o.values["place"] == "opening"])
    if len(set(told)) == 1 and set(told) == set(opening):
        # A period left over from last year does not stand against both.
        return told[0], "period" if told[0] in periods else "text"
    for years, source in ((periods, "period"), (told, "text"), (opening, "text")):
        if years:
            # Two years that differ are no basis for a guess.
            return (years[0], source) if len(set(years)) == 1 else None
    return None


def _year_spoken_of(
    text: Passage, opening: Sequence[Paragraph], signature: Signature | None, filed: str
) -> int | None:
    """The year that a text without title, period and publishing words speaks of, if it is one.

    A report is signed in the year after; where it is not, or where the file's own title names
    another year, it is left open.
    """
    own = {year for match in states(text) if (year := year_of(match["year"]))}
    year = own.pop() if len(own) == 1 else None if own else sentence_year(Passage.of(opening))
    signed = signature.date.value if signature and signature.date else None
    if year is None or (isinstance(signed, date) and signed.year != year + 1):
        return None
    return year if not filed or named_by(filed)[1] in (None, year) else None


def _years(observations: Sequence[Observation]) -> list[int]:
    return [year for o in observations if isinstance(year := o.values["year"], int)]


def _title_years(title: Title | None) -> list[Observation]:
    if title is None or title.year is None:
        return []
    spot = title.spot
    values: dict[str, Scalar] = {"year": title.year, "place": "title"}
    return [Observation("stated_year", values, spot.quote, spot.location, spot.intact)]


def _period_years(periods: Sequence[Observation]) -> list[Observation]:
    return [
        Observation("stated_year", {"year": year, "place": "period"}, o.quote, o.location, o.intact)
        for o in periods
        if (year := year_of_period(o))
    ]


def _naming_years(text: Passage) -> list[Observation]:
    """The report's own name in a sentence that publishes it: 现公布…2020年…年度报告.

    Where it says that it is this report (现公布, 编制本报告) it opens it; 今年一月公布了上年的报告
    only quotes the name of another.
    """
    return [
        stated_year(year, place, text, *match.span())
        for match in namings(text)
        for place in ("opening" if _is_this(text.text, match) else "quoted_title",)
        if (year := year_of(match["year"]))
    ]


def _told_years(text: Passage) -> list[int]:
    """Years of namings but those of something done before: 按时公布上年的报告 names another."""
    return [
        year
        for match in namings(text)
        if not _EARLIER.search(sentence_before(text.text, match.start()))
        and (year := year_of(match["year"]))
    ]


def _is_this(text: str, naming: re.Match[str]) -> bool:
    """现将…报告公布如下, 依照条例编制…报告,统计期限为…: whether it is the report it stands in."""
    before = sentence_before(text, naming.start())
    if _EARLIER.search(before) or naming[0].startswith("了", 2):
        return False
    if naming[0].startswith("现将") or _NOW.search(before) is not None:
        return _OF_ANOTHER.match(text, naming.end()) is None
    made = naming[0].startswith(_MADE) and _BY_LAW.search(before) is not None
    return made and _TELLS_PERIOD.match(text, naming.end()) is not None


def _title_facts(title: Title | None) -> dict[str, Fact]:
    if title is None:
        return {"title": Fact(0)}
    quote, location, intact = title.spot.quote, title.spot.location, title.spot.intact

    def fact(value: int) -> Fact:
        return Fact(value, quote, location, intact)

    facts = {
        "title": fact(1),
        "title_organ": fact(int(title.named)),
        "title_phrase": fact(int(title.official)),
    }
    if title.year is not None:
        facts["title_year"] = fact(title.year)
    return facts
