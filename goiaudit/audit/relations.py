"""The other reports that a report is held against: last year's, its children's, its parent's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from goiaudit.model.claims import Fact, Observation
from goiaudit.model.report import Report


@dataclass(frozen=True, slots=True)
class Relations:
    """What is known of a report's relatives; None where nothing was supplied.

    ``previous`` is last year's report of the organ, ``before`` that of the year before.
    ``merged`` are last year's reports of bodies that were merged into the organ since: their
    cells are added to those of ``previous``. ``children`` are the reports of the bodies that a
    government's report adds up; their cells are summed. ``facts`` and ``observations`` are what
    comparing the report with others told; rules read them as if the report showed them.
    """

    previous: Report | None = None
    merged: tuple[Report, ...] = ()
    children: Sequence[Report] | None = None
    parent: Report | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)
    observations: tuple[Observation, ...] = ()
    before: Report | None = None

    def __bool__(self) -> bool:
        # Asked of every report: without making a list of them.
        some = self.previous is not None or self.parent is not None
        return some or bool(self.merged or self.children)

    @property
    def reports(self) -> tuple[Report, ...]:
        """All relatives."""
        single = (report for report in (self.previous, self.parent) if report is not None)
        return (*single, *self.merged, *(self.children or ()))

    def of_scope(self, scope: str) -> tuple[Report, ...]:
        """The relatives that ``previous.``, ``children.`` or ``parent.`` means."""
        if scope == "children":
            return tuple(self.children or ())
        one = self.previous if scope == "previous" else self.parent
        more = self.merged if scope == "previous" else ()
        return (one, *more) if one is not None else more

    def told(self, report: Report) -> Report:
        """The report with what comparing it told."""
        if not self.facts and not self.observations:
            return report
        facts = {**report.facts, **self.facts}
        kind, level = (_word(facts.get(name)) for name in ("kind", "level"))
        return replace(
            report,
            kind=kind or report.kind,
            level=level or report.level,
            facts=facts,
            observations=report.observations + self.observations,
        )


NONE = Relations()


def _word(fact: Fact | None) -> str | None:
    return fact.value if fact is not None and isinstance(fact.value, str) else None
