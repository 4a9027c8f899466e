from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from goiaudit.rules.compile import INFINITE, Group, compile_rules
from goiaudit.rules.expand import Context
from tests.support.reports import own_rules, rules

NEW = Context("2021", "2021", "2021")
OLD = Context("2019", "2019", "2019")


def plain(*ids: str, context: Context = NEW) -> Group:
    (group,) = compile_rules(rules(*ids), context).groups
    return group


def test_linear_rules_become_one_integer_matrix() -> None:
    group = plain("T301", "T302", "T303", "T401")

    matrix = group.deciding.matrix
    assert matrix.shape == (7 + 25 + 7 + 3, 175 + 15)
    assert matrix.data.dtype == np.int64
    assert set(matrix.data.tolist()) == {1, -1}
    assert len(matrix.data) == 7 * 4 + 25 * 7 + 7 * 22 + 3 * 5


def test_matrix_of_the_older_form_has_its_23_rows() -> None:
    group = plain("T301", "T302", "T303", "T401", context=OLD)

    assert group.deciding.matrix.shape == (7 + 23 + 7 + 3, 161 + 15)


def test_every_row_of_the_balance_is_received_minus_handled() -> None:
    group = plain("T301")

    row = group.deciding.matrix.dense()[0]
    assert {v.address: int(c) for v, c in zip(group.variables, row, strict=True) if c} == {
        "requests.new.natural_person": 1,
        "requests.carried_in.natural_person": 1,
        "requests.handled_total.natural_person": -1,
        "requests.carried_out.natural_person": -1,
    }


@pytest.mark.parametrize(
    ("operator", "low", "high", "strict", "negated"),
    [
        ("=", 3, 3, False, False),
        ("!=", 3, 3, False, True),
        ("<=", -INFINITE, 3, False, False),
        ("<", -INFINITE, 3, True, False),
        (">=", 3, INFINITE, False, False),
        (">", 3, INFINITE, True, False),
    ],
)
def test_constants_move_into_the_bounds(
    operator: str, low: int, high: int, strict: bool, negated: bool, tmp_path: Path
) -> None:
    text = f"- id: X1\n  title: own\n  check: requests[new, total] + 2 {operator} 5\n"
    loaded = own_rules(tmp_path, text)

    (group,) = compile_rules(loaded, NEW).groups

    (atom,) = group.atoms
    assert (atom.low, atom.high, atom.strict, atom.negated) == (low, high, strict, negated)


def test_equal_comparisons_of_several_rules_share_a_row(tmp_path: Path) -> None:
    rule = "- id: {}\n  title: own\n  check: 0 <= requests[new, total]\n"
    loaded = own_rules(tmp_path, rule.format("X1") + rule.format("X2"))

    (group,) = compile_rules(loaded, NEW).groups

    assert len(group.instances) == 2
    assert group.deciding.matrix.shape == (1, 1)


def test_conditions_of_severity_come_after_the_deciding_rows() -> None:
    group = plain("T309")

    assert group.deciding.matrix.shape[0] == 1
    assert group.further.matrix.shape[0] == 1
    assert group.atoms == (*group.deciding.atoms, *group.further.atoms)


def test_mentions_of_each_claim_and_observation_are_groups_of_their_own() -> None:
    program = compile_rules(rules("N101", "N102", "N103", "N110", "T301"), NEW)

    assert [group.source for group in program.groups] == [
        ("claim", "requests.new.total"),
        ("claim", "disputes.review.total"),
        ("claim", "disputes.litigation.total"),
        ("seen", "breakdown"),
        None,
    ]


def test_rules_of_the_other_form_are_out() -> None:
    assert "T202" in compile_rules(rules(), NEW).out_of_form
    assert "T204" in compile_rules(rules(), OLD).out_of_form


def test_rules_of_one_form_wait_where_no_form_is_known() -> None:
    program = compile_rules(rules("T407"), Context("2021", "2021", None))

    assert program.form_unknown == ("T407",)
    assert program.groups == ()


def test_compilation_is_kept_for_the_same_rules_and_forms() -> None:
    chosen = rules("T301")

    assert compile_rules(chosen, NEW) is compile_rules(chosen, NEW)
    assert compile_rules(chosen, NEW) is not compile_rules(chosen, OLD)


def test_only_the_change_of_table_two_is_signed() -> None:
    group = plain("T202", context=OLD)

    signed = {v.address for v, s in zip(group.variables, group.signed, strict=True) if s}
    assert signed == {
        f"disclosure.{row}.change"
        for row in ("licensing", "other_services", "penalties", "coercion", "fees")
    }
