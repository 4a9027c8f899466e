"""Workbooks (.xlsx and kin, .xls) to a Document, by calamine.

What a person sees in the cells is what counts: the saved results of formulas, the upper left
cell of a merged range, exact figures, dates as dates. A row with a single text is a line, what
stands between such rows is a grid. Hidden sheets are read and told.
"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Protocol

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from goiaudit.model.cells import Location
from goiaudit.model.document import Block, Document, Grid, GridCells, Line
from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading.ole import is_cut_off
from goiaudit.reading.sheet_parts import NO_RESULT, SheetParts, read_parts, too_far
from goiaudit.reading.sheet_texts import (
    Figures,
    SheetPlaces,
    Value,
    a1,
    column_letters,
    figure,
    shown,
)
from goiaudit.reading.source import Source

Place = tuple[int, int]

_SECTOR = 512
_SINGLE = (1, 1)
_NAME = re.compile("[\u3400-\u9fff]{4}")


class Sheet(Protocol):
    """What is asked of a sheet; rows and columns count from 0, ``start`` is the first of both."""

    @property
    def name(self) -> str:
        """As on its tab."""

    @property
    def start(self) -> Place | None:
        """None for an empty sheet."""

    @property
    def height(self) -> int:
        """Rows from ``start`` on."""

    @property
    def width(self) -> int:
        """Columns from ``start`` on."""

    @property
    def merged_cell_ranges(self) -> Sequence[tuple[Place, Place]] | None:
        """First and last cell of each."""

    def to_python(self, skip_empty_area: bool = True) -> Sequence[Sequence[Value]]:
        """Its rows from ``start`` on."""


@dataclass(slots=True)
class _Row:
    """The texts of a row from the first column of the sheet on, blank where nothing is seen.

    ``first`` is the first column with a text, ``end`` the one behind the last that they reach.
    """

    number: int
    texts: list[str]
    first: int
    end: int
    lone: bool
    """Whether it holds one text and nothing else, and that is no figure."""


@dataclass(slots=True)
class _Budget:
    """How many cells of the file may still become cells of grids."""

    path: str
    limit: int
    used: int = 0

    def take(self, count: int) -> None:
        """Count cells in; raises InputError ``limit``."""
        self.used += count
        if self.used > self.limit:
            raise InputError(self.path, "limit", f"more than {self.limit:,} cells in its sheets")


@dataclass(frozen=True, slots=True)
class _Spans:
    """Merged ranges of a sheet by row: their size by first column, and the columns covered."""

    sizes: dict[int, dict[int, Place]] = field(default_factory=dict)
    covered: dict[int, set[int]] = field(default_factory=dict)


def read_xlsx(found: Source, limits: Limits) -> Document:
    """A workbook of Excel 2007 and later; raises InputError as ``read_xls`` does."""
    return _read(found, limits, "xlsx", read_parts(found, limits))


def read_xls(found: Source, limits: Limits) -> Document:
    """A workbook of the old format, also as WPS writes it.

    Raises InputError ``damaged``, ``encrypted``, ``limit``, ``empty`` or, for a workbook of
    nothing but pictures, ``scanned``.
    """
    if is_cut_off(found.data):
        raise InputError(found.path, "damaged", "the file is damaged or cut off")
    # Some writers leave the last sector short; the parser wants it whole.
    whole = replace(found, data=found.data + bytes(-len(found.data) % _SECTOR))
    return _read(whole, limits, "xls", SheetParts())


def _read(found: Source, limits: Limits, kind: str, parts: SheetParts) -> Document:
    with _guarded(found.path):
        book = CalamineWorkbook.from_filelike(io.BytesIO(found.data))
        kept = [
            index
            for index, meta in enumerate(book.sheets_metadata)
            if meta.typ == SheetTypeEnum.WorkSheet
        ]
        sheets = (book.get_sheet_by_index(index) for index in kept)
        hidden = {
            meta.name for meta in book.sheets_metadata if meta.visible != SheetVisibleEnum.Visible
        }
        return document_of(found, limits, kind, sheets, len(kept), parts, hidden)


def document_of(
    found: Source,
    limits: Limits,
    kind: str,
    sheets: Iterable[Sheet],
    count: int,
    parts: SheetParts,
    hidden: Collection[str] = (),
) -> Document:
    """The blocks of ``count`` sheets, one after the other; the names of hidden ones are told.

    Raises InputError ``empty``, or ``scanned`` where there is nothing but pictures.
    """
    budget = _Budget(found.path, limits.max_sheet_cells)
    blocks: list[Block] = []
    notices: list[str] = []
    for sheet in sheets:
        own = list(_sheet(sheet, budget, parts))
        if own and count > 1 and _NAME.search(sheet.name):
            own.insert(0, Line(sheet.name, Location(sheet=sheet.name)))
        if own and sheet.name in hidden:
            notices.append(f"the sheet {sheet.name!r} is hidden; it is read like the others")
        blocks += own
    if not blocks:
        raise _nothing(found.path, parts)
    if parts.unsaved:
        unsaved = sum(map(len, parts.unsaved.values()))
        notices.append(f"{unsaved} formulas have no saved result: open and save the file in Excel")
    return Document(found.path, found.digest, tuple(blocks), format=kind, notices=tuple(notices))


@contextmanager
def _guarded(path: str) -> Iterator[None]:
    """Turn what the parser raises, its panics included, into InputError."""
    try:
        yield
    except InputError:
        raise
    except PasswordError as error:
        raise InputError(path, "encrypted", "the file is protected by a password") from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise _damaged(path, error) from error
    except BaseException as error:
        # A panic of the parser, which is written in Rust, is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged(path, error) from error


def _damaged(path: str, error: BaseException) -> InputError:
    return InputError(path, "damaged", f"the file is damaged or cut off ({_short(error)})")


def _short(error: BaseException) -> str:
    return str(error).partition("\n")[0][:120] or type(error).__name__


def _nothing(path: str, parts: SheetParts) -> InputError:
    if parts.pictures:
        return InputError(
            path, "scanned", "the sheets hold pictures and no cells: give the original document"
        )
    return InputError(path, "empty", "the sheets hold no text")


def _sheet(sheet: Sheet, budget: _Budget, parts: SheetParts) -> Iterator[Block]:
    """The blocks of one sheet from top to bottom."""
    start = sheet.start
    if start is None:
        return
    if sheet.height * sheet.width > budget.limit * 8:
        raise too_far(budget.path, sheet.name)
    values = sheet.to_python(skip_empty_area=True)
    spans = _spans(sheet, start, budget)
    block: list[_Row] = []
    for row in _rows(values, start, spans, _Shown.of(sheet.name, parts)):
        if row.lone:
            yield from _grid(sheet.name, block, start[1], spans, budget)
            block = []
            yield from _lines(sheet.name, row, start[1])
        else:
            block.append(row)
    yield from _grid(sheet.name, block, start[1], spans, budget)


def _spans(sheet: Sheet, start: Place, budget: _Budget) -> _Spans:
    """Merged ranges, clipped to the cells that hold something."""
    found = _Spans()
    bottom, right = start[0] + sheet.height, start[1] + sheet.width
    area = 0
    for (top, left), (last_row, last_column) in sheet.merged_cell_ranges or ():
        rows = range(top, min(last_row + 1, bottom))
        columns = range(left, min(last_column + 1, right))
        if not rows or not columns:
            continue
        area += len(rows) * len(columns)
        if area > budget.limit * 8:
            raise too_far(budget.path, sheet.name)
        found.sizes.setdefault(top, {})[left] = (len(rows), len(columns))
        for row in rows:
            covered = found.covered.setdefault(row, set())
            covered.update(columns)
        found.covered[top].discard(left)
    return found


@dataclass(frozen=True, slots=True)
class _Shown:
    """What number formats show and what formulas without result hide, in one sheet."""

    suffixes: Mapping[Place, str]
    unsaved: frozenset[Place]
    figures: Figures

    @classmethod
    def of(cls, name: str, parts: SheetParts) -> _Shown:
        """The part of one sheet."""
        suffixes, unsaved = parts.suffixes.get(name, {}), parts.unsaved.get(name, frozenset())
        return cls(suffixes, unsaved, Figures())

    def texts(self, row: Sequence[Value], number: int, left: int) -> list[str]:
        """The cells of a row that begins in column ``left``; what is only space is nothing."""
        if self.suffixes or self.unsaved:
            found = [self.text(value, (number, n)) for n, value in enumerate(row, left)]
            return ["" if text.isspace() else text for text in found]
        # Nearly all are strings and figures.
        figures = self.figures
        return [
            figures[value] if value.__class__ is float
            else ("" if value.isspace() else value) if value.__class__ is str else shown(value)
            for value in row
        ]  # fmt: skip

    def text(self, value: Value, place: Place) -> str:
        """A cell as it is shown."""
        if place in self.unsaved:
            return NO_RESULT
        suffix = self.suffixes.get(place, "")
        if suffix and isinstance(value, int | float) and not isinstance(value, bool):
            return figure(value * 100 if suffix == "%" else value) + suffix
        return shown(value)


def _rows(
    values: Sequence[Sequence[Value]], start: Place, spans: _Spans, look: _Shown
) -> Iterator[_Row]:
    """Rows that hold something; what a merged range covers is not seen, so it is not read."""
    top, left = start
    for number, row in enumerate(values, top):
        texts = look.texts(row, number, left)
        for column in spans.covered.get(number, ()):
            if 0 <= column - left < len(texts):
                texts[column - left] = ""
        blank = texts.count("")
        if blank == len(texts):
            continue
        first = next(n for n, text in enumerate(texts) if text)
        final = next(n for n in range(len(texts) - 1, -1, -1) if texts[n])
        end = left + final + 1
        for column, (_, width) in spans.sizes.get(number, {}).items():
            if column >= left and texts[column - left]:
                end = max(end, column + width)
        lone = first == final and isinstance(row[final], str | datetime.date)
        lone = lone and not texts[final].rstrip()[-1].isdigit()
        yield _Row(number, texts, left + first, end, lone)


def _lines(sheet: str, row: _Row, left: int) -> Iterator[Line]:
    place = Location(sheet=sheet, cell=a1(row.number, row.first))
    for line in row.texts[row.first - left].splitlines():
        if line.strip():
            yield Line(line, place)


def _grid(
    sheet: str, rows: Sequence[_Row], left: int, spans: _Spans, budget: _Budget
) -> Iterator[Grid]:
    """Rows that follow each other, with the blank cells between and behind their texts."""
    if not rows:
        return
    first = min(row.first for row in rows)
    end = max(row.end for row in rows)
    budget.take(len(rows) * (end - first))
    letters = [column_letters(column) for column in range(first, end)]
    every = list(range(end - first))
    table = _Columns()
    for row in rows:
        texts = row.texts[first - left : end - left]
        texts += [""] * (len(every) - len(texts))
        seen, label = every, str(row.number + 1)
        if covered := spans.covered.get(row.number):
            seen = [column for column in every if column + first not in covered]
            texts = [texts[column] for column in seen]
        table.texts += texts
        table.rows += [row.number] * len(seen)
        table.columns += seen
        table.names += [letters[column] + label for column in seen]
        own = spans.sizes.get(row.number)
        sizes = [own.get(column + first, _SINGLE) for column in seen] if own else None
        table.heights += [height for height, _ in sizes] if sizes else [1] * len(seen)
        table.widths += [width for _, width in sizes] if sizes else [1] * len(seen)
    yield table.grid(sheet)


@dataclass(slots=True)
class _Columns:
    """The cells of a grid, a list for each thing known of them."""

    texts: list[str] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    heights: list[int] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)

    def grid(self, sheet: str) -> Grid:
        """The cells as a grid of a sheet."""
        found = SheetPlaces(sheet, self.names)
        cells = GridCells(self.texts, self.rows, self.columns, self.heights, self.widths, found)
        return Grid(cells, found[0])
