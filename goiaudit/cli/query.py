"""``goiaudit query``: questions to a store in SQL, and its tables as files."""

from __future__ import annotations

from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from goiaudit.cli.configuration import configure, decided
from goiaudit.cli.options import config_options, lang_option, output_option
from goiaudit.cli.store import store_in_force, store_option, waiting
from goiaudit.cli.texts import helped, text
from goiaudit.model.errors import UsageError

if TYPE_CHECKING:
    from goiaudit.output.look import Look

_FORMATS = {"": "console", ".txt": "console", ".csv": "csv", ".json": "json", ".parquet": "parquet"}
_NAMES = ("console", "csv", "json", "parquet")


@click.command(help=helped("query.long"), short_help=helped("query"))
@click.argument("sql", metavar="[SQL]", required=False)
@store_option()
@click.option("--format", "format_name", type=click.Choice(_NAMES), help=helped("opt.query_format"))
@output_option()
@click.option("--list", "list_them", is_flag=True, help=helped("opt.query_list"))
@click.option("--export", metavar="DIR", help=helped("opt.export"))
@config_options()
@lang_option()
@click.option("--no-color", is_flag=True, help=helped("opt.no_color"))
@click.help_option("-h", "--help", help=helped("opt.help"))
def query(
    sql: str | None,
    store: str | None,
    format_name: str | None,
    output: str | None,
    list_them: bool,
    export: str | None,
    config: str | None,
    no_config: bool,
    lang: str,
    no_color: bool,
) -> int:
    """Answer one query, list the ready ones, or write all tables to a folder."""
    from goiaudit.output.look import Look

    configuration = configure(config, no_config)
    lang = decided("lang", lang, configuration.lang)
    if (sql is not None) + list_them + (export is not None) != 1:
        raise UsageError(text("query.one", "en"), text("query.one", "zh"))
    if list_them:
        return _list(lang)
    file = store_in_force(configuration, store)
    if file is None:
        raise UsageError(text("query.no_store", "en"), text("query.no_store", "zh"))
    if export is not None:
        return _export(file, export, format_name or "parquet", lang)
    assert sql is not None
    colour = False if no_color or output not in (None, "-") else None
    name = format_name or _format_of(output)
    return _answer(file, sql, name, output, Look(colour=colour), lang)


def _list(lang: str) -> int:
    from goiaudit.store.ready import READY

    for ready in READY:
        click.echo(f"{ready.name:<12} {ready.title.in_language(lang)}")
    return 0


def _answer(file: Path, sql: str, name: str, output: str | None, look: Look, lang: str) -> int:
    """Write the answer in one of the formats."""
    from goiaudit.output import answer as written
    from goiaudit.output.target import Target
    from goiaudit.store.queries import asked, query_of

    sql = query_of(sql)
    if name == "parquet":
        return _parquet(file, sql, output, lang)
    with (
        Target(output, machine=name != "console") as target,
        asked(file, sql, waiting(lang)) as found,
    ):

        def write(stream: Any) -> None:
            if name == "console":
                written.write_table(found.columns, found.rows, stream, look, lang)
            elif name == "csv":
                written.write_csv(found.columns, found.rows, stream)
            else:
                written.write_json(found.columns, found.rows, stream)

        target.write(write)
    return 0


def _parquet(file: Path, sql: str, output: str | None, lang: str) -> int:
    """DuckDB writes Parquet itself, beside its place; then it is moved there."""
    from goiaudit.output.target import STDOUT, Target
    from goiaudit.store.queries import write_parquet

    if output is None or output == STDOUT:
        raise UsageError(
            "--format parquet needs a file: name it with -o FILE",
            "--format parquet 要写入文件，请用 -o 文件 指定",
        )
    with Target(output, machine=True, binary=True) as target, TemporaryDirectory() as folder:
        place = Path(folder) / "answer.parquet"
        write_parquet(file, sql, place, waiting(lang))
        target.write(lambda stream: stream.write(place.read_bytes()))
    return 0


def _export(file: Path, folder: str, name: str, lang: str) -> int:
    """Every table as a file of ``folder``."""
    from goiaudit.output.answer import write_csv
    from goiaudit.output.target import FolderTarget
    from goiaudit.store.export import answers, export_parquet

    if name not in ("csv", "parquet"):
        raise UsageError(text("query.export_format", "en"), text("query.export_format", "zh"))

    def write(place: Path) -> None:
        if name == "parquet":
            export_parquet(file, place, waiting(lang))
            return
        for table, answer in answers(file, waiting(lang)):
            with (place / f"{table}.csv").open("w", encoding="utf-8", newline="") as stream:
                write_csv(answer.columns, answer.rows, stream)

    with FolderTarget(folder) as target:
        target.write(write)
    return 0


def _format_of(output: str | None) -> str:
    """By the extension of ``-o``; one that promises another format is refused."""
    suffix = PurePath(output).suffix.lower() if output else ""
    if suffix not in _FORMATS:
        raise UsageError(
            text("query.format", "en", suffix=suffix), text("query.format", "zh", suffix=suffix)
        )
    return _FORMATS[suffix]
