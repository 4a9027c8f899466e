"""What a judged batch came to, sorted by report: what failed, what is unknown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from typing import NamedTuple

import numpy as np

from goiaudit.audit import evaluate as e
from goiaudit.audit.evaluate import Judged
from goiaudit.audit.figures import Figures
from goiaudit.audit.status import MUST_BE_KNOWN
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
    instance is unknown.
    """

    figures: Figures
    judged: tuple[Judged, ...]
    tally: Tally
    unseen: Mapping[int, list[NotAssessable]]
    crashed: Mapping[str, str]
    failed: Mapping[int, list[Outcome]]
    unknown: Mapping[int, list[tuple[Judged, int]]]

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
        )

    @cached_property
    def undecided(self) -> list[bool]:
        """The reports of which something that must be known is unknown."""
        return self.tally.unknown(MUST_BE_KNOWN)

    @cached_property
    def nulls(self) -> frozenset[int]:
        """The reports that have a cell without a number."""
        return frozenset(
            place
            for group in self.judged
            if group.columns.some_null
            for place in group.columns.report[group.columns.with_null].tolist()
        )


def _failed(judged: Sequence[Judged]) -> Mapping[int, list[Outcome]]:
    """What failed by report: group by group, column by column."""
    found: dict[int, list[Outcome]] = defaultdict(list)
    for group in judged:
        if not group.verdicts.size:
            continue
        failed = group.verdicts == e.FAIL
        some = np.flatnonzero(failed.any(axis=0))
        if not some.size:
            continue
        of_some, instances = np.nonzero(failed[:, some].T)
        columns = some[of_some]
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
