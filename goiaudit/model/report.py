"""A report as understood: identity, tables, claims and everything else that rules look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from goiaudit.model.cells import Cell, CellAddress, Table, TableCells
from goiaudit.model.claims import Claim, Fact, Observation
from goiaudit.model.errors import Reason
from goiaudit.model.text import Section

if TYPE_CHECKING:
    import pandas as pd

_OFFICIAL_ORDER = ("disclosure", "requests", "disputes")
"""Tables as they stand in a report: sections two, three, four."""


@dataclass(frozen=True)
class Report:
    """One annual report, or the reason why there is none.

    ``form`` is the form that the tables show, ``due_form`` the one due for ``year``; each None
    if unknown. ``printed`` maps the names of the tables found to their cells as read; ``facts``
    and ``observations`` are named in rules/facts.yml. ``unreadable`` is set, and everything
    else empty, where the file could not be read as a report.
    """

    path: str
    part: int | None = None
    organ: str | None = None
    kind: str | None = None
    level: str | None = None
    year: int | None = None
    form: str | None = None
    due_form: str | None = None
    printed: Mapping[str, Table] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    observations: tuple[Observation, ...] = ()
    sections: tuple[Section, ...] = ()
    digest: str = ""
    encoding: str | None = None
    notices: tuple[str, ...] = ()
    unreadable: Reason | None = None
    message: str = ""

    def cell(self, address: CellAddress) -> Cell | None:
        """The printed cell at an address, None where its table is absent or has no such cell."""
        found = self.place(address)
        return None if found is None else found[0][found[1]]

    def place(self, address: CellAddress) -> tuple[TableCells, int] | None:
        """The cells of its table and the place among them, for those who want one column."""
        return self._by_address.get(address)

    @cached_property
    def _by_address(self) -> dict[CellAddress, tuple[TableCells, int]]:
        """Few of the cells themselves are asked for."""
        tables = [TableCells.of(table.cells) for table in self.printed.values()]
        return {
            address: (cells, n) for cells in tables for n, address in enumerate(cells.addresses)
        }

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Tables found, as Float64 frames: row keys x column keys, official order, NA for null.

        ``requests`` has shape 25 x 7 (form 2021) or 23 x 7 (form 2019); cells that a row of
        ``disclosure`` does not have are NA.
        """
        from goiaudit.model.frames import table_frame

        return {table.name: table_frame(table) for table in self.in_order}

    @property
    def in_order(self) -> tuple[Table, ...]:
        """The tables found, in official order."""
        return tuple(self.printed[name] for name in _OFFICIAL_ORDER if name in self.printed)

    @property
    def cells(self) -> pd.DataFrame:
        """One line per printed cell: table, row, column, state, value, raw, location."""
        from goiaudit.model.frames import cells_frame

        return cells_frame([self])
