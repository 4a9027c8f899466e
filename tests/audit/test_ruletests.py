from __future__ import annotations

from pathlib import Path

import pytest

from goiaudit.audit.ruletests import RuleTestResult, run_tests
from goiaudit.model.errors import InputError, RuleError
from goiaudit.model.report import Report
from goiaudit.pipeline import read
from tests.support.reports import own_rules

RULE = """- id: X1
  title: own
  severity: info
  check: requests[new, total] = requests[granted, total]
"""
TEXT_RULE = "- id: X1\n  title: own\n  check: year = 2023\n"


def read_text(text: str) -> Report:
    return read(text.encode(), name="example.txt")


def run(folder: Path, example: str, rule: str = RULE, more: str = "") -> RuleTestResult:
    text = f"{rule}  tests:\n    - {example}\n{more}"
    (result,) = run_tests(own_rules(folder, text), read_text)
    return result


@pytest.mark.parametrize(
    "example",
    [
        "pass: {requests: {}}",
        "pass: {requests: {new: {total: 2}, granted: {total: 2}}}",
        "fail: {requests: {new: {total: 2}}}",
        'fail: {requests: {new: {total: "2件"}}}',
        "unknown: {requests: {new: {total: 2}, granted: {total: null}}}",
        'unknown: {requests: {new: {total: 2}, granted: {total: "/"}}}',
        "unknown: {}",
        'pass: {form: "2019", requests: {other_handling: {total: 3}}}',
    ],
)
def test_example_that_comes_out_as_it_says(example: str, tmp_path: Path) -> None:
    result = run(tmp_path, example)

    assert (result.ok, result.detail, result.rule, result.index) == (True, "", "X1", 1)
    assert result.mark.line == 6


@pytest.mark.parametrize(
    ("example", "detail"),
    [
        ("fail: {requests: {}}", "the rule says pass"),
        ("pass: {requests: {new: {total: 2}}}", "the rule says fail (own"),
        ("pass: {}", "the rule says unknown (no_table)"),
        ("not_applicable: {requests: {}}", "the rule says pass"),
    ],
)
def test_example_with_another_verdict_says_which(example: str, detail: str, tmp_path: Path) -> None:
    result = run(tmp_path, example)

    assert not result.ok
    assert detail in result.detail


FAIL = "fail: {requests: {new: {total: 2}, granted: {total: 5}}}"


@pytest.mark.parametrize(
    ("expect", "detail"),
    [
        ("{expected: 2, actual: 5, difference: 3, severity: info, count: 1}", ""),
        ("{cells: [requests.granted.total, requests.new.total]}", ""),
        ("{message: 差 3}", ""),
        ("{difference: -3}", "difference 3, not -3"),
        ("{expected: 5}", "expected 2, not 5"),
        ("{severity: error}", "severity info, not error"),
        ("{count: 2}", "1 findings, not 2"),
        ("{cells: [requests.new.total]}", "not ['requests.new.total']"),
        ("{message: 差 4}", "not 差 4"),
        ("{reason: blank}", "reason none, not blank"),
    ],
)
def test_expectations_of_a_failing_example(expect: str, detail: str, tmp_path: Path) -> None:
    result = run(tmp_path, FAIL, more=f"      expect: {expect}\n")

    assert result.ok == (not detail)
    assert detail in result.detail


@pytest.mark.parametrize(
    ("example", "problem"),
    [
        ("pass: {requests: {nwe: {total: 1}}}", "unknown key 'nwe' (did you mean new?)"),
        ("pass: {requests: {new: {totl: 1}}}", "unknown key 'totl' (did you mean total?)"),
        ("pass: {requets: {}}", "unknown key 'requets' (did you mean requests?)"),
        ("pass: {facts: {sgned: 2024-01-05}}", "'sgned' is no fact"),
        ("pass: {facts: {signed: 5.1.2024}}", "a date is written 2024-01-31"),
        ("pass: {claims: [{cell: requests.new.total}]}", "key 'value' is missing"),
        ("pass: {claims: [{cell: requests.new.total, value: many}]}", "a number expected"),
        ("pass: {seen: {perod: []}}", "unknown key 'perod' (did you mean period?)"),
    ],
)
def test_misspelt_setup_is_told_with_its_place(example: str, problem: str, tmp_path: Path) -> None:
    try:
        result = run(tmp_path, example)
        place, told = result.mark, result.detail
    except RuleError as error:  # a fact that there is not is told when the file loads
        place, told = error.mark, str(error)

    assert place.line == 6
    assert problem in told


def test_whole_report_can_be_the_example(tmp_path: Path) -> None:
    text = "\n".join(
        [
            "pass:",
            "        text: |",
            "          示例县教育局2023年政府信息公开工作年度报告",
            "          一、总体情况",
            "          2023年未收到政府信息公开申请。",
            "",
        ]
    )

    assert run(tmp_path, text, TEXT_RULE).ok


def test_text_that_is_no_report_is_told(tmp_path: Path) -> None:
    result = run(tmp_path, "pass: {text: 今天天气很好}", TEXT_RULE)

    assert not result.ok
    with pytest.raises(InputError):
        read_text("今天天气很好")
