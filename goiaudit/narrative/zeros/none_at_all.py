"""That there was none, in whatever words: 要求公开信息的村民,这一年一位也没有; 公开申请,数目是0.

A noun that can mean only requests for information, or reviews, or suits, and a predicate that says
of it no more than that none was there or came, in either order. What decides is what is not said:
nothing that limits which of them are meant (see ``limits``), and little that is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.requests.coming import FURTHER, HEAD, NONE, REQUEST, TAIL
from goiaudit.narrative.text.marks import CLAUSE
from goiaudit.narrative.text.pattern import search_pattern
from goiaudit.narrative.text.words import DENIES, Reading, Word
from goiaudit.narrative.zeros.denial import Zero
from goiaudit.narrative.zeros.limits import is_limited, is_of_villages, names_another_cause

_NEW, _HANDLED = "requests.new.total", "requests.handled_total.total"
_IN, _OUT = "requests.carried_in.total", "requests.carried_out.total"
_SUITS = "disputes.litigation.total"
_CASES = ("review", "litigation", "litigation_direct", "litigation_after_review")

_MAY = re.compile(search_pattern(("公开", "申请", "信息", "复议", "诉讼", "起诉", "被诉", "官司")))
_SIGN = re.compile("[没未无不零〇空0](?<![0-9]0)")
"""What every predicate of there being none holds, no figure but a nought alone."""
_JOINED = seldom("(?:、|和|及|与|或|以及|或者|还是|,)*")
_AMONG = re.compile("(?:申请|请求|复议|诉讼|案件)(?:书|件)?(?:当中|之中|中|里|之内|内)(?:[,有]|$)")
_TO = "(?:转|结转|留|遗留|拖|推|延|跨|放|挪|移|带|滚)(?:入|到|至|往|给|进|向)?"
_TO_NEXT = re.compile(
    f"{_TO}(?:20[0-9]{{2}}年度?|下一?年度?|次年度?|来年|明年|翌年|后一年)[^,。;:()0-9]{{0,8}}$|"
    "(?:未|没|没有|尚未)(?:办[完结理毕]*|了结|结)的?$"
)
_FROM_LAST = re.compile(
    "(?:上年度?|上一年度?|去年|往年)(?:年?底|末)?[^,。;:()0-9]{0,6}(?:结转|转|留|遗留|带|结余)[^,。;:()0-9]{0,3}的?$"
)
_NEWLY = re.compile("(?:新的?|再有|再)?申请(?:人)?(?:递|提|寄|送|交|来|到|收|上|出)")
"""没有新的申请递来, in a sentence that has spoken of requests before."""
ATTRIBUTES = ("依申请公开", "依申请", "依申请公开信息", "依申请公开政府信息")
"""Without 申请 as a noun it may be what papers are marked with: 依申请公开35件,主动公开21件."""
_MARKED = seldom("主动公开|不予公开|不公开|属性|公文|发文|文件")
_BESIDE_CASES = re.compile(
    "申请(?:件|书|数量?|受理|办理)?(?=[、和与及](?:行政)?(?:复议|诉讼|起诉|应诉))"
)
"""申请、复议、诉讼均为零: right before cases, and not of these, a request for information."""
_BOTH = seldom(
    "(?:的)?(?:收到|受理|收件|接收|新收)(?:件数|数量|量|数)?(?:和|与|、|及|以及)"
    "(?:办结|办理|处理)(?:件数|数量|量|数)?(?:同|均|都|皆|全)?"
)
"""公开申请的受理量与办结量同为零."""
_THERE_ARE = ("有", "发生", "出现", "收到", "接到", "发生了", "收到了")
_LOOSE = 2
_FAR = 60
_CLAUSES = 2


class _Noun(NamedTuple):
    """A noun that is denied: its cell, and where it stands."""

    cell: str
    start: int
    end: int


def may_deny(reading: Reading) -> bool:
    """Whether a sentence holds anything that a predicate of there being none must."""
    if reading.flags & DENIES or "零" in reading.text or "无一" in reading.text:
        return True
    return 0 in [figure.value for figure in reading.figures]


def none_at_all(
    reading: Reading, year: int | None, told: Set[str], denied: Sequence[Zero]
) -> Iterator[Zero]:
    """The zeros that a sentence states of requests and cases in words of its own.

    ``told`` are the cells that are known without: how many requests came may have been told long
    before, so that none means some of them. ``denied`` is what others have understood.
    """
    if not _MAY.search(reading.text):
        return
    known = set(told)
    for found in (*_all_before(reading, year, told), *_all_behind(reading, year, told, denied)):
        if cells := tuple(cell for cell in found.cells if cell not in known):
            known.update(cells)
            yield replace(found, cells=cells)


def _all_before(reading: Reading, year: int | None, told: Set[str]) -> Iterator[Zero]:
    """公开申请一件也没有: predicates behind their nouns."""
    sign = _SIGN.search(reading.text)
    if sign is None:
        return
    for match in NONE.finditer(reading.text, reading.left(sign.start(), CLAUSE)):
        if (found := _before(reading, match, year, told)) is not None:
            yield found


def _all_behind(
    reading: Reading, year: int | None, told: Set[str], denied: Sequence[Zero]
) -> Iterator[Zero]:
    """没有哪位村民递交过公开申请: denials before their nouns."""
    end = 0
    for word in reading.flagged(DENIES):
        if any(zero.start <= word.start < zero.end for zero in denied):
            continue  # as most
        if word.start >= end and "negation" in word.tags:
            found = _behind(reading, word, year, told)
            if found is not None:
                end = found.end
                yield found


def _before(
    reading: Reading, match: re.Match[str], year: int | None, told: Set[str]
) -> Zero | None:
    """What a predicate denies: the nouns before it, in its clause or across a comma."""
    text, place = reading.text, match.start()
    begin = reading.left(place, CLAUSE, max(0, place - _FAR))
    for _ in range(_CLAUSES):
        nouns = _nouns(reading, begin, place)
        if nouns or begin == 0 or text[begin - 1] not in ",:":
            break
        if speaks_of_more(reading, begin, place):
            return None
        begin = reading.left(begin - 1, CLAUSE, max(0, begin - 1 - _FAR))
    else:
        nouns = _nouns(reading, begin, place)
    if not nouns:
        return None
    row = _row(text, begin, nouns)
    cells = tuple(dict.fromkeys(noun.cell for noun in nouns)) if row is None else (row,)
    if told >= set(cells) and (nouns[0].cell != _NEW or _HANDLED in told):
        return None  # as most
    if nouns[0].cell != _NEW and names_another_cause(reading, begin, nouns[0].start):
        return None
    if text[nouns[-1].start : nouns[-1].end] in ATTRIBUTES and _are_papers(text, begin, place):
        return None
    if row is None and is_limited(reading, begin, nouns[0].start, year):
        return None
    if text.endswith(_THERE_ARE, begin, nouns[0].start):
        return None  # 有复议、诉讼而无申请
    both = _BOTH.fullmatch(text, nouns[-1].end, place) if nouns[0].cell == _NEW else None
    behind = both.end() if both is not None else nouns[-1].end
    if not _means_all(reading, begin, nouns, (behind, place), year, row is not None):
        return None
    if both is not None:
        cells = (_NEW, _HANDLED)
    return Zero(cells, begin, match.end())


def _behind(reading: Reading, denial: Word, year: int | None, told: Set[str]) -> Zero | None:
    """What a denial reaches in its clause, where nothing else stands before or behind it."""
    text, place = reading.text, denial.end
    stop = reading.right(place, CLAUSE, min(len(text), place + _FAR))
    begin = reading.left(denial.start, CLAUSE, max(0, denial.start - _FAR))
    nouns = _nouns(reading, place, stop)
    if not nouns and any(cell.startswith("requests.") for cell in told):
        match = _NEWLY.match(text, place, stop)
        nouns = [_Noun(_NEW, match.start(), match.end())] if match is not None else []
    if not nouns or speaks_of_more(reading, begin, denial.start):
        return None
    if is_of_villages(reading, denial.start):
        return None
    if is_limited(reading, begin, denial.start, year) or _counts(reading, begin, stop):
        return None
    if len(_unknown(reading, begin, denial.start)) > _LOOSE * _LOOSE:
        return None
    first, last = nouns[0].start, nouns[-1].end
    if nouns[0].cell != _NEW and names_another_cause(reading, begin, first):
        return None
    if nouns[0].cell == _NEW and _TO_NEXT.search(text[last:stop] or text[place:first]):
        return Zero((_OUT,), begin, stop)
    if is_limited(reading, place, first, year) or not TAIL.fullmatch(text, last, stop):
        return None
    if any(
        "negation" in word.tags and text[word.start - 1] != "、"
        for word in reading.between(place, stop)
    ):
        return None
    if any(is_limited(reading, a.end, b.start, year) for a, b in pairwise(nouns)):
        return None
    if len(_unknown(reading, place, first)) > _LOOSE:
        return None
    return Zero(tuple(dict.fromkeys(noun.cell for noun in nouns)), begin, stop)


def _counts(reading: Reading, start: int, end: int) -> bool:
    """Whether a piece of text holds a figure that is no zero, but for 一 of 一件也没有."""
    return any(figure.value and start <= figure.start < end for figure in reading.figures)


def _are_papers(text: str, start: int, end: int) -> bool:
    """发文96件,主动公开90件,依申请公开0件: whether papers are counted by their marks."""
    return _MARKED.search(text, max(0, start - _FAR), min(len(text), end + _FAR)) is not None


def _nouns(reading: Reading, start: int, end: int) -> list[_Noun]:
    """The nouns for requests and cases in a piece of text, in order.

    因公开申请引起的行政复议: only requests that a mark joins to cases are denied with them.
    """
    text = reading.text
    cases = [
        _Noun(f"disputes.{word.topic.name}.total", word.start, word.end)
        for word in reading.between(start, end)
        if word.topic is not None and word.topic.family in _CASES
    ]
    if any(".litigation_" in noun.cell for noun in cases):
        # 行政诉讼-未经复议直接起诉总计填0: a row, not both.
        cases = [noun for noun in cases if noun.cell != _SUITS]
    asked = [_Noun(_NEW, *match.span()) for match in REQUEST.finditer(text, start, end)]
    if not cases:
        return asked[-1:]
    if not asked and (beside := _BESIDE_CASES.search(text, start, cases[0].end)) is not None:
        asked = [_Noun(_NEW, *beside.span())]
    last = [noun for noun in asked if noun.end <= cases[0].start][-1:]
    if (
        last
        and _JOINED.fullmatch(text, last[0].end, cases[0].start)
        and last[0].end < cases[0].start
    ):
        return [*last, *cases]
    return cases if not any(noun.start > cases[-1].end for noun in asked) else []


def speaks_of_more(reading: Reading, start: int, end: int) -> bool:
    """Whether a piece of text speaks of something of its own, so that no noun before is meant."""
    return any(
        word.topic is not None or "distractor" in word.tags for word in reading.between(start, end)
    )


def _row(text: str, begin: int, nouns: Sequence[_Noun]) -> str | None:
    """上年结转的公开申请,一件也没有: carried in or out, as what stands before the noun says."""
    if nouns[0].cell != _NEW:
        return None
    before = text[begin : nouns[0].start]
    if _TO_NEXT.search(before):
        return _OUT
    return _IN if _FROM_LAST.search(before) else None


def _means_all(
    reading: Reading,
    begin: int,
    nouns: Sequence[_Noun],
    between: tuple[int, int],
    year: int | None,
    row: bool,
) -> bool:
    """Whether nothing around the nouns says that only some of them, or others, are denied."""
    text, (end, place) = reading.text, between
    if _AMONG.search(text, nouns[0].start, place):
        return False
    if any(is_limited(reading, a.end, b.start, year) for a, b in pairwise(nouns)):
        return False
    head = HEAD.match(text, end, place)
    behind = head.end() if head is not None else end
    if is_limited(reading, behind, place, year):
        return False
    if _counts(reading, begin, place):
        return False
    if any("negation" in word.tags for word in reading.between(end, place)):
        return False  # 出庭没有空白
    if len(_unknown(reading, behind, place)) > _LOOSE:
        return False
    modified = text[nouns[0].start - 1 : nouns[0].start] == "的"
    known = _unknown(reading, begin, nouns[0].start)
    return row or len(known) <= (1 if modified else _LOOSE)


def _unknown(reading: Reading, start: int, end: int) -> str:
    """What neither a word nor a usual phrase explains in ``text[start:end]``."""
    left, place = "", start
    for match in FURTHER.finditer(reading.text, start, end):
        left += reading.residue(place, match.start())
        place = match.end()
    return left + reading.residue(place, end)
