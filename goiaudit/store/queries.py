"""Questions to a store: reading only, one statement, nothing outside the file.

DuckDB itself refuses the rest: the file is opened for reading, external access is off (no file
of the machine, no network, no extension) and the settings are locked.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goiaudit.model.errors import UsageError
from goiaudit.store.opening import Waiting, connected, engine, first_line
from goiaudit.store.ready import BY_NAME
from goiaudit.store.schema import FIGURES, PUBLIC

if TYPE_CHECKING:
    import duckdb

_BATCH = 2_000
_NAME = re.compile(r"\s*([\w-]+)\s*\Z")
_DID_YOU = re.compile(r'Did you mean "([^"]+)"')
_CANDIDATES = re.compile(r"Candidate bindings: (.+)")


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that a query gives, in batches that are fetched as they are read."""

    columns: tuple[str, ...]
    rows: Iterator[Sequence[Any]]


def query_of(words: str) -> str:
    """The SQL of a ready query where ``words`` is a name, else the words themselves."""
    name = _NAME.match(words)
    if name is None:
        return words
    if name[1] in BY_NAME:
        return BY_NAME[name[1]].sql
    near = difflib.get_close_matches(name[1], BY_NAME, n=1)
    hint = f"; did you mean {near[0]}?" if near else ""
    zh = f"；是否为 {near[0]}?" if near else ""
    raise UsageError(
        f"no ready query is called '{name[1]}'{hint} (goiaudit query --list lists them; SQL "
        "goes between quotation marks)",
        f"没有名为“{name[1]}”的现成查询{zh} (goiaudit query --list 可列出；SQL 请放在引号内)",
    )


@contextmanager
def asked(path: Path, sql: str, waiting: Waiting | None = None) -> Iterator[Answer]:
    """The answer to one statement; UsageError says what is wrong with it, and what is near."""
    with _locked(path, waiting) as connection:
        _one_question(connection, sql)
        found = connection.execute(sql)
        columns = tuple(column[0] for column in found.description or ())
        yield Answer(columns, _fetched(found))


def write_parquet(path: Path, sql: str, file: Path, waiting: Waiting | None = None) -> None:
    """The answer as a Parquet file, in a folder that nobody else writes to."""
    folder = str(file.parent.resolve())
    with _locked(path, waiting, folder) as connection:
        _one_question(connection, sql)
        connection.sql(sql).write_parquet(str(file.resolve()), compression="zstd")


@contextmanager
def _locked(
    path: Path, waiting: Waiting | None, *folders: str
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that reads the store, and writes into ``folders`` at most."""
    duck = engine()
    with closing(connected(path, readonly=True, waiting=waiting)) as connection:
        try:
            connection.execute("SET allowed_directories = ?", [list(folders)])
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
            yield connection
        except duck.Error as error:
            raise wrong(error) from error


def _fetched(found: duckdb.DuckDBPyConnection) -> Iterator[Sequence[Any]]:
    while batch := found.fetchmany(_BATCH):
        yield from batch


def _one_question(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    """UsageError for no statement, for several, and for one that is no question."""
    kinds = engine().StatementType
    statements = connection.extract_statements(sql)
    if not statements:
        raise UsageError("the query is empty", "查询是空的")
    if len(statements) > 1:
        raise UsageError(
            f"one statement at a time: these are {len(statements)}",
            f"一次只能有一条语句，这里有 {len(statements)} 条",
        )
    if statements[0].type not in (kinds.SELECT, kinds.EXPLAIN):
        word = sql.split(maxsplit=1)[0].upper()
        raise UsageError(
            f"{word}: a query reads only; the store is written by goiaudit check --store",
            f"{word}: 查询只能读取；写入存储请用 goiaudit check --store",
        )


def wrong(error: Exception) -> UsageError:
    """What DuckDB said of a query, in few words: what, where, what is near."""
    said, whole = first_line(error), str(error)
    near = _DID_YOU.search(whole) or _CANDIDATES.search(whole)
    mend = f"; did you mean {near[1]}?" if near else ""
    zh = f"；是否为 {near[1]}?" if near else ""
    if "with name" in said and "Table" in said:
        names = ", ".join(table.name for table in (*PUBLIC, FIGURES))
        mend, zh = f"{mend} (tables: {names})", f"{zh} (表: {names})"
    if "disabled by configuration" in said:
        mend, zh = "; a query sees the store only", "；查询只能看存储本身"
    return UsageError(f"the query fails: {said}{mend}", f"查询出错: {said}{zh}")
