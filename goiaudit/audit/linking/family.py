"""A government and the bodies whose reports it adds up, as the list of organs has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goiaudit.audit.heads import Head
from goiaudit.audit.linking.match import Match
from goiaudit.audit.linking.years import Published
from goiaudit.model.claims import Fact, Observation, Scalar
from goiaudit.model.roster import Missing, Roster, RosterEntry
from goiaudit.recognition.organs import nature

_NAMED = 30
"""Names written out in one finding; of more the number is told."""
_RUN = 2
"""So many organs of a group with a report make a run one on all of them."""


@dataclass(frozen=True)
class Family:
    """The list beside the reports at hand; ``damaged`` are organ and year of unreadable files.

    A file that cannot be read is no report to add up, but it is not missing either.
    """

    roster: Roster
    published: Published
    damaged: frozenset[tuple[str, int]]

    def parent(self, organ: str, year: int) -> int | None:
        """The place of the report of the government that adds up an organ's."""
        entry = self.roster.by_organ.get(organ)
        if entry is None or entry.parent is None:
            return None
        return self.published.one(entry.parent, year)

    def children(self, organ: str, year: int) -> tuple[RosterEntry, ...]:
        """The bodies that have a report to make on a year for an organ to add up."""
        listed = self.roster.children.get(organ, ())
        return tuple(entry for entry in listed if entry.reports_on(year))

    def found(self, listed: Sequence[RosterEntry], year: int) -> tuple[int, ...]:
        """The places of the reports of bodies that have one each."""
        places = (self.published.one(entry.organ, year) for entry in listed)
        return tuple(place for place in places if place is not None)

    def lacking(self, listed: Sequence[RosterEntry], year: int) -> tuple[str, ...]:
        """The bodies of which no file is there at all."""
        return tuple(
            entry.organ
            for entry in listed
            if not self.published.has(entry.organ, year) and (entry.organ, year) not in self.damaged
        )


def damaged(heads: Sequence[Head], matches: Sequence[Match]) -> frozenset[tuple[str, int]]:
    """Organ and year of the files that cannot be read, as far as their paths tell."""
    return frozenset(
        (match.organ, match.year)
        for head, match in zip(heads, matches, strict=True)
        if head.unreadable and match.organ is not None and match.year is not None
    )


def children_facts(listed: Sequence[RosterEntry], found: int) -> dict[str, Fact]:
    """How many bodies are listed, of how many one report is at hand, whether one is an office."""
    kinds = {entry.kind or nature(entry.organ).kind for entry in listed}
    return {
        "children_listed": Fact(len(listed)),
        "children_found": Fact(found),
        "children_office": Fact(int("office" in kinds)),
    }


def missing_children(listed: int, lacking: Sequence[str]) -> Observation:
    """What P103 reads: how many bodies are listed, of how many there is a file, which lack."""
    names = "、".join(lacking[:_NAMED]) + ("…" if len(lacking) > _NAMED else "")
    values: dict[str, Scalar] = {
        "listed": listed,
        "found": listed - len(lacking),
        "names": names,
    }
    return Observation("missing_child", values)


def missing_reports(family: Family, years: Sequence[int]) -> Iterator[Missing]:
    """The organs of the list without a report on a year on which others of their group have one.

    A group are a government and the bodies that it adds up; the organs without parent are one.
    """
    roster = family.roster
    roots = tuple(entry for entry in roster.entries if entry.parent is None)
    lacking: dict[tuple[str, int], Missing] = {}
    for head, group in ((None, roots), *roster.children.items()):
        own = () if head is None else (roster.by_organ[head],)
        for year in years:
            due = [entry for entry in (*own, *group) if entry.reports_on(year)]
            gone = family.lacking(due, year)
            if gone and len(due) - len(gone) >= _RUN:
                for organ in gone:
                    missing = Missing(organ, year, "roster", roster.by_organ[organ].parent)
                    lacking.setdefault((organ, year), missing)
    yield from lacking.values()
