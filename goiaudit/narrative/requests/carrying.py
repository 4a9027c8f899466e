"""Requests carried over: 上年结转3件, 结转下年2件, 1件转入2023年, 另有一件延期,结转下年."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import Memory
from goiaudit.narrative.requests.asking import of_requests
from goiaudit.narrative.scope import period_of_year
from goiaudit.narrative.text.marks import CLAUSE
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import BEGINNINGS, CARRIES, DATES, STAYED, Word, flags_of

_IN, _OUT = ("requests.carried_in.total",), ("requests.carried_out.total",)
_IN_TIME = seldom(
    r"(?:申请)?[仍尚还均]?(?:处于|处在|在)(?:法定|规定)?(?:办理|答复|处理)?(?:期限|时限|期)(?:之?内|中)(?=[,。;)]|$)"
)
_OF_ALL = ("均", "都", "全部", "皆")
_STILL = frozenset((*STAYED, "尚有", "还有", "另有", "其余", "其余的", "仍有", "余"))
_PLAIN = ("结转", "转结")
_NEW = "requests.new.total"
CONTAINS = ("含", "包括", "包含", "其中含", "内含")

_DONE = ("requests.handled_total.total", "requests.answered.total")
_FEW = 24
_FEW_LETTERS = 8
_FEW_WORDS = 4
# 均于当日转出: passed on to somebody else, and not to the next year.
_AT_ONCE = seldom("当[日天]|即[日时]|随即|及时|立即|第一时间|[个内]工作日|转交|转送|移[交送]")
_ADDED = seldom(r"(?:[加并]上?|连同|连着|计入|算上|含|包括)(?:了|以前|往年|历年)?$")
_TAKEN_OVER = seldom(
    r"[转续接承](?:(?<=[转续接])办|(?<=承)接)了?(?:上一?个?年度?|去年度?)[末底]?(?:的|未办结的?|遗留的?|未结的?)?"
    r"(?:政府|信息|公开|依|申请|未结|事项|件|的|共|有|计)*$"
)
"""转办上一年度申请公开1件: taken over from the year before."""
_THEN_ANSWERED = seldom(
    "(?:其中|另)?(?:包?含|包括|有)?[^,。;、()]{2,10}?(?:收到|受理|登记|到件|来件)、"
    "[^,。;、()]{2,14}(?:答复|办结|办理)的?(?:公开)?(?:申请)?(?:共|有|为|计)*$"
)
_LEFT_AT_END = seldom(
    r"(?:年底|年末|年终|期末|岁末)(?<![0-9上去前个年]..)(?:尚|还|仍|共|实际)?(?:遗留|结转|留存|积存|转出)"
    r"(?:的|未办结|申请|件|办理|共|有|为|数|数量)*$"
)
"""年底遗留1件: what was still open when this year ended."""
_ROW = seldom("[^、和及与,;。:()]+")
_CAME = seldom("新收|收到|新受理|受理|接到|接收")
_INTO_THIS = seldom(
    r"(?:转|带|接|移|延|留|结转|顺延|遗留)[入到至来进]?(?:本年度?|今年|当年|(20[0-9]{2})年度?)(?:继续)?(?:作出)?(?:办理|处理|答复)?的?"
    r"[^,。;、:()0-9]{0,12}$"
)
_MAY_TELL = re.compile("[底末终转续接承带移延留]")
"""One of these, as in few segments, where _TAKEN_OVER, _LEFT_AT_END or _INTO_THIS matches."""


def carried(memory: Memory, here: Here) -> tuple[str, ...]:
    """What the words about carrying over before the figure say, else those behind it."""
    flags, text = memory.reading.flags, memory.reading.text
    start, place, near = here.start, here.figure.start, flags_of(here.words)
    told = _MAY_TELL.search(text, start, place) is not None
    if flags & DATES and (
        (told and is_taken_over(memory, here))
        or (_is_left_from_last_year(memory, here) if near & DATES else _came_before(memory, here))
    ):
        return _IN
    if not flags & CARRIES or (not memory.heard and _goes_on_with_others(memory, here)):
        return ()
    if not here.figure.value and here.figure_is_each and len(rows := _rows(memory, here)) > 1:
        return rows
    if told and _LEFT_AT_END.search(text, start, place):
        return _OUT
    into = _INTO_THIS.search(text, start, place) if told else None
    if into is not None and (into[1] is None or int(into[1]) == memory.whose.year):
        return _IN  # 上一年度未办完、转到本年度的申请有3件
    # Few figures have a word of carrying over in their clause.
    if not (near & CARRIES or flags_of(here.ahead) & CARRIES):
        return ()
    if here.opens_bracket and _is_of_some(memory, here):
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
        if words is left and (_is_added(memory, carries[0]) or _is_beside_new(memory, here)):
            return _IN
        if not any(w.text in _PLAIN for w in carries):
            if words is left and _goes_on_behind(memory, here):
                continue  # 留存1件转入2023年
            return ()
    return _OUT if _is_left_over(memory, here) else ()


def _rows(memory: Memory, here: Here) -> tuple[str, ...]:
    """本年新收、上年结转、结转下年的申请均为0件: the rows that a list names."""
    text, begin = memory.reading.text, here.clause_start
    found: dict[str, None] = {}
    for match in _ROW.finditer(text, begin, here.figure.start):
        words = memory.reading.between(*match.span())
        ways = {_direction(memory, word) for word in words} - {""}
        carried = any("carry" in word.tags for word in words)
        if carried and len(ways) == 1:
            found[_IN[0] if ways == {"in"} else _OUT[0]] = None
        elif not carried and not ways and _CAME.search(match.group()):
            found[_NEW] = None
    return tuple(found)


def _goes_on_with_others(memory: Memory, here: Here) -> bool:
    """重点项目开工12个,结转下年3个: some of what was counted right before, which is no request."""
    text, place = memory.reading.text, here.figure.start
    if "申请" in text or "公开" in text:
        return False
    before = next((f for f in reversed(memory.reading.figures) if f.end <= place), None)
    if before is None or before.kind not in ("count", "other"):
        return False
    begin = memory.reading.left(before.start, CLAUSE, max(0, before.start - _FEW))
    return len(memory.reading.residue(begin, before.start)) >= _FEW_WORDS


def _is_added(memory: Memory, carry: Word) -> bool:
    """收到268件,加结转19件: what is added to those received was there when the year began."""
    begin = max(0, carry.start - _FEW_LETTERS)
    added = _ADDED.search(memory.reading.text, begin, carry.start) is not None
    told = memory.received or any(mention.cells == (_NEW,) for mention in memory.heard)
    return added and told


def _is_beside_new(memory: Memory, here: Here) -> bool:
    """办理25件(新收22件,结转3件): beside what came this year what was there before."""
    last = memory.last
    if last is None or last.cells != (_NEW,) or memory.base not in (_NEW, *_DONE):
        return False
    text, place = memory.reading.text, here.figure.start
    opening = text.rfind("(", max(0, place - _FEW), place)
    whole = next((m for m in reversed(memory.heard) if m.figure.end == opening), None)
    done = whole is not None and whole.cells[0] in _DONE
    return done and 0 <= opening < last.figure.start and text.startswith(")", here.figure.end)


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
    """除去上年结转后新收到48件: what came in, with or without what was there.

    上年结转受理2件: right behind the verb of carrying over another one says no more.
    """
    return any(
        word.start > carry.end and any(m.cell == _NEW for m in word.metrics) for word in here.words
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


def is_taken_over(memory: Memory, here: Here) -> bool:
    """转办上一年度申请公开1件, 承接上年未结申请3件: what the year before has left."""
    return _TAKEN_OVER.search(memory.reading.text, here.start, here.figure.start) is not None


def _is_left_from_last_year(memory: Memory, here: Here) -> bool:
    """连同2020年未办结的7件: what was still open when the year began."""
    then = [w for w in here.words if w.flags & DATES and _direction(memory, w) == "in"]
    if not then:
        return _came_before(memory, here)
    if here.opens_bracket and here.words[0].text in CONTAINS and memory.requests_total:
        return here.is_tight  # 受理并办结21件(含去年底登记的1件)
    for before, word in pairwise(here.words):
        if _is_open(word) and before.end == word.start and _direction(memory, before) == "in":
            return here.is_tight_from(before.start)
    # 去年底尚有6件申请未办完
    return any(map(_is_open, here.after)) and here.is_tight_from(then[0].start)


def _came_before(memory: Memory, here: Here) -> bool:
    """含2022年末收到、2023年答复的3件: what came before the year, and was answered in it."""
    text, start = memory.reading.text, here.clause_start
    if here.start == start or not _THEN_ANSWERED.match(text, start, here.figure.start):
        return False
    words = memory.reading.between(start, here.start)
    return any(_direction(memory, word) == "in" for word in words)


def _is_open(word: Word) -> bool:
    return word.text in STAYED or any(metric.cell == _OUT[0] for metric in word.metrics)


def _is_left_over(memory: Memory, here: Here) -> bool:
    """办结9件,结转3件: behind what was done, what is carried over goes on to next year."""
    carries = [w for w in here.words if w.text in _PLAIN] or _goes_over(memory, here)
    alone = all(w.is_filler or "carry" in w.tags for w in here.words)
    done = memory.base in _DONE or (memory.last is not None and memory.last.outcome)
    return bool(carries) and alone and here.is_tight and done


def _goes_over(memory: Memory, here: Here) -> list[Word]:
    """办结二十四件,一件结转: nothing but the verb right behind the figure."""
    words = here.after[:1]
    text = memory.reading.text
    ends = bool(words) and text[words[0].end : words[0].end + 1] in ("", ",", "。", ";", ")")
    return [word for word in words if ends and word.text in _PLAIN]


def beyond(memory: Memory, here: Here) -> tuple[tuple[str, ...], int]:
    """What became of the figure, as the next clause tells it, and where that ends."""
    words = here.beyond
    if not words or (here.figure.value == 1 and words[0].text.startswith(_OF_ALL)):
        return (), 0  # 一件为批文,一件为标准,均予以公开: said of both
    directions = {_direction(memory, word) for word in words} - {""}
    if any("carry" in word.tags for word in words) and directions == {"out"}:
        passed = _AT_ONCE.search(memory.reading.text, here.figure.end, words[-1].end)
        return ((), 0) if passed else (_OUT, words[-1].end)
    if directions == {"out"} and is_said_to_be_left(here):
        # 尚余9件,待2025年答复
        done = [m.cell in _DONE for m in map(of_requests, words) if m is not None]
        plain = not any(w.topic or "distractor" in w.tags for w in words)
        return (_OUT, words[-1].end) if done and all(done) and plain else ((), 0)
    if words[0].text.startswith(_OF_ALL) and not here.is_tight:
        return (), 0  # 征地类5件、住房类4件,均予以公开: said of all of them
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
