"""What the phrases of a rule set came to in a batch: hits per report, counts per variable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit.matching import Found, Matcher, matcher_of
from goiaudit.audit.phrases import Hit, ReportText
from goiaudit.model.report import Report
from goiaudit.rules.compile import Program
from goiaudit.rules.ground import Variable

Row = tuple[NDArray[np.int64], NDArray[np.bool_]]
KINDS = ("words", "hits", "lacking")
"""Variables that look at the text."""


@dataclass(frozen=True, eq=False)
class Texts:
    """Hits and places (sections there) of every report; empty where no rule looks at texts."""

    matcher: Matcher | None = None
    found: tuple[Found, ...] = ()
    places: tuple[frozenset[str], ...] = ()

    def hits(self, report: int, variable: Variable) -> tuple[Hit, ...]:
        """The hits of a search in a report of the batch."""
        return self.found[report].get(variable, ())

    def counts(self, variable: Variable, reports: int) -> Row:
        """How many hits (of ``lacking``: entries without one) per report, and where unknown.

        An entry can be looked for where one of its places is there. What was found or is
        lacking for sure counts, whatever else is unknown.
        """
        counts = np.zeros(reports, np.int64)
        if self.matcher is None:
            return counts, np.ones(reports, np.bool_)
        entries = self.matcher.places(variable)
        open_to = [[not e.isdisjoint(there) for e in entries] for there in self.kinds]
        unsure = np.array([not all(entry) for entry in open_to], np.bool_)[self.kind_of]
        if variable.kind == "lacking":
            counts += np.array([sum(entry) for entry in open_to], np.int64)[self.kind_of]
        for n, found in enumerate(self.found):
            hits = found.get(variable)
            if hits and variable.kind == "lacking":
                counts[n] -= len({hit.entry for hit in hits})
            elif hits:
                counts[n] = len(hits)
        return counts, unsure & (counts == 0)

    def lacking(self, report: int, variable: Variable) -> tuple[int, ...]:
        """The entries of which a report has nothing, though a place of theirs is there."""
        assert self.matcher is not None
        met = {hit.entry for hit in self.hits(report, variable)}
        there = self.places[report]
        entries = enumerate(self.matcher.places(variable))
        return tuple(n for n, e in entries if n not in met and not e.isdisjoint(there))

    def sections(self, variable: Variable) -> frozenset[str]:
        """Every place that a search looks at."""
        if self.matcher is None:
            return frozenset()
        return frozenset().union(*self.matcher.places(variable))

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
    matcher = matcher_of(program.ruleset)
    texts = [ReportText.of(report) for report in reports]
    found = tuple(matcher.find(text) for text in texts)
    return Texts(matcher, found, tuple(frozenset(text.ranges) for text in texts))
