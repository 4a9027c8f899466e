"""The status of a report from its findings and verdicts (contract section 3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from goiaudit.definitions.forms import TABLES
from goiaudit.model.findings import Finding, Status, Verdict
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport

DECISIVE_FAMILIES = frozenset(
    {
        "balance", "row_total", "subtotal", "dispute_total", "narrative_table", "narrative_sum",
        "narrative_conflict", "percentage", "cross_year", "rollup",
    }
)  # fmt: skip
"""A warning of these families makes a report inconsistent."""
MUST_BE_KNOWN = ("T301", "T302", "T303", "T401")
"""A report of which an instance of these is unknown is incomplete."""


def status_of(
    findings: Sequence[Finding],
    by_rule: Mapping[str, Mapping[Verdict, int]],
    absent_tables: int,
) -> Status:
    """inconsistent, incomplete or consistent; waived findings do not count."""
    counted = [finding for finding in findings if finding.waived is None]
    if any(
        f.severity == "error" or (f.severity == "warning" and f.family in DECISIVE_FAMILIES)
        for f in counted
    ):
        return "inconsistent"
    told = [by_rule[rule] for rule in MUST_BE_KNOWN if rule in by_rule]
    unknown = any(counts.get(Verdict.UNKNOWN, 0) for counts in told)
    crashed = any(counts.get(Verdict.CRASHED, 0) for counts in by_rule.values())
    return "incomplete" if absent_tables or unknown or crashed else "consistent"


def tables_with_numbers(report: Report) -> frozenset[str]:
    """Which of the three tables a report has; one without a number counts as absent."""
    return frozenset(
        name
        for name in TABLES
        if (table := report.printed.get(name)) is not None and table.has_number
    )


@lru_cache(maxsize=64)
def absent_names(there: frozenset[str]) -> frozenset[str]:
    """The tables that a report has not."""
    return frozenset(TABLES) - there


def absent_tables(report: Report) -> int:
    """How many of the three tables a report has not."""
    return len(TABLES) - len(tables_with_numbers(report))


def restated(
    result: AuditedReport,
    findings: Sequence[Finding],
    by_rule: Mapping[str, Mapping[Verdict, int]],
) -> AuditedReport:
    """A result whose findings or verdicts were changed after it was judged, status and all."""
    status = status_of(findings, by_rule, absent_tables(result.report))
    return replace(
        result,
        status=result.status if result.report.unreadable is not None else status,
        findings=tuple(findings),
        verdicts={v: sum(counts.get(v, 0) for counts in by_rule.values()) for v in Verdict},
        by_rule=by_rule,
    )
