"""Read many files, in one process or several: same reports, same order, nothing lost."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from goiaudit.batch.discovery import STDIN, Input
from goiaudit.batch.workers import Reader, Workers, guarded
from goiaudit.model.report import Report
from goiaudit.model.settings import DEFAULT, Settings

Progress = Callable[[int, int], None]

MANY_FILES = 64
"""From so many files on, workers earn the time that they take to start."""
_BLOCKED = "the folder cannot be listed"
_PARSED = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"<")
"""How files begin whose parsers are not ours; text needs none."""


def read_input(item: Input, settings: Settings = DEFAULT) -> list[Report]:
    """Read one input through the pipeline; bad input is a Report with ``unreadable`` set."""
    if item.blocked:
        return [Report(path=item.path, unreadable=item.blocked, message=_BLOCKED)]
    from goiaudit import pipeline

    source = sys.stdin.buffer if item.file == STDIN else item.file
    return pipeline.read_or_reason(source, settings, name=item.path)


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
    read = reader or partial(read_input, settings=settings)
    reports: dict[int, list[Report]] = {}

    def take(index: int, found: list[Report]) -> None:
        reports[index] = found
        if progress:
            progress(len(reports), len(inputs))

    workers = _workers(inputs, jobs)
    # Standard input belongs to this process.
    apart = [n for n, item in enumerate(inputs) if workers and item.file != STDIN]
    here = [n for n in range(len(inputs)) if n not in set(apart)]
    if apart:
        try:
            pool = Workers(read, min(workers, len(apart)), settings.limits.seconds)
            here += pool.read(inputs, apart, take)
        except OSError:  # no process can be started here: better unguarded than not at all
            here += [n for n in apart if n not in reports]
    for index in here:
        take(index, guarded(read, inputs[index]))
    return [report for index in range(len(inputs)) for report in reports[index]]


def _workers(inputs: Sequence[Input], jobs: int | None) -> int:
    """How many processes read; 0 where the texts are few enough to be read here."""
    if jobs is not None:
        return jobs if jobs > 1 or any(map(_is_parsed, inputs)) else 0
    if len(inputs) >= MANY_FILES:
        return _processors()
    parsed = sum(map(_is_parsed, inputs))
    return min(parsed, _processors())


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _is_parsed(item: Input) -> bool:
    """Whether a file is anything but text, by its first bytes."""
    try:
        with Path(item.file).open("rb") as file:
            return file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_PARSED)
    except (OSError, ValueError):
        return False
