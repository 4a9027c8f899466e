"""Whose figure, and of which period (domain 5.4)."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.text.own_names import own_subject
from goiaudit.narrative.text.own_share import own_place
from goiaudit.narrative.text.words import REPRESENTS, SCOPES, STAYED, THIS_YEAR, Reading, Word

_COMPARES = "compared"
_CARRIES = "carry"
_BEHIND = ("相比", "相比较", "对比", "比较")
"""Stand behind what is compared: 2022年相比. 2022年比上年少收3件 speaks of 2022."""
_LEFT = "requests.carried_out.total"
_LIKENS = ("是", "比", "较", "与", "和", "同", "跟", "占", "为", "由", "从", "自", "至", "到")
_LONGEST_REMARK = 60
_PLACED = ("在", "于", "向", "为", "给", "对")
_WITH_OFFICE = ("政府及", "政府和", "政府与", "政府、", "政府及其")
"""市政府及市政府办公室制发9件: both are the government's."""
# 12月下旬到件的1件顺延至次年: of what came in that month.
_OF_THE_MONTH = seldom("(?:份|[上中下]旬|底|初|末)*(?:到件|收到|受理|接到|新收|登记|提交|来件)的")
# 对2018年以来印发的文件逐件清理: which papers, not when it was done.
_SINCE = re.compile(
    "(?:年)?(?:以来|至今)?(?:印发|制定|出台|制发|发布|颁布)的(?:文件|规范性文件|公文)"
)
_BRACKET = seldom(r"\([^()]*\)")
# 截至6月底,示例区数据局今年已收到: nothing but a name before the year whose part it is.
_UP_TO_NAME = seldom(r"[(),:]?[^,。;:()0-9]{0,20},?")
_LINK = seldom(r"(?:度|全年|同期)?(?:为|是|有|共|达|则为)?")
_AROUND = "辖区"
"""辖区医疗机构公开信息700条: what others around did, in this sentence only."""
_ONLY_OURS = seldom("表[^,。()]{0,8}[仅只]")
_NAMES_A_PAGE = "关区"
_CHANNEL = seldom("(?:政府|政务|官方)?(?:门户|网站|官网|网页|公众号|微信|微博|平台|客户端|子站|网)")
"""关区门户网站 is what an office publishes on; 全关区网站, 下属单位网站 are those of others."""
_BESIDE = {-1: "previous", 1: "next"}
_REACH = 8
_FEW = 4


# Slots rather than a tuple, whose fields take several times as long to look at.
@dataclass(slots=True, unsafe_hash=True)
class Scope:
    """The scope that governs a place: ``period`` is this, previous, half_year, partial_year
    or other (another year); ``area`` is set where a wider body than the organ is meant.
    Never changed.

    ``office`` is set where the figure is an office's own in a report on its area, or where
    it says that it spoke for its government: tables of either kind are seen beside such words.
    ``month`` is set where a single month is meant: only in its sentence, up to a semicolon.
    ``stated`` tells whether the sentence itself names the period; ``up_to_now`` marks 截至目前.
    """

    period: str = "this"
    area: bool = False
    month: bool = False
    stated: bool = False
    up_to_now: bool = False
    office: bool = False

    @property
    def is_part(self) -> bool:
        """Whether a part of a year is meant."""
        return self.period in ("half_year", "partial_year")

    def but(
        self,
        period: str | None = None,
        area: bool | None = None,
        month: bool | None = None,
        stated: bool | None = None,
        up_to_now: bool | None = None,
        office: bool | None = None,
    ) -> Scope:
        """The scope with something else in it."""
        return Scope(
            self.period if period is None else period,
            self.area if area is None else area,
            self.month if month is None else month,
            self.stated if stated is None else stated,
            self.up_to_now if up_to_now is None else up_to_now,
            self.office if office is None else office,
        )


@dataclass(frozen=True, slots=True)
class Whose:
    """What is known of the whole report: its year, and whether the area's figures are its own,
    and whether it says that its tables hold the office's alone; its organ's name, if known."""

    year: int | None
    area_is_own: bool
    office_is_own: bool = False
    organ: str = ""


class Scopes:
    """The scopes that govern the places of one sentence, worked out once.

    ``names_area`` tells whether the sentence itself names a wider body than the organ.
    """

    def __init__(self, reading: Reading, begin: Scope, whose: Whose) -> None:
        scope = begin
        if begin.month:
            scope = Scope(area=begin.area, office=begin.office)
        elif begin.stated or begin.up_to_now:
            scope = begin.but(stated=False, up_to_now=False)
        another = _speaks_for_another(reading) if reading.flags & REPRESENTS else None
        lent = another is not None and any(f.end <= another for f in reading.figures)
        if another is not None and not lent and not whose.office_is_own:
            scope = scope.but(office=True)
        self._lent = begin.area if lent else None
        self.names_area = self._passing = False
        self._beside: tuple[Scope, Scope] | None = None
        self._starts, self._scopes = [-1], [scope]
        if not reading.flags & SCOPES:
            if scope.area:
                self._own_from(_own_begins(reading.text, 0, whose.organ))
            return
        remark: tuple[int, Scope] | None = None
        for word in reading.flagged(SCOPES):
            index = bisect_left(reading.starts, word.start)
            if remark is not None and word.start > remark[0]:
                scope = self._begin(*remark)
                remark = None
            before = scope
            if scope.month and ";" in reading.text[self._starts[-1] + 1 : word.start]:
                before = scope.but(period="this", month=False)
            after = _after(before, reading.words, index, whose, reading.text)
            if after.period == "previous" and _is_beside(reading, word):
                after = after.but(stated=False)
                remark = remark or _remark_beside(reading.text, word.end, before)
                self._beside = (after, before)
            if after.area and "area" in word.tags:
                self.names_area, self._passing = True, word.text == _AROUND
            if lent and word.start == another:
                after = after.but(area=True)
                if "其中" in reading.text[:another]:  # 制发8件,其中以县政府名义5件;废止2件
                    remark = remark or _remark_beside(reading.text, word.end, before)
            if after is not scope:
                remark = remark or _remark_around(reading.text, word.start, scope)
                scope = self._begin(word.start, after)
        if remark is not None:
            self._begin(*remark)
        if scope.area:
            self._own_from(_own_begins(reading.text, self._starts[-1], whose.organ))

    def _own_from(self, place: int | None) -> None:
        """全区受理372件,分到本街道的6件: what is told behind ``place`` is the organ's own."""
        if place is None:
            return
        for number, start in enumerate(self._starts):
            if start >= place:
                self._scopes[number] = self._scopes[number].but(area=False)
        last = self._scopes[bisect_left(self._starts, place) - 1]
        at = bisect_left(self._starts, place)
        self._starts.insert(at, place)
        self._scopes.insert(at, last.but(area=False))

    def _begin(self, place: int, scope: Scope) -> Scope:
        """Let a scope govern what stands behind a place."""
        self._starts.append(place)
        self._scopes.append(scope)
        return scope

    def at(self, place: int) -> Scope:
        """The scope at an offset of the sentence: what was named before it."""
        return self._scopes[bisect_left(self._starts, place) - 1]

    @property
    def last(self) -> Scope:
        """The scope that the next sentence begins under; what was done for another ends here."""
        last = self._scopes[-1]
        if self._beside is not None and last == self._beside[0]:
            last = self._beside[1]  # 1024条,2021年为896条: the next sentence is of this year
        if last.period == "next":
            last = last.but(period="this", stated=False)  # 1件须到次年1月答复
        if self._passing:
            return last.but(area=False)
        return last if self._lent is None else last.but(area=self._lent)


def _own_begins(text: str, floor: int, organ: str) -> int | None:
    """Where a sentence on a wider body turns to the organ that reports, None where it does not."""
    place = own_place(text, organ)
    return own_subject(text, floor, organ) if place is None else place


def _remark_around(text: str, place: int, scope: Scope) -> tuple[int, Scope] | None:
    """现行有效9件(含2010年以前制发的2件): where the bracket around a place ends, and with it
    the scope that was named inside; None outside of brackets."""
    opening = text.rfind("(", max(0, place - _LONGEST_REMARK), place)
    if opening < 0 or ")" in text[opening:place]:
        return None
    closing = text.find(")", place, place + _LONGEST_REMARK)
    if closing >= 0 and _ONLY_OURS.search(text, opening, closing):
        return None  # 办公厅(表格仅反映本机关情况)收到9件: whose tables these are tells of it, too
    return (closing, scope) if closing >= 0 else None


def _is_beside(reading: Reading, year: Word) -> bool:
    """收到33件,2023年为41件: nothing but the year before a figure, and this year's before it."""
    text, place = reading.text, year.start - 1
    if year.year is None or text[place : place + 1] not in (",", ";"):
        return False
    figure = next((f for f in reading.figures if f.start >= year.end), None)
    told = any(f.end <= place for f in reading.figures)
    return told and figure is not None and _LINK.fullmatch(text, year.end, figure.start) is not None


def _remark_beside(text: str, place: int, scope: Scope) -> tuple[int, Scope] | None:
    """Where last year's figure ends that is told beside this year's: before the next ;."""
    end = text.find(";", place)
    return (end, scope) if end >= 0 else None


def _speaks_for_another(reading: Reading) -> int | None:
    """Where the sentence says 代表区政府, and no figure of the whole area tells them apart."""
    place = None
    for word in reading.flagged(SCOPES):
        if "area" in word.tags:
            return None
        if place is None and "represents" in word.tags:
            place = word.start
    return place


def _after(scope: Scope, words: tuple[Word, ...], index: int, whose: Whose, text: str) -> Scope:
    word = words[index]
    tags = word.tags
    if word.year is not None:
        period = period_of_year(word.year, whose)
        of_all = period == "this" and scope.period == "other" and text[word.start - 1] == "("
        if not of_all and _is_local(words, index, text):  # 2008年以来146件(2024年13件)
            return scope
        return scope.but(period=period, stated=True, month=False)
    if "whole_year" in tags:
        return scope.but(period="this", stated=True) if scope.is_part else scope
    if "half_year" in tags:
        return scope.but(period="half_year", stated=True)
    if "partial_year" in tags:
        return scope.but(period="partial_year", stated=True)
    if "month" in tags and _OF_THE_MONTH.match(text, word.end):
        return scope  # 12月下旬到件的1件顺延至次年
    if "month" in tags:
        return scope.but(period="partial_year", stated=True, month=True)
    if word.text in ("今年", "本年", "本年度", "全年", "年内", "当年") and not _is_local(
        words, index, text
    ):
        keeps = scope.stated and word.text in ("全年", "当年", "年内") and not scope.is_part
        keeps = keeps or (scope.is_part and _is_up_to(words, index, text))
        return scope if keeps else scope.but(period="this", stated=True, month=False)
    if word.text.startswith(THIS_YEAR) and ("publish" in tags or word.metrics):
        return scope.but(period="this", stated=True, month=False)
    if "up_to_now" in tags:
        return scope.but(up_to_now=True)
    if "office" in tags and not whose.area_is_own:
        # Beside the area's own figures nothing tells which of them the tables hold.
        unsure = scope.area and "own" not in tags and not whose.office_is_own
        return scope.but(area=False, office=unsure)
    if scope.office and whose.area_is_own and "area" in tags and word.text.startswith("全"):
        return scope.but(office=False)  # the office's part is told, and all of it again
    if "area" in tags and not whose.area_is_own and _is_subject(word, words[index + 1 :], text):
        return scope.but(area=True)
    if "office" in tags and whose.area_is_own and not text.endswith(_WITH_OFFICE, 0, word.start):
        return scope.but(office=True)
    if "own" in tags:
        return scope.but(area=False)
    return scope


def _is_up_to(words: tuple[Word, ...], index: int, text: str) -> bool:
    """截至6月底今年已收到7件, 1至6月,本年…: the year whose part was named right before."""
    word = words[index]
    before = next((w for w in reversed(words[:index]) if "partial_year" in w.tags), None)
    if before is None or word.text == "全年":
        return False
    return _UP_TO_NAME.fullmatch(text, before.end, word.start) is not None


def _is_subject(area: Word, words: tuple[Word, ...], text: str) -> bool:
    """Whether an area is who did it (全县共收到…), not whom it was done for (督促各部门…)."""
    if text[area.start - 1 : area.start] in _PLACED:
        return False  # 在各村张贴公开指南
    if area.text == _NAMES_A_PAGE and _CHANNEL.match(text, area.end):
        return False  # 关区门户网站发布45篇: which channel, not whose figures
    place, unknown = area.end, 0
    # 全县各学校(含幼儿园)共收到…: what a bracket adds says no more of whose figure it is.
    aside = _BRACKET.search(text, area.end, area.end + _LONGEST_REMARK)
    if aside is not None:
        words = tuple(w for w in words if w.start < aside.start() or w.start >= aside.end())
    for word in words[:_REACH]:
        gap = text[place : word.start]
        if aside is not None and place <= aside.start() < word.start:
            gap = gap[: aside.start() - place] + gap[aside.end() - place :]
        unknown += sum(char.isalpha() for char in gap)  # 全区62所学校: figures say whose, too
        if "," in gap or ";" in gap or unknown > _FEW:
            return False
        if "publish" in word.tags or any(m.role in ("verb", "amount") for m in word.metrics):
            return True
        place = word.end
    return False


def period_of_year(year: int, whose: Whose) -> str:
    """How a year stands to the report's: this, previous, next or other."""
    if whose.year is None or year == whose.year:
        return "this"
    return _BESIDE.get(year - whose.year, "other")


def _is_attribute(verb: Word, text: str) -> bool:
    """继续有效的为2018年印发的2件: the year tells when those were made."""
    made = any(m.cell.endswith((".issued", ".made")) for m in verb.metrics)
    return made and text.startswith("的", verb.end)


def _is_local(words: tuple[Word, ...], index: int, text: str) -> bool:
    """Whether a year belongs to a comparison, a bracket or 结转, not to the clause."""
    word = words[index]
    before = words[index - 1] if index else None
    if (
        before is not None
        and before.end == word.start
        and (_COMPARES in before.tags or _CARRIES in before.tags)
    ):
        return True
    if text[word.start - 1 : word.start] == "(":
        return True
    if text.startswith("的", word.end) and text[word.start - 1 : word.start] in _LIKENS:
        return True
    if _SINCE.match(text, word.end):
        return True
    after = words[index + 1] if index + 1 < len(words) else None
    if after is not None and after.start == word.end and _is_attribute(after, text):
        return True
    beside = after is not None and after.start == word.end
    denies = after is not None and "negation" in after.tags and _CARRIES not in after.tags
    if denies and index + 2 < len(words):
        after, beside = words[index + 2], True
    if after is None or not beside or word.year is None:
        return False
    if _CARRIES in after.tags or after.text in _BEHIND or after.text in STAYED:
        return True
    return bool(after.metrics) and any(metric.cell == _LEFT for metric in after.metrics)
