"""JSON Schema of rule files, made from the definitions that the loader itself goes by.

A key that the loader learns and this module does not know stops the making of the schema.
"""

from __future__ import annotations

from collections.abc import Mapping

from goiaudit.definitions.facts import catalogue
from goiaudit.definitions.forms import TABLES, forms
from goiaudit.model.findings import SEVERITIES
from goiaudit.output.schema.pieces import (
    EXPRESSION,
    LABEL,
    TEXT,
    Schema,
    keyed,
    listed,
    matching,
    one_or_many,
    words,
)
from goiaudit.output.schema.rule_setup import expected, shared
from goiaudit.rules.lenience import BLANKS
from goiaudit.rules.load import ASSERTION_KEYS, ID, RULE_KEYS, TEST_KINDS
from goiaudit.rules.load_texts import FORBID_KEYS, REQUIRE_KEYS, SEARCH_KEYS, TEXT_KEYS
from goiaudit.rules.rule import FAMILIES, METHODS, SHARED
from goiaudit.rules.texts import ONE_PER, PLACES

_SEVERITY = words(SEVERITIES)
_WORDS: Schema = {"$ref": "#/$defs/words"}


def rule_schema() -> Schema:
    """The schema of a rule file: a list of rules."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:goiaudit:rules",
        "title": "goiaudit rule file",
        "type": ["array", "null"],
        "items": {"$ref": "#/$defs/rule"},
        "$defs": {"rule": _rule(), **shared(), "words": _words()},
    }


def _rule() -> Schema:
    known = _rule_keys()
    rule = keyed({key: known[key] for key in RULE_KEYS}, ("id", "title"))
    # Just one of the three says how the rule is judged.
    rule["oneOf"] = [{"required": [key]} for key in ("check", "text", "method")]
    return rule


def _rule_keys() -> Mapping[str, Schema]:
    return {
        "id": matching(f"^{ID}$", "a letter, then letters, digits, - or _; same id replaces"),
        "name": matching("^[a-z0-9]+(-[a-z0-9]+)*$", "a slug: new-total"),
        "family": words(FAMILIES, "what the rule is about; custom if left out"),
        "severity": _severities(),
        "title": LABEL,
        "message": _messages(),
        "basis": {**TEXT, "description": "the law or the form that the rule rests on"},
        "why": LABEL,
        "false_alarms": LABEL,
        "forms": one_or_many(words(forms(), "the forms that the rule is for; both if left out")),
        "for": _bindings(),
        "when": {**EXPRESSION, "description": "not applicable where this does not hold"},
        "words": {"type": "object", "additionalProperties": _named_words()},
        "check": _checks(),
        "text": _text(),
        "method": words(METHODS),
        "tolerance": _tolerance(),
        "blanks": words(BLANKS, "what the rule makes of blank cells"),
        "shared_cause": words(
            SHARED, "silent: not reported where a repair of failed sums mends it too"
        ),
        "default": {"enum": ["on", "off", True, False], "description": "off: only on request"},
        "tests": listed(_test()),
    }


def _severities() -> Schema:
    case = keyed({"when": EXPRESSION, "is": _SEVERITY}, ("when", "is"))
    organs = [w for fact in ("kind", "level") for w in catalogue().facts[fact].words]
    word = rf"((form|kind|level)\.)?({'|'.join([*forms(), *organs])})"
    by_report: Schema = {
        "type": "object",
        "propertyNames": {"pattern": rf"^(default|{word}( {word})*)$"},
        "additionalProperties": _SEVERITY,
        "required": ["default"],
    }
    cases: Schema = {"type": "array", "items": {"anyOf": [_SEVERITY, case]}, "minItems": 1}
    return {"anyOf": [_SEVERITY, cases, by_report]}


def _messages() -> Schema:
    plain = keyed({"zh": TEXT, "en": TEXT}, ("zh", "en"))
    case = keyed({"when": EXPRESSION, "zh": TEXT, "en": TEXT}, ("zh", "en"))
    return {"anyOf": [plain, listed(case, 1)]}


def _bindings() -> Schema:
    groups = ["tables", "sections"]
    for name in TABLES:
        tables = [form.tables[name] for form in forms().values()]
        known = dict.fromkeys(key for table in tables for key in table.groups)
        derived = dict.fromkeys(f"{key}\\.\\*" for table in tables for key in table.derived_rows)
        groups.append(rf"{name}\.({'|'.join(['rows', 'columns', *known, *derived])})")
    return {
        "type": "object",
        "propertyNames": {"pattern": r"^[A-Za-z_][A-Za-z0-9_]*(, *[A-Za-z_][A-Za-z0-9_]*)?$"},
        "additionalProperties": matching(rf"^\s*({'|'.join(groups)})(\s*-\s*[a-z_]+)*\s*$"),
        "description": "{c: requests.columns - total}: one instance for every member",
    }


def _checks() -> Schema:
    known: Mapping[str, Schema] = {
        "check": EXPRESSION, "for": _bindings(), "when": EXPRESSION, "message": _messages(),
    }  # fmt: skip
    item = keyed({key: known[key] for key in ASSERTION_KEYS}, ("check",))
    return {"anyOf": [EXPRESSION, listed({"anyOf": [EXPRESSION, item]}, 1)]}


def _tolerance() -> Schema:
    written = matching(r"^[0-9]{1,9}(\.[0-9]{1,6})?( *(units?|%))?$")
    return {"anyOf": [{"type": "number", "minimum": 0}, written]}


def _words() -> Schema:
    pattern = keyed({"pattern": TEXT}, ("pattern",))
    return one_or_many({"anyOf": [TEXT, pattern]})


def _search_keys() -> Mapping[str, Schema]:
    beside = ("near", "unless", "unless_before", "unless_after")
    return {"in": one_or_many(words(PLACES)), "any": _WORDS, **dict.fromkeys(beside, _WORDS)}


def _named_words() -> Schema:
    search = keyed({key: _search_keys()[key] for key in SEARCH_KEYS}, ("any",))
    return {"anyOf": [_WORDS, search]}


def _text() -> Schema:
    known: Mapping[str, Schema] = {
        **_search_keys(),
        "phrase": _WORDS,
        "pattern": one_or_many(TEXT),
        "mend": TEXT,
        "note": LABEL,
        "zh": TEXT,
        "en": TEXT,
        "when": EXPRESSION,
        "severity": _severities(),
    }
    entry = keyed({key: known[key] for key in FORBID_KEYS})
    entry["oneOf"] = [{"required": ["phrase"]}, {"required": ["pattern"]}]
    group = keyed({key: known[key] for key in REQUIRE_KEYS}, ("zh", "any"))
    parts: Mapping[str, Schema] = {
        "in": known["in"],
        "one_per": words(ONE_PER),
        "forbid": listed({"anyOf": [_WORDS, entry]}, 1),
        "require": listed(group, 1),
    }
    found = keyed({key: parts[key] for key in TEXT_KEYS})
    found["anyOf"] = [{"required": ["forbid"]}, {"required": ["require"]}]
    return found


def _test() -> Schema:
    kinds: dict[str, Schema] = {kind: {"$ref": "#/$defs/setup"} for kind in TEST_KINDS}
    test = keyed({**kinds, "expect": expected()})
    test["oneOf"] = [{"required": [kind]} for kind in TEST_KINDS]
    return test
