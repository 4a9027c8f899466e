"""The text of a report as text rules search it, and what was found in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from goiaudit.model.cells import Location
from goiaudit.model.report import Report
from goiaudit.model.text import Paragraph
from goiaudit.recognition.normalise import fold
from goiaudit.rules.texts import SECTION_PLACES

_CLAUSE_ENDS = "。!?;,:"


class Passage(NamedTuple):
    """A paragraph with the place (section, headings, title) it belongs to; ``start`` is where
    it begins in the text that is searched."""

    place: str
    paragraph: Paragraph
    start: int


class Hit(NamedTuple):
    """One place where a word of a search stands; ``entry`` is the number of the search."""

    entry: int
    passage: Passage
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words as matched, folded."""
        return self.passage.paragraph.text[self.start : self.end]

    @property
    def printed(self) -> str:
        """The words as printed."""
        return self.passage.paragraph.content.quote(self.start, self.end).strip()

    @property
    def clause(self) -> tuple[int, int]:
        """The clause around the words."""
        return span_around(self.passage.paragraph.text, self.start, self.end, _CLAUSE_ENDS)

    @property
    def quote(self) -> str:
        """The clause as printed."""
        return self.passage.paragraph.content.quote(*self.clause).strip()

    @property
    def intact(self) -> bool:
        """Whether nothing of the clause was lost or garbled."""
        return not self.passage.paragraph.content.is_damaged(*self.clause)

    @property
    def location(self) -> Location | None:
        """Where the words stand."""
        return self.passage.paragraph.place(self.start)


class Stretch(NamedTuple):
    """From where to where, in characters and in bytes."""

    first: int
    last: int
    first_byte: int
    last_byte: int


_NOWHERE = Stretch(0, 0, 0, 0)


@dataclass(frozen=True, eq=False)
class ReportText:
    """The text of a report as it is searched: passages, joined by line ends.

    Those of one place stand together; ``ranges`` says from where to where, for the places that
    the report has. A section without a body is there, and empty. ``data`` is the text in UTF-8.
    """

    passages: tuple[Passage, ...]
    starts: tuple[int, ...]
    ranges: Mapping[str, Stretch]
    text: str
    data: bytes

    @staticmethod
    def of(report: Report) -> ReportText:
        """The passages of a report: sections in order, then their headings, then the title."""
        passages: list[Passage] = []
        ranges, texts, data = {}, [], []
        start = byte = 0
        for place, paragraphs in _places_of(report).items():
            first, first_byte = start, byte
            for paragraph in paragraphs:
                passages.append(Passage(place, paragraph, start))
                start += len(paragraph.content.text) + 1
            text = "".join(f"{_one_line(p.content.text)}\n" for p in paragraphs)
            encoded = text.encode("utf-8", "replace")
            byte += len(encoded)
            ranges[place] = Stretch(first, start, first_byte, byte)
            texts.append(text)
            data.append(encoded)
        starts = tuple(passage.start for passage in passages)
        return ReportText(tuple(passages), starts, ranges, "".join(texts), b"".join(data))

    def reach(self, places: frozenset[str]) -> Stretch:
        """The stretch of the text that holds all of these places; empty if it has none."""
        found = self._reaches.get(places)
        if found is None:
            known = [self.ranges[place] for place in places if place in self.ranges]
            first, last = (min(known), max(known)) if known else (_NOWHERE, _NOWHERE)
            found = Stretch(first.first, last.last, first.first_byte, last.last_byte)
            self._reaches[places] = found
        return found

    @cached_property
    def _reaches(self) -> dict[frozenset[str], Stretch]:
        return {}


def _places_of(report: Report) -> dict[str, list[Paragraph]]:
    found: dict[str, list[Paragraph]] = {}
    headings = []
    for section in report.sections:
        if section.key in SECTION_PLACES:
            found.setdefault(section.key, []).extend(section.body)
        if section.heading is not None:
            headings.append(section.heading)
    if headings:
        found["headings"] = headings
    title = report.facts.get("title")
    if title is not None and title.quote:
        found["title"] = [Paragraph(fold(title.quote), title.location)]
    return found


def _one_line(text: str) -> str:
    """A line end within a paragraph is a blank; no offset moves."""
    return text.replace("\n", " ") if "\n" in text else text


def span_around(text: str, start: int, end: int, ends: str) -> tuple[int, int]:
    """The clause or sentence around a span, without the marks that end it."""
    first = max(text.rfind(mark, 0, start) for mark in ends) + 1
    following = [place for mark in ends if (place := text.find(mark, end)) >= 0]
    return first, min(following, default=len(text))
