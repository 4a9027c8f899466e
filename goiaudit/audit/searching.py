"""All searches of a rule set over the text of reports: what was found, what stands there at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import re2

from goiaudit.audit.matching import SET_MEMORY, Found, Matcher, is_free
from goiaudit.audit.phrases import Hit, ReportText, runs_of
from goiaudit.rules.ground import Variable
from goiaudit.rules.patterns import options
from goiaudit.rules.rule import RuleSet
from goiaudit.rules.texts import Search, Word
from goiaudit.rules.walk import only_whether

Met = Mapping[Variable, Sequence[int]]
"""The entries of each search of which a report has something."""


class _Wanted(NamedTuple):
    """An entry of which it is enough to know whether one of its words stands there.

    ``literals`` are the numbers of its plain words, ``pattern`` has all of its others in one.
    """

    variable: Variable
    entry: int
    sections: frozenset[str]
    literals: frozenset[int]
    pattern: Word | None
    compiled: re2._Regexp | None


class Searcher:
    """The searches of a rule set: most of them need not be gone through hit by hit."""

    def __init__(
        self, searches: Mapping[Variable, tuple[Search, ...]], whether: frozenset[Variable]
    ) -> None:
        """``whether`` are the searches of which one hit is all that is asked for."""
        self.searches, self.whether = searches, whether
        easy = {v: some for v, some in searches.items() if self.is_whether(v)}
        others = {v: some for v, some in searches.items() if v not in easy}
        number: dict[str, int] = {}
        self.wanted = tuple(
            _wanted(variable, entry, search, number)
            for variable, some in easy.items()
            for entry, search in enumerate(some)
        )
        self.words = tuple(number)
        self.users = tuple(
            tuple(k for k, wanted in enumerate(self.wanted) if n in wanted.literals)
            for n in range(len(number))
        )
        patterned = [(k, own.pattern) for k, own in enumerate(self.wanted) if own.pattern]
        self.patterned = tuple(k for k, _ in patterned)
        self.sections = {v: tuple(s.sections for s in some) for v, some in searches.items()}
        more = [*map(Word, number), *(pattern for _, pattern in patterned)]
        self.matcher = Matcher(others, whether, more)
        self.known: dict[Variable, Matcher] = {}
        self.reach: dict[tuple[str, ...], list[tuple[tuple[str, str], ...]]] = {}

    def is_whether(self, variable: Variable) -> bool:
        """Whether nobody needs the hits of a search unless a finding tells them."""
        once = variable.kind == "lacking" or variable in self.whether
        return once and all(map(_is_plain, self.searches[variable]))

    def find(self, text: ReportText) -> tuple[Found, Met]:
        """The hits of the searches that have some, and the entries met of those of ``whether``."""
        found, there = self.matcher.find_beside(text)
        met: dict[Variable, list[int]] = {}
        for k in sorted(self._met(there, text)):
            met.setdefault(self.wanted[k].variable, []).append(self.wanted[k].entry)
        for variable, hits in found.items():
            met[variable] = sorted({hit.entry for hit in hits})
        return found, met

    def _met(self, there: list[int], text: ReportText) -> set[int]:
        """Of which entries (by number) one of the words stands in one of the places."""
        met: set[int] = set()
        find, ranges, words = text.text.find, text.ranges, self.words
        reach = self._reach_in(text.order)
        literal = bisect_left(there, len(words))
        for n in there[:literal]:
            for k in self.users[n]:
                if k not in met:
                    for first, last in reach[k]:
                        if find(words[n], ranges[first][0], ranges[last][1]) >= 0:
                            met.add(k)
                            break
        for k in (self.patterned[n - len(words)] for n in there[literal:]):
            if k not in met and self._has_pattern(self.wanted[k], text):
                met.add(k)
        return met

    def _reach_in(self, order: tuple[str, ...]) -> list[tuple[tuple[str, str], ...]]:
        """Where each entry is looked for in texts with these places; most texts have the same."""
        if order not in self.reach:
            self.reach[order] = [runs_of(order, wanted.sections) for wanted in self.wanted]
        return self.reach[order]

    def _has_pattern(self, wanted: _Wanted, text: ReportText) -> bool:
        assert wanted.compiled is not None
        for span in text.spans(wanted.sections):
            _, _, first, last = text.stretch(*span)
            if wanted.compiled.search(text.data, first, last) is not None:
                return True
        return False

    def hits(self, variable: Variable, text: ReportText) -> tuple[Hit, ...]:
        """The hits of a search of which ``find`` tells only whether there are some."""
        if variable not in self.known:
            some = {variable: self.searches[variable]}
            self.known[variable] = Matcher(some, self.whether)
        return self.known[variable].find(text).get(variable, ())


def _is_plain(search: Search) -> bool:
    """Whether nothing beside a word, nor which part of a pattern is meant, decides."""
    marks = ("(?:", "\\(")
    return is_free(search) and not any(
        "(" in word.text.replace(marks[0], "").replace(marks[1], "")
        for word in search.words
        if word.is_pattern
    )


def _wanted(variable: Variable, entry: int, search: Search, number: dict[str, int]) -> _Wanted:
    """``number`` numbers the plain words of all entries."""
    literals = sorted({word.text for word in search.words if not word.is_pattern})
    patterns = sorted({word.text for word in search.words if word.is_pattern})
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return _Wanted(
        variable,
        entry,
        search.sections,
        frozenset(number.setdefault(text, len(number)) for text in literals),
        Word(joined, is_pattern=True) if patterns else None,
        _compiled(joined) if patterns else None,
    )


def _compiled(pattern: str) -> re2._Regexp:
    """A pattern for text in UTF-8."""
    wide = options()
    wide.max_mem = SET_MEMORY
    return re2.compile(f"(?m){pattern}".encode(), wide)


@lru_cache(maxsize=8)
def searcher_of(ruleset: RuleSet) -> Searcher:
    """The searches of a rule set; kept, since a run has one."""
    searches: dict[Variable, tuple[Search, ...]] = {}
    whether = set()
    for rule in ruleset.rules:
        for name, search in rule.words.items():
            variable = Variable("words", (rule.id, name))
            searches[variable] = (search,)
            if only_whether(rule, name):
                whether.add(variable)
        for part in rule.text.parts if rule.text is not None else ():
            kind = "hits" if part.forbidden else "lacking"
            searches[Variable(kind, (rule.id, part.key))] = part.searches
    return Searcher(searches, frozenset(whether))
