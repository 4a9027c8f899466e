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
from goiaudit.batch.reading import digested_pieces, read_pieces, unread
from goiaudit.batch.run import guarded, lost_report
from goiaudit.batch.shelf import Shelf, Stamp
from goiaudit.batch.workers import MODULES, Workers
from goiaudit.model.report import Report
from goiaudit.model.settings import Settings

_LASTING = (None, "empty", "not_a_report", "scanned", "encrypted")
"""Outcomes that follow from the bytes alone; others may change without the file."""
_AT_ONCE = 500
"""Inputs that the shelf is asked about together."""
_COUNT = 4
"""Bytes before packed heads that say how many they are."""
_SETTLED_NS = 2_000_000_000
"""A file that changed so shortly ago may change again without its time showing it."""

CHANGED = "the file changed during the run"

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

    Heads that come from the shelf stay ``packed`` until they are asked for. ``digest`` is empty
    as long as some of its reports are of this run only.
    """

    heads: list[Head] = field(default_factory=list)
    packed: bytes = b""
    keys: list[bytes] = field(default_factory=list)
    digest: str | None = None
    complete: bool = False


def shelf_pieces(item: Input, start: int, settings: Settings) -> Iterator[At | Piece | Last | None]:
    """The work of a reading worker: each file's reports, ready to be put away."""
    in_archive = False
    for digest, found in digested_pieces(item, start, settings):
        if found is None or isinstance(found, At):
            in_archive = found is not None
            yield found
        elif in_archive:
            yield piece_of(digest, found)
        else:
            yield None
            heads = tuple(map(head_of, found))
            yield None
            yield Last(_piece(digest, found, heads))


def piece_of(digest: str, reports: Sequence[Report]) -> Piece:
    """Reports made ready for the shelf."""
    return _piece(digest, reports, tuple(map(head_of, reports)))


def _piece(digest: str, reports: Sequence[Report], heads: tuple[Head, ...]) -> Piece:
    lasting = all(report.unreadable in _LASTING for report in reports)
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
        pending: list[int] = []
        for first in range(0, len(self.inputs), _AT_ONCE):
            if stopped():
                return
            pending += self._unknown(range(len(self.inputs))[first : first + _AT_ONCE])
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
        if same:
            old.heads, old.packed = self.kept[n].heads, b""
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

    def heads(self, n: int) -> list[Head]:
        """The heads of an input's reports."""
        kept = self.kept[n]
        if kept.packed:
            try:
                kept.heads, kept.packed = unpack(kept.packed), b""
            except PackingError as error:
                self.shelf.trouble("damaged", str(error))
                if not self.again(n):
                    gone = head_of(unread(self.inputs[n].path, "damaged", CHANGED))
                    kept.heads, kept.packed = [gone] * len(kept.keys), b""
        return kept.heads

    def _unknown(self, numbers: Sequence[int]) -> list[int]:
        """Those of some inputs that are not on the shelf as they are now; the others are kept."""
        if self.shelf.is_kept:
            stamps = {n: _stamp(self.inputs[n]) for n in numbers}
            self.stamps.update({n: stamp for n, stamp in stamps.items() if stamp is not None})
        if not self.asks:
            return list(numbers)
        places = {n: self._place(n) for n in numbers if n in self.stamps}
        noted = self.shelf.digests({place: self.stamps[n] for n, place in places.items()})
        digests = {n: noted.get(place) or _digest(place) for n, place in places.items()}
        keys = {n: self._key(n, digest) for n, digest in digests.items()}
        found = self.shelf.heads(keys.values())
        for n, key in keys.items():
            if (told := found.get(key)) is not None:
                count = int.from_bytes(told[:_COUNT])
                own = [key_of(key, place) for place in range(count)]
                self.kept[n] = Kept([], told[_COUNT:], own, digests[n], complete=True)
                if places[n] not in noted:
                    self._note(n, digests[n])
        return [n for n in numbers if n not in self.kept]

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
            count = len(kept.heads).to_bytes(_COUNT)
            self.shelf.put(self._key(n, kept.digest), count + pack(kept.heads))
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
