"""The field of cells of a sheet to lines and grids, in reading order.

A row with a single text is a line, what stands between such rows is a grid. Tables that stand
beside each other are read one after the other.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, compress

from goiaudit.model.cells import Location
from goiaudit.model.document import Block, Grid, GridCells, Line
from goiaudit.model.errors import InputError
from goiaudit.reading.sheet_bands import Cells, bands, has_gap
from goiaudit.reading.sheet_extent import Place
from goiaudit.reading.sheet_texts import SheetPlaces, Value, a1


@dataclass(slots=True)
class Budget:
    """How many cells of the file may still become cells of grids."""

    path: str
    limit: int
    used: int = 0

    def take(self, count: int) -> None:
        """Count cells in; raises InputError ``limit``."""
        self.used += count
        if self.used > self.limit:
            raise InputError(self.path, "limit", f"more than {self.limit:,} cells in its sheets")

    @property
    def widest(self) -> int:
        """Cells that the field of a sheet may have, most of them empty."""
        return self.limit * 8


@dataclass(frozen=True, slots=True)
class Merged:
    """Merged ranges of the field of a sheet, whose rows and columns count from 0.

    ``seen`` has a byte for each cell, row by row: 0 where a range covers it. ``sizes`` has the
    size of each range by row and column of its first cell.
    """

    seen: bytearray
    sizes: dict[int, dict[int, Place]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Field:
    """The cells of a sheet from the first row and column to the last that hold something.

    ``values``, ``texts`` and ``held`` have an entry for each cell, row by row; ``held`` is 1
    where a text is seen. Rows and columns count from 0, those of ``start``.
    """

    sheet: str
    start: Place
    width: int
    values: Sequence[Value]
    texts: Sequence[str]
    held: bytes
    merged: Merged

    def blocks(self, budget: Budget) -> Iterator[Block]:
        """Its blocks from top to bottom; tables that stand beside each other one by one."""
        every = range(len(self.held) // self.width)
        columns = [(0, self.width)]
        if has_gap(self.held, self.width):
            body = self._body(every)
            rows = slice(body.start * self.width, body.stop * self.width)
            seen = bytes(self.merged.seen[rows])
            columns = bands(Cells(self.width, self.texts[rows], self.held[rows], seen))
        if len(columns) == 1:
            yield from self._down(every, budget)
            return
        yield from self._down(range(body.start), budget)
        for first, end in columns:
            part = self._part(body, first, end)
            yield from part._down(range(len(body)), budget)
        yield from self._down(range(body.stop, every.stop), budget)

    def _body(self, rows: range) -> range:
        """The rows without the lines above the first and below the last that is none."""
        held, width = self.held, self.width
        wide = [row for row in rows if held.count(1, row * width, (row + 1) * width) > 1]
        return range(wide[0], wide[-1] + 1) if wide else rows

    def _part(self, rows: range, first: int, end: int) -> Field:
        """Some rows and columns as a field of their own."""
        starts = [row * self.width for row in rows]
        sizes = {
            row - rows.start: {
                column - first: size for column, size in own.items() if first <= column < end
            }
            for row, own in self.merged.sizes.items()
        }
        seen = bytearray().join([self.merged.seen[at + first : at + end] for at in starts])
        return Field(
            self.sheet,
            (self.start[0] + rows.start, self.start[1] + first),
            end - first,
            [value for at in starts for value in self.values[at + first : at + end]],
            [text for at in starts for text in self.texts[at + first : at + end]],
            b"".join([self.held[at + first : at + end] for at in starts]),
            Merged(seen, sizes),
        )

    def _down(self, rows: range, budget: Budget) -> Iterator[Block]:
        """Lines, and the rows between them as grids; blank rows are passed over."""
        held, width = self.held, self.width
        run: list[int] = []
        for row in rows:
            at = row * width
            first = held.find(1, at, at + width)
            if first < 0:
                continue
            if held.find(1, first + 1, at + width) >= 0 or not self._is_line(first):
                run.append(row)
                continue
            if run:
                yield self._grid(run, budget)
                run = []
            yield from self._lines(row, first)
        if run:
            yield self._grid(run, budget)

    def _is_line(self, at: int) -> bool:
        """Whether the only text of a row is no figure."""
        if not isinstance(self.values[at], str | datetime.date):
            return False
        return not self.texts[at].rstrip()[-1].isdigit()

    def _lines(self, row: int, at: int) -> Iterator[Line]:
        name = a1(self.start[0] + row, self.start[1] + at - row * self.width)
        place = Location(sheet=self.sheet, cell=name)
        for line in self.texts[at].splitlines():
            if line.strip():
                yield Line(line, place)

    def _extent(self, run: Sequence[int]) -> tuple[int, int]:
        """The first column with a text, and the one behind the last that they reach."""
        held, width, columns = self.held, self.width, 0
        for row in run:
            columns |= int.from_bytes(held[row * width : (row + 1) * width], "big")
        filled = columns.to_bytes(width, "big")
        end = filled.rfind(1) + 1
        for row in run:
            for column, (_, wide) in self.merged.sizes.get(row, {}).items():
                if column + wide > end and held[row * width + column]:
                    end = column + wide
        return filled.find(1), end

    def _grid(self, run: Sequence[int], budget: Budget) -> Grid:
        """Rows that follow each other, with the blank cells between and behind their texts."""
        first, end = self._extent(run)
        wide = end - first
        budget.take(len(run) * wide)
        texts: list[str] = []
        seen = bytearray()
        for row in run:
            begin = row * self.width + first
            texts += self.texts[begin : begin + wide]
            seen += self.merged.seen[begin : begin + wide]
        top = self.start[0]
        rows = list(chain.from_iterable([[top + row] * wide for row in run]))
        columns = list(range(wide)) * len(run)
        heights, widths = self._sizes(run, first, wide)
        if 0 in seen:
            texts, rows = list(compress(texts, seen)), list(compress(rows, seen))
            columns = list(compress(columns, seen))
            heights, widths = list(compress(heights, seen)), list(compress(widths, seen))
        places = SheetPlaces(self.sheet, self.start[1] + first, rows, columns)
        return Grid(GridCells(texts, rows, columns, heights, widths, places), places[0])

    def _sizes(self, run: Sequence[int], first: int, wide: int) -> tuple[list[int], list[int]]:
        """How many rows and columns each cell of some rows takes."""
        heights = [1] * (len(run) * wide)
        widths = heights.copy()
        for begin, row in zip(range(-first, len(heights), wide), run, strict=False):
            for column, size in self.merged.sizes.get(row, {}).items():
                if first <= column < first + wide:
                    heights[begin + column], widths[begin + column] = size
        return heights, widths
