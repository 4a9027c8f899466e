"""What a run goes by besides its files, and what it comes to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from goiaudit.audit.heads import Head
from goiaudit.batch.judge_stage import Render
from goiaudit.batch.on_shelf import ShelvedResults
from goiaudit.model.report import Report
from goiaudit.model.roster import NO_ROSTER, Missing, Roster
from goiaudit.model.settings import DEFAULT, Settings
from goiaudit.rules.rule import RuleSet

_YEARS_BACK = (0, 1, 2)
"""Years before its own in which a report has relatives."""
Step = Callable[[str, int, int], None]
"""Takes a step's name (``read``, ``judge``), how many of its files or reports are done, of all."""


class Elsewhere(Protocol):
    """Reports that are not among the inputs (a store), as relatives of those that are."""

    def heads(
        self, years: Collection[int] | None = None, without: Iterable[Report | Head] = ()
    ) -> Mapping[str, Head]:
        """Names and heads of the reports on these years, without those of the run."""

    def reports(self, keys: Sequence[str]) -> Iterator[tuple[str, Report]]:
        """The reports of these names."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a run goes by besides its files; ``jobs`` None is one process a processor.

    ``renders`` are functions whose text of every result is going to be asked for.
    """

    ruleset: RuleSet
    lang: str
    settings: Settings = DEFAULT
    roster: Roster = NO_ROSTER
    jobs: int | None = None
    elsewhere: Elsewhere | None = None
    renders: tuple[Render, ...] = ()


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run came to: the results, the reports that are missing, the inputs not reached."""

    results: ShelvedResults
    missing: tuple[Missing, ...] = ()
    unfinished: int = 0


def earlier_heads(elsewhere: Elsewhere | None, heads: Iterable[Head]) -> Mapping[str, Head]:
    """The heads of reports elsewhere that may be relatives of those of the run, by name.

    ``heads`` are walked over twice.
    """
    if elsewhere is None:
        return {}
    years = {head.year - back for head in heads if head.year for back in _YEARS_BACK}
    return elsewhere.heads(years, heads)
