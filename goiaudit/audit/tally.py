"""Verdicts of a batch counted: rules x verdicts x reports, in one go for every group."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit import verdicts as v
from goiaudit.audit.evaluate import Judged
from goiaudit.audit.figures import Figures
from goiaudit.definitions.facts import catalogue
from goiaudit.model.findings import Verdict
from goiaudit.rules.compile import Program

Due = tuple[NDArray[np.bool_] | None, str]
"""In which reports something should stand (None: in none), and the reason to tell if not."""
VERDICTS = tuple(Verdict)
_PLACE = {verdict: place for place, verdict in enumerate(VERDICTS)}
_CODES = (
    (v.FAIL, Verdict.FAIL),
    (v.UNKNOWN, Verdict.UNKNOWN),
    (v.PASS, Verdict.PASS),
    (v.NOT_APPLICABLE, Verdict.NOT_APPLICABLE),
)


class VerdictCounts(Mapping[str, Mapping[Verdict, int]]):
    """Counts of one report by rule, in order of rules, without the rules that have none.

    ``counts`` is rules x verdicts: thousands of reports take a kilobyte each this way.
    """

    def __init__(self, rules: Mapping[str, int], counts: NDArray[np.int32]) -> None:
        self.rules, self.counts = rules, counts

    def __getitem__(self, rule: str) -> Mapping[Verdict, int]:
        counts = _counts_of(self.counts[self.rules[rule]].tobytes())
        if not counts:
            raise KeyError(rule)
        return counts

    def __iter__(self) -> Iterator[str]:
        return (rule for rule, _ in self.pairs())

    def __len__(self) -> int:
        return int(np.count_nonzero(self.counts.any(axis=1)))

    def __repr__(self) -> str:
        return repr(dict(self.pairs()))

    def items(self) -> ItemsView[str, Mapping[Verdict, int]]:
        """Rules and their counts, none of which is zero."""
        return _Pairs(self)

    def pairs(self) -> Iterator[tuple[str, Mapping[Verdict, int]]]:
        """The same, all rules in one go."""
        size = self.counts.itemsize * len(VERDICTS)
        rows = np.ascontiguousarray(self.counts).view(f"V{size}").ravel().tolist()
        found = zip(self.rules, map(_counts_of, rows), strict=True)
        return (pair for pair in found if pair[1])


class _Pairs(ItemsView[str, Mapping[Verdict, int]]):
    """Of ``VerdictCounts``, which knows a quicker way than to look up rule by rule."""

    _mapping: VerdictCounts

    def __iter__(self) -> Iterator[tuple[str, Mapping[Verdict, int]]]:
        return self._mapping.pairs()


@lru_cache(maxsize=4096)
def _counts_of(row: bytes) -> Mapping[Verdict, int]:
    """The counts of one rule, int32 each; the same of all rules and reports are one mapping."""
    counts = np.frombuffer(row, np.int32).tolist()
    return {verdict: n for verdict, n in zip(VERDICTS, counts, strict=True) if n}


@dataclass(frozen=True, eq=False)
class Tally:
    """``counts``: reports x rules x verdicts; ``rules`` maps an id to its row."""

    rules: Mapping[str, int]
    counts: NDArray[np.int32]

    def add(self, report: int, rule: str, verdict: Verdict, number: int = 1) -> None:
        """Count some instances of a rule on a report."""
        self.counts[report, self.rules[rule], _PLACE[verdict]] += number

    def of(self, report: int, rule: str, verdict: Verdict) -> int:
        """How many instances of a rule have a verdict on a report."""
        return int(self.counts[report, self.rules[rule], _PLACE[verdict]])

    def passes(self, report: int, rule: str) -> bool:
        """Whether a rule passes in every instance, and in one at least."""
        if rule not in self.rules:
            return False
        spoilt = (Verdict.FAIL, Verdict.UNKNOWN, Verdict.CRASHED)
        passed = self.of(report, rule, Verdict.PASS) > 0
        return passed and not any(self.of(report, rule, verdict) for verdict in spoilt)

    def clear(self, report: int, rule: str) -> None:
        """Take back what was counted of a rule."""
        self.counts[report, self.rules[rule]] = 0

    def result(self, report: int) -> tuple[dict[Verdict, int], VerdictCounts]:
        """The counts of a report, in all and by rule."""
        own = self.counts[report].copy()
        totals = dict(zip(VERDICTS, own.sum(axis=0).tolist(), strict=True))
        return totals, VerdictCounts(self.rules, own)


def tally_of(
    rules: Sequence[str], program: Program, judged: Sequence[Judged], figures: Figures
) -> tuple[Tally, list[tuple[int, str, str]]]:
    """Count every instance; also (report, rule, reason) of what could not be judged unseen.

    Unseen is what a rule reads where the report has none of it: the claim, the observation.
    """
    places = {rule: place for place, rule in enumerate(rules)}
    size = len(figures.reports)
    counts = np.zeros((size, len(rules), len(VERDICTS)), np.int32)
    for rule in program.out_of_form:
        counts[:, places[rule], _PLACE[Verdict.NOT_APPLICABLE]] += 1
    for rule in program.form_unknown:
        counts[:, places[rule], _PLACE[Verdict.UNKNOWN]] += 1
    unseen: list[tuple[int, str, str]] = [
        (n, rule, "form_unknown") for rule in program.form_unknown for n in range(size)
    ]
    for group in judged:
        _count(group, places, counts)
        if group.group.source is not None:
            unseen += _count_unseen(group, places, counts, figures)
    return Tally(places, counts), unseen


def _count(judged: Judged, places: Mapping[str, int], counts: NDArray[np.int32]) -> None:
    if not judged.verdicts.size:
        return
    starts = [span.start for _, span in judged.group.spans]
    rows = [places[rule] for rule, _ in judged.group.spans]
    for code, verdict in _CODES:
        chosen = judged.verdicts == code
        if not chosen.any():
            continue
        found = np.add.reduceat(chosen, starts, axis=0, dtype=np.int32)
        if judged.group.source is None:
            counts[:, rows, _PLACE[verdict]] += found.T
        else:
            into = counts[:, :, _PLACE[verdict]]
            np.add.at(into, (judged.columns.report[:, None], np.array(rows)), found.T)


def _count_unseen(
    judged: Judged, places: Mapping[str, int], counts: NDArray[np.int32], figures: Figures
) -> list[tuple[int, str, str]]:
    """Nothing of the kind stands in the report: not applicable, or unknown if it should."""
    kind, name = judged.group.source or ("", "")
    absent = np.ones(len(figures.reports), np.bool_)
    absent[judged.columns.report] = False
    due, reason = _due(name, figures) if kind == "seen" else _told_of_area(name, figures)
    spans = judged.group.spans
    rows = [places[rule] for rule, _ in spans]
    sizes = np.array([span.stop - span.start for _, span in spans], np.int32)
    told = absent & due if due is not None else None
    silent = absent if told is None else absent & ~told
    counts[:, rows, _PLACE[Verdict.NOT_APPLICABLE]] += silent[:, None] * sizes
    if told is None or not told.any():
        return []
    counts[:, rows, _PLACE[Verdict.UNKNOWN]] += told[:, None] * sizes
    some = np.flatnonzero(told).tolist()
    return [(n, rule, reason) for rule, _ in spans for n in some]


def _due(name: str, figures: Figures) -> Due:
    """Where an observation should have been made: nowhere, or where its table is absent."""
    observation = catalogue().observations[name]
    if not observation.reason:
        return None, ""
    due = np.ones(len(figures.reports), np.bool_)
    if observation.table:
        tables = (report.printed.get(observation.table) for report in figures.reports)
        due &= [table is None or not table.has_number for table in tables]
    return due, observation.reason


def _told_of_area(address: str, figures: Figures) -> Due:
    """A claim of the whole area is not held against tables of one organ (domain 5.4)."""
    table, _, rest = address.partition(".")
    told = figures.mentions.get(("claim", f"{table}.area.{rest}"))
    if not told:
        return None, "scope"
    due = np.zeros(len(figures.reports), np.bool_)
    due[[n for n, _ in told]] = True
    return due, "scope"
