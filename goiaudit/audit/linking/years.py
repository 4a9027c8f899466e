"""Last year's reports: of the same organ, of the one it was called before, of those merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goiaudit.audit.heads import Head
from goiaudit.audit.linking.match import Match
from goiaudit.model.roster import Roster, RosterEntry

SEVERAL = -1
"""In place of a report: there are several of an organ on one year, and nobody can tell which
counts."""


@dataclass(frozen=True)
class Published:
    """By organ and year, the place of the one readable report, or SEVERAL.

    Files whose cells and claims are all the same are one report. What the run has goes before
    what a store has.
    """

    places: Mapping[str, Mapping[int, int]]

    @staticmethod
    def of(heads: Sequence[Head], matches: Sequence[Match], run: int) -> Published:
        """The readable reports, of which the first ``run`` are the run's.

        Those without organ or year are nobody's.
        """
        found: dict[str, dict[int, int]] = {}
        for place, (head, match) in enumerate(zip(heads, matches, strict=True)):
            if match.organ is None or match.year is None or head.unreadable is not None:
                continue
            years = found.setdefault(match.organ, {})
            known = years.get(match.year)
            if known is None:
                years[match.year] = place
            elif place >= run > known or (known >= 0 and _is_same(heads[known], head)):
                continue
            else:
                years[match.year] = SEVERAL
        return Published(found)

    def one(self, organ: str, year: int) -> int | None:
        """The place of an organ's report on a year, None where there is none or several."""
        place = self.places.get(organ, {}).get(year)
        return None if place == SEVERAL else place

    def has(self, organ: str, year: int) -> bool:
        """Whether an organ has a report on a year, or several."""
        return year in self.places.get(organ, {})


def _is_same(one: Head, other: Head) -> bool:
    """Whether two files of an organ and year show the same figures, all of them."""
    if one.likeness is None or other.likeness is None:
        return False
    return one.likeness.figures == other.likeness.figures


@dataclass(frozen=True, slots=True)
class LastYear:
    """The place of last year's report, and of those of the bodies merged into the organ."""

    previous: int | None = None
    merged: tuple[int, ...] = ()


NOTHING = LastYear()


class Predecessors:
    """Who may have reported in an organ's place before, by the list's successors."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.known: dict[str, list[RosterEntry]] = {}
        for entry in roster.entries:
            heir = entry
            while heir.successor is not None:
                heir = roster.by_organ[heir.successor]
                self.known.setdefault(heir.organ, []).append(entry)

    def of(self, organ: str, year: int) -> tuple[str, ...]:
        """The organs whose reports on a year an organ's of the next year continues."""
        own = self.roster.by_organ.get(organ)
        if own is None:
            return (organ,)
        others = (
            entry.organ
            for entry in self.known.get(organ, ())
            if entry.reports_on(year) and self.roster.heir(entry, year + 1) is own
        )
        return (*((organ,) if own.reports_on(year) else ()), *others)


def last_year(organ: str, year: int, published: Published, predecessors: Predecessors) -> LastYear:
    """The reports that an organ's report on a year continues: all of them, or nothing.

    Of two merged bodies one report alone would be held against the figures of both.
    """
    before = predecessors.of(organ, year - 1)
    places = [published.one(each, year - 1) for each in before]
    known = [place for place in places if place is not None]
    if not known or len(known) < len(places):
        return NOTHING
    if organ in before or len(known) == 1:
        return LastYear(known[0], tuple(known[1:]))
    return LastYear(None, tuple(known))
