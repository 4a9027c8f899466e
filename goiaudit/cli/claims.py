"""``goiaudit claims``: what was read from the text, for whoever wants to check the reader."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

import click

from goiaudit.cli.configuration import configure, decided, settings_in_force
from goiaudit.cli.options import (
    config_options,
    find,
    forbid_overwriting,
    jobs_option,
    lang_option,
    notice,
    output_option,
    paths_argument,
    read_reports,
    rules_option,
)
from goiaudit.cli.texts import helped, text
from goiaudit.model.errors import UsageError

_FORMATS = {"": "console", ".txt": "console", ".json": "json", ".csv": "csv"}


@click.command(help=helped("claims.long"), short_help=helped("claims"))
@paths_argument()
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["console", "json", "csv"]),
    help=helped("opt.claims_format"),
)
@output_option()
@rules_option()
@config_options()
@lang_option()
@jobs_option()
@click.help_option("-h", "--help", help=helped("opt.help"))
def claims(
    paths: Sequence[str],
    format_name: str | None,
    output: str | None,
    rules: Sequence[str],
    config: str | None,
    no_config: bool,
    lang: str,
    jobs: int | None,
) -> int:
    """Write the claims of every report; 1 if some file could not be read."""
    from goiaudit.narrative import engine_of
    from goiaudit.output.claims import write_console, write_csv, write_json
    from goiaudit.output.details import detail
    from goiaudit.output.target import Target

    configuration = configure(config, no_config, paths)
    lang = decided("lang", lang, configuration.lang)
    format_name = format_name or _format_of(output, lang)
    settings = settings_in_force(configuration, rules)
    engine_of(settings.definitions)  # a faulty vocabulary stops the run before any reading
    found = find(paths, lang)
    forbid_overwriting(found, output, lang)
    write = {"console": write_console, "json": write_json, "csv": write_csv}[format_name]
    with Target(output, machine=format_name != "console") as target:
        reports = read_reports(found, decided("jobs", jobs, configuration.jobs), lang, settings)
        for report in reports:
            if report.unreadable:
                notice(f"{report.path}: {detail(report.message or report.unreadable, lang)}")
        target.write(lambda stream: write(reports, stream, lang))
    return 1 if any(report.unreadable for report in reports) else 0


def _format_of(output: str | None, lang: str) -> str:
    """By the extension of ``-o``; one that promises another format is refused."""
    suffix = PurePath(output).suffix.lower() if output else ""
    if suffix not in _FORMATS:
        raise UsageError(text("claims.format", lang, suffix=suffix))
    return _FORMATS[suffix]
