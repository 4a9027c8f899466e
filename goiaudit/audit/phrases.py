"""Where the phrases of all text rules stand in a report: one pass over its text.

One RE2 set holds every word of every rule and says in linear time which of them occur at all;
only those are then looked for one by one, with what must or must not stand beside them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import re2

from goiaudit.model.cells import Location
from goiaudit.model.report import Report
from goiaudit.model.text import Paragraph
from goiaudit.recognition.normalise import fold
from goiaudit.rules.ground import Variable
from goiaudit.rules.patterns import compiled, compiled_bytes, options
from goiaudit.rules.rule import RuleSet
from goiaudit.rules.texts import SECTION_PLACES, Search, Word

_SENTENCE_ENDS = "。!?;"
_CLAUSE_ENDS = "。!?;,:"
_ALWAYS = "\x01goiaudit\x01"
_SET_MEMORY = 256 << 20
"""Upper bound of the automaton, in bytes; it takes what it needs."""


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


Found = Mapping[Variable, tuple[Hit, ...]]
"""Hits of one report: words and hits by variable; for lacking, the hits of each entry met."""


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


class _User(NamedTuple):
    """One entry of a search that a word belongs to.

    ``number`` counts searches, ``key`` entries; ``once``: whether one hit settles the entry.
    """

    number: int
    key: int
    entry: int
    search: Search
    sections: frozenset[str]
    once: bool


class Matcher:
    """Every search of a rule set, ready to run over reports."""

    def __init__(self, searches: Mapping[Variable, tuple[Search, ...]]) -> None:
        self.searches = searches
        self.variables = tuple(searches)
        words = {w for group in searches.values() for s in group for w in s.words}
        # Literals come first: where one of them settles an entry its patterns are not tried.
        ordered = sorted(words, key=lambda word: (word.is_pattern, word.text))
        self.users: dict[Word, tuple[_User, ...]] = dict.fromkeys(ordered, ())
        for number, (variable, group) in enumerate(searches.items()):
            for entry, search in enumerate(group):
                key, once = number << 16 | entry, variable.kind == "lacking"
                user = _User(number, key, entry, search, search.sections, once)
                for word in dict.fromkeys(search.words):
                    self.users[word] += (user,)
        self.reaches = {
            word: frozenset().union(*(user.sections for user in users))
            for word, users in self.users.items()
        }
        self.prefilter = _Prefilter(tuple(self.users))

    def places(self, variable: Variable) -> tuple[frozenset[str], ...]:
        """The places of each entry of a search."""
        return tuple(search.sections for search in self.searches[variable])

    def find(self, text: ReportText) -> Found:
        """The hits of every search that has some, in reading order."""
        found: dict[int, list[Hit]] = {}
        settled: set[int] = set()
        for word in self.prefilter.present(text) if text.passages else ():
            left = [user for user in self.users[word] if user.key not in settled]
            if not left:
                continue
            for start, end in _spans(word, text, self.reaches[word]):
                passage = text.passages[bisect_right(text.starts, start) - 1]
                first, last = start - passage.start, end - passage.start
                for user in left:
                    if passage.place in user.sections and _fits(user.search, passage, first, last):
                        hit = Hit(user.entry, passage, first, last)
                        found.setdefault(user.number, []).append(hit)
                        if user.once:
                            settled.add(user.key)
                if settled and not (left := [u for u in left if u.key not in settled]):
                    break
        names = self.variables
        return {names[n]: self._kept(names[n], hits) for n, hits in found.items()}

    def _kept(self, variable: Variable, hits: list[Hit]) -> tuple[Hit, ...]:
        """Hits in reading order; of phrases within each other the longest, entries as a whole."""
        hits.sort(key=lambda h: (h.passage.start, h.start, -h.end, h.entry))
        return tuple(hits) if variable.kind == "lacking" else _outermost(hits)


@lru_cache(maxsize=8)
def matcher_of(ruleset: RuleSet) -> Matcher:
    """The matcher of a rule set; kept, since a run has one."""
    searches: dict[Variable, tuple[Search, ...]] = {}
    for rule in ruleset.rules:
        for name, search in rule.words.items():
            searches[Variable("words", (rule.id, name))] = (search,)
        for part in rule.text.parts if rule.text is not None else ():
            kind = "hits" if part.forbidden else "lacking"
            searches[Variable(kind, (rule.id, part.key))] = part.searches
    return Matcher(searches)


class _Prefilter:
    """Says in one pass which words can stand in a text at all.

    Literals are one automaton, exact. Of the patterns another one looks for the literals that
    each of them needs: an automaton of whole patterns with gaps would have too many states.
    Both have one member that always is there, to tell an automaton that ran out of memory.
    """

    def __init__(self, words: Sequence[Word]) -> None:
        self.literals = [word for word in words if not word.is_pattern]
        self.patterns = [word for word in words if word.is_pattern]
        wide = options()
        wide.max_mem = _SET_MEMORY
        self.set = re2.Set.SearchSet(wide)
        self.filter = re2.Filter()
        for text in (*(word.text for word in self.literals), _ALWAYS):
            self.set.Add(re2.escape(text))
        for text in (*(word.text for word in self.patterns), re2.escape(_ALWAYS)):
            self.filter.Add(f"(?m){text}", options())
        self.set.Compile()
        self.filter.Compile()

    def present(self, text: ReportText) -> list[Word]:
        """The literals of a text, and the patterns that it may match."""
        data = text.data + _ALWAYS.encode()
        return [
            *_picked(self.literals, self.set.Match(data)),
            *(_picked(self.patterns, self.filter.Match(data, True)) if self.patterns else ()),
        ]


def _picked(words: Sequence[Word], matched: Sequence[int] | None) -> list[Word]:
    """The words of these numbers; all of them where the automaton could not run."""
    if not matched or len(words) not in matched:
        return list(words)
    return [words[n] for n in sorted(matched) if n < len(words)]


def _spans(word: Word, text: ReportText, places: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where a word stands within the stretch of some places."""
    reach = text.reach(places)
    if word.is_pattern:
        return _matches(word, text.data, reach)
    return _literals(word.text, text.text, reach)


def _literals(word: str, text: str, reach: Stretch) -> Iterator[tuple[int, int]]:
    size, last = len(word), reach.last
    place = text.find(word, reach.first, last)
    while place >= 0:
        yield place, place + size
        place = text.find(word, place + 1, last)


def _matches(word: Word, data: bytes, reach: Stretch) -> Iterator[tuple[int, int]]:
    """Spans of a pattern in characters; the encoded text is decoded up to each of them once."""
    pattern, groups = compiled_bytes(word.text)
    seen, place = reach.first_byte, reach.first
    for match in pattern.finditer(data, seen, reach.last_byte):
        group = 1 if groups and match.span(1) != (-1, -1) else 0
        start, end = match.span(group)
        if start < end:
            place += len(data[seen:start].decode("utf-8"))
            seen = start
            yield place, place + len(data[start:end].decode("utf-8"))


def _fits(search: Search, passage: Passage, start: int, end: int) -> bool:
    """Whether what stands beside the words is as the search wants it."""
    if not (search.near or search.unless or search.unless_before or search.unless_after):
        return True
    text = passage.paragraph.text
    first, last = span_around(text, start, end, _SENTENCE_ENDS)
    before, after = text[first:start], text[end:last]
    if search.near and not any(_in(word, before) or _in(word, after) for word in search.near):
        return False
    if any(_in(word, before) or _in(word, after) for word in search.unless):
        return False
    return not (
        any(_ends(word, before) for word in search.unless_before)
        or any(_begins(word, after) for word in search.unless_after)
    )


def _in(word: Word, text: str) -> bool:
    return compiled(word.text).search(text) is not None if word.is_pattern else word.text in text


def _ends(word: Word, text: str) -> bool:
    if not word.is_pattern:
        return text.endswith(word.text)
    return compiled(f"(?:{word.text})\\z").search(text) is not None


def _begins(word: Word, text: str) -> bool:
    if not word.is_pattern:
        return text.startswith(word.text)
    return compiled(word.text).match(text) is not None


def _outermost(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Sorted hits without those that lie within another one."""
    kept: list[Hit] = []
    for hit in hits:
        last = kept[-1] if kept else None
        if last is None or last.passage.start != hit.passage.start or hit.end > last.end:
            kept.append(hit)
    return tuple(kept)


def span_around(text: str, start: int, end: int, ends: str) -> tuple[int, int]:
    """The clause or sentence around a span, without the marks that end it."""
    first = max(text.rfind(mark, 0, start) for mark in ends) + 1
    following = [place for mark in ends if (place := text.find(mark, end)) >= 0]
    return first, min(following, default=len(text))
