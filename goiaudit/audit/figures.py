"""A batch of reports as integer matrices: what the compiled rules are multiplied with.

Fractions stay exact: a report's figures, and every constant they are compared with, are
counted in its own smallest printed unit (``scale`` = 10 to the decimals it prints).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from goiaudit.definitions.forms import forms
from goiaudit.model.cells import CellAddress, CellState, Number
from goiaudit.model.report import Report

NUMBER, BLANK, NOT_APPLICABLE, TEXT, UNREADABLE, ABSENT, BEYOND = range(7)
"""Codes of cell states; ABSENT is a cell of a table that the report does not have, BEYOND a
figure that no sum can hold."""
_CODES = {
    CellState.NUMBER: NUMBER,
    CellState.BLANK: BLANK,
    CellState.NOT_APPLICABLE: NOT_APPLICABLE,
    CellState.TEXT: TEXT,
    CellState.UNREADABLE: UNREADABLE,
}
LARGEST = 2**50
"""A scaled figure above this (10¹⁵) is no count of anything: rules that need it are unknown, and
no sum of a table can overflow int64."""
FINEST = 6
"""Decimals judged: an amount in 万元 down to the 分; what is printed beyond is rounded."""


@lru_cache(maxsize=1)
def cell_index() -> dict[CellAddress, int]:
    """Row of every cell of every form in the matrices."""
    addresses = (
        address
        for form in forms().values()
        for table in form.tables.values()
        for address in table.addresses()
    )
    return {address: row for row, address in enumerate(dict.fromkeys(addresses))}


@dataclass(frozen=True, eq=False)
class Figures:
    """Cells of n reports: ``values`` (int64, scaled), ``states`` (codes), both cells x n.

    ``scale`` (n) is the power of ten of each report.
    """

    reports: tuple[Report, ...]
    values: NDArray[np.int64]
    states: NDArray[np.int8]
    lost: NDArray[np.bool_]
    unitless: NDArray[np.bool_]
    scale: NDArray[np.int64]

    @staticmethod
    def of(reports: Sequence[Report]) -> Figures:
        """The matrices of a batch."""
        index = cell_index()
        shape = (len(reports), len(index))
        values = np.zeros(shape, np.int64)
        states = np.full(shape, ABSENT, np.int8)
        lost = np.zeros(shape, np.bool_)
        unitless = np.zeros(shape, np.bool_)
        scale = np.ones(len(reports), np.int64)
        for n, report in enumerate(reports):
            factor = scale[n] = _scale(report)
            for table in report.printed.values():
                if not table.has_number:
                    continue
                for cell in table.cells:
                    place = index[cell.address]
                    states[n, place] = _CODES[cell.state]
                    if cell.value is not None:
                        figure = scaled(cell.value, int(factor))
                        if figure is None:
                            states[n, place] = BEYOND
                        else:
                            values[n, place] = figure
                    lost[n, place] = cell.lost
                    unitless[n, place] = cell.unit is None
        return Figures(
            tuple(reports),
            values.T.copy(),
            states.T.copy(),
            lost.T.copy(),
            unitless.T.copy(),
            scale,
        )


def _scale(report: Report) -> int:
    """10 to the number of decimals of the most finely printed figure of the report."""
    decimals = 0
    figures: list[Number] = [claim.value for claim in report.claims]
    figures += [
        cell.value for t in report.printed.values() for cell in t.cells if cell.value is not None
    ]
    for figure in figures:
        if isinstance(figure, Decimal):
            exponent = figure.normalize().as_tuple().exponent
            decimals = max(decimals, -exponent if isinstance(exponent, int) else 0)
    return int(10 ** min(decimals, FINEST))


def scaled(value: Number, scale: int) -> int | None:
    """A figure in units of 1/scale; None where it is too large to be judged."""
    if not -LARGEST <= value * scale <= LARGEST:
        return None
    return value * scale if isinstance(value, int) else int((value * scale).to_integral_value())


def unscaled(value: int, scale: int) -> Number:
    """A scaled integer as the figure it stands for: int where whole, else an exact Decimal."""
    whole, rest = divmod(value, scale)
    return whole if rest == 0 else (Decimal(value) / Decimal(scale)).normalize()
