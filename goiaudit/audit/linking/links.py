"""What linking finds: for each report the places of its relatives, and what comparing told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from goiaudit.audit.relations import NONE, Relations
from goiaudit.model.claims import Fact, Observation
from goiaudit.model.report import Report
from goiaudit.model.roster import Missing

if TYPE_CHECKING:
    from goiaudit.audit.linking.match import Match


@dataclass(frozen=True, slots=True)
class Links:
    """The relatives of one report, by their places among the heads and the earlier heads.

    ``previous`` is last year's report of the organ, ``merged`` those of the bodies that were
    merged into it since, ``before`` the one of the year before ``previous``. ``children`` is
    None where no list names any or none of them has a report.
    """

    previous: int | None = None
    merged: tuple[int, ...] = ()
    before: int | None = None
    children: tuple[int, ...] | None = None
    parent: int | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)
    observations: tuple[Observation, ...] = ()

    def plus(self, facts: Mapping[str, Fact], observations: Sequence[Observation]) -> Links:
        """The same links with more that comparing told."""
        more = (*self.observations, *observations)
        return replace(self, facts={**self.facts, **facts}, observations=more)

    @property
    def places(self) -> tuple[int, ...]:
        """The places of all relatives."""
        single = (n for n in (self.previous, self.before, self.parent) if n is not None)
        return (*single, *self.merged, *(self.children or ()))


NO_LINKS = Links()
"""Of a report without relatives; shared, for most reports of a large run may have none."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Links and matches of all heads in their order, and the reports that are missing."""

    links: Sequence[Links]
    matches: Sequence[Match]
    missing: tuple[Missing, ...] = ()


def relations_of(links: Links, get: Callable[[int], Report]) -> Relations:
    """The relatives themselves; ``get`` loads the report at a place."""
    if links is NO_LINKS:
        return NONE

    def one(place: int | None) -> Report | None:
        return None if place is None else get(place)

    return Relations(
        previous=one(links.previous),
        merged=tuple(map(get, links.merged)),
        before=one(links.before),
        children=None if links.children is None else tuple(map(get, links.children)),
        parent=one(links.parent),
        facts=links.facts,
        observations=links.observations,
    )
