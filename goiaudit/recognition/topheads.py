"""Top headings beyond the six, and sections that a report says it has (F109, F110)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goiaudit.definitions.seldom import seldom
from goiaudit.model.claims import Fact, Observation, Scalar
from goiaudit.model.text import Paragraph
from goiaudit.recognition.headings import KEYS, Heading, heading_of
from goiaudit.recognition.lines import Lines
from goiaudit.recognition.passage import Passage, compact

_NUMERALS = "一二三四五六七八九十"
_TOP = re.compile(
    r"#* ?([一二三四五六七八九]|十[一二]?)、 ?(?P<name>[\u3400-\u9fff、“”《》()\d]{2,30})"
)
_STARTS = "#一二三四五六七八九十"
_NO_SECTION = seldom(r"附件|附表|解读|相关链接|名词解释|咨询|联系")
_DECLARED = re.compile(
    rf"(?:由|分为|包括|包含|共有?|共分)(?P<list>[^。;]{{0,240}}?)"
    rf"(?:等|共|这|以上)?(?P<count>[{_NUMERALS}]|[1-9])个?(?:大|主要)?(?:部分|方面内容)(?:内容)?"
    rf"(?:组成|构成|内容)?"
)
_PARTS = {
    "overview": r"总体(?:工作)?情况|(?:总体)?概述|概况",
    "disclosure": r"(?:行政机关)?主动公开(?:政府信息)?(?:的)?(?:情况)?",
    "requests": (
        r"(?:收到(?:和|及|、|的)处理)?政府信息公开申请(?:的)?(?:办理|处理)?情况|"
        r"依申请公开(?:政府信息)?(?:的)?情况"
    ),
    "disputes": (
        r"(?:(?:因)?(?:政府)?信息公开(?:工作)?)?(?:被)?(?:申请|提起)?(?:的)?行政复议[、和及与]?"
        r"(?:被)?(?:提起)?(?:的)?行政诉讼(?:的)?情况"
    ),
    "problems": (
        r"(?:政府信息公开工作)?(?:中)?存在的?(?:主要)?问题[和及以、与]*改进(?:的)?(?:情况|措施)"
    ),
    "other": r"其[他它]需要?报告的?(?:事项|情况)",
}
_NAMED = seldom("|".join(f"(?P<{key}>{pattern})" for key, pattern in _PARTS.items()))
_RENAMED, _NOT_RENAMED = Fact(1), Fact(0)
_BETWEEN = seldom(r"[、,和及以与:“”《》 \d.()一二三四五六]|是|为|分别|的")


def other_headings(
    paragraphs: Lines, lines: Sequence[int], chosen: Sequence[Heading]
) -> Iterator[tuple[Paragraph, str | None]]:
    """Lines like 七、… that are none of the six, each with the section that it renames or None.

    A heading renames section n if it has its number, that section's own heading is missing
    and it stands between those of its neighbours.
    """
    found = {heading.key: heading.index for heading in chosen}
    if len(found) < len(KEYS) - 1:
        return  # with two headings missing, what a further one stands for is a guess
    texts, own = paragraphs.texts, frozenset(found.values())
    for index in lines:
        text = texts[index]
        match = _TOP.fullmatch(text) if text[0] in _STARTS and index not in own else None
        if match is None or _NO_SECTION.search(text) or heading_of(index, text) is not None:
            continue
        number = _number(match[1])
        if number > len(KEYS) and index > max(found.values()):
            yield paragraphs[index], None
        elif number <= len(KEYS) and _stands_for(KEYS[number - 1], index, found):
            yield paragraphs[index], KEYS[number - 1]


def _number(numeral: str) -> int:
    if numeral.startswith("十"):
        return 10 + (_NUMERALS.index(numeral[1]) + 1 if len(numeral) > 1 else 0)
    return _NUMERALS.index(numeral) + 1


def _stands_for(key: str, index: int, found: dict[str, int]) -> bool:
    if key in found:
        return False
    place = KEYS.index(key)
    before = max((found[k] for k in KEYS[:place] if k in found), default=-1)
    after = min((found[k] for k in KEYS[place + 1 :] if k in found), default=index + 1)
    return before < index < after


def heading_observations(others: Sequence[tuple[Paragraph, str | None]]) -> Iterator[Observation]:
    """``extra_section``: a further heading, or a section under another name."""
    for paragraph, key in others:
        values: dict[str, Scalar] = {"renamed": int(key is not None), "official": 0}
        quote, damaged = paragraph.content.raw.strip(), paragraph.content.damaged
        yield Observation("extra_section", values, quote, paragraph.location, intact=not damaged)


def renamed_facts(others: Sequence[tuple[Paragraph, str | None]]) -> dict[str, Fact]:
    """``section_renamed[...]`` for all six sections."""
    names = {key for _, key in others}
    return {f"section_renamed[{key}]": _RENAMED if key in names else _NOT_RENAMED for key in KEYS}


def declared_parts(passage: Passage, chosen: Sequence[Heading]) -> Iterator[Observation]:
    """``parts_declared``: the number of parts a report says it has, and how many it lists or has.

    A list is counted only if nothing stands between its commas but names of the six sections,
    the sections only if all six are there: one that is missing is F103's.
    """
    match = _DECLARED.search(passage.text) if "部分" in passage.text else None
    if match is None:
        return
    digit = match["count"]
    declared = int(digit) if digit.isdigit() else _number(digit)
    spot = passage.spot(match.start(), match.end())
    complete = len(chosen) if len(chosen) == len(KEYS) else None
    counts = {"listed": _listed(compact(match["list"])), "present": complete}
    for what, count in counts.items():
        if count is not None:
            values: dict[str, Scalar] = {"declared": declared, "found": count, "what": what}
            yield Observation("parts_declared", values, spot.quote, spot.location, spot.intact)


def _listed(names: str) -> int | None:
    found = {match.lastgroup for match in _NAMED.finditer(names)}
    rest = _BETWEEN.sub("", _NAMED.sub("", names))
    return len(found) if len(found) > 1 and not rest else None
