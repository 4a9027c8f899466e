from __future__ import annotations

from pathlib import Path

import pytest

from goiaudit.rules.lint import lint
from tests.support.reports import own_rules

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
    return [problem.message for problem in lint(own_rules(folder, text))]


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

    assert str(problem).endswith("own.yml:2:7: X1: 'basis' is missing")


def test_rule_on_another_year_needs_an_unknown_test_only(tmp_path: Path) -> None:
    waiting = COMPLETE.replace("0 <= requests", "0 <= previous.requests")

    assert problems(tmp_path, waiting) == ["no test that must unknown"]
