from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from goiaudit.audit import audit
from goiaudit.audit.batch import verdicts_of
from goiaudit.audit.relations import NONE
from goiaudit.model.cells import CellState, Number
from goiaudit.model.findings import Verdict
from goiaudit.model.report import Report
from tests.support.reports import (
    BLANK,
    SLASH,
    UNREADABLE,
    WORDS,
    claim,
    judge,
    only,
    own_rules,
    reasons,
    report,
    row,
    rules,
    shipped,
    signed,
    table,
    total,
    verdicts,
)

Values = Mapping[str, Number | CellState]


def row_total(values: Values) -> tuple[dict[str, int], set[str]]:
    """Verdict and reasons of T302 on the row of new requests alone."""
    judged = judge(report(requests={"new": values}), "T302")
    counts = verdicts(judged, "T302")
    return {k: n - 24 * (k == "pass") for k, n in counts.items() if n - 24 * (k == "pass")}, (
        reasons(judged, "T302")
    )


def test_equality_that_holds_passes() -> None:
    assert row_total({"natural_person": 3, "business": 1, "total": 4}) == ({"pass": 1}, set())


def test_equality_that_does_not_hold_fails_where_every_cell_has_a_number() -> None:
    assert row_total({"natural_person": 3, "business": 1, "total": 5}) == ({"fail": 1}, set())


def test_verdicts_alone_are_those_of_the_readable_reports() -> None:
    wrong = report(requests={"new": {"natural_person": 3, "business": 1, "total": 5}})
    some = [Report("a", unreadable="crashed"), wrong, report()]

    ((places, found),) = verdicts_of(some, [NONE] * 3, rules("T302"))

    assert places == [1, 2]
    assert [found.tally.of(n, "T302", Verdict.FAIL) for n in (0, 1)] == [1, 0]


@pytest.mark.parametrize("null", [BLANK, SLASH, WORDS, UNREADABLE])
def test_null_counts_as_zero_where_the_equality_holds_with_it(null: CellState) -> None:
    assert row_total({"natural_person": 3, "business": null, "total": 3}) == ({"pass": 1}, set())


@pytest.mark.parametrize("null", [BLANK, SLASH, WORDS, UNREADABLE])
def test_null_part_cannot_mend_parts_that_are_too_many(null: CellState) -> None:
    assert row_total({"natural_person": 3, "business": null, "total": 2}) == ({"fail": 1}, set())


@pytest.mark.parametrize("null", [BLANK, SLASH, WORDS, UNREADABLE])
def test_null_total_cannot_mend_a_sum_of_zero_parts(null: CellState) -> None:
    assert row_total({"natural_person": 0, "total": null}) == ({"pass": 1}, set())


@pytest.mark.parametrize(
    ("null", "reason"),
    [
        (BLANK, "blank"),
        (SLASH, "not_applicable"),
        (WORDS, "unreadable"),
        (UNREADABLE, "unreadable"),
    ],
)
def test_one_null_that_could_mend_it_gives_its_state_as_reason(
    null: CellState, reason: str
) -> None:
    assert row_total({"natural_person": 3, "business": null, "total": 5}) == (
        {"unknown": 1},
        {reason},
    )
    assert row_total({"natural_person": 3, "total": null}) == ({"unknown": 1}, {reason})


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (SLASH, SLASH, "not_applicable"),
        (UNREADABLE, UNREADABLE, "unreadable"),
        (WORDS, WORDS, "unreadable"),
        (BLANK, SLASH, "blank"),
        (SLASH, UNREADABLE, "blank"),
    ],
)
def test_several_nulls_give_their_common_state_or_else_blank(
    first: CellState, second: CellState, reason: str
) -> None:
    assert row_total({"natural_person": 3, "business": first, "research": second, "total": 5}) == (
        {"unknown": 1},
        {reason},
    )


def test_words_and_an_unreadable_cell_are_both_unreadable() -> None:
    assert row_total(
        {"natural_person": 3, "business": WORDS, "research": UNREADABLE, "total": 5}
    ) == (
        {"unknown": 1},
        {"unreadable"},
    )


def test_null_on_the_wrong_side_is_no_reason() -> None:
    # the total is too small: only the blank total could be raised, the slash part not
    assert row_total({"natural_person": 3, "business": SLASH, "total": BLANK}) == (
        {"unknown": 1},
        {"blank"},
    )


def change_rule(folder: Path, check: str) -> str:
    return f'- id: X1\n  title: own\n  forms: ["2019"]\n  check: "{check}"\n'


@pytest.mark.parametrize("previous", [3, 9])
def test_null_change_can_mend_an_equality_in_both_directions(previous: int, tmp_path: Path) -> None:
    text = change_rule(
        tmp_path,
        "disclosure[licensing, previous_items] + disclosure[licensing, change] = 5",
    )
    licensing = {"previous_items": previous, "change": BLANK}
    judged = audit(
        report(form="2019", year=2020, disclosure={"licensing": licensing}),
        own_rules(tmp_path, text),
    )

    assert (verdicts(judged, "X1"), reasons(judged, "X1")) == ({"unknown": 1}, {"blank"})


@pytest.mark.parametrize(
    ("previous", "change", "expected"),
    [
        (5, -5, "pass"),
        (5, -6, "fail"),
        (3, BLANK, "pass"),
        (BLANK, -1, "unknown"),
        (BLANK, 1, "pass"),
        (0, BLANK, "pass"),
    ],
)
def test_inequality_passes_is_unknown_or_fails(
    previous: int | CellState, change: int | CellState, expected: str
) -> None:
    licensing = {"previous_items": previous, "change": change}

    judged = judge(report(form="2019", year=2020, disclosure={"licensing": licensing}), "T202")

    assert verdicts(judged, "T202") == {"pass": 4, expected: 1 + 4 * (expected == "pass")}


@pytest.mark.parametrize(
    ("operator", "passing"),
    [("=", {3}), ("!=", {2, 4}), ("<", {2}), ("<=", {2, 3}), (">", {4}), (">=", {3, 4})],
)
def test_every_comparison_at_its_bound(operator: str, passing: set[int], tmp_path: Path) -> None:
    text = f"- id: X1\n  title: own\n  check: requests[new, total] {operator} 3\n"
    loaded = own_rules(tmp_path, text)

    found = {n: audit(report(requests={"new": {"total": n}}), loaded) for n in (2, 3, 4)}

    assert {n for n, judged in found.items() if verdicts(judged, "X1") == {"pass": 1}} == passing
    assert {n for n, judged in found.items() if verdicts(judged, "X1") == {"fail": 1}} == (
        {2, 3, 4} - passing
    )


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        # a blank can be anything from 0 up
        ("requests[new, total] > 0", "unknown"),
        ("requests[new, total] >= 0", "pass"),
        ("requests[new, total] < 0", "fail"),
        ("requests[new, total] != 0", "unknown"),
        ("0 - requests[new, total] > 0", "fail"),
        ("requests[new, total] = 3", "unknown"),
        ("requests[new, total] = 0", "pass"),
        ("3 < requests[carried_in, total]", "fail"),
    ],
)
def test_blank_in_every_comparison(check: str, expected: str, tmp_path: Path) -> None:
    loaded = own_rules(tmp_path, f"- id: X1\n  title: own\n  check: '{check}'\n")

    judged = audit(report(requests={"new": {"total": BLANK}}), loaded)

    assert verdicts(judged, "X1") == {expected: 1}


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        ("year = 2023 and requests[new, total] = 3", "unknown"),
        ("year = 2022 and requests[new, total] = 3", "fail"),
        ("year = 2023 or requests[new, total] = 3", "pass"),
        ("year = 2022 or requests[new, total] = 3", "unknown"),
        ("not requests[new, total] = 3", "unknown"),
        ("not year = 2022", "pass"),
        ("not year = 2023", "fail"),
        ("requests[new, total] = 3 if year = 2022", "pass"),
        ("requests[new, total] = 3 if year = 2023", "unknown"),
        ("year = 2023 if requests[new, total] = 3", "pass"),
        ("year = 2022 if requests[new, total] = 3", "unknown"),
        ("requests[new, total] = 3 if requests[new, total] = 4", "unknown"),
    ],
)
def test_unknown_in_every_condition(check: str, expected: str, tmp_path: Path) -> None:
    loaded = own_rules(tmp_path, f"- id: X1\n  title: own\n  check: '{check}'\n")

    judged = audit(report(requests={"new": {"total": BLANK}}), loaded)

    assert verdicts(judged, "X1") == {expected: 1}


@pytest.mark.parametrize(
    ("guard", "expected"),
    [
        ("year = 2023", "fail"),
        ("year = 2022", "not_applicable"),
        ("requests[new, total] = 3", "unknown"),
        ("requests[new, total] = 0", "fail"),
        ("signed >= date(year, 1, 1)", "unknown"),
    ],
)
def test_guard_that_is_false_excludes_and_one_that_is_unknown_leaves_open(
    guard: str, expected: str, tmp_path: Path
) -> None:
    text = f"- id: X1\n  title: own\n  when: '{guard}'\n  check: 1 = requests[granted, total]\n"

    judged = audit(report(requests={"new": {"total": BLANK}}), own_rules(tmp_path, text))

    assert verdicts(judged, "X1") == {expected: 1}


NEW_5_CARRIED_2 = {"new": row(5), "carried_in": row(2)}


@pytest.mark.parametrize(
    ("value", "expected"), [(5, "pass"), (7, "pass"), (6, "fail"), (2, "fail")]
)
def test_claim_may_equal_any_of_its_alternatives(value: int, expected: str) -> None:
    found = report(requests=NEW_5_CARRIED_2, claims=[claim("requests.new.total", value)])

    assert verdicts(judge(found, "N103"), "N103") == {expected: 1}


@pytest.mark.parametrize(
    ("new", "carried_in", "value", "expected"),
    [
        (BLANK, 2, 5, "unknown"),
        (5, BLANK, 7, "unknown"),
        (5, BLANK, 5, "pass"),
        # the blank cannot be below zero: 5 + blank is never 3
        (5, BLANK, 3, "fail"),
    ],
)
def test_alternatives_are_unknown_if_one_is_unknown_and_none_passes(
    new: int | CellState, carried_in: int | CellState, value: int, expected: str
) -> None:
    found = report(
        requests={"new": {"total": new}, "carried_in": {"total": carried_in}},
        claims=[claim("requests.new.total", value)],
    )

    judged = judge(found, "N103", "T305")

    assert verdicts(judged, "N103") == {expected: 1}
    # never a needed value
    assert [f for f in judged if f.rule == "T305"] == []


@pytest.mark.parametrize(
    ("qualifier", "cell", "expected"),
    [
        ("exact", 100, "pass"),
        ("exact", 101, "fail"),
        ("at_least", 100, "pass"),
        ("at_least", 250, "pass"),
        ("at_least", 99, "fail"),
        ("at_most", 100, "pass"),
        ("at_most", 99, "pass"),
        ("at_most", 101, "fail"),
        ("about", 90, "pass"),
        ("about", 110, "pass"),
        ("about", 89, "fail"),
        ("about", 111, "fail"),
    ],
)
def test_qualifier_widens_what_a_claim_may_equal(qualifier: str, cell: int, expected: str) -> None:
    found = report(
        requests={"new": row(cell)},
        claims=[claim("requests.new.total", 100, qualifier=qualifier)],
    )

    assert verdicts(judge(found, "N103"), "N103") == {expected: 1}


def test_at_most_ten_does_not_say_that_there_was_none() -> None:
    found = report(
        requests={"new": row(12)}, claims=[claim("requests.new.total", 10, qualifier="at_most")]
    )

    judged = judge(found, "N101", "N103")

    assert verdicts(judged, "N101") == {"not_applicable": 1}
    assert verdicts(judged, "N103") == {"fail": 1}


def test_claim_rule_has_an_instance_for_every_mention() -> None:
    mentions = [claim("requests.new.total", n) for n in (5, 6, 7, 6)]

    judged = judge(report(requests=NEW_5_CARRIED_2, claims=mentions), "N103")

    assert verdicts(judged, "N103") == {"pass": 2, "fail": 2}
    # two mentions with the same value are one finding
    assert only(judged, "N103").actual == 6


def test_text_without_such_a_claim_excludes_the_rule() -> None:
    assert verdicts(judge(report(requests={}), "N103"), "N103") == {"not_applicable": 1}


@pytest.mark.parametrize("rule", ["T301", "T302", "T303", "T304", "T309", "T310", "T311"])
def test_rules_on_an_absent_table_are_unknown(rule: str) -> None:
    judged = judge(report(disputes={}), rule)

    assert set(verdicts(judged, rule)) == {"unknown"}
    assert reasons(judged, rule) == {"no_table"}


def test_table_without_any_number_counts_as_absent() -> None:
    empty = {
        key: dict.fromkeys(("upheld", "corrected", "other", "pending", "total"), BLANK)
        for key in ("review", "litigation_direct", "litigation_after_review")
    }

    judged = judge(report(requests={}, disputes=empty), "T401", "T404", "T305")

    assert verdicts(judged, "T401") == {"unknown": 3}
    assert (reasons(judged, "T401"), reasons(judged, "T404")) == ({"no_table"}, {"no_table"})


def test_claim_about_an_absent_table_is_unknown_even_if_it_says_zero() -> None:
    found = report(disputes={}, claims=[claim("requests.new.total", 0)])

    judged = judge(found, "N101")

    assert (verdicts(judged, "N101"), reasons(judged, "N101")) == ({"unknown": 1}, {"no_table"})


def test_previous_year_is_not_there_yet() -> None:
    judged = judge(report(requests={}, disputes={}), "T406")

    assert (verdicts(judged, "T406"), reasons(judged, "T406")) == ({"unknown": 1}, {"no_previous"})


@pytest.mark.parametrize(
    ("check", "reason"),
    [
        ("requests[new, total] = previous.requests[carried_out, total]", "no_previous"),
        ("requests[new, total] >= children.requests[new, total]", "no_children"),
        ("signed >= date(year, 1, 1)", "no_date"),
        ("makes_regulations = 1", "organ_unknown"),
        ("due_form = form", "form_unknown"),
        ("results_heading = 1", "no_table"),
    ],
)
def test_what_is_missing_gives_the_reason(check: str, reason: str, tmp_path: Path) -> None:
    loaded = own_rules(tmp_path, f"- id: X1\n  title: own\n  check: '{check}'\n")

    judged = audit(replace(report(requests={}), form=None), loaded)

    assert (verdicts(judged, "X1"), reasons(judged, "X1")) == ({"unknown": 1}, {reason})


def test_unknown_year_leaves_dates_open(tmp_path: Path) -> None:
    loaded = own_rules(tmp_path, "- id: X1\n  title: own\n  check: signed >= date(year, 1, 1)\n")

    judged = audit(report(requests={}, year=None, facts=signed(date(2024, 1, 5))), loaded)

    assert (verdicts(judged, "X1"), reasons(judged, "X1")) == ({"unknown": 1}, {"no_date"})


def test_rule_of_another_form_is_not_applicable() -> None:
    judged = judge(report(disclosure={}), "T202", "T204")

    assert verdicts(judged, "T202") == {"not_applicable": 1}
    assert verdicts(judged, "T204") == {"pass": 2}


def test_rule_on_one_table_goes_by_that_tables_own_form() -> None:
    found = report(requests={}, disclosure={})
    mixed = replace(found, printed={**found.printed, "requests": table("requests", {}, "2019")})

    judged = judge(mixed, "T302", "T201", "T307")

    assert verdicts(judged, "T302") == {"pass": 23}
    assert verdicts(judged, "T307") == {"pass": 23, "not_applicable": 1}
    assert verdicts(judged, "T201") == {"pass": 10}


def test_rule_on_two_tables_of_different_forms_does_not_stop_the_run(tmp_path: Path) -> None:
    text = (
        '- id: X1\n  title: own\n  forms: ["2021"]\n'
        "  check: disclosure[licensing, decisions] >= requests[other_misc, total]\n"
    )
    found = report(requests={}, disclosure={})
    mixed = replace(found, printed={**found.printed, "requests": table("requests", {}, "2019")})

    assert verdicts(audit(mixed, own_rules(tmp_path, text)), "X1") == {"not_applicable": 1}


def money(amount: str | int, check: str, folder: Path) -> dict[str, int]:
    text = f"- id: X1\n  title: own\n  forms: ['2021']\n  check: '{check}'\n"
    loaded = own_rules(folder, text)
    value = Decimal(amount) if isinstance(amount, str) else amount
    return verdicts(audit(report(disclosure={"fees": {"amount": value}}), loaded), "X1")


@pytest.mark.parametrize(
    ("amount", "check", "expected"),
    [
        ("0.1", "10 * disclosure[fees, amount] = 1", "pass"),
        ("0.3", "10 * disclosure[fees, amount] = 3", "pass"),
        ("186.279463", "1000000 * disclosure[fees, amount] = 186279463", "pass"),
        ("186.279463", "disclosure[fees, amount] = 186", "fail"),
        ("186.000001", "disclosure[fees, amount] > 186", "pass"),
        ("185.999999", "disclosure[fees, amount] < 186", "pass"),
        ("186.000000", "disclosure[fees, amount] = 186", "pass"),
        ("3.0", "0 = fractional(disclosure[fees, amount])", "pass"),
        ("3.5", "0 = fractional(disclosure[fees, amount])", "fail"),
        ("3.5", "1 = fractional(disclosure[fees, amount])", "pass"),
    ],
)
def test_fractions_are_exact(amount: str, check: str, expected: str, tmp_path: Path) -> None:
    assert money(amount, check, tmp_path) == {expected: 1}


def test_sum_of_tenths_is_exact() -> None:
    tenths = row(Decimal("0.1"), Decimal("0.2"), total=Decimal("0.3"))

    assert verdicts(judge(report(requests={"new": tenths}), "T302"), "T302") == {"pass": 25}


@pytest.mark.parametrize("size", [10**9, 10**12])
def test_large_figures_are_exact(size: int) -> None:
    right, wrong = row(size, size), row(size, size, total=2 * size + 1)

    assert verdicts(judge(report(requests={"new": right}), "T302"), "T302") == {"pass": 25}
    assert only(judge(report(requests={"new": wrong}), "T302")).difference == 1


def test_figure_beyond_any_count_never_overflows_into_a_wrong_finding() -> None:
    huge = row(2**62, 2**62, total=0)

    judged = judge(report(requests={"new": huge}), "T302")

    assert "fail" not in verdicts(judged, "T302")


def test_rule_on_a_figure_beyond_any_count_is_no_pass() -> None:
    judged = judge(report(requests={"new": row(10**20)}), "T302")

    assert verdicts(judged, "T302") == {"pass": 24, "unknown": 1}


def test_amount_with_many_decimals_does_not_hide_a_wrong_count() -> None:
    found = report(
        requests={"new": row(13), "handled_total": row(12)},
        # what a spreadsheet makes of 186.279463
        disclosure={"fees": {"amount": Decimal("186.27946300000001")}},
    )

    assert verdicts(judge(found, "T301"), "T301") == {"pass": 5, "fail": 2}


def test_amount_with_more_decimals_than_int64_has_digits_stops_nothing() -> None:
    amount = Decimal("0.00000000000000000000001")

    judged = judge(report(requests={"new": row(13)}, disclosure={"fees": {"amount": amount}}))

    assert total(judged, Verdict.FAIL) > 0


def test_amounts_are_equal_if_they_agree_at_the_coarser_printed_precision(tmp_path: Path) -> None:
    check = "disclosure[fees, amount] = claim(disclosure.fees.amount)"
    text = f"- id: X1\n  title: own\n  forms: ['2021']\n  check: {check}\n"
    loaded = own_rules(tmp_path, text)
    stated = claim("disclosure.fees.amount", Decimal("203.98"), decimals=2)

    def verdict(amount: str) -> dict[str, int]:
        rows = {"fees": {"amount": Decimal(amount)}}
        return verdicts(audit(report(disclosure=rows, claims=[stated]), loaded), "X1")

    assert verdict("203.97586") == {"pass": 1}
    assert verdict("203.96586") == {"fail": 1}
    # a zero at the end is printed, too
    assert verdict("203.90") == {"fail": 1}
    assert verdict("204.00") == {"fail": 1}
    assert verdict("204.0") == {"pass": 1}


def test_every_instance_ends_in_one_verdict() -> None:
    judged = judge(report(requests={"new": row(3)}, disputes={}))

    (result,) = judged.results
    assert set(result.verdicts) == set(Verdict)
    by_rule = dict.fromkeys(Verdict, 0)
    for counts in result.by_rule.values():
        for verdict, n in counts.items():
            by_rule[verdict] += n
    assert by_rule == dict(result.verdicts)
    assert set(result.by_rule) == set(shipped().active.by_id)
    # Looked up one by one they are the same, without zeros.
    assert all(result.by_rule[rule] == counts for rule, counts in result.by_rule.items())
    assert all(n for counts in result.by_rule.values() for n in counts.values())


def test_sum_that_would_leave_int64_is_unknown_and_never_a_pass(tmp_path: Path) -> None:
    check = "5 >= 1000000 * (1000 * requests[new, total])"
    rule = own_rules(tmp_path, f"- {{id: X1, title: x, check: '{check}'}}\n")
    # 10^6 * 10^3 * 18446744074 wraps around to a small figure in int64
    judged = audit(report(requests={"new": {"total": 18_446_744_074}}), rule)

    assert verdicts(judged, "X1") == {"unknown": 1}
    assert reasons(judged, "X1") == {"unreadable"}
