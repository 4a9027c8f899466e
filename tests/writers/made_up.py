"""Made-up figures for the tables of one form, and strategies that draw them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from random import Random
from typing import NamedTuple

from hypothesis import strategies as st

from goiaudit.definitions.forms import forms
from goiaudit.model.cells import CellAddress


class Written(NamedTuple):
    """How a cell is written, and the number that it means."""

    raw: str
    value: int | Decimal


@dataclass(frozen=True)
class Told:
    """Whose report it is, and what it says: paragraphs under 一, 五 and 六."""

    organ: str
    year: int
    overview: Sequence[str]
    problems: Sequence[str]
    other: Sequence[str]
    signed: date
    published: date


@dataclass(frozen=True)
class MadeUp:
    """Every cell of the three tables of one form; ``told`` None is the text of the writers."""

    form: str
    cells: Mapping[CellAddress, Written]
    told: Told | None = None

    @cached_property
    def _rows(self) -> Mapping[tuple[str, str], list[str]]:
        rows: dict[tuple[str, str], list[str]] = {}
        for address, written in self.cells.items():
            rows.setdefault((address.table, address.row), []).append(written.raw)
        return rows

    def row(self, table: str, row: str) -> list[str]:
        """The cells of a row as written."""
        return self._rows.get((table, row), [])

    def values(self) -> dict[str, int | Decimal]:
        """Address to number."""
        return {str(address): written.value for address, written in self.cells.items()}


def zeros(form: str, **changed: str) -> MadeUp:
    """Tables of zeros, but for cells given as ``requests__new__total="3"``."""
    cells = {
        address: Written("0", 0)
        for table in forms()[form].tables.values()
        for address in table.addresses()
    }
    for name, raw in changed.items():
        address = CellAddress(*name.split("__"))
        assert address in cells, name
        cells[address] = Written(raw, Decimal(raw) if "." in raw else int(raw))
    return MadeUp(form, cells)


def _written_count(value: int, commas: bool) -> Written:
    return Written(f"{value:,}" if commas else str(value), value)


def _count(rng: Random) -> Written:
    value = rng.choice((0, rng.randint(0, 9), rng.randint(0, 99999)))
    return Written(f"{value:,}" if rng.random() < 0.5 else str(value), value)


def _change(rng: Random) -> Written:
    value = rng.choice((0, rng.randint(-999, 9999)))
    if value == 0:
        return Written("0", 0)
    signs = rng.choice((("增", "减"), ("+", "-"), ("", "-")))
    return Written(f"{signs[value < 0]}{abs(value)}", value)


def _money(rng: Random) -> Written:
    if rng.random() < 0.3:
        return Written("0", 0)
    amount = Decimal(rng.randint(1, 99_999_999)).scaleb(-2)
    unit, power = rng.choice((("", 0), ("万元", 0), ("元", -4), ("亿元", 4)))
    return Written(f"{amount}{unit}", amount.scaleb(power))


def drawn(form: str, seed: int) -> MadeUp:
    """Tables of one form filled at random; a third of the rows is all zero."""
    rng = Random(seed)
    cells: dict[CellAddress, Written] = {}
    for table in forms()[form].tables.values():
        for row in table.rows.values():
            empty = rng.random() < 1 / 3
            for column in row.columns:
                plain = _money if column in table.money else _count
                draw = _change if column in table.signed else plain
                address = CellAddress(table.name, row.key, column)
                cells[address] = Written("0", 0) if empty else draw(rng)
    return MadeUp(form, cells)


def made_up() -> st.SearchStrategy[MadeUp]:
    """Tables of either form, filled at random."""
    return st.builds(drawn, st.sampled_from(sorted(forms())), st.integers(0, 2**32))
