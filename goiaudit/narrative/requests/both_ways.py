"""Requests told by two ways of asking, each with its noun: 线上申请65件,…,线下公开申请9件."""

from __future__ import annotations

import re

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import Memory
from goiaudit.narrative.text.surroundings import Here

_ASKED = "(?:(?:政府|政务)?信息)?(?:公开)?申请"
_ONLINE = "(?:线上|网上|网络|在线|互联网)"
_OFFLINE = "(?:线下|书面|纸质|信函|邮寄|窗口|当面|现场)"
_OFF = seldom(f"{_OFFLINE}(?:的)?{_ASKED}|公开{_OFFLINE}申请")
_ON = seldom(f"{_ONLINE}(?:的)?{_ASKED}|公开{_ONLINE}申请")
_BY_WAY = (("requests.channel.online", _ON), ("", _OFF))
_BESIDE = seldom(f"、(?:{_ONLINE}|{_OFFLINE})(?:的)?{_ASKED}(?:书|表|件)?")
_LED = re.compile(
    "(?:全年|今年|本年度?|当年)?(?:通过|经由?|依托|利用)[^,。;:()0-9、和及等各多种任何本我]{2,14}"
    "(?:专区|专窗|窗口|大厅|中心|专线|入口|端口)(?:共|新)?(?:接收|收到|受理|收取|接到)"
)
# 依申请公开渠道, 法定途径 are all ways there are; a line has a way of its own, whichever it is.
_BY_A_WAY = re.compile(
    "(?:其中|另有?)?(?:通过|经由?|以)[^,。;:()0-9、和及等各多种任何本我]{1,14}"
    "(?<!公开)(?<!申请)(?<!法定)(?<!规定)(?<!正规)(?<!正式)(?<!合法)(?<!有效)(?<!有关)(?<!相关)(?<!不同)(?<!线下)"
    "(?:渠道|途径|方式)(?:共|新|又|所)?(?:接收|收到|受理|收取|接到)"
)
_BY_PERSONS = seldom(
    f"(?:公民|自然人|个人|群众|居民|村民)(?:个人)?(?:提出|提交|递交)(?:的)?{_ASKED}(?:共|计|有|为)*$"
)
_BY_OTHERS = seldom(
    "[,、;](?:企业)?法人(?:(?:和|或|及|或者|以及|、)?其[他它]组织)?(?:提出|提交|递交)的?[^,。;:()0-9]{0,12}[0-9]"
)
_PERSONS = ("requests.new.natural_person",)
ASKERS = frozenset(
    (f"requests.new.{kind}",)
    for kind in ("natural_person", "business", "research", "public_welfare", "legal_service")
)
_NEW = ("requests.new.total",)
_CHANNEL = "requests.channel."
_DONE = ("requests.handled_total.total", "requests.answered.total")
_ALL = ("共", "合计", "总计", "累计")


def is_led(memory: Memory, here: Here) -> bool:
    """通过政务公开专区接收公开申请12件: those that came by one way, whichever it is."""
    text, start, end = memory.reading.text, here.clause_start, here.figure.start
    if _LED.match(text, start, end) is not None:
        return True
    way = "渠道" in text or "途径" in text or "方式" in text
    return way and _BY_A_WAY.match(text, start, end) is not None


def _is_of_persons(memory: Memory, here: Here) -> bool:
    """公民提出的公开申请9件,法人和其他组织提出的公开申请2件: told apart, no total of both."""
    text, place = memory.reading.text, here.figure.start
    first = _BY_PERSONS.search(text, here.clause_start, place) is not None
    return first and _BY_OTHERS.match(text, here.figure.end) is not None


def _is_beside_more(memory: Memory, here: Here) -> bool:
    """通过网站答复公开申请3件、纸质申请36件: beside more that came by another way no total."""
    text, end = memory.reading.text, here.figure.end
    if text[end : end + 1] != "、" or (beside := _BESIDE.match(text, end)) is None:
        return False
    if any(way.search(text, here.clause_start, end) is not None for _, way in _BY_WAY):
        return False
    later = next((f for f in memory.reading.figures if f.start == beside.end()), None)
    return later is not None and later.value > here.figure.value


def _is_among_ways(memory: Memory, here: Here) -> bool:
    """收到18件,其中平台收到13件,局办公室收到5件: beside a way of asking stands another one."""
    last, figure = memory.last, here.figure
    if last is None or len(last.cells) != 1 or not last.cells[0].startswith(_CHANNEL):
        return False
    if any(word.text.startswith(_ALL) for word in here.words):
        return False
    text, begin = memory.reading.text, last.figure.end
    if text[begin : begin + 1] not in (",", "、") or here.clause_start > begin + 1:
        return False
    wholes = (m for m in memory.heard if m.cells == _NEW and not m.aside)
    return any(
        m.value >= figure.value + last.value and "其中" in text[m.figure.end : begin]
        for m in wholes
    )


def all_askers(memory: Memory, here: Here, cells: tuple[str, ...]) -> tuple[str, ...]:
    """收到自然人提出的公开申请5件, and of nobody else: so many came in all, too."""
    if memory.requests_total or memory.received or not here.has_received or here.in_list:
        return cells
    kinds = {m.cell for w in memory.reading.words for m in w.metrics if m.role == "applicant"}
    named = any(word.topic is memory.requests and not word.weak for word in here.words)
    return (*_NEW, *cells) if named and len(kinds) == 1 else cells


def by_its_way(memory: Memory, here: Here, cells: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of a figure where a sentence tells of two ways, none where no cell holds it.

    What was done is told of the way named last, unless it is said to be all: 共办结74件.
    """
    text = memory.reading.text
    if cells == _NEW:
        if is_led(memory, here) or _is_among_ways(memory, here):
            return ()
        if "法人" in text and _is_of_persons(memory, here):
            return _PERSONS
    elif cells[0] not in _DONE:
        return cells
    if _is_beside_more(memory, here):
        return ()
    if "申请" not in text or not ("线" in text or "网" in text):
        return cells
    if any(m.cells == _NEW and not m.aside for m in memory.heard):
        return cells  # 收到51件(其中:网上申请47件,现场申请4件)
    if _ON.search(text) is None or _OFF.search(text) is None:
        return cells
    if cells == _NEW:
        begin, place = here.clause_start, here.figure.start
        ways = [cell for cell, way in _BY_WAY if way.search(text, begin, place) is not None]
        # 网上申请及书面申请共31件: both ways before the one figure
        return tuple(filter(None, ways)) if len(ways) == 1 else cells
    of_all = any(word.text.startswith(_ALL) for word in here.words)
    return cells if of_all else ()
