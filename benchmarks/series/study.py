"""Pairs of years and counties, broken one at a time, judged and scored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from random import Random

from benchmarks.series.breaks import BREAKS, FORM_2019, FORM_2021
from benchmarks.series.counties import SUM_BREAKS, county, roster
from benchmarks.series.years import SIZES, Year, history
from goiaudit.audit import audit
from goiaudit.model.findings import Finding, Verdict
from goiaudit.model.result import AuditedReport
from goiaudit.model.roster import NO_ROSTER, Roster, RosterEntry
from goiaudit.rules import RuleSet, load_rules

SERIES = ("Y101", "Y102", "Y103", "Y104", "Y105", "Y106", "Y107", "Y108", "Y109", "Y112")
ROLLUP = ("P101", "P102", "P104", "P105")
SUMS = ("T301", "T302", "T303", "T401")
OLD, NEW, OTHER = "示例县规划局", "示例县自然资源局", "示例县国土局"


@dataclass
class Score:
    """Of one kind of break: pairs drawn, breaks made, found at their cell, other findings."""

    pairs: int = 0
    breaks: int = 0
    found: int = 0
    others: Counter[str] = field(default_factory=Counter)

    @property
    def other(self) -> int:
        """How many findings of other rules there are."""
        return sum(self.others.values())

    def add(self, rule: str, cell: str, severity: str, findings: Sequence[Finding]) -> None:
        """Count what was found of one break."""
        mine = [f for f in findings if f.rule == rule]
        named = any((cell in f.cells or not cell) and f.severity == severity for f in mine)
        self.breaks += 1
        self.found += named
        self.others.update(f.rule for f in findings if f.rule != rule)


@lru_cache(maxsize=1)
def _rules() -> RuleSet:
    return load_rules().select((*SERIES, *ROLLUP, *SUMS))


def judged(years: Sequence[Year], organs: Roster = NO_ROSTER) -> tuple[AuditedReport, ...]:
    """The reports of a run, held against each other."""
    return audit([year.report() for year in years], _rules(), roster=organs).results


def _findings(years: Sequence[Year], organs: Roster = NO_ROSTER) -> list[Finding]:
    return [finding for result in judged(years, organs) for finding in result.findings]


def series(each: int) -> dict[str, Score]:
    """Every rule on two years, in every change of form that it knows."""
    severities = {rule.id: rule.worst_severity for rule in _rules().rules}
    scores: dict[str, Score] = {}
    for rule, (breaks, ends) in BREAKS.items():
        score = scores[rule] = Score()
        for year in ends:
            for seed in range(each):
                random = Random(f"{rule} {year} {seed}")
                before, now = history(random, SIZES[seed % 3], year - 1, year, OLD)
                score.pairs += 1
                cell = breaks(random, before, now)
                if cell is not None:
                    score.add(rule, cell, severities[rule], _findings([before, now]))
    return scores


def sums(each: int) -> dict[str, Score]:
    """Every rule on parent and children, in counties with a complete list."""
    scores: dict[str, Score] = {}
    for name, (rule, breaks) in SUM_BREAKS.items():
        score = scores[name] = Score()
        for seed in range(each):
            random = Random(f"{name} {seed}")
            head, bodies = county(random, SIZES[seed % 3], (FORM_2019, FORM_2021)[seed % 2])
            score.pairs += 1
            broken = breaks(random, head, bodies)
            if broken is not None:
                score.add(rule, *broken, _findings([head, *bodies], roster()))
    return scores


def merged(each: int) -> dict[str, Score]:
    """Organs that were renamed, and two that were merged into one, with and without a break."""
    scores = {"renamed": Score(), "merged": Score()}
    for seed in range(each):
        random = Random(f"merged {seed}")
        size = SIZES[seed % 3]
        for name, organs in (("renamed", _renamed()), ("merged", _merged())):
            first, second = history(random, size, 2022, 2023, OLD)
            other = history(random, size, 2022, 2023, OTHER)
            second.organ = NEW
            years = [first, second]
            if name == "merged":
                years = [first, other[0], second]
                _add(second, other[1])
            scores[name].others.update(f.rule for f in _findings(years, organs))
            cell = BREAKS["Y101"][0](random, first, second)
            scores[name].pairs += 1
            if cell is not None:
                scores[name].add("Y101", cell, "warning", _findings(years, organs))
    return scores


def _renamed() -> Roster:
    return Roster((RosterEntry(OLD, last=2022, successor=NEW), RosterEntry(NEW, first=2023)))


def _merged() -> Roster:
    gone = (RosterEntry(organ, last=2022, successor=NEW) for organ in (OLD, OTHER))
    return Roster((*gone, RosterEntry(NEW, first=2023)))


def _add(year: Year, other: Year) -> None:
    """The figures of another body, added."""
    for table in ("requests", "disputes", "disclosure"):
        for row, columns in getattr(other, table).items():
            for column, value in columns.items():
                getattr(year, table)[row][column] += value
    year.said = {}


def clean(each: int) -> tuple[int, int]:
    """Findings on histories and counties without a break, and the instances that were judged."""
    false = instances = 0
    for seed in range(each):
        random = Random(f"clean {seed}")
        years = history(random, SIZES[seed % 3], 2019, 2024, OLD)
        head, bodies = county(random, SIZES[seed % 3], FORM_2021)
        for results in (judged(years), judged([head, *bodies], roster())):
            for result in results:
                false += len(result.findings)
                instances += result.verdicts[Verdict.PASS] + result.verdicts[Verdict.FAIL]
    return false, instances
