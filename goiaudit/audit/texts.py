"""What the phrases of a rule set came to in a batch: hits per report, counts per search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit.matching import Found
from goiaudit.audit.phrases import Hit, ReportText
from goiaudit.audit.searching import Met, Searcher, searcher_of
from goiaudit.model.report import Report
from goiaudit.rules.compile import Program
from goiaudit.rules.ground import Variable
from goiaudit.rules.rule import RuleSet

Rows = tuple[NDArray[np.int64], NDArray[np.bool_]]
KINDS = ("words", "hits", "lacking")
"""Variables that look at the text."""


@dataclass(frozen=True, eq=False)
class Texts:
    """What the searches came to in every report; nothing where no rule looks at texts."""

    searcher: Searcher
    texts: tuple[ReportText, ...] = ()
    found: tuple[tuple[Found, Met], ...] = ()

    def hits(self, report: int, variable: Variable) -> tuple[Hit, ...]:
        """The hits of a search in a report of the batch."""
        found, met = self.found[report]
        if variable in found or met.isdisjoint(self.searcher.entries[variable]):
            return found.get(variable, ())
        return self.searcher.hits(variable, self.texts[report])

    def counts(self, variables: Sequence[Variable]) -> Rows:
        """How many hits (of ``lacking``: entries without one) there are, and where unknown.

        Variables x reports. An entry can be looked for where one of its places is there. What
        was found or is lacking for sure counts, whatever else is unknown.
        """
        counts, unknown = self._counts
        rows = [self._numbers[variable] for variable in variables]
        return counts[rows], unknown[rows]

    @cached_property
    def _numbers(self) -> dict[Variable, int]:
        return {variable: n for n, variable in enumerate(self.searcher.entries)}

    @cached_property
    def _counts(self) -> Rows:
        """The same for all searches."""
        can_be, numbers = self._can_be, self._hits
        for variable, entries in self.searcher.entries.items():
            if variable.kind == "lacking":
                some = slice(entries.start, entries.stop)
                numbers[some] = can_be[some] & (numbers[some] == 0)
        first = [entries.start for entries in self.searcher.entries.values()]
        counts = np.add.reduceat(numbers, first, axis=0)
        return counts, ~np.logical_and.reduceat(can_be, first, axis=0) & (counts == 0)

    @property
    def _hits(self) -> NDArray[np.int64]:
        """How many hits each entry has in each report; 1 if nobody asks for more than one."""
        numbers = np.zeros((len(self.searcher.sections), len(self.texts)), np.int64)
        met = [met for _, met in self.found]
        reports = np.repeat(np.arange(len(met)), list(map(len, met)))
        numbers[np.fromiter(chain.from_iterable(met), np.intp, len(reports)), reports] = 1
        for n, (found, _) in enumerate(self.found):
            for variable, hits in found.items():
                first = self.searcher.entries[variable].start
                for hit in hits:
                    numbers[first + hit.entry, n] += 1
        return numbers

    @property
    def _can_be(self) -> NDArray[np.bool_]:
        """Whether a place of each entry is there in each report; most have the same places."""
        kinds = {order: n for n, order in enumerate({text.order: None for text in self.texts})}
        there = [[not s.isdisjoint(order) for s in self.searcher.sections] for order in kinds]
        return np.array(there, np.bool_).T[:, [kinds[text.order] for text in self.texts]]

    def lacking(self, report: int, variable: Variable) -> tuple[int, ...]:
        """The entries of which a report has nothing, though a place of theirs is there."""
        entries = self.searcher.entries[variable]
        found, met = self.found[report]
        hit = {entries[hit.entry] for hit in found.get(variable, ())}.union(met)
        there = self.texts[report].order
        return tuple(
            n
            for n, entry in enumerate(entries)
            if entry not in hit and not self.searcher.sections[entry].isdisjoint(there)
        )

    def sections(self, variable: Variable) -> frozenset[str]:
        """Every place that a search looks at."""
        entries = self.searcher.entries[variable]
        return frozenset().union(*self.searcher.sections[entries.start : entries.stop])


def texts_of(program: Program, reports: Sequence[Report]) -> Texts:
    """Search every report of a batch once, if any rule of the program looks at its text."""
    needed = any(v.kind in KINDS for group in program.groups for v in group.variables)
    if not needed:
        return no_texts()
    searcher = searcher_of(program.ruleset)
    texts = tuple(ReportText.of(reports))
    return Texts(searcher, texts, tuple(searcher.find(texts)))


def no_texts() -> Texts:
    """Nothing was searched."""
    return Texts(searcher_of(RuleSet(())))
