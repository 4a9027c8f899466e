"""Every name in a rule is resolved when it loads, so that half a rule set is never run."""

from __future__ import annotations

from collections.abc import Mapping

from goiaudit.definitions.facts import catalogue
from goiaudit.definitions.forms import TABLES, forms
from goiaudit.definitions.yamlfile import nearest
from goiaudit.model.errors import RuleError
from goiaudit.rules import syntax as s
from goiaudit.rules.expand import Context, expand
from goiaudit.rules.rule import Binding, Rule
from goiaudit.rules.texts import TextPart


def check_rule(rule: Rule, known: Mapping[str, Rule]) -> None:
    """Resolve the names of a rule in every form that it is for; RuleError at the first fault."""
    for name in passes_named(rule):
        if name not in known:
            raise RuleError(rule.mark, f"passes({name}) names no rule", nearest(name, known))
    _check_passes(rule, known)
    _check_tests(rule)
    check_lenience(rule)
    if rule.check is None and rule.text is None:
        return
    instances = 0
    for key in rule.forms or tuple(forms()):
        # Rows and columns of one table are alike; tables and sections are not.
        limit = 1 if all(map(_of_one_table, rule.bindings)) else None
        instances += len(expand(rule, Context(key, key, key), limit))
    if not instances:
        raise RuleError(
            rule.check_mark,
            "no binding names a cell of any form",
            "look at the groups under for:",
        )


def _of_one_table(binding: Binding) -> bool:
    """Whether a binding stays within one table, whose rows and columns are alike."""
    name, minus = binding.group.names[0], binding.group.minus
    return bool(binding.table) or (name == "tables" and len(TABLES) - len(minus) == 1)


def check_lenience(rule: Rule) -> None:
    """What a rule lets pass must be something that its check asserts."""
    told = [key for key in ("tolerance", "blanks") if getattr(rule, key) not in (None, "decide")]
    if told and rule.check is None:
        raise RuleError(rule.mark, f"'{told[0]}' belongs to a rule with check:", "leave it out")
    if rule.tolerance is not None and not _has_equality(rule.check):
        problem = "a tolerance widens equalities, and the check has none"
        raise RuleError(rule.check_mark, problem, "write the margin into the comparison")


def _has_equality(node: object) -> bool:
    if isinstance(node, s.Comparison):
        return node.operator == "="
    if isinstance(node, s.If):
        return _has_equality(node.then)
    if isinstance(node, s.Not):
        return _has_equality(node.part)
    return isinstance(node, s.All | s.AnyOf) and any(_has_equality(part) for part in node.parts)


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
    graded = (*rule.severity, *(case for part in _parts(rule) for case in part.severity))
    cases = [case.when for case in graded] + [case.when for case in rule.message]
    conditions = (rule.check, *guards_of(rule), *cases)
    return tuple(dict.fromkeys(p.rule for node in conditions for p in _passes(node)))


def guards_of(rule: Rule) -> tuple[s.Condition, ...]:
    """Every condition on which a rule, or a part of it, applies."""
    given = [rule.when, *(one.when for one in rule.assertions), *(p.when for p in _parts(rule))]
    return tuple(guard for guard in given if guard is not None)


def waits_for(rule: Rule) -> tuple[str, ...]:
    """The rules that must be judged before a rule, since its guards name them."""
    return tuple(dict.fromkeys(p.rule for guard in guards_of(rule) for p in _passes(guard)))


def _parts(rule: Rule) -> tuple[TextPart, ...]:
    return rule.text.parts if rule.text is not None else ()


def _check_passes(rule: Rule, known: Mapping[str, Rule]) -> None:
    """A guard may wait for rules that wait for none themselves; a check never does."""
    if found := _passes(rule.check):
        problem = "passes(…) stands in conditions (when, severity, message), not in the check"
        raise RuleError(rule.check_mark, problem, f"passes({found[0].rule})")
    for name in waits_for(rule):
        mark = rule.when_source.place(0) if rule.when_source is not None else rule.mark
        if name == rule.id or waits_for(known[name]):
            problem = f"passes({name}): that rule has passes(…) in its own condition"
            raise RuleError(mark, problem, "name a rule that depends on no other")
        if known[name].method:
            raise RuleError(mark, f"passes({name}): that rule is judged after all others")


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
