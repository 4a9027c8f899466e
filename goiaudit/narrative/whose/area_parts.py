"""The part of an office, a level or members in what a report tells for its area."""

from __future__ import annotations

from collections.abc import Sequence

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import Memory, Mention
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import Word

_LEVEL = "本级"
_MEMBERS = seldom(
    "(?:其中)?[,:]?(?:[省市县区州旗]直|[省市县区州旗]级|各|所属|下属|隶属|直属|下辖|基层|[局委厅院校]属)?"
    "(?:乡镇|镇街|街道|镇村|乡镇街道|部门|单位|分局|县区|区县|市县|海关|[市县区]局)[^,。;:()0-9的]{0,10}$"
)
"""乡镇收到7件, 隶属海关收11件: some of those below."""
_RECEIVED = ("requests.new.total",)
_TWO = 2
_OF_THE_YEAR = frozenset({"half_year", "partial_year", "month"})
_SUMS = ("合计", "总计", "共计", "共", "总共", "一共")
_BELOW = seldom("部门|单位|乡镇|镇街|街道|分局|海关|县区|区县")


def is_part_of_area(memory: Memory, mention: Mention, here: Here) -> bool:
    """全关区28件,其中关本级收17件; 全省办结41050件。省政府办公厅本级办理318件: no total of all.

    The report's tables are the area's, and more of the same has been told for it before.
    """
    if not memory.whose.area_is_own or mention.aside or not mention.cells:
        return False
    text, place = memory.reading.text, here.figure.start
    level = any(_is_of_level(word.text, word.tags) for word in here.clause_words)
    if not level and not _MEMBERS.match(text[here.clause_start : place]):
        return False
    # 各部门受理90件,各乡镇受理12件: side by side neither is the whole.
    wholes = [m for m in memory.heard if level or not _BELOW.search(text, m.start, m.figure.start)]
    told = [*memory.before, *wholes]
    return any(m.cells == mention.cells and not m.aside and m.value > mention.value for m in told)


def _is_of_level(text: str, tags: frozenset[str]) -> bool:
    return "office" in tags or "represents" in tags or text.endswith(_LEVEL)


def whole_of_area(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """区政府收到12宗,各部门收到84宗,各街道收到31宗,全区合计127宗: all that came, told last.

    Without 全区 only where the figures before add up to it.
    """
    if figure.kind != "count" or not here.is_tight or not _says_sum(here.words):
        return None
    before = [f for f in memory.reading.figures if f.end <= here.start and f.unit == figure.unit]
    heard = {m.cells for m in memory.heard if not m.aside}
    if len(before) < _TWO or heard != {_RECEIVED} or figure.value < max(f.value for f in before):
        return None
    bodies = _BELOW.search(memory.reading.text, before[0].end, here.start) is not None
    adds_up = sum(f.value for f in before) == figure.value
    if not (bodies and (adds_up or _names_area(here.words))):
        return None
    return Mention(_RECEIVED, figure, figure.value, here.start, figure.end)


def _says_sum(words: Sequence[Word]) -> bool:
    """全区合计, 合计: that it is a sum, and nothing else but of what area."""
    return any(word.text in _SUMS for word in words) and all(
        word.is_filler or word.tags & {"area", "this"} for word in words
    )


def _names_area(words: Sequence[Word]) -> bool:
    return any("area" in word.tags and word.text.startswith("全") for word in words)


def without_members(memory: Memory, found: list[Mention | None]) -> list[Mention | None]:
    """各部门受理公开申请90件,各乡镇受理12件: in the report on all of them neither is the total."""
    told = [m for m in found if m and not m.aside and m.cells == _RECEIVED]
    if len(told) < _TWO:
        return found
    members = []
    if _says_sum(_said(memory, told[-1])) and _is_sum_of(memory, told[:-1], told[-1]):
        members = told[:-1]
    elif memory.whose.area_is_own:
        members = [m for m in told if _is_of_members(memory, m)]
        if _names_area(_said(memory, told[-1])):  # 区政府收到12宗,全区收到127宗
            smaller = (m for m in told if m.value < told[-1].value)
            members += [m for m in smaller if not memory.is_of_other_time(m)]
    return [None if mention in members else mention for mention in found] if members else found


def _is_sum_of(memory: Memory, parts: Sequence[Mention], whole: Mention) -> bool:
    """代表县政府收到63件,自身收到7件,共70件: of several bodies, not of parts of the year."""
    if any(word.tags & _OF_THE_YEAR for part in parts for word in _said(memory, part)):
        return False
    if len(parts) > 1 and sum(part.value for part in parts) == whole.value:
        return True
    bodies = _BELOW.search(memory.reading.text, parts[0].end, whole.start) is not None
    return memory.whose.area_is_own and bodies


def _is_of_members(memory: Memory, mention: Mention) -> bool:
    said = _said(memory, mention)
    return any("area" in word.tags and word.text.startswith("各") for word in said)


def _said(memory: Memory, mention: Mention) -> tuple[Word, ...]:
    return memory.reading.between(mention.start, mention.figure.start)
