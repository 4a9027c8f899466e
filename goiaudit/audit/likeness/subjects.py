"""The reports that are compared with each other: those of one year, each with its organ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goiaudit.audit.heads import Head
from goiaudit.audit.likeness.areas import area_of
from goiaudit.audit.likeness.summary import Likeness
from goiaudit.audit.linking.match import Match
from goiaudit.recognition.selfnames import is_same_organ


@dataclass(frozen=True, slots=True)
class Subject:
    """One report: its place in the run, its organ, how messages call its file, its summary."""

    place: int
    organ: str | None
    kind: str | None
    level: str | None
    path: str
    likeness: Likeness

    @property
    def area(self) -> str:
        """The county, city or province of the organ; empty where its name shows none."""
        return area_of(self.organ) if self.organ is not None else ""


def subjects_of_year(heads: Sequence[Head], matches: Sequence[Match]) -> dict[int, list[Subject]]:
    """The reports that can be compared, by year; those without year or summary are left out.

    They come sorted by path, so that what is told of two that are alike depends on no order.
    """
    years: dict[int, list[Subject]] = {}
    pairs = enumerate(zip(heads, matches, strict=True))
    for place, (head, who) in sorted(pairs, key=lambda p: (p[1][0].path, p[1][0].part or 0)):
        if who.year is not None and head.likeness is not None:
            path = head.path if head.part is None else f"{head.path} ({head.part})"
            years.setdefault(who.year, []).append(
                Subject(place, who.organ, who.kind, who.level, path, head.likeness)
            )
    return dict(sorted(years.items()))


def are_two_organs(one: Subject, other: Subject) -> bool:
    """Whether two reports are of two organs for sure, not of one under two names."""
    if one.organ is None or other.organ is None:
        return False
    return one.organ != other.organ and not is_same_organ(one.organ, other.organ)
