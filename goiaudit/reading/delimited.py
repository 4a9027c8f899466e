"""CSV and TSV (RFC 4180, as sheets export it) to blocks; every cell keeps line and column."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from goiaudit.model.cells import Location
from goiaudit.model.document import Block, Grid, GridCell, Line
from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading.plain import delimiter_of

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_STATED = re.compile(r"sep=[^\r\n\"]\r?\n")


class _Record(NamedTuple):
    """The fields of a record, the line that it starts on, and its only line as it stands."""

    fields: list[str]
    line: int
    printed: str | None


def csv_blocks(text: str, path: str, limits: Limits) -> tuple[Block, ...]:
    """Rows of one text as lines, the others as grids; raises InputError ``limit``."""
    delimiter = delimiter_of(text, named=True) or ","
    blocks: list[Block] = []
    rows: list[_Record] = []
    count = 0
    for record in _records(text, delimiter, path):
        filled = [field for field in record.fields if field.strip()]
        if not filled:
            continue
        line = _line(record, filled, delimiter)
        if line is None:
            rows.append(record)
            count += len(record.fields)
        else:
            blocks += _grid(rows)
            blocks += line
            rows = []
        if count > limits.max_sheet_cells or len(blocks) > limits.max_lines:
            raise InputError(path, "limit", f"more than {limits.max_sheet_cells:,} cells")
    return (*blocks, *_grid(rows))


def _records(text: str, delimiter: str, path: str) -> Iterator[_Record]:
    skipped = _STATED.match(text)
    start = 2 if skipped else 1
    lines = _LINE.findall(text, skipped.end() if skipped else 0)
    reader = csv.reader(io.StringIO("".join(lines), newline=""), delimiter=delimiter)
    done = 0
    try:
        for fields in reader:
            alone = reader.line_num == done + 1 and done < len(lines)
            yield _Record(fields, done + start, lines[done].rstrip("\r\n") if alone else None)
            done = reader.line_num
    except csv.Error as error:
        raise InputError(path, "limit", f"line {done + start}: {error}") from error


def _line(record: _Record, filled: Sequence[str], delimiter: str) -> list[Line] | None:
    """The lines that a row of running text stands for, None for a row of cells."""
    place = Location(line=record.line)
    if record.printed and '"' not in record.printed and "。" in record.printed:
        # A sentence that was never meant as cells: its commas are its own.
        return [Line(record.printed.strip().strip(delimiter), place)]
    if len(filled) > 1 or filled[0].strip()[-1].isdigit():
        return None
    column = next(n for n, field in enumerate(record.fields, 1) if field.strip())
    place = Location(line=record.line, column=column)
    return [Line(part, place) for part in filled[0].splitlines() if part.strip()]


def _grid(rows: Sequence[_Record]) -> list[Grid]:
    if not rows:
        return []
    width = max(
        number for record in rows for number, field in enumerate(record.fields, 1) if field.strip()
    )
    cells = tuple(
        GridCell(field, row, column, location=Location(line=record.line, column=column + 1))
        for row, record in enumerate(rows)
        for column, field in enumerate(record.fields[:width])
    )
    return [Grid(cells, Location(line=rows[0].line))]
