"""``goiaudit watch FILE``: check a draft again whenever it is saved."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click

from goiaudit.cli.configuration import configure, decided
from goiaudit.cli.options import config_options, find, lang_option, read_reports, rules_option
from goiaudit.cli.plan import make_plan, tell_notices
from goiaudit.cli.texts import helped, text
from goiaudit.model.errors import UsageError

_SECONDS = 0.5
_SETTLED = 0.3
"""A file is read when it has not changed for so long: editors save in several steps."""

State = tuple[int, int] | None


@click.command(help=helped("watch.long"), short_help=helped("watch"))
@click.argument("file", metavar="FILE")
@rules_option()
@config_options()
@lang_option()
@click.option("-v", "--verbose", is_flag=True, help=helped("opt.verbose"))
@click.option("--times", type=click.IntRange(min=1), hidden=True)
@click.help_option("-h", "--help", help=helped("opt.help"))
def watch(
    file: str,
    rules: tuple[str, ...],
    config: str | None,
    no_config: bool,
    lang: str,
    verbose: bool,
    times: int | None,
) -> int:
    """Print the result of each save until Ctrl-C; ``times`` ends after so many (tests)."""
    from goiaudit.output.console import write_console
    from goiaudit.output.look import Look

    configuration = configure(config, no_config, [file])
    lang = decided("lang", lang, configuration.lang)
    place = Path(file)
    if place.is_dir():
        raise UsageError(text("watch.folder", lang, path=file))
    if not place.is_file():
        raise UsageError(text("path.missing", lang, path=file))
    plan = make_plan(configuration, no_config, [file], rules, (), (), None, lang)
    for count, _ in enumerate(_saves(place), 1):
        started = time.perf_counter()
        if sys.stdout.isatty():
            click.clear()
        reports = read_reports(find([file], lang), 1, lang, plan.settings)
        tell_notices(reports, lang, everything=False)
        write_console(plan.outcome(reports, lang, started), sys.stdout, Look(verbosity=verbose))
        click.echo(text("watch.waiting", lang, file=file, time=time.strftime("%H:%M:%S")), err=True)
        if count == times:
            break
    return 0


def _saves(place: Path) -> Iterator[None]:
    """Once at the beginning, then whenever the file has changed and settled."""
    seen = _state(place)
    yield
    while True:
        time.sleep(_SECONDS)
        now = _state(place)
        if now is None or now == seen:
            continue
        while True:
            time.sleep(_SETTLED)
            later = _state(place)
            if later == now:
                break
            now = later
        if now is not None:
            seen = now
            yield


def _state(place: Path) -> State:
    """Time and size of a file; None while an editor has it away."""
    try:
        found = place.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
