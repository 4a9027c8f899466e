"""``goiaudit organs``: whose report is whose, by which evidence, and who has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from goiaudit.cli.configuration import configure, decided, roster_in_force, settings_in_force
from goiaudit.cli.options import (
    config_options,
    find,
    forbid_overwriting,
    jobs_option,
    lang_option,
    organs_option,
    output_option,
    paths_argument,
    read_reports,
)
from goiaudit.cli.texts import helped, text
from goiaudit.model.errors import UsageError

if TYPE_CHECKING:
    from goiaudit.audit.heads import Head
    from goiaudit.batch.discovery import Found
    from goiaudit.model.settings import Settings

_AT_A_TIME = 1000
_FORMATS = {"": "console", ".txt": "console", ".json": "json", ".csv": "csv"}


@click.command(help=helped("organs.long"), short_help=helped("organs"))
@paths_argument()
@organs_option()
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["console", "json", "csv"]),
    help=helped("opt.claims_format"),
)
@output_option()
@config_options()
@lang_option()
@jobs_option()
@click.help_option("-h", "--help", help=helped("opt.help"))
def organs(
    paths: Sequence[str],
    organs: str | None,
    format_name: str | None,
    output: str | None,
    config: str | None,
    no_config: bool,
    lang: str,
    jobs: int | None,
) -> int:
    """Write the match of every report; 1 if one is missing or nobody's."""
    from goiaudit.audit.linking.hints import likely_organs
    from goiaudit.audit.linking.join import link
    from goiaudit.output.organs import Matched, write_console, write_csv, write_json
    from goiaudit.output.target import Target

    configuration = configure(config, no_config, paths)
    lang = decided("lang", lang, configuration.lang)
    format_name = format_name or _format_of(output)
    listed = roster_in_force(configuration, organs, no_config, paths)
    found = find(paths, lang)
    forbid_overwriting(found, output, lang)
    write = {"console": write_console, "json": write_json, "csv": write_csv}[format_name]
    with Target(output, machine=format_name != "console") as target:
        jobs = decided("jobs", jobs, configuration.jobs)
        heads = _heads(found, jobs, lang, settings_in_force(configuration))
        linked = link(heads, listed.roster)
        matched = Matched(heads, linked, listed.roster.path, likely_organs(linked))
        target.write(lambda stream: write(matched, stream, lang))
    unknown = any(match.organ is None or match.year is None for match in linked.matches)
    return 1 if linked.missing or unknown else 0


def _heads(found: Found, jobs: int | None, lang: str, settings: Settings) -> list[Head]:
    """The heads of all reports; the reports themselves are kept a few files at a time."""
    from goiaudit.audit.heads import head_of

    heads: list[Head] = []
    for start in range(0, len(found.inputs), _AT_A_TIME):
        some = replace(found, inputs=found.inputs[start : start + _AT_A_TIME])
        heads += map(head_of, read_reports(some, jobs, lang, settings))
    return heads


def _format_of(output: str | None) -> str:
    """By the extension of ``-o``; one that promises another format is refused."""
    suffix = PurePath(output).suffix.lower() if output else ""
    if suffix not in _FORMATS:
        en, zh = (text("organs.format", lang, suffix=suffix) for lang in ("en", "zh"))
        raise UsageError(en, zh)
    return _FORMATS[suffix]
