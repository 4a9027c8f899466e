"""What a rule still lacks: metadata, both languages, tests, fields that nothing fills.

Every problem has a code and the values that its words need; the words stand in the output.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from goiaudit.definitions.facts import catalogue
from goiaudit.definitions.lasting import lasting
from goiaudit.definitions.yamlfile import Node, nearest
from goiaudit.model.errors import Mark
from goiaudit.rules.lint_cases import dead_cases
from goiaudit.rules.lint_names import (
    fields_filled,
    observations_read,
    unread_facts,
    unused_bindings,
    unused_definitions,
    unused_words,
)
from goiaudit.rules.rule import Rule, RuleSet
from goiaudit.rules.walk import messages

FAMILIES_OF = {
    "T2": ("value", "plausibility", "structure"),
    "T3": ("balance", "row_total", "subtotal", "value", "structure", "plausibility",
           "narrative_table"),
    "T4": ("dispute_total", "value", "structure", "plausibility"),
    "N": ("narrative_table", "narrative_sum", "narrative_conflict", "percentage", "plausibility",
          "structure"),
    "F": ("structure",),
    "D": ("identity", "timeliness"),
    "Y": ("cross_year", "plausibility", "duplicate", "identity"),
    "P": ("rollup", "identity"),
    "C": ("duplicate", "plausibility"),
    "Q": ("structure", "value"),
}  # fmt: skip
"""Families of the shipped rules by the beginning of their ids (domain chapter 4)."""
_SHIPPED_ID = re.compile(r"(T[234]|[NFDYPCQ])[0-9]{2,3}")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PLACEHOLDER = re.compile(r"\{([a-z_]+)(?:\[([a-z_]+)\])?\}")


@dataclass(frozen=True, slots=True)
class Problem:
    """One shortcoming with its place; ``advice`` is worth reading but no fault."""

    mark: Mark
    rule: str
    code: str
    values: Mapping[str, str] = field(default_factory=dict)
    advice: bool = False


@lasting()
def lint(ruleset: RuleSet) -> list[Problem]:
    """Every shortcoming of every rule, in order of rules; then what no rule makes use of."""
    found = [problem for rule in ruleset.rules for problem in _problems(rule)]
    for mark, code, name in unused_definitions(ruleset):
        found.append(Problem(mark, "", code, {"name": name}, advice=True))
    return found


def _problems(rule: Rule) -> Iterator[Problem]:
    for mark, code, values in (
        *_metadata(rule),
        *_languages(rule),
        *_tests(rule),
        *_placeholders(rule),
        *_unused(rule),
    ):
        yield Problem(mark or rule.mark, rule.id, code, values)
    for mark, code, values in dead_cases(rule):
        yield Problem(mark, rule.id, code, values)


Told = tuple[Mark | None, str, dict[str, str]]


def _metadata(rule: Rule) -> Iterator[Told]:
    for key in ("name", "basis", "why", "false_alarms"):
        if not getattr(rule, key):
            yield None, "missing", {"key": key}
    if rule.name and not _SLUG.fullmatch(rule.name):
        yield None, "slug", {"name": rule.name}
    match = _SHIPPED_ID.match(rule.id)
    if match and rule.family not in FAMILIES_OF[match[1]]:
        families = ", ".join(FAMILIES_OF[match[1]])
        yield None, "family", {"family": rule.family, "start": match[1], "families": families}


def _languages(rule: Rule) -> Iterator[Told]:
    for key in ("title", "why", "false_alarms"):
        label = getattr(rule, key)
        if label is not None and label.zh == label.en:
            yield None, "language", {"key": key}
    for case in messages(rule):
        if case.text.zh == case.text.en:
            yield case.source.mark, "language", {"key": "message"}


def _tests(rule: Rule) -> Iterator[Told]:
    kinds = {test.kind for test in rule.tests}
    for kind in ("pass", "fail"):
        if kind not in kinds:
            yield None, "no_test", {"kind": kind}
    first: dict[str, int] = {}
    for number, test in enumerate(rule.tests, 1):
        setup = repr(_sorted(test.setup.plain()))
        if setup in first:
            yield test.mark, "same_test", {"number": str(number), "first": str(first[setup])}
        first.setdefault(setup, number)
    yield from _unreached_severities(rule)


def _unreached_severities(rule: Rule) -> Iterator[Told]:
    """Severities that no example expects, of a rule that has several."""
    graded = {case.severity: case.source.mark for case in rule.severity}
    expected: Counter[str] = Counter()
    for test in rule.tests:
        wanted = test.expect.value if test.expect is not None else None
        if isinstance(wanted, dict) and "severity" in wanted:
            expected[str(wanted["severity"].value)] += 1
    for severity, mark in graded.items() if len(graded) > 1 else ():
        if not expected[severity]:
            yield mark, "unexpected", {"severity": severity}


def _placeholders(rule: Rule) -> Iterator[Told]:
    known = fields_filled(rule)
    facts = catalogue().facts
    for case in messages(rule):
        for text in dict.fromkeys((case.text.zh, case.text.en)):
            for word, index in _PLACEHOLDER.findall(text):
                indices = facts[word].index if word in facts else ()
                if word not in known or ((index or indices) and index not in indices):
                    wanted = f"{word}[{index}]" if index else word
                    hint = nearest(word, known) if word not in known else ", ".join(indices)
                    yield case.source.mark, "placeholder", {"field": wanted, "hint": hint}


def _unused(rule: Rule) -> Iterator[Told]:
    for mark, name in unused_bindings(rule):
        yield mark, "binding", {"name": name}
    for name in unused_words(rule):
        yield None, "words", {"name": name}
    for mark, name in unread_facts(rule):
        yield mark, "fact_in_test", {"name": name}
    observed = observations_read(rule)
    for test in rule.tests:
        seen = test.setup.value.get("seen") if isinstance(test.setup.value, dict) else None
        for name in seen.value if seen is not None and isinstance(seen.value, dict) else ():
            if name not in observed:
                yield _key_mark(seen, name), "seen_in_test", {"name": name}


def _key_mark(node: Node | None, key: str) -> Mark | None:
    return (node.key_marks or {}).get(key) if node is not None else None


def _sorted(value: object) -> object:
    """Plain data with mappings in order of their keys, so that equal setups compare equal."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(item) for item in value] if isinstance(value, list) else value
