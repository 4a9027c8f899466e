"""``goiaudit check --explain``: rules looked into on each report, instead of the findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TextIO

from goiaudit.cli.rules_options import named
from goiaudit.cli.texts import text
from goiaudit.model.errors import UsageError

if TYPE_CHECKING:
    from goiaudit.audit.inspection import Inspection
    from goiaudit.model.roster import Roster
    from goiaudit.output.outcome import Outcome
    from goiaudit.rules.rule import RuleSet

FORMATS = ("console", "json")


def rules_to_explain(explain: Sequence[str], judged: RuleSet, format_name: str) -> tuple[str, ...]:
    """The ids that ``--explain`` names among the rules judged; UsageError for a word of none."""
    if explain and format_name not in FORMATS:
        zh, en = (text("explain.format", lang, format=format_name) for lang in ("zh", "en"))
        raise UsageError(en, zh=zh)
    words = [word.strip() for value in explain for word in value.split(",") if word.strip()]
    return tuple(rule.id for rule in named(judged, words)) if words else ()


def explained(
    outcome: Outcome, ruleset: RuleSet, ids: Sequence[str], format_name: str, roster: Roster
) -> Callable[[TextIO], None]:
    """A writer of the rules named, on every report of the run."""
    from goiaudit.audit.inspection import inspect_rules
    from goiaudit.audit.linking.join import related
    from goiaudit.model.findings import Verdict
    from goiaudit.output.rulebook.inspection import (
        Inspected,
        inspection_lines,
        write_inspections_json,
    )
    from goiaudit.output.target import write_lines

    relations = related([result.report for result in outcome.results], roster)
    found = []
    for result, others in zip(outcome.results, relations, strict=True):
        crashed = [rule for rule, n in result.by_rule.items() if n.get(Verdict.CRASHED)]
        looked: tuple[Inspection, ...] = ()
        if result.report.unreadable is None:
            looked = inspect_rules(result.report, ruleset, ids, others, crashed)
        found.append(Inspected(result, looked))
    if format_name == "json":
        return lambda stream: write_inspections_json(found, stream)
    return write_lines(inspection_lines(found, ruleset, outcome.lang))
