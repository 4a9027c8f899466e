"""What the text of a report says: claims about figures, and other observations.

Of facts a report has half a hundred: a named tuple is made in a fifth of the time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from goiaudit.model.cells import Location, Number

Qualifier = Literal["exact", "at_least", "at_most", "about"]
Scalar = Number | str | date | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure that the text states about ``cell`` (an address or key of contract section 1).

    ``quote`` is the clause as printed. ``doubt`` says why the reading is not sure (a claim in
    doubt never yields an error); ``damaged`` marks a quote with lost or garbled characters.
    ``decimals`` counts the decimals as printed, after 万 is resolved; of money it may be negative
    (1.2亿元, in 万元: -3), of counts it is never below 0.
    ``position`` orders claims that stand on one line (character offset of the figure).
    """

    cell: str
    value: Number
    quote: str
    location: Location | None = None
    qualifier: Qualifier = "exact"
    doubt: str | None = None
    damaged: bool = False
    decimals: int = 0
    position: int = 0

    @property
    def line(self) -> int | None:
        """Line of the source, None where the format has no lines."""
        return self.location.line if self.location else None


class Fact(NamedTuple):
    """One thing that a report shows at most once: a date, a heading, a count of damage."""

    value: Scalar
    quote: str = ""
    location: Location | None = None
    intact: bool = True


class Observation(NamedTuple):
    """One thing that a report may show several times, with its named values.

    A rule that reads ``seen(name.field)`` has one instance per observation of that name.
    """

    name: str
    values: Mapping[str, Scalar]
    quote: str = ""
    location: Location | None = None
    intact: bool = True
    cells: tuple[str, ...] = ()
