"""``goiaudit tables``: the cells of the official tables as read."""

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
)
from goiaudit.cli.texts import helped, text
from goiaudit.model.errors import UsageError

_OTHER_FORMATS = frozenset({".xlsx", ".xls", ".html", ".htm", ".md", ".jsonl", ".docx", ".sarif"})


@click.command(help=helped("tables"))
@paths_argument()
@click.option(
    "--format", "format_name", type=click.Choice(["csv", "json"]), help=helped("opt.tables_format")
)
@output_option()
@config_options()
@lang_option()
@jobs_option()
@click.help_option("-h", "--help", help=helped("opt.help"))
def tables(
    paths: Sequence[str],
    format_name: str | None,
    output: str | None,
    config: str | None,
    no_config: bool,
    lang: str,
    jobs: int | None,
) -> int:
    """Write the cells of every report; 1 if some file could not be read."""
    from goiaudit.output.cells import write_csv, write_json
    from goiaudit.output.details import detail
    from goiaudit.output.target import Target

    configuration = configure(config, no_config, paths)
    lang = decided("lang", lang, configuration.lang)
    jobs = decided("jobs", jobs, configuration.jobs)
    if format_name is None:
        format_name = _format_of(output, lang)
    write = write_json if format_name == "json" else write_csv
    found = find(paths, lang)
    forbid_overwriting(found, output, lang)
    with Target(output, machine=True) as target:
        reports = read_reports(found, jobs, lang, settings_in_force(configuration))
        for report in reports:
            for message in report.notices:
                notice(f"{report.path}: {detail(message, lang)}")
            if report.unreadable:
                notice(f"{report.path}: {detail(report.message or report.unreadable, lang)}")
            elif not report.printed:
                notice(f"{report.path}: {text('notice.no_tables', lang)}")
        target.write(lambda stream: write(reports, stream))
    return 1 if any(report.unreadable for report in reports) else 0


def _format_of(output: str | None, lang: str) -> str:
    """By the extension of ``-o``; one that promises another format is refused."""
    suffix = PurePath(output).suffix.lower() if output else ""
    if suffix in _OTHER_FORMATS:
        raise UsageError(text("tables.format", lang, suffix=suffix))
    return "json" if suffix == ".json" else "csv"
