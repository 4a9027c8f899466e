"""Findings that somebody has accepted: the entries of waivers.yml, and those that do nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from goiaudit.model.errors import Mark

Stale = Literal["expired", "unmatched"]


@dataclass(frozen=True, slots=True)
class WaiverEntry:
    """One entry: which findings it accepts, and who accepted them, why and until when.

    A finding is meant if everything that is given fits: its ``fingerprint``, its ``rule``, the
    ``organ`` and ``year`` of its report; each of ``cells`` must be among its cells.
    """

    who: str
    why: str
    until: date | None = None
    fingerprint: str | None = None
    rule: str | None = None
    organ: str | None = None
    year: int | None = None
    cells: tuple[str, ...] = ()
    mark: Mark | None = field(default=None, compare=False)

    @property
    def target(self) -> tuple[object, ...]:
        """What the entry is about; two entries of one target are the same entry twice."""
        return self.fingerprint, self.rule, self.organ, self.year, tuple(sorted(self.cells))

    @property
    def name(self) -> str:
        """A short name: the fingerprint, or rule, organ, year and cells."""
        if self.fingerprint is not None:
            return self.fingerprint
        parts = (self.rule, self.organ, self.year, *self.cells)
        return " ".join(str(part) for part in parts if part is not None)


@dataclass(frozen=True, slots=True)
class StaleWaiver:
    """An entry that is past its date, or that no finding of this run fits any more."""

    entry: WaiverEntry
    reason: Stale
