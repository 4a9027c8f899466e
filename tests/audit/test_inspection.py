from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from goiaudit.audit.inspection import InspectedInstance, Inspection, inspect_rules
from goiaudit.audit.relations import Relations
from goiaudit.model.claims import Observation
from goiaudit.model.findings import Verdict
from goiaudit.model.report import Report
from tests.support.reports import (
    BLANK,
    SLASH,
    WORDS,
    claim,
    judge,
    own_rules,
    report,
    row,
    shipped,
    signed,
    verdicts,
)


def inspect(found: Report, rule: str, relations: Relations | None = None) -> Inspection:
    (inspected,) = inspect_rules(found, shipped(), [rule], relations or Relations())
    return inspected


def instance(inspected: Inspection, *binding: str) -> InspectedInstance:
    (found,) = (i for i in inspected.instances if tuple(v for _, v in i.binding) == binding)
    return found


WRONG = report(
    requests={
        "new": row(13, 2),
        "carried_in": row(2),
        "handled_total": row(12, 2),
        "carried_out": row(1, total=3),
    },
    disputes={},
)


def test_every_instance_has_both_sides_and_its_verdict() -> None:
    found = inspect(WRONG, "T301")

    totals = {
        i.binding[0][1]: (i.verdict, i.comparisons[0].left.total, i.comparisons[0].right.total)
        for i in found.instances
    }
    assert totals["natural_person"] == (Verdict.FAIL, 15, 13)
    assert totals["business"] == (Verdict.PASS, 2, 2)
    assert totals["total"] == (Verdict.PASS, 17, 17)
    assert len(totals) == 7


def test_terms_have_value_place_and_coefficient() -> None:
    (comparison,) = instance(inspect(WRONG, "T301"), "natural_person").comparisons

    assert [(t.address, t.coefficient, t.value, t.state) for t in comparison.left.terms] == [
        ("requests.new.natural_person", 1, 13, "number"),
        ("requests.carried_in.natural_person", 1, 2, "number"),
    ]
    assert [t.location.line for t in comparison.left.terms if t.location] == [200, 207]
    assert (comparison.part, comparison.operator, comparison.state) == ("check", "=", Verdict.FAIL)


@pytest.mark.parametrize(
    ("state", "told", "raw"),
    [(BLANK, "blank", ""), (SLASH, "not_applicable", "/"), (WORDS, "text", "若干")],
)
def test_cell_without_a_number_is_told_with_its_state_and_raw_text(
    state: object, told: str, raw: str
) -> None:
    found = report(requests={"new": {"natural_person": 3, "business": state, "total": 5}})  # type: ignore[dict-item]

    inspected = instance(inspect(found, "T302"), "new")

    (term,) = (t for t in inspected.comparisons[0].left.terms if t.address.endswith("business"))
    assert (term.value, term.state, term.raw) == (None, told, raw)
    assert inspected.verdict is Verdict.UNKNOWN
    assert inspected.reasons == (told if told != "text" else "unreadable",)
    assert inspected.comparisons[0].left.total == 3


def test_absent_table_leaves_terms_missing_and_sides_without_a_total() -> None:
    inspected = instance(inspect(report(disputes={}), "T301"), "total")

    (comparison,) = inspected.comparisons
    assert {term.state for term in comparison.left.terms} == {"missing"}
    assert (comparison.left.total, inspected.reasons) == (None, ("no_table",))


def test_mention_is_told_with_its_quote_and_the_claimed_figure() -> None:
    found = report(requests={"new": row(15)}, claims=[claim("requests.new.total", 16)])

    failing = [i for i in inspect(found, "N103").instances if i.verdict is Verdict.FAIL]

    assert [(i.quote, i.location and i.location.line) for i in failing] == [("共16件", 7)]
    guard, first = failing[0].comparisons[0], failing[0].comparisons[1]
    assert guard.part == "when"
    assert (first.left.total, first.right.total) == (15, 16)
    assert first.right.terms[0].name == "claim(requests.new.total)"


def test_rule_that_the_text_gives_no_occasion_for_has_no_instance() -> None:
    assert inspect(report(requests={}), "N103").instances == ()


def test_words_and_dates_are_told_as_such() -> None:
    found = report(requests={}, year=2022, facts=signed(date(2023, 1, 5)), form="2019")

    form = inspect(found, "F101").instances[0].comparisons[-1]
    dates = inspect(found, "D102").instances[0].comparisons
    day = next(comparison for comparison in dates if comparison.part != "when")

    assert (form.left.total, form.right.total) == ("2021", "2019")
    assert (day.left.total, day.right.total) == ("2023-01-01", "2023-01-05")


def test_percentage_is_told_with_part_whole_and_share() -> None:
    seen = Observation(
        "percentage",
        {"printed": Decimal("71.4"), "part": 10, "whole": 14, "base": "stated", "approximate": 0},
        quote="占办结的71.4%",
    )
    found = report(requests={}, observations=[seen])

    shares = [c for i in inspect(found, "N111").instances for c in i.comparisons if c.whole]

    assert (shares[0].left.total, shares[0].right.total) == (Decimal("71.43"), Decimal("71.4"))
    assert shares[0].whole is not None
    assert shares[0].whole.total == 14
    assert shares[0].state is Verdict.PASS


def test_condition_of_an_implication_is_told_apart_from_what_it_demands() -> None:
    found = report(requests={"new": row(3), "rejected_excessive": row(1)})

    (inspected,) = inspect(found, "T312").instances

    assert [comparison.part for comparison in inspected.comparisons] == ["check", "if"]


def test_last_years_figure_is_among_the_terms() -> None:
    last = report(requests={"handled_total": row(2)}, disputes={}, year=2022)
    this = report(requests={"handled_total": row(1)}, disputes={"review": {"total": 5}})

    (inspected,) = inspect(this, "T406", Relations(previous=last)).instances

    terms = {term.name: term.value for term in inspected.comparisons[0].left.terms}
    assert terms["previous.requests.handled_total.total"] == 2
    assert inspected.verdict is Verdict.FAIL


@pytest.mark.parametrize("rule", ["T301", "T302", "T303", "T304", "T401", "T310", "F101", "D102"])
def test_instances_come_to_the_verdicts_of_the_audit(rule: str) -> None:
    counts: dict[str, int] = {}
    for one in inspect(WRONG, rule).instances:
        counts[one.verdict.value] = counts.get(one.verdict.value, 0) + 1

    assert counts == verdicts(judge(WRONG), rule)


def test_rule_that_crashed_is_left_out(tmp_path: Path) -> None:
    rules = own_rules(tmp_path, "- {id: X1, title: x, check: 'requests[new, total] <= 1'}\n")

    (found,) = inspect_rules(WRONG, rules, ["X1"], crashed=["X1"])

    assert found.instances == ()
