"""Columns that the form of table three does not have: shares, sums of legal persons, remarks.

Only a table with borders tells them for sure: its header says in which columns they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from goiaudit.model.document import GridCells
from goiaudit.recognition.labels import characters
from goiaudit.recognition.normalise import fold
from goiaudit.recognition.values import look

_WORDS = ("占", "比例", "比重", "百分比", "小计", "小 计", "备注", "备 注", "同比", "增")
"""Each of the names has one of these in it."""
_SUMS = frozenset({"小计", "法人小计"})
_OTHERS = frozenset({
    "占比", "占总数比", "占总数比例", "占比例", "所占比例", "比例", "比重", "所占比重", "百分比",
    "备注", "同比", "同比增长", "同比增减", "增幅", "增长率",
})  # fmt: skip
_FIRST_KIND, _LAST_ROW = "自然人", "结转下年度"
_LAST = ("总计", "其他")
_COLUMNS, _MOST = 7, 0.7
"""Columns of the form; part of the rows that have these and the others, at least."""


class _Extra(NamedTuple):
    """Columns that the form does not have, in the rows of one table of a grid."""

    rows: range
    columns: frozenset[int]


_NONE = _Extra(range(0), frozenset())


def without_extra_columns(cells: GridCells) -> GridCells:
    """The cells of table three without those below such a header; all others as they are."""
    joined = "\n".join(cells.texts)
    if _FIRST_KIND not in joined or not any(word in joined for word in _WORDS):
        return cells
    extra = _extra(cells)
    if not extra.columns:
        return cells
    places = zip(cells.rows, cells.columns, cells.colspans, strict=True)
    kept = [
        n
        for n, (row, column, span) in enumerate(places)
        if row not in extra.rows or not extra.columns.issuperset(range(column, column + span))
    ]
    return GridCells(
        [cells.texts[n] for n in kept],
        [cells.rows[n] for n in kept],
        [cells.columns[n] for n in kept],
        [cells.rowspans[n] for n in kept],
        [cells.colspans[n] for n in kept],
        [cells.places[n] for n in kept],
    )


def _extra(cells: GridCells) -> _Extra:
    """What stands in the header of table three that the form does not have.

    Nothing where the header and the rows below it differ in their columns.
    """
    names = [characters(fold(text).text) for text in cells.texts]
    kind = next((n for n, name in enumerate(names) if name == _FIRST_KIND), None)
    if kind is None:
        return _NONE
    top = cells.rows[kind]
    values = {row for row in _rows_of_values(cells) if row > top}
    ends = [row for row, name in zip(cells.rows, names, strict=True) if _LAST_ROW in name]
    last = min((row for row in ends if row > top), default=max(cells.rows))
    header = range(max(top - 1, 0), min(values, default=top))
    found = {name: n for n, name in enumerate(names) if cells.rows[n] in header}
    columns = _columns(cells, found)
    body = [row for row in values if row <= last]
    if not _are_so_wide(cells, body, cells.columns[kind], _COLUMNS + len(columns)):
        return _NONE
    return _Extra(range(header.start, last + 1), columns)


def _columns(cells: GridCells, header: Mapping[str, int]) -> frozenset[int]:
    """Columns of sums in front of the total, and of anything else behind it."""
    extra = {name: header[name] for name in _SUMS | _OTHERS if name in header}
    total, other = (cells.columns[header[name]] if name in header else -1 for name in _LAST)
    columns: set[int] = set()
    for name, n in extra.items():
        own = range(cells.columns[n], cells.columns[n] + cells.colspans[n])
        if not (own.stop <= total if name in _SUMS else own.start > total):
            return frozenset()
        columns.update(own)
    return frozenset(columns) if other < total else frozenset()


def _are_so_wide(cells: GridCells, rows: Collection[int], first: int, width: int) -> bool:
    """Whether most rows have as many cells from a column on."""
    own = zip(cells.rows, cells.columns, strict=True)
    shown = Counter(row for row, column in own if column >= first)
    return sum(shown[row] == width for row in rows) > _MOST * len(rows)


def _rows_of_values(cells: GridCells) -> Iterator[int]:
    return (
        row
        for text, row in zip(cells.texts, cells.rows, strict=True)
        if text.strip() and look(fold(text).text.strip()) == "value"
    )
