from __future__ import annotations

from pathlib import Path

import pytest

from goiaudit.model.errors import RuleError
from goiaudit.rules import RuleSet, load_rules
from tests.support.reports import own_rules, shipped


def loaded(folder: Path, text: str) -> RuleSet:
    """The pack with the rules of one file, the long way."""
    path = folder / "own.yml"
    path.write_text(text, encoding="utf-8")
    return load_rules([path])


def fault(folder: Path, text: str) -> RuleError:
    with pytest.raises(RuleError) as caught:
        own_rules(folder, text)
    return caught.value


def checked(expression: str, *lines: str) -> str:
    """A rule file whose check stands in line 3 from column 10 on."""
    return "\n".join(["- id: X1", "  title: own", f"  check: {expression}", *lines, ""])


MISSPELT = {
    "a row": (checked("0 <= requests[nwe, total]"), 3, 24, "'nwe' is no row of requests", "new"),
    "a column": (
        checked("0 <= requests[new, totl]"), 3, 29, "'totl' is no column of requests", "total",
    ),
    "a row in dots": (checked("0 <= requests.nwe.total"), 3, 15, "'nwe' is no row", "new"),
    "a table in dots": (checked("0 <= requsts.new.total"), 3, 15, "no table", "requests"),
    "a derived row": (
        checked("0 <= requests[denid.*, total]"), 3, 24, "'denid' is no row", "denied",
    ),
    "a derived column": (
        checked("0 <= requests[new, legal_persn]"), 3, 29, "no column", "legal_person",
    ),
    "a row of another table": (checked("0 <= disputes[revew, total]"), 3, 24, "no row", "review"),
    "a group of rows in brackets": (
        checked("0 <= requests[result, total]"), 3, 24, "'result' is no row", "results",
    ),
    "a row taken away": (
        checked("0 <= sum(requests[results - grantd, total])"), 3, 28, "'grantd'", "granted",
    ),
    "a fact": (checked("1 = yaer"), 3, 14, "'yaer' is no fact", "year"),
    "the index of a fact": (
        checked("1 = section_body[problms]"), 3, 14, "has no 'problms'", "problems",
    ),
    "a word": (checked("kind = ofice"), 3, 17, "'ofice' is no fact", "office"),
    "a word in a list": (checked("level in (county, twnship)"), 3, 28, "'twnship'", "township"),
    "a function": (checked("0 = blnk(requests[new, total])"), 3, 14, "no function", "blank"),
    "a claim's table": (
        checked("0 = claim(requets.new.total)"), 3, 14, "begin with a table", "requests",
    ),
    "a claim's row": (checked("0 = claim(requests.nwe.total)"), 3, 14, "'nwe' is no row", "new"),
    "a claim's column": (
        checked("0 = claim(requests.new.totl)"), 3, 14, "'totl' is no column", "total",
    ),
    "an observation": (checked("0 = seen(perod.end)"), 3, 14, "no observation", "period"),
    "a field of an observation": (checked("0 = seen(period.ned)"), 3, 14, "no field 'ned'", "end"),
    "a bound name": (
        checked("0 <= requests[$rr, total]", "  for: {r: requests.rows}"), 3, 24, "not bound", "r",
    ),
    "a word that a bound name is compared with": (
        checked("0 <= requests[$r, total] or $r = nwe", "  for: {r: requests.rows}"),
        3, 43, "'nwe' is no row", "new",
    ),
    "a key": (checked("1 = year", "  servity: error"), 4, 3, "unknown key 'servity'", "severity"),
    "a family": (checked("1 = year", "  family: balanse"), 4, 11, "unknown family", "balance"),
    "a severity": (checked("1 = year", "  severity: eror"), 4, 13, "unknown severity", "error"),
    "a severity with a condition": (
        checked("1 = year", "  severity: [{when: year = 1, is: inf}, error]"),
        4, 35, "unknown severity", "info",
    ),
    "a form": (checked("1 = year", '  forms: ["2020"]'), 4, 10, "unknown form '2020'", "2019"),
    "a group": (
        checked("0 <= requests[$r, total]", "  for: {r: requests.rws}"),
        4, 12, "'requests.rws' is no group", "rows",
    ),
    "a group's table": (
        checked("0 <= requests[$r, total]", "  for: {r: requets.rows}"),
        4, 12, "'requets' is no table", "requests",
    ),
    "a group without a table": (
        checked("1 = table_present[$t]", "  for: {t: table}"),
        4, 12, "'table' is no group", "tables",
    ),
    "a member taken away from a group": (
        checked("0 <= requests[new, $c]", "  for: {c: requests.columns - totl}"),
        4, 12, "'totl' is not in the group", "total",
    ),
    "a kind of test": (
        checked("1 = year", "  tests:", "    - pas: {}"), 5, 7, "unknown key 'pas'", "pass",
    ),
    "a rule in passes": (
        checked("1 = year", "  severity: [{when: passes(T30), is: info}, error]"),
        1, 7, "passes(T30) names no rule", "T3",
    ),
    "a name in when": (
        checked("1 = year", "  when: yeer = 2020"), 4, 9, "'yeer' is no", "year",
    ),
    "a name in a condition of severity": (
        checked("1 = year", "  severity: [{when: yeer = 1, is: info}, error]"),
        4, 21, "'yeer' is no", "year",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MISSPELT)
def test_misspelt_name_stops_the_load_with_its_place_and_the_nearest_name(
    name: str, tmp_path: Path
) -> None:
    text, line, column, reason, near = MISSPELT[name]

    error = fault(tmp_path, text)

    assert Path(error.mark.path).name == "own.yml"
    assert (error.mark.line, error.mark.column) == (line, column), str(error)
    assert reason in error.problem
    assert near in error.hint


WRONG = {
    "neither check nor method": ("- id: X1\n  title: own\n", 1, 3, "'check', 'text' or 'method'"),
    "both check and method": (
        checked("1 = year", "  method: sole_candidate"), 1, 3, "'check', 'text' or 'method'",
    ),
    "no title": ("- id: X1\n  check: 1 = year\n", 1, 3, "key 'title' is missing"),
    "no id": ("- title: own\n  check: 1 = year\n", 1, 3, "key 'id' is missing"),
    "an id that is a number": ("- id: 7\n  title: own\n  check: 1 = year\n", 1, 7, "an id is"),
    "an id with a space": ("- id: X 1\n  title: own\n  check: 1 = year\n", 1, 7, "an id is"),
    "an unknown method": ("- id: X1\n  title: own\n  method: magic\n", 3, 11, "unknown method"),
    "a mapping for a list": ("id: X1\ntitle: own\ncheck: 1 = year\n", 1, 1, "is a list of rules"),
    "a text for a list": ("rules go here\n", 1, 1, "a list expected"),
    "an empty check": ("- id: X1\n  title: own\n  check:\n", 3, 9, "text expected"),
    "a last severity with a condition": (
        checked("1 = year", "  severity: [{when: year = 1, is: info}]"), 4, 13, "last severity",
    ),
    "a last message with a condition": (
        checked("1 = year", "  message: [{when: year = 1, zh: a, en: b}]"), 4, 12, "last message",
    ),
    "a message in one language": (checked("1 = year", "  message: {zh: a}"), 4, 12, "'en'"),
    "a cell that one form lacks": (
        checked("0 <= requests[other_misc, total]"), 3, 24, "'other_misc' is no row",
    ),
    "three names bound at once": (
        checked("1 = year", '  for: {"a, b, c": requests.parts}'), 4, 9, "cannot be bound",
    ),
    "a name with a dash bound": (
        checked("1 = year", "  for: {a-b: requests.parts}"), 4, 9, "cannot be bound",
    ),
    "a group with a slip of the pen": (
        checked("1 = year", "  for: {r: requests rows}"), 4, 12, "'requests rows' is no group",
    ),
    "passes in a check": (checked("passes(T301)"), 3, 10, "not in the check"),
    "a claim and an observation in one rule": (
        checked("claim(requests.new.total) = seen(breakdown.total)"), 3, 10, "one claim or one",
    ),
    "a fact without its index": (checked("1 = section_body"), 3, 14, "is used wrongly"),
    "an index for a plain fact": (checked("1 = year[new]"), 3, 14, "is used wrongly"),
    "a test of two kinds": (
        checked("1 = year", "  tests:", "    - {pass: {}, fail: {}}"), 5, 7, "a test is one of",
    ),
    "a short claim address": (checked("0 = claim(requests.new)"), 3, 14, "table.row.column"),
    "a month too many": (checked("date(year, 13, 1) <= signed"), 3, 10, "no day 13-1"),
    "a date of no year": (checked("date(2020, 1, 1) <= signed"), 3, 10, "write date(year"),
    "a bound name compared by size": (
        checked("0 <= requests[$r, total] or $r < new", "  for: {r: requests.rows}"),
        3, 38, "= or !=",
    ),
    "counts of another year": (
        checked("0 = blank(previous.requests[new, *])"), 3, 14, "cells of this report only",
    ),
    "the shape of two rows": (
        checked("7 = values(requests[results, *])"), 3, 14, "cells of one row",
    ),
    "lists of different length": (
        checked("0 = differs(requests[new, *], requests[results, total])"), 3, 14, "same length",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_wrong_rule_stops_the_load_with_its_place_and_reason(name: str, tmp_path: Path) -> None:
    text, line, column, reason = WRONG[name]

    error = fault(tmp_path, text)

    assert (error.mark.line, error.mark.column) == (line, column), str(error)
    assert reason in error.problem


def test_cell_of_one_form_only_tells_how_to_limit_the_rule(tmp_path: Path) -> None:
    error = fault(tmp_path, checked("0 <= requests[other_misc, total]"))

    assert error.hint == 'only form 2021 has it: add forms: ["2021"]'
    assert own_rules(tmp_path, checked("0 <= requests[other_misc, total]", '  forms: ["2021"]'))


def test_one_bad_rule_keeps_the_good_ones_of_its_file_out_too(tmp_path: Path) -> None:
    good = checked("1 = year")

    assert "X1" in loaded(tmp_path, good).by_id
    with pytest.raises(RuleError, match="nwe"):
        loaded(tmp_path, good + checked("0 <= requests[nwe, total]").replace("X1", "X2"))


def test_one_bad_file_keeps_the_others_out_too(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(checked("1 = year"), encoding="utf-8")
    (tmp_path / "b.yml").write_text("- id: X2\n  titel: own\n", encoding="utf-8")

    with pytest.raises(RuleError, match=r"b\.yml:2:3: unknown key 'titel'"):
        load_rules([tmp_path])


def test_id_that_stands_twice_in_a_file_names_the_first_place(tmp_path: Path) -> None:
    with pytest.raises(RuleError) as caught:
        loaded(tmp_path, checked("1 = year") + checked("2 = year"))

    error = caught.value
    assert (error.mark.line, error.mark.column) == (4, 7)
    assert error.problem == "rule 'X1' stands twice"
    assert error.hint.endswith("own.yml:1:7")


def test_user_file_replaces_a_shipped_rule_of_the_same_id(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        "- id: T309\n  title: 本地口径\n  severity: info\n"
        "  check: requests[handled_total, total] >= 0\n",
    )

    rule = found.by_id["T309"]
    assert rule.title.zh == rule.title.en == "本地口径"
    assert rule.worst_severity == "info"
    assert rule.family == "custom"
    assert rule.origin.endswith("own.yml")


def test_later_user_file_replaces_an_earlier_one(tmp_path: Path) -> None:
    first, second = tmp_path / "1.yml", tmp_path / "2.yml"
    first.write_text(checked("1 = year"), encoding="utf-8")
    second.write_text(checked("2 = year"), encoding="utf-8")

    assert load_rules([first, second]).by_id["X1"].check_text == "2 = year"
    assert load_rules([second, first]).by_id["X1"].check_text == "1 = year"


def test_folder_is_loaded_whole_and_other_files_in_it_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.yml").write_text(checked("1 = year"), encoding="utf-8")
    (tmp_path / "sub" / "b.yaml").write_text(
        checked("1 = year").replace("X1", "X2"), encoding="utf-8"
    )
    (tmp_path / "notes.txt").write_text("not: [a rule", encoding="utf-8")
    (tmp_path / "empty.yml").write_text("", encoding="utf-8")

    assert {"X1", "X2"} <= set(RuleSet.load(tmp_path).by_id)


def test_public_name_takes_paths_as_text(tmp_path: Path) -> None:
    path = tmp_path / "own.yml"
    path.write_text(checked("1 = year"), encoding="utf-8")

    assert set(RuleSet.load(str(path)).by_id) - set(RuleSet.load().by_id) == {"X1"}


def test_file_that_is_not_there_stops_the_load(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"none\.yml:1:1: cannot be read"):
        RuleSet.load(tmp_path / "none.yml")


def test_rules_come_in_order_of_id() -> None:
    assert [rule.id for rule in shipped().rules] == sorted(shipped().by_id)


def test_what_a_rule_leaves_out_has_a_default(tmp_path: Path) -> None:
    rule = own_rules(tmp_path, checked("1 = year")).by_id["X1"]

    assert (rule.family, rule.worst_severity, rule.forms, rule.message) == (
        "custom", "warning", (), (),
    )  # fmt: skip


def test_rules_are_selected_by_id_prefix_and_family() -> None:
    pack = shipped()

    assert list(pack.select(["T301"]).by_id) == ["T301"]
    assert set(pack.select(["T4"]).by_id) == {key for key in pack.by_id if key.startswith("T4")}
    assert list(pack.select(["row_total"]).by_id) == ["T302"]
    assert "T301" not in pack.select(ignore=["balance"]).by_id
    assert list(pack.select(["T3"], ["T30", "T31"]).by_id) == []


@pytest.mark.parametrize("key", ["severity", "message"])
def test_empty_list_of_cases_is_refused(key: str, tmp_path: Path) -> None:
    error = fault(tmp_path, checked("1 = year", f"  {key}: []"))

    assert error.mark.line == 4


@pytest.mark.parametrize("check", ["0 <= $t[new, total]", "0 = claim($t.new.total)"])
def test_name_that_fails_for_a_later_binding_stops_the_load(check: str, tmp_path: Path) -> None:
    fault(tmp_path, checked(check, "  for: {t: tables}"))


@pytest.mark.parametrize("check", ["kind = county", "level in (office)", "year = office"])
def test_word_that_the_fact_can_never_be_is_refused(check: str, tmp_path: Path) -> None:
    fault(tmp_path, checked(check))


def test_day_that_no_year_has_is_refused(tmp_path: Path) -> None:
    fault(tmp_path, checked("date(year, 2, 30) <= signed"))


def test_misspelt_index_of_a_fact_in_a_test_is_refused(tmp_path: Path) -> None:
    text = checked("1 = section_body[problems]", "  tests:", "    - pass:")
    fault(tmp_path, text + '        facts: {"section_body[problms]": 1}\n')


def test_hidden_files_and_folders_hold_no_rules(tmp_path: Path) -> None:
    (tmp_path / ".github").mkdir()
    for name in (".github/ci.yml", ".draft.yml"):
        (tmp_path / name).write_text("on: push\n", encoding="utf-8")
    rule = "- {id: X1, title: x, check: 'requests[new, total] <= 1'}\n"
    (tmp_path / "own.yml").write_text(rule, encoding="utf-8")

    assert "X1" in load_rules([tmp_path]).by_id
