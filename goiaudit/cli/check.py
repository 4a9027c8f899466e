"""``goiaudit check``: audit reports and write what was found."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from goiaudit.cli.exits import FAIL_ON, exit_status
from goiaudit.cli.options import (
    find,
    forbid_overwriting,
    jobs_option,
    lang_option,
    load,
    notice,
    output_option,
    paths_argument,
    read_reports,
    rules_option,
    words,
)
from goiaudit.cli.texts import helped, text
from goiaudit.model.errors import UsageError

if TYPE_CHECKING:
    from goiaudit.model.report import Report

# The names of goiaudit.output.formats.FORMATS, which --help does not import; a test compares.
FORMAT_NAMES = ("console", "json", "jsonl", "html", "xlsx", "csv", "sarif", "markdown")


@click.command(help=helped("check.long"), short_help=helped("check"))
@paths_argument()
@click.option("--format", "format_name", type=click.Choice(FORMAT_NAMES), help=helped("opt.format"))
@output_option()
@rules_option()
@click.option("--select", metavar="RULES", multiple=True, help=helped("opt.select"))
@click.option("--ignore", metavar="RULES", multiple=True, help=helped("opt.ignore"))
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default=FAIL_ON[0],
    show_default=True,
    help=helped("opt.fail_on"),
)
@lang_option()
@jobs_option()
@click.option("-v", "--verbose", is_flag=True, help=helped("opt.verbose"))
@click.option("-q", "--quiet", is_flag=True, help=helped("opt.quiet"))
@click.option("--no-color", is_flag=True, help=helped("opt.no_color"))
@click.help_option("-h", "--help", help=helped("opt.help"))
def check(
    paths: Sequence[str],
    format_name: str | None,
    output: str | None,
    rules: Sequence[str],
    select: Sequence[str],
    ignore: Sequence[str],
    fail_on: str,
    lang: str,
    jobs: int | None,
    verbose: bool,
    quiet: bool,
    no_color: bool,
) -> int:
    """Rules, inputs and the place of the result are settled before any report is read."""
    from goiaudit.output.formats import choose
    from goiaudit.output.look import Look
    from goiaudit.output.outcome import Outcome
    from goiaudit.output.target import Target

    if quiet and verbose:
        raise UsageError(text("options.quiet_verbose", lang))
    started = time.perf_counter()
    chosen = choose(format_name, output)
    ruleset = load(rules).select(words(select), words(ignore))
    if not ruleset.rules:
        raise UsageError(text("options.no_rules", lang))
    found = find(paths, lang)
    forbid_overwriting(found, output, lang)
    colour = False if no_color or output not in (None, "-") else None
    look = Look(colour=colour, verbosity=int(verbose) - int(quiet))
    with Target(output, machine=chosen.machine) as target:
        reports = read_reports(found, jobs, lang)
        _notices(reports, lang, everything=chosen.machine or output is not None)

        from goiaudit.audit import audit

        audited = audit(reports, ruleset, lang)
        outcome = Outcome(
            results=audited.results,
            rules=ruleset.by_id,
            lang=lang,
            elapsed_seconds=time.perf_counter() - started,
        )
        target.write(lambda stream: chosen.formatter()(outcome, stream, look))
    return exit_status(audited.results, fail_on)


def _notices(reports: Sequence[Report], lang: str, *, everything: bool) -> None:
    """What reading noticed; why a file is unreadable, where the output itself does not say."""
    from goiaudit.output.details import detail

    for report in reports:
        messages = list(report.notices)
        if report.unreadable and everything:
            messages.append(report.message or report.unreadable)
        for message in messages:
            notice(f"{report.path}: {detail(message, lang)}")
