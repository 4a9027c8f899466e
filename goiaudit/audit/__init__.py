"""RuleSet x Reports turned into verdicts, incidents and findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from goiaudit.audit.relations import Relations
from goiaudit.model.errors import UsageError
from goiaudit.model.findings import Finding
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from goiaudit.model.roster import NO_ROSTER, Roster
from goiaudit.rules.rule import RuleSet

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False)
class Audit:
    """One run: ``results`` in the order of the reports, the rules and the language used.

    Iterating yields findings. The frames have the names of the JSON as columns and are
    guarded by pandera schemas, once for the whole batch.
    """

    results: tuple[AuditedReport, ...]
    rules: RuleSet
    lang: str = "zh"

    def __iter__(self) -> Iterator[Finding]:
        for result in self.results:
            yield from result.findings

    @cached_property
    def findings(self) -> pd.DataFrame:
        """One line per finding."""
        from goiaudit.audit.frames import findings_of

        return findings_of(self.results)

    @cached_property
    def cells(self) -> pd.DataFrame:
        """One line per printed cell."""
        from goiaudit.audit.frames import cells_of

        return cells_of(self.results)

    @property
    def reports(self) -> pd.DataFrame:
        """One line per report."""
        from goiaudit.audit.frames import reports_of

        return reports_of(self.results)

    @property
    def verdicts(self) -> pd.DataFrame:
        """One line per report and rule, with the counts of the six verdicts."""
        from goiaudit.audit.frames import verdicts_of

        return verdicts_of(self.results)


def audit(
    reports: Report | Iterable[Report],
    rules: RuleSet | None = None,
    lang: str = "zh",
    relations: Sequence[Relations] | None = None,
    roster: Roster = NO_ROSTER,
) -> Audit:
    """Judge one report or many; ``rules`` defaults to the shipped pack, ``lang`` is zh or en.

    ``relations`` has for each report the other reports that it is held against; without it they
    are found among ``reports``, by their names and by ``roster``, a list of organs.
    """
    if lang not in ("zh", "en"):
        raise UsageError(
            f"lang is 'zh' or 'en', not {lang!r}", f"lang 应为 'zh' 或 'en'，不是 {lang!r}"
        )
    from goiaudit.audit.batch import audit_reports
    from goiaudit.audit.linking.join import related

    if rules is None:
        from goiaudit.rules.load import load_rules

        rules = load_rules()
    rules = rules.active
    many = (reports,) if isinstance(reports, Report) else tuple(reports)
    others = related(many, roster) if relations is None else relations
    done = Audit(tuple(audit_reports(many, rules, lang, others)), rules, lang)
    # Both frames are made here, so that the schemas guard every batch, asked for or not.
    assert len(done.findings) == sum(len(result.findings) for result in done.results)
    assert done.cells is not None
    return done
