from __future__ import annotations

import pytest

from goiaudit.audit.ruletests import RuleTestResult, run_tests
from goiaudit.model.report import Report
from goiaudit.pipeline import read
from goiaudit.rules.lint import lint
from tests.support.reports import shipped

IN_SCOPE = {
    *(f"T{n}" for n in range(201, 213)),
    *(f"T{n}" for n in range(301, 314)),
    *(f"T{n}" for n in range(401, 408)),
    "F101", "F102", "F103", "F104", "F111", "F112", "F113",
    "D101", "D102", "D103",
    "Q101", "Q102", "Q103", "Q105",
    *(f"N{n}" for n in range(101, 121)), "D109",
}  # fmt: skip
FAMILY = {
    "T301": "balance", "T302": "row_total", "T303": "subtotal", "T304": "value",
    "T305": "value", "T306": "structure", "T307": "structure", "T308": "narrative_table",
    "T309": "plausibility", "T310": "plausibility", "T311": "plausibility",
    "T312": "plausibility", "T313": "value", "T401": "dispute_total", "T402": "value",
    "T403": "structure", "T404": "value", "T405": "plausibility", "T406": "plausibility",
    "T407": "plausibility", "T201": "value", "T202": "value", "T203": "plausibility",
    "T204": "plausibility", "T205": "value", "T206": "value", "T207": "value",
    "T208": "structure", "T209": "plausibility", "T210": "plausibility",
    "T211": "plausibility", "T212": "value", "N101": "narrative_table",
    "N102": "narrative_table", "N103": "narrative_table", "N110": "narrative_sum",
    "F101": "structure", "F102": "structure", "F103": "structure", "F104": "structure",
    "F111": "structure", "F112": "structure", "F113": "structure", "D101": "identity",
    "D102": "timeliness", "D103": "identity", "Q101": "structure", "Q102": "structure",
    "Q103": "structure", "Q105": "value",
    **dict.fromkeys(("N104", "N105", "N106", "N107", "N108", "N109"), "narrative_table"),
    "N111": "percentage", **dict.fromkeys(("N112", "N113", "N119"), "narrative_conflict"),
    **dict.fromkeys(("N114", "N115", "N116", "N118", "N120"), "plausibility"),
    "N117": "structure", "D109": "identity",
}  # fmt: skip
WORST = {
    **dict.fromkeys(IN_SCOPE, "warning"),
    **dict.fromkeys(("T301", "T302", "T303", "T304", "T401", "T402", "T201", "T202"), "error"),
    **dict.fromkeys(("N101", "N102", "F101", "F102", "F103", "D101", "D102", "D103"), "error"),
    **dict.fromkeys(("T310", "T311", "T312", "T313", "T404", "T405", "T406", "T407"), "info"),
    **dict.fromkeys(("T211", "T212", "F113", "Q101", "Q102", "Q103", "Q105"), "info"),
    **dict.fromkeys(("N114", "N115", "N120"), "info"),
}
TWO_FORMS = {
    "2019": {"T202", "T203", "T205", "T206", "T210"},
    "2021": {"T204", "T211", "T308", "T407", "N113"},
}


def read_text(text: str) -> Report:
    return read(text.encode(), name="example.txt")


EXAMPLES = run_tests(shipped(), read_text)


def test_pack_needs_no_mending() -> None:
    faults = [problem for problem in lint(shipped()) if not problem.advice]
    assert [(str(problem.mark), problem.rule, problem.code) for problem in faults] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.rule}-{e.index}-{e.expected}")
def test_example_of_a_rule_comes_out_as_it_says(example: RuleTestResult) -> None:
    assert example.ok, f"{example.mark}: {example.detail}"


def test_every_rule_of_the_first_issue_is_there() -> None:
    assert IN_SCOPE - set(shipped().by_id) == set()


@pytest.mark.parametrize("rule", sorted(IN_SCOPE))
def test_family_and_severity_are_those_of_the_domain(rule: str) -> None:
    found = shipped().by_id[rule]

    assert (found.family, found.worst_severity) == (FAMILY[rule], WORST[rule])


@pytest.mark.parametrize("form", TWO_FORMS)
def test_rules_of_one_form_only(form: str) -> None:
    found = {rule.id for rule in shipped().rules if rule.forms == (form,)}

    assert found & IN_SCOPE == TWO_FORMS[form]


@pytest.mark.parametrize("rule", sorted(IN_SCOPE))
def test_words_are_given_in_both_languages(rule: str) -> None:
    found = shipped().by_id[rule]

    for label in (found.title, found.why, found.false_alarms, *(m.text for m in found.message)):
        assert label is not None
        assert any("一" <= char <= "鿿" for char in label.zh)
        assert any(char.isascii() and char.isalpha() for char in label.en)
