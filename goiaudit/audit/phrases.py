"""The text of a report as text rules search it, and what was found in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
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
    """The text of a report as it is searched: its paragraphs, joined by line ends.

    Those of one place stand together; ``ranges`` says from where to where, for the places that
    the report has. A section without a body is there, and empty. ``starts`` (and the end of the
    text) and ``places`` are those of the paragraphs. ``data`` is the text in UTF-8.
    """

    paragraphs: tuple[Paragraph, ...]
    starts: tuple[int, ...]
    places: tuple[str, ...]
    ranges: Mapping[str, Stretch]
    text: str
    data: bytes

    @staticmethod
    def of(report: Report) -> ReportText:
        """The paragraphs of a report: sections in order, then their headings, then the title."""
        paragraphs: list[Paragraph] = []
        places: list[str] = []
        sizes: list[int] = []
        texts: list[str] = []
        ranges = {}
        start = byte = 0
        data = b""
        for place, some in _places_of(report).items():
            own = [paragraph.content.text for paragraph in some]
            text = "\n".join(own) + "\n" if own else ""
            if text.count("\n") > len(own):
                text = "".join(f"{_one_line(line)}\n" for line in own)
            encoded = text.encode("utf-8", "replace")
            last, last_byte = start + len(text), byte + len(encoded)
            ranges[place] = Stretch(start, last, byte, last_byte)
            start, byte = last, last_byte
            data += encoded
            texts.append(text)
            paragraphs += some
            sizes += map(len, own)
            places += [place] * len(own)
        starts = tuple(accumulate((size + 1 for size in sizes), initial=0))
        return ReportText(tuple(paragraphs), starts, tuple(places), ranges, "".join(texts), data)

    def passage(self, place: int) -> Passage:
        """The paragraph around a character of the text."""
        n = bisect_right(self.starts, place) - 1
        return Passage(self.places[n], self.paragraphs[n], self.starts[n])

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
