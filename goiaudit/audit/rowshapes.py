"""How the rows of one table stand in a batch of reports: most reports have them alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goiaudit.model.cells import RowShapes

Kind = tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...]]
"""Rows, their places in what follows: how many figures each shows, how many times it stands."""


@dataclass(frozen=True, eq=False)
class ShapesOfTable:
    """The row shapes of a table: the different ``kinds``, and the number of that of each report.

    The first kind is that of the reports without the table.
    """

    kinds: tuple[Kind | None, ...]
    kind_of: NDArray[np.intp]

    @staticmethod
    def of(shapes: Sequence[RowShapes | None]) -> ShapesOfTable:
        """The shapes of every report of a batch, None where its table is absent."""
        numbers: dict[Kind | None, int] = {None: 0}
        kind_of = np.zeros(len(shapes), np.intp)
        # Pages of one template share their columns; these live as long as the batch.
        known: dict[tuple[int, ...], int] = {}
        for n, shape in enumerate(shapes):
            if shape is not None:
                shared = id(shape.numbers), id(shape.shown), id(shape.times)
                if shared not in known:
                    known[shared] = numbers.setdefault(_kind(shape), len(numbers))
                kind_of[n] = known[shared]
        return ShapesOfTable(tuple(numbers), kind_of)

    @property
    def absent(self) -> NDArray[np.bool_]:
        """The reports without the table."""
        return np.asarray(self.kind_of == 0)

    def rows(self, function: str, rows: Sequence[str]) -> NDArray[np.int64]:
        """``values`` (figures shown) or ``times`` of rows in every report, 0 where a row is not."""
        found = np.zeros((len(self.kinds), len(rows)), np.int64)
        for counts, kind in zip(found, self.kinds, strict=True):
            if kind is not None:
                known, places, shown, times = kind
                place_of = dict(zip(known, places, strict=True))
                some = shown if function == "values" else times
                counts[:] = [some[place_of[row]] if row in place_of else 0 for row in rows]
        return found.T[:, self.kind_of]


def _kind(shape: RowShapes) -> Kind:
    rows, places = tuple(shape.numbers), tuple(shape.numbers.values())
    return rows, places, tuple(shape.shown), tuple(shape.times)
