"""Faults in what a rule may say besides its check: place, reason, and no half rule set."""

from __future__ import annotations

from pathlib import Path

import pytest

from goiaudit.model.errors import RuleError
from tests.support.reports import own_rules


def checked(check: str, *more: str) -> str:
    return "\n".join(["- id: X1", "  title: own", f"  check: {check}", *more, ""])


FAULTS = {
    "an empty list of checks": (
        "- id: X1\n  title: own\n  check: []\n",
        3,
        10,
        "a condition, or a list of them",
    ),
    "a check in a list with a misspelt key": (
        "- id: X1\n  title: own\n  check: [{chck: 1 = year}]\n",
        3,
        12,
        "unknown key 'chck'",
    ),
    "a text rule with bindings": (
        "- id: X1\n  title: own\n  for: {c: requests.columns}\n  text: {forbid: [a]}\n",
        3,
        8,
        "no 'for'",
    ),
    "a text rule without phrases": (
        "- id: X1\n  title: own\n  text: {in: title}\n",
        3,
        9,
        "forbid",
    ),
    "a place that no report has": (
        "- id: X1\n  title: own\n  text: {in: overveiw, forbid: [a]}\n",
        3,
        14,
        "'overveiw' is no place",
    ),
    "a pattern that does not close": (
        "- id: X1\n  title: own\n  text: {forbid: [{pattern: '第(三'}]}\n",
        3,
        30,
        "missing )",
    ),
    "a pattern with look-ahead": (
        "- id: X1\n  title: own\n  text: {forbid: [{pattern: '条(?=例)'}]}\n",
        3,
        31,
        "perl operator",
    ),
    "a pattern that matches nothing at all": (
        "- id: X1\n  title: own\n  text: {forbid: [{pattern: 'x*'}]}\n",
        3,
        29,
        "where nothing stands",
    ),
    "a pattern and a phrase": (
        "- id: X1\n  title: own\n  text: {forbid: [{pattern: x, phrase: y}]}\n",
        3,
        19,
        "either phrase",
    ),
    "a required group without a name": (
        "- id: X1\n  title: own\n  text: {require: [{any: x}]}\n",
        3,
        20,
        "key 'zh' is missing",
    ),
    "words that are not named": (
        checked("1 <= words(fee)", "  words: {fees: 收费}"),
        3,
        15,
        "'fee'",
    ),
    "a tolerance in words": (checked("1 = year", "  tolerance: some"), 4, 14, "no tolerance"),
    "a tolerance without an equality": (
        checked("1 <= year", "  tolerance: 2"),
        3,
        10,
        "equalities",
    ),
    "a policy on blanks that there is not": (
        checked("1 = year", "  blanks: maybe"),
        4,
        11,
        "'maybe'",
    ),
    "a tolerance of a text rule": (
        "- id: X1\n  title: own\n  text: {forbid: [a]}\n  tolerance: 2\n",
        1,
        7,
        "with check:",
    ),
    "a severity for a word that may mean two things": (
        checked("1 = year", "  severity: {township: info, default: error}"),
        4,
        14,
        "a kind of organ and a level",
    ),
    "a severity for no form": (
        checked("1 = year", '  severity: {"2020": info, default: error}'),
        4,
        14,
        "no form, kind or level",
    ),
    "a severity without default": (
        checked("1 = year", "  severity: {county: info}"),
        4,
        13,
        "'default'",
    ),
    "passes that waits for a rule that waits": (
        checked("1 = year", "  when: passes(X2)")
        + "- id: X2\n  title: o\n  when: passes(X1)\n  check: 1 = year\n",
        4,
        9,
        "in its own condition",
    ),
    "a text compared with a figure": (
        checked("seen(clause.row) = 1"),
        3,
        10,
        "compared with a text",
    ),
    "a text compared by size": (
        checked("seen(wrong_label.due) < seen(wrong_label.found)"),
        3,
        10,
        "with = or !=",
    ),
    "a share of something that is no percentage": (
        checked("percent(year, year) ~= seen(period.start)"),
        3,
        33,
        "no percentage",
    ),
    "says without a mention": (checked('says("办理") = 1'), 3, 10, "a claim or an observation"),
}


@pytest.mark.parametrize(("text", "line", "column", "reason"), FAULTS.values(), ids=FAULTS)
def test_fault_stops_the_load_with_its_place_and_reason(
    text: str, line: int, column: int, reason: str, tmp_path: Path
) -> None:
    with pytest.raises(RuleError) as caught:
        own_rules(tmp_path, text)

    error = caught.value
    assert (error.mark.line, error.mark.column) == (line, column), str(error)
    assert reason in error.problem


def test_bad_pattern_says_what_to_write_instead(tmp_path: Path) -> None:
    text = "- id: X1\n  title: own\n  text: {forbid: [{pattern: '(?<!未)失去'}]}\n"

    with pytest.raises(RuleError) as caught:
        own_rules(tmp_path, text)

    assert "unless_before:" in caught.value.hint
