"""``goiaudit notice``: a letter for every organ whose reports need mending."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from goiaudit.cli.configuration import configure, decided, tell_steering
from goiaudit.cli.options import (
    config_options,
    find,
    jobs_option,
    lang_option,
    organs_option,
    read_reports,
    rules_option,
)
from goiaudit.cli.options import notice as tell
from goiaudit.cli.plan import make_plan, tell_notices
from goiaudit.cli.texts import helped, text
from goiaudit.model.errors import UsageError
from goiaudit.model.refusals import refusal


@click.command(help=helped("notice.long"), short_help=helped("notice"))
@click.argument("paths", metavar="[PATH...]", nargs=-1)
@click.option("-o", "--output", metavar="DIR/", help=helped("opt.notice_output"))
@click.option("--template", metavar="FILE.docx", help=helped("opt.template"))
@click.option("--write-template", metavar="FILE.docx", help=helped("opt.write_template"))
@rules_option()
@config_options()
@organs_option()
@click.option("--select", metavar="RULES", multiple=True, help=helped("opt.select"))
@click.option("--ignore", metavar="RULES", multiple=True, help=helped("opt.ignore"))
@lang_option()
@jobs_option()
@click.help_option("-h", "--help", help=helped("opt.help"))
def notice(
    paths: Sequence[str],
    output: str | None,
    template: str | None,
    write_template: str | None,
    rules: Sequence[str],
    config: str | None,
    no_config: bool,
    organs: str | None,
    select: Sequence[str],
    ignore: Sequence[str],
    lang: str,
    jobs: int | None,
) -> int:
    """Audit, then write the letters; 0 whatever was found."""
    from goiaudit.output.notice.fill import load_template, unread_letter

    started = time.perf_counter()
    configuration = configure(config, no_config, paths)
    lang = decided("lang", lang, configuration.lang)
    if write_template is not None:
        return _write_template(write_template, lang)
    if not paths or output is None:
        raise UsageError(text("notice.usage", lang))
    words = load_template(template, lang)
    unread = unread_letter(template, lang)
    plan = make_plan(configuration, no_config, paths, rules, select, ignore, None, lang, organs)
    found = find(paths, lang)
    tell_steering(found, configuration, plan.waivers, lang, plan.organs)
    reports = read_reports(found, decided("jobs", jobs, configuration.jobs), lang, plan.settings)
    tell_notices(reports, lang, everything=False)
    written = _write(words, unread, plan.outcome(reports, lang, started), output)
    tell(text("notice.written", lang, count=written, folder=output))
    return 0


def _write(template: bytes, unread: bytes, outcome: object, folder: str) -> int:
    from goiaudit.output.notice.fill import filled
    from goiaudit.output.notice.letters import letters
    from goiaudit.output.outcome import Outcome
    from goiaudit.output.target import FolderTarget

    assert isinstance(outcome, Outcome)
    found = letters(outcome)
    today = date.today()

    def fill(place: Path) -> None:
        for letter in found:
            words = template if letter.rows else unread
            (place / letter.name).write_bytes(filled(words, letter, today, outcome.lang))

    with FolderTarget(folder) as target:
        target.write(fill)
    return len(found)


def _write_template(file: str, lang: str) -> int:
    from goiaudit.output.notice.fill import load_template

    place = Path(file)
    if place.exists():
        raise UsageError(text("notice.exists", lang, path=file))
    try:
        place.write_bytes(load_template(None, lang))
    except OSError as error:
        why = refusal(error)
        raise UsageError(
            f"{file}: cannot be written: {why.en}", f"{file}: 无法写入: {why.zh}"
        ) from error
    return 0
