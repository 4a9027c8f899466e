"""The first step of a large run: files are read and put away, heads are kept."""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from goiaudit.audit.heads import Head, head_of
from goiaudit.batch.discovery import STDIN, Input
from goiaudit.batch.keys import key_of, reader_key
from goiaudit.batch.packing import PackingError, pack, unpack
from goiaudit.batch.pieces import At, Last, Lost
from goiaudit.batch.reading import digested_pieces, read_pieces
from goiaudit.batch.run import guarded, lost_report
from goiaudit.batch.shelf import Shelf, Stamp
from goiaudit.batch.workers import MODULES, Workers
from goiaudit.model.report import Report
from goiaudit.model.settings import Settings

_LASTING = (None, "empty", "not_a_report", "scanned", "encrypted")
"""Outcomes that follow from the bytes alone; others may change without the file."""
_SETTLED_NS = 2_000_000_000
"""A file that changed so shortly ago may change again without its time showing it."""

Progress = Callable[[int, int], None]
Stopped = Callable[[], bool]


class Piece(NamedTuple):
    """The reports of one file as a worker sends them: heads, and whole reports packed.

    ``digest`` is that of the whole input, empty where its reports are of this run only.
    """

    digest: str
    heads: tuple[Head, ...]
    bodies: tuple[bytes, ...]


@dataclass(slots=True)
class Kept:
    """What is kept of an input: the heads of its reports, their keys, the digest of its bytes.

    ``digest`` is empty as long as some of its reports are of this run only.
    """

    heads: list[Head] = field(default_factory=list)
    keys: list[bytes] = field(default_factory=list)
    digest: str | None = None
    complete: bool = False


def shelf_pieces(item: Input, start: int, settings: Settings) -> Iterator[At | Piece | Last]:
    """The work of a reading worker: each file's reports, ready to be put away."""
    in_archive = False
    for digest, found in digested_pieces(item, start, settings):
        if isinstance(found, At):
            in_archive = True
            yield found
        else:
            piece = piece_of(digest, found)
            yield piece if in_archive else Last(piece)


def piece_of(digest: str, reports: Sequence[Report]) -> Piece:
    """Reports made ready for the shelf."""
    lasting = all(report.unreadable in _LASTING for report in reports)
    heads = tuple(map(head_of, reports))
    return Piece(digest if lasting else "", heads, tuple(map(pack, reports)))


class Reading:
    """Puts the reports of ``inputs`` on a shelf; ``kept[n]`` is what input ``n`` came to."""

    def __init__(self, shelf: Shelf, inputs: Sequence[Input], settings: Settings) -> None:
        self.shelf, self.inputs, self.settings = shelf, inputs, settings
        self.reader = reader_key(settings)
        self.asks = shelf.is_kept and not shelf.is_empty
        self.kept: dict[int, Kept] = {}
        self.stamps: dict[int, Stamp] = {}
        self.token = secrets.token_hex(8)
        self.work = partial(shelf_pieces, settings=settings)

    def read(self, workers: int, progress: Progress, stopped: Stopped) -> None:
        """Read what is not on the shelf, in ``workers`` processes; ends early if ``stopped()``."""
        pending = []
        for n in range(len(self.inputs)):
            if stopped():
                return
            if not self._is_known(n):
                pending.append(n)
        count = len(self.inputs) - len(pending)
        progress(count, len(self.inputs))

        def done(n: int) -> None:
            nonlocal count
            count += 1
            self._complete(n)
            progress(count, len(self.inputs))

        for n in self._read_apart(pending, workers, done, stopped):
            if stopped():
                return
            self._read_here(n)
            done(n)

    def again(self, n: int) -> bool:
        """Read an input anew whose reports are whole on the shelf no more; whether it is the same.

        It is not if the file has changed since.
        """
        old = self.kept.pop(n)
        for left in self._read_apart([n], 1, self._complete, lambda: False):
            self._read_here(left)
        same = n in self.kept and self.kept[n].keys == old.keys
        self.kept[n] = old
        return same

    def _read_apart(
        self, numbers: Sequence[int], workers: int, done: Callable[[int], None], stopped: Stopped
    ) -> list[int]:
        """Read inputs in processes; returns those that must be read here."""
        # Standard input belongs to this process.
        apart = [n for n in numbers if self.inputs[n].file != STDIN]
        here = [n for n in numbers if self.inputs[n].file == STDIN]
        if not apart:
            return here
        seconds = self.settings.limits.seconds
        pool = Workers(self.work, min(workers, len(apart)), seconds, preload=MODULES)
        try:
            return here + pool.run(self.inputs.__getitem__, apart, self._take, done, stopped)
        except OSError:  # no process can be started here: better unguarded than not at all
            return here + [n for n in apart if n not in self.kept or not self.kept[n].complete]

    def _read_here(self, n: int) -> None:
        self.kept.pop(n, None)
        found = guarded(partial(read_pieces, settings=self.settings), self.inputs[n])
        self._take(n, piece_of("", found))

    def _is_known(self, n: int) -> bool:
        """Whether an input is on the shelf as it is now."""
        stamp = _stamp(self.inputs[n]) if self.shelf.is_kept else None
        if stamp is None:
            return False
        self.stamps[n] = stamp
        if not self.asks:
            return False
        path = self._place(n)
        digest = self.shelf.digest_of(path, stamp) or _digest(path)
        key = self._key(n, digest)
        packed = self.shelf.get(key, "head")
        if packed is None:
            return False
        try:
            heads = unpack(packed)
        except PackingError as error:
            self.shelf.trouble("damaged", str(error))
            return False
        keys = [key_of(key, place) for place in range(len(heads))]
        self.kept[n] = Kept(heads, keys, digest, complete=True)
        self._note(n, digest)
        return True

    def _take(self, n: int, piece: Piece | Lost) -> None:
        """Put the reports of a piece away."""
        if isinstance(piece, Lost):
            piece = piece_of("", [lost_report(self.inputs[n], piece)])
        kept = self.kept.setdefault(n, Kept())
        kept.digest = piece.digest if kept.digest != "" else ""
        base: object = self._key(n, piece.digest) if piece.digest else (self.token, n)
        for body in piece.bodies:
            key = key_of(base, len(kept.keys))
            self.shelf.put(key, b"", body)
            kept.keys.append(key)
        kept.heads += piece.heads

    def _complete(self, n: int) -> None:
        """An input is read to its end: the shelf may answer for it from now on."""
        kept = self.kept.setdefault(n, Kept())
        kept.complete = True
        if kept.digest and n in self.stamps:
            self.shelf.put(self._key(n, kept.digest), pack(kept.heads))
            self._note(n, kept.digest)

    def _note(self, n: int, digest: str) -> None:
        stamp = self.stamps[n]
        if time.time_ns() - stamp.mtime > _SETTLED_NS:
            self.shelf.note(self._place(n), stamp, digest)

    def _key(self, n: int, digest: str) -> bytes:
        return key_of(self.reader, digest, self.inputs[n].path)

    def _place(self, n: int) -> str:
        return os.path.abspath(self.inputs[n].file)  # noqa: PTH100 - lexical on purpose


def _stamp(item: Input) -> Stamp | None:
    """What tells an unchanged file; None for what is no ordinary file that can be read."""
    if item.blocked or item.file == STDIN:
        return None
    try:
        found = os.stat(item.file)  # noqa: PTH116 - thousands of them
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ino)


def _digest(path: str) -> str:
    """The SHA-256 of a file in hex; empty where it cannot be read, which no entry is found by."""
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
