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
_LED = re.compile(
    "(?:全年|今年|本年度?|当年)?(?:通过|经由?|依托|利用)[^,。;:()0-9、和及等各多种任何本我]{2,14}"
    "(?:专区|专窗|窗口|大厅|中心|专线|入口|端口)(?:共|新)?(?:接收|收到|受理|收取|接到)"
)
_NEW = ("requests.new.total",)
_DONE = ("requests.handled_total.total", "requests.answered.total")
_ALL = ("共", "合计", "总计", "累计")


def is_led(memory: Memory, here: Here) -> bool:
    """通过政务公开专区接收公开申请12件: those that came by one way, whichever it is."""
    return _LED.match(memory.reading.text, here.clause_start, here.figure.start) is not None


def by_its_way(memory: Memory, here: Here, cells: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of a figure where a sentence tells of two ways, none where no cell holds it.

    What was done is told of the way named last, unless it is said to be all: 共办结74件.
    """
    text = memory.reading.text
    if cells == _NEW and is_led(memory, here):
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
        return tuple(filter(None, ways[:1])) if ways else cells
    of_all = any(word.text.startswith(_ALL) for word in here.words)
    return () if cells[0] in _DONE and not of_all else cells
