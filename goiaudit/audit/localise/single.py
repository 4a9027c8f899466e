"""One cell whose change satisfies every failed rule of an incident and breaks no other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit import figures as f
from goiaudit.audit.evaluate import PASS, Judged
from goiaudit.audit.localise.slips import slip
from goiaudit.model.cells import Number


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cell, the figure that would repair the incident, the one printed, the kind of slip."""

    address: str
    value: Number
    printed: Number | None
    kind: str


def single_cell(
    judged: Judged, column: int, failed: Sequence[int], equalities: Collection[int]
) -> tuple[Candidate, ...]:
    """Every cell that alone explains the failed comparisons (atom rows) of one report.

    A cell explains them if one change of it brings each failed residual to rest, and if it
    stands in no other equality that holds (``equalities`` are the rows that count): those
    would break. The result is exact; it is in the order of the form, cheapest slip unsorted.
    """
    matrix = judged.group.deciding.matrix
    failing = matrix[list(failed)].toarray()
    bound = judged.group.deciding.low[list(failed)] * judged.columns.scale[column]
    gaps = bound - judged.residuals[list(failed), column]
    holding = [
        row for row in equalities if row not in failed and judged.states[row, column] == PASS
    ]
    in_holding: NDArray[np.bool_] = (
        np.asarray((abs(matrix[holding])).sum(axis=0)) > 0
        if holding
        else np.zeros(matrix.shape[1], np.bool_)
    )
    shared = (failing != 0).all(axis=0) & ~in_holding
    found = []
    for variable in np.flatnonzero(shared):
        candidate = _candidate(judged, column, int(variable), failing[:, variable], gaps)
        if candidate is not None:
            found.append(candidate)
    return tuple(found)


def _candidate(
    judged: Judged,
    column: int,
    variable: int,
    coefficients: NDArray[np.int64],
    gaps: NDArray[np.int64],
) -> Candidate | None:
    name = judged.group.variables[variable]
    if name.kind != "cell" or name.key[0] or (gaps % coefficients).any():
        return None
    changes = set((gaps // coefficients).tolist())
    if len(changes) != 1:
        return None
    scale = int(judged.columns.scale[column])
    printed = int(judged.columns.values[variable, column])
    repaired = printed + int(changes.pop())
    if repaired < 0 and not judged.group.signed[variable]:
        return None
    value = f.unscaled(repaired, scale)
    if not isinstance(value, int):
        return None
    null = bool(judged.columns.null[variable, column])
    shown = None if null else f.unscaled(printed, scale)
    return Candidate(name.address, value, shown, slip(shown, value))
