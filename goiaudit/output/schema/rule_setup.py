"""JSON Schema of the examples in rule files: what a report holds, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping

from goiaudit.audit.examples import OTHERS, SETUP_KEYS
from goiaudit.audit.ruletests import EXPECT_KEYS
from goiaudit.definitions.facts import ObservationDefinition, catalogue
from goiaudit.definitions.forms import TABLES, forms
from goiaudit.model.findings import SEVERITIES
from goiaudit.output.schema.pieces import (
    CELL,
    DAY,
    FLAG,
    INTEGER,
    NOTHING,
    NUMBER,
    TEXT,
    Schema,
    keyed,
    listed,
    matching,
    one_or_many,
    unless_nothing,
    words,
)
from goiaudit.rules.scope import CLAIM_ROWS
from goiaudit.rules.texts import SECTION_PLACES

_QUALIFIERS = ("exact", "at_least", "at_most", "about")
_TYPES: Mapping[str, Schema] = {
    "count": INTEGER, "size": INTEGER, "clause": INTEGER, "flag": FLAG, "date": DAY,
    "text": TEXT, "name": TEXT, "percent": NUMBER,
}  # fmt: skip
_REPORT: Schema = {"$ref": "#/$defs/report"}


def setup() -> Schema:
    """A report as an example describes it; cells not named are 0, tables not named absent."""
    others: Mapping[str, Schema] = {
        "previous": _REPORT, "parent": _REPORT, "children": listed(_REPORT),
    }  # fmt: skip
    # The keys of any report are spelled out once, in its own definition.
    place = "#/$defs/report/anyOf/0/properties/"
    own: dict[str, Schema] = {key: {"$ref": f"{place}{key}"} for key in SETUP_KEYS}
    return unless_nothing(keyed({**own, **{key: others[key] for key in OTHERS}}))


def _report() -> Schema:
    """Another report that the one of an example is held against."""
    known = _report_keys()
    return unless_nothing(keyed({key: known[key] for key in SETUP_KEYS}))


def _report_keys() -> Mapping[str, Schema]:
    facts = catalogue().facts
    return {
        **{name: _table(name) for name in TABLES},
        "form": words(forms()),
        "year": INTEGER,
        "kind": words(facts["kind"].words),
        "level": words(facts["level"].words),
        "organ": TEXT,
        "claims": listed(_claim()),
        "facts": unless_nothing(_facts()),
        "seen": unless_nothing(
            keyed({name: listed(_seen(o)) for name, o in catalogue().observations.items()})
        ),
        "shapes": unless_nothing(keyed({name: _shapes(name) for name in TABLES})),
        "text": {"type": "string", "description": "a whole report as text"},
        "sections": keyed(
            {
                **{place: {"type": ["string", "null"]} for place in (*SECTION_PLACES, "title")},
                "damaged": FLAG,
            }
        ),
    }


def expected() -> Schema:
    """What the judgement of an example must be, besides its verdict."""
    figure: Schema = {"type": ["string", "number", "null"]}
    known: Mapping[str, Schema] = {
        "difference": figure,
        "expected": figure,
        "actual": figure,
        "severity": words(SEVERITIES),
        "cells": one_or_many(TEXT),
        "count": INTEGER,
        "reason": TEXT,
        "message": TEXT,
    }
    return keyed({key: known[key] for key in EXPECT_KEYS})


def shared() -> dict[str, Schema]:
    """What examples refer to again and again."""
    shape = keyed({"values": INTEGER, "times": INTEGER})
    return {"setup": setup(), "report": _report(), "cell": CELL, "shape": shape}


def _table(name: str) -> Schema:
    """Rows and columns of a table in any form."""
    rows: dict[str, dict[str, Schema]] = {}
    for form in forms().values():
        for row in form.tables[name].rows.values():
            columns: dict[str, Schema] = {key: {"$ref": "#/$defs/cell"} for key in row.columns}
            rows.setdefault(row.key, {}).update(columns)
    if len({tuple(columns) for columns in rows.values()}) == 1:
        # All rows have the same columns: said once.
        same = keyed(next(iter(rows.values())))
        found: Schema = {"propertyNames": {"enum": list(rows)}, "additionalProperties": same}
        return unless_nothing({"type": "object", **found})
    return unless_nothing(keyed({key: keyed(columns) for key, columns in rows.items()}))


def _shapes(name: str) -> Schema:
    rows = dict.fromkeys(row for form in forms().values() for row in form.tables[name].rows)
    return keyed({row: {"$ref": "#/$defs/shape"} for row in rows})


def claim_address() -> str:
    """A regular expression for the address of a claim."""
    parts = []
    for name in TABLES:
        tables = [form.tables[name] for form in forms().values()]
        rows = dict.fromkeys(key for t in tables for key in (*t.rows, *t.derived_rows))
        columns = dict.fromkeys(key for t in tables for key in (*t.columns, *t.derived_columns))
        cells = rf"({'|'.join(rows)})\.({'|'.join(columns)})"
        parts.append(rf"{name}\.({cells}|({'|'.join(CLAIM_ROWS)})\.[a-z_.]+)")
    return rf"^({'|'.join(parts)}|interaction\.[a-z_.]+)$"


def _claim() -> Schema:
    known: dict[str, Schema] = {
        "cell": matching(claim_address(), "the address of a cell or a key of its own"),
        "value": NUMBER,
        "qualifier": words(_QUALIFIERS),
        "doubt": TEXT,
        "damaged": FLAG,
        "quote": TEXT,
    }
    return keyed(known, ("cell", "value"))


def _facts() -> Schema:
    """Facts by name and index, of their own types."""
    known: dict[str, Schema] = {}
    for fact in catalogue().facts.values():
        one = words(fact.words) if fact.type == "word" else _TYPES[fact.type]
        about = f"{fact.label.zh} / {fact.label.en}"
        schema: Schema = {"anyOf": [one, NOTHING], "description": about}
        known |= {f"{fact.name}[{index}]" if index else fact.name: schema
                  for index in fact.index or ("",)}  # fmt: skip
    return keyed(known)


def _seen(observation: ObservationDefinition) -> Schema:
    fields: dict[str, Schema] = {
        name: words(observation.words[name]) if kind == "word" else unless_nothing(_TYPES[kind])
        for name, kind in observation.fields.items()
    }
    about = f"{observation.label.zh} / {observation.label.en}"
    return keyed({**fields, "quote": {"type": "string"}, "intact": FLAG}, about=about)
