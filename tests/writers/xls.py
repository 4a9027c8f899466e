"""A made-up report as an old workbook (.xls): BIFF8 records ([MS-XLS]) in an OLE container."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence

from tests.writers.made_up import MadeUp
from tests.writers.ole import container
from tests.writers.sheets import parts, placed, value_of

Merged = tuple[int, int, int, int]
"""First row, last row, first column, last column, from 0."""
_BOF, _EOF, _SHEET, _LABEL, _NUMBER, _MERGED = 0x0809, 0x000A, 0x0085, 0x0204, 0x0203, 0x00E5
_GLOBALS, _WORKSHEET = 0x0005, 0x0010


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _begin(kind: int) -> bytes:
    return _record(_BOF, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def _cell(row: int, column: int, value: str | int | float) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, str):
        text = value.encode("utf-16-le")
        return _record(_LABEL, place + struct.pack("<HB", len(text) // 2, 1) + text)
    return _record(_NUMBER, place + struct.pack("<d", value))


def xls_of(
    cells: Iterable[tuple[int, int, str | int | float]],
    merged: Sequence[Merged] = (),
    name: str = "Sheet1",
) -> bytes:
    """A workbook with one sheet of these cells (row and column from 0)."""
    title = name.encode("utf-16-le")
    said = struct.pack("<BBBB", 0, 0, len(title) // 2, 1) + title
    opening = _begin(_GLOBALS)
    start = len(opening) + 4 + 4 + len(said) + 4
    sheet = _begin(_WORKSHEET) + b"".join(_cell(*cell) for cell in cells)
    if merged:
        ranges = b"".join(struct.pack("<HHHH", *one) for one in merged)
        sheet += _record(_MERGED, struct.pack("<H", len(merged)) + ranges)
    book = opening + _record(_SHEET, struct.pack("<I", start) + said) + _record(_EOF)
    return container(Workbook=book + sheet + _record(_EOF))


def one_sheet_xls(made: MadeUp) -> bytes:
    """The whole report on one sheet, figures as numbers, merged cells as on the form."""
    cells: list[tuple[int, int, str | int | float]] = []
    merged: list[Merged] = []
    at = 0
    for part in parts(made):
        if isinstance(part, str):
            cells.append((at, 0, part))
            at += 1
            continue
        last = at
        for row, column, text, rowspan, colspan in placed(part):
            top = at + row
            cells.append((top, column, value_of(text)))
            if (rowspan, colspan) != (1, 1):
                merged.append((top, top + rowspan - 1, column, column + colspan - 1))
            last = max(last, top + rowspan)
        at = last
    return xls_of(cells, merged)
