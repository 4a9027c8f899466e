"""What a reader hands to recognition: the file's lines and grids, not yet understood.

Lines and cells are named tuples: a page has hundreds of them, a batch sheet ten thousands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple, overload

from goiaudit.model.cells import Location


class GridCell(NamedTuple):
    """One cell of a grid as the file has it; ``row`` and ``column`` count from 0."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    location: Location | None = None


_cell: Any = partial(tuple.__new__, GridCell)


@dataclass(frozen=True, slots=True)
class GridCells(Sequence[GridCell]):
    """The cells of a grid, one list for each of their fields, all equally long.

    Whoever goes over whole tables takes the lists and makes no object for each cell.
    """

    texts: Sequence[str]
    rows: Sequence[int]
    columns: Sequence[int]
    rowspans: Sequence[int]
    colspans: Sequence[int]
    places: Sequence[Location | None]

    @classmethod
    def of(cls, cells: Sequence[GridCell]) -> GridCells:
        """The cells themselves if they are in lists already."""
        if isinstance(cells, cls):
            return cells
        fields = list(map(list, zip(*cells, strict=True))) if cells else [[] for _ in range(6)]
        return cls(*fields)

    def __len__(self) -> int:
        return len(self.texts)

    def __iter__(self) -> Iterator[GridCell]:
        return map(_cell, zip(*self._fields(), strict=True))

    @overload
    def __getitem__(self, index: int) -> GridCell: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[GridCell]: ...
    def __getitem__(self, index: int | slice) -> GridCell | Sequence[GridCell]:
        found: list[Any] = [field[index] for field in self._fields()]
        return GridCell(*found) if isinstance(index, int) else GridCells(*found)

    def _fields(self) -> tuple[Sequence[Any], ...]:
        return self.texts, self.rows, self.columns, self.rowspans, self.colspans, self.places


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with known cell borders (HTML, Word, sheets, ruled PDF)."""

    cells: Sequence[GridCell]
    location: Location | None = None


class Line(NamedTuple):
    """A line (text formats) or paragraph (all others) as printed.

    ``joined`` lists where each further printed line of a paragraph begins: offset and place.
    """

    text: str
    location: Location | None = None
    joined: tuple[tuple[int, Location | None], ...] = ()


Block = Line | Grid


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read, in reading order; nothing in it is interpreted.

    ``digest`` is the SHA-256 of the bytes in hex. ``metadata`` holds what the format itself
    says (HTML meta, properties of an Office file). ``notices`` are for the person at the
    console (a guessed encoding, an accepted tracked change), never findings.
    """

    path: str
    digest: str
    blocks: tuple[Block, ...]
    format: str = "text"
    encoding: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
