"""Reports of earlier years out of a store, whole enough for every rule that looks back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from goiaudit.audit.heads import Head
from goiaudit.definitions.forms import forms
from goiaudit.model.cells import Cell, CellAddress, CellState, Number, Table
from goiaudit.model.claims import Claim
from goiaudit.model.report import Report
from goiaudit.store.packing import (
    facts_of,
    location_of,
    observations_of,
    sections_of,
    shape_of,
    unpacked,
)

if TYPE_CHECKING:
    import duckdb

CHUNK = 256
"""Reports that are fetched together."""
PREFIX = "store:"
"""Before the number of a report in its key."""
_STATES = {state.value: state for state in CellState}
_IDENTITY = "report, path, part, organ, kind, level, year, digest"
_FORMS = "form, due_form"
_CELLS = '"table", "row", "column", state, "value", raw, location, unit, note, lost, damaged'
_CLAIMS = "cell, value, quote, location, qualifier, doubt, damaged, decimals, position"


def heads(
    connection: duckdb.DuckDBPyConnection,
    years: Collection[int] | None,
    places: Collection[str],
    digests: Collection[str],
) -> dict[str, Head]:
    """Heads by key, without the reports of these places and of these bytes."""
    rows = connection.execute(
        f"SELECT {_IDENTITY} FROM reports WHERE reason IS NULL "
        "AND (?::INTEGER[] IS NULL OR year IN (SELECT unnest(?::INTEGER[]))) "
        "AND place NOT IN (SELECT unnest(?::VARCHAR[])) "
        "AND digest NOT IN (SELECT unnest(?::VARCHAR[])) ORDER BY report",
        [_listed(years), _listed(years), list(places), list(digests)],
    )
    found = {}
    while batch := rows.fetchmany(10_000):
        for report, path, part, organ, kind, level, year, digest in batch:
            found[f"{PREFIX}{report}"] = Head(path, part, organ, kind, level, year, digest)
    return found


def _listed(years: Collection[int] | None) -> list[int] | None:
    return None if years is None else sorted(years)


def reports(
    connection: duckdb.DuckDBPyConnection, keys: Sequence[str]
) -> Iterator[tuple[str, Report]]:
    """The reports of these keys, some hundred at a time; what is gone is left out."""
    numbers = [int(key.removeprefix(PREFIX)) for key in keys]
    for start in range(0, len(numbers), CHUNK):
        yield from _fetched(connection, numbers[start : start + CHUNK])


def _fetched(
    connection: duckdb.DuckDBPyConnection, numbers: list[int]
) -> Iterator[tuple[str, Report]]:
    def rows(columns: str, table: str) -> list[Any]:
        return connection.execute(
            f"SELECT {columns} FROM {table} WHERE report IN (SELECT unnest(?::INTEGER[]))",
            [numbers],
        ).fetchall()

    cells = _by_report(rows(f"report, {_CELLS}", "cells"))
    claims = _by_report(rows(f"report, {_CLAIMS}", "claims"))
    packs = dict(rows("report, packed", "rest"))
    for row in sorted(rows(f"{_IDENTITY}, {_FORMS}", "reports")):
        number = row[0]
        told = unpacked(packs[number])
        yield f"{PREFIX}{number}", _report(row, told, cells[number], claims[number])


def _by_report(rows: Sequence[Any]) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for number, *rest in rows:
        found[number].append(rest)
    return found


def _report(row: Any, told: dict[str, Any], cells: list[Any], claims: list[Any]) -> Report:
    _, path, part, organ, kind, level, year, digest, form, due_form = row
    return Report(
        path=path,
        part=part,
        organ=organ,
        kind=kind,
        level=level,
        year=year,
        form=form,
        due_form=due_form,
        printed=_tables(told, cells),
        claims=tuple(map(_claim, claims)),
        facts=facts_of(told),
        observations=observations_of(told),
        sections=sections_of(told),
        digest=digest,
        encoding=told["encoding"],
    )


def _tables(told: dict[str, Any], rows: list[Any]) -> dict[str, Table]:
    by_table: defaultdict[str, list[Cell]] = defaultdict(list)
    for cell in map(_cell, rows):
        by_table[cell.address.table].append(cell)
    found = {}
    for name in told["tables"]:
        form, layout, shapes, place = shape_of(told, name)
        order = _order(layout, name)
        own = sorted(by_table[name], key=lambda cell: order.get(cell.address, len(order)))
        found[name] = Table(name, form, layout, tuple(own), shapes, place)
    return found


@lru_cache(maxsize=32)
def _order(layout: str, name: str) -> dict[CellAddress, int]:
    known = forms().get(layout)
    return {address: n for n, address in enumerate(known.tables[name].addresses())} if known else {}


def _cell(row: Any) -> Cell:
    table, line, column, state, value, raw, location, unit, note, lost, damaged = row
    return Cell(
        CellAddress(table, line, column), _STATES[state], _number(value), raw,
        location_of(location), unit, note or "", lost, damaged,
    )  # fmt: skip


def _claim(row: Any) -> Claim:
    cell, value, quote, location, qualifier, doubt, damaged, decimals, position = row
    return Claim(
        cell, _number(value) or 0, quote, location_of(location), qualifier, doubt, damaged,
        decimals, position,
    )  # fmt: skip


def _number(value: Decimal | None) -> Number | None:
    """Whole figures as int, fractions without idle zeros."""
    if value is None:
        return None
    whole = int(value)
    return whole if whole == value else value.normalize()


def years(
    connection: duckdb.DuckDBPyConnection, present: Collection[tuple[str, int]]
) -> dict[int, dict[str, int]]:
    """Year -> status -> reports of these organs on years that are not present."""
    organs, known = zip(*present, strict=True) if present else ((), ())
    rows = connection.execute(
        "WITH run AS (SELECT unnest(?::VARCHAR[]) AS organ, unnest(?::INTEGER[]) AS year) "
        "SELECT r.year, r.status, count(*) FROM reports r WHERE r.year IS NOT NULL "
        "AND r.organ IN (SELECT organ FROM run) AND NOT EXISTS "
        "(SELECT 1 FROM run WHERE run.organ = r.organ AND run.year = r.year) "
        "GROUP BY ALL ORDER BY ALL",
        [list(organs), list(known)],
    ).fetchall()
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for year, status, count in rows:
        found[year][status] = count
    return dict(found)
