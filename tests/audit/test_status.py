from __future__ import annotations

from pathlib import Path

import pytest

from goiaudit.audit import audit
from goiaudit.audit.status import DECISIVE_FAMILIES, status_of
from goiaudit.model.findings import Finding, Severity, Verdict, Waiver
from goiaudit.model.report import Report
from goiaudit.rules.rule import FAMILIES
from tests.support.reports import BLANK, claim, judge, own_rules, report, row

PASSED = {"T301": {Verdict.PASS: 7}}
DECISIVE = {
    "balance", "row_total", "subtotal", "dispute_total", "narrative_table", "narrative_sum",
    "narrative_conflict", "percentage", "cross_year", "rollup",
}  # fmt: skip


def finding(severity: Severity, family: str, waived: bool = False) -> Finding:
    who = Waiver("张三", "已核实") if waived else None
    return Finding("X1", family, severity, "message", waived=who)


@pytest.mark.parametrize("family", FAMILIES)
def test_any_error_makes_a_report_inconsistent(family: str) -> None:
    assert status_of([finding("error", family)], PASSED, 0) == "inconsistent"


@pytest.mark.parametrize("family", FAMILIES)
def test_warning_makes_it_inconsistent_in_the_decisive_families_only(family: str) -> None:
    expected = "inconsistent" if family in DECISIVE else "consistent"

    assert status_of([finding("warning", family)], PASSED, 0) == expected
    assert DECISIVE == DECISIVE_FAMILIES


@pytest.mark.parametrize("family", FAMILIES)
def test_remark_never_changes_the_status(family: str) -> None:
    assert status_of([finding("info", family)], PASSED, 0) == "consistent"


def test_waived_finding_does_not_count() -> None:
    assert status_of([finding("error", "balance", waived=True)], PASSED, 0) == "consistent"


@pytest.mark.parametrize("rule", ["T301", "T302", "T303", "T401"])
def test_unknown_instance_of_an_arithmetic_rule_makes_it_incomplete(rule: str) -> None:
    assert status_of([], {rule: {Verdict.PASS: 6, Verdict.UNKNOWN: 1}}, 0) == "incomplete"


@pytest.mark.parametrize("rule", ["T304", "T309", "N103", "D102"])
def test_unknown_instance_of_another_rule_does_not(rule: str) -> None:
    assert status_of([], {rule: {Verdict.UNKNOWN: 1}}, 0) == "consistent"


def test_crashed_rule_makes_it_incomplete() -> None:
    assert status_of([], {"X1": {Verdict.CRASHED: 1}}, 0) == "incomplete"


def test_absent_table_makes_it_incomplete() -> None:
    assert status_of([], PASSED, 1) == "incomplete"


def test_error_weighs_more_than_what_is_missing() -> None:
    assert status_of([finding("error", "balance")], {"T301": {Verdict.UNKNOWN: 1}}, 3) == (
        "inconsistent"
    )


@pytest.mark.parametrize(
    ("found", "status"),
    [
        (report(requests={}, disputes={}, disclosure={}), "consistent"),
        (report(requests={}, disputes={}), "incomplete"),
        (report(requests={"new": row(1)}, disputes={}, disclosure={}), "inconsistent"),
        (
            report(requests={"new": row(1, total=BLANK), "granted": row(1),
                             "handled_total": row(1)}, disputes={}, disclosure={}),
            "incomplete",
        ),
        (
            report(requests={}, disputes={}, disclosure={},
                   claims=[claim("requests.new.total", 3)]),
            "inconsistent",
        ),
        (Report("empty.txt", unreadable="empty"), "unreadable"),
    ],
)  # fmt: skip
def test_status_of_a_report(found: Report, status: str) -> None:
    judged = judge(found, "T301", "T302", "T303", "T401", "T305", "N1")

    assert judged.results[0].status == status


def test_unreadable_report_has_no_findings_and_no_verdicts() -> None:
    (result,) = judge(Report("b.txt", unreadable="damaged")).results

    assert (result.findings, dict(result.verdicts), result.not_assessable) == ((), {}, ())


def test_own_rule_without_a_family_warns_and_leaves_the_status_alone(tmp_path: Path) -> None:
    loaded = own_rules(tmp_path, "- id: X1\n  title: own\n  check: 1 = requests[new, total]\n")

    (result,) = audit(report(requests={}, disputes={}, disclosure={}), loaded).results

    assert [(f.family, f.severity) for f in result.findings] == [("custom", "warning")]
    assert result.status == "consistent"
