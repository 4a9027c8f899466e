"""Figures before another one that say nothing of it: its share, last year's in a bracket."""

from __future__ import annotations

import re

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.text.words import Reading

_TOLD_BY_SHARE = re.compile(r"[,(]?(?:即|为|是|共|共计|计|合计|有|达)?")
_ITS_SHARE = seldom(r"占比?(?:了|为|约|到|达)?$")
_OF_LAST_YEAR = seldom("(?:上年|去年|上一年|20[0-9]{2}年|同期)")
_LONGEST_BRACKET = 40


def last_before(reading: Reading, index: int) -> int:
    """The number of the figure before; 信函申请占37.5%(27件) passes over the share of the same."""
    last = index - 1
    if last < 0:
        return last
    text, share = reading.text, reading.figures[last]
    if text.startswith(")", share.end):
        last -= _counts_accounts(reading, last)
        share = reading.figures[last]
    if last < 0 or share.kind != "percent":
        return last
    told = _TOLD_BY_SHARE.fullmatch(text, share.end, reading.figures[index].start)
    return last - 1 if told and _ITS_SHARE.search(text, 0, share.start) else last


def _counts_accounts(reading: Reading, number: int) -> bool:
    """微信公众账号(1个)发布信息149条: how many there are of what stands before the bracket."""
    figure = reading.figures[number]
    return figure.unit == "个" and reading.text[figure.start - 1 : figure.start] == "("


def past_last_year(reading: Reading, index: int) -> int:
    """新收申请(上年为152件)167件: the number of the figure in the bracket, else ``index``."""
    text, place = reading.text, reading.figures[index].start
    if not index or not (text[place - 1] == ")" or text[place - 1].isspace()):
        return index  # most figures stand behind a word
    before = reading.figures[index - 1]
    if text[before.end : place].strip() != ")":
        return index
    opening = text.rfind("(", max(0, before.start - _LONGEST_BRACKET), before.start)
    alone = index < 2 or reading.figures[index - 2].end <= opening
    told = opening >= 0 and _OF_LAST_YEAR.match(text, opening + 1, before.start) is not None
    return index - 1 if told and alone else index
