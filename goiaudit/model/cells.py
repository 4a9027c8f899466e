"""Cells of the three official tables, with state, raw text and place.

What a report has hundreds of is a named tuple: a frozen dataclass takes five times as long to
make and to send to another process.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache, partial
from typing import Any, NamedTuple, overload

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


@lru_cache(maxsize=8192)
def parsed_address(text: str) -> CellAddress | None:
    """The address that is written so; None for keys that are no cell."""
    parts = text.split(".")
    return CellAddress(*parts) if len(parts) == 3 else None


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
class Places(Sequence[Location]):
    """Places, one column for each of the fields of ``Location``, all equally long."""

    columns: tuple[Sequence[Any], ...]

    def __len__(self) -> int:
        return len(self.columns[0])

    def __iter__(self) -> Iterator[Location]:
        return map(_location, zip(*self.columns, strict=True))

    @overload
    def __getitem__(self, index: int) -> Location: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Location]: ...
    def __getitem__(self, index: int | slice) -> Location | Sequence[Location]:
        found = tuple(column[index] for column in self.columns)
        if isinstance(index, slice):
            return Places(found)
        place: Location = _location(found)
        return place


# These make one in a third of the time of its constructor.
_cell: Any = partial(tuple.__new__, Cell)
_location: Any = partial(tuple.__new__, Location)


@dataclass(frozen=True, slots=True, eq=False)
class TableCells(Sequence[Cell]):
    """The cells of a table, one column for each of their fields, all equally long.

    A cell, and its place, is made when somebody asks for it: judging takes whole columns.
    """

    addresses: Sequence[CellAddress]
    states: Sequence[CellState]
    values: Sequence[Number | None]
    raws: Sequence[str]
    places: Sequence[Location | None]
    units: Sequence[str | None]
    notes: Sequence[str]
    lost: Sequence[bool]
    damaged: Sequence[bool]

    @classmethod
    def of(cls, cells: Sequence[Cell]) -> TableCells:
        """The cells themselves if they are in columns already."""
        if isinstance(cells, cls):
            return cells
        return cls(*(zip(*cells, strict=True) if cells else ((),) * len(Cell._fields)))

    def __len__(self) -> int:
        return len(self.addresses)

    def __iter__(self) -> Iterator[Cell]:
        return map(_cell, zip(*self.columns, strict=True))

    @overload
    def __getitem__(self, index: int) -> Cell: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Cell]: ...
    def __getitem__(self, index: int | slice) -> Cell | Sequence[Cell]:
        found: list[Any] = [column[index] for column in self.columns]
        return Cell(*found) if isinstance(index, int) else TableCells(*found)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TableCells | tuple) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(tuple(self))

    @property
    def columns(self) -> tuple[Sequence[Any], ...]:
        """All columns, in the order of the fields of a cell."""
        return (
            self.addresses, self.states, self.values, self.raws, self.places,
            self.units, self.notes, self.lost, self.damaged,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class RowShapes(Mapping[str, RowShape]):
    """The shapes of the rows of a table, one column for each of their fields.

    ``numbers`` has the place of each row in them; a shape is made when somebody asks for it.
    """

    numbers: Mapping[str, int]
    shown: Sequence[int]
    times: Sequence[int]
    labels: Sequence[str]
    places: Sequence[Location | None]

    @classmethod
    def of(cls, rows: Mapping[str, RowShape]) -> RowShapes:
        """The shapes themselves if they are in columns already."""
        if isinstance(rows, cls):
            return rows
        columns = zip(*rows.values(), strict=True) if rows else ((),) * len(RowShape._fields)
        return cls({key: n for n, key in enumerate(rows)}, *columns)

    def __repr__(self) -> str:
        return repr(dict(self))

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __getitem__(self, row: str) -> RowShape:
        n = self.numbers[row]
        return RowShape(self.shown[n], self.times[n], self.labels[n], self.places[n])


@dataclass(frozen=True, slots=True)
class Table:
    """One official table as read: every cell of its form, in official order.

    ``form`` is the form that the table's own markers show, None where they show none
    (always None for disputes); ``layout`` is the form whose rows and columns ``cells`` has.
    """

    name: str
    form: str | None
    layout: str
    cells: Sequence[Cell]
    rows: Mapping[str, RowShape] = field(default_factory=dict)
    location: Location | None = None

    @property
    def states(self) -> Sequence[CellState]:
        """The states of all cells."""
        cells = self.cells
        return cells.states if isinstance(cells, TableCells) else [cell[1] for cell in cells]

    @property
    def values(self) -> Sequence[Number | None]:
        """The values of all cells."""
        cells = self.cells
        return cells.values if isinstance(cells, TableCells) else [cell[2] for cell in cells]

    def cell(self, address: CellAddress) -> Cell | None:
        """The cell at an address, None where the table has no such cell; nothing else is made."""
        cells = TableCells.of(self.cells)
        return cells[cells.addresses.index(address)] if address in cells.addresses else None

    @property
    def has_number(self) -> bool:
        """Whether at least one cell holds a number; a table without one counts as absent."""
        return CellState.NUMBER in self.states
