"""What every formatter is given: the results of one run and how it was made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, get_args

from goiaudit.definitions.forms import Label
from goiaudit.model.findings import SEVERITIES, Finding, Severity, Status, Verdict
from goiaudit.model.result import AuditedReport

STATUSES: tuple[Status, ...] = get_args(Status)


class RuleText(Protocol):
    """What the output says about a rule; ``goiaudit.rules.Rule`` is one."""

    @property
    def title(self) -> Label:
        """Name of the rule in both languages."""

    @property
    def basis(self) -> str:
        """The document that the rule rests on; empty for a user's rule without one."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One run: results in the order of the inputs, the rules that were run, by id."""

    results: tuple[AuditedReport, ...]
    rules: Mapping[str, RuleText] = field(default_factory=dict)
    lang: str = "zh"
    configuration: str | None = None
    elapsed_seconds: float = 0.0
    stale_waivers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over a run; waived findings count in none of them but ``verdicts``."""

    reports: int
    by_status: Mapping[Status, int]
    by_severity: Mapping[Severity, int]
    by_rule: Mapping[str, int]
    verdicts: Mapping[Verdict, int]


def counted(findings: tuple[Finding, ...]) -> list[Finding]:
    """The findings that count: all that are not waived."""
    return [finding for finding in findings if finding.waived is None]


def summarise(outcome: Outcome) -> Summary:
    """Count statuses, severities, rules and verdicts; zeros are listed, rules by id."""
    findings = [f for result in outcome.results for f in counted(result.findings)]
    statuses = Counter(result.status for result in outcome.results)
    severities = Counter(finding.severity for finding in findings)
    rules = Counter(finding.rule for finding in findings)
    verdicts: Counter[Verdict] = Counter()
    for result in outcome.results:
        verdicts.update(dict(result.verdicts))
    return Summary(
        reports=len(outcome.results),
        by_status={status: statuses[status] for status in STATUSES},
        by_severity={severity: severities[severity] for severity in SEVERITIES},
        by_rule=dict(sorted(rules.items())),
        verdicts={verdict: verdicts[verdict] for verdict in Verdict},
    )
