"""Small parts that the JSON Schema of rule files is put together from.

Numbers may also come as text: an editor reads YAML as numbers and words, a plain loader reads
everything as text, and a rule file is valid for both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Schema = dict[str, object]

TEXT: Schema = {"type": ["string", "number"], "minLength": 1}
INTEGER: Schema = {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^[+-]?[0-9]+$"}]}
NUMBER: Schema = {
    "anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[+-]?[0-9]+(\.[0-9]+)?$"}]
}
FLAG: Schema = {"enum": [0, 1, "0", "1"]}
NOTHING: Schema = {"enum": [None, "", "null", "~"]}
DAY: Schema = {"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
CELL: Schema = {
    "type": ["string", "number", "null"],
    "description": "a figure; null: blank; '/': not applicable; other words: as printed",
}
EXPRESSION: Schema = {
    "type": "string",
    "minLength": 1,
    "pattern": "^[^：；，（）＝≤≥≠]*$",
    "description": "a condition of the rule language: requests[new, $c] <= 10",
}
LABEL: Schema = {
    "description": "words in both languages, or one text for both",
    "anyOf": [
        {"type": ["string", "number"], "minLength": 1},
        {
            "type": "object",
            "properties": {"zh": TEXT, "en": TEXT},
            "additionalProperties": False,
            "minProperties": 1,
        },
    ],
}


def keyed(
    properties: Mapping[str, Schema], required: Iterable[str] = (), about: str = ""
) -> Schema:
    """An object of these keys and no others."""
    found: Schema = {
        "type": "object",
        "properties": dict(properties),
        "additionalProperties": False,
    }
    if needed := list(required):
        found["required"] = needed
    if about:
        found["description"] = about
    return found


def listed(item: Schema, least: int = 0) -> Schema:
    """A list of items."""
    return {"type": "array", "items": item, **({"minItems": least} if least else {})}


def one_or_many(item: Schema) -> Schema:
    """One item or a list of at least one."""
    return {"anyOf": [item, listed(item, 1)]}


def words(known: Iterable[str], about: str = "") -> Schema:
    """One of some words; those that YAML reads as numbers may come as numbers too."""
    given = list(known)
    found: Schema = {"enum": [*given, *(int(word) for word in given if word.isdecimal())]}
    return {**found, "description": about} if about else found


def matching(expression: str, about: str = "") -> Schema:
    """A text of this form."""
    found: Schema = {"type": "string", "pattern": expression}
    return {**found, "description": about} if about else found


def unless_nothing(schema: Schema) -> Schema:
    """The same, or nothing at all."""
    return {"anyOf": [schema, NOTHING]}
