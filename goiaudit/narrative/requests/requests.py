"""Figures about requests: received, carried, answered, by outcome, channel and applicant.

A figure belongs to the nearest word before it that states something of requests, else to the
words after it. An outcome, a channel or a period of carrying over may have anything before it;
a bare verb (办结12件) only what is known, else something else is counted.
"""

from __future__ import annotations

import re
from functools import lru_cache

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import Memory, Mention, Topical
from goiaudit.narrative.requests.asking import (
    WAYS,
    asks_for_papers,
    carried_row,
    is_of_another_thing,
    is_sent,
    of_requests,
)
from goiaudit.narrative.requests.attributes import is_attribute
from goiaudit.narrative.requests.both_ways import ASKERS, all_askers, by_its_way
from goiaudit.narrative.requests.carrying import beyond, carried, is_said_to_be_left, put_off
from goiaudit.narrative.requests.done_in_parts import is_done_by_others, is_one_of_kinds
from goiaudit.narrative.requests.other_units import counts_more, counts_others
from goiaudit.narrative.requests.said_before import AMOUNTS, is_offered, is_ours, said_before
from goiaudit.narrative.requests.said_behind import said_behind
from goiaudit.narrative.text.marks import CLAUSE
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import CUMULATES, DIRECTS, RECEIVES, Word
from goiaudit.narrative.whose.part_of_same import is_own_part
from goiaudit.narrative.zeros.limits import is_about_requests

NEW = "requests.new.total"
HANDLED = "requests.handled_total.total"
_CARRIED_IN, _CARRIED_OUT = ("requests.carried_in.total",), ("requests.carried_out.total",)
_ITEMS = ("disclosure.published_items.total",)
_ANSWERS = (HANDLED, "requests.answered.total")
_TOTALS = (NEW, *_ANSWERS)
_FARTHEST = 200
_MUCH, _BESIDE = 16, 3
_DENIED = "requests.denied"
_LEFT = "余"
"""余1件正在补正,转入下年办理."""
_BUT = "除"
"""除2件因信息不存在无法提供外,均予公开."""
_IN_ALL = ("总计", "合计", "共计", "共", "小计")
_CAME = re.compile(
    r"(?:政府)?(?:信息)?(?:公开)?申请(?:书|表|件)?(?:(?:当中|之中|中|里)[,、:]|"
    r"(?:先后|分别|陆续|被)?(?:递交|提交|寄送|送交|呈送|报送|递|寄|送|交|转)(?:到|至|给|进|达|往)|"
    r"(?:均|都|全部|已)*经[^,。;:()0-9]{1,10}(?:登记|签收|接收|收取)(?:流转|分办|编号|立号|入册)?(?=[,。;]|$)|"
    r"(?:都|均|全部|皆)(?:来自|出自|由|为|是|系)|(?:都|均|全部|已)*[在于](?:当年|本年度?|今年|年内)(?:新?收到|受理|接收)|"
    r"(?:全年|年内|本年度?|均|已|都)*(?:录入|登记进?|进入|纳入)(?:系统|平台|台账|办理))"
)
_OPENS = (",", ";", "。", ":", "(")
_PUBLIC_BODIES = seldom(
    "(?:企事业单位|高校|学校|医院|公司)(?:等)?(?:另|单独|自行|各自)(?:外|行)?(?:共|又|已)*(?:登记|收到|受理|接到|接获|接收|办理)"
)
_ON_PAPER = ("requests.channel.paper",)
_DENIED_TOTAL = ("requests.denied.total",)
_ATTRIBUTES = ((NEW,), _DENIED_TOTAL)


def request(memory: Memory, figure: Figure, here: Here, topical: Topical) -> Mention | None:
    """A figure about requests, by the word before it or, failing that, the words after it."""
    if figure.kind == "item" and figure.unit not in ("条", "则"):
        return None
    text, flags = memory.reading.text, memory.reading.flags
    cumulative = flags & CUMULATES
    if cumulative and any(word.flags & CUMULATES for word in here.clause_words):
        return None  # 累计收到95件: of more years than one
    others = ("另" in text or "单位" in text) and _are_of_public_bodies(text, here)
    if others or (figure.unit != "件" and _counts_ways(here)):
        return None
    share = "占" in text and _is_base_of_share(memory, here)
    if share or _are_all_told(memory, here):
        return Mention((NEW,), figure, figure.value, here.start, _end_of_noun(here))
    if cumulative and _is_new_of_all(memory, here):
        return Mention((NEW,), figure, figure.value, here.start, figure.end)
    if (memory.requests_total or memory.received) and is_said_to_be_left(here):
        cells, end = put_off(memory, here)  # 剩余15件在2023年1月办结
        if cells:
            return Mention(cells, figure, figure.value, here.start, end)
    cells = carried(memory, here) or said_before(memory, here, topical)
    end = _end_of_noun(here) if cells else figure.end
    noun_only = cells == (NEW,) and not here.has_received and _is_told_after(here)
    if noun_only or (not cells and (here.may_look_right or here.ahead)):
        cells, end = said_behind(memory, here, topical)
    if not cells and here.words and all(word.text in _IN_ALL for word in here.words):
        row = carried_row(memory, here)  # 上年结转:自然人1,总计1
        cells = (f"requests.{row}.total",) if row else ()
    if len(cells) == 1 and ".channel." in cells[0] and _are_all_ways(memory, here, cells):
        cells = (NEW,)
    own = not cells and is_own_part(memory, here)
    if own:
        cells = (NEW,)
    elif not cells:
        cells, end = _told_further_on(memory, here)
    if (
        not cells
        or (flags & DIRECTS and cells != _CARRIED_IN and _is_directed(here))
        or is_done_by_others(memory, here)
        or (cells == _CARRIED_OUT and _is_all_of_them(memory, here))
    ):
        return None
    if cells[0] in _ANSWERS and (
        (len(cells) == 1 and is_sent(memory, here))
        or (figure.kind == "item" and _lists_items(memory))
        or counts_others(memory, here)
    ):
        return None
    if cells[0] in _TOTALS:
        cells = by_its_way(memory, here, cells)
        if not cells or (figure.value and cells[0] in _TOTALS and counts_more(memory, here)):
            return None
    elif cells in ASKERS:
        cells = all_askers(memory, here, cells)
    if cells in _ATTRIBUTES and is_attribute(memory, here):
        return None
    if cells == (NEW,):
        came = own or topical.explicit or _has_received(memory, here) or _came_behind(here)
        if not (came and memory.speaks_of_disclosure):
            return None
        about = is_about_requests(memory.reading, _end_of_noun(here))
        if about or is_one_of_kinds(memory, here):
            return None
    if cells != _DENIED_TOTAL:
        memory.requests_total = True
    return Mention(cells, figure, figure.value, here.start, end, False, _is_outcome(cells))


def _told_further_on(memory: Memory, here: Here) -> tuple[tuple[str, ...], int]:
    """What is told behind a figure of which nothing else says what it counts, and where it ends."""
    told = memory.requests_total or (memory.near_requests and memory.received)
    if told and here.figure.kind != "item":
        cells, end = put_off(memory, here)
        if cells:
            return cells, end
    if _stands_alone(here) and not here.ahead_is_decisive:
        return beyond(memory, here)
    return (), here.figure.end


def _are_of_public_bodies(text: str, here: Here) -> bool:
    """市属医院等公共企事业单位另登记公开诉求406件: what others received on their own account."""
    return _PUBLIC_BODIES.search(text, here.clause_start, here.figure.start) is not None


def _stands_alone(here: Here) -> bool:
    """Whether nothing before the figure says what it counts."""
    return all(word.is_filler or word.text == _LEFT for word in here.chain)


def _is_surely_of_requests(memory: Memory, mention: Mention, here: Here) -> bool:
    nouns = [w for w in here.words if w.topic is not None and w.topic.family == "requests"]
    if nouns and here.is_tight:
        return mention.cells != (NEW,)
    denied = all(cell.startswith(_DENIED) for cell in mention.cells)
    tight = here.is_tight or memory.reading.residue(here.start, here.figure.start) == _BUT
    return mention.outcome and (memory.requests_total or not denied) and tight


def _is_of_them_all(memory: Memory, mention: Mention) -> bool:
    """收到申请17件,工伤认定6件、….17件均按期办结: as many as the sentence before has received."""
    if mention.cells[0] not in _ANSWERS or mention.start or mention.figure.start:
        return False
    return any(m.cells == (NEW,) and m.value == mention.value for m in memory.before)


def _is_new_of_all(memory: Memory, here: Here) -> bool:
    """历年累计收到公开申请41件,其中今年5件: the year's part of what came since the beginning."""
    if memory.last is not None:
        return False
    year = any("this" in w.tags or (w.year and w.year == memory.whose.year) for w in here.words)
    plain = all(w.is_filler or w.tags & {"this", "year", "fresh"} for w in here.words)
    if not (year and plain and here.is_tight):
        return False
    before = [f for f in memory.reading.figures if f.end <= here.start]
    if not before or before[-1].kind != here.figure.kind:
        return False
    begin = memory.reading.left(before[-1].start, CLAUSE, max(0, before[-1].start - _FARTHEST))
    words = memory.reading.between(begin, before[-1].start)
    asked = any(w.topic is memory.requests and not w.weak for w in words)
    came = any(m.cell == NEW and m.role == "verb" for w in words for m in w.metrics)
    return asked and came and any("cumulative" in word.tags for word in words)


def _is_base_of_share(memory: Memory, here: Here) -> bool:
    """43件,占全部92件申请的46.7%: all that were received."""
    if not any(word.text == "占" for word in here.words):
        return False
    end = here.figure.end
    noun = next((w for w in memory.reading.between(end, end + _MUCH) if w.start == end), None)
    asked = noun is not None and noun.topic is not None and noun.topic.family == "requests"
    plain = all(word.is_filler or "all" in word.tags for word in here.words)
    return plain and asked and here.is_tight and memory.speaks_of_disclosure


def _has_received(memory: Memory, here: Here) -> bool:
    """Whether the clause says that something came in: 收到9件, or 共有9人提出申请9件."""
    if here.has_received:
        return True
    for place, word in enumerate(here.chain):
        if word.text == "的申请":
            return True  # 直接提交的申请有34件
        if word.weak and is_offered(memory, here, place):
            return True
    return False


def _came_behind(here: Here) -> bool:
    """22件为当年收到: that it came in is told behind the figure, with the year."""
    this = any("this" in word.tags or word.text == "新收" for word in here.ahead)
    return this and any(m.cell == NEW for word in here.ahead for m in word.metrics)


def _is_told_after(here: Here) -> bool:
    """…的公开申请已有35件办结: the verb behind the figure says what is counted, not the noun."""
    for word in here.after:
        metric = of_requests(word)
        if metric is not None:
            return metric.role == "outcome" or (metric.role == "verb" and metric.cell != NEW)
        if not word.is_filler:
            break
    return False


def _lists_items(memory: Memory) -> bool:
    """公开信息61条。其中,通知43条,…,回复网络申请公开事项5条: a part of what was published."""
    if memory.requests_total:
        return False
    if memory.items:
        return True
    total = any(mention.cells == _ITEMS for mention in memory.before)
    return total and memory.reading.text.startswith("其中")


def _end_of_noun(here: Here) -> int:
    """收到8份政府信息公开申请: what is counted may follow the figure."""
    first = here.after[0] if here.after else None
    if first is not None and first.topic is not None and first.topic.family == "requests":
        return first.end
    return here.figure.end


def part_of_requests(
    memory: Memory, figure: Figure, here: Here, strict: bool = False
) -> Mention | None:
    """A figure before the noun was named: 网上申请29件,…,全年收到依申请公开50件.

    Only what is clearly told of requests: an outcome, a channel, an applicant, carrying over;
    ``strict``, after something else was named: an outcome, or one of 上述申请.
    """
    mention = request(memory, figure, here, Topical(memory.requests))
    if strict and mention is not None and not _is_surely_of_requests(memory, mention, here):
        return mention if _is_of_them_all(memory, mention) else None
    if strict and mention is not None:
        return mention
    came = mention is not None and mention.cells == (NEW,)
    if came and (_names_what_came(memory, here) or _are_all_told(memory, here)):
        return mention
    if mention is None or NEW in mention.cells:
        return None
    if mention.cells[0] in _ANSWERS and _has_object(here):
        return mention
    if HANDLED in mention.cells:
        return None
    answers = mention.cells[0] in _ANSWERS
    if answers and not any("related" in word.tags for word in here.chain):
        return None
    return mention


def _are_all_ways(memory: Memory, here: Here, cells: tuple[str, ...]) -> bool:
    """全年收到书面申请5件, and no other way: a request is made in writing, these are all.

    收到网上申请及书面申请共31件 names all ways before the one figure.
    """
    if memory.requests_total or memory.received or not here.has_received or here.in_list:
        return False
    joint = {m.cell for w in here.clause_words for m in w.metrics if m.role == "channel"}
    if len(joint) > 1:
        return all(cell.startswith("requests.") for cell in joint)
    ways = {m.cell for w in memory.reading.words for m in w.metrics if m.role == "channel"}
    return cells == _ON_PAPER and {w for w in ways if w.startswith("requests.")} == set(_ON_PAPER)


def _are_all_told(memory: Memory, here: Here) -> bool:
    """30件申请当中,…; 共有14件申请递交到局里: so many came, told in a paragraph on requests."""
    if not memory.near_requests or memory.requests_total or memory.received:
        return False
    if here.figure.kind != "count":
        return False
    if _opens_account(memory, here):
        return True
    came = _CAME.match(memory.reading.text, here.figure.end)
    if came is None or _goes_elsewhere(memory, came):
        return False
    plain = all(word.is_filler or word.tags & {"this", "year", "own"} for word in here.words)
    return plain and here.is_tight


def _goes_elsewhere(memory: Memory, came: re.Match[str]) -> bool:
    """3件公开申请转给县住建局, 送到各乡镇: passed on, not received."""
    reading, place = memory.reading, came.end()
    if "转" in came.group() and not reading.text.startswith(("我", "本"), place):
        return True
    stop = reading.right(place, CLAUSE, min(len(reading.text), place + _MUCH))
    return any("area" in word.tags for word in reading.between(place, stop))


def _opens_account(memory: Memory, here: Here) -> bool:
    """申请12件(网络9、信函3),已答复12件: nothing but the noun, before the first figure."""
    noun = next((word for word in here.words if not word.is_filler), None)
    if noun is None or not noun.weak or noun.topic is not memory.requests:
        return False
    first = memory.reading.figures[0] is here.figure
    behind = memory.reading.text.startswith(_OPENS, here.figure.end)
    beside = noun.end == here.figure.start and here.words[-1] is noun
    return first and behind and beside and here.is_tight


def _names_what_came(memory: Memory, here: Here) -> bool:
    """收到的申请仅有1件, 新接申请46件, 申请件仅收到6件, 申请量为129件: what came is named."""
    chain = here.chain
    named = here.has_received and any(word.text == "的申请" for word in chain)
    if named and (here.is_tight or is_ours(memory, here)):
        return True
    if memory.received or here.in_list or any(m.cells == (NEW,) for m in memory.heard):
        return False
    if asks_for_papers(memory, here):
        return True
    for place, word in enumerate(chain):
        if word.text in AMOUNTS and is_of_another_thing(memory, word):
            return False
        if word.text in AMOUNTS:
            return all(other.is_filler or _has_come(other) for other in chain[:place])
        if word.weak and word.topic is memory.requests:
            verb = chain[place + 1 : place + 2]
            return bool(verb) and verb[0].end == word.start and _has_come(verb[0])
        if not (word.is_filler or _has_come(word)):
            return False
    return False


def _has_come(word: Word) -> bool:
    """Whether a word is a verb of receiving: 新接, 收到, not 提出."""
    return bool(word.flags & RECEIVES)


def _has_object(here: Here) -> bool:
    """处理申请11件, 办结的16件申请, in a paragraph on requests: what was handled is named."""
    noun = here.after[0] if here.after else None
    told = noun is not None and noun.topic is not None and noun.topic.family == "requests"
    if told and here.chain and here.chain[0].text == "的":
        return True
    if here.chain and any(word.text == "申请办理完毕" for word in here.chain):
        return True
    for place, word in enumerate(here.chain[:-1]):
        if word.weak and word.topic is not None and word.topic.family == "requests":
            verb = of_requests(here.chain[place + 1])
            beside = here.chain[place + 1].end == word.start
            return beside and verb is not None and verb.cell in _ANSWERS
    return False


def _is_all_of_them(memory: Memory, here: Here) -> bool:
    """在办理的47件中,予以公开20件: of those dealt with; none of them is left over by that."""
    among = memory.reading.text.startswith(("中", "里", "当中"), here.figure.end)
    return among and memory.reading.text[here.figure.start - 1] == "的"


def _counts_ways(here: Here) -> bool:
    """公开申请渠道3个, 三条申请渠道: ways of asking, no requests."""
    if any(word.text in WAYS for word in here.after[:_BESIDE]):
        return True  # 网站、邮箱三条申请渠道
    ways = bool(here.chain) and here.chain[0].text in WAYS
    return ways and here.figure.unit in ("个", "项", "次")


def _is_directed(here: Here) -> bool:
    """指导各单位答复依申请公开31件: others' requests."""
    places = [word.start for word in here.clause_words if word.flags & DIRECTS]
    if not places:
        return False
    return not any(
        m.cell == NEW and word.start > places[-1]
        for word in here.clause_words
        for m in word.metrics
    )


@lru_cache(maxsize=1024)
def _is_outcome(cells: tuple[str, ...]) -> bool:
    head = ("requests.granted", "requests.partially", "requests.denied", "requests.unavailable",
            "requests.rejected", "requests.other_", "requests.outcome")  # fmt: skip
    return all(cell.startswith(head) for cell in cells)
