"""What a run goes by besides its inputs, made once for every command that audits."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from goiaudit.cli.configuration import (
    RosterInForce,
    RulesInForce,
    WaiversInForce,
    roster_in_force,
    rules_in_force,
    settings_in_force,
    waivers_in_force,
)
from goiaudit.cli.options import notice
from goiaudit.cli.texts import text
from goiaudit.model.errors import UsageError

if TYPE_CHECKING:
    from goiaudit.audit.baseline import Baseline
    from goiaudit.audit.heads import Head
    from goiaudit.audit.linking.links import Linked
    from goiaudit.batch.wishes import Elsewhere
    from goiaudit.definitions.settings import Configuration
    from goiaudit.model.report import Report
    from goiaudit.model.result import AuditedReport
    from goiaudit.model.roster import Missing
    from goiaudit.model.settings import Settings
    from goiaudit.model.waivers import StaleWaiver
    from goiaudit.output.outcome import Outcome


_MOST_ALIKE = 5
"""Files of which the same is told one by one."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a run goes by besides its inputs; loading it finds every fault of the user's."""

    configuration: Configuration
    rules: RulesInForce
    settings: Settings
    waivers: WaiversInForce
    baseline: Baseline | None
    organs: RosterInForce

    @property
    def changes_results(self) -> bool:
        """Whether results are changed after they are judged."""
        return self.baseline is not None or bool(self.waivers.entries)

    def outcome(
        self,
        reports: Sequence[Report],
        lang: str,
        started: float,
        elsewhere: Elsewhere | None = None,
    ) -> Outcome:
        """Judge the reports, apply the waivers, compare with the baseline.

        ``elsewhere`` has reports of earlier years that they are held against.
        """
        from goiaudit.audit.batch import audit_reports
        from goiaudit.audit.linking.join import link_reports
        from goiaudit.audit.linking.links import relations_of

        earlier = _earlier(reports, elsewhere)
        linked = link_reports(reports, self.organs.roster, tuple(earlier.values()))
        every = _with_relatives(reports, linked, tuple(earlier), elsewhere)
        relations = [relations_of(links, every.__getitem__) for links in linked.links]
        # Without the frames of the API, which no output of a command needs: pandas and pandera
        # take longer to import than a report to be checked.
        judged = tuple(audit_reports(reports, self.rules.judged.active, lang, relations))
        return self.told(judged, lang, started, linked.missing)

    def told(
        self,
        results: Sequence[AuditedReport],
        lang: str,
        started: float,
        missing: tuple[Missing, ...] = (),
        unfinished: int = 0,
    ) -> Outcome:
        """Apply the waivers to results, compare them with the baseline."""
        from goiaudit.audit.baseline import with_baseline
        from goiaudit.audit.waivers import with_waivers
        from goiaudit.output.outcome import Outcome

        rules = self.rules
        waived = with_waivers(
            results,
            self.waivers.entries,
            date.today(),
            rules.left_out,
            narrowed=rules.narrowed,
        )
        results = waived.results
        if self.baseline is not None:
            judged = frozenset(rules.judged.by_id).__contains__
            results = with_baseline(results, self.baseline, judged)
        return Outcome(
            results=results,
            rules=rules.judged.by_id,
            ruleset=rules.judged,
            lang=lang,
            configuration=self.configuration.path,
            elapsed_seconds=time.perf_counter() - started,
            stale_waivers=waived.stale,
            baseline=self.baseline.path if self.baseline is not None else None,
            missing=missing,
            unfinished=unfinished,
        )


def _earlier(reports: Sequence[Report], elsewhere: Elsewhere | None) -> Mapping[str, Head]:
    """Names and heads of the reports elsewhere that may be relatives of these."""
    if elsewhere is None:
        return {}
    from goiaudit.audit.heads import head_of
    from goiaudit.batch.wishes import earlier_heads

    return earlier_heads(elsewhere, [head_of(report, likeness=False) for report in reports])


def _with_relatives(
    reports: Sequence[Report], linked: Linked, names: Sequence[str], elsewhere: Elsewhere | None
) -> Mapping[int, Report]:
    """By place the reports, and those elsewhere that are relatives of one of them."""
    every = dict(enumerate(reports))
    if elsewhere is not None:
        needed = {n for links in linked.links for n in links.places if n >= len(reports)}
        place_of = {names[n - len(reports)]: n for n in sorted(needed)}
        every |= {place_of[name]: one for name, one in elsewhere.reports(list(place_of))}
    return every


def make_plan(
    configuration: Configuration,
    no_config: bool,
    paths: Sequence[str],
    rules: Sequence[str],
    select: Sequence[str],
    ignore: Sequence[str],
    baseline: str | None,
    lang: str,
    organs: str | None = None,
) -> Plan:
    """Load rules, settings, waivers and baseline; UsageError or RuleError for a fault in them."""
    from goiaudit.audit.baseline import load_baseline

    in_force = rules_in_force(configuration, rules, select, ignore)
    if not in_force.judged.rules:
        raise UsageError(text("options.no_rules", lang))
    settings = settings_in_force(configuration, rules)
    if settings.definitions:
        from goiaudit.narrative import engine_of

        engine_of(settings.definitions)  # a faulty vocabulary stops the run before any reading
    return Plan(
        configuration,
        in_force,
        settings,
        waivers_in_force(configuration, no_config, paths),
        load_baseline(Path(baseline), baseline) if baseline is not None else None,
        roster_in_force(configuration, organs, no_config, paths),
    )


def tell_stale(waivers: Sequence[StaleWaiver], lang: str) -> None:
    """Waivers that match nothing any more, on standard error."""
    from goiaudit.output.stale import stale_words

    for waiver in waivers:
        notice(text("waivers.stale", lang, words=stale_words(waiver, lang)))


def tell_notices(reports: Iterable[Report], lang: str, *, everything: bool) -> None:
    """What reading noticed; why a file is unreadable, where the output itself does not say.

    What was noticed of many files alike is told of the first ones, then how many more there are.
    """
    from goiaudit.output.details import detail

    told: Counter[str] = Counter()
    for report in reports:
        for message in report.notices:
            told[message] += 1
            if told[message] <= _MOST_ALIKE:
                notice(f"{report.path}: {detail(message, lang)}")
        if report.unreadable and everything:
            notice(f"{report.path}: {detail(report.message or report.unreadable, lang)}")
    for message, count in told.items():
        if count > _MOST_ALIKE:
            more = count - _MOST_ALIKE
            notice(text("notices.more", lang, count=more, message=detail(message, lang)))
