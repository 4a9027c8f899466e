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
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any, ClassVar

import numpy as np

from goiaudit.audit.heads import Head
from goiaudit.audit.likeness.summary import Likeness
from goiaudit.audit.linking.links import Links
from goiaudit.audit.tally import VerdictCounts
from goiaudit.definitions.forms import forms
from goiaudit.model.cells import (
    Cell,
    CellAddress,
    CellState,
    Location,
    Places,
    RowShape,
    RowShapes,
    Table,
    TableCells,
)
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
    Head, Likeness, Report, Claim, Finding, NotAssessable, Suggestion, Repair,
    Side, Term, Waiver, Earlier, Elsewhere, Links, Missing,
)  # fmt: skip
_TUPLES: tuple[Any, ...] = (
    Cell, CellAddress, Location, RowShape, Fact, Observation, Section, Paragraph, FoldedText,
    RowCell,
)  # fmt: skip
_PLAIN: tuple[Any, ...] = (Decimal, date, frozenset, set)
_STATES = tuple(CellState)
_CODE_OF_STATE = {state: code for code, state in enumerate(_STATES)}
_ALIKE, _LINES, _VALUES = range(3)
"""How a column is packed."""
_SIMPLE = frozenset({str, bool, int})
_BYTE, _WORD = "u1", "i4"
"""What counts are packed as."""
_FEW = 1
"""Cells that are not worth columns."""
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
    if len(table.cells) <= _FEW:
        plain = (tuple(table.cells), dict(table.rows), table.location)
        return Table, (table.name, table.form, table.layout, *plain)
    cells = TableCells.of(table.cells)
    addresses = tuple(cells.addresses)
    own = None if addresses == _addresses(table.layout, table.name) else addresses
    states = bytes(map(_CODE_OF_STATE.__getitem__, cells.states))
    rest = tuple(map(_short, (cells.units, cells.notes, cells.lost, cells.damaged)))
    rows = RowShapes.of(table.rows)
    counts = (tuple(rows.numbers), tuple(rows.shown), tuple(rows.times))
    row_shapes = (*counts, _short(rows.labels), _places(rows.places))
    told = (table.name, table.form, table.layout, table.location)
    figures = (own, states, tuple(cells.values), _short(cells.raws))
    return _table_of, (told, figures, _places(cells.places), rest, row_shapes)


def _table_of(
    told: Columns, figures: Columns, places: Columns, rest: Columns, row_shapes: Columns
) -> Table:
    name, form, layout, location = told
    addresses, states, values, raws = figures
    count = len(states)
    cells = TableCells(
        _addresses(layout, name) if addresses is None else addresses,
        tuple(map(_STATES.__getitem__, states)),
        values,
        _long(raws, count),
        _places_of(places, count),
        *(_long(column, count) for column in rest),
    )
    keys, shown, times, labels, starts = row_shapes
    size = len(keys)
    rows = RowShapes(_numbers(keys), shown, times, _long(labels, size), _places_of(starts, size))
    return Table(name, form, layout, cells, rows, location)


@lru_cache(maxsize=64)
def _numbers(keys: tuple[str, ...]) -> Mapping[str, int]:
    """The rows of a table with their numbers; tables of one layout share them."""
    return {key: n for n, key in enumerate(keys)}


@lru_cache(maxsize=64)
def _addresses(layout: str, table: str) -> tuple[CellAddress, ...]:
    """The addresses of a table of a form, in official order; none for an unknown form."""
    tables = forms()[layout].tables if layout in forms() else {}
    return tuple(tables[table].addresses()) if table in tables else ()


def _short(column: Sequence[Any]) -> tuple[int, Any]:
    """A column as one value where all of it has the same, or as lines where all of it is text."""
    if not column:
        return _VALUES, ()
    first = column[0]
    # Boxes may be equal and not the same: (1, 1) and (1.0, 1.0).
    simple = first is None or type(first) in _SIMPLE
    if simple and first == column[-1] and column.count(first) == len(column):
        return _ALIKE, first
    if isinstance(first, str):
        with suppress(TypeError):  # not all of it is text
            lines = "\n".join(column)
            if lines.count("\n") == len(column) - 1:
                return _LINES, lines
    return _VALUES, tuple(column)


def _long(told: tuple[int, Any], count: int) -> tuple[Any, ...]:
    kind, values = told
    if kind == _ALIKE:
        return (values,) * count
    return tuple(values.split("\n") if kind == _LINES else values)


def _places(places: Sequence[Location | None]) -> Columns:
    """The columns of places that are used, with their numbers; as they are if one is missing."""
    if isinstance(places, Places):
        columns: Iterable[Sequence[Any]] = places.columns
    else:
        found = tuple(places)  # once: some are made only now
        if None in found:
            return False, found
        columns = zip(*found, strict=True)
    used = ((n, column) for n, column in enumerate(columns) if column.count(None) < len(column))
    return True, tuple((n, _short(column)) for n, column in used)


def _places_of(told: Columns, count: int) -> Sequence[Location | None]:
    by_column, places = told
    if not by_column:
        return tuple(places)
    columns: list[Sequence[Any]] = [(None,) * count] * len(Location._fields)
    for n, column in places:
        columns[n] = _long(column, count)
    return Places(tuple(columns))


def _result(result: AuditedReport) -> tuple[Any, ...]:
    """A result with its many counts as plain numbers, and its many reasons as two columns."""
    by_rule = result.by_rule
    if isinstance(by_rule, VerdictCounts):
        size = _BYTE if by_rule.counts.max(initial=0) < 1 << 8 else _WORD
        counts: object = (" ".join(by_rule.rules), size, by_rule.counts.astype(size).tobytes())
    else:
        counts = {rule: _counts(some) for rule, some in by_rule.items()}
    unassessed = result.not_assessable
    reasons = " ".join([word for each in unassessed for word in (each.rule, each.reason)])
    parts = (result.report, result.status, result.findings, reasons)
    return _result_of, (parts, _counts(result.verdicts), counts, result.absent)


def _result_of(
    parts: Columns, verdicts: tuple[int, ...], counts: Any, absent: tuple[Earlier, ...]
) -> AuditedReport:
    by_rule: Mapping[str, Counts]
    if isinstance(counts, tuple):
        words, size, data = counts
        rules = _numbered(words)
        found = np.frombuffer(data, size).astype(np.int32)
        by_rule = VerdictCounts(rules, found.reshape(len(rules), -1))
    else:
        by_rule = {rule: _counts_of(some) for rule, some in counts.items()}
    report, status, findings, reasons = parts
    told = _reasons_of(reasons)
    return AuditedReport(report, status, findings, told, _counts_of(verdicts), by_rule, absent)


@lru_cache(maxsize=64)
def _numbered(rules: str) -> Mapping[str, int]:
    """The rules of a run with their numbers; the same mapping for all of its results."""
    return _numbers(tuple(rules.split()))


@lru_cache(maxsize=1024)
def _reasons_of(words: str) -> tuple[NotAssessable, ...]:
    """What could not be assessed; reports that lack the same things share it."""
    rules, reasons = words.split()[::2], words.split()[1::2]
    return tuple(map(NotAssessable, rules, reasons))


def _counts(counts: Counts) -> tuple[int, ...]:
    return tuple(n for verdict, count in counts.items() for n in (_CODE_OF_VERDICT[verdict], count))


@lru_cache(maxsize=4096)
def _counts_of(told: tuple[int, ...]) -> Counts:
    """Counts of verdicts; equal ones of many results are one mapping."""
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
        for cls in (*_RECORDS, *_TUPLES, *_PLAIN, CellState, Verdict, Table, _table_of, _result_of)
    }

    def find_class(self, module: str, name: str) -> Any:
        """The class of that name; PackingError for any that is not listed."""
        try:
            return self.known[module, name]
        except KeyError:
            raise PackingError(f"{module}.{name} has no place in a cache") from None
