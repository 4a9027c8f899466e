"""What one run of the audit returns for one report; the whole run is goiaudit.audit.Audit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from goiaudit.model.findings import Earlier, Finding, NotAssessable, Status, Verdict
from goiaudit.model.report import Report


@dataclass(frozen=True, slots=True)
class AuditedReport:
    """A report with its verdict.

    ``verdicts`` counts rule instances by verdict; ``by_rule`` the same for each rule id, without
    zeros and in the order of ``Verdict``.
    ``findings`` come by severity, rule, place; ``not_assessable`` by rule, one entry per
    rule and reason. ``absent`` are findings of the baseline that this run has no more.
    """

    report: Report
    status: Status
    findings: tuple[Finding, ...] = ()
    not_assessable: tuple[NotAssessable, ...] = ()
    verdicts: Mapping[Verdict, int] = field(default_factory=dict)
    by_rule: Mapping[str, Mapping[Verdict, int]] = field(default_factory=dict)
    absent: tuple[Earlier, ...] = ()
