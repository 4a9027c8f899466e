"""What every formatter is given: the results of one run and how it was made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, get_args

from goiaudit.audit.results import brief
from goiaudit.definitions.forms import Label
from goiaudit.model.findings import SEVERITIES, Change, Finding, Severity, Status, Verdict
from goiaudit.model.result import AuditedReport
from goiaudit.model.roster import Missing
from goiaudit.model.waivers import StaleWaiver
from goiaudit.rules.rule import RuleSet

STATUSES: tuple[Status, ...] = get_args(Status)
CHANGES: tuple[Change, ...] = get_args(Change)


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

    results: Sequence[AuditedReport]
    """Walk over them by goiaudit.audit.results: there may be more than fit in memory."""
    rules: Mapping[str, RuleText] = field(default_factory=dict)
    lang: str = "zh"
    configuration: str | None = None
    elapsed_seconds: float = 0.0
    stale_waivers: tuple[StaleWaiver, ...] = ()
    baseline: str | None = None
    ruleset: RuleSet | None = None
    """The rules as they were judged, for outputs that look into them."""
    unfinished: int = 0
    """Inputs that an interrupted run did not get to."""
    missing: tuple[Missing, ...] = ()
    """Reports that should be in the run and are not."""
    stored: Mapping[int, Mapping[str, int]] = field(default_factory=dict)
    """Year -> status -> reports of the store that are not in the run."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over a run; waived findings count in none of them but the verdicts.

    ``verdicts`` has all six, ``verdicts_by_rule`` all six for every rule that was judged.
    ``by_baseline`` counts new, unchanged, updated and absent findings, None without a baseline.
    """

    reports: int
    by_status: Mapping[Status, int]
    by_severity: Mapping[Severity, int]
    by_rule: Mapping[str, int]
    verdicts: Mapping[Verdict, int]
    verdicts_by_rule: Mapping[str, Mapping[Verdict, int]]
    by_baseline: Mapping[str, int] | None


def counted(findings: tuple[Finding, ...]) -> list[Finding]:
    """The findings that count: all that are not waived."""
    return [finding for finding in findings if finding.waived is None]


def summarise(outcome: Outcome) -> Summary:
    """Count statuses, severities, rules and verdicts; zeros are listed, rules by id."""
    statuses: Counter[Status] = Counter()
    severities: Counter[Severity] = Counter()
    rules: Counter[str] = Counter()
    changes: Counter[str | None] = Counter()
    verdicts: Counter[Verdict] = Counter()
    by_rule: dict[str, Counter[Verdict]] = {}
    for result in brief(outcome.results):
        statuses[result.status] += 1
        for finding in counted(result.findings):
            severities[finding.severity] += 1
            rules[finding.rule] += 1
            changes[finding.baseline] += 1
        changes["absent"] += len(result.absent)
        for rule, counts in result.by_rule.items():
            own = by_rule.setdefault(rule, Counter())
            for verdict, count in counts.items():
                own[verdict] += count
        for verdict, count in result.verdicts.items():
            verdicts[verdict] += count
    return Summary(
        reports=len(outcome.results),
        by_status={status: statuses[status] for status in STATUSES},
        by_severity={severity: severities[severity] for severity in SEVERITIES},
        by_rule=dict(sorted(rules.items())),
        verdicts={verdict: verdicts[verdict] for verdict in Verdict},
        verdicts_by_rule={
            rule: {verdict: by_rule[rule][verdict] for verdict in Verdict}
            for rule in sorted(by_rule)
        },
        by_baseline=None
        if outcome.baseline is None
        else {change: changes[change] for change in (*CHANGES, "absent")},
    )
