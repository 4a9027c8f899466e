"""Rules as people read them: a list, and a page for each."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from goiaudit.definitions.forms import Label
from goiaudit.model.findings import SEVERITIES
from goiaudit.output.exact_json import encode
from goiaudit.output.layout import wrap
from goiaudit.output.words import say
from goiaudit.rules.rule import Binding, Rule

_WIDTH = 80
_FEWEST = 20


def severity_of(rule: Rule, lang: str) -> str:
    """The severities a rule can have, gravest first: ``警告/提示``."""
    found = {case.severity for case in rule.severity}
    return "/".join(say(f"severity.{word}", lang) for word in SEVERITIES if word in found)


def rule_table(rules: Sequence[Rule], lang: str) -> list[str]:
    """One line a rule: id, severity, family, title; the title wraps at 80 columns."""
    rows = [
        (rule.id, severity_of(rule, lang), rule.family, rule.title.in_language(lang))
        for rule in rules
    ]
    widths = [max((cell_len(row[place]) for row in rows), default=0) for place in range(3)]
    indent = sum(widths) + 2 * len(widths)
    lines = []
    for row in rows:
        front = "".join(_padded(row[place], widths[place] + 2) for place in range(3))
        first, *rest = wrap(row[3], max(_WIDTH, indent + _FEWEST), indent, indent)
        lines += [front + first, *(" " * indent + line for line in rest)]
    return lines


def rules_json(rules: Sequence[Rule]) -> str:
    """The list for programs; titles in both languages."""
    members = [
        {
            "id": rule.id,
            "name": rule.name,
            "family": rule.family,
            "severity": list(dict.fromkeys(case.severity for case in rule.severity)),
            "title": _both(rule.title),
            "basis": rule.basis,
            "forms": list(rule.forms),
            "check": rule.check_text,
            "why": rule.why and _both(rule.why),
            "false_alarms": rule.false_alarms and _both(rule.false_alarms),
            "origin": rule.origin,
        }
        for rule in rules
    ]
    return encode(members, 2)


def rule_page(rule: Rule, lang: str) -> Iterator[str]:
    """Everything that is declared about one rule, 80 columns wide."""
    name = f" {rule.name}" if rule.name else ""
    yield f"{rule.id}{name}"
    yield from _wrapped(rule.title.in_language(lang), 2)
    forms = ", ".join(say("who.form", lang, form=form) for form in rule.forms)
    shipped = rule.origin == "shipped"
    entries = (
        ("family", _family(rule, lang)),
        ("severity", severity_of(rule, lang)),
        ("forms", forms),
        ("basis", rule.basis),
        ("why", rule.why.in_language(lang) if rule.why else ""),
        ("for", "; ".join(_bound(binding) for binding in rule.bindings)),
        ("when", rule.when_text),
        ("check", rule.check_text),
        ("false_alarms", rule.false_alarms.in_language(lang) if rule.false_alarms else ""),
        ("tests", str(len(rule.tests))),
        ("origin", say("rule.shipped", lang) if shipped else str(rule.mark)),
    )
    for key, value in entries:
        if value:
            yield from _entry(say(f"rule.{key}", lang), value)


def _family(rule: Rule, lang: str) -> str:
    """The family in words, with the key that --select takes."""
    words = say(f"family.{rule.family}", lang)
    return words if words == rule.family else f"{words} ({rule.family})"


def _bound(binding: Binding) -> str:
    """``c = requests.columns - total``, as a rule file writes it."""
    group = ".".join([binding.table, *binding.group.names])
    return f"{', '.join(binding.names)} = " + " - ".join([group, *binding.group.minus])


def _entry(name: str, value: str) -> list[str]:
    lines = wrap(" ".join(f"{name}: {value}".split()), _WIDTH, 2, 4)
    return ["  " + lines[0], *("    " + line for line in lines[1:])]


def _wrapped(text: str, indent: int) -> list[str]:
    lines = wrap(" ".join(text.split()), _WIDTH, indent, indent)
    return textwrap.indent("\n".join(lines), " " * indent).split("\n")


def _both(label: Label) -> dict[str, str]:
    return {"zh": label.zh, "en": label.en}


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))
