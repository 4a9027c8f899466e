"""Severities and messages that are declared and can never be used."""

from __future__ import annotations

from collections.abc import Sequence

from goiaudit.definitions.forms import forms
from goiaudit.model.errors import Mark
from goiaudit.rules import ground as g
from goiaudit.rules.cases import MessageCase, SeverityCase
from goiaudit.rules.expand import Context, expand
from goiaudit.rules.rule import Rule

Dead = tuple[Mark, str, dict[str, str]]


def dead_cases(rule: Rule) -> list[Dead]:
    """Cases of ``severity:`` and ``message:`` that no failing instance reaches, in any form.

    A case is dead if the ones before it, the guard and the check leave it no report, by proof.
    """
    lists: dict[str, Sequence[SeverityCase | MessageCase]] = {
        "severity": rule.severity, "message": rule.message,
    }  # fmt: skip
    if not rule.assertions or all(len(cases) < 2 for cases in lists.values()):
        return []
    # The first binding of each assertion mostly reaches every case; only if not, all are tried.
    for limit in (1, None):
        instances = _instances(rule, limit)
        found = [
            (cases[number].source.mark, "dead_case", {"key": key, "number": str(number + 1)})
            for key, cases in lists.items()
            for number in range(len(cases) if len(cases) > 1 else 0)
            if not any(_reached(i, key, number) for i in _using(instances, cases, key))
        ]
        if not found:
            break
    return found


def _using(
    instances: Sequence[g.Instance], cases: Sequence[SeverityCase | MessageCase], key: str
) -> list[g.Instance]:
    """The instances that go by these cases: an assertion may have messages of its own."""
    if key == "severity":
        return list(instances)
    texts = [case.text for case in cases if isinstance(case, MessageCase)]
    return [instance for instance in instances if [text for _, text in instance.messages] == texts]


def _instances(rule: Rule, limit: int | None) -> list[g.Instance]:
    """At most ``limit`` instances of each assertion, in each form."""
    return [
        instance
        for form in rule.forms or tuple(forms())
        for instance in expand(rule, Context(form, form, form), limit)
    ]


def _reached(instance: g.Instance, key: str, number: int) -> bool:
    """Whether a failing report can come to a case; what is not disproved counts as possible."""
    # Imported here: the algebra is slow to load, and few rules have cases to look into.
    from goiaudit.rules.diagnose.guards import never
    from goiaudit.rules.diagnose.logic import both, normal

    conditions: Sequence[g.Ground | None] = [
        when for when, _ in (instance.severities if key == "severity" else instance.messages)
    ]
    parts = [normal(instance.check, negated=True)]
    parts += [normal(instance.guard)] if instance.guard is not None else []
    parts += [normal(when, negated=True) for when in conditions[:number] if when is not None]
    last = conditions[number]
    parts += [normal(last)] if last is not None else []
    return not never(both(*parts), signed=True)
