"""Bounds of single figures carried from row to row: a quick proof that rows cannot all hold.

What it does not prove may still be impossible; a certificate decides that.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from goiaudit.rules.diagnose.rows import Row, is_bounded, is_whole
from goiaudit.rules.ground import Variable

_ROUNDS = 4
Number = int | Fraction
Interval = tuple[Number | None, Number | None]
"""Least and greatest value, None where there is no bound."""


def clash(rows: Sequence[Row], *, signed: bool) -> bool:
    """Whether bounds alone show that no figures satisfy all rows."""
    within: dict[Variable, Interval] = {
        v: (0 if is_bounded(v, signed=signed) else None, None) for row in rows for v, _ in row.terms
    }
    demands = [(row.terms, row.bound) for row in rows]
    demands += [(tuple((v, -c) for v, c in r.terms), -r.bound) for r in rows if r.equal]
    for _ in range(_ROUNDS):
        before = dict(within)
        if any(not _narrow(terms, bound, within) for terms, bound in demands):
            return True
        if before == within:
            return False
    return False


def _narrow(
    terms: tuple[tuple[Variable, int], ...], bound: int, within: dict[Variable, Interval]
) -> bool:
    """Narrow the figures of Σ terms <= bound; False if even the least sum is above it."""
    least = [_least(c, within[v]) for v, c in terms]
    known = sum(value for value in least if value is not None)
    open_ends = least.count(None)
    if not open_ends and known > bound:
        return False
    for (variable, coefficient), own in zip(terms, least, strict=True):
        if open_ends - (own is None):
            continue
        limit = Fraction(bound - known + (own or 0), coefficient)
        low, high = within[variable]
        if coefficient > 0:
            top: Number = floor(limit) if is_whole(variable) else limit
            high = top if high is None else min(high, top)
        else:
            bottom: Number = ceil(limit) if is_whole(variable) else limit
            low = bottom if low is None else max(low, bottom)
        if low is not None and high is not None and low > high:
            return False
        within[variable] = (low, high)
    return True


def _least(coefficient: int, interval: Interval) -> Number | None:
    end = interval[0] if coefficient > 0 else interval[1]
    return None if end is None else coefficient * end
