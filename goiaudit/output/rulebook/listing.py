"""``goiaudit rules list``: one line a rule, and where it comes from if it is not as shipped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len

from goiaudit.definitions.forms import Label
from goiaudit.model.findings import SEVERITIES
from goiaudit.output.exact_json import encode
from goiaudit.output.layout import wrap
from goiaudit.output.rulebook.words import joined, tell
from goiaudit.output.words import say
from goiaudit.rules.rule import Rule

WIDTH = 80
_FEWEST = 20
SHIPPED = "shipped"


def severity_of(rule: Rule, lang: str) -> str:
    """The severities a rule can have, gravest first: ``警告/提示``."""
    found = {case.severity for case in rule.severity}
    for part in rule.text.parts if rule.text is not None else ():
        found |= {case.severity for case in part.severity}
    return "/".join(say(f"severity.{word}", lang) for word in SEVERITIES if word in found)


def rule_table(rules: Sequence[Rule], lang: str, declared: Mapping[str, Rule]) -> list[str]:
    """One line a rule: id, severity, family, title; the title wraps at 80 columns.

    ``declared`` are the rules before a configuration changed them. What is not as shipped gets
    a line of its own: whose rule it is, what it replaces, what the configuration set.
    """
    rows = [
        (rule.id, severity_of(rule, lang), rule.family, rule.title.in_language(lang))
        for rule in rules
    ]
    widths = [max((cell_len(row[place]) for row in rows), default=0) for place in range(3)]
    indent = sum(widths) + 2 * len(widths)
    lines = []
    for rule, row in zip(rules, rows, strict=True):
        front = "".join(_padded(row[place], widths[place] + 2) for place in range(3))
        first, *rest = wrap(row[3], max(WIDTH, indent + _FEWEST), indent, indent)
        lines += [front + first, *(" " * indent + line for line in rest)]
        notes = joined(list(_notes(rule, declared.get(rule.id, rule), lang)), lang)
        if notes:
            wrapped = wrap(f"← {notes}", max(WIDTH, indent + _FEWEST), indent, indent + 2)
            lines += [" " * (indent + 2 * bool(n)) + line for n, line in enumerate(wrapped)]
    return lines


def _notes(rule: Rule, declared: Rule, lang: str) -> Iterator[str]:
    if rule.origin != SHIPPED:
        yield rule.origin
    if rule.overrides == SHIPPED:
        yield tell("list.replaces", lang)
    elif rule.overrides:
        yield tell("page.replaces", lang, origin="", replaced=rule.overrides).lstrip("，, ")
    if severities_of(rule) != severities_of(declared):
        yield tell("list.regraded", lang)
    if rule.tolerance != declared.tolerance:
        yield tell("list.tolerant", lang)
    if not rule.on:
        yield tell("list.off", lang)


def severities_of(rule: Rule) -> list[str]:
    """The severities as declared, in order, each once."""
    return list(dict.fromkeys(case.severity for case in rule.severity))


def rules_json(rules: Sequence[Rule], declared: Mapping[str, Rule]) -> str:
    """The list for programs; titles in both languages."""
    members = [
        {
            "id": rule.id,
            "name": rule.name,
            "family": rule.family,
            "severity": severities_of(rule),
            "title": _both(rule.title),
            "basis": rule.basis,
            "forms": list(rule.forms),
            "check": rule.check_text,
            "why": rule.why and _both(rule.why),
            "false_alarms": rule.false_alarms and _both(rule.false_alarms),
            "origin": rule.origin,
            "file": rule.mark.path,
            "line": rule.mark.line,
            "replaces": rule.overrides or None,
            "declared_severity": severities_of(declared.get(rule.id, rule)),
            "on": rule.on,
        }
        for rule in rules
    ]
    return encode(members, 2)


def _both(label: Label) -> dict[str, str]:
    return {"zh": label.zh, "en": label.en}


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))
