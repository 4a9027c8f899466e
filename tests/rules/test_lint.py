from __future__ import annotations

from pathlib import Path

import pytest

from goiaudit.output.rulebook.checks import problem_line
from goiaudit.output.rulebook.words import WORDS
from goiaudit.rules.lint import lint
from tests.support.reports import own_rules, shipped

COMPLETE = """
- id: X1
  name: new-total
  basis: 示例
  title: {zh: 甲, en: one}
  why: {zh: 乙, en: two}
  false_alarms: {zh: 丙, en: three}
  for: {c: requests.columns}
  check: 0 <= requests[new, $c]
  message: {zh: "{c}列：{sum}", en: "column {c}: {sum}"}
  tests:
    - pass: {requests: {}}
    - fail: {requests: {new: {total: -1}}}
"""


def problems(folder: Path, text: str) -> list[str]:
    found = lint(own_rules(folder, text))
    return [problem_line(problem, "en").partition("X1: ")[2] for problem in found]


def test_complete_rule_has_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, COMPLETE) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("  name: new-total\n", "", "'name' is missing"),
        ("new-total", "New Total", "no slug"),
        ("  basis: 示例\n", "", "'basis' is missing"),
        ("  why: {zh: 乙, en: two}\n", "", "'why' is missing"),
        ("{zh: 丙, en: three}", "丙", "in one language only"),
        ("    - fail: {requests: {new: {total: -1}}}\n", "", "no test that must fail"),
        ("    - pass: {requests: {}}\n", "", "no test that must pass"),
        ("{c}列", "{cc}列", "{cc}, which is not filled"),
        ("column {c}", "column {expcted}", "did you mean expected?"),
        ("[new, $c]", "[new, total]", "'c' is bound but not used"),
    ],
)
def test_shortcoming_is_named(old: str, new: str, problem: str, tmp_path: Path) -> None:
    assert old in COMPLETE

    (found,) = problems(tmp_path, COMPLETE.replace(old, new))

    assert problem in found


def test_problem_says_where_the_rule_stands(tmp_path: Path) -> None:
    (problem,) = lint(own_rules(tmp_path, COMPLETE.replace("  basis: 示例\n", "")))

    assert problem_line(problem, "en").endswith("own.yml:2:7: X1: 'basis' is missing")
    assert problem_line(problem, "zh").endswith("own.yml:2:7: X1: 缺 basis")


def test_rule_on_another_year_needs_examples_that_pass_and_fail_too(tmp_path: Path) -> None:
    unknown = COMPLETE[: COMPLETE.index("    - pass:")] + "    - unknown: {requests: {}}\n"
    waiting = unknown.replace("0 <= requests", "0 <= previous.requests")

    assert problems(tmp_path, waiting) == ["no test that must pass", "no test that must fail"]


SEVERAL = COMPLETE.replace(
    "  check:", "  severity: [{when: 'requests[new, $c] < -5', is: error}, warning]\n  check:"
).replace(
    "    - fail: {requests: {new: {total: -1}}}\n",
    "    - fail: {requests: {new: {total: -1}}}\n      expect: {severity: warning}\n"
    "    - fail: {requests: {new: {total: -9}}}\n      expect: {severity: error}\n",
)


def test_rule_with_several_severities_tests_each_of_them(tmp_path: Path) -> None:
    assert problems(tmp_path, SEVERAL) == []

    (found,) = problems(
        tmp_path, SEVERAL.replace("expect: {severity: error}", "expect: {count: 1}")
    )

    assert "no test expects the severity error" in found


DEAD = {
    "the check leaves it nothing": "{when: 'requests[new, $c] > 5', is: error}",
    "it contradicts itself": "{when: 'requests[new, $c] < -5 and year < year', is: error}",
    "an earlier case takes all": (
        "{when: 'requests[new, $c] < -5', is: info}, {when: 'requests[new, $c] < -7', is: error}"
    ),
}  # fmt: skip


@pytest.mark.parametrize("how", DEAD)
def test_severity_that_no_failure_can_reach_is_named(how: str, tmp_path: Path) -> None:
    text = SEVERAL.replace("{when: 'requests[new, $c] < -5', is: error}", DEAD[how])

    found = [problem for problem in lint(own_rules(tmp_path, text)) if problem.code == "dead_case"]

    assert [dict(problem.values) for problem in found] == [
        {"key": "severity", "number": str(DEAD[how].count("when"))}
    ]


def test_last_severity_that_the_others_leave_nothing_to_is_named(tmp_path: Path) -> None:
    text = SEVERAL.replace("requests[new, $c] < -5", "requests[new, $c] < 0")

    codes = [(problem.code, dict(problem.values)) for problem in lint(own_rules(tmp_path, text))]

    assert ("dead_case", {"key": "severity", "number": "2"}) in codes


def test_message_that_no_failure_can_reach_is_named(tmp_path: Path) -> None:
    text = COMPLETE.replace(
        "  message: {zh: ",
        "  message:\n    - {when: 'requests[new, $c] > 0', zh: 甲, en: one}\n    - {zh: ",
    )

    (found,) = problems(tmp_path, text)

    assert found == "case 1 of 'message' can never be used"


def test_two_examples_with_one_setup_are_named(tmp_path: Path) -> None:
    text = COMPLETE + "    - pass: {requests: {}}\n"

    (found,) = problems(tmp_path, text)

    assert found == "test 3 describes the same report as test 1"


def test_fact_that_only_an_example_names_is_told_with_its_place(tmp_path: Path) -> None:
    text = COMPLETE.replace("{requests: {}}", "{facts: {text_damaged: 1}, requests: {}}")

    (problem,) = lint(own_rules(tmp_path, text))

    assert problem_line(problem, "en").endswith("own.yml:12:22: X1: a test sets text_damaged, "
                                                "which the rule does not look at")  # fmt: skip


def test_observation_that_only_an_example_names_is_told(tmp_path: Path) -> None:
    seen = "{seen: {period: [{start: 2023-01-01}]}, requests: {}}"

    (found,) = problems(tmp_path, COMPLETE.replace("{requests: {}}", seen))

    assert "the observation period" in found


@pytest.mark.parametrize(
    ("identifier", "family"), [("T399", "custom"), ("D150", "balance"), ("N201", "identity")]
)
def test_family_that_does_not_fit_a_shipped_id_is_named(
    identifier: str, family: str, tmp_path: Path
) -> None:
    text = COMPLETE.replace("id: X1", f"id: {identifier}\n  family: {family}")

    (problem,) = lint(own_rules(tmp_path, text))

    assert (problem.code, problem.values["family"]) == ("family", family)


def test_message_in_one_language_is_named_where_it_stands(tmp_path: Path) -> None:
    text = COMPLETE.replace('{zh: "{c}列：{sum}", en: "column {c}: {sum}"}', "{zh: 错, en: 错}")

    (problem,) = lint(own_rules(tmp_path, text))

    assert (problem.code, problem.mark.line) == ("language", 10)


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("{section_body}", "{section_body}, which is not filled (overview,"),
        ("{section_body[problms]}", "{section_body[problms]}, which is not filled (overview,"),
        ("{found}", "{found}, which is not filled"),
    ],
)
def test_field_that_nothing_fills_is_named(field: str, told: str, tmp_path: Path) -> None:
    (found,) = problems(tmp_path, COMPLETE.replace("{c}列", field))

    assert told in found


def test_field_of_a_fact_with_its_index_is_filled(tmp_path: Path) -> None:
    assert problems(tmp_path, COMPLETE.replace("{c}列", "{section_body[problems]}")) == []


def test_words_that_no_condition_counts_are_named(tmp_path: Path) -> None:
    text = COMPLETE.replace("  check:", "  words: {fee: [收费]}\n  check:")

    assert problems(tmp_path, text) == ["words 'fee' are declared but not used"]


def test_binding_that_only_a_longer_name_looks_like_is_unused(tmp_path: Path) -> None:
    text = COMPLETE.replace(
        "for: {c: requests.columns}", "for: {cc: requests.columns, c: requests.rows}"
    )

    found = problems(tmp_path, text.replace("[new, $c]", "[new, $cc]"))

    assert found == ["'c' is bound but not used"]


def test_what_no_shipped_rule_uses_is_advice_for_the_pack_alone(tmp_path: Path) -> None:
    own = own_rules(tmp_path, COMPLETE, "T301", "T302", "T303", "T401")

    assert {problem.code for problem in lint(shipped()) if problem.advice} <= {
        "group", "fact", "observation",
    }  # fmt: skip
    assert lint(own) == []


@pytest.mark.parametrize("code", sorted(key for key in WORDS if key.startswith("lint.")))
def test_every_problem_has_words_in_both_languages(code: str) -> None:
    zh, en = WORDS[code]

    assert any("一" <= char <= "鿿" for char in zh)
    assert not any("一" <= char <= "鿿" for char in en)


def test_message_of_one_assertion_is_looked_at_too(tmp_path: Path) -> None:
    check = "0 <= requests[new, $c]"
    item = f"{{check: '{check}', for: {{c: requests.columns}}, message: {{zh: '{{x}}', en: a}}}}"
    text = COMPLETE.replace("  for: {c: requests.columns}\n", "").replace(check, f"[{item}]")

    codes = {(p.code, p.values.get("field")) for p in lint(own_rules(tmp_path, text))}

    assert ("placeholder", "x") in codes
