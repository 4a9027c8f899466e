"""Texts of made-up reports: sentences of the phrasebook with places for the figures they quote."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from benchmarks.narrative.figures import Figures, make_figures
from goiaudit.model.cells import Number

YEAR = 2023
ORGANS = (
    ("示例县水务局", "我局"), ("示例区教育局", "我局"), ("示例镇人民政府", "我镇"),
    ("示例街道办事处", "我街道"), ("示例市交通运输局", "本机关"),
)  # fmt: skip
NUMERALS = "〇一二三四五六七八九十"
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Slot:
    """A place for a figure: which one, in which block, and how it is written."""

    block: str
    name: str
    style: str


@dataclass(frozen=True)
class Draft:
    """A report before its figures are written: text pieces and slots take turns."""

    organ: str
    figures: Figures
    sections: Mapping[str, tuple[str | Slot, ...]]

    def slots(self) -> Iterator[Slot]:
        """Every slot, in order."""
        for pieces in self.sections.values():
            yield from (piece for piece in pieces if isinstance(piece, Slot))

    def text(self, section: str, wrong: Mapping[int, Number]) -> str:
        """The text of a section; ``wrong`` gives other values by the identity of the slot."""
        return "".join(
            piece
            if isinstance(piece, str)
            else written(wrong.get(id(piece), self.figures.said[piece.name]), piece.style)
            for piece in self.sections[section]
        )


@lru_cache(maxsize=1)
def phrasebook() -> dict[str, Any]:
    """The sentences that reports are made of."""
    text = Path(__file__).with_name("phrasebook.yml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def draft_of(source: random.Random) -> Draft:
    """A consistent report: its figures, and the sentences that quote them."""
    figures = make_figures(source, YEAR)
    organ, we = source.choice(ORGANS)
    words = {**figures.words, "organ": organ, "we": we}
    style = source.choice(("plain", "plain", "plain", "wide", "separated", "chinese"))
    overview: list[str | Slot] = []
    book = phrasebook()
    for topic in ("items", "documents", "received", "handled", "disputes", "fees"):
        for pieces in told_of(source, topic, figures, words, style):
            overview += pieces
            # What became of the requests (上述申请…) stands right behind them.
            if topic != "received" and source.random() < 0.4:
                overview.append(source.choice(book["distractors"]))
        if topic != "received" and source.random() < 0.5:
            overview.append("\n")
    preface = pieces_of("", source.choice(book["opening"]), words, style)
    problems = pieces_of("", source.choice(book["problems"]), words, style)
    sections = {
        "preface": tuple(preface), "overview": tuple(overview), "problems": tuple(problems),
    }  # fmt: skip
    return Draft(organ, figures, sections)


def told_of(
    source: random.Random, topic: str, figures: Figures, words: Mapping[str, str], style: str
) -> Iterator[list[str | Slot]]:
    """What a report says on a topic of the phrasebook, sentence by sentence."""
    for block in phrasebook()[topic]:
        if source.random() * 100 < block["often"] and _fits(block, figures):
            yield pieces_of(block["name"], source.choice(block["templates"]), words, style)


def _fits(block: Mapping[str, Any], figures: Figures) -> bool:
    some = all(figures.said[name] for name in block.get("needs", ()))
    return some and not any(figures.said[name] for name in block.get("zero", ()))


def pieces_of(block: str, template: str, words: Mapping[str, str], style: str) -> list[str | Slot]:
    """A template cut into its text and its places for figures."""
    pieces: list[str | Slot] = []
    place = 0
    for match in _PLACE.finditer(template):
        pieces.append(template[place : match.start()])
        name = match[1]
        pieces.append(words[name] if name in words else Slot(block, name, style))
        place = match.end()
    return [*pieces, template[place:]]


def written(value: Number, style: str) -> str:
    """A figure as a report prints it: plain, full width, with separators or in Chinese."""
    if isinstance(value, Decimal):
        return str(value)
    if style == "separated":
        return f"{value:,}"
    if style == "wide":
        return str(value).translate({ord(str(d)): chr(0xFF10 + d) for d in range(10)})
    if style == "chinese" and 0 < value <= 10:
        return "两" if value == 2 else NUMERALS[value]
    return str(value)


def slipped(value: Number, source: random.Random, least: int = 1) -> Number:
    """Another value, as slips of the pen make it: a digit changed, exchanged, lost or doubled."""
    unit = Decimal(1).scaleb(value.as_tuple().exponent) if isinstance(value, Decimal) else 1
    digits = str(int(value / unit))
    for _ in range(50):
        place = source.randrange(len(digits))
        kind = source.choice(("digit", "digit", "next", "exchange", "lost", "twice"))
        other = list(digits)
        if kind == "digit":
            other[place] = str(source.randrange(10))
        elif kind == "next":
            other = list(str(int(digits) + source.choice((-least, least))))
        elif kind == "exchange" and place:
            other[place - 1], other[place] = other[place], other[place - 1]
        elif kind == "lost" and len(digits) > 1:
            del other[place]
        elif kind == "twice":
            other.insert(place, digits[place])
        changed = "".join(other)
        if changed.startswith("-") or not changed:
            continue
        if abs(int(changed) - int(digits)) >= least:
            return int(changed) * unit
    return (int(digits) + least) * unit
