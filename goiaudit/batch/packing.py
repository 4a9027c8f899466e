"""Reports and results as bytes, and back: quick to make, small, and harmless to load.

A cache may lie where others can write. What is loaded from it can only become the plain values
of ``goiaudit.model``: no other class is ever looked up, so that no code can be smuggled in.
"""

from __future__ import annotations

import dataclasses
import io
import pickle
import zlib
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any, ClassVar

from goiaudit.audit.heads import Head
from goiaudit.audit.likeness.summary import Likeness
from goiaudit.audit.linking.links import Links
from goiaudit.batch.packing_places import packed_page, page_of
from goiaudit.batch.packing_reports import packed_report, report_of
from goiaudit.batch.packing_results import packed_result, result_of
from goiaudit.batch.packing_tables import packed_table, table_of
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
from goiaudit.reading.bulk import CellPlaces

_PROTOCOL = 5
_LEVEL = 1
"""Of zlib: a quarter of the size in a small part of the time; higher levels gain little."""
_RECORDS: tuple[Any, ...] = (
    Head, Likeness, Claim, Finding, Suggestion, Repair,
    Side, Term, Waiver, Earlier, Elsewhere, Links, Missing,
)  # fmt: skip
_TUPLES: tuple[Any, ...] = (
    Cell, CellAddress, Location, RowShape, Fact, Observation, Section, Paragraph, FoldedText,
    RowCell, NotAssessable,
)  # fmt: skip
_MAKERS: tuple[Any, ...] = (page_of, report_of, result_of, table_of)
_PLAIN: tuple[Any, ...] = (Decimal, date, frozenset, set)


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


def packed_text(text: str) -> bytes:
    """A text alone as bytes."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def text_of(data: bytes) -> str:
    """The text that was packed; PackingError for anything else."""
    try:
        return zlib.decompress(data).decode("utf-8", "surrogatepass")
    except (zlib.error, UnicodeDecodeError) as error:
        raise PackingError(f"{type(error).__name__}: {error}") from error


def _record(cls: Any) -> Callable[[Any], tuple[Any, ...]]:
    """Reduces a dataclass to its fields, without a Python call for each of them."""
    get = attrgetter(*(field.name for field in dataclasses.fields(cls) if field.init))
    return lambda value: (cls, get(value))


def _tuple(cls: Any) -> Callable[[Any], tuple[Any, ...]]:
    return lambda value: (cls, tuple(value))


_APART: Mapping[type, Callable[[Any], tuple[Any, ...]]] = {
    **{cls: _record(cls) for cls in _RECORDS},
    **{cls: _tuple(cls) for cls in _TUPLES},
    Report: packed_report,
    Table: packed_table,
    CellPlaces: packed_page,
    AuditedReport: packed_result,
}
"""How the classes of the model come apart."""


class _Unpacker(pickle.Unpickler):
    """Knows the classes of the model and a few plain ones, nothing else."""

    known: ClassVar[dict[tuple[str, str], Any]] = {
        (cls.__module__, cls.__qualname__): cls
        for cls in (*_RECORDS, *_TUPLES, *_PLAIN, *_MAKERS, CellState, Verdict, Table)
    }

    def find_class(self, module: str, name: str) -> Any:
        """The class of that name; PackingError for any that is not listed."""
        try:
            return self.known[module, name]
        except KeyError:
            raise PackingError(f"{module}.{name} has no place in a cache") from None
