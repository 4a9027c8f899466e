"""A rule set under a configuration: re-graded, tolerances set, rules switched on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from goiaudit.definitions.tomlfile import near
from goiaudit.definitions.yamlfile import Node
from goiaudit.model.errors import RuleError, UsageError
from goiaudit.model.findings import Severity
from goiaudit.rules.check import check_lenience
from goiaudit.rules.lenience import tolerance_of
from goiaudit.rules.rule import Rule, RuleSet, SeverityCase

Fault = Callable[..., UsageError]
"""``fault(*keys, en=…, zh=…, mend=…)``: the error for a key of the configuration."""
_TOLERANCES = ('write 5, "0.6 units" or "1 %"', '请写 5、"0.6 units" 或 "1 %"')


@dataclass(frozen=True, slots=True)
class Adjustments:
    """What a configuration changes in rules.

    ``severity`` maps ids, prefixes of ids and families, ``tolerance`` ids; ``enable`` names rules
    that are off unless they are asked for.
    """

    severity: Mapping[str, Severity] = field(default_factory=dict)
    tolerance: Mapping[str, int | Decimal | str] = field(default_factory=dict)
    enable: Sequence[str] = ()


def adjusted(rules: RuleSet, changes: Adjustments, fault: Fault) -> RuleSet:
    """The rules as the configuration wants them; an error at a word that names no rule."""
    for word in changes.severity:
        must_name(rules, word, fault, "severity", word)
    for word in changes.enable:
        must_name(rules, word, fault, "enable")
    for word in changes.tolerance:
        if word not in rules.by_id:
            raise _unknown(rules.by_id, word, fault, "tolerance", word)
    if not (changes.severity or changes.tolerance or changes.enable):
        return rules
    return RuleSet(tuple(_adjusted(rule, changes, fault) for rule in rules.rules))


def must_name(rules: RuleSet, word: str, fault: Fault, *keys: str) -> None:
    """An error if no rule, prefix of ids or family is called ``word``."""
    if not any(rule.is_named(word) for rule in rules.rules):
        known = dict.fromkeys([*rules.by_id, *(rule.family for rule in rules.rules)])
        raise _unknown(known, word, fault, *keys)


def _unknown(known: Mapping[str, object], word: str, fault: Fault, *keys: str) -> UsageError:
    mend = near(word, known)
    few = mend if mend[0].startswith("did you mean") else ("", "")
    return fault(*keys, en=f"no rule is called '{word}'", zh=f"没有规则“{word}”", mend=few)


def _adjusted(rule: Rule, changes: Adjustments, fault: Fault) -> Rule:
    # Of several words that name a rule the narrowest holds: id, longer prefix, family.
    words = [word for word in changes.severity if rule.is_named(word)]
    if words:
        word = max(words, key=lambda word: (rule.id.startswith(word), len(word)))
        rule = _regraded(rule, changes.severity[word])
    if any(rule.is_named(word) for word in changes.enable):
        rule = replace(rule, on=True)
    if rule.id in changes.tolerance:
        rule = _tolerant(rule, changes.tolerance[rule.id], fault)
    return rule


def _regraded(rule: Rule, severity: Severity) -> Rule:
    """The rule with one severity, whatever its own cases and those of its phrases say."""
    text = rule.text
    if text is not None:
        text = replace(text, parts=tuple(replace(part, severity=()) for part in text.parts))
    always = SeverityCase(None, severity, Node(severity, rule.mark))
    return replace(rule, severity=(always,), text=text)


def _tolerant(rule: Rule, value: int | Decimal | str, fault: Fault) -> Rule:
    keys = ("tolerance", rule.id)
    tolerance = tolerance_of(value)
    if tolerance is None:
        raise fault(
            *keys, en=f"'{value}' is no tolerance", zh=f"“{value}”不是误差", mend=_TOLERANCES
        )
    tolerant = replace(rule, tolerance=tolerance)
    try:
        check_lenience(tolerant)
    except RuleError as error:
        en = f"{rule.id} takes no tolerance: {error.problem}"
        raise fault(*keys, en=en, zh=f"{rule.id} 没有可以放宽的等式") from error
    return tolerant
