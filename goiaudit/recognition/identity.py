"""Whose report it is and for which year: title, signature, naming sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from goiaudit.definitions.seldom import seldom
from goiaudit.model.claims import Fact, Observation, Scalar
from goiaudit.recognition.calendar import GAP, YEAR, year_of
from goiaudit.recognition.dates import Signature, stated_year, year_of_period
from goiaudit.recognition.organs import names_organ, nature
from goiaudit.recognition.passage import Passage, Spot, compact
from goiaudit.recognition.title import Title

_HAN = "[\u3400-\u9fff· ]"
_NAMING = seldom(
    rf"(?:公布|发布|编制|编成|编写|公开|形成|撰写|现将)(?:了)?(?P<organ>{_HAN}{{0,40}})(?:[《“](?P<inner>{_HAN}{{0,40}}))?"
    rf"(?P<year>{YEAR}){GAP}年(?:度)?(?:政府)?信息公开(?:工作)?(?:年度)?(?:工作)?报告"
)
_NAMED = re.compile("信息公开(?:工作)?(?:年度)?(?:工作)?报告")
"""What ends every naming sentence; few texts have one, which is found out quickly."""
_ENDS = "。;\n"
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
_BY = seldom(rf"报告由(?P<organ>{_HAN}{{2,40}}?)(?:负责)?编制")
_STARTS = seldom(rf"(?:^|[。\n])(?P<organ>{_HAN}{{3,40}}?)(?:根据|依据|按照|依照)[《国省]")
_OPENS = seldom(
    rf"(?:^|[。\n])(?:{YEAR})年(?:度)?,?(?P<organ>{_HAN}{{3,40}}?)(?:\(以下简称|坚持|认真|严格|深入|全面|按照|根据)"
)
_MEANT = seldom(r"^(?:了|由|我们|现将|关于)|(?:关于|的)$")


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
) -> Identity:
    """Put together what title, signature and text say; ``stated`` are opening and as-of years."""
    named = list(_naming_years(text))
    organ, organ_from = _organ(title, signature, text) or (None, None)
    found = nature(organ) if organ else None
    years = [year for period in periods if (year := year_of_period(period))]
    year, year_from = _year(title, years, named, stated) or (None, None)
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
    title: Title | None, signature: Signature | None, text: Passage
) -> tuple[str, str] | None:
    """The organ, and what names it."""
    signed = signature.organ if signature else None
    if title and title.organ and not (title.joined and signed):
        return title.organ, "title"
    if signed:
        return signed, "signature"
    return next(((name, "text") for name in authors(text)), None)


def authors(text: Passage) -> Iterator[str]:
    """Organs that the text says to make or publish the report, the surest sentences first."""
    for group in ("organ", "inner"):
        for match in _namings(text):
            if names_organ(name := _clean(match[group] or "")):
                yield name
    for pattern in (_BY, _STARTS, _OPENS):
        for match in pattern.finditer(text.text):
            if names_organ(name := _clean(match["organ"] or "")):
                yield name


def _namings(text: Passage) -> Sequence[re.Match[str]]:
    return _namings_in(text.text)


@lru_cache(maxsize=2)
def _namings_in(text: str) -> Sequence[re.Match[str]]:
    """Several rooms ask for them one after the other."""
    return tuple(_NAMING.finditer(text)) if _NAMED.search(text) else ()


def named_in_text(text: Passage) -> Iterator[tuple[str, Spot]]:
    """Organs that the text says to publish the report, with the sentence that says so."""
    for match in _namings(text):
        for group in ("organ", "inner"):
            if names_organ(name := _clean(match[group] or "")):
                yield name, text.spot(match.start(), match.end())


def _clean(name: str) -> str:
    name = _MEANT.sub("", compact(name))
    inner = name.removesuffix("办公室")
    # 示例县教育局办公室 prepares the report of 示例县教育局.
    return inner if inner != name and nature(inner).kind == "department" else name


def _year(
    title: Title | None,
    periods: Sequence[int],
    named: Sequence[Observation],
    stated: Sequence[Observation],
) -> tuple[int, str] | None:
    """The year, and what names it."""
    if title and title.year:
        return title.year, "title"
    opening = [o for o in stated if o.values["place"] == "opening"]
    for years, source in (
        (periods, "period"),
        (_years(named), "text"),
        (_years(opening), "text"),
    ):
        if years:
            # Two years that differ are no basis for a guess.
            return (years[0], source) if len(set(years)) == 1 else None
    return None


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
        for match in _namings(text)
        for place in ("opening" if _is_this(text.text, match) else "quoted_title",)
        if (year := year_of(match["year"]))
    ]


def _is_this(text: str, naming: re.Match[str]) -> bool:
    """现将…报告公布如下, 依照条例编制…报告,统计期限为…: whether it is the report it stands in."""
    begin = max(text.rfind(mark, 0, naming.start()) for mark in _ENDS) + 1
    before = text[begin : naming.start()]
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
