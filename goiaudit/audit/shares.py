"""Printed percentages held against the counts they come from, in exact integers.

Domain N111: printed p and 100 a/b differ by at most 0.6 units of p's last digit, so that
rounding passes and cutting digits off does not; what is called "about" by less than a unit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from goiaudit.audit.columns import Columns
from goiaudit.audit.verdicts import FAIL, PASS, UNKNOWN
from goiaudit.model.cells import Number
from goiaudit.model.claims import Claim, Observation
from goiaudit.rules.compile import Atom
from goiaudit.rules.ground import Linear, Variable

_ROUNDED = (3, 5)
"""0.6 units."""


class Printed(NamedTuple):
    """A percentage as printed: its value, its decimals, what is said of it.

    ``factors`` are what a whole, its part and again the whole are multiplied with to compare
    integers: the difference of the first two counts units of the last digit; a unit is the third.
    """

    value: Number
    decimals: int
    qualifier: str
    factors: tuple[int, int, int]

    @staticmethod
    def of(value: Number, decimals: int, qualifier: str = "exact") -> Printed:
        """A percentage of so many decimals."""
        figure, parts = value.as_integer_ratio()
        digits: int = 10**decimals
        factors = figure * digits, 100 * parts * digits, parts
        return Printed(value, decimals, qualifier, factors)


class Shares:
    """The percentages that the mentions of a group print; each is looked at once."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self._printed: dict[Linear, dict[int, Printed | None]] = {}

    def printed(self, atom: Atom, some: Sequence[int]) -> list[Printed | None]:
        """What a comparison holds against its share in some columns."""
        known = self._printed.setdefault(atom.compare.right, {})
        for column in some:
            if column not in known:
                known[column] = printed_share(atom, self.columns, column)
        return [known[column] for column in some]


def share_states(
    atom: Atom, index: Mapping[Variable, int], shares: Shares, some: Sequence[int]
) -> list[int]:
    """PASS, FAIL or UNKNOWN of a comparison in some columns; missing variables aside."""
    assert atom.compare.whole is not None
    columns = shares.columns
    parts = _totals(atom.compare.left, index, columns, some)
    wholes = _totals(atom.compare.whole, index, columns, some)
    open_: list[bool] = [False] * len(some)
    if columns.some_null:
        rows = [index[v] for linear in atom.compare.sides for v, _ in linear.terms]
        open_[:] = np.asarray(columns.null[rows][:, some].any(axis=0)).tolist()
    states = []
    stated = shares.printed(atom, some)
    for part, whole, printed, is_open in zip(parts, wholes, stated, open_, strict=True):
        if printed is None or not whole:
            states.append(UNKNOWN)
        elif _agrees(printed, part, whole):
            states.append(PASS)
        else:
            states.append(UNKNOWN if is_open else FAIL)
    return states


def computed_share(
    atom: Atom, index: Mapping[Variable, int], columns: Columns, column: int
) -> Fraction | None:
    """100 a / b; None where b is 0."""
    assert atom.compare.whole is not None
    (part,) = _totals(atom.compare.left, index, columns, [column])
    (whole,) = _totals(atom.compare.whole, index, columns, [column])
    return Fraction(100 * part, whole) if whole else None


def _totals(
    linear: Linear, index: Mapping[Variable, int], columns: Columns, some: Sequence[int]
) -> list[int]:
    """What a percentage is of, or what it is a part of, scaled, in some columns; exact."""
    totals = [linear.constant * scale for scale in columns.scale[some].tolist()]
    for variable, factor in linear.terms:
        values = columns.values[index[variable], some].tolist()
        totals = [total + factor * value for total, value in zip(totals, values, strict=True)]
    return totals


def printed_share(atom: Atom, columns: Columns, column: int) -> Printed | None:
    """The percentage that the mention of a column prints."""
    mention = columns.mentions[column] if columns.mentions else None
    if isinstance(mention, Claim):
        return Printed.of(mention.value, mention.decimals, mention.qualifier)
    if not isinstance(mention, Observation):
        return None
    ((variable, _),) = atom.compare.right.terms
    value = mention.values.get(variable.key[1])
    qualifier = "about" if mention.values.get("approximate") == 1 else "exact"
    if isinstance(value, Decimal):
        return _stated(str(value), qualifier)
    return Printed.of(value, 0, qualifier) if isinstance(value, int) else None


@lru_cache(maxsize=4096)
def _stated(figure: str, qualifier: str) -> Printed:
    """A percentage by its digits, which tell 1.5 from 1.50; many reports print the same."""
    value = Decimal(figure)
    exponent = value.as_tuple().exponent
    return Printed.of(value, max(-exponent, 0) if isinstance(exponent, int) else 0, qualifier)


def _agrees(printed: Printed, part: int, whole: int) -> bool:
    """Whether 100 part / whole may be printed so; without fractions, for there are many."""
    if whole < 0:
        part, whole = -part, -whole
    stated, computed, unit = printed.factors
    apart = stated * whole - computed * part
    unit *= whole
    match printed.qualifier:
        case "exact":
            return _ROUNDED[1] * abs(apart) <= _ROUNDED[0] * unit
        case "about":
            return abs(apart) < unit
        case "at_least":
            return _ROUNDED[1] * apart <= _ROUNDED[0] * unit
        case "at_most":
            return -_ROUNDED[1] * apart <= _ROUNDED[0] * unit
    return _ROUNDED[1] * abs(apart) <= _ROUNDED[0] * unit


def as_printed(share: Fraction, decimals: int) -> Number:
    """A computed percentage as it would be printed where one stands with so many decimals.

    With at least one, so that 28.7 % shows why 28 % is wrong; exact where one decimal more says
    all of it (6.25 %).
    """
    more = rounded(share, decimals + 1)
    return more if more == share else rounded(share, max(1, decimals))


def rounded(share: Fraction, decimals: int) -> Number:
    """A computed percentage to so many decimals, half away from zero."""
    unit = Decimal(1).scaleb(-decimals)
    scaled = abs(share) * 10 ** (decimals + 1)
    # One digit more than is kept, cut: the half is still told from what is below it.
    cut = Decimal(int(scaled)).scaleb(-(decimals + 1))
    found = cut.quantize(unit, rounding=ROUND_HALF_UP)
    found = -found if share < 0 else found
    return int(found) if found == int(found) else found
