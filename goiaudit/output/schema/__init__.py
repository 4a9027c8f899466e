"""JSON Schemas that ship with the package."""

from __future__ import annotations

from pathlib import Path

SCHEMAS = ("findings",)


def schema_text(name: str) -> str:
    """The JSON Schema (2020-12) called ``name`` as text; KeyError for a name not in SCHEMAS."""
    if name not in SCHEMAS:
        raise KeyError(name)
    return (Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8")
