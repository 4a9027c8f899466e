"""Instances and cells of rules in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from goiaudit.audit.wording import key_label, key_name
from goiaudit.definitions.forms import forms
from goiaudit.output.rulebook.words import joined
from goiaudit.rules.rule import Rule


def bound_tables(rule: Rule | None) -> dict[str, str]:
    """The table that each bound name of a rule runs through."""
    if rule is None:
        return {}
    return {name: binding.table for binding in rule.bindings for name in binding.names}


def binding_words(binding: Sequence[tuple[str, str]], rule: Rule | None, lang: str) -> list[str]:
    """What the bound names stand for, in official labels."""
    tables = bound_tables(rule)
    return [
        key_label(tables[name], key, lang) if name in tables else key_name(key, lang)
        for name, key in binding
    ]


def instance_label(
    rule_id: str, binding: Sequence[tuple[str, str]], rules: Mapping[str, Rule], lang: str
) -> str:
    """``T302[四、结转下年度继续办理]``."""
    words = binding_words(binding, rules.get(rule_id), lang)
    return f"{rule_id}[{joined(words, lang)}]" if words else rule_id


def instances_label(
    names: Iterable[tuple[str, Sequence[tuple[str, str]]]],
    rules: Mapping[str, Rule],
    lang: str,
    most: int = 8,
) -> str:
    """Many instances, those of one rule together: ``T301[自然人、商业企业]、T401[行政复议]``."""
    parts = []
    for rule_id, members in groupby(names, key=lambda name: name[0]):
        bindings = [binding for _, binding in members if binding]
        words = ["/".join(binding_words(b, rules.get(rule_id), lang)) for b in bindings]
        parts.append(f"{rule_id}[{joined(words, lang, most)}]" if words else rule_id)
    return joined(parts, lang)


def cells_label(addresses: Sequence[str], form: str, lang: str, most: int = 0) -> str:
    """Cells of a form in words; those of one row together: ``行政复议/结果维持、结果纠正``."""
    parts = []
    for (name, row), members in groupby(addresses, key=lambda a: tuple(a.split(".")[:2])):
        table = forms()[form].tables[name]
        columns = [table.column_label(a.rpartition(".")[2], lang) for a in members]
        parts.append(f"{table.row_label(row, lang)}/{joined(columns, lang)}")
    text = ("；" if lang == "zh" else "; ").join(parts[:most] if most else parts)
    return text + ("…" if most and len(parts) > most else "")
