"""Organs that have a report on one year of a run and none on the next (rule Y114)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from goiaudit.audit.linking.years import Published
from goiaudit.model.claims import Observation, Scalar
from goiaudit.model.roster import Roster
from goiaudit.recognition.organs import name_parts, nature
from goiaudit.recognition.selfnames import is_same_organ

KEPT = Observation("organ_continuity", {"kept": 1, "year": "", "others": "", "candidates": 0})
"""Of an organ that goes on; shared by all reports of a run."""
_FEWEST = 3
_MOST_NAMES = 3


@dataclass(frozen=True)
class Continuity:
    """Who goes on from a year to the next, and who does not.

    ``gone`` maps organ and year to the names that are new on the next year and may be the
    organ's own; ``kept`` has the others. A year is held against the next only where a place has
    most of its organs on both: two files of a county say nothing of the rest.
    """

    kept: frozenset[tuple[str, int]]
    gone: Mapping[tuple[str, int], tuple[str, ...]]

    def observed(self, organ: str, year: int) -> Observation | None:
        """What Y114 reads of an organ's report on a year."""
        if (organ, year) in self.kept:
            return KEPT
        others = self.gone.get((organ, year))
        if others is None:
            return None
        values: dict[str, Scalar] = {
            "kept": 0,
            "year": f"{year + 1}",
            "others": "、".join(others),
            "candidates": len(others),
        }
        return Observation("organ_continuity", values)


def continuity(published: Published, roster: Roster) -> Continuity:
    """Look through all pairs of years, place by place."""
    groups: dict[str, list[str]] = defaultdict(list)
    for organ in published.places:
        groups["".join(name_parts(organ)[0][-1:])].append(organ)
    kept: set[tuple[str, int]] = set()
    gone: dict[tuple[str, int], tuple[str, ...]] = {}
    for organs in groups.values():
        years = {year for organ in organs for year in published.places[organ]}
        for year in sorted(years & {year - 1 for year in years}):
            on, off = _apart(organs, year, published, roster)
            if len(on) < max(_FEWEST, len(off)):
                continue
            kept |= {(organ, year) for organ in on}
            new = [organ for organ in organs if _is_new(organ, year + 1, published, roster)]
            gone |= {(organ, year): tuple(_others(organ, new)) for organ in off}
    return Continuity(frozenset(kept), gone)


def _apart(
    organs: Iterable[str], year: int, published: Published, roster: Roster
) -> tuple[list[str], list[str]]:
    """Who has a report on both years, and who on the first alone.

    What the list says of an organ is not asked again: it may be dissolved, it may be called
    otherwise since, and where it should have a report that is P103's to say.
    """
    on: list[str] = []
    off: list[str] = []
    for organ in organs:
        if not published.has(organ, year):
            continue
        entry = roster.by_organ.get(organ)
        heir = roster.heir(entry, year + 1) if entry is not None else None
        if published.has(heir.organ if heir is not None else organ, year + 1):
            on.append(organ)
        elif entry is None:
            off.append(organ)
    return on, off


def _is_new(organ: str, year: int, published: Published, roster: Roster) -> bool:
    there = published.has(organ, year) and not published.has(organ, year - 1)
    return there and organ not in roster.by_organ


def _others(organ: str, new: Iterable[str]) -> Iterator[str]:
    """New names that may be the organ's: the same in short, else the few of its kind."""
    same = [other for other in new if is_same_organ(organ, other)]
    kind = nature(organ).kind
    alike = same or [other for other in new if nature(other).kind == kind]
    if len(alike) <= _MOST_NAMES:
        yield from sorted(alike)
