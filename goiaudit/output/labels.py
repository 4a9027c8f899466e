"""Which table a finding belongs to, and how places in a source are named to people."""

from __future__ import annotations

from goiaudit.definitions.forms import TABLES
from goiaudit.model.cells import Location
from goiaudit.output.words import say


def table_of(address: str) -> str | None:
    """The official table that an address or claim key belongs to, None for other keys."""
    name = address.partition(".")[0]
    return name if name in TABLES else None


def place(location: Location | None, lang: str) -> str:
    """Where something stands in its source, in words; empty where that is not known."""
    if location is None:
        return ""
    values = location.as_dict()
    if "page" in values:
        return say("place.page", lang, **values)
    if "sheet" in values and "cell" in values:
        return say("place.sheet", lang, **values)
    if {"table", "row", "column"} <= values.keys():
        return say("place.table", lang, **values)
    if {"line", "column"} <= values.keys():
        return say("place.line_column", lang, **values)
    for key, words in (("line", "line"), ("paragraph", "paragraph"), ("xpath", "element")):
        if key in values:
            return say(f"place.{words}", lang, **values)
    return ""
