"""The six sections: by their headings, and by content where headings are stripped."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

from goiaudit.definitions.seldom import seldom
from goiaudit.model.claims import Fact
from goiaudit.model.text import Section
from goiaudit.recognition.furniture import is_footer, is_furniture, is_navigation, is_running
from goiaudit.recognition.headings import KEYS, Heading, ordered
from goiaudit.recognition.lines import Lines
from goiaudit.recognition.passage import compact, cut
from goiaudit.recognition.wrapping import line_width, unwrap

_NIL = re.compile(
    r"(?:本(?:年度?|机关|单位|部门)|我.{1,2})?(?:暂|均|目前)?(?:无|没有)(?:其[他它])?(?:需要?)?(?:报告|说明)?的?"
    r"(?:其[他它])?(?:事项|情况|问题|内容)?[。.!]?"
)
_FEE = seldom(r"信息(?:公开)?处理费|收取.{0,12}费用?|收费")
_OTHER = seldom(
    r"^(?:\([一二三四五六]\)|[1-9][.、])?(?:(?:本年度?|我.|目前)?(?:暂)?(?:无|没有)其[他它]需|其[他它]需要?(?:报告|说明))"
)
_PROBLEMS = seldom(
    r"(?:存在|主要|面临).{0,14}(?:问题|不足|困难|差距)|(?:问题|不足).{0,10}改进|改进(?:情况|措施)"
)
_PROBLEM_START = seldom(
    r"^(?:\([一二三四五六]\)|[1-9][.、])?.{0,8}(?:存在|主要|面临).{0,6}(?:问题|不足|困难)"
)
_PROBLEM_TAIL = seldom(r"^.{0,24}(?:存在|主要|面临).{0,14}(?:问题|不足|困难)")
_PREFACE = seldom(
    r"统计期限|统计时限|现(?:将|予)?公[布开]|本(?:年度)?报告|年度报告|编制|电子版|联系(?:电话|地址)|欢迎|由.{1,6}部分"
)
_SUBHEADING = seldom(r"^ *(?:\([一二三四五六七八九十1-9]\)|[一二三四五六]是)")
_FACTS = {
    key: tuple(f"section_{name}[{key}]" for name in ("heading", "body", "ordered", "nil"))
    for key in KEYS
}
_fact: Any = partial(tuple.__new__, Fact)
"""Makes one in a third of the time of its constructor; a report has two dozen of these."""
_LONGEST_OTHER = 120
_NO_SECTION = Section("", None, ())
_PREFACE_LINES = 8
_STATEMENT = 15


class Layout(NamedTuple):
    """What sections are cut from.

    ``start`` is the first line after the title, ``end`` the first line that is no text any
    more (signature, footer), ``used`` the lines of tables, ``title`` the lines of the title.
    ``filled`` are the lines between title and end that have any text and are not a table's,
    ``width`` is the width at which they are broken (None: lines are paragraphs).
    """

    paragraphs: Lines
    start: int
    end: int
    used: frozenset[int]
    title: range
    filled: Sequence[int]
    width: int | None

    @classmethod
    def of(
        cls, lines: Lines, start: int, end: int, used: frozenset[int], title: range = range(0)
    ) -> Layout:
        """The layout of lines of which title, tables and end are known."""
        first, last = bisect_left(lines.filled, start), bisect_left(lines.filled, end)
        filled = [n for n in lines.filled[first:last] if n not in used]
        width = line_width([lines.texts[n] for n in filled])
        return cls(lines, start, end, used, title, filled, width)


def text_end(lines: Lines, first: int, signature: int | None) -> int:
    """Where the text ends: at the signature, else at the footer with the links above it.

    ``first`` is the first line that can belong to the end: after the last heading or table.
    """
    if signature is not None:
        return signature
    end = len(lines)
    texts = lines.texts[first:]
    told = max((n for n, text in enumerate(texts) if _is_statement(text)), default=-1)
    foot = next((first + n for n, text in enumerate(texts) if n > told and is_footer(text)), None)
    if foot is None:
        spoken = max((n for n, text in enumerate(texts) if is_running(text)), default=-1)
        rest = range(spoken + 1, len(texts))
        foot = next((first + n for n in rest if texts[n] and is_furniture(texts[n])), None)
    if foot is None:
        return end
    while (
        foot > first
        and is_navigation(lines.texts[foot - 1])
        and not is_nil(compact(lines.texts[foot - 1]))
    ):
        foot -= 1
    return foot


def _is_statement(text: str) -> bool:
    """A sentence long enough to be the report's own; footers give addresses at most."""
    return len(text) >= _STATEMENT and text.endswith("。")


_SHORTEST_BODY = 40
_OF_DISPUTES = seldom(r"复议|诉讼|应诉|^ *(?:备?注|说明)")


def is_nil(text: str) -> bool:
    """Whether a body without spaces says just 无."""
    return bool(text) and _NIL.fullmatch(text) is not None


def find_sections(layout: Layout, headings: Sequence[Heading]) -> tuple[Section, ...]:
    """Preface and sections in reading order; every line of text is in one of them or dropped."""
    parts = _by_headings(layout, headings)
    if not headings:
        parts = _without_headings(layout, parts)
    else:
        _fill_missing(layout, parts, {heading.key for heading in headings})
    known = {heading.key: heading for heading in headings}
    keys = ["preface", *(heading.key for heading in headings)]
    for key in KEYS:
        if key not in known and parts.get(key):
            keys.insert(_place(keys, key), key)
    sections = [_section(layout, key, known.get(key), parts.get(key, [])) for key in keys]
    return tuple(section for section in sections if section.heading or section.body)


def _place(keys: Sequence[str], key: str) -> int:
    """Where a section without heading stands: behind the last one of lower number."""
    order = ["preface", *KEYS]
    below = [n for n, known in enumerate(keys) if order.index(known) < order.index(key)]
    return max(below, default=0) + 1


def _by_headings(layout: Layout, headings: Sequence[Heading]) -> dict[str, list[int]]:
    starts = {heading.index: heading.key for heading in headings}
    inside = _within_tables(layout, sorted(starts))
    parts: dict[str, list[int]] = {"preface": []}
    key = "preface"
    speaking = False
    texts, title = layout.paragraphs.texts, layout.title
    for place in layout.filled:
        if place in starts:
            key = starts[place]
            parts[key] = []
            continue
        if place in title:
            continue
        text = texts[place]
        # No sentence within the span of a table: what is left over of it.
        if is_furniture(text) or (place in inside and not is_running(text)):
            continue
        # Above the first heading a page puts lines of its own: the preface begins with a sentence.
        speaking = speaking or key != "preface" or is_running(text) or not headings
        if speaking:
            parts[key].append(place)
    return parts


def _within_tables(layout: Layout, starts: Sequence[int]) -> frozenset[int]:
    """What stands between the first and the last table line under each heading."""
    used = sorted(layout.used)
    found: set[int] = set()
    for low, high in pairwise([*starts, len(layout.paragraphs)]):
        first, last = bisect_left(used, low), bisect_left(used, high)
        if last - first > 1 and used[last - 1] - used[first] >= last - first:
            found.update(range(used[first] + 1, used[last - 1]))
    return frozenset(found)


def _section(layout: Layout, key: str, heading: Heading | None, places: Sequence[int]) -> Section:
    body = unwrap([layout.paragraphs[place] for place in places], layout.width)
    if heading is None:
        return Section(key, None, tuple(body))
    line = layout.paragraphs[heading.index]
    if heading.end < len(line.text.rstrip()):
        body.insert(0, cut(line, heading.end))
        line = cut(line, 0, heading.end)
    return Section(key, line, tuple(body))


def _without_headings(layout: Layout, parts: Mapping[str, list[int]]) -> dict[str, list[int]]:
    """Preface by its words, problems after the tables, 其他 by its words, the rest is overview."""
    places = parts["preface"]
    text = layout.paragraphs
    last_table = max(layout.used, default=-1)
    before = [place for place in places if place < last_table]
    after = [place for place in places if place > last_table]
    if not layout.used:
        first = next((n for n, p in enumerate(places) if _PROBLEM_START.match(text[p].text)), None)
        before, after = (places, []) if first is None else (places[:first], places[first:])
    preface = _preface_length(layout, before)
    if preface == len(before):
        preface = 0  # an excerpt: its one paragraph says more than what report it is
    found = {"preface": before[:preface], "overview": before[preface:]}
    split = _other_start(layout, after)
    if any(_PROBLEMS.search(text[place].text) for place in after[:split]):
        found["problems"], found["other"] = after[:split], after[split:]
    else:
        found["other"] = after
    return found


def _fill_missing(layout: Layout, parts: dict[str, list[int]], known: set[str]) -> None:
    """Bodies that stand without their heading are cut off the section above them."""
    text = layout.paragraphs
    if "overview" not in known:
        preface = _preface_length(layout, parts["preface"])
        parts["preface"], parts["overview"] = parts["preface"][:preface], parts["preface"][preface:]
    if "problems" not in known:
        above = next((k for k in ("disputes", "requests", "disclosure") if k in known), None)
        if above is not None:
            places = parts[above]
            table = max((p for p in layout.used if not places or p < places[-1]), default=-1)
            tail = [place for place in places if place > table]
            first = next((n for n, p in enumerate(tail) if _PROBLEM_TAIL.match(text[p].text)), None)
            if first is None and table >= 0 and _speaks_of_problems(layout, tail):
                first = 0
            if first is not None:
                parts["problems"] = tail[first:]
                parts[above] = [place for place in places if place not in tail[first:]]
    if "other" not in known and parts.get("problems"):
        places = parts["problems"]
        split = _other_start(layout, places)
        parts["problems"], parts["other"] = places[:split], places[split:]


def _speaks_of_problems(layout: Layout, places: Sequence[int]) -> bool:
    """Whether what follows table four is no remark on it but a text of its own."""
    lines = [layout.paragraphs[place].text for place in places]
    long_enough = sum(map(len, lines)) >= _SHORTEST_BODY
    return long_enough and not _OF_DISPUTES.search(lines[0])


def _preface_length(layout: Layout, places: Sequence[int]) -> int:
    """How many lines belong to the preface: up to the last that speaks of the report itself."""
    length = 0
    for n, place in enumerate(places[:_PREFACE_LINES]):
        text = layout.paragraphs[place].text
        if _SUBHEADING.match(text):
            break
        if _PREFACE.search(text):
            length = n + 1
    return length


def _other_start(layout: Layout, places: Sequence[int]) -> int:
    """Where the last lines begin that can only be section six."""
    start = len(places)
    while start:
        line = compact(layout.paragraphs[places[start - 1]].text)
        fee = len(line) <= _LONGEST_OTHER and _FEE.search(line)
        if not (is_nil(line) or _OTHER.match(line) or fee):
            break
        start -= 1
    return start


def section_facts(sections: Sequence[Section], headings: Sequence[Heading]) -> dict[str, Fact]:
    """``headings`` and ``section_*[...]`` for all six sections."""
    rising = ordered(headings)
    places = {heading.key: heading.index for heading in headings}
    bodies = {section.key: section for section in sections}
    facts = {"headings": Fact(len(places))}
    for key in KEYS:
        _, line, paragraphs = bodies.get(key, _NO_SECTION)
        body = compact("".join([paragraph.content.text for paragraph in paragraphs]))
        location = line.location if line else None
        if location is None and paragraphs:
            location = paragraphs[0].location
        quote = line.content.raw.strip() if line else ""
        out_of_order = key in places and key not in rising
        named, long, in_order, nil = _FACTS[key]
        facts[named] = _fact((int(key in places), quote, location, True))
        facts[long] = _fact((len(body), "", location, True))
        facts[in_order] = _fact((int(not out_of_order), quote, location, True))
        facts[nil] = _fact((int(is_nil(body)), body[:40], location, True))
    return facts
