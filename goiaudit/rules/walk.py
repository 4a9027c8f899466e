"""Everything that a rule's expressions name, found by walking its syntax trees."""

from __future__ import annotations

from collections.abc import Iterator

from goiaudit.rules import syntax as s
from goiaudit.rules.cases import MessageCase
from goiaudit.rules.rule import Rule


def nodes(node: object) -> Iterator[object]:
    """A syntax tree, every node of it."""
    if isinstance(node, tuple):
        for part in node:
            yield from nodes(part)
    elif hasattr(node, "__slots__"):
        yield node
        for name in node.__slots__:
            yield from nodes(getattr(node, name))


def judged(rule: Rule) -> tuple[s.Condition, ...]:
    """The conditions that decide a rule's verdict: guards and checks."""
    found: list[s.Condition | None] = [rule.when]
    for assertion in rule.assertions:
        found += [assertion.when, assertion.check]
    for part in rule.text.parts if rule.text is not None else ():
        found.append(part.when)
    return tuple(condition for condition in found if condition is not None)


def messages(rule: Rule) -> tuple[MessageCase, ...]:
    """The rule's messages and those of its assertions."""
    return rule.message + tuple(case for one in rule.assertions for case in one.message)


def conditions(rule: Rule) -> tuple[s.Condition, ...]:
    """Every condition of a rule: those that decide, then those of severity and message."""
    found: list[s.Condition | None] = [case.when for case in rule.severity]
    found += [case.when for case in messages(rule)]
    for part in rule.text.parts if rule.text is not None else ():
        found += [case.when for case in part.severity]
    return judged(rule) + tuple(condition for condition in found if condition is not None)


def named(rule: Rule) -> Iterator[object]:
    """Every node of every condition of a rule."""
    for condition in conditions(rule):
        yield from nodes(condition)


def only_whether(rule: Rule, words: str) -> bool:
    """Whether a rule asks of some words only whether they stand there, never how often."""
    asked = sum(_asks_whether(node, words) for node in named(rule))
    return asked == sum(node.name == words for node in named(rule) if isinstance(node, s.WordsTerm))


_WHETHER = {(">", 0), (">=", 1), ("=", 0), ("!=", 0), ("<", 1)}
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def _asks_whether(node: object, words: str) -> bool:
    match node:
        case s.Comparison(operator, (s.WordsTerm(name),), s.Literal(bound)):
            return name == words and (operator, bound) in _WHETHER
        case s.Comparison(operator, (s.Literal(bound),), s.WordsTerm(name)):
            return name == words and (_TURNED.get(operator, operator), bound) in _WHETHER
    return False
