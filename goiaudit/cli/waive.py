"""``goiaudit waive``: accept a finding, with a name, a reason and a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from goiaudit.cli.configuration import configure
from goiaudit.cli.options import config_options, lang_option, notice, words
from goiaudit.cli.texts import helped, text
from goiaudit.model.errors import UsageError
from goiaudit.model.waivers import WaiverEntry

_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_CELL = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+")
_RULE = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


@click.command(help=helped("waive.long"), short_help=helped("waive"))
@click.argument("target", metavar="[FINGERPRINT] [FILE]", nargs=-1)
@click.option("--rule", metavar="ID", help=helped("opt.waive_rule"))
@click.option("--organ", metavar="NAME", help=helped("opt.waive_organ"))
@click.option("--year", type=click.IntRange(2000, 2099), metavar="YEAR", help=helped("opt.year"))
@click.option("--cells", metavar="CELLS", multiple=True, help=helped("opt.cells"))
@click.option("--who", metavar="NAME", required=True, help=helped("opt.who"))
@click.option("--why", metavar="TEXT", required=True, help=helped("opt.why"))
@click.option("--until", metavar="YYYY-MM-DD", help=helped("opt.until"))
@config_options()
@lang_option()
@click.help_option("-h", "--help", help=helped("opt.help"))
def waive(
    target: Sequence[str],
    rule: str | None,
    organ: str | None,
    year: int | None,
    cells: Sequence[str],
    who: str,
    why: str,
    until: str | None,
    config: str | None,
    no_config: bool,
    lang: str,
) -> int:
    """Append one entry to waivers.yml."""
    from goiaudit.definitions.waivers import add_waiver

    fingerprint, file = _sorted(target, lang)
    if fingerprint is None and rule is None:
        raise UsageError(text("waive.nothing", lang))
    if rule is not None and not _RULE.fullmatch(rule):
        raise UsageError(text("waive.no_rule", lang, word=rule))
    for cell in words(cells):
        if not _CELL.fullmatch(cell):
            raise UsageError(text("waive.no_cell", lang, word=cell))
    entry = WaiverEntry(
        who=_one_line(who, "--who", lang),
        why=_one_line(why, "--why", lang),
        until=_day(until, lang),
        fingerprint=fingerprint,
        rule=rule,
        organ=organ and _one_line(organ, "--organ", lang),
        year=year,
        cells=tuple(words(cells)),
    )
    path, name = (Path(file), file) if file else _place(config, no_config)
    add_waiver(path, entry, name)
    notice(text("waive.done", lang, file=name, name=entry.name))
    return 0


def _sorted(target: Sequence[str], lang: str) -> tuple[str | None, str | None]:
    """Which of the words is a fingerprint, and which a file."""
    prints = [word for word in target if _FINGERPRINT.fullmatch(word)]
    files = [word for word in target if word not in prints]
    if len(prints) > 1 or len(files) > 1:
        raise UsageError(text("waive.too_many", lang, words=" ".join(target)))
    if files and not files[0].endswith((".yml", ".yaml")):
        raise UsageError(text("waive.no_target", lang, word=files[0]))
    return next(iter(prints), None), next(iter(files), None)


def _place(config: str | None, no_config: bool) -> tuple[Path, str]:
    """The waivers in force, else a new file beside the configuration or in this folder."""
    from goiaudit.definitions.search import WAIVERS, find_waivers, shown

    here = Path.cwd()
    folder = configure(config, no_config).folder
    path = find_waivers(folder, here).file or (folder or here) / WAIVERS
    return path, shown(path, here)


def _one_line(words: str, option: str, lang: str) -> str:
    """Words of an option on one line, without blanks around."""
    line = " ".join(words.split())
    if not line:
        raise UsageError(text("waive.empty", lang, option=option))
    return line


def _day(given: str | None, lang: str) -> date | None:
    if given is None:
        return None
    try:
        day = date.fromisoformat(given)
    except ValueError as error:
        raise UsageError(text("waive.no_day", lang, word=given)) from error
    if day < date.today():
        raise UsageError(text("waive.past", lang, word=given))
    return day
