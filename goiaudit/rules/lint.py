"""What a rule still lacks: metadata, both languages, tests, known placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goiaudit.definitions.facts import catalogue
from goiaudit.definitions.yamlfile import nearest
from goiaudit.model.errors import Mark
from goiaudit.rules import syntax as s
from goiaudit.rules.rule import Rule, RuleSet

_COMMON = (
    "expected", "actual", "difference", "left", "right", "sum", "quote", "cell", "year", "form",
    "repair",
)  # fmt: skip
_METHOD_FIELDS = {"sole_candidate": ("rules", "raw")}
_PLACEHOLDER = re.compile(r"\{([a-z_]+)(?:\[[a-z_]+\])?\}")


@dataclass(frozen=True, slots=True)
class Problem:
    """One shortcoming of a rule, with its place."""

    mark: Mark
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.mark}: {self.rule}: {self.message}"


def lint(ruleset: RuleSet) -> list[Problem]:
    """Every shortcoming of every rule, in order of rules; empty if there is none."""
    return [
        Problem(rule.mark, rule.id, message)
        for rule in ruleset.rules
        for message in _problems(rule)
    ]


def _problems(rule: Rule) -> Iterator[str]:
    for name in ("name", "basis"):
        if not getattr(rule, name):
            yield f"'{name}' is missing"
    if rule.name and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name):
        yield f"name '{rule.name}' is no slug: write-it-like-this"
    for name in ("why", "false_alarms"):
        if getattr(rule, name) is None:
            yield f"'{name}' is missing"
    for name in ("title", "why", "false_alarms"):
        label = getattr(rule, name)
        if label is not None and label.zh == label.en:
            yield f"'{name}' is given in one language only: write zh and en"
    kinds = {test.kind for test in rule.tests}
    waits = any(isinstance(n, s.Cells) and n.scope for n in (*_walk(rule.check), *_walk(rule.when)))
    for kind in ("unknown",) if waits else ("pass", "fail"):
        if kind not in kinds:
            yield f"no test that must {kind}"
    yield from _unknown_placeholders(rule)
    yield from _unused_bindings(rule)


def _unknown_placeholders(rule: Rule) -> Iterator[str]:
    known = {*_COMMON, *(name for binding in rule.bindings for name in binding.names)}
    known.update(catalogue().facts)
    known.update(_METHOD_FIELDS.get(rule.method, ()))
    for term in _walk(rule.check):
        if isinstance(term, s.SeenTerm):
            known.update(catalogue().observations[term.name].fields)
    for case in rule.message:
        for text in (case.text.zh, case.text.en):
            for word in _PLACEHOLDER.findall(text):
                if word not in known:
                    hint = nearest(word, known)
                    yield f"message names {{{word}}}, which is not filled" + (
                        f" ({hint})" if hint else ""
                    )


def _unused_bindings(rule: Rule) -> Iterator[str]:
    text = f"{rule.check_text} {rule.when_text}"
    for binding in rule.bindings:
        for name in binding.names:
            if f"${name}" not in text:
                yield f"'{name}' is bound but not used"


def _walk(node: object) -> Iterator[object]:
    yield node
    if isinstance(node, tuple):
        for part in node:
            yield from _walk(part)
    elif hasattr(node, "__slots__"):
        for name in node.__slots__:
            yield from _walk(getattr(node, name))
