"""The text of a report as text rules search it, and what was found in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
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

    ``parts`` are the paragraphs of each place that the report has; they stand together, and
    ``ranges`` says from where to where. A section without a body is there, and empty. ``data``
    is the text in UTF-8.
    """

    parts: Mapping[str, Sequence[Paragraph]]
    ranges: Mapping[str, tuple[int, int]]
    text: str
    data: bytes

    @staticmethod
    def of(report: Report) -> ReportText:
        """The paragraphs of a report: sections in order, then their headings, then the title."""
        parts = _places_of(report)
        lines = [paragraph.content.text for some in parts.values() for paragraph in some]
        text, data = _joined(lines)
        if text.count("\n") > len(lines):
            # A line end within a paragraph is a blank; no offset moves.
            text, data = _joined([line.replace("\n", " ") for line in lines])
        begins = list(accumulate(map(len, lines), initial=0))
        ranges = {}
        first = 0
        for place, some in parts.items():
            last = first + len(some)
            ranges[place] = begins[first] + first, begins[last] + last  # with their line ends
            first = last
        return ReportText(parts, ranges, text, data)

    def passage(self, place: int) -> Passage:
        """The paragraph around a character of the text."""
        starts, passages = self._passages
        return passages[bisect_right(starts, place) - 1]

    def spans(self, places: frozenset[str]) -> Sequence[tuple[int, int]]:
        """The stretches of the text that hold these places, in order, in characters."""
        ranges = self.ranges
        runs = runs_of(self.order, places)
        return [(ranges[first][0], ranges[last][1]) for first, last in runs]

    def stretch(self, first: int, last: int) -> Stretch:
        """From one character to another, in bytes too."""
        byte = len(self.text[:first].encode("utf-8", "replace"))
        size = len(self.text[first:last].encode("utf-8", "replace"))
        return Stretch(first, last, byte, byte + size)

    def reach(self, places: frozenset[str]) -> Stretch:
        """The stretch of the text that holds all of these places; empty if it has none."""
        some = self.spans(places)
        return self.stretch(some[0][0], some[-1][1]) if some else _NOWHERE

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The places that the text has, in order."""
        return tuple(self.ranges)

    @cached_property
    def _passages(self) -> tuple[list[int], list[Passage]]:
        """Every paragraph, and where each begins in the text."""
        starts, passages, start = [], [], 0
        for place, some in self.parts.items():
            for paragraph in some:
                starts.append(start)
                passages.append(Passage(place, paragraph, start))
                start += len(paragraph.content.text) + 1
        return starts, passages


def _joined(lines: Sequence[str]) -> tuple[str, bytes]:
    """Lines as one text, each with a line end, and the same in UTF-8."""
    text = "\n".join((*lines, ""))
    return text, text.encode("utf-8", "replace")


@lru_cache(maxsize=4096)
def runs_of(order: tuple[str, ...], places: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """The first and the last of those places that stand together; few reports differ in order."""
    found: list[tuple[str, str]] = []
    before = None
    for place in order:
        if place in places:
            joined = bool(found) and found[-1][1] == before
            found.append((found.pop()[0] if joined else place, place))
        before = place
    return tuple(found)


def _places_of(report: Report) -> dict[str, Sequence[Paragraph]]:
    found: dict[str, Sequence[Paragraph]] = {}
    headings = []
    for key, heading, body in report.sections:
        if key in SECTION_PLACES:
            found[key] = (*found[key], *body) if key in found else body
        if heading is not None:
            headings.append(heading)
    if headings:
        found["headings"] = headings
    title = report.facts.get("title")
    if title is not None and title.quote:
        found["title"] = [Paragraph(fold(title.quote), title.location)]
    return found


def span_around(text: str, start: int, end: int, ends: str) -> tuple[int, int]:
    """The clause or sentence around a span, without the marks that end it."""
    first = max(text.rfind(mark, 0, start) for mark in ends) + 1
    following = [place for mark in ends if (place := text.find(mark, end)) >= 0]
    return first, min(following, default=len(text))
