from __future__ import annotations

from pathlib import Path

import pytest

from goiaudit.rules.instances import comparisons, condition_text, expanded, variable_text
from tests.support.reports import own_rules, shipped


def texts(folder: Path, check: str, *lines: str) -> list[str]:
    """The checks of a rule's instances in the form of 2021."""
    rule = "\n".join(["- id: X1", "  title: own", f"  check: {check}", *lines, ""])
    found = expanded(own_rules(folder, rule).rules, ["2021"])
    return [condition_text(one.instance.check) for one in found]


@pytest.mark.parametrize(
    ("check", "text"),
    [
        ("requests[new, total] <= 10", "requests.new.total <= 10"),
        ("2 * requests[new, total] - 3 <= year", "2 * requests.new.total - 3 <= year"),
        ("-requests[new, total] < 0", "-requests.new.total < 0"),
        ("requests[new, total] <= 5 if year > 2020", "requests.new.total <= 5 if year > 2020"),
        ("not (year = 2020)", "not (year = 2020)"),
        ("kind = township and kind != street", "kind = township and kind != street"),
        ("(year = 1 or year = 2) and year < 9", "(year = 1 or year = 2) and year < 9"),
        ("0 = blank(requests[new, total])", "0 = blank(requests.new.total)"),
        (
            "0 = differs(requests[new, total], requests[granted, total])",
            "0 = differs(requests.new.total; requests.granted.total)",
        ),
        ("7 = values(requests[new, *])", "7 = values(requests.new)"),
        ("date(year + 1, 1, 31) >= signed", "date(year + 1, 1, 31) >= signed"),
        ("date(year, 1, 1) <= seen(period.start)", "date(year, 1, 1) <= seen(period.start)"),
        ("known(signed) = 1", "known(signed) = 1"),
        (
            "previous.requests[new, total] <= requests[new, total]",
            "previous.requests.new.total <= requests.new.total",
        ),
        (
            "largest(children.requests[new, total]) <= requests[new, total]",
            "largest(children.requests.new.total) <= requests.new.total",
        ),
        (
            "this.claim(requests.new.total) <= requests[new, total]",
            "this.claim(requests.new.total) <= requests.new.total",
        ),
        (
            "requests[new, total] | requests[granted, total] = claim(requests.new.total)",
            "requests.new.total | requests.granted.total = claim(requests.new.total)",
        ),
        (
            "percent(seen(percentage.part), seen(percentage.whole)) ~= seen(percentage.printed)",
            "percent(seen(percentage.part), seen(percentage.whole)) ~= seen(percentage.printed)",
        ),
    ],
)
def test_instance_is_written_as_the_language_would(check: str, text: str, tmp_path: Path) -> None:
    assert texts(tmp_path, f'"{check}"') == [text]


def test_groups_are_written_out_for_every_binding(tmp_path: Path) -> None:
    found = texts(
        tmp_path, "sum(disputes[$r, parts]) = disputes[$r, total]", "  for: {r: disputes.rows}"
    )

    assert found[0] == (
        "disputes.review.upheld + disputes.review.corrected + disputes.review.other"
        " + disputes.review.pending = disputes.review.total"
    )
    assert len(found) == 3


def test_long_sums_can_be_shortened_to_their_ends(tmp_path: Path) -> None:
    rule = "- {id: X1, title: o, check: 'sum(requests[new, *]) <= 10'}\n"
    (one,) = expanded(own_rules(tmp_path, rule).rules, ["2021"])

    assert condition_text(one.instance.check, most=3) == (
        "requests.new.natural_person + … (7) + requests.new.total <= 10"
    )


def test_every_form_that_a_rule_is_for_is_written_out() -> None:
    found = list(expanded([shipped().by_id["T202"], shipped().by_id["T301"]]))

    assert [one.form for one in found if one.instance.rule == "T202"] == ["2019"] * 5
    assert [one.form for one in found if one.instance.rule == "T301"] == ["2019"] * 7 + ["2021"] * 7
    assert [one.number for one in found if one.form == "2021"] == list(range(1, 8))


def test_rule_of_a_method_has_no_instances() -> None:
    assert list(expanded([shipped().by_id["T305"]])) == []


def test_every_shipped_instance_can_be_written() -> None:
    for one in expanded(shipped().rules):
        text = condition_text(one.instance.check)
        assert "Variable(" not in text
        assert "Ground" not in text
        for compare in comparisons(one.instance.check):
            for side in compare.sides:
                assert all(variable_text(variable) in text for variable, _ in side.terms)
