"""Reports and results as bytes, and back: quick to make, small, and harmless to load.

A cache may lie where others can write. What is loaded from it can only become the plain values
of ``goiaudit.model``: no other class is ever looked up, so that no code can be smuggled in.
"""

from __future__ import annotations

import dataclasses
import io
import pickle
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import repeat
from operator import attrgetter
from typing import Any, ClassVar

from goiaudit.audit.heads import Head
from goiaudit.audit.likeness.summary import Likeness
from goiaudit.audit.linking.links import Links
from goiaudit.model.cells import Cell, CellAddress, CellState, Location, RowShape, Table
from goiaudit.model.claims import Claim, Fact, Observation
from goiaudit.model.findings import (
    Earlier,
    Elsewhere,
    Finding,
    NotAssessable,
    Repair,
    Side,
    Suggestion,
    Term,
    Verdict,
    Waiver,
)
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from goiaudit.model.roster import Missing
from goiaudit.model.text import FoldedText, Paragraph, RowCell, Section

_PROTOCOL = 5
_LEVEL = 1
"""Of zlib: a quarter of the size in a small part of the time; higher levels gain little."""
_RECORDS: tuple[Any, ...] = (
    Head, Likeness, Report, Claim, Fact, Observation, Finding, NotAssessable, Suggestion, Repair,
    Side, Term, Waiver, Earlier, Elsewhere, Links, Missing,
)  # fmt: skip
_TUPLES: tuple[Any, ...] = (
    CellAddress, Location, RowShape, Section, Paragraph, FoldedText, RowCell,
)  # fmt: skip
_PLAIN: tuple[Any, ...] = (Decimal, date, frozenset, set)
_STATES = tuple(CellState)
_CODE_OF_STATE = {state: code for code, state in enumerate(_STATES)}
_VERDICTS = tuple(Verdict)
_CODE_OF_VERDICT = {verdict: code for code, verdict in enumerate(_VERDICTS)}

Columns = tuple[Any, ...]
Counts = Mapping[Verdict, int]


class PackingError(ValueError):
    """Bytes that are no packed value: damaged, tampered with, or of another version."""


def pack(value: object) -> bytes:
    """A value of the model, or tuples, lists and dicts of such, as bytes."""
    buffer = io.BytesIO()
    packer = pickle.Pickler(buffer, _PROTOCOL)
    packer.dispatch_table = _APART
    packer.dump(value)
    return zlib.compress(buffer.getbuffer(), _LEVEL)


def unpack(data: bytes) -> Any:
    """The value that was packed; PackingError for anything else."""
    try:
        return _Unpacker(io.BytesIO(zlib.decompress(data))).load()
    # Damaged bytes raise whatever the classes raise that they name.
    except Exception as error:
        raise PackingError(f"{type(error).__name__}: {error}") from error


def _record(cls: Any) -> Callable[[Any], tuple[Any, ...]]:
    """Reduces a dataclass to its fields, without a Python call for each of them."""
    get = attrgetter(*(field.name for field in dataclasses.fields(cls) if field.init))
    return lambda value: (cls, get(value))


def _tuple(cls: Any) -> Callable[[Any], tuple[Any, ...]]:
    return lambda value: (cls, tuple(value))


def _table(table: Table) -> tuple[Any, ...]:
    """A table by columns: hundreds of cells become a few lists of plain values."""
    addresses, states, values, raws, places, *rest = _across(table.cells, Cell)
    _, rows, columns = _across(addresses, CellAddress)
    cells = (rows, columns, bytes(map(_CODE_OF_STATE.__getitem__, states)), values, raws)
    shapes, times, labels, row_places = _across(tuple(table.rows.values()), RowShape)
    row_shapes = (tuple(table.rows), shapes, times, labels, _places(row_places))
    told = (table.name, table.form, table.layout, table.location)
    return _table_of, (told, cells, _places(places), tuple(rest), row_shapes)


def _table_of(
    told: Columns, cells: Columns, places: Columns, rest: Columns, row_shapes: Columns
) -> Table:
    name, form, layout, location = told
    rows, columns, states, values, raws = cells
    found = map(
        Cell,
        _addresses(name, rows, columns),
        map(_STATES.__getitem__, states),
        values,
        raws,
        _places_of(places, len(rows)),
        *rest,
    )
    keys, shapes, times, labels, row_places = row_shapes
    shaped = map(RowShape, shapes, times, labels, _places_of(row_places, len(keys)))
    by_row = dict(zip(keys, shaped, strict=True))
    return Table(name, form, layout, tuple(found), by_row, location)


def _across(values: Sequence[Any], cls: Any) -> list[Any]:
    """The fields of many named tuples, each as one column."""
    return list(zip(*values, strict=True)) if values else [() for _ in cls._fields]


@lru_cache(maxsize=64)
def _addresses(
    table: str, rows: tuple[str, ...], columns: tuple[str, ...]
) -> tuple[CellAddress, ...]:
    """The addresses of a table; the tables of one form share theirs."""
    return tuple(map(CellAddress, repeat(table), rows, columns))


def _places(places: Sequence[Location | None]) -> Columns:
    """Places by columns, None for a column that no place uses; as they are if one is missing."""
    if None in places:
        return False, places
    found = _across(places, Location)
    return True, tuple(None if column.count(None) == len(column) else column for column in found)


def _places_of(told: Columns, count: int) -> Iterable[Location | None]:
    by_column, places = told
    if not by_column:
        return tuple(places)
    columns: list[Iterable[Any]] = [repeat(None, count) if c is None else c for c in places]
    return map(Location, *columns)


def _result(result: AuditedReport) -> tuple[Any, ...]:
    """A result with its many counts as plain numbers."""
    by_rule = tuple(map(_counts, result.by_rule.values()))
    counts = (_counts(result.verdicts), tuple(result.by_rule), by_rule)
    parts = (result.report, result.status, result.findings, result.not_assessable)
    return _result_of, (parts, counts, result.absent)


def _result_of(parts: Columns, counts: Columns, absent: tuple[Earlier, ...]) -> AuditedReport:
    verdicts, rules, by_rule = counts
    told = dict(zip(rules, map(_counts_of, by_rule), strict=True))
    report, status, findings, unassessed = parts
    return AuditedReport(report, status, findings, unassessed, _counts_of(verdicts), told, absent)


def _counts(counts: Counts) -> tuple[int, ...]:
    return tuple(n for verdict, count in counts.items() for n in (_CODE_OF_VERDICT[verdict], count))


@lru_cache(maxsize=4096)
def _counts_of(told: tuple[int, ...]) -> Counts:
    """Counts of verdicts; equal ones of many rules and results are one mapping."""
    numbers = iter(told)
    return {_VERDICTS[code]: count for code, count in zip(numbers, numbers, strict=True)}


_APART: Mapping[type, Callable[[Any], tuple[Any, ...]]] = {
    **{cls: _record(cls) for cls in _RECORDS},
    **{cls: _tuple(cls) for cls in _TUPLES},
    Table: _table,
    AuditedReport: _result,
}
"""How the classes of the model come apart."""


class _Unpacker(pickle.Unpickler):
    """Knows the classes of the model and a few plain ones, nothing else."""

    known: ClassVar[dict[tuple[str, str], Any]] = {
        (cls.__module__, cls.__qualname__): cls
        for cls in (*_RECORDS, *_TUPLES, *_PLAIN, CellState, Verdict, _table_of, _result_of)
    }

    def find_class(self, module: str, name: str) -> Any:
        """The class of that name; PackingError for any that is not listed."""
        try:
            return self.known[module, name]
        except KeyError:
            raise PackingError(f"{module}.{name} has no place in a cache") from None
