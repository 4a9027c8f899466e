"""The first step of a large run: files are read and put away; only their keys are kept."""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from goiaudit.audit.heads import head_of
from goiaudit.batch.discovery import STDIN, Input
from goiaudit.batch.keys import key_of, reader_key
from goiaudit.batch.packing import pack
from goiaudit.batch.pieces import At, Last, Lost
from goiaudit.batch.processes import MODULES
from goiaudit.batch.reading import digested_pieces, read_pieces
from goiaudit.batch.run import guarded, lost_report
from goiaudit.batch.shelf import Shelf, Stamp
from goiaudit.batch.workers import Workers
from goiaudit.model.report import Report
from goiaudit.model.settings import Settings

_LASTING = (None, "empty", "not_a_report", "scanned", "encrypted")
"""Outcomes that follow from the bytes alone; others may change without the file."""
_AT_ONCE = 500
"""Inputs that the shelf is asked about together."""
_COUNT = 4
"""Bytes that say how many reports a file has."""
_AS_IT_IS = 0
"""Level of zlib for heads: they are hashes for the most part, which nothing makes smaller."""
_SETTLED_NS = 2_000_000_000
"""A file that changed so shortly ago may change again without its time showing it."""

Progress = Callable[[int, int], None]
Stopped = Callable[[], bool]


class Piece(NamedTuple):
    """The reports of one file as a worker sends them: packed heads, and whole reports packed.

    ``digest`` is that of the whole input, empty where its reports are of this run only.
    """

    digest: str
    heads: tuple[bytes, ...]
    bodies: tuple[bytes, ...]


@dataclass(slots=True)
class _Begun:
    """An input that is being read: the keys of its reports so far, the digest of its bytes.

    ``digest`` is empty as long as some of its reports are of this run only.
    """

    keys: list[bytes] = field(default_factory=list)
    digest: str | None = None


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
            heads = tuple(map(packed_head, found))
            yield None
            yield Last(_piece(digest, found, heads))


def piece_of(digest: str, reports: Sequence[Report]) -> Piece:
    """Reports made ready for the shelf."""
    return _piece(digest, reports, tuple(map(packed_head, reports)))


def packed_head(report: Report) -> bytes:
    """The head of a report as the shelf keeps it."""
    return pack(head_of(report), _AS_IT_IS)


def _piece(digest: str, reports: Sequence[Report], heads: tuple[bytes, ...]) -> Piece:
    lasting = all(report.unreadable in _LASTING for report in reports)
    return Piece(digest if lasting else "", heads, tuple(map(pack, reports)))


class Reading:
    """Puts the reports of ``inputs`` on a shelf, each with its head.

    ``keys[n]`` are the keys of the reports of input ``n``, end to end; None as long as it is not
    read to its end.
    """

    def __init__(self, shelf: Shelf, inputs: Sequence[Input], settings: Settings) -> None:
        self.shelf, self.inputs, self.settings = shelf, inputs, settings
        self.reader = reader_key(settings)
        self.asks = shelf.is_kept and not shelf.is_empty
        self.keys: list[bytes | None] = [None] * len(inputs)
        self.begun: dict[int, _Begun] = {}
        self.stamps: dict[int, Stamp] = {}
        self.token = secrets.token_hex(8)
        self.work = partial(shelf_pieces, settings=settings)

    def read(self, workers: int, progress: Progress, stopped: Stopped) -> None:
        """Read what is not on the shelf, in ``workers`` processes; ends early if ``stopped()``."""
        pending = array("L")
        for first in range(0, len(self.inputs), _AT_ONCE):
            if stopped():
                return
            pending.extend(self._unknown(range(len(self.inputs))[first : first + _AT_ONCE]))
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
        old, self.keys[n] = self.keys[n], None
        for left in self._read_apart([n], 1, self._complete, lambda: False):
            self._read_here(left)
            self._complete(left)
        same = self.keys[n] == old
        self.keys[n] = old
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
            return here + pool.run(self._given, apart, self._take, done, stopped)
        except OSError:  # no process can be started here: better unguarded than not at all
            return here + [n for n in apart if self.keys[n] is None]

    def _given(self, n: int) -> Input:
        """An input that is going to be read; what it was before is noted."""
        stamp = _stamp(self.inputs[n]) if self.shelf.is_kept else None
        if stamp is not None:
            self.stamps[n] = stamp
        return self.inputs[n]

    def _read_here(self, n: int) -> None:
        self.begun.pop(n, None)
        found = guarded(partial(read_pieces, settings=self.settings), self.inputs[n])
        self._take(n, piece_of("", found))

    def _unknown(self, numbers: Sequence[int]) -> list[int]:
        """Those of some inputs that are not on the shelf as they are now; the others are kept."""
        if not self.asks:
            return list(numbers)
        found_now = {n: _stamp(self.inputs[n]) for n in numbers}
        stamps = {n: stamp for n, stamp in found_now.items() if stamp is not None}
        places = {n: self._place(n) for n in stamps}
        noted = self.shelf.digests({place: stamps[n] for n, place in places.items()})
        digests = {n: noted.get(place) or _digest(place) for n, place in places.items()}
        keys = {n: self._key(n, digest) for n, digest in digests.items()}
        found = self.shelf.heads(keys.values())
        for n, key in keys.items():
            if (told := found.get(key)) is not None:
                count = int.from_bytes(told[:_COUNT])
                self.keys[n] = b"".join(key_of(key, place) for place in range(count))
                if places[n] not in noted:
                    self._note(n, stamps[n], digests[n])
        return [n for n in numbers if self.keys[n] is None]

    def _take(self, n: int, piece: Piece | Lost) -> None:
        """Put the reports of a piece away."""
        if isinstance(piece, Lost):
            piece = piece_of("", [lost_report(self.inputs[n], piece)])
        begun = self.begun.setdefault(n, _Begun())
        begun.digest = piece.digest if begun.digest != "" else ""
        base: object = self._key(n, piece.digest) if piece.digest else (self.token, n)
        for head, body in zip(piece.heads, piece.bodies, strict=True):
            key = key_of(base, len(begun.keys))
            self.shelf.put(key, head, body)
            begun.keys.append(key)

    def _complete(self, n: int) -> None:
        """An input is read to its end: the shelf may answer for it from now on."""
        begun = self.begun.pop(n, None) or _Begun()
        self.keys[n] = b"".join(begun.keys)
        stamp = self.stamps.pop(n, None)
        if begun.digest and stamp is not None:
            self.shelf.put(self._key(n, begun.digest), len(begun.keys).to_bytes(_COUNT))
            self._note(n, stamp, begun.digest)

    def _note(self, n: int, stamp: Stamp, digest: str) -> None:
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
