"""Last year's report, the children's and the parent's, as far as they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from goiaudit.audit import audit
from goiaudit.audit.linking.join import related
from goiaudit.audit.relations import NONE, Relations
from goiaudit.model.claims import Claim
from goiaudit.model.report import Report
from goiaudit.rules import RuleSet
from tests.support.reports import BLANK, findings, own_rules, report, rules, verdicts

CARRIED = """
- id: X1
  title: carried over
  family: cross_year
  check: previous.requests[carried_out, total] = requests[carried_in, total]
"""
OTHERS = """
- id: X1
  title: other handling adds up
  family: rollup
  check: children.requests[other_handling, total] = requests[other_handling, total]
"""


def of_year(
    year: int, carried_in: int = 0, carried_out: int = 0, organ: str = "示例县水务局"
) -> Report:
    return report(
        requests={"carried_in": {"total": carried_in}, "carried_out": {"total": carried_out}},
        year=year,
        organ=organ,
        path=f"{organ}{year}",
    )  # fmt: skip


def handled(form: str, **rows: int) -> Report:
    return report(
        requests={row: {"total": n} for row, n in rows.items()},
        form=form,
        year=2023 if form == "2021" else 2020,
    )


@pytest.fixture
def carried(tmp_path: Path) -> RuleSet:
    return own_rules(tmp_path, CARRIED)


def test_two_years_of_an_organ_in_a_run_are_held_against_each_other(carried: RuleSet) -> None:
    judged = audit([of_year(2023, carried_in=3), of_year(2022, carried_out=2)], carried)

    (found,) = findings(judged, "X1")
    assert (found.expected, found.actual, found.difference) == (2, 3, 1)
    assert found.cells == ("requests.carried_in.total",)
    first, second = judged.results
    assert dict(first.by_rule["X1"]) == {"fail": 1}
    assert [n.reason for n in second.not_assessable] == ["no_previous"]


@pytest.mark.parametrize(
    "others",
    [
        [],
        [of_year(2021, carried_out=3)],
        [of_year(2022, carried_out=3, organ="示例县民政局")],
        [of_year(2022, carried_out=3), of_year(2022, carried_out=4)],
    ],
    ids=["alone", "two years before", "another organ", "two reports on one year"],
)
def test_without_one_certain_report_of_last_year_nothing_is_judged(
    carried: RuleSet, others: list[Report]
) -> None:
    (result, *_) = audit([of_year(2023, carried_in=3), *others], carried).results

    assert dict(result.by_rule["X1"]) == {"unknown": 1}
    assert [n.reason for n in result.not_assessable] == ["no_previous"]


def test_unreadable_report_is_nobodys_last_year() -> None:
    broken = Report("b", organ="示例县水务局", kind="department", year=2022, unreadable="damaged")

    assert related([of_year(2023), broken]) == (NONE, NONE)


def test_blank_of_last_year_leaves_the_rule_open(carried: RuleSet) -> None:
    before = report(requests={"carried_out": {"total": BLANK}}, year=2022)

    (result, _) = audit([of_year(2023, carried_in=3), before], carried).results

    assert [n.reason for n in result.not_assessable] == ["blank"]


def test_last_years_table_that_is_absent_is_no_last_year(carried: RuleSet) -> None:
    (result, _) = audit([of_year(2023), report(disputes={}, year=2022)], carried).results

    assert [n.reason for n in result.not_assessable] == ["no_previous"]


def test_children_are_summed_whatever_form_each_has(tmp_path: Path) -> None:
    children = [
        handled("2021", other_misc=2, other_fee_unpaid=1),
        handled("2019", other_handling=4),
    ]
    own = own_rules(tmp_path, OTHERS)

    right = audit(handled("2021", other_misc=7), own, relations=[Relations(children=children)])
    wrong = audit(handled("2021", other_misc=8), own, relations=[Relations(children=children)])
    none = audit(handled("2021", other_misc=7), own)

    assert verdicts(right, "X1") == {"pass": 1}
    assert [(f.expected, f.actual) for f in findings(wrong, "X1")] == [(7, 8)]
    assert [n.reason for n in none.results[0].not_assessable] == ["no_children"]


def test_parent_and_last_years_text_can_be_named(tmp_path: Path) -> None:
    text = """
- id: X1
  title: parent
  check: parent.requests[new, total] >= requests[new, total]
- id: X2
  title: last year's text
  check: previous.claim(requests.new.total) = requests[new, total]
- id: X3
  title: last year's year
  check: previous.year = year - 1
"""
    own = own_rules(tmp_path, text)
    claim = Claim("requests.new.total", 5, "收到5件")
    before = report(requests={}, year=2022, claims=[claim])
    given = Relations(previous=before, parent=report(requests={"new": {"total": 9}}))

    judged = audit(report(requests={"new": {"total": 5}}), own, relations=[given])

    assert {rule: verdicts(judged, rule) for rule in ("X1", "X2", "X3")} == {
        "X1": {"pass": 1},
        "X2": {"pass": 1},
        "X3": {"pass": 1},
    }


def test_rule_on_two_years_of_the_pack_is_judged_where_both_are_there() -> None:
    many = report(requests={"handled_total": {"total": 1}}, disputes={"review": {"total": 5}})
    before = report(
        requests={"handled_total": {"total": 2}}, disputes={"review": {"pending": 1}}, year=2022
    )

    judged = audit([many, before], rules("T406"))

    assert [(f.expected, f.actual) for f in findings(judged, "T406")] == [(4, 5)]
