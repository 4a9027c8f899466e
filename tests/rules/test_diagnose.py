from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

import pytest

from goiaudit.definitions.forms import forms
from goiaudit.rules import RuleSet
from goiaudit.rules.diagnose import Diagnosis, diagnose
from goiaudit.rules.diagnose.diagnosis import Chain
from goiaudit.rules.diagnose.expanded import written_out
from goiaudit.rules.diagnose.rows import Row
from goiaudit.rules.ground import Variable
from tests.support.reports import own_rules, shipped

FORMS = ("2019", "2021")
CORE = ("T301", "T302", "T303", "T401")


@lru_cache(maxsize=1)
def of_pack() -> Diagnosis:
    return diagnose(shipped())


def beside(folder: Path, text: str, *ids: str) -> Diagnosis:
    """The diagnosis of own rules beside the shipped ones of these ids."""
    return diagnose(own_rules(folder, text, *(ids or CORE)))


def rule(identifier: str, check: str, *lines: str) -> str:
    return "\n".join([f"- id: {identifier}", "  title: own", f"  check: {check}", *lines, ""])


def rules_of(chain: Chain) -> list[str]:
    return sorted({name.rule for name, _ in chain})


def named(chain: Chain) -> list[str]:
    return sorted(str(name) for name, _ in chain)


# The shipped pack.


def test_shipped_pack_has_no_fault() -> None:
    found = of_pack()

    assert (found.duplicates, found.impossible) == ((), ())
    assert [(form.contradictions, form.forced_zero) for form in found.forms] == [((), ())] * 2
    assert found.faults == 0


@pytest.mark.parametrize("form", FORMS)
def test_every_count_of_the_form_can_be_above_zero_at_once(form: str) -> None:
    """No forced zero, shown by one table: a hundred in every part, and sums to match."""
    rows = written_out(shipped(), form).unconditional
    tables = forms()[form].tables
    parts = tables["requests"].groups["parts"]
    results = tables["requests"].groups["results"]
    figures = {
        ("requests", row, column): len(results) * 100 if row == "handled_total" else 100
        for row in tables["requests"].rows
        for column in parts
    }
    for column in parts:  # new + carried_in = handled_total + carried_out
        figures["requests", "new", column] = len(results) * 100
    figures |= {
        ("disputes", row, column): 1
        for row in tables["disputes"].rows
        for column in ("upheld", "corrected", "other", "pending")
    }
    for table, row in {(table, row) for table, row, _ in figures}:
        own = [v for (t, r, c), v in figures.items() if (t, r) == (table, row) and c != "total"]
        figures[table, row, "total"] = sum(own)

    def value(variable: Variable) -> int | None:
        return figures.get(variable.key[1:]) if variable.kind == "cell" else None  # type: ignore

    sums = [row for row in rows if row.equal and all(value(v) is not None for v, _ in row.terms)]
    assert len(sums) >= 40
    assert all(sum(c * (value(v) or 0) for v, c in row.terms) == row.bound for row in sums)


@pytest.mark.parametrize("form", FORMS)
def test_implied_instances_of_the_pack_are_the_two_total_columns(form: str) -> None:
    (found,) = diagnose(shipped(), [form]).forms

    implied = {str(one.instance): one for one in found.implied}
    assert set(implied) == {"T301[total]", "T303[total]"}
    assert rules_of(implied["T301[total]"].chain) == ["T301", "T302"]
    assert rules_of(implied["T303[total]"].chain) == ["T302", "T303"]
    assert found.redundant == ()


def test_chain_of_the_flow_balance_names_six_columns_and_four_rows() -> None:
    form = of_pack().forms[-1]
    (balance,) = (one for one in form.implied if one.instance.rule == "T301")

    parts = ["natural_person", "business", "research", "public_welfare", "legal_service", "other"]
    rows = ["new", "carried_in", "handled_total", "carried_out"]
    wanted = [f"T301[{part}]" for part in parts] + [f"T302[{row}]" for row in rows]
    assert named(balance.chain) == sorted(wanted)


@pytest.mark.parametrize("form", FORMS)
def test_chain_adds_up_to_the_instance_that_it_implies(form: str) -> None:
    (found,) = diagnose(shipped(), [form]).forms
    rows: dict[object, Row] = {
        row.source: row for row in written_out(shipped(), form).unconditional if row.equal
    }

    for one in found.implied:
        total: dict[Variable, Fraction] = {}
        for name, factor in one.chain:
            for variable, coefficient in rows[name].terms:
                total[variable] = total.get(variable, Fraction(0)) + factor * coefficient
        assert {v: c for v, c in total.items() if c} == dict(rows[one.instance].terms)


@pytest.mark.parametrize("form", FORMS)
def test_cells_that_cannot_be_told_apart_are_the_three_blocks_of_disputes(form: str) -> None:
    (found,) = diagnose(shipped(), [form]).forms

    rows = forms()[form].tables["disputes"].rows
    columns = ("upheld", "corrected", "other", "pending", "total")
    assert found.cells.inseparable == tuple(
        tuple(f"disputes.{row}.{column}" for column in columns) for row in rows
    )


@pytest.mark.parametrize("form", FORMS)
def test_every_cell_of_requests_can_be_told_apart_and_no_cell_of_disclosure(form: str) -> None:
    (found,) = diagnose(shipped(), [form]).forms

    requests = len(forms()[form].tables["requests"].addresses())
    disclosure = [str(address) for address in forms()[form].tables["disclosure"].addresses()]
    assert found.cells.apart == requests
    assert list(found.cells.unbound) == disclosure
    assert found.cells.untouched == ()
    assert found.cells.printed == requests + 15 + len(disclosure)


def test_diagnosis_is_the_same_every_time() -> None:
    assert diagnose(shipped()) == of_pack()


# Planted faults.


WRONG_SIGN = rule(
    "X1",
    "requests[new, $c] + requests[carried_in, $c]"
    " = requests[handled_total, $c] - requests[carried_out, $c]",
    "  for: {c: requests.columns}",
)


def test_wrong_sign_beside_the_right_rule_forces_cells_to_zero(tmp_path: Path) -> None:
    found = beside(tmp_path, WRONG_SIGN)

    for form in found.forms:
        (zero,) = form.forced_zero
        columns = forms()[form.form].tables["requests"].columns
        assert zero.cells == tuple(f"requests.carried_out.{column}" for column in columns)
        assert rules_of(zero.chain) == ["T301", "X1"]
    assert found.faults == 2


def test_wrong_sign_in_a_rule_that_replaces_a_shipped_one_is_found(tmp_path: Path) -> None:
    text = rule(
        "T302", "sum(requests[$r, parts]) = -requests[$r, total]", "  for: {r: requests.rows}"
    )

    found = beside(tmp_path, text, "T301", "T303", "T401")

    for form in found.forms:
        (zero,) = form.forced_zero
        assert len(zero.cells) == len(forms()[form.form].tables["requests"].addresses())
        assert rules_of(zero.chain) == ["T302"]


def test_what_follows_from_faulty_rules_is_not_told(tmp_path: Path) -> None:
    assert all(form.implied == () for form in beside(tmp_path, WRONG_SIGN).forms)


DUPLICATES = {
    "the same words": "requests[new, $c] + requests[carried_in, $c]"
    " = requests[handled_total, $c] + requests[carried_out, $c]",
    "sides exchanged": "requests[handled_total, $c] + requests[carried_out, $c]"
    " = requests[carried_in, $c] + requests[new, $c]",
    "terms moved": "requests[new, $c] ="
    " requests[handled_total, $c] - requests[carried_in, $c] + requests[carried_out, $c]",
    "a factor": "2 * requests[new, $c] + 2 * requests[carried_in, $c]"
    " = 2 * requests[handled_total, $c] + 2 * requests[carried_out, $c]",
}


@pytest.mark.parametrize("how", DUPLICATES)
def test_duplicate_under_another_id_is_found_however_it_is_written(
    how: str, tmp_path: Path
) -> None:
    found = beside(tmp_path, rule("X2", DUPLICATES[how], "  for: {c: requests.columns}"))

    (duplicate,) = found.duplicates
    assert (duplicate.rule, duplicate.other) == ("X2", "T301")
    assert len(duplicate.instances) == 7
    assert found.faults == 1


def test_rule_on_one_row_repeats_the_rule_on_all_rows(tmp_path: Path) -> None:
    found = beside(tmp_path, rule("X3", "requests[new, total] = sum(requests[new, parts])"))

    (duplicate,) = found.duplicates
    assert [str(name) for name in duplicate.instances] == ["T302[new]"]


def test_guard_and_implication_that_say_the_same_are_duplicates(tmp_path: Path) -> None:
    text = (
        rule("X4", "requests[new, total] <= 9", "  when: kind = township and year >= 2022")
        + rule("X5", "requests[new, total] <= 9 if (year >= 2022 and kind = township)")
    )  # fmt: skip

    (duplicate,) = beside(tmp_path, text).duplicates

    assert (duplicate.rule, duplicate.other) == ("X5", "X4")


def test_same_check_under_another_guard_is_no_duplicate(tmp_path: Path) -> None:
    text = (
        rule("X4", "requests[new, total] <= 9", "  when: kind = township")
        + rule("X5", "requests[new, total] <= 9", "  when: kind = street")
    )  # fmt: skip

    assert beside(tmp_path, text).faults == 0


def test_same_forbidden_words_in_two_rules_are_duplicates(tmp_path: Path) -> None:
    text = "".join(
        f"- id: {identifier}\n  title: own\n  text: {{forbid: [政务公平, {{phrase: 错词}}]}}\n"
        for identifier in ("X6", "X7")
    )

    (duplicate,) = beside(tmp_path, text).duplicates

    assert (duplicate.rule, duplicate.other) == ("X7", "X6")


IMPOSSIBLE = {
    "years that exclude each other": "year > 2024 and year < 2023",
    "no year between two years": "year > 2022 and year < 2023",
    "two kinds at once": "kind = township and kind = street",
    "none of all kinds": " and ".join(
        f"kind != {word}"
        for word in ("government", "office", "department", "township", "street", "other")
    ),
    "a count below zero": "requests[new, total] < 0",
    "more blanks than cells": "blank(requests[new, total]) > 1",
    "a flag that is two": "section_heading[problems] = 2",
    "dates the wrong way round": "signed < date(year, 1, 1) and signed > date(year + 1, 1, 1)",
    "a sum below its part": "requests[new, total] + requests[granted, total] < requests[new, other]"
    " and requests[new, other] = requests[new, total]",
    "a number that is no number": "1 = 0",
    "known and not known": "known(signed) = 1 and known(signed) = 0",
}


@pytest.mark.parametrize("how", IMPOSSIBLE)
def test_guard_that_can_never_hold_is_found(how: str, tmp_path: Path) -> None:
    text = rule("X8", "requests[carried_in, total] <= 10", f'  when: "{IMPOSSIBLE[how]}"')

    (found,) = beside(tmp_path, text).impossible

    assert (found.rule, found.part) == ("X8", "when")


POSSIBLE = {
    "a range of years": "year > 2020 and year < 2023",
    "one of two kinds": "kind = township or kind = street",
    "a kind among some": "kind in (township, street) and kind != street",
    "a total below a part, as in a wrong report": (
        "requests[new, total] < requests[new, natural_person]"
    ),
    "all cells blank": "blank(requests[new, total]) = 1",
    "a date in the year": "signed > date(year, 1, 1) and signed < date(year + 1, 1, 1)",
    "a change below zero": "disclosure[licensing, change] < 0",
}


@pytest.mark.parametrize("how", POSSIBLE)
def test_guard_that_can_hold_is_left_alone(how: str, tmp_path: Path) -> None:
    form = ['  forms: ["2019"]'] if "disclosure" in POSSIBLE[how] else []
    text = rule("X8", "requests[carried_in, total] <= 10", f'  when: "{POSSIBLE[how]}"', *form)

    assert beside(tmp_path, text).faults == 0


def test_condition_of_an_implication_that_can_never_hold_is_found(tmp_path: Path) -> None:
    text = rule("X9", "requests[new, total] <= 10 if (year > 2024 and year < 2023)")

    (found,) = beside(tmp_path, text).impossible

    assert (found.part, found.number) == ("if", 1)


def test_check_that_can_never_fail_is_found(tmp_path: Path) -> None:
    text = rule("X9", "requests[new, total] <= requests[new, total] + 1")

    (found,) = beside(tmp_path, text).impossible

    assert found.part == "vacuous"


def test_check_for_negative_figures_can_fail(tmp_path: Path) -> None:
    assert beside(tmp_path, rule("X9", "0 <= requests[new, total]")).faults == 0


def test_contradiction_names_a_minimal_set(tmp_path: Path) -> None:
    text = (
        rule("X10", "requests[new, total] = 5")
        + rule("X11", "sum(requests[new, parts]) = 6")
        + rule("X12", "requests[granted, total] <= 3")
    )  # fmt: skip

    for form in beside(tmp_path, text).forms:
        (found,) = form.contradictions
        assert named(found.chain) == ["T302[new]", "X10", "X11"]
        assert found.when == ""


def test_contradiction_under_one_guard_is_found(tmp_path: Path) -> None:
    text = (
        rule("X13", "requests[granted, total] >= 6", "  when: kind = township")
        + rule("X14", "requests[granted, total] <= 5", "  when: kind = township")
        + rule("X15", "requests[granted, total] <= 4", "  when: kind = street")
    )  # fmt: skip

    for form in beside(tmp_path, text).forms:
        (found,) = form.contradictions
        assert (named(found.chain), found.when) == (["X13", "X14"], "X13")


def test_contradiction_about_one_claim_is_found(tmp_path: Path) -> None:
    text = (
        rule("X16", "claim(requests.fee.notices) >= 6")
        + rule("X17", "claim(requests.fee.notices) < 6")
    )  # fmt: skip

    for form in beside(tmp_path, text).forms:
        (found,) = form.contradictions
        assert named(found.chain) == ["X16", "X17"]


def test_rule_for_reports_that_are_wrong_contradicts_nothing(tmp_path: Path) -> None:
    """A guard on figures may pick out wrong reports; what it then demands need not fit."""
    text = rule(
        "X18", "requests[new, total] = requests[new, natural_person] + 1",
        "  when: requests[new, total] > sum(requests[new, parts])",
    )  # fmt: skip

    assert beside(tmp_path, text).faults == 0


IMPLIED: dict[str, tuple[str, Sequence[str]]] = {
    "a part within its total": (
        "requests[new, total] >= requests[new, natural_person]", ["T302[new]"],
    ),
    "handled within received": (
        "requests[new, total] + requests[carried_in, total] >= requests[handled_total, total]",
        ["T301[total]"],
    ),
    "sums of two rules": (
        "sum(requests[new, parts]) + sum(requests[carried_in, parts])"
        " = requests[handled_total, total] + requests[carried_out, total]",
        ["T301[total]", "T302[carried_in]", "T302[new]"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("how", IMPLIED)
def test_rule_that_follows_from_others_is_told_with_its_chain(how: str, tmp_path: Path) -> None:
    check, chain = IMPLIED[how]

    found = beside(tmp_path, rule("X19", check))

    assert found.faults == 0
    for form in found.forms:
        told = {one.rule: one.others for one in form.redundant}
        assert set(told) == {"X19"}
        assert set(told["X19"]) <= {"T301", "T302"}
        own = [one for one in form.implied if one.instance.rule == "X19"]
        if own:
            assert named(own[0].chain) == chain


def test_rule_with_a_tolerance_is_neither_a_duplicate_nor_an_equality(tmp_path: Path) -> None:
    text = rule(
        "X20", "requests[new, total] = sum(requests[new, parts])", "  tolerance: 2"
    )  # fmt: skip

    found = beside(tmp_path, text)

    assert found.faults == 0
    assert [form.equalities for form in found.forms] == [40, 42]


def test_cell_that_no_rule_looks_at_is_told(tmp_path: Path) -> None:
    only: RuleSet = own_rules(
        tmp_path, rule("X21", "requests[new, total] <= requests[granted, total]")
    )

    (form,) = diagnose(only, ["2021"]).forms

    assert len(form.cells.untouched) == 198
    assert form.cells.alone == ()
    assert form.cells.apart == 0


def test_figure_held_against_nothing_else_is_told(tmp_path: Path) -> None:
    only = own_rules(tmp_path, rule("X22", "requests[new, total] <= 100"))

    (form,) = diagnose(only, ["2021"]).forms

    assert form.cells.alone == ("requests.new.total",)
