"""The other reports that a report is held against: last year's, its children's, its parent's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from goiaudit.model.report import Report

Who = tuple[str | None, str | None, int | None]


@dataclass(frozen=True, slots=True)
class Relations:
    """What is known of a report's relatives; None where nothing was supplied.

    ``children`` are the reports of the bodies that a government's report adds up; their cells
    are summed.
    """

    previous: Report | None = None
    children: Sequence[Report] | None = None
    parent: Report | None = None

    def __bool__(self) -> bool:
        return bool(self.reports)

    @property
    def reports(self) -> tuple[Report, ...]:
        """All relatives."""
        single = (report for report in (self.previous, self.parent) if report is not None)
        return (*single, *(self.children or ()))

    def of_scope(self, scope: str) -> tuple[Report, ...]:
        """The relatives that ``previous.``, ``children.`` or ``parent.`` means."""
        if scope == "children":
            return tuple(self.children or ())
        one = self.previous if scope == "previous" else self.parent
        return (one,) if one is not None else ()


NONE = Relations()


def with_previous(reports: Sequence[Report]) -> tuple[Relations, ...]:
    """Each report with the one of the same organ and kind on the year before, if there is one.

    The name must be the same to the letter. Where a run holds several reports of an organ on
    one year, nobody can tell which counts: none is taken.
    """
    counts = Counter(_who(report) for report in reports)
    by_who = {_who(report): report for report in reports if counts[_who(report)] == 1}
    found = []
    for report in reports:
        organ, kind, year = _who(report)
        known = organ is not None and year is not None
        before = by_who.get((organ, kind, year - 1)) if known and year is not None else None
        found.append(Relations(previous=before) if before is not None else NONE)
    return tuple(found)


def _who(report: Report) -> Who:
    if report.unreadable is not None:
        return (None, None, None)
    return (report.organ, report.kind, report.year)
