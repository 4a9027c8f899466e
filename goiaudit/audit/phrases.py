"""The text of a report as text rules search it, and what was found in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from goiaudit.model.cells import Location
from goiaudit.model.claims import Fact
from goiaudit.model.report import Report
from goiaudit.model.text import Paragraph
from goiaudit.recognition.normalise import fold_lines
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
_UNTITLED = Fact(None)


@dataclass(eq=False)  # to freeze them takes longer than to join their lines
class ReportText:
    """The text of a report as it is searched: its paragraphs, joined by line ends.

    ``parts`` are the paragraphs of each place that the report has; they stand together in this
    ``order``, and each begins, in characters, where ``starts`` says; the last of these is the end.
    A section without a body is there, and empty. ``data`` is the text in UTF-8.
    """

    parts: Mapping[str, Sequence[Paragraph]]
    order: tuple[str, ...]
    starts: Sequence[int]
    text: str
    data: bytes

    @staticmethod
    def of(reports: Sequence[Report]) -> list[ReportText]:
        """The paragraphs of reports: sections in order, then their headings, then the title."""
        titles = [report.facts.get("title", _UNTITLED) for report in reports]
        folded = fold_lines([title.quote for title in titles])
        return [
            _text_of(_places_of(report, Paragraph(content, title.location)))
            for report, title, content in zip(reports, titles, folded, strict=True)
        ]

    def passage(self, place: int) -> Passage:
        """The paragraph around a character of the text."""
        starts, passages = self._passages
        return passages[bisect_right(starts, place) - 1]

    def spans(self, places: frozenset[str]) -> Sequence[tuple[int, int]]:
        """The stretches of the text that hold these places, in order, in characters."""
        return [
            (self.starts[first], self.starts[end]) for first, end in runs_of(self.order, places)
        ]

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
    def _passages(self) -> tuple[list[int], list[Passage]]:
        """Every paragraph, and where each begins in the text."""
        starts, passages, start = [], [], 0
        for place, some in self.parts.items():
            for paragraph in some:
                starts.append(start)
                passages.append(Passage(place, paragraph, start))
                start += len(paragraph.content.text) + 1
        return starts, passages


def _text_of(parts: Mapping[str, Sequence[Paragraph]]) -> ReportText:
    lines, starts, start = [], [], 0
    for some in parts.values():
        starts.append(start)
        for paragraph in some:
            line = paragraph.content.text
            lines.append(line)
            start += len(line) + 1  # its line end
    text = _joined(lines)
    if text.count("\n") > len(lines):
        # A line end within a paragraph is a blank; no offset moves.
        text = _joined([line.replace("\n", " ") for line in lines])
    data = text.encode("utf-8", "replace")
    return ReportText(parts, tuple(parts), [*starts, start], text, data)


def _joined(lines: Sequence[str]) -> str:
    """Lines as one text, each with a line end."""
    return "\n".join((*lines, ""))


@lru_cache(maxsize=4096)
def runs_of(order: tuple[str, ...], places: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """From which to before which number those of the places stand together that are wanted.

    Few reports differ in order.
    """
    numbers = [n for n, place in enumerate(order) if place in places]
    runs: list[tuple[int, int]] = []
    for n in numbers:
        joined = bool(runs) and runs[-1][1] == n
        runs.append((runs.pop()[0] if joined else n, n + 1))
    return tuple(runs)


def _places_of(report: Report, title: Paragraph) -> dict[str, Sequence[Paragraph]]:
    found: dict[str, Sequence[Paragraph]] = {}
    headings = []
    for key, heading, body in report.sections:
        if key in SECTION_PLACES:
            found[key] = (*found[key], *body) if key in found else body
        if heading is not None:
            headings.append(heading)
    if headings:
        found["headings"] = headings
    if title.content.raw:
        found["title"] = [title]
    return found


def span_around(text: str, start: int, end: int, ends: str) -> tuple[int, int]:
    """The clause or sentence around a span, without the marks that end it."""
    first = max(text.rfind(mark, 0, start) for mark in ends) + 1
    following = [place for mark in ends if (place := text.find(mark, end)) >= 0]
    return first, min(following, default=len(text))
