"""What the steps over a whole corpus need of one report, and no more.

Reports are read, put away and judged a few at a time; who belongs to whom and who resembles
whom is found on their heads, which are small (a kilobyte).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING

from goiaudit.model.errors import Reason
from goiaudit.model.report import Report

if TYPE_CHECKING:
    from goiaudit.audit.likeness.summary import Likeness


@dataclass(frozen=True, slots=True)
class Head:
    """The identity of one report, as it says itself.

    ``organ_from`` (title | signature | text) and ``year_from`` (title | period | text) say where
    it stands, None for a record and a report of a store. ``file_organ`` and ``file_year`` are
    what the file's own properties name where the report itself names none. ``likeness`` is what
    it is compared with others by, None where nobody asked for it.
    """

    path: str
    part: int | None
    organ: str | None
    kind: str | None
    level: str | None
    year: int | None
    digest: str
    unreadable: Reason | None = None
    organ_from: str | None = None
    year_from: str | None = None
    file_organ: str | None = None
    file_year: int | None = None
    likeness: Likeness | None = None

    def __reduce__(self) -> tuple[type[Head], tuple[object, ...]]:
        """For pickle: workers send one of every file, which as a dataclass takes far longer."""
        return Head, _parts(self)


_parts = attrgetter(*(field.name for field in fields(Head)))


def head_of(report: Report, *, likeness: bool = True) -> Head:
    """The head of a report; ``likeness`` costs half a millisecond, and a report alone has none."""
    return Head(
        path=report.path,
        part=report.part,
        organ=report.organ,
        kind=report.kind,
        level=report.level,
        year=report.year,
        digest=report.digest,
        unreadable=report.unreadable,
        organ_from=_word(report, "organ_from"),
        year_from=_word(report, "year_from"),
        file_organ=_word(report, "file_organ"),
        file_year=_number(report, "file_year"),
        likeness=_likeness(report) if likeness and report.unreadable is None else None,
    )


def _likeness(report: Report) -> Likeness:
    from goiaudit.audit.likeness.summary import likeness_of

    return likeness_of(report)


def _word(report: Report, name: str) -> str | None:
    fact = report.facts.get(name)
    return fact.value if fact is not None and isinstance(fact.value, str) else None


def _number(report: Report, name: str) -> int | None:
    fact = report.facts.get(name)
    return fact.value if fact is not None and isinstance(fact.value, int) else None
