"""The six top headings, however they are worded, numbered or damaged (domain 2.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from goiaudit.definitions.seldom import seldom
from goiaudit.recognition.lines import Lines
from goiaudit.recognition.passage import compact

KEYS = ("overview", "disclosure", "requests", "disputes", "problems", "other")
_NUMBER = re.compile(
    r"(?:第?([一二三四五六七八九十]{1,2})(?:部分)?[、,.:。;]*|([1-6])[、.,](?!\d)|[、.])?"
)
_YEAR = r"(?:20\d{2}年度?)?"
_GOI = r"(?:政府信息公开|政务公开|政府信息与政务公开|信息公开|政务信息公开)"
_AND = "[和的及、与]?"
_OFFICIAL = {
    "overview": rf"{_YEAR}(?:工作)?总体(?:工作)?情况",
    "disclosure": r"(?:行政机关)?主动公开政府信息(?:的)?情况",
    "requests": rf"(?:收到{_AND}处理)?(?:的)?政府信息公开申请(?:的)?(?:处理)?情况",
    "disputes": (
        rf"(?:因)?{_GOI}(?:工作)?(?:被)?(?:申请|提起|引起|引发)?(?:的)?行政复议[、和及,与]?(?:被)?"
        r"(?:提起|申请)?(?:的)?行政诉讼(?:的)?情况"
    ),
    "problems": rf"(?:{_GOI}工作)?(?:中)?存在的?主要问题{_AND}改进(?:的)?(?:情况|措施)",
    "other": r"其[他它]需要?报告的?(?:事项|情况)(?:情况)?",
}
"""Close to the official wording: recognised with and without a number."""
_ENDS = "况施项"
"""What all of these end with."""
_NUMBERED = {
    "overview": (
        rf"{_YEAR}.{{0,12}}?(?:总体|基本)(?:工作)?(?:情况|概况|概述)|"
        rf"{_YEAR}{_GOI}?(?:工作)?(?:总体)?(?:概述|概况|总述)(?:情况)?"
    ),
    "disclosure": (
        rf"(?:行政机关)?(?:政府信息)?主动公开(?:政府)?(?:{_GOI}|信息|工作)?(?:的)?(?:工作)?(?:的)?情况"
    ),
    "requests": (
        rf"(?:收到{_AND}处理|收到|办理)?(?:的)?(?:{_GOI}|依申请公开|政府信息依申请公开)(?:政府信息)?(?:的)?"
        r"(?:申请)?(?:工作|受理|办理|处理)?(?:的)?(?:申请)?(?:办理|处理)?(?:的)?情况"
    ),
    "disputes": r".{0,24}行政复议.{0,8}(?:行政)?诉讼(?:的)?(?:有关)?情况",
    "problems": (
        r".{0,20}(?:存在|面临)(?:的)?(?:主要)?(?:问题|不足|困难).{0,20}|.{0,12}主要问题.{0,4}改进.{0,8}"
    ),
    "other": (
        r"其[他它](?:需要?)?(?:报告|说明|公布)?(?:的)?(?:有关|相关|重要)?(?:事项|情况|事宜)(?:情况)?|"
        r"需要?(?:报告|说明)的?其[他它](?:事项|情况)(?:情况)?"
    ),
}
"""Looser wordings, recognised behind a number only."""


def _any_of(patterns: dict[str, str]) -> str:
    """One pattern for all keys: the group that matches is the key, the first one counts."""
    return "|".join(f"(?P<{key}>{pattern})" for key, pattern in patterns.items())


_WHOLE_OFFICIAL = re.compile(_any_of(_OFFICIAL))
_WHOLE_NUMBERED = seldom(_any_of(_NUMBERED))
_IN_TEXT = seldom(
    rf"(?<![、,和及“《])[一二三四五六]、 ?(?:{'|'.join(_OFFICIAL.values())})(?![、,;。”》])"
)
_INLINE = re.compile(rf"(?:{_any_of(_OFFICIAL)})(?=[:。]|20\d{{2}}年)")
_NAMES = {
    "overview": "总体情况",
    "disclosure": "主动公开政府信息情况",
    "requests": "收到和处理政府信息公开申请情况",
    "disputes": "政府信息公开行政复议、行政诉讼情况",
    "problems": "存在的主要问题及改进情况",
    "other": "其他需要报告的事项",
}
_CLOSING = ":。;,、.|"
_MARKS = seldom("[,。;]")
_TABLE_ROW = seldom(r"本年|上年|结转|第")
_BROKEN = seldom(r"[?_\ufffd\ue000-\uf8ff]")
_PAGE = re.compile(r"(?:[.…·_-]{2,}|(?<=[情况项题]))\d{1,3}$")
"""The page that a table of contents names behind a heading."""
_OPENS_LONG = "第一二三四五六七八九十#*"
"""What a line begins with that may be a heading and its text in one."""
_NUMBERS = f"{_OPENS_LONG}123456、."
"""What a line begins with that may have a number."""
_LONGEST = 40
_CACHED = 64
"""Longest line of which it is kept whether it is a heading: they come again, sentences do not."""
_ALIKE = 0.6
_NEXT = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A top heading: which paragraph, which section, where its text ends, how it is numbered."""

    index: int
    key: str
    end: int
    numbered: bool


def find_headings(lines: Lines, skipped: frozenset[int]) -> list[Heading]:
    """Every line that can be a top heading, in order; ``skipped`` are lines of tables."""
    texts = lines.texts
    found = [n for n in lines.filled if n not in skipped and heading_of(n, texts[n])]
    # Where it ends is told by the line with the spaces around it.
    headings = (heading_of(n, lines[n].content.text) for n in found)
    return [heading for heading in headings if heading]


def heading_of(index: int, text: str) -> Heading | None:
    """The heading that a folded line begins with, None for any other line."""
    found = _known_start(text) if len(text) <= _CACHED else _start_of_long(text)
    return Heading(index, *found) if found else None


def _start_of_long(text: str) -> tuple[str, int, bool] | None:
    """As ``_start``; most long lines show by their first character that they are sentences."""
    sentence = text[0] != " " and text[0] not in _OPENS_LONG
    if sentence and len(text) - text.count(" ") > _LONGEST:
        return None
    return _start(text)


def _start(text: str) -> tuple[str, int, bool] | None:
    """Section, end and numbering of the heading that a line begins with."""
    dense = compact(text.strip())
    if dense[-1:].isdigit():
        dense = _PAGE.sub("", dense)
    if len(dense) < 2 or (len(dense) > _LONGEST and dense[0] not in _OPENS_LONG):
        return None
    if dense[0] not in _NUMBERS and dense.rstrip(_CLOSING)[-1:] not in _ENDS:
        return None  # most lines show by both their ends that they are no headings
    marked = dense[0] in "#*"
    if marked:  # Markdown
        dense = dense.strip("#*")
    number = _NUMBER.match(dense)
    label = number[0] if number else ""
    rest = dense[len(label) :]
    numbered = bool(number and number[1])
    if len(dense) <= _LONGEST:
        name = rest.rstrip(_CLOSING)
        if key := _key_of(name, numbered=numbered, bare=not label or bool(number and number[2])):
            return key, len(text), numbered
    if numbered and not marked:
        inline = _INLINE.match(rest)
        if inline and inline.lastgroup:
            end = _place(text, len(label) + inline.end())
            return inline.lastgroup, end, numbered
    return None


def official_headings(text: str) -> list[tuple[int, int]]:
    """Where numbered headings in the official wording begin and end within a line."""
    return [match.span() for match in _IN_TEXT.finditer(text)]


def is_official(text: str) -> bool:
    """Whether a folded line is the heading of a section as officially worded, with its number."""
    dense = compact(text).strip("#*")
    number = _NUMBER.match(dense)
    if number is None or not number[1]:
        return False
    return _WHOLE_OFFICIAL.fullmatch(dense[number.end() :].rstrip(_CLOSING)) is not None


_known_start = lru_cache(maxsize=4096)(_start)


def _key_of(name: str, *, numbered: bool, bare: bool) -> str | None:
    if official := _WHOLE_OFFICIAL.fullmatch(name):
        return official.lastgroup
    if bare or _TABLE_ROW.match(name):
        return None
    wording = None if _MARKS.search(name) else _WHOLE_NUMBERED.fullmatch(name)
    if wording:
        return wording.lastgroup
    if numbered and _BROKEN.search(name):
        return _alike(name)
    return None


def _alike(name: str) -> str | None:
    """The official heading of which a damaged one still shows most pairs of characters."""
    pairs = {name[i : i + 2] for i in range(len(name) - 1)}
    best, key = 0.0, None
    for candidate, official in _NAMES.items():
        wanted = {official[i : i + 2] for i in range(len(official) - 1)}
        share = len(pairs & wanted) / len(wanted)
        if share > best:
            best, key = share, candidate
    return key if best >= _ALIKE else None


def _place(text: str, dense: int) -> int:
    """Where the first ``dense`` characters that are no spaces end, a closing mark included."""
    seen = 0
    for place, char in enumerate(text):
        if seen == dense:
            return place + 1 if char in ":。" else place
        seen += char != " "
    return len(text)


def choose(found: Sequence[Heading], title: int | None) -> list[Heading]:
    """One heading for each section: tables of contents and repeated lines are left out."""
    kept = _without_contents(list(found), title)
    chosen: dict[str, Heading] = {}
    for heading in kept:
        known = chosen.get(heading.key)
        if known is None or (heading.numbered and not known.numbered):
            chosen[heading.key] = heading
    return sorted(chosen.values(), key=lambda heading: heading.index)


def _without_contents(found: list[Heading], title: int | None) -> list[Heading]:
    if title is not None and any(heading.index > title for heading in found):
        found = [heading for heading in found if heading.index > title]
    # Three or more headings in a row that all come again are a table of contents.
    run = 0
    seen: set[str] = set()
    while run < len(found) and found[run].key not in seen:
        if run and found[run].index - found[run - 1].index > _NEXT:
            break
        seen.add(found[run].key)
        run += 1
    again = {heading.key for heading in found[run:]}
    if run >= 3 and all(heading.key in again for heading in found[:run]):
        return found[run:]
    return found


def ordered(chosen: Sequence[Heading]) -> frozenset[str]:
    """Keys of the headings that stand in their order (longest run of rising official places)."""
    keys = [heading.key for heading in chosen]
    if keys == [key for key in KEYS if key in keys]:
        return frozenset(keys)
    longest: dict[str, tuple[str, ...]] = {}
    for heading in chosen:
        below = KEYS[: KEYS.index(heading.key)]
        runs = [longest[key] for key in below if key in longest]
        longest[heading.key] = (*_longest(runs), heading.key)
    return frozenset(_longest(list(longest.values())))


def _longest(runs: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return max(runs, key=len) if runs else ()
