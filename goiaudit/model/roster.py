"""A user's list of organs: who there is, whose report adds up whose, who became whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from goiaudit.model.errors import Mark


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One organ, as its line in organs.csv has it.

    ``parent`` is the government whose report adds up this organ's. ``first`` and ``last`` are
    the first and the last year that it reports on, None where it always did or still does.
    ``successor`` reports in its place from the year after ``last`` on.
    """

    organ: str
    parent: str | None = None
    kind: str | None = None
    level: str | None = None
    aliases: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    successor: str | None = None
    mark: Mark | None = field(default=None, compare=False)

    def reports_on(self, year: int) -> bool:
        """Whether the organ has a report to make on a year."""
        return (self.first is None or self.first <= year) and (
            self.last is None or year <= self.last
        )


@dataclass(frozen=True)
class Roster:
    """All organs of a list, in its order, and how outputs name the file (None: no list)."""

    entries: tuple[RosterEntry, ...] = ()
    path: str | None = None

    def __bool__(self) -> bool:
        return bool(self.entries)

    @cached_property
    def by_organ(self) -> Mapping[str, RosterEntry]:
        """Entries by the name of the organ."""
        return {entry.organ: entry for entry in self.entries}

    @cached_property
    def children(self) -> Mapping[str, tuple[RosterEntry, ...]]:
        """By parent, the organs whose reports it adds up."""
        found: dict[str, list[RosterEntry]] = {}
        for entry in self.entries:
            if entry.parent is not None:
                found.setdefault(entry.parent, []).append(entry)
        return {parent: tuple(entries) for parent, entries in found.items()}

    def heir(self, entry: RosterEntry, year: int) -> RosterEntry | None:
        """Who reports on a year in an organ's place: itself while it does, else a successor."""
        while not entry.reports_on(year):
            gone = entry.last is not None and year > entry.last
            if not gone or entry.successor is None:
                return None
            entry = self.by_organ[entry.successor]
        return entry


NO_ROSTER = Roster()


@dataclass(frozen=True, slots=True)
class Missing:
    """A report that should be in a run and is not.

    ``why`` it should: the list of organs says so (``roster``), or the organ has one on the year
    before while most of its neighbours have one on both (``other_years``).
    """

    organ: str
    year: int
    why: Literal["roster", "other_years"]
    parent: str | None = None
