from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from goiaudit.audit import audit
from goiaudit.definitions.forms import Label
from goiaudit.model.findings import Verdict
from goiaudit.model.report import Report
from goiaudit.rules import syntax
from goiaudit.rules.rule import Assertion, Rule, RuleSet
from tests.support.reports import (
    findings,
    judge,
    only,
    own_rules,
    report,
    row,
    rules,
    signed,
    verdicts,
)


class Broken(Label):
    """Words that cannot be had in any language."""

    __slots__ = ()

    def in_language(self, lang: str) -> str:
        raise LookupError(f"no words in {lang}")


def with_broken(*ids: str, broken: str = "T302") -> RuleSet:
    """Shipped rules, one of which cannot say what is wrong."""
    chosen = rules(*ids)
    bad = chosen.by_id[broken]
    cases = tuple(replace(case, text=Broken("x", "x")) for case in bad.message)
    return RuleSet(tuple(replace(bad, message=cases) if r is bad else r for r in chosen.rules))


WRONG = report(
    requests={"new": row(13, total=14), "granted": row(3, total=4)},
    disputes={"review": {"upheld": 1}},
    disclosure={},
)


def test_rule_that_raises_becomes_a_finding_under_its_id() -> None:
    judged = audit(WRONG, with_broken("T302"))

    finding = only(judged)
    assert (finding.rule, finding.family, finding.severity) == ("T302", "internal", "warning")
    assert "LookupError: no words in zh" in finding.message
    assert "未作判断" in finding.message
    assert (finding.cells, finding.suggestion) == ((), None)
    assert len(finding.fingerprint) == 16
    assert "crashed" in only(audit(WRONG, with_broken("T302"), "en")).message


def test_verdicts_of_a_rule_that_raises_are_crashed_and_no_passes_are_lost() -> None:
    judged = audit(WRONG, with_broken("T302"))

    assert verdicts(judged, "T302") == {"pass": 23, "crashed": 2}
    assert judged.results[0].verdicts[Verdict.FAIL] == 0
    assert judged.results[0].verdicts[Verdict.CRASHED] == 2


def test_nothing_else_is_lost() -> None:
    whole = audit(WRONG, rules())
    broken = audit(WRONG, with_broken())

    assert [f.fingerprint for f in whole if f.rule != "T302"] == [
        f.fingerprint for f in broken if f.rule != "T302"
    ]
    assert len(findings(broken, "T302")) == 1
    for rule, counts in whole.results[0].by_rule.items():
        if rule != "T302":
            assert broken.results[0].by_rule[rule] == counts


def test_other_reports_of_the_batch_are_not_touched() -> None:
    right = report(requests={}, disputes={}, disclosure={})

    bad, good = audit([WRONG, right], with_broken("T3", "T4")).results

    assert [f.family for f in bad.findings if f.rule == "T302"] == ["internal"]
    assert (good.status, good.findings) == ("consistent", ())


def test_crash_leaves_a_report_without_errors_incomplete() -> None:
    backlog = report(
        requests={"carried_in": row(3), "carried_out": row(3)}, disputes={}, disclosure={}
    )

    (result,) = audit(backlog, with_broken("T3", "T4", broken="T309")).results

    assert [f.family for f in result.findings] == ["internal"]
    assert result.status == "incomplete"


def test_crash_stands_in_the_frames() -> None:
    judged = audit(WRONG, with_broken("T302"))

    assert judged.findings["family"].tolist() == ["internal"]
    assert judged.reports["crashed"].tolist() == [2]


def unjudgeable(rule: Rule) -> Rule:
    """The rule with a check that names what no catalogue knows; no file could be loaded so."""
    check = syntax.Comparison("=", (syntax.Name("no_such_fact"),), syntax.Literal(1))
    asserted = Assertion(check, rule.assertions[0].source)
    return replace(
        rule, id="X1", check=check, assertions=(asserted,), bindings=(), severity=(), message=()
    )


def test_rule_that_raises_while_it_is_judged_does_not_stop_the_run() -> None:
    chosen = rules("T302")
    bad = RuleSet((*chosen.rules, unjudgeable(chosen.rules[0])))

    judged = audit([WRONG, WRONG], bad)

    for result in judged.results:
        assert dict(result.by_rule["X1"]) == {Verdict.CRASHED: 1}
        assert [f.rule for f in result.findings if f.family == "internal"] == ["X1"]
        assert len([f for f in result.findings if f.rule == "T302"]) == 2


def test_day_that_the_report_year_does_not_have_leaves_the_rule_open(tmp_path: Path) -> None:
    text = "- id: X1\n  title: own\n  check: date(year, 2, 29) <= signed\n"
    found = replace(WRONG, facts=signed(date(2024, 1, 5)))

    loaded = own_rules(tmp_path, text)

    assert verdicts(audit(found, loaded), "X1") == {"unknown": 1}
    assert verdicts(audit(replace(found, year=2020), loaded), "X1") == {"pass": 1}


def test_report_of_an_impossible_year_stops_nothing() -> None:
    for year in (0, 9999, -5):
        judged = judge(replace(WRONG, year=year, facts=signed(date(2024, 1, 5))), "D102", "T302")
        assert len(findings(judged, "T302")) == 2


def test_unreadable_report_beside_others_stops_nothing() -> None:
    bad, good = judge_two(Report("a", unreadable="crashed"), WRONG)

    assert bad == "unreadable"
    assert good == "inconsistent"


def judge_two(first: Report, second: Report) -> tuple[str, str]:
    one, two = audit([first, second], rules("T3")).results
    return one.status, two.status
