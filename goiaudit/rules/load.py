"""Rule files -> RuleSet; any fault stops the run with file, line, column, reason and mend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import cast

from goiaudit.definitions.forms import TABLES, Label, forms
from goiaudit.definitions.pack import pack_root, shown, yaml_files
from goiaudit.definitions.yamlfile import Node, load_yaml, nearest
from goiaudit.model.errors import RuleError, UsageError
from goiaudit.model.findings import SEVERITIES, Severity
from goiaudit.rules.check import check_rule
from goiaudit.rules.parser import parse_condition
from goiaudit.rules.rule import (
    FAMILIES,
    METHODS,
    Binding,
    MessageCase,
    Rule,
    RuleSet,
    RuleTest,
    SeverityCase,
)
from goiaudit.rules.syntax import Selector

_KEYS = (
    "id", "name", "family", "severity", "title", "message", "basis", "why", "false_alarms",
    "forms", "for", "when", "check", "method", "tests",
)  # fmt: skip
_DEFINITION_FILES = ("form", "vocabulary", "facts", "organs")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_GROUP = re.compile(r"\s*([a-z_]+)(?:\.([a-z_]+(?:\.\*)?))?((?:\s*-\s*[a-z_]+)*)\s*")
_TEST_KINDS = ("pass", "fail", "unknown", "not_applicable")


def load_rules(paths: Sequence[Path] = ()) -> RuleSet:
    """The shipped pack plus rule files or folders; a later rule replaces one of the same id."""
    loaded: dict[str, Rule] = {}
    root = pack_root()
    shipped = [
        path
        for path in yaml_files(root)
        if path.relative_to(root).parts[0] not in ("forms", "vocabulary", "facts.yml")
    ]
    for path in shipped:
        _add(loaded, load_file(path, "shipped"), replace=False)
    for given in dict.fromkeys(paths):
        files = yaml_files(given)
        if not files:
            raise UsageError(f"{given}: no rule file (*.yml) is in this folder")
        for path in files:
            _add(loaded, load_file(path, str(path)), replace=True)
    for rule in loaded.values():
        check_rule(rule, loaded)
    return RuleSet(tuple(loaded[key] for key in sorted(loaded)))


def load_file(path: Path, origin: str) -> list[Rule]:
    """The rules of one file, parsed; names in them are checked against each other later."""
    root = load_yaml(path, shown(path))
    if root.value is None:
        return []
    if isinstance(root.value, dict):
        what = next((key for key in root.value if key in _DEFINITION_FILES), None)
        if what is not None:
            raise root.error(f"a file of {what} cannot be added to the rules in this version")
        raise root.error("a rule file is a list of rules", "begin each rule with '- id: …'")
    return [_rule(node, origin) for node in root.items()]


def _add(loaded: dict[str, Rule], rules: Iterable[Rule], *, replace: bool) -> None:
    for rule in rules:
        known = loaded.get(rule.id)
        if known is not None and not (replace and known.origin != rule.origin):
            raise RuleError(rule.mark, f"rule '{rule.id}' stands twice", f"first at {known.mark}")
        loaded[rule.id] = rule


def _rule(node: Node, origin: str) -> Rule:
    parts = node.mapping(_KEYS, required=("id", "title"))
    if ("check" in parts) == ("method" in parts):
        raise node.error("a rule has either 'check' or 'method'")
    identifier = parts["id"].text()
    if not _ID.fullmatch(identifier):
        raise parts["id"].error("an id is a letter and then letters, digits, - or _")
    check, when = parts.get("check"), parts.get("when")
    return Rule(
        id=identifier,
        title=_label(parts["title"]),
        mark=parts["id"].mark,
        name=parts["name"].text() if "name" in parts else "",
        family=_one_of(parts.get("family"), FAMILIES, "custom", "family"),
        severity=_severities(parts.get("severity"), parts["id"]),
        message=_messages(parts.get("message")),
        basis=parts["basis"].text() if "basis" in parts else "",
        why=_label(parts["why"]) if "why" in parts else None,
        false_alarms=_label(parts["false_alarms"]) if "false_alarms" in parts else None,
        forms=_forms(parts.get("forms")),
        bindings=_bindings(parts.get("for")),
        when=parse_condition(when) if when else None,
        check=parse_condition(check) if check else None,
        check_text=_one_line(check),
        when_text=_one_line(when),
        check_source=check,
        when_source=when,
        method=_one_of(parts.get("method"), METHODS, "", "method"),
        tests=tuple(_test(item) for item in parts["tests"].items()) if "tests" in parts else (),
        origin=origin,
    )


def _one_line(node: Node | None) -> str:
    return " ".join(node.text().split()) if node else ""


def _label(node: Node) -> Label:
    if isinstance(node.value, dict):
        parts = node.mapping(("zh", "en"))
        texts = [parts[key].text() for key in ("zh", "en") if key in parts]
        if not texts:
            raise node.error("write zh: … and en: …")
        return Label(texts[0], texts[-1])
    return Label(node.text(), node.text())


def _one_of(node: Node | None, known: Sequence[str], default: str, what: str) -> str:
    if node is None:
        return default
    word = node.text()
    if word not in known:
        hint = nearest(word, known) or "known: " + ", ".join(known)
        raise node.error(f"unknown {what} '{word}'", hint)
    return word


def _severities(node: Node | None, rule: Node) -> tuple[SeverityCase, ...]:
    if node is None:
        return (SeverityCase(None, "warning", rule),)
    items = node.items() if isinstance(node.value, list) else [node]
    cases = []
    for item in items:
        if isinstance(item.value, dict):
            parts = item.mapping(("when", "is"), required=("when", "is"))
            when, word = parse_condition(parts["when"]), parts["is"]
        else:
            parts, when, word = {}, None, item
        severity = cast(Severity, _one_of(word, SEVERITIES, "", "severity"))
        cases.append(SeverityCase(when, severity, parts["when"] if when else item))
    if not cases or cases[-1].when is not None:
        raise node.error("the last severity stands without 'when'")
    return tuple(cases)


def _messages(node: Node | None) -> tuple[MessageCase, ...]:
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
        raise node.error("the last message stands without 'when'")
    return tuple(cases)


def _forms(node: Node | None) -> tuple[str, ...]:
    if node is None:
        return ()
    for word in node.texts():
        if word not in forms():
            raise node.error(f"unknown form '{word}'", "forms: " + ", ".join(forms()))
    return node.texts()


def _bindings(node: Node | None) -> tuple[Binding, ...]:
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
            Binding(names, head if group else "", Selector((group or head,), dropped), value.mark)
        )
    return tuple(found)


def _test(node: Node) -> RuleTest:
    parts = node.mapping((*_TEST_KINDS, "expect"))
    kinds = [kind for kind in _TEST_KINDS if kind in parts]
    if len(kinds) != 1:
        raise node.error("a test is one of " + ", ".join(_TEST_KINDS))
    return RuleTest(kinds[0], parts[kinds[0]], parts.get("expect"), node.mark)
