"""The parts that a text names after a total: which figures, at which level, of which kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goiaudit.narrative.lexicon import Reading
from goiaudit.narrative.mentions import Mention
from goiaudit.narrative.numerals import Figure

_MARKER = re.compile(
    r"[,;]?\s*(?P<closing>(?:其中)?分别(?:为|是)|分为)|"
    r"[,;]?\s*(?P<open>其中|主要(?:包括|有|是)|包括|包含|内?含(?!有)|当中|内有|计有?|即|出自|来自|如|具体为)|"
    r",?\s*(?P<kind>(?:按|从)[^,。;:()]{1,8}(?:为|看|分|是)|[^,。;:()]{0,6}(?:分布|渠道)(?:是|为|有))|"
    r"(?P<colon>:)|(?P<bracket>\()|(?P<bare>,)"
)
_NESTED = re.compile(r"其中|内有|内含|[,(]含|后者|包括|当中")
_NEW_DIMENSION = re.compile(r"从[^,。;]{1,10}看|按[^,。;]{1,8}(?:分|看)")
_VIEWS = re.compile(
    r"点击|阅读|浏览|转载|转发|播放|关注|粉丝|访问|点赞|评论|同比|增长|下降|上升|比上年|较上年"
)
_REST = re.compile(r"\s*其[他它余]$")
_SEGMENT = ",、;:()。\n"
_MOST_PARTS = 60
_LONGEST_BRACKET = 400
_PREFIX = 2

BASES = ("requests.new.total", "requests.handled_total.total", "requests.answered.total")
_TOTAL = "disclosure.published_items.total"
_NEW_MEDIA = "disclosure.published_items.new_media"
_IN_NEW_MEDIA = ("disclosure.published_items.wechat", "disclosure.published_items.weibo")


@dataclass(frozen=True, slots=True)
class Whole:
    """A total to be broken down in ``reading``, by its figures from number ``first`` on.

    ``mentions`` belong to the figures of the reading; ``place`` is the offset behind the total
    (0 where it stands in the sentence before); ``stated`` are all figures that may be the base.
    """

    reading: Reading
    mentions: Sequence[Mention | None]
    mention: Mention
    first: int
    place: int
    stated: tuple[Mention, ...]

    @property
    def cell(self) -> str:
        """What the total counts."""
        return self.mention.cells[0]


@dataclass(frozen=True, slots=True)
class Part:
    """One part: ``kind`` is channel, applicant, outcome, dispute, item or subject.

    ``cell`` is what the part itself states, empty where that is nothing known; ``sure`` is unset
    where the figure may be something else, ``beside`` set where it may stand beside the total.
    """

    figure: Figure
    label: str
    kind: str
    cell: str
    sure: bool = True
    beside: bool = False


@dataclass(frozen=True, slots=True)
class PartList:
    """The parts found after a total: ``marker`` tells how they are introduced.

    ``sure`` is unset where something in the list was not understood, ``etc`` set where 等
    follows the last part, ``pure`` where a bracket holds nothing but parts.
    """

    parts: tuple[Part, ...]
    marker: str
    intro: str
    sure: bool
    etc: bool
    pure: bool

    @property
    def total(self) -> int:
        """The sum of the parts."""
        return sum(int(part.figure.value) for part in self.parts)

    @property
    def kinds(self) -> set[str]:
        """The kinds of the parts."""
        return {part.kind for part in self.parts} - {"rest"}


def part_lists(whole: Whole) -> Iterator[PartList]:
    """The lists after a total: one, or one per dimension (by channel, then by outcome)."""
    first, place = _past_asides(whole)
    marker = _MARKER.match(whole.reading.text, place)
    if marker is None or (marker.group().startswith(";") and place == whole.place):
        return
    kind = marker.lastgroup or "bare"
    end = _region_end(whole.reading.text, marker.end(), kind)
    run: list[Part] = []
    summed, begin = 0, place
    for part in _parts(whole, first, marker.end(), end):
        if run and part is not None and _turns(whole, run[-1], part):
            yield _list(whole.reading, run, kind, begin, part.sure)
            run, summed, begin = [], 0, part.figure.start - len(part.label)
        if part is None:
            break
        run.append(part)
        summed += int(part.figure.value)
        if len(run) >= _PREFIX and summed == whole.mention.value:
            break
    if run:
        yield _list(whole.reading, run, kind, begin, True)


def _turns(whole: Whole, last: Part, part: Part) -> bool:
    """Whether a list of requests goes on by another dimension."""
    if whole.cell.startswith("disclosure") or part.kind in (last.kind, "rest"):
        return False
    return last.kind in ("channel", "applicant", "outcome")


def _past_asides(whole: Whole) -> tuple[int, int]:
    """Step over last year's figure and the change: 15件,较去年增加3件,其中…."""
    first, place = whole.first, whole.place
    while first < len(whole.mentions):
        mention, figure = whole.mentions[first], whole.reading.figures[first]
        aside = mention is not None and mention.aside
        if not (aside or figure.kind == "percent") or figure.start - place > _LONGEST_BRACKET:
            break
        if _NESTED.search(whole.reading.text[place : figure.start]):
            break
        first, place = first + 1, figure.end
        if whole.reading.text.startswith(")", place):
            place += 1
    return first, place


def _list(reading: Reading, run: Sequence[Part], kind: str, begin: int, sure: bool) -> PartList:
    end = run[-1].figure.end
    etc = reading.text.startswith("等", end)
    pure = kind == "bracket" and reading.text.startswith(")", end)
    intro = reading.text[begin : run[0].figure.start]
    # 其中网站公开42条,微信公开30条: behind 其中 a list of nothing but channels is one of parts.
    within = kind in ("open", "closing", "bracket") and {p.kind for p in run} == {"channel"}
    sure = sure and all(p.sure and (within or not p.beside) for p in run)
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
    end = text.find(";", start)
    return len(text) if end < 0 else end


def _parts(whole: Whole, first: int, start: int, end: int) -> Iterator[Part | None]:
    """The figures at the level of the list; None ends it where something else begins."""
    reading = whole.reading
    depth, place, nested, held = 0, start, 0, 0
    last: Figure | None = None
    for number in range(first, min(len(reading.figures), first + _MOST_PARTS)):
        figure, mention = reading.figures[number], whole.mentions[number]
        if figure.start >= end:
            return
        between = reading.text[place : figure.start]
        depth += between.count("(") - between.count(")")
        place = figure.end
        if depth > 0 or figure.kind in ("percent", "money"):
            continue
        begin = reading.left(figure.start, _SEGMENT, max(start, figure.start - 40))
        label = reading.text[begin : figure.start]
        if _VIEWS.search(label) or (mention is not None and mention.aside):
            continue
        if last is not None and _NESTED.search(between):
            nested, held = int(last.value), 0
        if nested:
            held += int(figure.value)
            nested = 0 if held == nested else nested
            continue
        if last is not None and _NEW_DIMENSION.search(between):
            yield None
            return
        part = _part(whole, figure, label, mention)
        yield part
        if part is None:
            return
        last = figure


def _part(whole: Whole, figure: Figure, label: str, mention: Mention | None) -> Part | None:
    """One figure as a part of the whole: None where it begins something else."""
    own = mention.cells[0] if mention is not None and mention.cells else ""
    if whole.cell.startswith("disclosure."):
        return _part_of_items(whole, figure, label, own)
    if figure.kind == "item" and figure.unit != "条":
        return None
    if whole.cell.startswith("disputes."):
        row = whole.cell.rpartition(".")[0]
        fits = own.startswith(row) or (row == "disputes.litigation" and "litigation_" in own)
        return Part(figure, label, "dispute", own) if fits else None
    if whole.cell not in BASES:
        fits = own.startswith(whole.cell.rpartition(".")[0])
        return Part(figure, label, "item", own) if fits else None
    if own == whole.cell or own.startswith(("disputes", "disclosure", "requests.carried_in")):
        return None
    kind = "rest" if _REST.match(label) else _request_kind(own)
    return Part(figure, label, kind or "subject", own, bool(kind))


def _part_of_items(whole: Whole, figure: Figure, label: str, own: str) -> Part | None:
    if figure.unit in ("次", "起", "宗") or own == _TOTAL:
        return None
    if own and not own.startswith("disclosure.published_items."):
        return None
    if own and whole.cell != _TOTAL and (whole.cell != _NEW_MEDIA or own not in _IN_NEW_MEDIA):
        return None
    words = whole.reading.between(figure.start - len(label), figure.start)
    verb = any("publish" in word.tags for word in words)
    # 政府网站公开42条 may be a part or a count beside the total.
    return Part(figure, label, "channel" if own else "subject", own, beside=bool(own and verb))


def _request_kind(cell: str) -> str:
    if cell.startswith("requests.channel."):
        return "channel"
    if cell.startswith("requests.new.") and cell != "requests.new.total":
        return "applicant"
    return "outcome" if cell.startswith("requests.") else ""
