"""What a supervisor asks of a run: results by year, level, kind, rule and organ; who is missing,
who repeats last year's text. Counted in one pass over brief results, so that memory stays small.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from goiaudit.audit.results import brief
from goiaudit.model.result import AuditedReport
from goiaudit.model.roster import Missing
from goiaudit.output.outcome import STATUSES, Outcome, counted

REPEATING = frozenset({"Y110", "Y111", "C101"})
"""Rules that find text or figures of last year, or of others, copied."""
_LEVELS = ("national", "province", "prefecture", "county", "township")
_KINDS = ("government", "office", "department", "township", "street", "other")


@dataclass(frozen=True, slots=True)
class Line:
    """The reports of one year, level or kind.

    ``key`` is the year as text, or a level's or kind's key; empty where it is not known.
    ``stored`` counts those of them that are only in the store.
    """

    key: str
    by_status: Mapping[str, int]
    errors: int = 0
    warnings: int = 0
    repeated: int = 0
    missing: int = 0
    stored: int = 0

    @property
    def reports(self) -> int:
        """All reports of the line."""
        return sum(self.by_status.values())

    @property
    def share(self) -> float | None:
        """Percent of its reports that are consistent; None where there are none."""
        whole = self.reports
        return 100 * self.by_status.get("consistent", 0) / whole if whole else None


@dataclass(frozen=True, slots=True)
class Cross:
    """The reports of one year, level and kind; both keys empty where not known."""

    year: int | None
    level: str
    kind: str
    line: Line


@dataclass(frozen=True, slots=True)
class RuleYears:
    """Findings of one rule, year by year, in the order of ``Supervision.years_seen``."""

    rule: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """Findings of all years."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class OrganYears:
    """One organ over the years: the gravest status of each, "" where there is no report."""

    organ: str
    level: str
    kind: str
    statuses: tuple[str, ...]
    absent: tuple[bool, ...]
    errors: int
    warnings: int
    repeated: int


@dataclass(frozen=True, slots=True)
class Repeat:
    """A report that repeats what was said before, and by which rules."""

    organ: str
    year: int | None
    rules: tuple[str, ...]
    path: str


@dataclass(frozen=True, slots=True)
class Supervision:
    """All of it; lists are in the order in which they are to be read."""

    years: tuple[Line, ...]
    levels: tuple[Line, ...]
    kinds: tuple[Line, ...]
    crosses: tuple[Cross, ...]
    years_seen: tuple[int, ...]
    rules: tuple[RuleYears, ...]
    organs: tuple[OrganYears, ...]
    repeats: tuple[Repeat, ...]
    missing: tuple[Missing, ...]


@dataclass(slots=True)
class _Count:
    """A line while it is counted."""

    by_status: Counter[str] = field(default_factory=Counter)
    errors: int = 0
    warnings: int = 0
    repeated: int = 0

    def line(self, key: str, missing: int = 0, stored: Mapping[str, int] | None = None) -> Line:
        stored = stored or {}
        states: dict[str, int] = {s: self.by_status[s] + stored.get(s, 0) for s in STATUSES}
        more = sum(stored.values())
        return Line(key, states, self.errors, self.warnings, self.repeated, missing, more)


@dataclass(slots=True)
class _Organ:
    """An organ while it is counted: kind and level of its last report."""

    level: str = ""
    kind: str = ""
    statuses: dict[int, str] = field(default_factory=dict)
    errors: int = 0
    warnings: int = 0
    repeated: int = 0


def supervision_of(outcome: Outcome) -> Supervision:
    """Count a run in one pass."""
    counting = _Counting()
    for result in brief(outcome.results):
        counting.take(result)
    return counting.done(outcome)


def percent(line: Line) -> str:
    """The share of consistent reports in words: ``87.5%``, – where there is no report."""
    return "–" if line.share is None else f"{line.share:.1f}%".replace(".0%", "%")


class _Counting:
    def __init__(self) -> None:
        self.crosses: defaultdict[tuple[int | None, str, str], _Count] = defaultdict(_Count)
        self.rules: defaultdict[str, Counter[int | None]] = defaultdict(Counter)
        self.organs: defaultdict[str, _Organ] = defaultdict(_Organ)
        self.repeats: list[Repeat] = []

    def take(self, result: AuditedReport) -> None:
        """Count one result."""
        report = result.report
        found = counted(result.findings)
        errors = sum(finding.severity == "error" for finding in found)
        warnings = sum(finding.severity == "warning" for finding in found)
        copied = tuple(sorted({f.rule for f in found} & REPEATING))
        one = self.crosses[report.year, report.level or "", report.kind or ""]
        one.by_status[result.status] += 1
        one.errors += errors
        one.warnings += warnings
        one.repeated += bool(copied)
        for finding in found:
            self.rules[finding.rule][report.year] += 1
        if copied:
            self.repeats.append(Repeat(report.organ or "", report.year, copied, report.path))
        if report.organ is not None and report.year is not None:
            organ = self.organs[report.organ]
            organ.level, organ.kind = report.level or organ.level, report.kind or organ.kind
            known = organ.statuses.get(report.year, result.status)
            organ.statuses[report.year] = max(known, result.status, key=_GRAVITY.index)
            organ.errors += errors
            organ.warnings += warnings
            organ.repeated += bool(copied)

    def done(self, outcome: Outcome) -> Supervision:
        """Everything counted, in order."""
        absent = Counter(missing.year for missing in outcome.missing)
        seen = {year for year, _, _ in self.crosses if year is not None}
        years = sorted(seen | absent.keys() | outcome.stored.keys())
        by_year = self._together(0)
        lines = [
            by_year.get(year, _Count()).line(str(year), absent[year], outcome.stored.get(year))
            for year in years
        ]
        if None in by_year:
            lines.append(by_year[None].line(""))
        run_years = tuple(sorted(seen | absent.keys()))
        return Supervision(
            years=tuple(lines),
            levels=self._lines(1, _LEVELS),
            kinds=self._lines(2, _KINDS),
            crosses=self._crosses(),
            years_seen=run_years,
            rules=self._rules(run_years),
            organs=self._organs(run_years, outcome.missing),
            repeats=tuple(sorted(self.repeats, key=lambda r: (-(r.year or 0), r.organ, r.path))),
            missing=tuple(
                sorted(outcome.missing, key=lambda m: (-m.year, m.parent or "", m.organ))
            ),
        )

    def _together(self, place: int) -> dict[object, _Count]:
        """The counts added up over all but one part of their key."""
        found: dict[object, _Count] = {}
        for key, one in self.crosses.items():
            whole = found.setdefault(key[place], _Count())
            whole.by_status.update(one.by_status)
            whole.errors += one.errors
            whole.warnings += one.warnings
            whole.repeated += one.repeated
        return found

    def _lines(self, place: int, order: Sequence[str]) -> tuple[Line, ...]:
        found = self._together(place)
        return tuple(found[key].line(key) for key in (*order, "") if key in found)

    def _crosses(self) -> tuple[Cross, ...]:
        def rank(key: tuple[int | None, str, str]) -> tuple[int, int, int]:
            year, level, kind = key
            return (-(year or 0), _place(_LEVELS, level), _place(_KINDS, kind))

        return tuple(
            Cross(*key, self.crosses[key].line("")) for key in sorted(self.crosses, key=rank)
        )

    def _rules(self, years: Sequence[int]) -> tuple[RuleYears, ...]:
        found = [
            RuleYears(rule, tuple(counts[year] for year in years))
            for rule, counts in self.rules.items()
        ]
        return tuple(sorted(found, key=lambda one: (-one.total, one.rule)))

    def _organs(self, years: Sequence[int], missing: Iterable[Missing]) -> tuple[OrganYears, ...]:
        absent = {(one.organ, one.year) for one in missing}
        for name, _ in absent:
            _ = self.organs[name]  # an organ without any report is listed, too
        found = [
            OrganYears(
                name, one.level, one.kind,
                tuple(one.statuses.get(year, "") for year in years),
                tuple((name, year) in absent for year in years),
                one.errors, one.warnings, one.repeated,
            )
            for name, one in self.organs.items()
        ]  # fmt: skip
        return tuple(sorted(found, key=_worst))


_GRAVITY = ("", "consistent", "unreadable", "incomplete", "inconsistent")


def _worst(one: OrganYears) -> tuple[int, int, int, int, str]:
    bad = sum(status == "inconsistent" for status in one.statuses)
    return (-bad, -one.errors, -sum(one.absent), -one.warnings, one.organ)


def _place(order: Sequence[str], key: str) -> int:
    return order.index(key) if key in order else len(order)
