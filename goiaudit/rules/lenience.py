"""How far a rule's equalities may be off, and what it makes of blank cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Unit = Literal["absolute", "units", "percent"]
BlankPolicy = Literal["decide", "zero", "unknown", "ignore"]
BLANKS: tuple[BlankPolicy, ...] = ("decide", "zero", "unknown", "ignore")
"""decide: the lattice of domain chapter 3 (the default); zero: blank and not-applicable cells
count as 0; unknown: any null cell makes the rule unknown; ignore: it makes it not applicable."""
_WRITTEN = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,6})?)(?: *(units?|%))?")


@dataclass(frozen=True, slots=True)
class Tolerance:
    """``amount`` in figures, in units of the last printed digit, or in percent of the left side."""

    amount: Decimal
    unit: Unit = "absolute"


@dataclass(frozen=True, slots=True)
class Lenience:
    """What a rule lets pass: part of each comparison of its check."""

    tolerance: Tolerance | None = None
    blanks: BlankPolicy = "decide"


STRICT = Lenience()


def tolerance_of(value: int | Decimal | str) -> Tolerance | None:
    """``2``, ``0.01``, ``"0.6 units"`` or ``"1 %"``; None if it is none of these."""
    match = _WRITTEN.fullmatch(str(value).strip())
    if match is None:
        return None
    unit: Unit = {None: "absolute", "%": "percent"}.get(match[2], "units")  # type: ignore[assignment]
    return Tolerance(Decimal(match[1]), unit)
