"""What the comparison with all other reports needs of one report; about 700 bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import islice
from operator import attrgetter

from goiaudit.audit.likeness.masking import masked_sections
from goiaudit.audit.likeness.shingles import Shingles, shingles
from goiaudit.audit.likeness.sketch import sketch
from goiaudit.definitions.forms import forms
from goiaudit.definitions.likeness import likeness_words
from goiaudit.model.cells import CellAddress, Number, Table, TableCells
from goiaudit.model.report import Report

SHORTEST = 60
"""Shingles of a text below which two reports are bound to be alike."""
_TOTAL, _SUMS = "total", ("handled_total",)
_FEWEST = 3
"""Figures of a table three that is compared with others."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A report as others are compared with it.

    ``sketch`` is empty where the text is too short; ``table`` is a digest of table three, empty
    where fewer than three figures of it stand for themselves; ``figures`` is a digest of all
    cells and claims. ``peers`` are the figures that peers are compared by, None where there is
    none; ``zero`` says that tables three and four have nothing but zeros.
    """

    sketch: bytes
    table: bytes
    figures: bytes
    peers: tuple[Number | None, ...]
    zero: bool

    def __reduce__(self) -> tuple[type[Likeness], tuple[object, ...]]:
        """For pickle, as a head is sent."""
        return Likeness, _fields(self)


_fields = attrgetter(*(field.name for field in fields(Likeness)))


@dataclass(frozen=True, slots=True)
class Weight:
    """What a table three says: cells not zero, those of them that are no sums, the largest."""

    cells: int
    figures: int
    largest: Number


def likeness_of(report: Report) -> Likeness:
    """The summary of a report."""
    text = text_shingles(report)
    return Likeness(
        sketch=sketch(text) if len(text) >= SHORTEST else b"",
        table=_table_digest(report),
        figures=_digest(
            [(t.name, t.layout, list(t.values)) for t in report.in_order],
            sorted((c.cell, str(c.value), c.qualifier) for c in report.claims),
        ),
        peers=tuple(_figure(report, *_parts(address)) for address in likeness_words().peers),
        zero=not any(
            any(report.printed[name].values)
            for name in ("requests", "disputes")
            if name in report.printed
        ),
    )


def text_shingles(report: Report) -> Shingles:
    """The shingles of all sections."""
    return shingles(*masked_sections(report).values())


def weight_of(table: Table) -> Weight:
    """What a table three says."""
    cells = TableCells.of(table.cells)
    shown = zip(cells.addresses, cells.values, strict=True)
    filled = {address: value for address, value in shown if value}
    figures = list(filter(_is_figure, filled))
    return Weight(len(filled), len(figures), max(filled.values(), default=0))


def _table_digest(report: Report) -> bytes:
    table = report.printed.get("requests")
    if table is None or not _tells(table):
        return b""
    return _digest(table.layout, [value or 0 for value in table.values])


def _tells(table: Table) -> bool:
    """Whether three figures or more of a table three stand for themselves."""
    shown = zip(TableCells.of(table.cells).addresses, table.values, strict=True)
    figures = (1 for address, value in shown if value and _is_figure(address))
    return sum(islice(figures, _FEWEST)) == _FEWEST


def _is_figure(address: CellAddress) -> bool:
    return address.column != _TOTAL and address.row not in _SUMS


def _digest(*parts: object) -> bytes:
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).digest()


@lru_cache(maxsize=64)
def _parts(address: str) -> tuple[str, CellAddress]:
    """The table and the address that are meant."""
    parsed = CellAddress(*address.split("."))
    return parsed.table, parsed


def _figure(report: Report, name: str, address: CellAddress) -> Number | None:
    table = report.printed.get(name)
    place = _place(table.layout, address) if table is not None else None
    if table is None or place is None or place >= len(table.cells):
        return None
    return table.values[place]


@lru_cache(maxsize=256)
def _place(layout: str, address: CellAddress) -> int | None:
    """Where a cell stands among those of its table, which are in official order."""
    addresses = forms()[layout].tables[address.table].addresses()
    return addresses.index(address) if address in addresses else None
