"""Every name in a rule is resolved when it loads, so that half a rule set is never run."""

from __future__ import annotations

from collections.abc import Mapping

from goiaudit.definitions.facts import catalogue
from goiaudit.definitions.forms import forms
from goiaudit.definitions.yamlfile import nearest
from goiaudit.model.errors import RuleError
from goiaudit.rules import syntax as s
from goiaudit.rules.expand import Context, expand
from goiaudit.rules.rule import Rule


def check_rule(rule: Rule, known: Mapping[str, Rule]) -> None:
    """Resolve the names of a rule in every form that it is for; RuleError at the first fault."""
    for name in passes_named(rule):
        if name not in known:
            raise RuleError(rule.mark, f"passes({name}) names no rule", nearest(name, known))
    for condition in (rule.check, rule.when):
        if found := _passes(condition):
            problem = "passes(…) stands in severity and message conditions only"
            raise RuleError(rule.check_mark, problem, f"passes({found[0].rule})")
    _check_tests(rule)
    if rule.check is None:
        return
    instances = 0
    for key in rule.forms or tuple(forms()):
        # Rows and columns of one table are alike; tables and sections are not.
        limit = 1 if all(binding.table for binding in rule.bindings) else None
        instances += len(expand(rule, Context(key, key, key), limit))
    if not instances:
        raise RuleError(
            rule.check_mark,
            "no binding names a cell of any form",
            "look at the groups under for:",
        )


def _check_tests(rule: Rule) -> None:
    """The facts that a rule's examples set must exist; figures are checked when they run."""
    known = catalogue().facts
    for test in rule.tests:
        setup = test.setup.value if isinstance(test.setup.value, dict) else {}
        given = setup.get("facts")
        for key in given.mapping() if given is not None else ():
            name, _, index = key.rstrip("]").partition("[")
            mark = (given.key_marks or {})[key] if given is not None else rule.mark
            if name not in known:
                raise RuleError(mark, f"'{name}' is no fact", nearest(name, known))
            if index not in (known[name].index or ("",)):
                hint = nearest(index, known[name].index)
                raise RuleError(mark, f"'{name}' has no '{index}'", hint)


def passes_named(rule: Rule) -> tuple[str, ...]:
    """The rules that a rule's conditions name in ``passes(…)``."""
    cases = [case.when for case in rule.severity] + [case.when for case in rule.message]
    found = (p.rule for node in (rule.check, rule.when, *cases) for p in _passes(node))
    return tuple(dict.fromkeys(found))


def _passes(node: object) -> list[s.Passes]:
    if isinstance(node, s.Passes):
        return [node]
    if isinstance(node, s.Not):
        return _passes(node.part)
    if isinstance(node, s.All | s.AnyOf):
        return [found for part in node.parts for found in _passes(part)]
    if isinstance(node, s.If):
        return _passes(node.then) + _passes(node.condition)
    return []
