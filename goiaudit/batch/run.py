"""Read many files, in one process or several: same reports, same order, nothing lost."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from goiaudit.batch.discovery import STDIN, Input
from goiaudit.batch.pieces import At, Lost
from goiaudit.batch.reading import read_pieces, unread
from goiaudit.batch.workers import Workers
from goiaudit.model.report import Report
from goiaudit.model.settings import DEFAULT, Settings

Reader = Callable[[Input], Sequence[Report]]
Progress = Callable[[int, int], None]
Pieces = Iterator[At | list[Report] | None]

MANY_FILES = 64
"""From so many files on, workers earn the time that they take to start."""
_PARSED = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"<")
"""How files begin whose parsers are not ours; text needs none."""


def read_many(
    inputs: Sequence[Input],
    reader: Reader | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
    settings: Settings = DEFAULT,
) -> list[Report]:
    """Reports of all inputs, in the order of ``inputs`` whatever ``jobs`` is.

    ``jobs`` None lets the files and processors decide: a few texts are read here, all else in
    worker processes, where a parser that crashes or takes more than ``settings.limits.seconds``
    for a file costs that file only. ``reader`` (None: the pipeline with these settings) must be
    importable by workers (a module-level function). ``progress(done, total)`` is called as
    files are read.
    """
    work = partial(read_pieces, settings=settings) if reader is None else partial(_whole, reader)
    reports: dict[int, list[Report]] = {}
    complete: set[int] = set()

    def take(index: int, piece: list[Report] | Lost) -> None:
        found = [lost_report(inputs[index], piece)] if isinstance(piece, Lost) else piece
        reports.setdefault(index, []).extend(found)

    def done(index: int) -> None:
        complete.add(index)
        if progress:
            progress(len(complete), len(inputs))

    workers = worker_count(inputs, jobs)
    # Standard input belongs to this process.
    apart = [n for n, item in enumerate(inputs) if workers and item.file != STDIN]
    here = [n for n in range(len(inputs)) if n not in set(apart)]
    if apart:
        try:
            pool = Workers(work, min(workers, len(apart)), settings.limits.seconds)
            here += pool.run(inputs.__getitem__, apart, take, done)
        except OSError:  # no process can be started here: better unguarded than not at all
            here += [n for n in apart if n not in complete]
    for index in here:
        reports[index] = guarded(work, inputs[index])
        done(index)
    return list(chain.from_iterable(reports[index] for index in range(len(inputs))))


def guarded(work: Callable[[Input, int], Pieces], item: Input) -> list[Report]:
    """The reports of an input read here; a fault of goiaudit must not cost the other files."""
    found: list[Report] = []
    try:
        for piece in work(item, 0):
            found += [] if isinstance(piece, At) else piece or []
    except Exception as error:
        found.append(unread(item.path, "crashed", f"{type(error).__name__}: {error}"))
    return found


def lost_report(item: Input, lost: Lost) -> Report:
    """Stands for what a worker could not read: an input, or one file of an archive."""
    return unread(lost.name or item.path, lost.reason, lost.message)


def worker_count(inputs: Sequence[Input], jobs: int | None) -> int:
    """How many processes read; 0 where the texts are few enough to be read here."""
    if jobs is not None:
        return jobs if jobs > 1 or any(map(_is_parsed, inputs)) else 0
    if len(inputs) >= MANY_FILES:
        return processors()
    parsed = sum(map(_is_parsed, inputs))
    return min(parsed, processors())


def processors() -> int:
    """How many processors this run may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _whole(reader: Reader, item: Input, start: int) -> Iterator[list[Report]]:
    """A reader that gives all of an input at once."""
    if not start:
        yield list(reader(item))


def _is_parsed(item: Input) -> bool:
    """Whether a file is anything but text, by its first bytes."""
    try:
        with Path(item.file).open("rb") as file:
            return file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_PARSED)
    except (OSError, ValueError):
        return False
