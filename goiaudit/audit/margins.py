"""The interval in which each residual must lie: exact, widened by what a mention or rule says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit.columns import Columns
from goiaudit.audit.figures import FINEST, scaled
from goiaudit.model.cells import CellAddress
from goiaudit.model.claims import Claim
from goiaudit.model.report import Report
from goiaudit.rules.compile import INFINITE, Block
from goiaudit.rules.lenience import Tolerance

_FRACTION = re.compile(r"[.．]([0-9０-９]+)")
# Decimals more in 万元, the unit of the form, than in the unit that is printed.
_FINER = {"元": 4, "千元": 1, "亿元": -4}
_SCALES = 10 ** np.arange(FINEST + 1, dtype=np.int64)
"""The units that figures of a report can be counted in."""
Bounds = tuple[NDArray[np.int64], NDArray[np.int64]]


def outside(
    block: Block, columns: Columns, residuals: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether a residual is below, and whether it is above, the interval in which it holds."""
    stated = _widening(block, columns)
    if block.lenient or stated:
        low, high = _bounds(block, columns, stated)
        return residuals < low, residuals > high
    low, high = block.plain_bounds
    below, above = residuals < low, residuals > high
    rows = block.scaled_rows
    if rows.size and not (columns.scale == 1).all():
        low, high = _scaled_bounds(block)[:, :, np.searchsorted(_SCALES, columns.scale)]
        own = residuals[rows]
        below[rows], above[rows] = own < low, own > high
    return below, above


@lru_cache(maxsize=1024)
def _scaled_bounds(block: Block) -> NDArray[np.int64]:
    """Lowest and highest residual that holds of the scaled rows: ends x rows x scales."""
    rows = block.scaled_rows
    strict = block.strict[rows, None]
    low, high = _in_units(block.low[rows], _SCALES), _in_units(block.high[rows], _SCALES)
    return np.stack((low + strict, high - strict))


def _bounds(block: Block, columns: Columns, stated: Sequence[tuple[int, Claim]]) -> Bounds:
    """Lowest and highest residual that holds, of every comparison in every column, scaled."""
    low, high = _in_units(block.low, columns.scale), _in_units(block.high, columns.scale)
    low[block.strict] += 1
    high[block.strict] -= 1
    for column, claim in stated:
        _widen_by_claim(block, columns, column, claim, low, high)
    for row in block.lenient:
        tolerance = block.atoms[row].compare.lenience.tolerance
        if tolerance is not None and block.atoms[row].compare.operator == "=":
            margin = _margin(tolerance, block, row, columns)
            low[row] -= margin
            high[row] += margin
    return low, high


def _in_units(bound: NDArray[np.int64], scale: NDArray[np.int64]) -> NDArray[np.int64]:
    """Bounds x columns."""
    finite = np.abs(bound) < INFINITE
    if not finite.all():
        open_ = np.where(finite, 0, bound)
        return np.where(finite, bound, 0)[:, None] * scale + open_[:, None]
    return bound[:, None] * scale


def _widening(block: Block, columns: Columns) -> list[tuple[int, Claim]]:
    """The columns of claims that are compared with cells and do not stand for one figure."""
    rows = block.claimed_rows
    if not rows.size:
        return []
    claims = [mention for mention in columns.mentions if isinstance(mention, Claim)]
    if block.money[rows].any():
        return list(enumerate(claims))
    qualifiers = [claim.qualifier for claim in claims]
    if qualifiers.count("exact") == len(claims):
        return []
    return [(n, claims[n]) for n, qualifier in enumerate(qualifiers) if qualifier != "exact"]


def _widen_by_claim(
    block: Block,
    columns: Columns,
    column: int,
    claim: Claim,
    low: NDArray[np.int64],
    high: NDArray[np.int64],
) -> None:
    """A claim stands for a range: a comparison fails only if no figure of it would do.

    With the claim off by d and of coefficient k the residual is off by k d.
    """
    for row in block.claimed_rows.tolist():
        if claim.qualifier == "exact" and not block.money[row]:
            continue
        lowest, highest = _shift(block, columns, row, column, claim)
        if high[row, column] < INFINITE:
            high[row, column] = INFINITE if lowest is None else high[row, column] - lowest
        if low[row, column] > -INFINITE:
            low[row, column] = -INFINITE if highest is None else low[row, column] - highest


def _shift(
    block: Block, columns: Columns, row: int, column: int, claim: Claim
) -> tuple[int | None, int | None]:
    """By how much the true residual may differ from the one of the stated figure."""
    k = int(block.claim[row])
    least: int | None
    most: int | None
    match claim.qualifier:
        case "at_least":
            least, most = 0, None
        case "at_most":
            least, most = None, 0
        case "about":
            tenth = abs(scaled(claim.value, int(columns.scale[column])) or 0) // 10
            least, most = -tenth, tenth
        case _:
            half = _unit(block, columns, row, column, claim) // 2
            least, most = -half, half
    ends = (least, most) if k > 0 else (most, least)
    lowest, highest = (None if end is None else k * end for end in ends)
    return lowest, highest


def _unit(block: Block, columns: Columns, row: int, column: int, claim: Claim | None) -> int:
    """A unit of the last printed place of the coarsest of the figures compared, scaled."""
    scale = int(columns.scale[column])
    terms = block.atoms[row].compare.difference.terms
    report = columns.of_column(column)
    units = []
    for variable, _ in terms:
        value = int(columns.values[block.index[variable], column])
        if variable.kind == "cell" and value:
            units.append(min(_last_place(value, scale), _printed(report, variable.key, scale)))
        elif variable.kind != "claim" and value:
            units.append(_last_place(value, scale))
    if claim is not None:
        # 1.2亿元 is printed in steps of 1000万元: its decimals are negative.
        finer, coarser = min(max(claim.decimals, 0), FINEST), max(-claim.decimals, 0)
        units.append(scale * 10**coarser // 10**finer)
    return int(max(1, *units)) if units else 1


def _printed(report: Report | None, key: Sequence[str], scale: int) -> int:
    """The unit that a report's own cell is printed to, scaled: 508.60 is told in hundredths."""
    scope, *address = key
    table = report.printed.get(address[0]) if report is not None and not scope else None
    cell = table.cell(CellAddress(*address)) if table is not None else None
    if cell is None:
        return scale
    fraction = _FRACTION.search(cell.raw)
    decimals = len(fraction[1] if fraction else "") + _FINER.get(cell.unit or "", 0)
    return int(max(1, scale // 10**decimals) if decimals >= 0 else scale * 10**-decimals)


def _last_place(value: int, scale: int) -> int:
    """The last printed place of a scaled figure: 203.98 in units of 1/1000 has unit 10."""
    unit = scale
    while unit > 1 and value % unit:
        unit //= 10
    return unit


def _margin(tolerance: Tolerance, block: Block, row: int, columns: Columns) -> NDArray[np.int64]:
    """How far an equality may be off in every column, scaled and cut to whole units."""
    amount, parts = tolerance.amount.as_integer_ratio()
    match tolerance.unit:
        case "absolute":
            margin = columns.scale * amount // parts
        case "percent":
            left = block.atoms[row].compare.left
            total = np.full(len(columns.scale), left.constant, np.int64) * columns.scale
            for variable, coefficient in left.terms:
                total += coefficient * columns.values[block.index[variable]]
            margin = np.array([abs(int(t)) * amount // (parts * 100) for t in total], np.int64)
        case "units":
            units = [_unit(block, columns, row, n, mention) for n, mention in _mentions(columns)]
            margin = np.array([unit * amount // parts for unit in units], np.int64)
    return margin


def _mentions(columns: Columns) -> Iterator[tuple[int, Claim | None]]:
    """Every column with the claim that it judges, if it judges one."""
    for column in range(len(columns.scale)):
        mention = columns.mentions[column] if columns.mentions else None
        yield column, mention if isinstance(mention, Claim) else None
