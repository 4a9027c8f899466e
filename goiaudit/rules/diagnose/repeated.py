"""Rules that say what other rules say already, under another id or in other words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from goiaudit.rules.diagnose.diagnosis import Duplicate
from goiaudit.rules.diagnose.expanded import Expanded
from goiaudit.rules.diagnose.logic import ALWAYS, Leaf
from goiaudit.rules.diagnose.rows import InstanceName
from goiaudit.rules.rule import Rule, RuleSet
from goiaudit.rules.texts import TextPart

Meaning = tuple[str, object, object]


def duplicates(ruleset: RuleSet, written: Sequence[Expanded]) -> tuple[Duplicate, ...]:
    """Rules all of whose instances, in every form, are instances of one other rule."""
    meanings = {rule.id: _meanings(rule, written) for rule in ruleset.rules}
    said_by: dict[Meaning, dict[str, InstanceName]] = defaultdict(dict)
    for rule, said in meanings.items():
        for meaning, name in said.items():
            said_by[meaning].setdefault(rule, name)
    found = []
    for rule, said in meanings.items():
        others = set.intersection(*(set(said_by[m]) for m in said)) - {rule} if said else set()
        # Of two that say the same the later is told: a user's after the shipped, then by id.
        earlier = [
            other
            for other in sorted(others)
            if len(meanings[other]) > len(said) or _place(ruleset, other) < _place(ruleset, rule)
        ]
        if earlier:
            names = dict.fromkeys(said_by[meaning][earlier[0]] for meaning in said)
            found.append(Duplicate(rule, earlier[0], tuple(names)))
    return tuple(found)


def _place(ruleset: RuleSet, rule: str) -> tuple[bool, str]:
    return (ruleset.by_id[rule].origin != "shipped", rule)


def _meanings(rule: Rule, written: Sequence[Expanded]) -> dict[Meaning, InstanceName]:
    """What a rule says in each form; an instance that says nothing is left out."""
    texts = {part.key: _text_meaning(part) for part in rule.text.parts} if rule.text else {}
    said: dict[Meaning, InstanceName] = {}
    for expanded in written:
        for demand in expanded.by_rule.get(rule.id, ()):
            whole: object = demand.whole
            if whole == ALWAYS:
                continue
            if isinstance(whole, Leaf) and whole.row.terms[0][0].kind in ("hits", "lacking"):
                whole = texts[whole.row.terms[0][0].key[1]]
            said[expanded.form, demand.instance.source, whole] = demand.name
    return said


def _text_meaning(part: TextPart) -> object:
    """What a part of a text rule looks for, in whatever rule it stands."""
    return (bool(part.forbidden), part.searches)
