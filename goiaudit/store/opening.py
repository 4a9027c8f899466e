"""Opening a store: the extra, the lock, the version, and what is said where one of them fails."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import goiaudit
from goiaudit.model.errors import UsageError
from goiaudit.store.schema import ALL, SCHEMA, VIEWS

if TYPE_CHECKING:
    import duckdb

SECONDS = 60.0
"""How long a run waits for another one that writes to the same store."""
_BETWEEN = 0.1
_LOCKED = re.compile(r"(?i)could not set lock|conflicting lock|used by another process")
_HOLDER = re.compile(r"\(PID (\d+)\)")
_QUIET: dict[str, Any] = {
    "memory_limit": "256MB",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
}
"""A store fetches nothing, looks at no variable of the program, and stays within its memory."""

Waiting = Callable[[str], None]
"""Is told once, by the number of the process that holds the store (or ?), that a run waits."""


def engine() -> Any:
    """The module duckdb; UsageError where it is not installed."""
    try:
        import duckdb
    except ImportError as error:
        raise UsageError(
            "a store needs duckdb: pip install 'goiaudit[store]'",
            "存储 (--store) 需要 duckdb: pip install 'goiaudit[store]'",
        ) from error
    return duckdb


def connected(
    path: Path,
    *,
    readonly: bool,
    waiting: Waiting | None = None,
    seconds: float = SECONDS,
) -> duckdb.DuckDBPyConnection:
    """A connection to a store of this version; a new file becomes one where it may be written.

    Waits up to ``seconds`` while another process writes. UsageError for a file that is missing,
    no store, of another version, or still locked.
    """
    connection = _patient(path, readonly, waiting, seconds)
    try:
        _examined(connection, path, readonly)
    except BaseException:
        connection.close()
        raise
    return connection


def _patient(
    path: Path, readonly: bool, waiting: Waiting | None, seconds: float
) -> duckdb.DuckDBPyConnection:
    duck = engine()
    end = time.monotonic() + seconds
    told = False
    while True:
        try:
            return duck.connect(path, read_only=readonly, config=_QUIET)  # type: ignore[no-any-return]
        except duck.Error as error:
            if not _LOCKED.search(str(error)):
                raise _unusable(path, error) from error
            holder = _HOLDER.search(str(error))
            who = holder[1] if holder else "?"
            if time.monotonic() >= end:
                raise UsageError(
                    f"{path}: another program has the store open (process {who}); waited "
                    f"{seconds:g} s. Nothing was changed in it: run again when it is free",
                    f"{path}: 存储正被另一个程序占用 (进程 {who})，已等待 {seconds:g} 秒。"
                    "存储没有改动，请待其结束后重新运行",
                ) from error
        if waiting is not None and not told:
            waiting(who)
            told = True
        time.sleep(_BETWEEN)


def _unusable(path: Path, error: Exception) -> UsageError:
    """What DuckDB said of a file that it does not open, in words."""
    if not path.exists() and path.parent.is_dir():
        return UsageError(
            f"{path}: no such store; goiaudit check PATH --store {path} makes one",
            f"{path}: 没有这个存储；可用 goiaudit check PATH --store {path} 建立",
        )
    if path.is_file() and "not a valid DuckDB" in str(error):
        return UsageError(
            f"{path}: this is no DuckDB file; name another one for the store",
            f"{path}: 不是 DuckDB 文件，请另指定存储文件",
        )
    said = first_line(error)
    return UsageError(
        f"{path}: the store cannot be opened: {said}", f"{path}: 存储无法打开: {said}"
    )


def first_line(error: Exception) -> str:
    """What DuckDB said, without the kind of error before it and the hints behind it."""
    line = str(error).strip().partition("\n")[0]
    return re.sub(r"^[A-Z][\w ]{2,30}(?:Error|Exception): ", "", line)


def _examined(connection: duckdb.DuckDBPyConnection, path: Path, readonly: bool) -> None:
    """Make the tables of a new file; refuse what is no store or one of another version."""
    found = {name for (name,) in connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE NOT internal"
    ).fetchall()}  # fmt: skip
    if not found and not readonly:
        _made(connection)
        return
    if not {"store", "runs", "reports"} <= found:
        raise UsageError(
            f"{path}: this DuckDB file is no store of goiaudit; name another one",
            f"{path}: 这个 DuckDB 文件不是 goiaudit 的存储，请另指定文件",
        )
    [(schema, version)] = connection.execute("SELECT schema, version FROM store").fetchall()
    if schema != SCHEMA:
        _refuse(path, schema, version)


def _refuse(path: Path, schema: int, version: str) -> NoReturn:
    mend = "update goiaudit" if schema > SCHEMA else "name another file and check the reports again"
    zh = "请更新 goiaudit" if schema > SCHEMA else "请另指定文件，重新核对一次"
    raise UsageError(
        f"{path}: the store has version {schema} (goiaudit {version}), this goiaudit "
        f"{goiaudit.__version__} writes version {SCHEMA}; {mend}",
        f"{path}: 存储的版本是 {schema} (goiaudit {version})，本程序 "
        f"{goiaudit.__version__} 的版本是 {SCHEMA}；{zh}",
    )


def _made(connection: duckdb.DuckDBPyConnection) -> None:
    """All tables in one transaction: a store is whole or not there."""
    connection.begin()
    for table in ALL:
        connection.execute(table.created)
    for view in VIEWS.values():
        connection.execute(view)
    connection.execute("INSERT INTO store VALUES (?, ?)", [SCHEMA, goiaudit.__version__])
    connection.commit()
