"""What each report of a batch says, as a row of integers in its own units."""

from __future__ import annotations

from array import array
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
_PLAIN = frozenset({int, type(None)})


def collected(values: Sequence[Scalar], scale: NDArray[np.int64]) -> Row:
    """Values as numbers, one for each scale, as a row; what is too large to judge is missing.

    Words become their codes, dates their ordinals; other text and None are missing.
    """
    if values and values.count(values[0]) == len(values):  # most facts are the same everywhere
        figure = number(values[0])
        if figure is None:
            return np.zeros(len(values), np.int64), np.ones(len(values), np.bool_)
        if isinstance(figure, int) and abs(figure) <= _SMALL:
            return figure * scale, np.zeros(len(values), np.bool_)
    kinds = set(map(type, values))
    if not kinds <= _PLAIN:
        known = {value: number(value) for value in set(values)}
        values = [known[value] for value in values]
    plain = np.frombuffer(_whole(values), np.int64)
    missing = np.asarray(np.abs(plain) > f.LARGEST // scale)
    figures = np.asarray(np.where(missing, 0, plain) * scale)
    if Decimal in kinds:
        for n in np.flatnonzero(missing).tolist():
            value = values[n]
            if isinstance(value, Decimal):
                exact = f.scaled(value, int(scale[n]))
                figures[n], missing[n] = exact or 0, exact is None
    return figures, missing


def _whole(values: Sequence[Scalar]) -> array[int]:
    """The integers among values, as int64; for all others, and what is far too large, a mark."""
    whole = [v if isinstance(v, int) else _NOTHING for v in values]
    try:
        return array("q", whole)
    except OverflowError:
        return array("q", [max(min(v, f.LARGEST + 1), _NOTHING) for v in whole])
