"""Facts of a report that comes as a record, without any text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from goiaudit.definitions.forms import due_form, forms
from goiaudit.model.cells import CellAddress, Table
from goiaudit.model.claims import Fact
from goiaudit.recognition.organs import nature


def table_facts(printed: Mapping[str, Table]) -> dict[str, Fact]:
    """What the tables of a record show; nothing is known of a table that it has not."""
    facts: dict[str, Fact] = {}
    for name, table in printed.items():
        facts[f"table_present[{name}]"] = Fact(int(table.has_number), location=table.location)
        if table.form is not None:
            facts[f"table_form[{name}]"] = Fact(table.form, location=table.location)
    return facts


def identity_facts(organ: str, year: int | None, form: str | None) -> dict[str, Fact]:
    """Whose report it is, for which year and on which form."""
    values: dict[str, str | int | None] = {
        "year": year,
        "form": form,
        "due_form": due_form(year),
    }
    if organ:
        found = nature(organ)
        values |= {"kind": found.kind, "level": found.level}
        if found.makes_regulations is not None:
            values["makes_regulations"] = int(found.makes_regulations)
    return {name: Fact(value) for name, value in values.items() if value is not None}


@lru_cache(maxsize=8)
def own_cells(name: str) -> Mapping[str, frozenset[CellAddress]]:
    """Cells that only one form has."""
    every = {key: frozenset(form.tables[name].addresses()) for key, form in forms().items()}
    return {
        key: own - frozenset().union(*(others for k, others in every.items() if k != key))
        for key, own in every.items()
    }
