"""An example of each kind that a rule carries, with what the rule says of it."""

from __future__ import annotations

from dataclasses import dataclass

from goiaudit.audit.examples import ReadText
from goiaudit.audit.ruletests import judged_example
from goiaudit.definitions.yamlfile import Node
from goiaudit.rules.rule import Rule, RuleSet

KINDS = ("pass", "fail")


@dataclass(frozen=True, slots=True)
class RuleExample:
    """One example: ``kind`` is pass or fail, ``setup`` the report as the rule file describes it."""

    kind: str
    setup: Node
    messages: tuple[str, ...] = ()


def examples_of(
    rule: Rule, ruleset: RuleSet, read_text: ReadText, lang: str
) -> tuple[RuleExample, ...]:
    """The first example of a rule that passes, and the first that fails, judged anew."""
    found = []
    for kind in KINDS:
        test = next((test for test in rule.tests if test.kind == kind), None)
        if test is None:
            continue
        result = judged_example(rule, test, ruleset, read_text, lang)
        messages = (f.message for f in result.findings if f.rule == rule.id)
        found.append(RuleExample(kind, test.setup, tuple(dict.fromkeys(messages))))
    return tuple(found)
