"""The JSON Schema of rule files: the pack is valid, broken files are not."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import jsonschema
import pytest
import yaml

from goiaudit.audit.examples import OTHERS, SETUP_KEYS
from goiaudit.audit.ruletests import EXPECT_KEYS
from goiaudit.definitions.facts import catalogue
from goiaudit.definitions.forms import forms
from goiaudit.definitions.pack import pack_root, yaml_files
from goiaudit.definitions.yamlfile import load_yaml
from goiaudit.output.rulebook.start import starting_file
from goiaudit.output.schema import schema_text
from goiaudit.rules.load import RULE_KEYS
from goiaudit.rules.rule import FAMILIES

DEFINITIONS = ("forms", "vocabulary", "facts.yml")
RULE_FILES = [
    path
    for path in yaml_files(pack_root())
    if path.relative_to(pack_root()).parts[0] not in DEFINITIONS
]


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(schema_text("rules"))
    return found


@lru_cache(maxsize=1)
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema())


def faults(source: str) -> list[str]:
    """What is wrong with a rule file whose scalars are all read as text."""
    document = yaml.load(source, Loader=yaml.BaseLoader)
    return [error.message for error in validator().iter_errors(document)]


def test_schema_is_a_schema_of_2020_12() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.stem)
def test_shipped_rule_file_is_valid_when_everything_is_read_as_text(path: Any) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.stem)
def test_shipped_rule_file_is_valid_when_numbers_are_read_as_numbers(path: Any) -> None:
    document = json.loads(json.dumps(load_yaml(path).plain(), default=float))

    assert [error.message for error in validator().iter_errors(document)] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_starting_file_is_valid(lang: str) -> None:
    assert faults(starting_file(lang)) == []


def test_empty_file_is_valid() -> None:
    assert faults("") == []


def test_schema_names_what_the_loader_knows() -> None:
    rule = schema()["$defs"]["rule"]["properties"]
    setup = schema()["$defs"]["setup"]["anyOf"][0]["properties"]
    test = rule["tests"]["items"]["properties"]
    report = schema()["$defs"]["report"]["anyOf"][0]["properties"]
    facts = report["facts"]["anyOf"][0]["properties"]

    assert tuple(rule) == RULE_KEYS
    assert tuple(setup) == (*SETUP_KEYS, *OTHERS)
    assert tuple(test["expect"]["properties"]) == EXPECT_KEYS
    assert tuple(rule["family"]["enum"]) == FAMILIES
    assert {str(form) for form in rule["forms"]["anyOf"][0]["enum"]} == set(forms())
    assert {key.partition("[")[0] for key in facts} == set(catalogue().facts)
    assert set(report["seen"]["anyOf"][0]["properties"]) == set(catalogue().observations)


RULE = """\
- id: X1
  title: {zh: 甲, en: one}
  check: requests[new, total] <= 10
  tests:
    - pass: {requests: {new: {total: 1}}, claims: [{cell: requests.new.total, value: 1}]}
    - fail: {facts: {signed: 2024-01-05}, seen: {period: [{start: 2023-01-01}]}}
      expect: {count: 1, severity: warning}
"""


def test_rule_that_the_broken_ones_begin_with_is_valid() -> None:
    assert faults(RULE) == []


def plus(line: str) -> tuple[str, str]:
    """The rule with one more line."""
    return "  tests:", f"  {line}\n  tests:"


def instead(line: str) -> tuple[str, str]:
    """The rule with another line for its check."""
    return "check: requests[new, total] <= 10", line


BROKEN = {
    "no list": (RULE, "id: X1\ntitle: a\ncheck: b\n"),
    "a list of lists": (RULE, "- - id: X1\n"),
    "no id": ("id: X1", "name: x1"),
    "a bad id": ("id: X1", "id: 1 X"),
    "no title": ("  title: {zh: 甲, en: one}\n", ""),
    "a title in an unknown language": ("{zh: 甲, en: one}", "{zh: 甲, fr: un}"),
    "an unknown key": plus("servity: error"),
    "an unknown severity": plus("severity: erorr"),
    "an unknown severity in a list": plus("severity: [{when: year = 1, is: bad}, info]"),
    "a severity for an unknown organ": plus("severity: {vilage: info, default: info}"),
    "an unknown family": plus("family: balanse"),
    "an unknown form": plus("forms: ['2020']"),
    "an unknown group": plus("for: {c: requests.colums}"),
    "an unknown method": instead("method: guess"),
    "check and text at once": plus("text: {forbid: [错]}"),
    "neither check nor text": ("  check: requests[new, total] <= 10\n", ""),
    "a full-width comma in a check": ("requests[new, total] <= 10", "requests[new，total] <= 10"),
    "a text rule that says nothing": instead("text: {in: overview}"),
    "an unknown place of a text rule": instead("text: {in: oveview, forbid: [错]}"),
    "a test of an unknown kind": ("- pass:", "- passes:"),
    "a test of two kinds": ("- pass:", "- unknown: {}\n      pass:"),
    "an unknown row in a test": ("{new: {total: 1}}", "{nwe: {total: 1}}"),
    "an unknown column in a test": ("{new: {total: 1}}", "{new: {totl: 1}}"),
    "an unknown claim": ("cell: requests.new.total", "cell: requests.nwe.total"),
    "a claim without a value": (", value: 1}", "}"),
    "an unknown fact": ("facts: {signed:", "facts: {singed:"),
    "a date that is none": ("2024-01-05", "5 January"),
    "an unknown observation": ("seen: {period:", "seen: {perod:"),
    "an unknown field of an observation": ("[{start:", "[{strat:"),
    "an unknown expectation": ("expect: {count: 1", "expect: {cuont: 1"),
    "a tolerance in words": plus("tolerance: some"),
    "an unknown blank policy": plus("blanks: guess"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_broken_rule_file_is_refused(name: str) -> None:
    old, new = BROKEN[name]
    assert old in RULE

    assert faults(RULE.replace(old, new)) != []
