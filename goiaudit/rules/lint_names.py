"""Names that a rule declares and does not use, and definitions that no rule uses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goiaudit.definitions.facts import catalogue
from goiaudit.definitions.pack import pack_root, shown, yaml_files
from goiaudit.definitions.yamlfile import Node, load_yaml
from goiaudit.model.errors import Mark
from goiaudit.rules import syntax as s
from goiaudit.rules.rule import Assertion, Rule, RuleSet
from goiaudit.rules.walk import named

_COMMON = (
    "expected", "actual", "difference", "left", "right", "sum", "quote", "cell", "year", "form",
    "repair",
)  # fmt: skip
_OF_TEXT = ("found", "mend", "note", "count", "section", "missing", "quote")
_METHOD_FIELDS = {"sole_candidate": ("rules", "raw")}


def fields_filled(rule: Rule) -> set[str]:
    """The placeholders that a message of the rule may name."""
    known = {*_COMMON, *(name for binding in rule.bindings for name in binding.names)}
    known.update(catalogue().facts, _METHOD_FIELDS.get(rule.method, ()))
    known.update(_OF_TEXT if rule.text is not None else ())
    for name in observations_read(rule):
        known.update(catalogue().observations[name].fields)
    return known


def observations_read(rule: Rule) -> set[str]:
    """The observations of which the rule reads a field."""
    return {node.name for node in named(rule) if isinstance(node, s.SeenTerm)}


def facts_read(rule: Rule) -> set[str]:
    """The facts that some condition of the rule names."""
    return {node.word for node in named(rule) if isinstance(node, s.Name)}


def unused_bindings(rule: Rule) -> Iterator[tuple[Mark, str]]:
    """Bound names that no condition of their assertion looks at."""
    for assertion in rule.assertions:
        text = _text_of(rule, assertion)
        for binding in assertion.bindings:
            for name in binding.names:
                if not re.search(rf"\${re.escape(name)}\b", text):
                    yield binding.mark, name


def _text_of(rule: Rule, assertion: Assertion) -> str:
    """The source of an assertion and its guards."""
    sources = (assertion.source, assertion.when_source, rule.when_source)
    return " ".join(source.text() for source in sources if source is not None)


def unused_words(rule: Rule) -> list[str]:
    """Named searches that ``words(…)`` never counts."""
    counted = {node.name for node in named(rule) if isinstance(node, s.WordsTerm)}
    return [name for name in rule.words if name not in counted]


def unread_facts(rule: Rule) -> Iterator[tuple[Mark, str]]:
    """Facts that an example sets although the rule reads nothing of the kind."""
    read = facts_read(rule)
    for test in rule.tests:
        setup = test.setup.value if isinstance(test.setup.value, dict) else {}
        given = setup.get("facts")
        for key in given.mapping() if given is not None else ():
            if key.partition("[")[0] not in read and not reaches_other_rules(rule):
                yield (given.key_marks or {}).get(key, test.mark) if given else test.mark, key


def reaches_other_rules(rule: Rule) -> bool:
    """Whether other rules are judged with it: what an example sets may be for them."""
    return bool(rule.method) or any(isinstance(node, s.Passes) for node in named(rule))


def unused_definitions(ruleset: RuleSet) -> Iterator[tuple[Mark, str, str]]:
    """Groups, facts and observations of the shipped pack that no rule of the pack names.

    For those who write the pack; beside a user's rules nothing is said of it.
    """
    if not ruleset.rules or any(rule.origin != "shipped" for rule in ruleset.rules):
        return
    text = {name for rule in ruleset.rules for name in _names(rule)}
    root = pack_root()
    for path in yaml_files(root / "forms"):
        tables = load_yaml(path, shown(path)).mapping()["tables"].mapping()
        for table in tables.values():
            groups = table.mapping().get("groups")
            yield from ((mark, "group", key) for key, mark in _unnamed(groups, text))
    path = root / "facts.yml"
    top = load_yaml(path, shown(path)).mapping()
    yield from ((mark, "fact", key) for key, mark in _unnamed(top["facts"], text))
    yield from ((mark, "observation", key) for key, mark in _unnamed(top["observations"], text))


def _unnamed(node: Node | None, names: set[str]) -> Iterator[tuple[str, Mark]]:
    for key in node.mapping() if node is not None else ():
        if key not in names:
            yield key, (node.key_marks or {}).get(key, node.mark) if node else Mark("", 1, 1)


def _names(rule: Rule) -> Iterator[str]:
    """Every group, fact and observation that a rule names."""
    yield from observations_read(rule)
    yield from facts_read(rule)
    for binding in rule.bindings:
        yield from binding.group.names
    for node in named(rule):
        if isinstance(node, s.Selector):
            yield from (*node.names, *node.minus)
