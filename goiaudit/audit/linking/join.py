"""Heads joined to heads: one pass over all of them, whatever their number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from goiaudit.audit.heads import Head, head_of
from goiaudit.audit.linking.continuity import continuity
from goiaudit.audit.linking.family import (
    Family,
    children_facts,
    damaged,
    missing_children,
    missing_reports,
)
from goiaudit.audit.linking.links import NO_LINKS, Linked, Links, relations_of
from goiaudit.audit.linking.match import Match, match_heads
from goiaudit.audit.linking.years import LastYear, Predecessors, Published, last_year
from goiaudit.audit.relations import Relations
from goiaudit.definitions.lasting import lasting
from goiaudit.model.claims import Fact, Observation
from goiaudit.model.report import Report
from goiaudit.model.roster import NO_ROSTER, Missing, Roster
from goiaudit.recognition.organs import nature, nature_as


@lasting()
def link(heads: Sequence[Head], roster: Roster = NO_ROSTER, earlier: Sequence[Head] = ()) -> Linked:
    """The relatives of every head among ``heads`` and ``earlier`` (those of a store).

    Places count through ``(*heads, *earlier)``; earlier heads get no links of their own. Where
    there are several reports of an organ on one year, nobody can tell which counts: none is
    taken.
    """
    every = [*heads, *earlier]
    matches = match_heads(every, roster)
    joined = _Join(every, matches, roster, len(heads))
    own = matches[: len(heads)]
    links = [
        joined.links(match) if head.unreadable is None else NO_LINKS
        for head, match in zip(heads, own, strict=True)
    ]
    years = {match.year for match in own if match.year is not None}
    return Linked(links, own, tuple(joined.missing(sorted(years))))


def link_reports(
    reports: Sequence[Report], roster: Roster = NO_ROSTER, earlier: Sequence[Head] = ()
) -> Linked:
    """The links of reports that are all in memory, with what comparing their texts told."""
    heads = [head_of(report, likeness=len(reports) > 1) for report in reports]
    linked = link(heads, roster, earlier)
    if len(reports) > 1:
        from goiaudit.audit.likeness import with_likeness

        linked = with_likeness(linked, heads, reports.__getitem__)
    return linked


def related(reports: Sequence[Report], roster: Roster = NO_ROSTER) -> tuple[Relations, ...]:
    """The relatives of each report among reports that are all in memory."""
    linked = link_reports(reports, roster)
    return tuple(relations_of(links, reports.__getitem__) for links in linked.links)


class _Join:
    """The tables that links are looked up in; made once for a run."""

    def __init__(
        self, heads: Sequence[Head], matches: Sequence[Match], roster: Roster, run: int
    ) -> None:
        self.matches, self.roster = matches, roster
        self.published = Published.of(heads, matches, run)
        self.predecessors = Predecessors(roster)
        self.family = Family(roster, self.published, damaged(heads, matches))
        self.continuity = continuity(self.published, roster)

    def links(self, match: Match) -> Links:
        """The links of a readable report."""
        organ, year = match.organ, match.year
        if organ is None:
            return NO_LINKS
        facts = self._known(match)
        if year is None:
            return Links(facts=facts) if facts else NO_LINKS
        last = last_year(organ, year, self.published, self.predecessors)
        children, added, seen = self._children(organ, year)
        going_on = self.continuity.observed(organ, year)
        found = Links(
            previous=last.previous,
            merged=last.merged,
            before=self._before(last, year),
            children=children,
            parent=self.family.parent(organ, year),
            facts={**facts, **added} if added else facts,
            observations=seen if going_on is None else (*seen, going_on),
        )
        return NO_LINKS if found == NO_LINKS else found

    def _known(self, match: Match) -> Mapping[str, Fact]:
        """Kind and level that the list knows better than the report's own name."""
        own = nature(match.named or "")
        if not match.listed or (match.kind, match.level) == (own.kind, own.level):
            return {}
        return _nature_facts(match.organ or "", match.kind, match.level)

    def _before(self, last: LastYear, year: int) -> int | None:
        """The report of the year before last; none where bodies were merged in between."""
        if last.previous is None or last.merged:
            return None
        organ = self.matches[last.previous].organ
        assert organ is not None
        earlier = last_year(organ, year - 1, self.published, self.predecessors)
        return None if earlier.merged else earlier.previous

    def _children(
        self, organ: str, year: int
    ) -> tuple[tuple[int, ...] | None, dict[str, Fact], tuple[Observation, ...]]:
        """The children's places with what they tell; nothing where none of them has a report."""
        listed = self.family.children(organ, year)
        lacking = self.family.lacking(listed, year)
        if len(lacking) == len(listed):
            return None, {}, ()
        found = self.family.found(listed, year)
        facts = children_facts(listed, len(found))
        return found, facts, (missing_children(len(listed), lacking),)

    def missing(self, years: Sequence[int]) -> Iterator[Missing]:
        """The reports missing in the years of a run, by the list and by the other years."""
        yield from missing_reports(self.family, years)
        for organ, year in sorted(self.continuity.gone):
            if year + 1 in years:
                yield Missing(organ, year + 1, "other_years")


@lru_cache(maxsize=65536)
def _nature_facts(organ: str, kind: str | None, level: str | None) -> Mapping[str, Fact]:
    """Kind, level and the power to make 规章, shared by all reports of an organ."""
    found = nature_as(organ, kind, level)
    power = None if found.makes_regulations is None else int(found.makes_regulations)
    values = {"kind": found.kind, "level": found.level, "makes_regulations": power}
    return {name: Fact(value) for name, value in values.items() if value is not None}
