"""Options and small services that several commands share; imports nothing heavy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from goiaudit.cli.progress import progress
from goiaudit.cli.texts import default_lang, helped, text
from goiaudit.cli.usage import LANG
from goiaudit.model.errors import UsageError
from goiaudit.model.settings import DEFAULT, Settings
from goiaudit.output.plain import plain

if TYPE_CHECKING:
    from goiaudit.batch.discovery import Found
    from goiaudit.model.report import Report

F = TypeVar("F", bound=Callable[..., object])

NAMES = {"help_option_names": ["-h", "--help"]}


def paths_argument(*, required: bool = True) -> Callable[[F], F]:
    """PATH...: files, folders, globs or ``-``."""
    return click.argument("paths", metavar="PATH...", nargs=-1, required=required)


def output_option(words: str = "") -> Callable[[F], F]:
    """-o FILE; ``words`` are its help where it takes more than a file."""
    return click.option("-o", "--output", metavar="FILE", help=words or helped("opt.output"))


def rules_option() -> Callable[[F], F]:
    """--rules FILE_OR_DIR, repeatable."""
    return click.option(
        "--rules", "rules", metavar="FILE_OR_DIR", multiple=True, help=helped("opt.rules")
    )


def lang_option() -> Callable[[F], F]:
    """--lang zh|en; the locale decides where it is not given."""
    return click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        default=default_lang,
        is_eager=True,
        callback=_remember,
        help=helped("opt.lang"),
    )


def _remember(ctx: click.Context, _: click.Parameter, lang: str) -> str:
    """Faults that are found from here on are told in this language."""
    ctx.meta[LANG] = lang
    return lang


def config_options() -> Callable[[F], F]:
    """--config FILE and --no-config."""

    def both(command: F) -> F:
        no_config = click.option("--no-config", is_flag=True, help=helped("opt.no_config"))
        return click.option("--config", metavar="FILE", help=helped("opt.config"))(
            no_config(command)
        )

    return both


def organs_option() -> Callable[[F], F]:
    """--organs FILE."""
    return click.option("--organs", metavar="FILE", help=helped("opt.organs"))


def files_from_option() -> Callable[[F], F]:
    """--files-from FILE."""
    return click.option("--files-from", metavar="FILE", help=helped("opt.files_from"))


def cache_option() -> Callable[[F], F]:
    """--cache DIR."""
    return click.option("--cache", metavar="DIR", help=helped("opt.cache"))


def jobs_option() -> Callable[[F], F]:
    """--jobs N."""
    return click.option("--jobs", type=click.IntRange(min=1), metavar="N", help=helped("opt.jobs"))


def words(given: Sequence[str]) -> list[str]:
    """The words of an option that takes commas and may be repeated."""
    return [word.strip() for value in given for word in value.split(",") if word.strip()]


def given(paths: Sequence[str], files_from: str | None) -> tuple[str, ...]:
    """PATH... with globs expanded and the files of a list; click's own fault if there is none."""
    if not paths and files_from is None:
        ctx = click.get_current_context()
        (param,) = (param for param in ctx.command.params if param.name == "paths")
        raise click.MissingParameter(ctx=ctx, param=param)
    from goiaudit.batch.given import given_paths

    return given_paths(paths, files_from)


def find(paths: Sequence[str], lang: str, *, urls: bool = False) -> Found:
    """The inputs of PATH...; UsageError for a path that is missing or holds nothing.

    Without ``urls`` a URL is refused: nothing is fetched that was not asked for.
    """
    from goiaudit.batch.discovery import discover
    from goiaudit.batch.remote import is_url
    from goiaudit.output.own import wrote
    from goiaudit.reading.dispatch import KNOWN_EXTENSIONS

    for path in filter(is_url, paths):
        if not urls:
            raise UsageError(text("path.url", lang, path=path))
    found = discover(paths, KNOWN_EXTENSIONS, wrote)
    if found.missing:
        raise UsageError(text("path.missing", lang, path=found.missing[0]))
    if found.empty:
        known = ", ".join(sorted(KNOWN_EXTENSIONS))
        raise UsageError(text("path.empty", lang, path=found.empty[0], known=known))
    for path in found.own:
        notice(text("path.own", lang, path=path))
    if found.passed_over:
        count = sum(found.passed_over.values())
        kinds = ", ".join(f"{kind or '?'} {n}" for kind, n in found.passed_over.items())
        notice(text("path.passed_over", lang, count=count, kinds=kinds))
    return found


def forbid_overwriting(found: Found, output: str | None, lang: str, option: str = "-o") -> None:
    """UsageError if an option names one of the inputs: an audit never alters what it audits."""
    if output is None or not Path(output).exists():
        return
    for item in found.inputs:
        if Path(item.file).exists() and Path(item.file).samefile(output):
            raise UsageError(text("path.output_is_input", lang, option=option, path=output))


def read_reports(
    found: Found, jobs: int | None, lang: str, settings: Settings = DEFAULT
) -> list[Report]:
    """Read all inputs; progress goes to standard error where that is a terminal."""
    # Imported here, so that a fault of the program is not taken for so many bad files.
    import goiaudit.pipeline  # noqa: F401
    from goiaudit.batch.run import MANY_FILES, read_many

    with progress(len(found.inputs), lang, MANY_FILES) as tell:
        return read_many(found.inputs, jobs=jobs, progress=tell, settings=settings)


def notice(message: str) -> None:
    """One line on standard error, harmless to a terminal."""
    click.echo(f"goiaudit: {plain(message)}", err=True)
