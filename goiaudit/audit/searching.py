"""All searches of a rule set over the text of reports: what was found, what stands there at all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

import re2

from goiaudit.audit.matching import SET_MEMORY, Found, Matcher, Prefilter, is_free
from goiaudit.audit.phrases import Hit, ReportText, runs_of
from goiaudit.rules.ground import Variable
from goiaudit.rules.patterns import options, solid_part
from goiaudit.rules.rule import RuleSet
from goiaudit.rules.texts import Search
from goiaudit.rules.walk import only_whether

Met = AbstractSet[int]
"""The entries (by number) of which a report has something."""
_Stretch = tuple[int, int]
"""From which to before which number some places stand together."""
_Sought = tuple[int, int, str, re2._Regexp | None, Sequence[int]]
"""Entry of a word, number of the first word of the next entry, literal, pattern, the numbers of the
stretches where it is looked for.

A plain tuple: it is taken apart in a fifth of the time of a named one.
"""


class _Wanted(NamedTuple):
    """A word of an entry (by number) of which it is enough to know whether it stands there.

    ``literal`` is the word, or ``pattern`` has all patterns of the entry in one; ``needed`` is a
    pattern of what stands wherever it does.
    """

    entry: int
    sections: frozenset[str]
    needed: str
    literal: str = ""
    pattern: re2._Regexp | None = None


class Searcher:
    """The searches of a rule set: most of them need not be gone through hit by hit.

    The entries of all searches are numbered through: ``entries`` has those of each search,
    ``sections`` the places that each entry looks at.
    """

    def __init__(
        self, searches: Mapping[Variable, tuple[Search, ...]], whether: frozenset[Variable]
    ) -> None:
        """``whether`` are the searches of which one hit is all that is asked for."""
        self.searches, self.whether = searches, whether
        ends = accumulate(map(len, searches.values()))
        self.entries = {
            variable: range(end - len(some), end)
            for (variable, some), end in zip(searches.items(), ends, strict=True)
        }
        self.sections = tuple(s.sections for some in searches.values() for s in some)
        easy = [variable for variable in searches if self.is_whether(variable)]
        self.matcher = Matcher({v: s for v, s in searches.items() if v not in easy}, whether)
        self.wanted = tuple(
            wanted
            for variable in easy
            for entry, search in zip(self.entries[variable], searches[variable], strict=True)
            for wanted in _wanted(entry, search)
        )
        needed = (wanted.needed for wanted in self.wanted)
        self.prefilter = Prefilter([*needed, *self.matcher.needed])
        self.known: dict[Variable, Matcher] = {}
        self.sought: dict[tuple[str, ...], tuple[Sequence[_Stretch], Sequence[_Sought]]] = {}

    def is_whether(self, variable: Variable) -> bool:
        """Whether nobody needs the hits of a search unless a finding tells them."""
        once = variable.kind == "lacking" or variable in self.whether
        return once and all(map(_is_plain, self.searches[variable]))

    def find(self, texts: Sequence[ReportText]) -> list[tuple[Found, Met]]:
        """For each text the hits of the searches that have some, and the entries met otherwise.

        These are those of the searches of which ``is_whether`` holds.
        """
        # One step for all texts, then the next: what a step needs stays in the processor's cache.
        present = [self.prefilter.present(text.data) for text in texts]
        return [self._found(some, text) for some, text in zip(present, texts, strict=True)]

    def _found(self, present: Sequence[int], text: ReportText) -> tuple[Found, Met]:
        wanted = len(self.wanted)
        own = bisect_left(present, wanted)
        found: Found = {}
        if own < len(present):
            found = self.matcher.find_among([n - wanted for n in present[own:]], text)
        met: set[int] = set()
        find, starts = text.text.find, text.starts
        stretches, sought = self._sought_in(text.order)
        ends = [(starts[first], starts[end]) for first, end in stretches]
        left = 0
        for n in present[:own]:
            if n < left:  # another word of the same entry stands there
                continue
            entry, following, literal, pattern, runs = sought[n]
            for run in runs:
                start, end = ends[run]
                if (
                    find(literal, start, end) >= 0
                    if pattern is None
                    else _has_pattern(pattern, text, start, end)
                ):
                    met.add(entry)
                    left = following
                    break
        return found, met

    def _sought_in(self, order: tuple[str, ...]) -> tuple[Sequence[_Stretch], Sequence[_Sought]]:
        """What is looked for, and where, in texts with these places; most have the same."""
        if order not in self.sought:
            runs = [runs_of(order, wanted.sections) for wanted in self.wanted]
            numbers: dict[_Stretch, int] = {}
            placed = [[numbers.setdefault(run, len(numbers)) for run in some] for some in runs]
            entries = [wanted.entry for wanted in self.wanted]  # ascending
            self.sought[order] = (
                tuple(numbers),
                [
                    (entry, bisect_right(entries, entry), wanted.literal, wanted.pattern, some)
                    for entry, wanted, some in zip(entries, self.wanted, placed, strict=True)
                ],
            )
        return self.sought[order]

    def hits(self, variable: Variable, text: ReportText) -> tuple[Hit, ...]:
        """The hits of a search of which ``find`` tells only whether there are some."""
        if variable not in self.known:
            some = {variable: self.searches[variable]}
            self.known[variable] = Matcher(some, self.whether)
        return self.known[variable].find(text).get(variable, ())


def _has_pattern(pattern: re2._Regexp, text: ReportText, start: int, end: int) -> bool:
    _, _, first, last = text.stretch(start, end)
    return pattern.search(text.data, first, last) is not None


def _is_plain(search: Search) -> bool:
    """Whether nothing beside a word, nor which part of a pattern is meant, decides."""
    marks = ("(?:", "\\(")
    return is_free(search) and not any(
        "(" in word.text.replace(marks[0], "").replace(marks[1], "")
        for word in search.words
        if word.is_pattern
    )


def _wanted(entry: int, search: Search) -> Iterator[_Wanted]:
    """The words of an entry, literals first: where one stands the patterns are not tried."""
    for literal in sorted({word.text for word in search.words if not word.is_pattern}):
        yield _Wanted(entry, search.sections, re2.escape(literal), literal)
    patterns = sorted({word.text for word in search.words if word.is_pattern})
    if patterns:
        parts = [solid_part(pattern) for pattern in patterns]
        needed = _either(parts) if all(parts) else ""
        yield _Wanted(entry, search.sections, needed, pattern=_compiled(_either(patterns)))


def _either(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


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
