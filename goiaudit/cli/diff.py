"""``goiaudit diff``: what changed between two drafts, and what that did to the findings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from goiaudit.cli.configuration import (
    RulesInForce,
    configure,
    decided,
    rules_in_force,
    settings_in_force,
    waivers_in_force,
)
from goiaudit.cli.options import (
    config_options,
    find,
    forbid_overwriting,
    jobs_option,
    lang_option,
    output_option,
    read_reports,
    rules_option,
)
from goiaudit.cli.texts import helped, text
from goiaudit.model.errors import UsageError

if TYPE_CHECKING:
    from goiaudit.model.report import Report
    from goiaudit.model.result import AuditedReport
    from goiaudit.model.waivers import WaiverEntry

SAME, DIFFERS = 0, 1


@click.command(help=helped("diff.long"), short_help=helped("diff"))
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["console", "json"]),
    help=helped("opt.diff_format"),
)
@output_option()
@rules_option()
@config_options()
@click.option("--select", metavar="RULES", multiple=True, help=helped("opt.select"))
@click.option("--ignore", metavar="RULES", multiple=True, help=helped("opt.ignore"))
@lang_option()
@jobs_option()
@click.help_option("-h", "--help", help=helped("opt.help"))
def diff(
    old: str,
    new: str,
    format_name: str | None,
    output: str | None,
    rules: Sequence[str],
    config: str | None,
    no_config: bool,
    select: Sequence[str],
    ignore: Sequence[str],
    lang: str,
    jobs: int | None,
) -> int:
    """Read both sides, judge them by the same rules, compare."""
    from goiaudit.audit.diff import compare
    from goiaudit.output.diff_console import write_diff
    from goiaudit.output.diff_json import write_diff_json
    from goiaudit.output.target import Target

    configuration = configure(config, no_config, (old, new))
    lang = decided("lang", lang, configuration.lang)
    in_force = rules_in_force(configuration, rules, select, ignore)
    settings = settings_in_force(configuration, rules)
    waivers = waivers_in_force(configuration, no_config, (old, new)).entries
    as_json = format_name == "json" or (format_name is None and str(output).endswith(".json"))
    if old == new == "-":
        raise UsageError(text("diff.stdin", lang))
    found = [find([side], lang) for side in (old, new)]
    for side in found:
        forbid_overwriting(side, output, lang)
    with Target(output, machine=as_json) as target:
        jobs = decided("jobs", jobs, configuration.jobs)
        read = [read_reports(side, jobs, lang, settings) for side in found]
        _refuse_unreadable(read, lang)
        compared = compare(*(_judged(reports, in_force, waivers, lang) for reports in read))
        if as_json:
            target.write(lambda stream: write_diff_json(compared, stream, configuration.path))
        else:
            count = len(in_force.judged.rules)
            target.write(
                lambda stream: write_diff(compared, stream, lang, count, configuration.path)
            )
    return DIFFERS if compared.differs else SAME


def _judged(
    reports: Sequence[Report], rules: RulesInForce, waivers: Sequence[WaiverEntry], lang: str
) -> Sequence[AuditedReport]:
    from goiaudit.audit import audit
    from goiaudit.audit.waivers import with_waivers

    judged = audit(reports, rules.judged, lang).results
    return with_waivers(judged, waivers, date.today()).results


def _refuse_unreadable(sides: Sequence[Sequence[Report]], lang: str) -> None:
    """A file alone on its side that cannot be read leaves nothing to compare."""
    from goiaudit.output.details import detail

    for reports in sides:
        if len(reports) == 1 and reports[0].unreadable is not None:
            why = detail(reports[0].message or reports[0].unreadable, lang)
            raise UsageError(text("diff.unreadable", lang, path=reports[0].path, why=why))
