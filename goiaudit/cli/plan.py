"""What a run goes by besides its inputs, made once for every command that audits."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from goiaudit.cli.configuration import (
    RulesInForce,
    WaiversInForce,
    rules_in_force,
    settings_in_force,
    waivers_in_force,
)
from goiaudit.cli.options import notice
from goiaudit.cli.texts import text
from goiaudit.model.errors import UsageError

if TYPE_CHECKING:
    from goiaudit.audit.baseline import Baseline
    from goiaudit.definitions.settings import Configuration
    from goiaudit.model.report import Report
    from goiaudit.model.settings import Settings
    from goiaudit.model.waivers import StaleWaiver
    from goiaudit.output.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a run goes by besides its inputs; loading it finds every fault of the user's."""

    configuration: Configuration
    rules: RulesInForce
    settings: Settings
    waivers: WaiversInForce
    baseline: Baseline | None

    def outcome(self, reports: Sequence[Report], lang: str, started: float) -> Outcome:
        """Judge the reports, apply the waivers, compare with the baseline."""
        from goiaudit.audit import audit
        from goiaudit.audit.baseline import with_baseline
        from goiaudit.audit.waivers import with_waivers
        from goiaudit.output.outcome import Outcome

        rules = self.rules
        waived = with_waivers(
            audit(reports, rules.judged, lang).results,
            self.waivers.entries,
            date.today(),
            rules.left_out,
            narrowed=rules.narrowed,
        )
        results = waived.results
        if self.baseline is not None:
            results = with_baseline(results, self.baseline, rules.judged.by_id.__contains__)
        return Outcome(
            results=results,
            rules=rules.judged.by_id,
            ruleset=rules.judged,
            lang=lang,
            configuration=self.configuration.path,
            elapsed_seconds=time.perf_counter() - started,
            stale_waivers=waived.stale,
            baseline=self.baseline.path if self.baseline is not None else None,
        )


def make_plan(
    configuration: Configuration,
    no_config: bool,
    paths: Sequence[str],
    rules: Sequence[str],
    select: Sequence[str],
    ignore: Sequence[str],
    baseline: str | None,
    lang: str,
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
    )


def tell_stale(waivers: Sequence[StaleWaiver], lang: str) -> None:
    """Waivers that match nothing any more, on standard error."""
    from goiaudit.output.stale import stale_words

    for waiver in waivers:
        notice(text("waivers.stale", lang, words=stale_words(waiver, lang)))


def tell_notices(reports: Sequence[Report], lang: str, *, everything: bool) -> None:
    """What reading noticed; why a file is unreadable, where the output itself does not say."""
    from goiaudit.output.details import detail

    for report in reports:
        messages = list(report.notices)
        if report.unreadable and everything:
            messages.append(report.message or report.unreadable)
        for message in messages:
            notice(f"{report.path}: {detail(message, lang)}")
