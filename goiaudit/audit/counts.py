"""How many of some cells are in a state that a rule asks for, per report of a batch."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit import figures as f
from goiaudit.model.cells import TableCells

_STATES = {
    "blank": f.BLANK,
    "not_applicable": f.NOT_APPLICABLE,
    "text": f.TEXT,
    "unreadable": f.UNREADABLE,
}
_OF_CELLS = ("lost", "unitless")
"""What the matrices do not tell: the cells themselves are asked."""


def of_one_cell(function: str) -> bool:
    """Whether ``flags`` knows of every cell if it counts."""
    return function != "differs" and function not in _OF_CELLS


def flags(function: str, figures: f.Figures) -> NDArray[np.bool_]:
    """Which cells are in the state that the function names: cells x reports, made once."""
    if function not in figures.flags:
        figures.flags[function] = _flags(function, figures)
    return figures.flags[function]


def _flags(function: str, figures: f.Figures) -> NDArray[np.bool_]:
    values = figures.values
    match function:
        case "absent":
            return np.asarray(figures.states == f.ABSENT)
        case "fractional":
            if (figures.scale == 1).all():
                return np.zeros(values.shape, np.bool_)
            return np.asarray(values % figures.scale != 0)
        case "negative":
            return np.asarray(values < 0)
        case "nonzero":
            return np.asarray(values != 0)
    return np.asarray(figures.states == _STATES[function])


def count(function: str, cells: Sequence[int], figures: f.Figures) -> NDArray[np.int64]:
    """How many of the cells are in the state that the function names, per report."""
    if function == "differs":
        half = len(cells) // 2
        values = figures.values[list(cells)]
        return np.asarray((values[:half] != values[half:]).sum(axis=0, dtype=np.int64))
    if function in _OF_CELLS:
        return _flagged(function, cells, figures)
    found = flags(function, figures)[list(cells)]
    if not found.any():
        return np.zeros(found.shape[1], np.int64)
    return np.asarray(found.sum(axis=0, dtype=np.int64))


def _flagged(function: str, cells: Sequence[int], figures: f.Figures) -> NDArray[np.int64]:
    """How many of the cells are lost, or name no unit, per report."""
    counts = np.zeros(len(figures.reports), np.int64)
    # A lost cell cannot be read.
    some = flags("unreadable", figures)[list(cells)] if function == "lost" else counts[None] == 0
    if not some.any():
        return counts
    rows = set(cells)
    wanted = {address for address, row in f.cell_index().items() if row in rows}
    tables = {address.table for address in wanted}
    for n in np.flatnonzero(some.any(axis=0)).tolist():
        for table in tables & figures.reports[n].printed.keys():
            own = TableCells.of(figures.reports[n].printed[table].cells)
            column = own.lost if function == "lost" else [unit is None for unit in own.units]
            shown = zip(own.addresses, column, strict=True)
            counts[n] += sum(flag and address in wanted for address, flag in shown)
    return counts
