"""What each report of a batch says, as a row of integers in its own units."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit import figures as f
from goiaudit.audit.shown import number
from goiaudit.model.claims import Scalar

Row = tuple[NDArray[np.int64], NDArray[np.bool_]]
"""Figures (unscaled or scaled, as said) and where there is none."""
_NOTHING = -(2**62)
"""Stands for a missing figure while figures are collected."""
_SMALL = f.LARGEST // 10**f.FINEST
"""A figure up to this can be judged in any unit."""


def collected(values: Sequence[Scalar], scale: NDArray[np.int64]) -> Row:
    """Values as numbers, one for each scale, as a row; what is too large to judge is missing.

    Words become their codes, dates their ordinals; other text and None are missing.
    """
    same = _same(values)  # most facts are the same everywhere
    if same is not None:
        gone = same == _NOTHING
        return (0 if gone else same) * scale, np.full(len(scale), gone, np.bool_)
    return _scaled(_packed(values), values, scale)


def _scaled(packed: bytes, values: Sequence[Scalar], scale: NDArray[np.int64]) -> Row:
    """Packed values in the units of their reports."""
    plain = np.frombuffer(packed, np.int64)
    missing = np.asarray(np.abs(plain) > f.LARGEST // scale)
    figures = np.asarray(np.where(missing, 0, plain) * scale)
    for n in np.flatnonzero(missing).tolist():
        value = values[n]
        if isinstance(value, Decimal):
            exact = f.scaled(value, int(scale[n]))
            figures[n], missing[n] = exact or 0, exact is None
    return figures, missing


def collected_rows(rows: Sequence[Sequence[Scalar]], scale: NDArray[np.int64]) -> Row:
    """The same for rows of values, all at once: matrices of rows x scales."""
    same = [_same(values) for values in rows]
    plain = np.array([0 if n is None or n == _NOTHING else n for n in same], np.int64)
    figures = plain[:, None] * scale
    missing = np.zeros(figures.shape, np.bool_)
    missing[[n == _NOTHING for n in same]] = True
    apart = [n for n, figure in enumerate(same) if figure is None]
    if apart:
        flat = [value for n in apart for value in rows[n]]
        # Row by row: one of integers is packed without a look at its values.
        packed = b"".join([_packed(rows[n]) for n in apart])
        found, gone = _scaled(packed, flat, np.tile(scale, len(apart)))
        figures[apart] = found.reshape(len(apart), -1)
        missing[apart] = gone.reshape(len(apart), -1)
    return figures, missing


def _same(values: Sequence[Scalar]) -> int | None:
    """What all values are, ``_NOTHING`` for no figure; None where they differ or may be large."""
    if not values or values.count(values[0]) != len(values):
        return None
    figure = number(values[0])
    if figure is None:
        return _NOTHING
    return figure if isinstance(figure, int) and abs(figure) <= _SMALL else None


def _packed(values: Sequence[Scalar]) -> bytes:
    """Values as integers, eight bytes each."""
    try:
        return struct.pack(f"{len(values)}q", *values)
    except struct.error:
        # Most say the same few things: each is looked at once.
        known = {value: _whole(value) for value in set(values)}
        return struct.pack(f"{len(values)}q", *[known[value] for value in values])


def _whole(value: Scalar) -> int:
    """A value as an integer; a mark for what is none, and for what is far too large."""
    figure = number(value)
    if figure is None or figure != (whole := int(figure)):
        return _NOTHING
    return max(min(whole, f.LARGEST + 1), _NOTHING)
