"""Requests carried over: 上年结转3件, 结转下年2件, 1件转入2023年, 另有一件延期,结转下年."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from goiaudit.narrative.asking import of_requests
from goiaudit.narrative.marks import CLAUSE
from goiaudit.narrative.mentions import Memory
from goiaudit.narrative.scope import period_of_year
from goiaudit.narrative.surroundings import Here
from goiaudit.narrative.words import BEGINNINGS, CARRIES, DATES, STAYED, Word

_IN, _OUT = ("requests.carried_in.total",), ("requests.carried_out.total",)
_IN_TIME = re.compile(
    r"(?:申请)?[仍尚还均]?(?:处于|处在|在)(?:法定|规定)?(?:办理|答复|处理)?(?:期限|时限|期)(?:之?内|中)(?=[,。;)]|$)"
)
_STILL = frozenset((*STAYED, "尚有", "还有", "另有", "其余", "其余的", "仍有", "余"))
_PLAIN = ("结转", "转结")
_NEW = "requests.new.total"
CONTAINS = ("含", "包括", "包含", "其中含", "内含")

_DONE = ("requests.handled_total.total", "requests.answered.total")
_FEW = 24
_FEW_LETTERS = 8
_FEW_WORDS = 4
_ADDED = re.compile(r"(?:[加并]上?|连同|连着|计入|算上|含|包括)(?:了|以前|往年|历年)?$")
_INTO_THIS = re.compile(
    r"(?:转|带|接|移|延|留|结转|顺延|遗留)[入到至来进]?(?:本年度?|今年|当年)(?:继续)?(?:办理|处理|答复)?的?"
    r"[^,。;、:()0-9]{0,12}$"
)


def carried(memory: Memory, here: Here) -> tuple[str, ...]:
    """What the words about carrying over before the figure say, else those behind it."""
    if _is_left_from_last_year(memory, here):
        return _IN
    if not memory.reading.flags & CARRIES:
        return ()
    if _INTO_THIS.search(memory.reading.text, here.start, here.figure.start):
        return _IN  # 上一年度未办完、转到本年度的申请有3件
    if not _speaks_of_carrying(here) or (here.opens_bracket and _is_of_some(memory, here)):
        return ()
    if behind := _told_behind(memory, here):
        return behind
    left = here.words[-_FEW:]
    for words in (left, (*left, *here.ahead[:_FEW])):
        carries = [w for w in words if "carry" in w.tags and _says_carried(memory, words, w)]
        if not carries:
            continue
        if words is left and here.has_received and _is_received_after(here, carries[-1]):
            return ()
        # 上年度转下5件: a year that is named tells more than the verb.
        named = {_direction(memory, word) for word in words if word not in carries} - {""}
        periods = named or {_direction(memory, word) for word in carries} - {""}
        first = min(w.start for w in words if "carry" in w.tags or _direction(memory, w))
        if words is left and not here.is_tight_from(first):
            return ()
        each = here.figure_is_each or here.figure.value == 0
        if periods == {"in", "out"} and len(carries) > 1 and each:
            return (*_IN, *_OUT)
        if periods == {"in"}:
            return _IN
        if "out" in periods and "in" not in periods:
            return _OUT
        if words is left and _is_added(memory, carries[0]):
            return _IN
        if not any(w.text in _PLAIN for w in carries):
            if words is left and _goes_on_behind(memory, here):
                continue  # 留存1件转入2023年
            return ()
    return _OUT if _is_left_over(memory, here) else ()


def _speaks_of_carrying(here: Here) -> bool:
    """Whether a word of the figure's clause tells of carrying over, as few do."""
    for words in (here.words, here.ahead):
        for word in words:
            if "carry" in word.tags or word.text in _PLAIN:
                return True
    return False


def _is_added(memory: Memory, carry: Word) -> bool:
    """收到268件,加结转19件: what is added to those received was there when the year began."""
    begin = max(0, carry.start - _FEW_LETTERS)
    added = _ADDED.search(memory.reading.text, begin, carry.start) is not None
    told = memory.received or any(mention.cells == (_NEW,) for mention in memory.heard)
    return added and told


def _is_of_some(memory: Memory, here: Here) -> bool:
    """自然人15件(上年结转2件),法人2件(上年结转1件): of those who asked, not of all requests."""
    last = memory.last.cells if memory.last is not None else ()
    some = bool(last) and last[0].startswith("requests.new.") and last[0] != _NEW
    return some and memory.last is not None and memory.last.figure.end == here.start - 1


def _says_carried(memory: Memory, words: Sequence[Word], word: Word) -> bool:
    """Whether a word says that something is carried over; 转 alone only before its year."""
    if len(word.text) > 1:
        return True
    return any(w.start == word.end and _direction(memory, w) for w in words)


def _is_received_after(here: Here, carry: Word) -> bool:
    """除去上年结转后新收到48件: what came in, with or without what was there."""
    return any(
        word.start >= carry.end and any(m.cell == _NEW for m in word.metrics) for word in here.words
    )


def _told_behind(memory: Memory, here: Here) -> tuple[str, ...]:
    """无上年结转,有1件结转至下年: the clause before says what there was none of."""
    begin = memory.reading.left(here.figure.start, CLAUSE, here.start)
    if begin <= here.start or any("carry" in w.tags for w in here.words if w.start >= begin):
        return ()
    words = here.ahead[:_FEW]
    periods = {_direction(memory, word) for word in words} - {""}
    carries = any("carry" in word.tags and len(word.text) > 1 for word in words)
    return _OUT if carries and periods == {"out"} else ()


def _goes_on_behind(memory: Memory, here: Here) -> bool:
    """Whether the words right behind the figure tell where it goes."""
    words = here.after[:_FEW_WORDS]
    return any("carry" in word.tags for word in words) and any(
        _direction(memory, word) for word in words
    )


def is_said_to_be_left(here: Here) -> bool:
    """剩余15件, 还有1件: whether the word before a figure says that so many are left."""
    return bool(here.chain) and here.chain[0].text in _STILL


def put_off(memory: Memory, here: Here) -> tuple[tuple[str, ...], int]:
    """还有1件要到2025年才能办结, 尚有2件在法定期限内: what is still open, and where that ends."""
    words = here.ahead[:_FEW]
    in_time = _IN_TIME.match(memory.reading.text, here.figure.end)
    if in_time is not None and any(word.text in _STILL for word in here.chain):
        return _OUT, in_time.end()
    later = next((w for w in words if _direction(memory, w) == "out"), None)
    if later is None or any(w.topic or "distractor" in w.tags for w in words):
        return (), 0
    if len(memory.reading.residue(here.figure.end, later.start)) > _FEW_LETTERS:
        return (), 0
    for word in words:
        metric = of_requests(word)
        if metric is not None and word.start > later.start:
            done = metric.role == "verb" and metric.cell in (*_DONE, *_OUT)
            return (_OUT, word.end) if done else ((), 0)
    return (), 0


def _is_left_from_last_year(memory: Memory, here: Here) -> bool:
    """连同2020年未办结的7件: what was still open when the year began."""
    if not memory.reading.flags & DATES:
        return False
    then = [w for w in here.words if w.flags & DATES and _direction(memory, w) == "in"]
    if not then:
        return False
    if here.opens_bracket and here.words[0].text in CONTAINS and memory.requests_total:
        return here.is_tight  # 受理并办结21件(含去年底登记的1件)
    for before, word in pairwise(here.words):
        if _is_open(word) and before.end == word.start and _direction(memory, before) == "in":
            return here.is_tight_from(before.start)
    # 去年底尚有6件申请未办完
    return any(map(_is_open, here.after)) and here.is_tight_from(then[0].start)


def _is_open(word: Word) -> bool:
    return word.text in STAYED or any(metric.cell == _OUT[0] for metric in word.metrics)


def _is_left_over(memory: Memory, here: Here) -> bool:
    """办结9件,结转3件: behind what was done, what is carried over goes on to next year."""
    carries = [w for w in here.words if w.text in _PLAIN]
    alone = all(w.is_filler or "carry" in w.tags for w in here.words)
    done = memory.base in _DONE or (memory.last is not None and memory.last.outcome)
    return bool(carries) and alone and here.is_tight and done


def beyond(memory: Memory, here: Here) -> tuple[tuple[str, ...], int]:
    """What became of the figure, as the next clause tells it, and where that ends."""
    words = here.beyond
    if not words:
        return (), 0
    directions = {_direction(memory, word) for word in words} - {""}
    if any("carry" in word.tags for word in words) and directions == {"out"}:
        return _OUT, words[-1].end
    if directions == {"out"} and is_said_to_be_left(here):
        # 尚余9件,待2025年答复
        done = [m.cell in _DONE for m in map(of_requests, words) if m is not None]
        plain = not any(w.topic or "distractor" in w.tags for w in words)
        return (_OUT, words[-1].end) if done and all(done) and plain else ((), 0)
    metrics = [m for m in map(of_requests, words) if m is not None and m.role == "outcome"]
    cells = {metric.cell for metric in metrics}
    return ((cells.pop(),), words[-1].end) if len(cells) == 1 else ((), 0)


def _direction(memory: Memory, word: Word) -> str:
    """in for the year before, out for the next one, else empty."""
    if word.year is not None:
        return {"previous": "in", "next": "out"}.get(period_of_year(word.year, memory.whose), "")
    if "previous" in word.tags or word.text in BEGINNINGS:
        return "in"
    return "out" if "next" in word.tags else ""
