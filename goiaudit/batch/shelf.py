"""Where a large run puts things away: one SQLite file, in passing or kept as a cache.

Entries are found by keys that say all that they depend on, so that an entry is either right or
not found. Each part carries a checksum: what was damaged is told, and counts as not there. When
the disk is full, what comes is held in memory: slower to lose than a run, never a wrong result.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any, Literal, NamedTuple, Self

FILE = "goiaudit-cache.sqlite"
Part = Literal["head", "body"]
Trouble = Callable[[str, str], None]
"""Takes what happened (``full``, ``damaged``, ``replaced``, ``unusable``) and its particulars."""

_LAYOUT = 1
_SEAL = 16
_BUSY_SECONDS = 120.0
_MOST_HELD = 4 * 1024 * 1024
_LONGEST_HELD = 1.0
"""Bytes and seconds after which what was put away is written: what kill -9 may cost."""
_AT_ONCE = 500
"""Entries that are asked for in one question."""
_PAGES = -8_192
"""Memory of SQLite's own, in KiB (negative: not pages)."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, head BLOB, body BLOB);
CREATE TABLE IF NOT EXISTS files (
    path BLOB PRIMARY KEY, size INTEGER, mtime INTEGER, inode INTEGER, digest TEXT
);
CREATE TABLE IF NOT EXISTS made_by (version TEXT);
"""


class Stamp(NamedTuple):
    """What tells that a file is as it was: size in bytes, time in ns, inode."""

    size: int
    mtime: int
    inode: int


def no_trouble(_: str, __: str) -> None:
    """Tells nobody."""


class Shelf:
    """One file of entries; ``folder`` None is a file in the system's temporary folder.

    A temporary file has no name, so that nothing of it is left however the run ends. Only one
    thread and process uses a Shelf; two runs may use one ``folder`` at once.
    """

    def __init__(
        self, folder: Path | None = None, version: str = "", trouble: Trouble = no_trouble
    ) -> None:
        self.folder, self.trouble = folder, trouble
        self.full = False
        self.held: dict[bytes, tuple[bytes, bytes]] = {}
        self.stamps: dict[str, tuple[Stamp, str]] = {}
        self.bytes_held = 0
        self.written = monotonic()
        self.database = self._opened(version)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write what is held and let the file go."""
        if self.folder is not None:
            self.write()
        with suppress(sqlite3.Error):
            self.database.close()

    @property
    def is_kept(self) -> bool:
        """Whether the entries outlive the run."""
        return self.folder is not None

    def put(self, key: bytes, head: bytes, body: bytes = b"") -> None:
        """Put an entry away; one of the same key is replaced."""
        self.held[key] = (_sealed(key, head), _sealed(key, body))
        self.bytes_held += len(head) + len(body)
        if self.bytes_held > _MOST_HELD:
            self.write()

    def tick(self) -> None:
        """Write what has been held for long enough; called as a run goes on."""
        if (self.held or self.stamps) and monotonic() - self.written > _LONGEST_HELD:
            self.write()

    def get(self, key: bytes, part: Part) -> bytes | None:
        """One part of an entry; None where there is none, or none that is whole."""
        if key in self.held:
            return self.held[key][part == "body"][_SEAL:]
        # ``part`` is one of two words of this program, never a text from outside.
        return self._opened_part(key, self._one(f"SELECT {part} FROM entries WHERE key = ?", key))

    def heads(self, keys: Collection[bytes]) -> dict[bytes, bytes]:
        """The head of each entry of many that is there and whole."""
        return self._parts(keys, "head")

    def bodies(self, keys: Collection[bytes]) -> dict[bytes, bytes]:
        """The body of each entry of many that is there and whole."""
        return self._parts(keys, "body")

    def _parts(self, keys: Collection[bytes], part: Part) -> dict[bytes, bytes]:
        held = {key: self.held[key][part == "body"] for key in keys if key in self.held}
        found = {key: sealed[_SEAL:] for key, sealed in held.items()}
        left = [key for key in keys if key not in found]
        # ``part`` is one of two words of this program, never a text from outside.
        for key, sealed in self._rows(f"SELECT key, {part} FROM entries WHERE key IN", left):
            data = self._opened_part(key, sealed)
            if data is not None:
                found[key] = data
        return found

    def known(self, keys: Collection[bytes]) -> set[bytes]:
        """Those of many keys that have an entry, whole or not."""
        found = {key for key in keys if key in self.held}
        left = [key for key in keys if key not in found]
        found.update(key for (key,) in self._rows("SELECT key FROM entries WHERE key IN", left))
        return found

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been put away yet."""
        return not self.held and self._one("SELECT 1 FROM entries LIMIT 1") is None

    def digests(self, stamps: Mapping[str, Stamp]) -> dict[str, str]:
        """The digest of each file by its path, of those that are still as their stamps say."""
        question = "SELECT path, digest, size, mtime, inode FROM files WHERE path IN"
        paths = {os.fsencode(path): path for path in stamps}
        rows = self._rows(question, list(paths))
        found = ((paths[name], digest, Stamp(*seen)) for name, digest, *seen in rows)
        return {path: digest for path, digest, stamp in found if stamp == stamps[path]}

    def note(self, path: str, stamp: Stamp, digest: str) -> None:
        """Remember the digest of a file."""
        self.stamps[path] = (stamp, digest)

    def write(self) -> None:
        """Write what is held, in one short transaction; told, and held on, if the disk is full."""
        self.written = monotonic()
        if self.full:
            return
        entries = [(key, *parts) for key, parts in self.held.items()]
        files = [(os.fsencode(path), *s, digest) for path, (s, digest) in self.stamps.items()]
        try:
            with self.database:
                self.database.execute("BEGIN IMMEDIATE")
                self.database.executemany("REPLACE INTO entries VALUES (?, ?, ?)", entries)
                self.database.executemany("REPLACE INTO files VALUES (?, ?, ?, ?, ?)", files)
        except sqlite3.Error as error:
            self.full = True
            self.trouble("full", str(error))
            return
        self.held.clear()
        self.stamps.clear()
        self.bytes_held = 0

    def _one(self, question: str, *values: object) -> object:
        """The first column of the first row; None where there is none or the file is damaged."""
        try:
            row = self.database.execute(question, values).fetchone()
        except sqlite3.DatabaseError as error:
            self.trouble("damaged", str(error))
            return None
        return row[0] if row else None

    def _rows(self, question: str, values: Sequence[object]) -> Iterator[tuple[Any, ...]]:
        """The rows of ``values``, some hundred at a time; fewer where the file is damaged."""
        for first in range(0, len(values), _AT_ONCE):
            some = values[first : first + _AT_ONCE]
            try:
                asked = f"{question} ({','.join('?' * len(some))})"
                yield from self.database.execute(asked, some).fetchall()
            except sqlite3.DatabaseError as error:
                self.trouble("damaged", str(error))

    def _opened_part(self, key: bytes, sealed: object) -> bytes | None:
        """What a part of an entry holds; None where there is none, or it is not whole."""
        if not isinstance(sealed, bytes):
            return None
        data = sealed[_SEAL:]
        if sealed[:_SEAL] != _seal(key, data):
            self.trouble("damaged", key.hex())
            return None
        return data

    def _opened(self, version: str) -> sqlite3.Connection:
        if self.folder is None:
            return _prepared(_connected(""), version, kept=False)
        place = self.folder / FILE
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            return _prepared(_connected(str(place)), version, kept=True)
        except (sqlite3.DatabaseError, OSError) as error:
            if _is_no_database(error):
                self.trouble("replaced", str(place))
                return self._begun_anew(place, version)
            why = getattr(error, "strerror", None) or str(error)
            self.trouble("unusable", f"{self.folder}: {why}")
        self.folder = None
        return _prepared(_connected(""), version, kept=False)

    def _begun_anew(self, place: Path, version: str) -> sqlite3.Connection:
        for name in (place, Path(f"{place}-wal"), Path(f"{place}-shm")):
            name.unlink(missing_ok=True)
        return _prepared(_connected(str(place)), version, kept=True)


def _connected(name: str) -> sqlite3.Connection:
    return sqlite3.connect(name, timeout=_BUSY_SECONDS, isolation_level=None)


def _prepared(database: sqlite3.Connection, version: str, *, kept: bool) -> sqlite3.Connection:
    """A database with its tables; what another version of goiaudit put away is thrown out."""
    settings = ["journal_mode = WAL", "synchronous = NORMAL"] if kept else ["synchronous = OFF"]
    for setting in (*settings, f"cache_size = {_PAGES}", "trusted_schema = OFF"):
        database.execute(f"PRAGMA {setting}")
    layout = f"{_LAYOUT} {version}"
    database.executescript(_SCHEMA)
    made_by = [row[0] for row in database.execute("SELECT version FROM made_by")]
    if made_by != [layout]:
        with database:
            database.execute("BEGIN IMMEDIATE")
            for table in ("entries", "files", "made_by"):
                database.execute(f"DELETE FROM {table}")
            database.execute("INSERT INTO made_by VALUES (?)", (layout,))
    return database


def _is_no_database(error: Exception) -> bool:
    codes = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)
    return getattr(error, "sqlite_errorcode", None) in codes


def _sealed(key: bytes, data: bytes) -> bytes:
    return _seal(key, data) + data


def _seal(key: bytes, data: bytes) -> bytes:
    """A checksum that also tells an entry from another's that was put in its place."""
    return blake2b(data, key=key, digest_size=_SEAL).digest()
