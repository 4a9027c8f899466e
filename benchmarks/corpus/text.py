"""What the organs of a corpus write: sentences that quote their figures, and sentences without."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from benchmarks.corpus.figures import Cells
from benchmarks.corpus.tree import Body, words
from benchmarks.narrative.drafts import Slot, pieces_of, told_of, written
from benchmarks.narrative.figures import CELLS, Figures, draw_items, draw_shares
from goiaudit.definitions.forms import forms
from goiaudit.model.cells import Number

Paragraph = tuple[str | Slot, ...]
_PLACE = re.compile(r"\{(\w+)\}")
_TOPICS = {
    "publish": ("items", "documents"),
    "requests": ("received", "handled", "disputes"),
    "manage": (),
    "platform": (),
    "oversight": (),
}
"""The topics of an overview, and what of the phrasebook is said under each."""
_GROWTH = ("last", "growth", "difference")
_STYLES = ("plain", "plain", "plain", "wide", "separated", "chinese")


@dataclass(frozen=True)
class Draft:
    """A text before its figures are written: paragraphs of text and places for figures."""

    figures: Figures
    sections: Mapping[str, tuple[Paragraph, ...]]

    def slots(self) -> list[Slot]:
        """Every place for a figure, in order."""
        paragraphs = [paragraph for section in self.sections.values() for paragraph in section]
        return [piece for paragraph in paragraphs for piece in paragraph if isinstance(piece, Slot)]

    def said(self, section: str, wrong: Mapping[int, Number] | None = None) -> list[str]:
        """The paragraphs of a section; ``wrong`` has other values by the identity of the slot."""
        other, said = wrong or {}, self.figures.said
        return [
            "".join(
                piece if isinstance(piece, str)
                else written(other.get(id(piece), said[piece.name]), piece.style)
                for piece in paragraph
            )
            for paragraph in self.sections[section]
        ]  # fmt: skip


def figures_of(
    body: Body, cells: Cells, before: Cells | None, year: int, random: Random
) -> Figures:
    """What a text may quote of the tables, and figures that only the text has."""
    said: dict[str, Number] = {
        name: sum(cells[address] for address in addresses) for name, addresses in _quoted().items()
    }
    said["at_hand"] = said["new"] + said["carried_in"]
    if before is not None:
        said["last"] = before["requests.new.total"]
    spoken = {"y": str(year), "organ": body.name, "area": body.area, "we": _we(body)}
    draw_items(random, int(min(said["new"], 900)), said)
    draw_shares(random, said, spoken)
    return Figures({}, said, spoken)


@lru_cache(maxsize=1)
def _quoted() -> Mapping[str, tuple[str, ...]]:
    """What a text may quote -> the cells whose sum it is."""
    tables = forms()["2021"].tables
    found = {}
    for name, address in CELLS.items():
        table, row, column = address.split(".")
        found[name] = tuple(map(str, tables[table].printed_cells(row, column)))
    return found


def _we(body: Body) -> str:
    known = words()["self"][body.kind]
    if isinstance(known, str):
        return known
    name = body.area if body.kind == "government" else body.name.removesuffix("人民政府")
    return next((we for ending, we in known.items() if name.endswith(ending)), "本机关")


def draft_of(body: Body, figures: Figures, random: Random) -> Draft:
    """A report's text; with the same ``random`` and the same zeros the same words."""
    spoken, style = figures.words, random.choice(_STYLES)
    length = random.choice((1, 2, 2, 3))
    book = words()
    overview: list[Paragraph] = [_opening(body, spoken, random)]
    for topic, blocks in _TOPICS.items():
        pieces: list[str | Slot] = [random.choice(book["headings"][topic])]
        for block in blocks:
            for told in told_of(random, block, figures, spoken, style):
                pieces += told if _true(told, figures) else ()
        pieces += [_sentence(random, topic) for _ in range(length + random.randint(0, 2))]
        if topic == "oversight" and body.kind in ("government", "township"):
            pieces.append(random.choice(book["accountable"]))
        overview.append(tuple(pieces))
    other = [random.choice(book["other"]["fee"]), random.choice(book["other"]["rest"])]
    sections = {
        "overview": tuple(overview),
        "problems": _problems(random),
        "other": tuple((line,) for line in other),
    }
    return Draft(figures, sections)


def _true(told: Sequence[str | Slot], figures: Figures) -> bool:
    """Whether a sentence makes sense: nothing grows by a share of none."""
    names = {piece.name for piece in told if isinstance(piece, Slot)}
    return figures.said["last"] != 0 or not names.intersection(_GROWTH)


def _opening(body: Body, spoken: Mapping[str, str], random: Random) -> Paragraph:
    opening = pieces_of("", random.choice(words()["preface"]), spoken, "plain")
    if body.kind == "government":
        opening += pieces_of("", words()["aggregate"], spoken, "plain")
    return tuple(opening)


@lru_cache(maxsize=256)
def _cut(template: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a template, and the lists named between them."""
    pieces = _PLACE.split(template)
    return tuple(pieces[::2]), tuple(pieces[1::2])


def _filled(random: Random, template: str) -> str:
    fixed, lists = _cut(template)
    phrases = words()["phrases"]
    chosen: list[str] = []
    for name in lists:
        phrase = random.choice(phrases[name])
        while phrase in chosen:
            phrase = random.choice(phrases[name])
        chosen.append(phrase)
    return "".join(a + b for a, b in zip(fixed, [*chosen, ""], strict=True))


def _sentence(random: Random, topic: str) -> str:
    return _filled(random, random.choice(words()["topics"][topic]))


def _problems(random: Random) -> tuple[Paragraph, ...]:
    book = words()["problems"]
    count = random.randint(2, 4)
    found = []
    for opening, kind in (("opening", "problem"), ("mending", "remedy")):
        listed = "；".join(
            f"{'一二三四五'[n]}是" + _filled(random, random.choice(book[kind]))
            for n in range(count)
        )
        found.append((f"{random.choice(book[opening])}{listed}。",))
    return tuple(found)
