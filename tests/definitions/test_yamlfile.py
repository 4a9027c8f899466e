from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from goiaudit.definitions.yamlfile import Node, load_yaml, nearest, parse_yaml
from goiaudit.model.errors import Mark, RuleError


def fault(source: str) -> RuleError:
    with pytest.raises(RuleError) as caught:
        parse_yaml(source, "own.yml")
    return caught.value


MALFORMED = {
    "a key that stands twice": ("id: A\nid: B\n", 2, 1, "'id' stands twice", "line 1"),
    "a key that stands twice further in": (
        "- id: A\n  title: a\n  title: b\n", 3, 3, "'title' stands twice", "line 2",
    ),
    "a key that stands twice in braces": ("a: {b: 1, b: 2}\n", 1, 11, "'b' stands twice", "line 1"),
    "a tab as indentation": ("id: A\n\ttitle: a\n", 2, 1, "\\t", "spaces, not with tabs"),
    "a tab in a list": ("- id: A\n-\tid: B\n\ttitle: c\n", 2, 2, "", "spaces, not with tabs"),
    "a full-width colon in a mapping": ("id: A\ntitle：甲\nname: b\n", 3, 1, "", ""),
    "a full-width colon in its last line": ("id: A\ntitle：甲\n", 3, 1, "", ""),
    "an anchor": ("id: &a T1\n", 1, 5, "anchors and aliases", "in quotes"),
    "an alias": ("id: *a\n", 1, 5, "anchors and aliases", "in quotes"),
    "an anchor at the first value": ("&a\nid: A\n", 1, 1, "anchors and aliases", "in quotes"),
    "a quote that is not closed": (
        "id: A\ntitle: 'never closed\n", 3, 1, "end of stream", "quotes",
    ),
    "a double quote that is not closed": (
        'id: A\ntitle: "never closed\n', 3, 1, "end of stream", "quotes",
    ),
    "a bracket that is not closed": ("forms: [a, b\nid: A\n", 2, 3, "',' or ']'", "brackets"),
    "a brace that is not closed": ("for: {c: a\nid: A\n", 2, 3, "',' or '}'", "brackets"),
    "a value with a colon in it": ("title: a: b\n", 1, 9, "not allowed here", "in quotes"),
    "a value that begins with a percent sign": ("title: %a\n", 1, 8, "cannot start", "in quotes"),
    "a value that begins with an at sign": ("title: @a\n", 1, 8, "cannot start", "in quotes"),
    "a value that begins with a grave accent": ("title: `a\n", 1, 8, "cannot start", "in quotes"),
    "indentation that goes back too far": ("a:\n    b: 1\n  c: 2\n", 3, 3, "", "indentation"),
    "a list inside a mapping": ("id: A\n- b\n", 2, 1, "", "indentation"),
    "text after a closed quote": ("title: 'a' b\n", 1, 12, "", "quotes"),
    "a second document": ("id: A\n---\nid: B\n", 2, 1, "another document", "indentation"),
    "a key that is a list": ("[a, b]: c\n", 1, 1, "plain word", ""),
    "an unknown escape": ('title: "a\\q"\n', 1, 11, "unknown escape", ""),
    "a control character": ("id: A\ntitle: a\x07b\n", 2, 9, "does not allow (U+0007)", "delete"),
}  # fmt: skip


@pytest.mark.parametrize("name", MALFORMED)
def test_malformed_yaml_gives_line_column_reason_and_mend(name: str) -> None:
    source, line, column, reason, mend = MALFORMED[name]

    error = fault(source)

    assert (error.mark.path, error.mark.line, error.mark.column) == ("own.yml", line, column)
    assert reason in error.problem
    assert mend in error.hint
    assert str(error).startswith(f"own.yml:{line}:{column}: ")


@pytest.mark.parametrize("source", ["id: A\ntitle：甲\nname: b\n", "id: A\ntitle：甲\n"])
def test_full_width_colon_is_named_as_the_cause(source: str) -> None:
    assert fault(source).hint == "write the ASCII colon ': ', not '：'"


def test_brackets_nested_a_thousand_deep_are_refused_and_do_not_crash() -> None:
    error = fault("a: " + "[" * 5000)

    assert error.mark.path == "own.yml"


@pytest.mark.parametrize("source", ["- " * 20_000 + "x\n", "[" * 20_000 + "]" * 20_000 + "\n"])
def test_lists_that_nest_and_close_properly_are_refused_too(source: str) -> None:
    assert fault(source).problem == "nested too deeply"


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "true", "False", "2024-01-31", "1e3"])
def test_words_that_plain_yaml_would_turn_into_something_else_stay_text(word: str) -> None:
    assert parse_yaml(f"a: {word}\n", "own.yml").mapping()["a"].value == word


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7", 7),
        ("-7", -7),
        ("0", 0),
        ("3.50", Decimal("3.50")),
        ("007", "007"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("'7'", "7"),
        ('"2021"', "2021"),
        ("null", None),
        ("~", None),
        ("", None),
        ("'null'", "null"),
    ],
)
def test_scalars_are_integers_decimals_null_or_text(written: str, value: object) -> None:
    assert parse_yaml(f"a: {written}\n", "own.yml").mapping()["a"].plain() == value


def test_every_value_and_every_key_knows_its_place() -> None:
    root = parse_yaml("- id: A\n  for: {c: x, d: y}\n- id: 'B'\n", "own.yml")

    first, second = root.items()
    assert first.mapping()["for"].mapping()["d"].mark == Mark("own.yml", 2, 18)
    assert (first.key_marks or {})["for"] == Mark("own.yml", 2, 3)
    assert second.mapping()["id"].mark == Mark("own.yml", 3, 7)


def test_an_empty_text_is_a_null() -> None:
    assert parse_yaml("# only a comment\n", "own.yml") == Node(None, Mark("own.yml", 1, 1))


def test_plain_data_has_no_marks() -> None:
    assert parse_yaml("a: [1, x, {b: 2.5}]\n", "f").plain() == {
        "a": [1, "x", {"b": Decimal("2.5")}]
    }


def test_unknown_key_names_the_nearest_known_one_and_stands_at_the_key() -> None:
    node = parse_yaml("id: A\nservity: error\n", "own.yml")

    with pytest.raises(RuleError) as caught:
        node.mapping(("id", "severity"))

    assert str(caught.value) == "own.yml:2:1: unknown key 'servity' (did you mean severity?)"


def test_unknown_key_far_from_every_known_one_lists_them() -> None:
    with pytest.raises(RuleError, match=r"known: id, title"):
        parse_yaml("zzz: 1\n", "own.yml").mapping(("id", "title"))


def test_missing_key_is_named() -> None:
    with pytest.raises(RuleError, match=r"own\.yml:1:1: key 'title' is missing"):
        parse_yaml("id: A\n", "own.yml").mapping(("id", "title"), required=("id", "title"))


@pytest.mark.parametrize(
    ("source", "method", "reason"),
    [
        ("a: []\n", "text", "text expected"),
        ("a:\n", "text", "text expected"),
        ("a: x\n", "integer", "whole number"),
        ("a: 1.5\n", "integer", "whole number"),
        ("a: x\n", "items", "a list expected"),
        ("a: [1]\n", "mapping", "a mapping expected"),
        ("a: {b: [{}]}\n", "texts", "text expected"),
    ],
)
def test_value_of_another_kind_is_refused_where_it_stands(
    source: str, method: str, reason: str
) -> None:
    node = parse_yaml(source, "own.yml").mapping()["a"]

    with pytest.raises(RuleError, match=reason) as caught:
        getattr(node, method)()

    assert caught.value.mark.line == 1


def test_texts_take_one_text_or_a_list_of_them() -> None:
    root = parse_yaml("a: x\nb: [x, 2021]\n", "own.yml").mapping()

    assert root["a"].texts() == ("x",)
    assert root["b"].texts() == ("x", "2021")


def test_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.yml"
    path.write_bytes("id: 甲\n".encode("utf-8-sig"))

    assert load_yaml(path).mapping()["id"].text() == "甲"


def test_file_in_another_encoding_says_so(tmp_path: Path) -> None:
    path = tmp_path / "own.yml"
    path.write_bytes("id: 甲\n".encode("gb18030"))

    with pytest.raises(RuleError, match=r"x\.yml:1:1: is not UTF-8 \(save it as UTF-8\)"):
        load_yaml(path, "x.yml")


def test_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"none\.yml:1:1: cannot be read: No such file"):
        load_yaml(tmp_path / "none.yml")


def test_nearest_name_is_empty_where_none_is_near() -> None:
    assert nearest("requets", ["requests", "disputes"]) == "did you mean requests?"
    assert nearest("zzz", ["requests", "disputes"]) == ""


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "{a: " * 50_000, "- " * 20_000 + "x", "a: " + "[" * 101 + "]" * 101],
    ids=["lists", "mappings", "lists in blocks", "one level too many"],
)
def test_what_is_nested_without_end_is_refused_before_it_is_read(text: str) -> None:
    with pytest.raises(RuleError) as caught:
        parse_yaml(text, "own.yml")

    assert "nested too deeply" in caught.value.problem


def test_brackets_in_quotes_are_no_nesting() -> None:
    pattern = "[" * 300

    assert parse_yaml(f"a: '{pattern}'", "own.yml").plain() == {"a": pattern}


def test_number_without_end_stays_text() -> None:
    assert parse_yaml("a: " + "9" * 5000, "own.yml").plain() == {"a": "9" * 5000}


def test_half_a_character_is_refused_at_its_place() -> None:
    with pytest.raises(RuleError) as caught:
        parse_yaml('a:\n  b: "\\ud800"\n', "own.yml")

    assert (caught.value.mark.line, caught.value.mark.column) == (2, 6)
