"""Rule files -> RuleSet; any fault stops the run with file, line, column, reason and mend."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import cast

from goiaudit.definitions.forms import forms
from goiaudit.definitions.lasting import lasting
from goiaudit.definitions.pack import pack_root, shown, yaml_files
from goiaudit.definitions.userfiles import is_definition
from goiaudit.definitions.yamlfile import Node, load_yaml
from goiaudit.model.errors import RuleError, UsageError
from goiaudit.rules.cases import SeverityCase
from goiaudit.rules.check import check_rule, passes_named
from goiaudit.rules.lenience import BLANKS, BlankPolicy, Tolerance, tolerance_of
from goiaudit.rules.load_parts import bindings_of, label_of, messages, one_of, severities
from goiaudit.rules.load_texts import named_words, text_check
from goiaudit.rules.parser import parse_condition
from goiaudit.rules.rule import (
    FAMILIES,
    METHODS,
    SHARED,
    Assertion,
    Binding,
    Rule,
    RuleSet,
    RuleTest,
)
from goiaudit.rules.syntax import All, Condition

RULE_KEYS = (
    "id", "name", "family", "severity", "title", "message", "basis", "why", "false_alarms",
    "forms", "for", "when", "words", "check", "text", "method", "tolerance",
    "blanks", "shared_cause", "default", "tests",
)  # fmt: skip
ASSERTION_KEYS = ("check", "for", "when", "message")
_JUDGED_BY = ("check", "text", "method")
_DEFINITION_FILES = ("form", "vocabulary", "facts", "organs")
ID = r"[A-Za-z][A-Za-z0-9_-]*"
_ID = re.compile(ID)
SHIPPED = "shipped"
"""The origin of the rules of the pack; a user's rule has the name of its file."""
TEST_KINDS = ("pass", "fail", "unknown", "not_applicable")


@lasting()
def load_rules(paths: Sequence[Path] = ()) -> RuleSet:
    """The shipped pack plus rule files or folders; a later rule replaces one of the same id."""
    if not paths:
        return shipped_rules()
    loaded = dict(shipped_rules().by_id)
    for given in dict.fromkeys(paths):
        files = yaml_files(given)
        if not files:
            raise UsageError(
                f"{given}: no rule file (*.yml) is in this folder",
                f"{given}: 文件夹中没有规则文件 (*.yml)",
            )
        for path in files:
            if not is_definition(path):
                _add(loaded, load_file(path, str(path)), replace=True)
    for rule in loaded.values():
        # A shipped rule has been checked; what it passes(…) may be replaced by the user.
        if rule.origin != SHIPPED or passes_named(rule):
            check_rule(rule, loaded)
    return _in_order(loaded)


@lru_cache(maxsize=1)
@lasting()
def shipped_rules() -> RuleSet:
    """The shipped pack, read once in a process."""
    loaded: dict[str, Rule] = {}
    root = pack_root()
    for path in yaml_files(root):
        if path.relative_to(root).parts[0] not in ("forms", "vocabulary", "facts.yml"):
            _add(loaded, load_file(path, SHIPPED), replace=False)
    for rule in loaded.values():
        check_rule(rule, loaded)
    return _in_order(loaded)


def _in_order(rules: Mapping[str, Rule]) -> RuleSet:
    return RuleSet(tuple(rules[key] for key in sorted(rules)))


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
        old = known.origin if known is not None else ""
        loaded[rule.id] = dataclasses.replace(rule, overrides=old) if old else rule


def _rule(node: Node, origin: str) -> Rule:
    parts = node.mapping(RULE_KEYS, required=("id", "title"))
    if sum(key in parts for key in _JUDGED_BY) != 1:
        given = [key for key in _JUDGED_BY if key in parts]
        mend = "keep one of " + ", ".join(given) if given else "add 'check: requests[…] <= …'"
        raise node.error("a rule has either 'check', 'text' or 'method'", mend)
    if "text" in parts and "for" in parts:
        raise parts["for"].error("a text rule has no 'for'", "it is judged once per report")
    identifier = parts["id"].text()
    if not _ID.fullmatch(identifier):
        raise parts["id"].error(
            "an id is a letter and then letters, digits, - or _", "write e.g. X001"
        )
    check, when = parts.get("check"), parts.get("when")
    assertions = _assertions(check, bindings_of(parts.get("for"))) if check else ()
    return Rule(
        id=identifier,
        title=label_of(parts["title"]),
        mark=parts["id"].mark,
        name=parts["name"].text() if "name" in parts else "",
        family=one_of(parts.get("family"), FAMILIES, "custom", "family"),
        severity=_severity(parts),
        message=messages(parts.get("message")),
        basis=parts["basis"].text() if "basis" in parts else "",
        why=label_of(parts["why"]) if "why" in parts else None,
        false_alarms=label_of(parts["false_alarms"]) if "false_alarms" in parts else None,
        forms=_forms(parts.get("forms")),
        bindings=tuple(dict.fromkeys(b for one in assertions for b in one.bindings)),
        when=parse_condition(when) if when else None,
        check=_together(assertions),
        assertions=assertions,
        check_text="; ".join(_one_line(one.source) for one in assertions),
        when_text=_one_line(when),
        check_source=check,
        when_source=when,
        text=text_check(parts.get("text")),
        words=named_words(parts.get("words")),
        tolerance=_tolerance(parts.get("tolerance")),
        blanks=cast(BlankPolicy, one_of(parts.get("blanks"), BLANKS, "decide", "policy")),
        on=one_of(parts.get("default"), ("on", "off"), "on", "default") == "on",
        method=one_of(parts.get("method"), METHODS, "", "method"),
        silent=one_of(parts.get("shared_cause"), SHARED, "told", "word") == "silent",
        tests=tuple(_test(item) for item in parts["tests"].items()) if "tests" in parts else (),
        origin=origin,
    )


def _assertions(node: Node, bindings: tuple[Binding, ...]) -> tuple[Assertion, ...]:
    """One condition, or a list of conditions and of ``{check: …, for: …, when: …, message: …}``."""
    found = []
    for item in node.items() if isinstance(node.value, list) else [node]:
        if not isinstance(item.value, dict):
            found.append(Assertion(parse_condition(item), item, bindings))
            continue
        parts = item.mapping(ASSERTION_KEYS, required=("check",))
        when, own = parts.get("when"), parts.get("for")
        found.append(
            Assertion(
                check=parse_condition(parts["check"]),
                source=parts["check"],
                bindings=bindings_of(own) if own else bindings,
                when=parse_condition(when) if when else None,
                when_source=when,
                message=messages(parts.get("message")),
            )
        )
    if not found:
        raise node.error(
            "a condition, or a list of them, expected here", "write 'check: requests[…] <= …'"
        )
    return tuple(found)


def _together(assertions: tuple[Assertion, ...]) -> Condition | None:
    parts = tuple(one.check for one in assertions)
    return parts[0] if len(parts) == 1 else All(parts) if parts else None


def _tolerance(node: Node | None) -> Tolerance | None:
    if node is None:
        return None
    found = tolerance_of(node.text())
    if found is None:
        raise node.error(f"'{node.text()}' is no tolerance", 'write 2, "0.6 units" or "1 %"')
    return found


def _severity(parts: Mapping[str, Node]) -> tuple[SeverityCase, ...]:
    if "severity" in parts:
        return severities(parts["severity"])
    return (SeverityCase(None, "warning", parts["id"]),)


def _one_line(node: Node | None) -> str:
    return " ".join(node.text().split()) if node else ""


def _forms(node: Node | None) -> tuple[str, ...]:
    if node is None:
        return ()
    for word in node.texts():
        if word not in forms():
            raise node.error(f"unknown form '{word}'", "forms: " + ", ".join(forms()))
    return node.texts()


def _test(node: Node) -> RuleTest:
    parts = node.mapping((*TEST_KINDS, "expect"))
    kinds = [kind for kind in TEST_KINDS if kind in parts]
    if len(kinds) != 1:
        raise node.error(
            "a test is one of " + ", ".join(TEST_KINDS), "write '- pass: {…}' or '- fail: {…}'"
        )
    return RuleTest(kinds[0], parts[kinds[0]], parts.get("expect"), node.mark)
