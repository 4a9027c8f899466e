"""What the text of a report claims: figures with their quotes, and its breakdowns."""

from __future__ import annotations

from dataclasses import replace

from goiaudit.model.report import Report
from goiaudit.narrative.engine import Engine, engine_of, shipped
from goiaudit.narrative.whose.aggregation import aggregation_facts


def narrate(report: Report, engine: Engine | None = None) -> Report:
    """The report with the claims and breakdowns of its text; tables are never looked at.

    ``engine`` carries another vocabulary than the shipped one. Claims stand in the order of
    the text; breakdowns are appended to the observations, and what the text says of whose
    figures the tables hold to the facts.
    """
    claims, breakdowns = (engine or shipped()).read(report)
    return replace(
        report,
        claims=claims,
        facts={**report.facts, **aggregation_facts(report)},
        observations=(*report.observations, *breakdowns),
    )


__all__ = ["Engine", "engine_of", "narrate"]
