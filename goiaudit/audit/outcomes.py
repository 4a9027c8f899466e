"""What a judged batch came to, sorted by report: what failed, what is unknown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import repeat
from typing import NamedTuple

import numpy as np

from goiaudit.audit import evaluate as e
from goiaudit.audit.evaluate import Judged
from goiaudit.audit.figures import Figures
from goiaudit.audit.tally import Tally
from goiaudit.model.findings import NotAssessable


class Outcome(NamedTuple):
    """A failed or unknown instance: its group, its number there, its column."""

    judged: Judged
    instance: int
    column: int


@dataclass(frozen=True, eq=False)
class Verdicts:
    """A batch as judged; what failed and what is unknown lies ready for each report.

    ``failed`` are the outcomes of each report, ``unknown`` the groups and columns in which some
    instance is unknown. ``nulls`` are the reports that have a cell without a number. ``said``
    keeps what was said of reports that lack the same things.
    """

    figures: Figures
    judged: tuple[Judged, ...]
    tally: Tally
    unseen: Mapping[int, list[NotAssessable]]
    crashed: Mapping[str, str]
    failed: Mapping[int, list[Outcome]]
    unknown: Mapping[int, list[tuple[Judged, int]]]
    nulls: frozenset[int]
    said: dict[Hashable, tuple[NotAssessable, ...]] = field(default_factory=dict)

    @staticmethod
    def of(
        figures: Figures,
        judged: tuple[Judged, ...],
        tally: Tally,
        unseen: Sequence[tuple[int, str, str]],
        crashed: Mapping[str, str],
    ) -> Verdicts:
        """Sort the outcomes of a batch by report."""
        by_report: dict[int, list[NotAssessable]] = defaultdict(list)
        told: dict[tuple[str, str], NotAssessable] = {}
        for n, rule, reason in unseen:
            known = told.get((rule, reason)) or told.setdefault(
                (rule, reason), NotAssessable(rule, reason)
            )
            by_report[n].append(known)
        return Verdicts(
            figures=figures,
            judged=judged,
            tally=tally,
            unseen=by_report,
            crashed=crashed,
            failed=_failed(judged),
            unknown=_unknown(judged),
            nulls=frozenset(
                place
                for group in judged
                for place in group.columns.report[group.columns.with_null].tolist()
            ),
        )

    @cached_property
    def columns(self) -> tuple[Mapping[int, list[int]], ...]:
        """Of every group the columns of each report that has some."""
        return tuple(_columns(group) for group in self.judged)


def _columns(judged: Judged) -> Mapping[int, list[int]]:
    """The columns of each report that has some."""
    found: dict[int, list[int]] = defaultdict(list)
    for column, place in enumerate(judged.columns.report.tolist()):
        found[place].append(column)
    return found


def _failed(judged: Sequence[Judged]) -> Mapping[int, list[Outcome]]:
    """What failed by report: group by group, column by column."""
    found: dict[int, list[Outcome]] = defaultdict(list)
    for group in judged:
        if not group.verdicts.size:
            continue
        columns, instances = np.nonzero((group.verdicts == e.FAIL).T)
        places = group.columns.report[columns].tolist()
        outcomes = map(Outcome, repeat(group), instances.tolist(), columns.tolist())
        for place, outcome in zip(places, outcomes, strict=True):
            found[place].append(outcome)
    return found


def _unknown(judged: Sequence[Judged]) -> Mapping[int, list[tuple[Judged, int]]]:
    """In which columns of a report something is unknown."""
    found: dict[int, list[tuple[Judged, int]]] = defaultdict(list)
    for group in judged:
        if not group.verdicts.size:
            continue
        columns = np.flatnonzero((group.verdicts == e.UNKNOWN).any(axis=0))
        for place, column in zip(
            group.columns.report[columns].tolist(), columns.tolist(), strict=True
        ):
            found[place].append((group, column))
    return found
