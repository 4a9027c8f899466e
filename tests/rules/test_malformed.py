"""Rule files as people break them: each says where, what is wrong and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from goiaudit.model.errors import RuleError
from goiaudit.rules import load_rules
from goiaudit.rules.check import check_rule
from goiaudit.rules.load import load_file
from tests.support.reports import shipped

SOUND = """\
- id: X1
  title: own
  check: requests[new, total] <= 10
"""


def rule(*lines: str) -> str:
    return SOUND + "".join(f"  {line}\n" for line in lines)


def check(expression: str, *lines: str) -> str:
    return SOUND.replace("requests[new, total] <= 10", expression) + "".join(
        f"  {line}\n" for line in lines
    )


Fault = tuple[str | bytes, int, int, str, str]
"""What stands in the file; line, column; words of the reason; words of the mend."""

NOT_YAML: dict[str, Fault] = {
    "a tab for spaces": (SOUND.replace("  title", "\ttitle"), 2, 1, "token", "not with tabs"),
    "a tab further in": (SOUND + "  tests:\n\t- pass: {}\n", 5, 1, "token", "not with tabs"),
    "a wrong indent": (SOUND.replace("  check", "   check"), 3, 9, "mapping", "indentation"),
    "an item that is not indented like the first": (
        SOUND + " - id: X2\n   title: own\n   check: 1 = year\n", 4, 2, "expected", "indentation",
    ),
    "a quote that is not closed": (rule('basis: "示例'), 5, 1, "end of stream", "quotes"),
    "a bracket that is not closed": (rule('forms: ["2021"'), 5, 1, "expected", "brackets"),
    "a brace that is not closed": (rule("title: {zh: 甲, en: a"), 5, 1, "expected", "brackets"),
    "a colon within a value": (rule("basis: form: 2021"), 4, 14, "mapping values", "in quotes"),
    "a full-width colon": (rule("basis：示例"), 5, 1, "could not find", "ASCII colon"),
    "an anchor": (SOUND.replace("title: own", "title: &t own"), 2, 10, "anchors", "write"),
    "an alias": (rule("basis: *t"), 4, 10, "anchors and aliases", ""),
    "aliases of aliases, which would grow without end": (
        "a: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
        "c: [*b, *b, *b, *b, *b, *b, *b, *b]\n",
        1, 4, "anchors", "write the value",
    ),
    "a merge key": ("- &base\n  id: X1\n- <<: *base\n  title: own\n", 1, 3, "anchors", "write"),
    "a tag that would run code": (
        SOUND.replace("own", "!!python/object/apply:os.system [id]"), 2, 10, "anchors", "write",
    ),
    "a control character": (SOUND.replace("own", "o\x07wn"), 2, 11, "U+0007", "delete it"),
    "another encoding": (SOUND.replace("own", "规则").encode("gb18030"), 1, 1, "UTF-8", "UTF-8"),
    "nesting without end": (SOUND + "  why: " + "[" * 5000 + "\n", 1, 1, "deep", "flatter"),
}  # fmt: skip
WRONG_SHAPE: dict[str, Fault] = {
    "a mapping for the list of rules": ("id: X1\ntitle: own\n", 1, 1, "list of rules", "- id:"),
    "a text for the list of rules": ("rules\n", 1, 1, "a list expected", "- "),
    "a list of lists": ("- - id: X1\n    title: own\n", 1, 3, "mapping expected", "key: value"),
    "a list of texts": ("- X1\n- X2\n", 1, 3, "mapping expected", "key: value"),
    "a key that stands twice": (rule("title: again"), 4, 3, "'title' stands twice", "line 2"),
    "an unknown key": (rule("servity: error"), 4, 3, "unknown key 'servity'", "severity"),
    "an id with a space": (SOUND.replace("X1", "X 1"), 1, 7, "an id is", "X001"),
    "an id that begins with a digit": (SOUND.replace("X1", "1X"), 1, 7, "an id is", "X001"),
    "no id": (SOUND.replace("id: X1", "name: x"), 1, 3, "'id' is missing", "id:"),
    "no title": (SOUND.replace("  title: own\n", ""), 1, 3, "'title' is missing", "title:"),
    "no check": (SOUND[: SOUND.index("  check")], 1, 3, "'check'", "check: "),
    "an empty check": (check(""), 3, 9, "text expected", "write"),
    "a check that is a mapping": (check("{a: b}"), 3, 11, "unknown key 'a'", "check"),
    "an empty title": (SOUND.replace("own", '""'), 2, 10, "text expected", "write"),
    "a title in no language": (SOUND.replace("own", "{fr: un}"), 2, 11, "unknown key", "zh, en"),
    "a wrong severity": (rule("severity: erorr"), 4, 13, "unknown severity", "error"),
    "a wrong family": (rule("family: balanse"), 4, 11, "unknown family", "balance"),
    "a wrong form": (rule("forms: [2020]"), 4, 10, "unknown form", "2019"),
    "a wrong method": (SOUND.replace("check: requests[new, total] <= 10", "method: solve"),
                       3, 11, "unknown method", "sole_candidate"),
    "a last severity with a condition": (
        rule("severity: [{when: year = 1, is: info}]"), 4, 13, "last severity", "add",
    ),
    "a test of no kind": (rule("tests:", "  - passes: {}"), 5, 7, "unknown key", "pass"),
    "a test of two kinds": (rule("tests:", "  - {pass: {}, fail: {}}"), 5, 7, "is one of", "write"),
    "tests that are no list": (rule("tests: {pass: {}}"), 4, 10, "a list expected", "- "),
    "a tolerance in words": (rule("tolerance: some"), 4, 14, "no tolerance", "1 %"),
    "a blank policy that is none": (rule("blanks: guess"), 4, 11, "unknown policy", "zero"),
    "text and check at once": (rule("text: {forbid: [错]}"), 1, 3, "either", "keep one"),
    "a pattern that is none": (
        SOUND[: SOUND.index("  check")] + "  text: {forbid: [{pattern: '(a'}]}\n",
        3, 30, "pattern", "",
    ),
}  # fmt: skip
WRONG_NAMES: dict[str, Fault] = {
    "a table": (check("requsts[new, total] <= 10"), 3, 10, "no table", "requests"),
    "a row": (check("requests[nwe, total] <= 10"), 3, 19, "no row", "new"),
    "a column": (check("requests[new, totl] <= 10"), 3, 24, "no column", "total"),
    "a fact": (check("yaer = 2023"), 3, 10, "no fact", "year"),
    "a word that a fact can be": (check("kind = ofice"), 3, 17, "no fact", "office"),
    "a function": (check("0 = blnk(requests[new, total])"), 3, 14, "no function", "blank"),
    "an observation": (check("0 = seen(perod.end)"), 3, 14, "no observation", "period"),
    "a group": (check("0 <= requests[$r, total]", "for: {r: requests.rws}"),
                4, 12, "no group", "rows"),
    "a group's table": (check("0 <= requests[$r, total]", "for: {r: requets.rows}"),
                        4, 12, "no table", "requests"),
    "a bound name": (check("0 <= requests[$rr, total]", "for: {r: requests.rows}"),
                     3, 24, "not bound", "r"),
    "a claim's address": (check("0 = claim(requests.nwe.total)"), 3, 14, "no row", "new"),
    "a rule in passes": (rule("severity: [{when: passes(T30), is: info}, error]"),
                         1, 7, "names no rule", "T3"),
}  # fmt: skip
WRONG_GRAMMAR: dict[str, Fault] = {
    "a bracket left open": (check("'requests[new, total <= 10'"), 3, 31, "expected", "]"),
    "a parenthesis left open": (check("sum(requests[new, *] <= 10"), 3, 31, "expected", ")"),
    "a parenthesis too many": (check("requests[new, total]) <= 10"), 3, 30, "expected", "no '('"),
    "two signs for equal": (check("requests[new, total] == 10"), 3, 32, "expected", "write ="),
    "a sign of another language": (check("requests[new, total] => 10"), 3, 32, "expected", ">="),
    "a full-width sign": (check("requests[new, total] ≤ 10"), 3, 31, "not part", "ASCII"),
    "no comparison": (check("requests[new, total]"), 3, 30, "expected before the end", "<="),
    "a fraction": (check("requests[new, total] <= 0.5"), 3, 35, "", "2 *"),
    "a product of two cells": (
        check("requests[new, total] * requests[new, total] = 0"), 3, 31, "number * term", "first",
    ),
    "something left over": (check("1 = year 2023"), 3, 19, "left over", "and"),
    "a number too large": (check("1 = 12345678901234567890"), 3, 14, "digits", ""),
}  # fmt: skip
FAULTS = {
    f"{kind}: {name}": fault
    for kind, faults in (
        ("yaml", NOT_YAML), ("shape", WRONG_SHAPE), ("name", WRONG_NAMES),
        ("grammar", WRONG_GRAMMAR),
    )
    for name, fault in faults.items()
}  # fmt: skip


def load(path: Path) -> None:
    """As load_rules() does it, without reading the pack again for every file."""
    rules = load_file(path, str(path))
    known = {**shipped().by_id, **{rule.id: rule for rule in rules}}
    for rule in rules:
        check_rule(rule, known)


@pytest.mark.parametrize("name", FAULTS)
def test_broken_file_says_where_what_and_how_to_mend_it(name: str, tmp_path: Path) -> None:
    content, line, column, reason, mend = FAULTS[name]
    path = tmp_path / "own.yml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)

    with pytest.raises(RuleError) as caught:
        load(path)

    error = caught.value
    assert str(error).startswith(f"{path}:{line}:{column}: "), str(error)
    assert reason in error.problem, str(error)
    assert error.hint, f"no mend: {error}"
    assert mend in error.hint, str(error)


def test_id_that_stands_twice_in_a_file_names_the_first(tmp_path: Path) -> None:
    path = tmp_path / "own.yml"
    path.write_text(SOUND + SOUND, encoding="utf-8")

    with pytest.raises(RuleError) as caught:
        load_rules([path])

    assert str(caught.value) == (
        f"{path}:4:7: rule 'X1' stands twice (first at {path}:1:7)"
    )  # fmt: skip


def test_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "own.yml"
    path.write_bytes(b"\xef\xbb\xbf" + SOUND.encode())

    assert "X1" in load_rules([path]).by_id


@pytest.mark.parametrize("content", ["", "\n", "# nothing yet\n", "---\n"])
def test_empty_file_holds_no_rules(content: str, tmp_path: Path) -> None:
    path = tmp_path / "own.yml"
    path.write_text(content, encoding="utf-8")

    assert set(load_rules([path]).by_id) == set(load_rules().by_id)


def test_first_fault_of_several_files_is_told_and_nothing_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(SOUND, encoding="utf-8")
    (tmp_path / "b.yml").write_text(rule("family: balanse"), encoding="utf-8")

    with pytest.raises(RuleError, match=r"b\.yml:4:11"):
        load_rules([tmp_path])
