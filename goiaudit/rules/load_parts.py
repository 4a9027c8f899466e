"""Pieces of a rule that are written alike everywhere: labels, severities, messages, bindings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from goiaudit.definitions.facts import catalogue
from goiaudit.definitions.forms import TABLES, Label, forms
from goiaudit.definitions.yamlfile import Node, nearest
from goiaudit.model.errors import Mark, RuleError
from goiaudit.model.findings import SEVERITIES, Severity
from goiaudit.rules import syntax as s
from goiaudit.rules.cases import MessageCase, SeverityCase
from goiaudit.rules.parser import parse_condition
from goiaudit.rules.rule import Binding

_DEFAULT = "default"
_GROUP = re.compile(r"\s*([a-z_]+)(?:\.([a-z_]+(?:\.\*)?))?((?:\s*-\s*[a-z_]+)*)\s*")


def label_of(node: Node) -> Label:
    """``{zh: …, en: …}``, or one text for both languages."""
    if isinstance(node.value, dict):
        parts = node.mapping(("zh", "en"))
        texts = [parts[key].text() for key in ("zh", "en") if key in parts]
        if not texts:
            raise node.error("words in no language", "write zh: … and en: …")
        return Label(texts[0], texts[-1])
    return Label(node.text(), node.text())


def one_of(node: Node | None, known: Sequence[str], default: str, what: str) -> str:
    """One word out of some; the default where the key is not given."""
    if node is None:
        return default
    word = node.text()
    if word not in known:
        hint = nearest(word, known) or "known: " + ", ".join(known)
        raise node.error(f"unknown {what} '{word}'", hint)
    return word


def severities(node: Node) -> tuple[SeverityCase, ...]:
    """A word, a list of ``{when: …, is: …}`` with a last word, or words by form, kind, level."""
    if isinstance(node.value, dict):
        return _by_report(node)
    items = node.items() if isinstance(node.value, list) else [node]
    cases = []
    for item in items:
        if isinstance(item.value, dict):
            parts = item.mapping(("when", "is"), required=("when", "is"))
            when, word = parse_condition(parts["when"]), parts["is"]
        else:
            parts, when, word = {}, None, item
        cases.append(SeverityCase(when, _severity(word), parts["when"] if when else item))
    if not cases or cases[-1].when is not None:
        raise node.error("the last severity stands without 'when'", "add one, e.g. warning")
    return tuple(cases)


def _severity(node: Node) -> Severity:
    return cast(Severity, one_of(node, SEVERITIES, "", "severity"))


def _by_report(node: Node) -> tuple[SeverityCase, ...]:
    """``{"2019": warning, county government: error, default: info}``, tried in this order."""
    entries = node.mapping(required=(_DEFAULT,))
    cases = [
        SeverityCase(_is_report(key, (node.key_marks or {}).get(key, node.mark)), _severity(value),
                     value)
        for key, value in entries.items()
        if key != _DEFAULT
    ]  # fmt: skip
    return (*cases, SeverityCase(None, _severity(entries[_DEFAULT]), entries[_DEFAULT]))


def _is_report(key: str, mark: Mark) -> s.Condition:
    """The reports that a key of the short form means: all of its words hold."""
    parts = tuple(_report_word(word, mark) for word in key.split())
    if not parts:
        raise RuleError(mark, "an empty key", "write a form, a kind or a level, or default")
    return parts[0] if len(parts) == 1 else s.All(parts)


def _report_word(word: str, mark: Mark) -> s.Condition:
    facts = catalogue().facts
    known = {"form": tuple(forms()), "kind": facts["kind"].words, "level": facts["level"].words}
    what, dot, rest = word.partition(".")
    if dot and what in known and rest in known[what]:
        return _fact_is(what, rest)
    fitting = [name for name, words in known.items() if word in words]
    if len(fitting) > 1:
        hint = "write " + " or ".join(f"{name}.{word}" for name in fitting)
        raise RuleError(mark, f"'{word}' is a kind of organ and a level", hint)
    if not fitting:
        every = [_DEFAULT, *(word for words in known.values() for word in words)]
        hint = nearest(word, every) or "known: " + ", ".join(dict.fromkeys(every))
        raise RuleError(mark, f"'{word}' is no form, kind or level of organ", hint)
    return _fact_is(fitting[0], word)


def _fact_is(name: str, word: str) -> s.Condition:
    if name == "form":
        return s.InForm(word)
    return s.Comparison("=", (s.Name(name),), s.Name(word))


def messages(node: Node | None) -> tuple[MessageCase, ...]:
    """``{zh: …, en: …}``, or a list of them with ``when``, the last without."""
    if node is None:
        return ()
    items = node.items() if isinstance(node.value, list) else [node]
    cases = []
    for item in items:
        parts = item.mapping(("when", "zh", "en"), required=("zh", "en"))
        when = parse_condition(parts["when"]) if "when" in parts else None
        text = Label(parts["zh"].text(), parts["en"].text())
        cases.append(MessageCase(when, text, parts.get("when", item)))
    if not cases or cases[-1].when is not None:
        raise node.error("the last message stands without 'when'", "add '{zh: …, en: …}'")
    return tuple(cases)


def bindings_of(node: Node | None) -> tuple[Binding, ...]:
    """``{c: requests.columns - total, "a, b": requests.parts}``."""
    if node is None:
        return ()
    found = []
    mapping = node.mapping()
    for key, value in mapping.items():
        names = tuple(part.strip() for part in key.split(","))
        if not all(name.isidentifier() for name in names) or len(names) > 2:
            mark = (node.key_marks or {}).get(key, node.mark)
            raise RuleError(mark, f"'{key}' cannot be bound", "use c or a, b")
        text = value.text()
        match = _GROUP.fullmatch(text)
        if match is None:
            raise value.error(f"'{text}' is no group", "write e.g. requests.columns - total")
        head, group, minus = match.groups()
        if group is None and head not in ("tables", "sections"):
            hint = nearest(head, ("tables", "sections", *TABLES))
            raise value.error(f"'{head}' is no group", hint or "write e.g. requests.columns")
        if group is not None and head not in TABLES:
            raise value.error(f"'{head}' is no table", nearest(head, TABLES))
        dropped = tuple(minus.replace("-", " ").split())
        found.append(
            Binding(names, head if group else "", s.Selector((group or head,), dropped), value.mark)
        )
    return tuple(found)
