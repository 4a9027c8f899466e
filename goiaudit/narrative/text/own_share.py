"""The organ's own share of what a wider body received: 全区收到372件,分到本街道名下的6件."""

from __future__ import annotations

import re

from goiaudit.definitions.seldom import seldom

_SHARED = seldom(
    "(?:分到|分给|派到|派给|划到|划归|归口|转到|转给|转交|交由|交给|分配给|分派给)"
    "(?P<who>[^,。;:()0-9各]{1,16}?)(?:名下|头上|手[中上里]|来?办理|承办|受理|处理|答复)?"
    "(?:的|政府|信息|公开|申请|件数|只有|仅|有|共|为|是|计|则)*$"
)
_WORDS = (
    *("分到", "分给", "派到", "派给", "划到", "划归", "归口", "转到", "转给", "转交", "交由"),
    *("交给", "分配给", "分派给"),
)
SHARES = re.compile("[分派划归转交](?:到|派|派给|配|归|口|给|交|由)")
"""What leads to a share begins with one of these, which few clauses hold."""
_OURS = seldom("[我本该](?:局|委|办|镇|乡|厅|院|校|馆|处|所|街道?|单位|机关|中心|级|部门)")
_NAME = seldom("(?:局|委|镇|乡|厅|街道|办事处|中心|海关)$")
_WIDER = seldom(
    "全(?:[省市县区州旗]|系统)|[省市县区州旗](?:人民)?政府|政府办|统一(?:受理|接收|收到)|"
    "各(?:单位|部门|镇街)|上级"
)
_DIGIT = seldom("[0-9]")
_FAR = 120


def is_own_share(text: str, start: int, end: int, organ: str) -> bool:
    """Whether ``text[start:end]`` leads to the organ's own share of what others received.

    ``organ`` is the name in the title, empty where none is known.
    """
    if not SHARES.search(text, start, end):
        return False  # as most
    match = _SHARED.search(text, start, end)
    return match is not None and _is_ours(match["who"], organ)


def tells_wider(text: str, place: int) -> bool:
    """Whether a wider body is named shortly before a place."""
    return _WIDER.search(text, max(0, place - _FAR), place) is not None


def own_place(text: str, organ: str) -> int | None:
    """Where a sentence turns to the organ's own share; None where it does not."""
    for word in _WORDS:
        place = text.find(word)
        digit = _DIGIT.search(text, place) if place >= 0 else None
        if digit is not None and is_own_share(text, place, digit.start(), organ):
            return place
    return None


def _is_ours(name: str, organ: str) -> bool:
    """本局, the organ's own name, or where none is known that of any organ."""
    if _OURS.match(name):
        return True
    return _NAME.search(name) is not None and (not organ or name in organ)
