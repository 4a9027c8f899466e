"""Where the phrases of all text rules stand in a report: one pass over its text.

One RE2 set holds every word of every rule and says in linear time which of them occur at all;
only those are then looked for one by one, with what must or must not stand beside them. Where
nobody asks more than whether one of some words stands there, the search ends at the first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import re2

from goiaudit.audit.phrases import Hit, Passage, ReportText, Stretch, span_around
from goiaudit.rules.ground import Variable
from goiaudit.rules.patterns import compiled, compiled_bytes, options, solid_part
from goiaudit.rules.texts import Search, Word

_SENTENCE_ENDS = "。!?;"
_ALWAYS = b"\x01goiaudit\x01"
SET_MEMORY = 256 << 20
"""Upper bound of the automaton, in bytes; it takes what it needs."""

Found = Mapping[Variable, tuple[Hit, ...]]
"""Hits of one report: words and hits by variable; for lacking, the hits of each entry met."""


class _User(NamedTuple):
    """One entry of a search that a word belongs to.

    ``number`` counts searches, ``key`` entries; ``free``: whether nothing must or must not stand
    beside the word; ``once``: whether one hit settles the entry, since nobody asks for more.
    """

    number: int
    key: int
    entry: int
    search: Search
    sections: frozenset[str]
    free: bool
    once: bool


class _Sought(NamedTuple):
    """A word with the entries that it belongs to, their keys, and all places that they look at."""

    word: Word
    users: tuple[_User, ...]
    keys: frozenset[int]
    places: frozenset[str]


class Matcher:
    """Every search of a rule set, ready to run over reports."""

    def __init__(
        self,
        searches: Mapping[Variable, tuple[Search, ...]],
        whether: frozenset[Variable] = frozenset(),
    ) -> None:
        """``whether`` are the searches of which one hit is all that is asked for."""
        self.variables = tuple(searches)
        users: dict[Word, list[_User]] = defaultdict(list)
        for number, (variable, group) in enumerate(searches.items()):
            once = variable.kind == "lacking" or variable in whether
            for entry, search in enumerate(group):
                key = number << 16 | entry
                user = _User(number, key, entry, search, search.sections, is_free(search), once)
                for word in dict.fromkeys(search.words):
                    users[word].append(user)
        # Literals come first: where one of them settles an entry its patterns are not tried.
        self.sought = tuple(
            _Sought(
                word,
                tuple(users[word]),
                frozenset(user.key for user in users[word]),
                frozenset().union(*(user.sections for user in users[word])),
            )
            for word in sorted(users, key=lambda word: (word.is_pattern, word.text))
        )
        self.needed = tuple(needed(sought.word) for sought in self.sought)

    @cached_property
    def _prefilter(self) -> Prefilter:
        return Prefilter(self.needed)

    def find(self, text: ReportText) -> Found:
        """The hits of every search that has some, in reading order."""
        return self.find_among(self._prefilter.present(text.data), text)

    def find_among(self, present: Iterable[int], text: ReportText) -> Found:
        """The same, if only these of the words (numbers of ``needed``) can stand in the text."""
        found: dict[int, list[Hit]] = {}
        settled: set[int] = set()
        for n in present:
            word, users, keys, places = self.sought[n]
            if keys <= settled:
                continue
            left = [user for user in users if user.key not in settled]
            for start, end in _spans(word, text, text.reach(places)):
                passage = text.passage(start)
                first, last = start - passage.start, end - passage.start
                for user in left:
                    if passage.place in user.sections and (
                        user.free or _fits(user.search, passage, first, last)
                    ):
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
        if len(hits) == 1:
            return tuple(hits)
        hits.sort(key=lambda h: (h.passage.start, h.start, -h.end, h.entry))
        return tuple(hits) if variable.kind == "lacking" else _outermost(hits)


class Prefilter:
    """Says in one pass which words can stand in a text at all.

    One automaton looks for literals and for the solid parts of patterns (all of a pattern that
    has no gap). It has one member that always is there, to tell an automaton that ran out of
    memory.
    """

    def __init__(self, words: Sequence[str]) -> None:
        """``words`` are what ``needed`` makes of literals and patterns."""
        self.size = len(words)
        wide = options()
        wide.max_mem = SET_MEMORY
        self.set = re2.Set.SearchSet(wide)
        for word in words:
            self.set.Add(f"(?m){word}")
        self.set.Add(re2.escape(_ALWAYS))
        self.set.Compile()

    def present(self, data: bytes) -> list[int]:
        """Which words may stand in a text (in UTF-8), in order; all if nobody can tell."""
        found = sorted(self.set.Match(data + _ALWAYS) or ())
        return found[:-1] if found and found[-1] == self.size else list(range(self.size))


def needed(word: Word) -> str:
    """A pattern of what stands in every text in which a word stands."""
    return solid_part(word.text) if word.is_pattern else re2.escape(word.text)


def _spans(word: Word, text: ReportText, reach: Stretch) -> Iterator[tuple[int, int]]:
    """Where a word stands within a stretch of a text."""
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


def is_free(search: Search) -> bool:
    """Whether it is the same what stands beside the words."""
    return not (search.near or search.unless or search.unless_before or search.unless_after)


def _fits(search: Search, passage: Passage, start: int, end: int) -> bool:
    """Whether what stands beside the words is as the search wants it."""
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
