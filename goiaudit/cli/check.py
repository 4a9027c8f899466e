"""``goiaudit check``: audit reports and write what was found."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from goiaudit.cli.annotate import write_annotated
from goiaudit.cli.configuration import configure, decided, tell_steering
from goiaudit.cli.engine import engine_options, scheduler_of
from goiaudit.cli.exits import FAIL_ON, exit_status
from goiaudit.cli.explained import explained, rules_to_explain
from goiaudit.cli.options import (
    cache_option,
    config_options,
    files_from_option,
    find,
    forbid_overwriting,
    given,
    jobs_option,
    lang_option,
    notice,
    organs_option,
    output_option,
    paths_argument,
    rules_option,
)
from goiaudit.cli.plan import make_plan, tell_notices, tell_stale
from goiaudit.cli.running import cache_folder, ran, tell_unfinished
from goiaudit.cli.store import put_away, store_of, store_option, with_stored
from goiaudit.cli.texts import helped, text
from goiaudit.model.errors import UsageError

if TYPE_CHECKING:
    from goiaudit.output.formats import Format

# The names of goiaudit.output.formats.FORMATS, which --help does not import; a test compares.
FORMAT_NAMES = ("console", "json", "jsonl", "html", "xlsx", "csv", "sarif", "markdown", "parquet")
_PLAIN = ("", ".txt", ".text", ".log", ".out")
"""Extensions of files in which a reader expects what the console shows."""


@click.command(help=helped("check.long"), short_help=helped("check"))
@paths_argument(required=False)
@files_from_option()
@click.option("--format", "format_name", type=click.Choice(FORMAT_NAMES), help=helped("opt.format"))
@output_option(helped("opt.check_output"))
@rules_option()
@config_options()
@organs_option()
@click.option("--select", metavar="RULES", multiple=True, help=helped("opt.select"))
@click.option("--ignore", metavar="RULES", multiple=True, help=helped("opt.ignore"))
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default=FAIL_ON[0],
    show_default=True,
    help=helped("opt.fail_on"),
)
@click.option("--baseline", metavar="FILE", help=helped("opt.baseline"))
@click.option("--annotate", metavar="FILE.docx", help=helped("opt.annotate"))
@click.option("--explain", metavar="RULES", multiple=True, help=helped("opt.explain"))
@lang_option()
@jobs_option()
@cache_option()
@store_option()
@engine_options()
@click.option("-v", "--verbose", is_flag=True, help=helped("opt.verbose"))
@click.option("-q", "--quiet", is_flag=True, help=helped("opt.quiet"))
@click.option("--no-color", is_flag=True, help=helped("opt.no_color"))
@click.help_option("-h", "--help", help=helped("opt.help"))
def check(
    paths: Sequence[str],
    files_from: str | None,
    format_name: str | None,
    output: str | None,
    rules: Sequence[str],
    config: str | None,
    no_config: bool,
    organs: str | None,
    select: Sequence[str],
    ignore: Sequence[str],
    fail_on: str,
    baseline: str | None,
    annotate: str | None,
    explain: Sequence[str],
    lang: str,
    jobs: int | None,
    cache: str | None,
    store: str | None,
    engine: str,
    scheduler: str | None,
    verbose: bool,
    quiet: bool,
    no_color: bool,
) -> int:
    """Rules, inputs and the place of the result are settled before any report is read."""
    from goiaudit.audit.results import telling
    from goiaudit.output.formats import choose
    from goiaudit.output.look import Look
    from goiaudit.output.target import open_target

    started = time.perf_counter()
    paths = given(paths, files_from)
    configuration = configure(config, no_config, paths)
    lang = decided("lang", lang, configuration.lang)
    fail_on = decided("fail_on", fail_on, configuration.fail_on)
    if quiet and verbose:
        raise UsageError(text("options.quiet_verbose", lang))
    scheduler = scheduler_of(
        engine, scheduler, lang, cached=cache is not None, explained=bool(explain)
    )
    chosen = choose(format_name, output)
    plan = make_plan(configuration, no_config, paths, rules, select, ignore, baseline, lang, organs)
    looked_into = rules_to_explain(explain, plan.rules.judged, chosen.name)
    found = find(paths, lang, urls=scheduler is not None)
    tell_steering(found, configuration, plan.waivers, lang, plan.organs)
    forbid_overwriting(found, output, lang)
    forbid_overwriting(found, annotate, lang, "--annotate")
    colour = False if no_color or output not in (None, "-") else None
    look = Look(colour=colour, verbosity=int(verbose) - int(quiet))
    medium = chosen.medium(output)
    _tell_plain(output if format_name is None else None, chosen, lang)
    jobs = decided("jobs", jobs, configuration.jobs)
    kept = cache_folder(cache, configuration, bool(looked_into))
    stored = None if looked_into else store_of(configuration, store, lang)
    with (
        open_target(output, machine=chosen.machine, medium=medium) as target,
        ran(
            found,
            plan,
            jobs,
            kept,
            lang,
            started,
            small=bool(looked_into),
            elsewhere=stored,
            scheduler=scheduler,
            entry=chosen.entry(),
        ) as judged,
    ):
        outcome = with_stored(judged, stored)
        apart = chosen.machine or output is not None
        tell_notices(telling(outcome.results), lang, everything=apart)
        if looked_into:
            target.write(
                explained(outcome, plan.rules.judged, looked_into, chosen.name, plan.organs.roster)
            )
        else:
            target.write(lambda stream: chosen.formatter(medium)(outcome, stream, look))
        tell_stale(outcome.stale_waivers if apart else (), lang)
        if annotate is not None:
            write_annotated(found, outcome, annotate, plan.settings.limits, lang)
        if stored is not None:
            put_away(stored, outcome, plan.rules, lang)
        if outcome.unfinished:
            return tell_unfinished(outcome, len(found.inputs), lang)
        return exit_status(outcome.results, fail_on, compared=plan.baseline is not None)


def _tell_plain(output: str | None, chosen: Format, lang: str) -> None:
    """A notice where the extension of ``-o`` promises what is not written: ``-o out.pdf``."""
    from goiaudit.output.formats import EXTENSIONS

    suffix = PurePath(output or "").suffix.lower()
    if output and chosen.name == "console" and suffix not in _PLAIN:
        known = ", ".join(EXTENSIONS)
        notice(text("output.as_text", lang, path=output, suffix=suffix, known=known))
