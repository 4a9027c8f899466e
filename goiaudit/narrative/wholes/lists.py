"""The lists that a text gives after a total: where they begin, which figures, at which level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goiaudit.definitions.seldom import seldom
from goiaudit.model.cells import Number
from goiaudit.narrative.mentions import Mention
from goiaudit.narrative.text.lazy import lazy
from goiaudit.narrative.text.marks import SOFT
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.words import Reading
from goiaudit.narrative.wholes.openings import opening
from goiaudit.narrative.wholes.parts import (
    APART,
    BASES,
    Part,
    Whole,
    part_of,
    request_kind,
    stands_apart,
)

_NESTED = re.compile(r"其中|内有|内含|,含|\(含|后者|包括|包含|当中")
_NEW_DIMENSION = re.compile(r"从[^,。;]{1,10}看|按[^,。;]{1,8}(?:分|看)")
_VIEWS = re.compile(
    r"点击|阅读|浏览|转载|转发|播放|关注|粉丝|访问|点赞|评论|同比|增长|下降|上升|比上年|较上年"
)
# 单个申请人最多提交6件, 平均每天近5条: no parts, and none come behind them.
_STATISTIC = re.compile(
    r"平均|[日周月人]均|最[多高少低长短大快]|单[个家]|每[个天日周月名家人](?!头条|甘肃|新报|商报|电讯)"
)
_BESIDE_TOTAL = re.compile(
    r"\((?:其中)?(?:包?含|包括)?(?:有)?(?:本年|今年|当年|上年|去年|20[0-9]{2}年)[^()]{0,16}\)"
)
_RESPECTIVE = re.compile(r"[^,。;:()0-9]{1,40}(?:分别|依次|各)(?:为|是|有|达|达到)")
_SUM = re.compile(r"合计|总计|相加|加起来|(?P<weak>总共|共计|一共|共(?=收到|受理|接收|办结|答复))")
_PLAIN_SUM = seldom(
    r"[,;]\s*(?:总共|共计|一共|共)(?:收到|受理|接收)?(?:政府|信息|公开|依|的|申请|事项)*"
)
_ITEMS = "disclosure.published_items.total"
_ITEMS_SUM = seldom(r"[,;]\s*(?:总共|共计|一共)(?:公开|发布)?(?:政府|信息|各类)*")
_DONE_SUM = seldom(
    r"[,;]\s*(?:总共|共计|一共|共|合计|总计)(?:已)?(?:办结|办理|答复)(?:完毕)?(?:申请)?"
)
_RESULTS = seldom("(?:办理|处理|答复)(?:结果|情况)")
_LAST_CLASS = ("requests.other_handling.total",)
_ALL_CLASSES, _LONGEST_HEAD = 4, 12
_SHARES = ("占", "占了", "占有")
_BRANCH = seldom(
    r"requests\.(?:granted|partially_granted|denied|unavailable|rejected|other_handling)\.total|"
    r"disputes\.\w+\.(?:upheld|corrected|other|pending)"
)
# 网站410条,减少3%;公众号932条,增长18%
_CHANGED = seldom("(?:[增减]|[上下][升降])[长加少幅]?[0-9.约近为]*%")
_CARRIED_IN = ("requests.carried_in.total",)
_WITHIN = ("open", "closing", "bracket", "kind")
_MOST_PARTS = 60
_MANY_SUBJECTS, _FEW_MORE = 5, 50
_SUBJECT = seldom(
    "(?!.*(?:公开了|发布|推送|转载|转发|解读|回应|重点|主要|涉及|新增|更新|删除|整改|视频|图片|图解|简报|专报|信息简|上报|采用|采纳))"
    "[^,。;:、()0-9]{2,12}"
)
_LONGEST_BRACKET = 400
_PREFIX = 2
SUMMED_BEFORE = "before"
"""The marker of a list that stands in the sentence before its total: 网络9件。以上合计9件."""


@dataclass
class PartList:
    """The parts found after a total: ``marker`` tells how they are introduced. Never changed.

    ``sure`` is unset where something in the list was not understood, ``etc`` set where 等
    follows the last part, ``pure`` where a bracket holds nothing but parts.
    """

    parts: tuple[Part, ...]
    marker: str
    intro: str
    sure: bool
    etc: bool
    pure: bool

    @lazy
    def values(self) -> list[Number]:
        """The figures of the parts."""
        return [part.figure.value for part in self.parts]

    @lazy
    def total(self) -> int:
        """The sum of the parts."""
        return sum(map(int, self.values))

    @lazy
    def kinds(self) -> set[str]:
        """The kinds of the parts."""
        return {part.kind for part in self.parts} - {"rest"}


def part_lists(whole: Whole) -> list[PartList]:
    """The lists after a total: one, or one per dimension (by channel, then by outcome)."""
    reading = whole.reading
    if whole.first >= len(reading.figures):
        return []
    first, place = _past_asides(whole)
    start, kind = _marked(whole, first, place)
    if not kind or (kind == "bare" and _is_beside_carried_in(whole, first)):
        return []
    end = _region_end(reading.text, start, kind)
    if kind != "bracket" and _has_one_to_a_line(reading, start, end):
        end = len(reading.text)
    found: list[PartList] = []
    run: list[Part] = []
    summed, begin = 0, place
    for part in _parts(whole, first, start, end, kind):
        if run and part is not None and _turns(whole, run[-1], part):
            found.append(_list(reading, run, kind, begin, part.sure))
            run, summed, begin = [], 0, part.figure.start - len(part.label)
        if part is None:
            break
        complete = summed == whole.mention.value and len(run) >= _PREFIX
        if complete and not (
            _is_listed_with(whole, run[-1], part)
            or _is_branch(run, part)
            or _is_next_subject(whole, run, part)
        ):
            break
        run.append(part)
        summed += int(part.figure.value)
    if run:
        found.append(_list(reading, run, kind, begin, True))
    return found


def list_before(
    reading: Reading, mentions: Sequence[Mention | None], index: int
) -> PartList | None:
    """The parts before a total that says it sums them up: 网络18件,信函6件,合计24件."""
    whole, text = mentions[index], reading.text
    assert whole is not None
    begin = max(text.rfind(mark, 0, whole.figure.start) for mark in "。;:") + 1
    before = text[reading.figures[index - 1].end : whole.figure.start]
    said = _SUM.search(before)
    if said is None:
        return None
    parts: list[Part] = []
    for number in range(index - 1, -1, -1):
        figure, mention = reading.figures[number], mentions[number]
        if figure.start < begin:
            break
        if figure.kind == "percent":
            continue
        floor = max(begin, reading.figures[number - 1].end if number else 0)
        label = text[reading.left(figure.start, SOFT, max(floor, figure.start - 40)) : figure.start]
        part = part_of(Whole(reading, mentions, whole, index, 0, ()), figure, label, mention, "sum")
        if part is None or _VIEWS.search(label) or "(" in text[figure.end : whole.figure.start]:
            return None
        parts.append(part)
    if len(parts) < _PREFIX:
        return None
    parts.reverse()
    sure = len({part.kind for part in parts}) == 1 and all(part.sure for part in parts)
    head = text[max(0, begin - _LONGEST_HEAD) : parts[0].figure.start]
    added = said["weak"] is None or _adds_channels(whole, parts, before)
    sure = sure and (added or _adds_outcomes(whole, parts, head, before))
    return PartList(tuple(parts), "sum", before, sure, False, False)


def _adds_channels(whole: Mention, parts: Sequence[Part], before: str) -> bool:
    """网络收到14件、信函收到5件,共计19件: nothing but ways of asking, and then their sum."""
    cells = [part.cell for part in parts]
    if {part.kind for part in parts} != {"channel"} or len(set(cells)) < len(cells):
        return False
    if whole.cells[0] in BASES:
        return _PLAIN_SUM.fullmatch(before) is not None
    near = 0 < sum(int(part.figure.value) for part in parts) - int(whole.value) <= whole.value // 10
    return whole.cells[0] == _ITEMS and near and _ITEMS_SUM.fullmatch(before) is not None


def _adds_outcomes(whole: Mention, parts: Sequence[Part], head: str, before: str) -> bool:
    """答复情况为:予以公开15件、…、其他处理2件,共计办结36件: all the outcomes, and their sum."""
    if whole.cells[0] not in BASES[1:] or {part.kind for part in parts} != {"outcome"}:
        return False
    listed = _RESULTS.search(head) is not None or parts[-1].cell in _LAST_CLASS
    return listed and len(parts) >= _ALL_CLASSES and _DONE_SUM.fullmatch(before) is not None


def _marked(whole: Whole, first: int, place: int) -> tuple[int, str]:
    """Where a list begins and what introduces it; an empty kind where there is none."""
    text = whole.reading.text
    if first < len(whole.reading.figures) and _is_share(whole.reading, first):
        return place, "share"
    marker = opening(text, place)
    if marker is None or (marker.group().startswith(";") and place == whole.place):
        return place, ""
    kind = marker.lastgroup or "bare"
    if kind == "bare" and first < len(whole.reading.figures):
        label = text[marker.end() : whole.reading.figures[first].start]
        kind = "closing" if _RESPECTIVE.fullmatch(label) else kind
    if whole.place == 0 and kind in ("bare", "colon", "bracket"):
        return place, ""
    return marker.end(), kind


def _is_beside_carried_in(whole: Whole, first: int) -> bool:
    """Whether figures behind a bare comma stand beside what was carried in, and are no parts."""
    return _is_behind_carried_in(whole, first) or _follows_carried_in(whole, first)


def _is_behind_carried_in(whole: Whole, first: int) -> bool:
    """收到126件,承接上年5件,办结124件: beside what was carried in stands what was done."""
    before = whole.mentions[first - 1] if first > whole.first else None
    if before is None or before.cells != _CARRIED_IN:
        return False
    return not whole.reading.text.startswith(")", before.figure.end)


def _follows_carried_in(whole: Whole, first: int) -> bool:
    """上年结转4件,新收61件,办结60件,结转5件: what came in before was done as well."""
    part = whole.mentions[first] if first < len(whole.mentions) else None
    if part is None or part.cells[:1] not in ((BASES[1],), (BASES[2],)):
        return False
    told = whole.mentions[: max(0, whole.first - 1)]
    return any(m is not None and m.cells == _CARRIED_IN and m.value for m in told)


def _is_share(reading: Reading, number: int) -> bool:
    """网站占235条: the figure is said to be a part."""
    figure = reading.figures[number]
    if figure.kind == "percent":
        return False
    return reading.text.endswith(_SHARES, 0, figure.start)


def _is_listed_with(whole: Whole, last: Part, part: Part) -> bool:
    """网络4件、信函1件、当面1件 of 5: though two make the total, the third is one of the list."""
    joined = whole.reading.text[last.figure.end : part.figure.start - len(part.label)] == "、"
    return joined and whole.cell in BASES and part.kind == last.kind in ("channel", "applicant")


def _is_branch(run: Sequence[Part], part: Part) -> bool:
    """予以公开7件、不予公开9件、不予处理1件 of 16: one class more is one of the list."""
    cells = [member.cell for member in (*run, part)]
    same = all(_BRANCH.fullmatch(cell) for cell in cells)
    return same and len(set(cells)) == len(cells) and ":" not in part.label


def _is_next_subject(whole: Whole, run: Sequence[Part], part: Part) -> bool:
    """动态90条、…、财政8条 of 114, 公开指南1条: a few more, told like many, are of the list."""
    if len(run) < _MANY_SUBJECTS or not whole.cell.startswith("disclosure."):
        return False
    text, last, few = whole.reading.text, run[-1], whole.mention.value // _FEW_MORE
    beside = text[last.figure.end : part.figure.start - len(part.label)] in (",", "、")
    alike = part.figure.unit == whole.mention.figure.unit and _SUBJECT.fullmatch(part.label)
    named = {member.kind for member in (*run, part)} == {"subject"}
    return bool(beside and alike and named and part.figure.value <= few)


def _turns(whole: Whole, last: Part, part: Part) -> bool:
    """Whether a list of requests goes on by another dimension."""
    if whole.cell.startswith("disclosure") or part.kind in (last.kind, "rest"):
        return False
    return last.kind in ("channel", "applicant", "outcome")


def _past_asides(whole: Whole) -> tuple[int, int]:
    """Step over last year's figure, the change, what was carried in: 15件,较去年增加3件,其中…."""
    first, place = whole.first, whole.place
    text, figures = whole.reading.text, whole.reading.figures
    if text.startswith("(", place) and (beside := _BESIDE_TOTAL.match(text, place)) is not None:
        place = beside.end()
        while first < len(whole.mentions) and figures[first].start < place:
            first += 1
    while first < len(whole.mentions):
        mention, figure = whole.mentions[first], figures[first]
        aside = mention is not None and (mention.aside or mention.cells == _CARRIED_IN)
        if not (aside or figure.kind == "percent") or figure.start - place > _LONGEST_BRACKET:
            break
        if _NESTED.search(text[place : figure.start]):
            break
        first, place = first + 1, figure.end
        if text.startswith(")", place):
            place += 1
    return first, place


def _list(reading: Reading, run: Sequence[Part], kind: str, begin: int, sure: bool) -> PartList:
    end = run[-1].figure.end
    etc = reading.text.startswith("等", end)
    pure = kind == "bracket" and reading.text.startswith(")", end)
    intro = reading.text[begin : run[0].figure.start]
    sure = sure and all(part.sure for part in run)
    if sure and any(part.beside for part in run):
        # 其中网站公开42条,微信公开30条: behind 其中 a list of nothing but channels is one of parts.
        sure = kind in _WITHIN and {part.kind for part in run} == {"channel"}
    return PartList(tuple(run), kind, intro, sure, etc, pure)


def _region_end(text: str, start: int, kind: str) -> int:
    """Where a list must end: its bracket, a semicolon, or the sentence."""
    if kind == "bracket":
        depth = 1
        for place in range(start, min(len(text), start + _LONGEST_BRACKET)):
            depth += {"(": 1, ")": -1}.get(text[place], 0)
            if depth == 0:
                return place
        return start
    end = -1 if kind == "share" else text.find(";", start)
    return len(text) if end < 0 else end


def _has_one_to_a_line(reading: Reading, start: int, end: int) -> bool:
    """其中:网站150条;微信120条;其他60条: behind a colon a list whose own mark is the semicolon."""
    if end >= len(reading.text):
        return False
    within = [figure for figure in reading.figures if start <= figure.start < end]
    parts = [figure for figure in within if figure.kind != "percent"]
    # 征地类18件,占41.9%;规划类12件,占27.9%: each with its share
    later = reading.right(end + 1, ";", len(reading.text))
    first, second = reading.text[start:end], reading.text[end:later]
    both = "占" in first and "占" in second
    both = both or (_CHANGED.search(first) is not None and _CHANGED.search(second) is not None)
    shared = len(within) > len(parts) and both
    return len(parts) == 1 and (shared or ":" in reading.text[max(0, start - 1) : start + 1])


def _parts(whole: Whole, first: int, start: int, end: int, kind: str) -> Iterator[Part | None]:
    """The figures at the level of the list; None ends it where something else begins."""
    reading, text = whole.reading, whole.reading.text
    figures, mentions = reading.figures, whole.mentions
    depth, place, nested, held = 0, start, 0, 0
    last: Figure | None = None
    reached = ""
    for number in range(first, min(len(figures), first + _MOST_PARTS)):
        figure, mention = figures[number], mentions[number]
        if figure.start >= end:
            if kind == "bracket" or last is None or not _goes_on(whole, reached, mention):
                return
            end = _region_end(text, figure.start, kind)
        between = text[place : figure.start]
        if "(" in between or ")" in between:
            depth += between.count("(") - between.count(")")
        place = figure.end
        if depth > 0 or figure.kind in ("percent", "money"):
            continue
        if kind == "share" and not _is_share(reading, number):
            continue
        if mention is not None and mention.aside:
            continue
        begin = reading.left(figure.start, SOFT, max(start, figure.start - 40))
        label = text[begin : figure.start] or _bracketed(reading, figure, start)
        if _VIEWS.search(label):
            continue
        if last is not None and _NESTED.search(between):
            nested, held = int(last.value), 0
        if nested:
            held += int(figure.value)
            nested = 0 if held == nested else nested
            continue
        if last is not None and (_NEW_DIMENSION.search(between) or _STATISTIC.search(label)):
            return
        if whole.cell in APART and mention is not None and stands_apart(whole, mention):
            continue
        part = part_of(whole, figure, label, mention, kind)
        yield part
        if part is None:
            return
        last, reached = figure, part.kind


def _bracketed(reading: Reading, figure: Figure, start: int) -> str:
    """县(市、区)25件: the label of a part that ends with a bracket."""
    opening = reading.text.rfind("(", start, figure.start)
    if opening < start or not reading.text.startswith(")", figure.start - 1):
        return ""
    return reading.text[reading.left(opening, SOFT, start) : figure.start]


def _goes_on(whole: Whole, kind: str, mention: Mention | None) -> bool:
    """网上18件,占49%;信函3件,占8%: behind a semicolon the next part of the same kind."""
    if whole.cell not in BASES or mention is None or len(mention.cells) != 1:
        return False
    next_kind = request_kind(mention.cells[0])
    return kind in ("channel", "applicant") and next_kind in ("channel", "applicant")
