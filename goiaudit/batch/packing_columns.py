"""Columns of plain values as few values as will do, for ``packing``."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

_ALIKE, _LINES, _VALUES, _NUMBERS = range(4)
"""How a column is packed."""
_SIMPLE = frozenset({str, bool, int})
Column = tuple[int, Any]


def short(column: Sequence[Any]) -> Column:
    """A column as one value where all of it has the same, or as lines where all of it is text."""
    if not column:
        return _VALUES, ()
    first = column[0]
    # Boxes may be equal and not the same: (1, 1) and (1.0, 1.0).
    simple = first is None or type(first) in _SIMPLE
    if simple and first == column[-1] and column.count(first) == len(column):
        return _ALIKE, first
    if isinstance(first, str):
        with suppress(TypeError):  # not all of it is text
            lines = "\n".join(column)
            if lines.count("\n") == len(column) - 1:
                return _LINES, lines
    return _VALUES, tuple(column)


def numbers(column: Sequence[Any]) -> Column:
    """A column of integers or nothing, as bytes where all of it fits in."""
    try:
        return _NUMBERS, bytes(column)
    except (ValueError, TypeError):
        return _VALUES, tuple(column)


def long(told: Column, count: int) -> Sequence[Any]:
    """The column of this length that was packed."""
    kind, values = told
    if kind == _ALIKE:
        return (values,) * count
    if kind == _NUMBERS:
        return tuple(values)
    return tuple(values.split("\n") if kind == _LINES else values)
