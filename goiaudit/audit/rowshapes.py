"""How the rows of one table stand in a batch of reports: looked up row by row, all at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goiaudit.model.cells import RowShapes


@dataclass(frozen=True, eq=False)
class Alike:
    """Reports whose table has the same rows; ``shown`` and ``times`` are reports x rows."""

    numbers: Mapping[str, int]
    members: NDArray[np.intp]
    shown: NDArray[np.int64]
    times: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class ShapesOfTable:
    """The row shapes of a table; ``absent`` are the reports without it."""

    alike: tuple[Alike, ...]
    absent: NDArray[np.bool_]

    @staticmethod
    def of(shapes: Sequence[RowShapes | None]) -> ShapesOfTable:
        """The shapes of every report of a batch, None where its table is absent."""
        members: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for n, shape in enumerate(shapes):
            if shape is not None:
                members[tuple(shape.numbers)].append(n)
        alike = (_alike(some, shapes) for some in members.values())
        absent = np.array([shape is None for shape in shapes], np.bool_)
        return ShapesOfTable(tuple(alike), absent)

    def rows(self, function: str, rows: Sequence[str]) -> NDArray[np.int64]:
        """``values`` (figures shown) or ``times`` of rows in every report, 0 where a row is not."""
        found = np.zeros((len(rows), len(self.absent)), np.int64)
        for some in self.alike:
            there = [n for n, row in enumerate(rows) if row in some.numbers]
            places = [some.numbers[rows[n]] for n in there]
            counts = some.shown if function == "values" else some.times
            found[np.array(there, np.intp)[:, None], some.members] = counts[:, places].T
        return found


def _alike(members: Sequence[int], shapes: Sequence[RowShapes | None]) -> Alike:
    some = [shape for n in members if (shape := shapes[n]) is not None]
    shown = np.array([shape.shown for shape in some], np.int64)
    times = np.array([shape.times for shape in some], np.int64)
    return Alike(some[0].numbers, np.array(members, np.intp), shown, times)
