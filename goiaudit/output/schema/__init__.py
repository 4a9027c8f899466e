"""JSON Schemas that ship with the package: of the output, and of rule files."""

from __future__ import annotations

from pathlib import Path

SCHEMAS = ("findings", "rules")


def schema_text(name: str) -> str:
    """The JSON Schema (2020-12) called ``name`` as text; KeyError for a name not in SCHEMAS.

    That of rule files is made from what the loader goes by, so it fits the version that prints it.
    """
    if name not in SCHEMAS:
        raise KeyError(name)
    if name == "rules":
        # Imported here: the other schema is printed without loading a single rule.
        from goiaudit.output.exact_json import encode
        from goiaudit.output.schema.rules import rule_schema

        return encode(rule_schema(), 2) + "\n"
    return (Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8")
