"""How many of some cells are in a state that a rule asks for, per report of a batch."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit import figures as f
from goiaudit.audit.asked import Cells
from goiaudit.model.cells import CellAddress, TableCells
from goiaudit.model.report import Report

_STATES = {
    "blank": f.BLANK,
    "not_applicable": f.NOT_APPLICABLE,
    "text": f.TEXT,
    "unreadable": f.UNREADABLE,
}
_OF_CELLS = ("lost", "unitless")
"""What the matrices do not tell: the cells themselves are asked."""


def flags(function: str, figures: f.Figures) -> NDArray[np.bool_]:
    """Which cells are in the state that the function names: cells x reports, made once."""
    if function not in figures.flags:
        figures.flags[function] = _flags(function, figures)
    return figures.flags[function]


def _flags(function: str, figures: f.Figures) -> NDArray[np.bool_]:
    values = figures.values
    match function:
        case "fractional":
            found, some = np.zeros(values.shape, np.bool_), np.flatnonzero(figures.scale != 1)
            found[:, some] = values[:, some] % figures.scale[some] != 0
            return found
        case "negative":
            return np.asarray(values < 0)
        case "nonzero":
            return np.asarray(values != 0)
    return np.asarray(figures.states == _STATES[function])


def counts(function: str, asked: Cells, figures: f.Figures) -> NDArray[np.int64] | None:
    """How many of the cells of each row are in the state that the function names.

    Rows x reports; None where none of them is in any report.
    """
    if function in _OF_CELLS:
        return _flagged(function, asked, figures)
    if function == "differs":
        some = figures.values[asked.cells] != figures.values[asked.others]
    else:
        known = flags(function, figures)
        if not known.any():
            return None
        some = known[asked.cells]
    return _summed(some, asked)


def absent(asked: Cells, figures: f.Figures) -> NDArray[np.bool_] | None:
    """Which rows name a cell that is absent (rows x reports); None where none does anywhere."""
    cells = np.concatenate((asked.cells, asked.others))
    if not figures.somewhere_absent[cells].any():
        return None
    found = figures.states[asked.cells] == f.ABSENT
    if asked.others.size:
        found |= figures.states[asked.others] == f.ABSENT
    return found if asked.is_single else _summed(found, asked) > 0


def _summed(some: NDArray[np.bool_], asked: Cells) -> NDArray[np.int64]:
    if asked.is_single:
        return some.astype(np.int64)
    return np.add.reduceat(some, asked.starts, axis=0, dtype=np.int64)


def _flagged(function: str, asked: Cells, figures: f.Figures) -> NDArray[np.int64] | None:
    """How many of the cells are lost, or name no unit."""
    # A lost cell cannot be read.
    unread = flags("unreadable", figures) if function == "lost" else None
    if unread is not None and not unread.any():
        return None
    parts = np.split(asked.cells, asked.starts[1:])
    found = np.zeros((len(parts), len(figures.reports)), np.int64)
    for counted, cells in zip(found, parts, strict=True):
        some = (
            np.flatnonzero(unread[cells].any(axis=0)) if unread is not None else range(len(counted))
        )
        rows = set(cells.tolist())
        wanted = {address for address, row in f.cell_index().items() if row in rows}
        for n in map(int, some):
            counted[n] = _flagged_in(function, wanted, figures.reports[n])
    return found


def _flagged_in(function: str, wanted: Collection[CellAddress], report: Report) -> int:
    found = 0
    for table in {address.table for address in wanted} & report.printed.keys():
        own = TableCells.of(report.printed[table].cells)
        column = own.lost if function == "lost" else [unit is None for unit in own.units]
        shown = zip(own.addresses, column, strict=True)
        found += sum(flag and address in wanted for address, flag in shown)
    return found
