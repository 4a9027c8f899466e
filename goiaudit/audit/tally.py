"""Verdicts of a batch counted: rules x verdicts x reports, in one go for every group."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit import verdicts as v
from goiaudit.audit.evaluate import Judged
from goiaudit.audit.figures import Figures
from goiaudit.definitions.facts import catalogue
from goiaudit.model.findings import Verdict
from goiaudit.rules.compile import Group, Program
from goiaudit.rules.rule import RuleSet
from goiaudit.rules.sparse import Sparse

Due = tuple[NDArray[np.bool_], str]
"""In which reports something should stand, and the reason to tell if not."""
VERDICTS = tuple(Verdict)
_PLACE = {verdict: place for place, verdict in enumerate(VERDICTS)}
_CODES = np.zeros(4, np.intp)
"""The place of each code of ``verdicts``."""
_CODES[[v.FAIL, v.UNKNOWN, v.PASS, v.NOT_APPLICABLE]] = [
    _PLACE[verdict]
    for verdict in (Verdict.FAIL, Verdict.UNKNOWN, Verdict.PASS, Verdict.NOT_APPLICABLE)
]

_ONE = np.int32(1)
"""Added to counts of the same type: any other one is converted number by number."""
_BITS = 21
"""Of a count: a rule of two million instances could not be compiled."""
_ONE_OF_CODE = np.array([1 << _BITS * code for code in (v.FAIL, v.UNKNOWN, v.PASS)] + [0], np.int64)
"""1 in the bits of each code; what is not applicable is all the rest."""


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


@lru_cache(maxsize=4096)
def _totals_of(counts: tuple[int, ...]) -> Mapping[Verdict, int]:
    """The counts of a report in all; those of reports that come to the same are one mapping."""
    return dict(zip(VERDICTS, counts, strict=True))


@dataclass(frozen=True, eq=False)
class Tally:
    """``counts``: reports x rules x verdicts; ``rules`` maps an id to its row."""

    rules: Mapping[str, int]
    counts: NDArray[np.int32]

    @cached_property
    def totals(self) -> list[list[int]]:
        """Of every report the counts of all rules; kept up with what is added."""
        # As a product in a fifth of the time of a sum over the middle axis.
        totals: list[list[int]] = (np.ones(len(self.rules), np.int32) @ self.counts).tolist()
        return totals

    def unknown(self, rules: Sequence[str]) -> list[bool]:
        """Which reports have an unknown instance of one of the rules."""
        rows = [self.rules[rule] for rule in rules if rule in self.rules]
        unknown = self.counts[:, rows, _PLACE[Verdict.UNKNOWN]]
        some: list[bool] = np.asarray(unknown.any(axis=1)).tolist()
        return some

    def add(self, report: int, rule: str, verdict: Verdict, number: int = 1) -> None:
        """Count some instances of a rule on a report."""
        place = _PLACE[verdict]
        self.totals[report][place] += number
        self.counts[report, self.rules[rule], place] += number

    def turn(self, reports: Sequence[int], rule: str, number: int) -> None:
        """Count instances of a rule as unknown that were counted as not applicable."""
        assert "totals" not in vars(self)  # they are not kept up here
        row = self.counts[:, self.rules[rule]]
        row[reports, _PLACE[Verdict.NOT_APPLICABLE]] -= number
        row[reports, _PLACE[Verdict.UNKNOWN]] += number

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
        for verdict in VERDICTS:
            self.add(report, rule, verdict, -self.of(report, rule, verdict))

    def result(self, report: int) -> tuple[Mapping[Verdict, int], VerdictCounts]:
        """The counts of a report, in all and by rule."""
        totals = _totals_of(tuple(self.totals[report]))
        return totals, VerdictCounts(self.rules, self.counts[report].copy())


@dataclass(frozen=True, eq=False)
class _Sheet:
    """Where the instances of a program are counted; ``places`` maps the id of a rule to its row.

    ``idle`` (rules x verdicts) is what a report comes to that mentions nothing at all. ``rows``
    has for every group that of each instance, ``sums`` adds up the instances of each rule in a
    group. ``due`` are the groups whose mention may be missed, ``areas`` those of claims by what
    the claim of the area is called.
    """

    places: Mapping[str, int]
    idle: NDArray[np.int32]
    rows: tuple[NDArray[np.intp], ...]
    sums: tuple[Sparse, ...]
    due: tuple[int, ...]
    areas: Mapping[tuple[str, str], int]


@lru_cache(maxsize=64)
def _sheet_of(ruleset: RuleSet, program: Program) -> _Sheet:
    places = {rule.id: place for place, rule in enumerate(ruleset.rules)}
    idle = np.zeros((len(places), len(VERDICTS)), np.int32)
    for rule in program.out_of_form:
        idle[places[rule], _PLACE[Verdict.NOT_APPLICABLE]] += 1
    for rule in program.form_unknown:
        idle[places[rule], _PLACE[Verdict.UNKNOWN]] += 1
    of_group, sums, due, areas = [], [], [], {}
    for n, group in enumerate(program.groups):
        rows = np.array([places[instance.rule] for instance in group.instances], np.intp)
        of_group.append(rows)
        sums.append(_sums_of(group))
        if group.source is not None:
            np.add.at(idle[:, _PLACE[Verdict.NOT_APPLICABLE]], rows, 1)
            kind, name = group.source
            if kind == "claim":
                table, _, rest = name.partition(".")
                areas[kind, f"{table}.area.{rest}"] = n
            elif catalogue().observations[name].reason:
                due.append(n)
    return _Sheet(places, idle, tuple(of_group), tuple(sums), tuple(due), areas)


def _sums_of(group: Group) -> Sparse:
    """Rules x instances, 1 where an instance is one of the rule: they stand together."""
    ends = np.array([0, *(span.stop for _, span in group.spans)], np.int32)
    ones, columns = np.ones(ends[-1], np.int64), np.arange(ends[-1], dtype=np.int32)
    return Sparse(ones, columns, ends, (len(group.spans), len(columns)))


def tally_of(
    ruleset: RuleSet, program: Program, judged: Sequence[Judged], figures: Figures
) -> tuple[Tally, list[tuple[int, str, str]]]:
    """Count every instance; also (report, rule, reason) of what could not be judged unseen.

    Unseen is what a rule reads where the report has none of it: the claim, the observation.
    """
    sheet = _sheet_of(ruleset, program)
    counts = np.tile(sheet.idle, (len(figures.reports), 1, 1))
    each = counts.reshape(-1)
    for group, rows, sums in zip(judged, sheet.rows, sheet.sums, strict=True):
        if group.group.source is None:
            _count_all(group, rows, sums, counts)
        elif group.verdicts.size:
            fields, report = rows[:, None] * len(VERDICTS), group.columns.report * sheet.idle.size
            np.add.at(each, (fields + _CODES[group.verdicts] + report).ravel(), _ONE)
            there = report[np.append(True, report[1:] != report[:-1])]
            np.subtract.at(each, (fields + _PLACE[Verdict.NOT_APPLICABLE] + there).ravel(), _ONE)
    tally = Tally(sheet.places, counts)
    unseen = [
        (n, rule, "form_unknown")
        for rule in program.form_unknown
        for n in range(len(figures.reports))
    ]
    missed = [*sheet.due, *(sheet.areas[key] for key in figures.mentions if key in sheet.areas)]
    for n in sorted(missed):
        unseen += _count_missed(judged[n], tally, figures)
    return tally, unseen


def _count_all(
    judged: Judged, rows: NDArray[np.intp], sums: Sparse, counts: NDArray[np.int32]
) -> None:
    """Count the group that is judged once a report."""
    # The counts of a rule at once, each in some bits of one number.
    packed = sums @ _ONE_OF_CODE.take(judged.verdicts)
    by_code = [packed >> _BITS * code & (1 << _BITS) - 1 for code in (v.FAIL, v.UNKNOWN, v.PASS)]
    by_code.append(np.diff(sums.starts)[:, None] - sum(by_code))
    found = np.zeros((*packed.shape, len(VERDICTS)), np.int32)
    for place, some in zip(_CODES.tolist(), by_code, strict=True):
        found[..., place] = some
    counts[:, rows[sums.starts[:-1]]] += found.transpose(1, 0, 2)


def _count_missed(judged: Judged, tally: Tally, figures: Figures) -> list[tuple[int, str, str]]:
    """Nothing of the kind stands in the report though it should: unknown."""
    kind, name = judged.group.source or ("", "")
    told, reason = _due(name, figures) if kind == "seen" else _told_of_area(name, figures)
    told[judged.columns.report] = False
    some = np.flatnonzero(told).tolist()
    for rule, span in judged.group.spans if some else ():
        tally.turn(some, rule, span.stop - span.start)
    return [(n, rule, reason) for rule, _ in judged.group.spans for n in some]


def _due(name: str, figures: Figures) -> Due:
    """Where an observation should have been made: everywhere, or where its table is absent."""
    observation = catalogue().observations[name]
    due = np.ones(len(figures.reports), np.bool_)
    if observation.table:
        due &= [observation.table not in there for there in figures.tables]
    return due, observation.reason


def _told_of_area(address: str, figures: Figures) -> Due:
    """A claim of the whole area is not held against tables of one organ (domain 5.4)."""
    table, _, rest = address.partition(".")
    due = np.zeros(len(figures.reports), np.bool_)
    due[figures.mentions["claim", f"{table}.area.{rest}"].reports] = True
    return due, "scope"
