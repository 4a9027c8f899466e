"""What differs between two drafts of one report; plain values, printing is elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from goiaudit.model.cells import Cell
from goiaudit.model.claims import Claim, Scalar
from goiaudit.model.errors import Reason
from goiaudit.model.findings import Finding
from goiaudit.model.result import AuditedReport


@dataclass(frozen=True, slots=True)
class FieldChange:
    """Organ, kind, level, year, form, a date, or whether a table is there; None: not found."""

    name: str
    old: Scalar
    new: Scalar


@dataclass(frozen=True, slots=True)
class CellChange:
    """A printed cell; None on a side whose form has no such cell."""

    address: str
    old: Cell | None
    new: Cell | None


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A figure of the text: changed, or added (``old`` None), or removed (``new`` None)."""

    cell: str
    old: Claim | None
    new: Claim | None


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section; a heading is None where it stands without one, characters where it is not there.

    ``old_characters`` and ``new_characters`` count the running text without blanks.
    """

    section: str
    kind: Literal["added", "removed", "changed"]
    old_heading: str | None
    new_heading: str | None
    old_characters: int | None
    new_characters: int | None
    body_changed: bool = True


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding of both drafts whose figures differ."""

    old: Finding
    new: Finding


@dataclass(frozen=True, slots=True)
class ReportDifference:
    """Two drafts of one report, each with its verdict, and everything that differs."""

    old: AuditedReport
    new: AuditedReport
    fields: tuple[FieldChange, ...] = ()
    cells: tuple[CellChange, ...] = ()
    claims: tuple[ClaimChange, ...] = ()
    sections: tuple[SectionChange, ...] = ()
    mended: tuple[Finding, ...] = ()
    fresh: tuple[Finding, ...] = ()
    updated: tuple[FindingChange, ...] = ()
    unchanged: tuple[Finding, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether anything differs, findings included."""
        return bool(
            self.fields or self.cells or self.claims or self.sections
            or self.mended or self.fresh or self.updated
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unread:
    """A file of either side that could not be compared, and why."""

    path: str
    reason: Reason
    message: str


@dataclass(frozen=True, slots=True)
class Difference:
    """All pairs of two sides, and what stands on one side only."""

    pairs: tuple[ReportDifference, ...]
    only_old: tuple[AuditedReport, ...] = ()
    only_new: tuple[AuditedReport, ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the two sides differ, or cannot be told to be the same."""
        apart = self.only_old or self.only_new or self.unread
        return bool(apart) or any(pair.differs for pair in self.pairs)
