"""Findings of one report by cause, and reports by gravity: the order in which people read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from goiaudit.audit.results import brief
from goiaudit.model.findings import SEVERITIES, Finding, Severity, Suggestion
from goiaudit.model.result import AuditedReport
from goiaudit.output.labels import table_of
from goiaudit.output.outcome import counted

_TABLES: tuple[str | None, ...] = ("disclosure", "requests", "disputes", None)
_STATUSES = ("inconsistent", "incomplete", "unreadable", "consistent")


@dataclass(frozen=True, slots=True)
class Incident:
    """Findings of one cause; ``table`` is where the first is to be looked at, None in the text."""

    id: str
    table: str | None
    findings: tuple[Finding, ...]

    @property
    def severity(self) -> Severity:
        """The gravest severity among its findings."""
        return min((f.severity for f in self.findings), key=SEVERITIES.index)

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """What to check, each said once."""
        found = {f.suggestion.reason: f.suggestion for f in self.findings if f.suggestion}
        return tuple(found.values())

    @property
    def is_waived(self) -> bool:
        """Whether all of its findings were accepted."""
        return all(finding.waived is not None for finding in self.findings)


def incidents_of(findings: Iterable[Finding]) -> tuple[Incident, ...]:
    """Incidents by the table of their first finding, tables in official order, text last."""
    found: dict[str, list[Finding]] = {}
    for index, finding in enumerate(findings):
        found.setdefault(finding.incident or f"#{index}", []).append(finding)
    incidents = [Incident(key, _table(own[0]), tuple(own)) for key, own in found.items()]
    return tuple(sorted(incidents, key=lambda incident: _TABLES.index(incident.table)))


def by_table(incidents: Iterable[Incident]) -> Mapping[str | None, tuple[Incident, ...]]:
    """Incidents of each table that has some, in official order; None stands for the text."""
    groups: dict[str | None, list[Incident]] = {name: [] for name in _TABLES}
    for incident in incidents:
        groups[incident.table].append(incident)
    return {name: tuple(found) for name, found in groups.items() if found}


def by_gravity(results: Sequence[AuditedReport]) -> list[int]:
    """Places of the results, the worst first: by status, then errors, warnings, hints.

    Ties are in the order given.
    """
    gravities = [_gravity(result) for result in brief(results)]
    return sorted(range(len(gravities)), key=gravities.__getitem__)


def severities(result: AuditedReport) -> dict[Severity, int]:
    """How many findings of each severity count."""
    found = Counter(finding.severity for finding in counted(result.findings))
    return {severity: found[severity] for severity in SEVERITIES}


def _gravity(result: AuditedReport) -> tuple[int, ...]:
    return (_STATUSES.index(result.status), *(-count for count in severities(result).values()))


def _table(finding: Finding) -> str | None:
    """The table that the reader is sent to, else that of the first cell."""
    there = [c for c in finding.cells if finding.locations.get(c) == finding.location is not None]
    return next((name for cell in (*there, *finding.cells) if (name := table_of(cell))), None)
