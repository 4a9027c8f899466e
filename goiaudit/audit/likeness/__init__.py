"""Reports that are too much alike: copies of other organs, of other files, of last year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from goiaudit.audit.heads import Head
from goiaudit.audit.likeness.clones import clones
from goiaudit.audit.likeness.duplicates import duplicates
from goiaudit.audit.likeness.peers import peer_figures
from goiaudit.audit.likeness.subjects import subjects_of_year
from goiaudit.audit.likeness.versions import versions
from goiaudit.audit.linking.links import Linked
from goiaudit.audit.linking.match import Match
from goiaudit.model.claims import Observation
from goiaudit.model.report import Report

__all__ = ["likeness_links", "with_likeness"]


def with_likeness(linked: Linked, heads: Sequence[Head], get: Callable[[int], Report]) -> Linked:
    """What linking found, and what comparing texts and figures of all reports tells.

    ``get`` gives the report at a place among ``heads``; it is asked for few.
    """
    links = list(linked.links)
    for place, seen in likeness_links(heads, get, linked.matches).items():
        links[place] = links[place].plus({}, seen)
    return replace(linked, links=links)


def likeness_links(
    heads: Sequence[Head], get: Callable[[int], Report], matches: Sequence[Match]
) -> dict[int, tuple[Observation, ...]]:
    """What comparing the reports of a run tells of each, by place; those not compared left out.

    ``get`` gives the report at a place; it is called for the few that resemble another one.
    ``matches`` says for each head whose report it is. Makes near_duplicate, table_clone, version
    and peer_figure of rules/facts.yml.
    """
    found: dict[int, list[Observation]] = defaultdict(list)
    for subjects in subjects_of_year(heads, matches).values():
        if len(subjects) < 2:
            continue
        for compare in (duplicates, clones, versions):
            for subject, seen in compare(subjects, get):
                found[subject.place].append(seen)
        for subject, seen in peer_figures(subjects):
            found[subject.place].append(seen)
    return {place: tuple(seen) for place, seen in found.items()}
