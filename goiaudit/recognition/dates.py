"""The period that a report covers, its dates, and the years that its text states."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from goiaudit.definitions.seldom import seldom
from goiaudit.model.claims import Fact, Observation, Scalar
from goiaudit.model.text import Paragraph
from goiaudit.recognition.calendar import (
    BROKEN_DATE_LINE,
    DATE_LINE,
    FULL_DATE,
    GAP,
    PLAIN_DATE,
    SHORT_DATE,
    YEAR,
    as_date,
    small_number,
    year_of,
)
from goiaudit.recognition.lines import Lines
from goiaudit.recognition.organs import names_organ
from goiaudit.recognition.passage import Passage, compact

_TO = (
    rf"{GAP}(?:(?:零|0{{1,2}})[时点]|0{{1,2}}:00)?{GAP}(?:起|开始|始)?{GAP}[,、]?{GAP}"
    rf"[至到~—-]+{GAP}(?:[同当]年)?"
)
_RANGE = re.compile(rf"{FULL_DATE}{_TO}{SHORT_DATE}")
_PLAIN_RANGE = seldom(rf"{PLAIN_DATE} ?日? ?起?{_TO}{PLAIN_DATE}")
_MONTHS = seldom(rf"({YEAR}){GAP}年{GAP}(\d{{1,2}}){GAP}月?{_TO}(\d{{1,2}}){GAP}月(?![ \n]?\d)")
_WHOLE = seldom(rf"[为是:自]?{GAP}({YEAR}){GAP}年(?:全年|度)")
_SPEAKS_OF_PERIOD = re.compile(
    r"统计(?:的)?(?:起止)?(?:期限?|口径|时限|时间|时段|周期|范围|区间|日期|数据|年度)|(?:数据|报告|时间|起止)(?:的)?(?:统计)?(?:期限|时限|期间|区间|范围)|"
    r"报告期|数据.{0,6}截?[自从]|数据为|时间跨度|起止时间"
)
_MAY_SPEAK_OF_PERIOD = re.compile(r"统计|数据|报告|时间|起止")
_OF_PERIOD = ("年", "日", "19", "20")
"""One of them is in every period."""
_STOP = re.compile(r"[。;]")
_FIGURES = seldom(r"\d[^。;,]{3,40}")
_WHOLE_YEAR = ((1, 1), (12, 31))
_AS_OF = re.compile(rf"截[止至][到至]?{GAP}({YEAR}){GAP}年{GAP}12{GAP}月{GAP}31{GAP}日")
_COMPARED = seldom(r"[较比与同][^。;,]{0,4}$")
_OPENING = re.compile(
    r"^ *(?:\([一二三四五六七八九十\d]\)[^。,;]{0,20}[。 ])? *在?"
    rf"({YEAR}) ?年(?:度| *(?=[^\d至以底初末前后到\-月 ]))"
    r"(?!结转|转结|转来|转入|遗留|留存|未办|未结|尚未办|年?底)"  # 2022年结转的申请4件
)
# 2023年,我局…; 2.2023年度收到…; 截至2023年12月31日…: a year that a sentence begins with.
_BEGINS = seldom(
    rf"(?:^|[。;\n]|(?:要求|规定|精神|部署|通知),) *(?:\(?[一二三四五六七八九十\d]{{1,2}}[)、.])? *"
    rf"(?:在?({YEAR}) ?年(?:度|全年| *(?=[^\d至以底初末前后到\-月 ]))"
    r"(?!结转|转结|转来|转入|遗留|留存|未办|未结|尚未办|年?底)"
    rf"|截[止至][到至]?({YEAR})年12月31日)"
)
_ANY_YEAR = seldom(rf"(?<![-—~至到])({YEAR}) ?年")
_PLANNED = seldom(r"\d{4} ?年(?:度)?,?[^。;]{0,12}?(?:将|继续|计划|拟|要|下一步)")
_IN_HEADING = re.compile(rf"({YEAR}) ?年")
_PAPER = seldom(r"^[^,。;]*(?:要点|计划|年度报告|通知|意见|方案|规划)")
_LABELS = (
    re.compile(r"(?:发布|公布|公开)(?:日期|时间)"),
    re.compile(r"发文(?:日期|时间)"),
    re.compile(r"生成(?:日期|时间)"),
    re.compile(r"(?:文章|信息|稿件)?来源"),
    re.compile(r"更新(?:日期|时间)"),
)
_LABEL = re.compile("[日时]期|时间|来源")
"""What every label has in it."""
_LABELLED = re.compile(r"[\]】]?[ \n]*[:]?[ \n]*[\[(]?[ \n]*")
_DATE = re.compile(PLAIN_DATE)
_NEAR_SOURCE = 60
_LONGEST_LABELLED = 300
_OF_DATE = re.compile("[月日号]")
_FULL_DATE = re.compile(FULL_DATE)
_DATED = seldom(rf"{FULL_DATE}\)?$")
_SEAL = seldom(r"\((?:盖章|公章|章|印章)\)")


@dataclass(frozen=True, slots=True)
class Signature:
    """Where the signature stands (paragraph indices), what it says."""

    first: int
    last: int
    organ: str | None
    date: Fact | None


def periods(passage: Passage) -> list[Observation]:
    """Every stated period, in reading order; a damaged date is None (never repaired)."""
    found: list[Observation] = []
    text, start = passage.text, 0
    while hint := _MAY_SPEAK_OF_PERIOD.search(text, start):
        start = max(text.rfind(mark, start, hint.start()) + 1 or start for mark in "。;")
        stop = _STOP.search(text, hint.end())
        end = stop.start() if stop else len(text)
        sentence = text[start:end]
        if any(map(sentence.__contains__, _OF_PERIOD)):
            keyword = _SPEAKS_OF_PERIOD.search(sentence)
            if keyword or "报告" in sentence:
                found += _in_sentence(passage, start, sentence, keyword)
        start = end
    return found


def _in_sentence(
    passage: Passage, base: int, text: str, keyword: re.Match[str] | None
) -> list[Observation]:
    dated = _RANGE.finditer(text) if "月" in text else ()
    ranges = [(match, *_dates(match)) for match in dated]
    ranges = ranges or [
        (match, as_date(*match.group(1, 2, 3)), as_date(*match.group(4, 5, 6)))
        for match in _PLAIN_RANGE.finditer(text)
    ]
    if not keyword:
        ranges = [found for found in ranges if _covers_year(found[1], found[2]) and "报告" in text]
        return [_period(passage, base, *found) for found in ranges]
    behind = [found for found in ranges if found[0].end() > keyword.start()][:1]
    behind = behind or [found for found in ranges if _runs_into(found, keyword)][:1]
    if behind:
        return [_period(passage, base, *found) for found in behind]
    if months := _MONTHS.search(text, keyword.start()):
        return [_period(passage, base, months, *_month_range(months))]
    if whole := _WHOLE.match(text, keyword.end()):
        year = year_of(whole[1])
        if year:
            return [_period(passage, base, whole, date(year, 1, 1), date(year, 12, 31))]
    figures = _FIGURES.search(text, keyword.end())
    if figures and figures.start() - keyword.end() < 8 and "日" in figures[0]:
        return [_period(passage, base, figures, None, None)]
    return []


def _dates(match: re.Match[str]) -> tuple[date | None, date | None]:
    start = as_date(*match.group(1, 2, 3))
    return start, as_date(match[4] or match[1], match[5], match[6])


def _month_range(match: re.Match[str]) -> tuple[date | None, date | None]:
    year, first, last = year_of(match[1]), small_number(match[2]), small_number(match[3])
    if not year or not first or not last or not first <= last <= 12:
        return None, None
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _covers_year(start: date | None, end: date | None) -> bool:
    if start is None or end is None:
        return False
    return ((start.month, start.day), (end.month, end.day)) == _WHOLE_YEAR


def _runs_into(
    found: tuple[re.Match[str], date | None, date | None], keyword: re.Match[str]
) -> bool:
    """在2023年1月1日至2023年12月31日统计时段内: the word for it right behind a whole year."""
    return found[0].end() == keyword.start() and _covers_year(found[1], found[2])


def _period(
    passage: Passage, base: int, match: re.Match[str], start: date | None, end: date | None
) -> Observation:
    spot = passage.spot(base + match.start(), base + match.end())
    sound = spot.intact and start is not None and end is not None
    return Observation(
        "period", {"start": start, "end": end}, spot.quote, spot.location, intact=sound
    )


def year_of_period(period: Observation) -> int | None:
    """The year of a period that lies in one year."""
    start, end = period.values["start"], period.values["end"]
    if isinstance(start, date) and isinstance(end, date) and start.year == end.year:
        return start.year
    return None


def stated_year(year: int, place: str, passage: Passage, start: int, end: int) -> Observation:
    """A year named in the text as that of the report."""
    spot = passage.spot(start, end)
    values: dict[str, Scalar] = {"year": year, "place": place}
    return Observation("stated_year", values, spot.quote, spot.location, spot.intact)


def opening_year(overview: Sequence[Paragraph]) -> list[Observation]:
    """The year with which section one opens: 2022年,我局…; plans and papers state none."""
    first = next((p for p in overview if re.search("[。,;]", p.text)), None)
    if first is None:
        return []
    found = _OPENING.match(first.text)
    year = year_of(found[1]) if found else None
    if not found or not year or _PAPER.match(first.text[found.end(1) :]):
        return []
    rest = first.text[found.end(1) :]
    if _is_base_of_comparison(rest, year) or _is_last_year(rest, year):
        return []
    return [stated_year(year, "opening", Passage.of([first]), found.start(1), found.end())]


def heading_year(heading: Paragraph | None) -> list[Observation]:
    """The year in the heading of section one: 一、2022年总体情况."""
    found = _IN_HEADING.search(heading.text) if heading else None
    year = year_of(found[1]) if found else None
    if not heading or not year:
        return []
    return [stated_year(year, "opening", Passage.of([heading]), 0, len(heading.text))]


def sentence_year(passage: Passage) -> int | None:
    """The year that sentences begin with, if all begin with the same and none names a later one."""
    begun = {
        year for match in _BEGINS.finditer(passage.text) if (year := year_of(match[1] or match[2]))
    }
    later = {year for match in _ANY_YEAR.finditer(passage.text) if (year := year_of(match[1]))}
    return begun.pop() if len(begun) == 1 and max(later | begun) in begun else None


def _is_base_of_comparison(text: str, year: int) -> bool:
    """2021年收到申请5件,2022年收到8件: last year's figure stands in front of this year's."""
    return bool(re.match(rf"[^,;。]*\d[^,;。]*[,;。][^。]*?{year + 1} ?年[^,;。]*\d", text))


def _is_last_year(text: str, year: int) -> bool:
    """2022年,我局被评为优秀。2023年,我局…公开…: the next sentence begins with this year."""
    following = text.partition("。")[2].lstrip(" ")
    return following.startswith(str(year + 1)) and not _PLANNED.match(following)


def as_of_years(passage: Passage) -> list[Observation]:
    """Every 截至{y}年12月31日 that is no comparison."""
    return [
        stated_year(year, "as_of", passage, *match.span())
        for match in _AS_OF.finditer(passage.text)
        if (year := year_of(match[1]))
        and not _COMPARED.search(passage.text[max(match.start() - 8, 0) : match.start()])
    ]


def find_signature(
    paragraphs: Lines, places: Sequence[int], title: tuple[int, int] | None
) -> Signature | None:
    """The signature among ``places`` (lines after the last heading or table), else under the title.

    A date line counts with an organ beside it or as the last date line in words; a line with
    organ and date alike. Dates with labels or hours are the page's, never a signature.
    """
    texts = paragraphs.texts
    filled = [place for place in places if texts[place]]
    lines = [_without_seal(compact(texts[place])) for place in filled]
    dated = [(n, own) for n, line in enumerate(lines) if (own := _dated(line)) is not None]
    for n, own in reversed(dated):
        place = filled[n]
        before = lines[n - 1] if n else ""
        after = lines[n + 1] if n + 1 < len(filled) else ""
        if own:
            return Signature(place, place, own, _signed(paragraphs[place]))
        if names_organ(before):
            return Signature(filled[n - 1], place, before, _signed(paragraphs[place]))
        if names_organ(after):
            return Signature(place, filled[n + 1], after, _signed(paragraphs[place]))
    if dated:
        place = filled[dated[-1][0]]
        return Signature(place, place, None, _signed(paragraphs[place]))
    return _under_title(paragraphs, title) if title else None


def _without_seal(line: str) -> str:
    return _SEAL.sub("", line) if "章)" in line else line


def _dated(line: str) -> str | None:
    """None: no date line; empty: a date alone; else the organ in front of the date."""
    if not _OF_DATE.search(line):
        return None
    if DATE_LINE.match(line) or BROKEN_DATE_LINE.match(line):
        return ""
    found = _DATED.search(line) if len(line) <= 60 else None
    if found and names_organ(line[: found.start()].rstrip(":,(")):
        return line[: found.start()].rstrip(":,(")
    return None


def _signed(paragraph: Paragraph) -> Fact:
    found = _FULL_DATE.search(paragraph.text)
    value = as_date(*found.group(1, 2, 3)) if found else None
    start, end = found.span() if found else (0, len(paragraph.text))
    intact = value is not None and not paragraph.content.is_damaged(start, end)
    quote = paragraph.content.quote(start, end).strip()
    return Fact(value, quote, paragraph.location, intact)


def _under_title(paragraphs: Sequence[Paragraph], title: tuple[int, int]) -> Signature | None:
    last = title[1]
    below = range(last + 1, min(last + 8, len(paragraphs)))
    for place in [i for i in below if paragraphs[i].text.strip()][:2]:
        if DATE_LINE.match(compact(paragraphs[place].text)):
            return Signature(place, place, None, _signed(paragraphs[place]))
    return None


def published(furniture: Iterable[Sequence[Paragraph]]) -> Fact | None:
    """The date of publication as the page labels it, nearest to the top; 更新时间 comes last."""
    passages = [
        Passage.of(line for line in lines if len(line.text) <= _LONGEST_LABELLED)
        for lines in furniture
    ]
    passages = [passage for passage in passages if _LABEL.search(passage.text)]
    for label in _LABELS:
        for passage in passages:
            for match in label.finditer(passage.text):
                if fact := _labelled(passage, match, near="来源" in match[0]):
                    return fact
    return None


def _labelled(passage: Passage, label: re.Match[str], *, near: bool) -> Fact | None:
    """The date behind a label; a source may have it anywhere on its line."""
    if near:
        start = passage.text.rfind("\n", 0, label.start()) + 1
        end = passage.text.find("\n", label.end())
        end = len(passage.text) if end < 0 else end
        found = _DATE.search(
            passage.text,
            max(start, label.start() - _NEAR_SOURCE),
            min(end, label.end() + _NEAR_SOURCE),
        )
    else:
        gap = _LABELLED.match(passage.text, label.end())
        found = _DATE.match(passage.text, gap.end() if gap else label.end())
    value = as_date(*found.group(1, 2, 3)) if found else None
    if not found or value is None:
        return None
    spot = passage.spot(*found.span())
    return Fact(value, spot.quote, spot.location, spot.intact)
