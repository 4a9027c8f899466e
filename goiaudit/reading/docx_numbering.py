"""Automatic numbers of paragraphs: the 一、 of a heading stands in numbering.xml, not in its text.

ECMA-376 part 1, 17.9 (numbering) and 17.7 (styles): a paragraph names a list and a level, itself
or through its style; counters belong to the abstract definition that several lists share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from goiaudit.reading.docx_counting import counted
from goiaudit.reading.ooxml import Element

Said = TypeVar("Said")

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_OFF = frozenset({"0", "false", "off"})
_MOST = 100_000


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: ``text`` is a pattern such as ``(%1)``; ``restart`` see 17.9.10."""

    start: int
    style: str
    text: str
    legal: bool
    restart: int | None
    paragraph_style: str | None


@dataclass(frozen=True, slots=True)
class List:
    """A list: the definition whose counters it shares, its levels, where it starts anew."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """What styles say that matters here: numbering (list, level) and hidden text."""

    numbered: Mapping[str, tuple[str | None, int | None]] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of one document in reading order."""

    lists: Mapping[str, List]
    _counters: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, number: str, level: int | None, style: str | None) -> str:
        """The next number of a list on a level as printed; "" for bullets and unknown lists."""
        found = self.lists.get(number)
        if found is None:
            return ""
        at = _level_of(found, style) if level is None else level
        definition = found.levels.get(at)
        if definition is None:
            return ""
        counters = self._counters.setdefault(found.abstract, {})
        self._advance(number, found, at, counters)
        if definition.style == "bullet":
            return ""
        return _PLACE.sub(
            lambda match: _printed(found, int(match[1]) - 1, counters, definition.legal),
            definition.text,
        )

    def _advance(self, number: str, found: List, at: int, counters: dict[int, int]) -> None:
        if at in found.starts and (number, at) not in self._begun:
            counters[at] = found.starts[at]
        elif at in counters:
            counters[at] = min(counters[at] + 1, _MOST)
        else:
            counters[at] = found.levels[at].start
        self._begun.add((number, at))
        for deeper in [level for level in counters if level > at]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or 0 < at + 1 <= restart:
                del counters[deeper]


def _level_of(found: List, style: str | None) -> int:
    """The level that names the style of the paragraph, else the first."""
    for at, level in found.levels.items():
        if style is not None and level.paragraph_style == style:
            return at
    return 0


def _printed(found: List, at: int, counters: Mapping[int, int], legal: bool) -> str:
    level = found.levels.get(at)
    if level is None:
        return ""
    return counted(counters.get(at, level.start), "decimal" if legal else level.style)


def read_numbering(root: Element) -> Numbering:
    """The lists of numbering.xml (17.9.17)."""
    space = _space(root)
    abstract: dict[str, dict[int, Level]] = {}
    linked: dict[str, str] = {}
    links: dict[str, str] = {}
    for item in root.iterchildren(f"{space}abstractNum"):
        key = item.get(f"{space}abstractNumId", "")
        abstract[key] = dict(_levels(item, space))
        if (style := _value(item, space, "styleLink")) is not None:
            linked[style] = key
        if (style := _value(item, space, "numStyleLink")) is not None:
            links[key] = style
    for key, style in links.items():
        abstract[key] = abstract[key] or abstract.get(linked.get(style, ""), {})
    return Numbering(
        {
            item.get(f"{space}numId", ""): _list(item, space, abstract)
            for item in root.iterchildren(f"{space}num")
        }
    )


def _list(item: Element, space: str, abstract: Mapping[str, Mapping[int, Level]]) -> List:
    key = _value(item, space, "abstractNumId") or ""
    levels = dict(abstract.get(key, {}))
    starts = {}
    for override in item.iterchildren(f"{space}lvlOverride"):
        at = _number(override.get(f"{space}ilvl"), 0)
        levels.update(_levels(override, space))
        if (start := _value(override, space, "startOverride")) is not None:
            starts[at] = _number(start, 1)
    return List(key, levels, starts)


def _levels(item: Element, space: str) -> Iterator[tuple[int, Level]]:
    for level in item.iterchildren(f"{space}lvl"):
        at = _number(level.get(f"{space}ilvl"), 0)
        restart = _value(level, space, "lvlRestart")
        if 0 <= at < _LEVELS:
            yield (
                at,
                Level(
                    start=_number(_value(level, space, "start"), 1),
                    style=_value(level, space, "numFmt") or "decimal",
                    text=_value(level, space, "lvlText") or "",
                    legal=_on(level, space, "isLgl"),
                    restart=None if restart is None else _number(restart, 0),
                    paragraph_style=_value(level, space, "pStyle"),
                ),
            )


def read_styles(root: Element) -> StyleSheet:
    """Numbering and hidden text of every style, inherited ones included (17.7.4.3)."""
    space = _space(root)
    based: dict[str, str | None] = {}
    own: dict[str, tuple[str | None, int | None]] = {}
    hiding: dict[str, bool] = {}
    for style in root.iterchildren(f"{space}style"):
        key = style.get(f"{space}styleId", "")
        based[key] = _value(style, space, "basedOn")
        for listed in style.iterfind(f"{space}pPr/{space}numPr"):
            own[key] = read_list(listed, space)
        for properties in style.iterchildren(f"{space}rPr"):
            if next(properties.iterchildren(f"{space}vanish"), None) is not None:
                hiding[key] = _on(properties, space, "vanish")
    return StyleSheet(
        {key: found for key in based if (found := _inherited(key, based, own)) is not None},
        frozenset(key for key in based if _inherited(key, based, hiding)),
    )


def _inherited(key: str, based: Mapping[str, str | None], own: Mapping[str, Said]) -> Said | None:
    seen: set[str] = set()
    at: str | None = key
    while at is not None and at not in seen:
        if at in own:
            return own[at]
        seen.add(at)
        at = based.get(at)
    return None


def read_list(listed: Element, space: str) -> tuple[str | None, int | None]:
    """List and level that a numPr names, each None where it names none."""
    level = _value(listed, space, "ilvl")
    return _value(listed, space, "numId"), None if level is None else _number(level, 0)


def _space(root: Element) -> str:
    return str(root.tag).partition("}")[0] + "}"


def _value(parent: Element, space: str, name: str) -> str | None:
    found = next(parent.iterchildren(space + name), None)
    return None if found is None else found.get(f"{space}val", "")


def _on(parent: Element, space: str, name: str) -> bool:
    value = _value(parent, space, name)
    return value is not None and value not in _OFF


def _number(text: str | None, default: int) -> int:
    if text is None or not (text.isascii() and text.isdigit() and len(text) <= 6):
        return default
    return int(text)
