"""Cells of the three official tables, with state, raw text and place.

What a report has hundreds of is a named tuple: a frozen dataclass takes five times as long to
make and to send to another process.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

Number = int | Decimal
"""An exact figure: int for counts, Decimal where a fraction is printed."""


class CellAddress(NamedTuple):
    """``table.row.column`` of contract section 1."""

    table: str
    row: str
    column: str

    def __str__(self) -> str:
        return ".".join(self)

    @property
    def within(self) -> str:
        """The address inside its table: ``row.column``."""
        return f"{self.row}.{self.column}"


class CellState(StrEnum):
    """What a printed cell holds (domain chapter 3)."""

    NUMBER = "number"
    BLANK = "blank"
    NOT_APPLICABLE = "not_applicable"
    TEXT = "text"
    UNREADABLE = "unreadable"


class Location(NamedTuple):
    """Where a reader finds something; only the keys of its format are set, all from 1.

    Text {line}; HTML {table, row, column, xpath}; DOCX {table, row, column} or {paragraph};
    XLSX {sheet, cell}; CSV {line, column}; PDF {page, bbox} (points from the top left).
    """

    line: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    xpath: str | None = None
    paragraph: int | None = None
    sheet: str | None = None
    cell: str | None = None
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None

    def as_dict(self) -> dict[str, Any]:
        """The keys that are set, in the order of the contract."""
        if self.line is not None:  # text, by far the most frequent
            return {"line": self.line} | ({} if self.column is None else {"column": self.column})
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in zip(self._fields, self, strict=True)
            if value is not None
        }


@lru_cache(maxsize=4096)
def at_line(number: int) -> Location:
    """The place of a line of a text; equal lines of all texts share theirs."""
    return Location(line=number)


class Cell(NamedTuple):
    """One printed cell.

    ``value`` is null unless the state is NUMBER; money is in the unit of the form (万元).
    ``unit`` is the unit that the cell or its label names, None where neither does.
    ``lost`` marks a cell of which nothing stands in its place for sure (short row, lost row).
    ``damaged`` marks a raw text with lost or garbled characters (domain chapter 6).
    """

    address: CellAddress
    state: CellState
    value: Number | None = None
    raw: str = ""
    location: Location | None = None
    unit: str | None = None
    note: str = ""
    lost: bool = False
    damaged: bool = False


class RowShape(NamedTuple):
    """How a row stood in the source: how many values it showed, how many times it stands.

    ``times`` is 0 for a row that the form has and the source has not. ``values`` counts the
    value cells shown, blanks with borders included; a row merged into one value counts as whole.
    """

    values: int
    times: int
    label: str = ""
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One official table as read: every cell of its form, in official order.

    ``form`` is the form that the table's own markers show, None where they show none
    (always None for disputes); ``layout`` is the form whose rows and columns ``cells`` has.
    """

    name: str
    form: str | None
    layout: str
    cells: tuple[Cell, ...]
    rows: Mapping[str, RowShape] = field(default_factory=dict)
    location: Location | None = None

    @property
    def has_number(self) -> bool:
        """Whether at least one cell holds a number; a table without one counts as absent."""
        return any(cell.state is CellState.NUMBER for cell in self.cells)
