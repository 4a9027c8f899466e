"""Rows of table two under a header of their own with fewer columns than their form has.

Reports mix the forms: under headings of 2019, 信息内容 | 处理决定数量 and 行政许可 | 117. The one
figure is that of the one column; the others are not printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from goiaudit.recognition.placed import Aligned, Placed

_FIRST, _ONLY, _OTHERS = "信息内容", "决定数量", ("上一年", "增")
_COLUMN = "decisions"


def with_own_headers(aligned: Aligned) -> Mapping[str, Placed]:
    """The rows of a table, a lone figure under a header of one column in this column."""
    if not any(_COLUMN in row.columns[1:] for row in aligned.layout.rows.values()):
        return aligned.rows
    return dict(_placed(aligned))


def _placed(aligned: Aligned) -> Iterator[tuple[str, Placed]]:
    lone, clause = False, None
    for key, row in aligned.layout.rows.items():
        placed = aligned.rows.get(key)
        if placed is None:
            continue
        header = _header(placed)
        lone = _is_lone(header) if header else lone and row.clause == clause
        clause = row.clause
        filled = [cell for cell in placed.cells if cell.text]
        if lone and len(filled) == 1 and _COLUMN in row.columns[1:]:
            absent = row.columns.index(_COLUMN)
            blank = filled[0]._replace(text="", raw="")
            placed = replace(placed, cells=(*[blank] * absent, filled[0]), absent=absent)
        yield key, placed


def _header(placed: Placed) -> Sequence[str]:
    """The words from 信息内容 to the label of a row, none if they do not stand above it."""
    if placed.run is None or not placed.label:
        return ()
    labels = placed.run.labels
    end = next((n for n, piece in enumerate(labels) if piece is placed.label[0]), 0)
    starts = [n for n, piece in enumerate(labels[:end]) if _FIRST in piece.text]
    return [piece.text for piece in labels[starts[-1] : end]] if starts else ()


def _is_lone(header: Sequence[str]) -> bool:
    """Whether 处理决定数量 is the only column of a header."""
    text = "".join(header)
    return text.count(_ONLY) == 1 and not any(word in text for word in _OTHERS)
