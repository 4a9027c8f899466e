"""What the phrases of a rule set came to in a batch: hits per report, counts per variable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit.matching import Found
from goiaudit.audit.phrases import Hit, ReportText
from goiaudit.audit.searching import Met, Searcher, searcher_of
from goiaudit.model.report import Report
from goiaudit.rules.compile import Program
from goiaudit.rules.ground import Variable

Row = tuple[NDArray[np.int64], NDArray[np.bool_]]
KINDS = ("words", "hits", "lacking")
"""Variables that look at the text."""


@dataclass(frozen=True, eq=False)
class Texts:
    """What the searches came to in every report; empty where no rule looks at texts."""

    searcher: Searcher | None = None
    texts: tuple[ReportText, ...] = ()
    found: tuple[tuple[Found, Met], ...] = ()

    def hits(self, report: int, variable: Variable) -> tuple[Hit, ...]:
        """The hits of a search in a report of the batch."""
        found, met = self.found[report]
        if variable in found or variable not in met or self.searcher is None:
            return found.get(variable, ())
        return self.searcher.hits(variable, self.texts[report])

    def counts(self, variable: Variable, reports: int) -> Row:
        """How many hits (of ``lacking``: entries without one) per report, and where unknown.

        An entry can be looked for where one of its places is there. What was found or is
        lacking for sure counts, whatever else is unknown.
        """
        counts = np.zeros(reports, np.int64)
        if self.searcher is None:
            return counts, np.ones(reports, np.bool_)
        entries = self._entries(variable)
        open_to = [[not e.isdisjoint(there) for e in entries] for there in self.kinds]
        unsure = np.array([not all(entry) for entry in open_to], np.bool_)[self.kind_of]
        if variable.kind == "lacking":
            counts += np.array([sum(entry) for entry in open_to], np.int64)[self.kind_of]
        for n, number in self.numbers.get(variable, ()):
            counts[n] += number
        return counts, unsure & (counts == 0)

    @cached_property
    def numbers(self) -> Mapping[Variable, Sequence[tuple[int, int]]]:
        """What each report that has something of a search adds to its count."""
        known: dict[Variable, list[tuple[int, int]]] = defaultdict(list)
        for n, (found, met) in enumerate(self.found):
            for variable, entries in met.items():
                if variable.kind == "lacking":
                    known[variable].append((n, -len(entries)))
                else:
                    known[variable].append((n, len(found.get(variable, entries))))
        return known

    def lacking(self, report: int, variable: Variable) -> tuple[int, ...]:
        """The entries of which a report has nothing, though a place of theirs is there."""
        met = self.found[report][1].get(variable, ())
        there = self.texts[report].ranges.keys()
        entries = enumerate(self._entries(variable))
        return tuple(n for n, e in entries if n not in met and not e.isdisjoint(there))

    def sections(self, variable: Variable) -> frozenset[str]:
        """Every place that a search looks at."""
        return frozenset().union(*self._entries(variable))

    def _entries(self, variable: Variable) -> tuple[frozenset[str], ...]:
        """The places of each entry of a search."""
        return self.searcher.sections[variable] if self.searcher is not None else ()

    @cached_property
    def places(self) -> tuple[frozenset[str], ...]:
        """The places (sections there) of each report."""
        return tuple(frozenset(text.ranges) for text in self.texts)

    @cached_property
    def kinds(self) -> tuple[frozenset[str], ...]:
        """The different sets of places that the reports have: a handful."""
        return tuple(dict.fromkeys(self.places))

    @cached_property
    def kind_of(self) -> NDArray[np.intp]:
        """Which of ``kinds`` each report has."""
        number = {there: n for n, there in enumerate(self.kinds)}
        return np.array([number[there] for there in self.places], np.intp)


def texts_of(program: Program, reports: Sequence[Report]) -> Texts:
    """Search every report of a batch once, if any rule of the program looks at its text."""
    needed = any(v.kind in KINDS for group in program.groups for v in group.variables)
    if not needed:
        return Texts()
    searcher = searcher_of(program.ruleset)
    texts, found = [], []
    for report in reports:
        text = ReportText.of(report)
        texts.append(text)
        found.append(searcher.find(text))
    return Texts(searcher, tuple(texts), tuple(found))
