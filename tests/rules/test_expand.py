from __future__ import annotations

from pathlib import Path

import pytest

from goiaudit.definitions.forms import TABLES, forms
from goiaudit.rules import ground as g
from goiaudit.rules.expand import Context, expand
from tests.support.reports import own_rules, rules

NEW = Context("2021", "2021", "2021")
OLD = Context("2019", "2019", "2019")
COLUMNS = tuple(forms()["2021"].tables["requests"].columns)
PARTS = COLUMNS[:-1]


def instances(
    folder: Path, check: str, bindings: str = "{}", context: Context = NEW, forms_: str = ""
) -> tuple[g.Instance, ...]:
    text = f"- id: X1\n  title: own\n  for: {bindings}\n  check: '{check}'\n{forms_}"
    return expand(own_rules(folder, text).by_id["X1"], context)


def bound(found: tuple[g.Instance, ...], name: str) -> list[str]:
    return [dict(instance.binding)[name] for instance in found]


def right_cells(instance: g.Instance) -> list[str]:
    assert isinstance(instance.check, g.Compare)
    return [variable.address for variable, _ in instance.check.right.terms]


def test_columns_of_a_table_are_run_through_in_official_order(tmp_path: Path) -> None:
    found = instances(tmp_path, "0 <= requests[new, $c]", "{c: requests.columns}")

    assert bound(found, "c") == list(COLUMNS)
    assert right_cells(found[0]) == ["requests.new.natural_person"]


def test_members_are_taken_away_from_a_group(tmp_path: Path) -> None:
    found = instances(tmp_path, "0 <= requests[$r, total]", "{r: requests.rows - new - carried_in}")

    assert bound(found, "r") == list(forms()["2021"].tables["requests"].rows)[2:]


def test_rows_are_those_of_the_form(tmp_path: Path) -> None:
    bindings = "{r: requests.rows}"

    assert len(instances(tmp_path, "0 <= requests[$r, total]", bindings, NEW)) == 25
    assert len(instances(tmp_path, "0 <= requests[$r, total]", bindings, OLD)) == 23


def test_pairs_are_unordered_and_distinct(tmp_path: Path) -> None:
    found = instances(tmp_path, "requests[new, $a] = requests[new, $b]", '{"a, b": requests.parts}')

    pairs = list(zip(bound(found, "a"), bound(found, "b"), strict=True))
    assert len(pairs) == 15
    assert pairs[0] == ("natural_person", "business")
    assert all(PARTS.index(a) < PARTS.index(b) for a, b in pairs)


def test_two_bindings_visit_only_printed_cells(tmp_path: Path) -> None:
    bindings = "{r: disclosure.rows, c: disclosure.columns}"

    new = instances(tmp_path, "0 <= disclosure[$r, $c]", bindings, NEW)
    old = instances(tmp_path, "0 <= disclosure[$r, $c]", bindings, OLD)

    for found, form, cells in ((new, "2021", 10), (old, "2019", 22)):
        assert len(found) == cells
        assert [f"disclosure.{'.'.join(v for _, v in i.binding)}" for i in found] == [
            str(address) for address in forms()[form].tables["disclosure"].addresses()
        ]


def test_tables_and_sections_are_groups_of_their_own(tmp_path: Path) -> None:
    assert bound(instances(tmp_path, "1 = table_present[$t]", "{t: tables}"), "t") == list(TABLES)
    assert len(instances(tmp_path, "1 = section_heading[$s]", "{s: sections}")) == 6


def test_fact_that_a_bound_table_does_not_have_is_passed_over(tmp_path: Path) -> None:
    found = instances(tmp_path, "table_form[$t] = form", "{t: tables}")

    assert bound(found, "t") == ["requests", "disclosure"]


def test_whole_table_can_be_a_bound_name(tmp_path: Path) -> None:
    found = instances(tmp_path, "0 = unreadable($t[*, *])", "{t: tables}")

    sizes = []
    for instance in found:
        assert isinstance(instance.check, g.Compare)
        sizes.append(len(instance.check.right.terms[0][0].addresses()))
    assert sizes == [len(forms()["2021"].tables[t].addresses()) for t in TABLES]


@pytest.mark.parametrize("cells", ["requests[denied, total]", "requests[denied.*, total]"])
def test_derived_row_is_written_out(cells: str, tmp_path: Path) -> None:
    (found,) = instances(tmp_path, f"0 <= {cells}")

    assert right_cells(found) == [
        f"requests.{row}.total" for row in forms()["2021"].tables["requests"].derived_rows["denied"]
    ]


def test_derived_column_is_written_out(tmp_path: Path) -> None:
    (found,) = instances(tmp_path, "0 <= requests[new, legal_person]")

    assert right_cells(found) == [f"requests.new.{column}" for column in PARTS[1:]]


def test_derived_row_and_column_together_are_every_cell_of_both(tmp_path: Path) -> None:
    (found,) = instances(tmp_path, "0 <= requests[rejected, legal_person]")

    assert len(right_cells(found)) == 25


def test_other_handling_is_three_rows_in_one_form_and_one_in_the_other(tmp_path: Path) -> None:
    (new,) = instances(tmp_path, "0 <= requests[other_handling, total]", context=NEW)
    (old,) = instances(tmp_path, "0 <= requests[other_handling, total]", context=OLD)

    assert right_cells(new) == [
        "requests.other_no_correction.total",
        "requests.other_fee_unpaid.total",
        "requests.other_misc.total",
    ]
    assert right_cells(old) == ["requests.other_handling.total"]


def test_group_of_rows_can_be_named_in_brackets(tmp_path: Path) -> None:
    (found,) = instances(tmp_path, "0 <= sum(requests[results - granted, total])")

    assert len(right_cells(found)) == 20
    assert "requests.granted.total" not in right_cells(found)


def test_group_of_derived_rows_is_written_out(tmp_path: Path) -> None:
    found = instances(tmp_path, "0 <= disputes[$r, total]", "{r: disputes.narrated}")

    assert [right_cells(instance) for instance in found] == [
        ["disputes.review.total"],
        ["disputes.litigation_direct.total", "disputes.litigation_after_review.total"],
    ]


def test_cell_named_twice_counts_twice(tmp_path: Path) -> None:
    (found,) = instances(tmp_path, "0 = requests[new, total] + 2 * requests[new, total]")

    assert isinstance(found.check, g.Compare)
    assert [factor for _, factor in found.check.right.terms] == [3]


def test_cell_on_both_sides_cancels_out_of_the_residual(tmp_path: Path) -> None:
    (found,) = instances(tmp_path, "requests[new, total] = requests[new, total] + year")

    assert isinstance(found.check, g.Compare)
    assert found.check.difference.terms == ((g.Variable("fact", ("year",)), -1),)


def test_bound_name_is_compared_when_the_rule_is_expanded(tmp_path: Path) -> None:
    found = instances(
        tmp_path,
        "0 <= disclosure[$r, $c] or $c = amount",
        "{r: disclosure.rows, c: disclosure.columns}",
    )

    constants = {}
    for instance in found:
        assert isinstance(instance.check, g.GroundAny)
        constants[dict(instance.binding)["c"]] = instance.check.parts[1]
    assert constants["amount"] == g.Constant(True)
    assert constants["issued"] == g.Constant(False)


def test_claim_address_takes_bound_names(tmp_path: Path) -> None:
    found = instances(tmp_path, "0 = claim(disputes.$r.total)", "{r: disputes.narrated}")

    assert [instance.source for instance in found] == [
        ("claim", "disputes.review.total"),
        ("claim", "disputes.litigation.total"),
    ]


def test_binding_to_a_group_that_only_the_other_form_has_gives_nothing(tmp_path: Path) -> None:
    bindings = "{r: disclosure.itemised}"

    assert len(instances(tmp_path, "0 <= disclosure[$r, previous_items]", bindings, OLD)) == 5
    assert instances(tmp_path, "0 <= disclosure[$r, previous_items]", bindings, NEW) == ()


def test_table_three_of_one_form_under_a_table_two_of_the_other() -> None:
    mixed = Context("2019", "2021", "2021")

    assert len(expand(rules("T302").by_id["T302"], mixed)) == 23
    assert len(expand(rules("T201").by_id["T201"], mixed)) == 10


def test_member_taken_away_from_a_group_that_one_form_lacks(tmp_path: Path) -> None:
    found = instances(
        tmp_path, "0 <= disclosure[$r, change]", "{r: disclosure.itemised - fees}", OLD
    )

    assert len(found) == 4
