"""One input read piece by piece: what a worker does, and the parent where it has no workers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from goiaudit.batch.discovery import Input
from goiaudit.batch.pieces import At
from goiaudit.batch.remote import opened
from goiaudit.model.errors import InputError, Reason
from goiaudit.model.report import Report
from goiaudit.model.settings import Settings

if TYPE_CHECKING:
    from goiaudit.reading.source import Source

_BLOCKED = "the folder cannot be listed"


def read_pieces(item: Input, start: int, settings: Settings) -> Iterator[At | list[Report] | None]:
    """The reports of each file that an input is: itself, or those of an archive from ``start`` on.

    Bad input is a Report with ``unreadable`` set. The name of each file in an archive comes
    before its reports. None is a pause in the reading of a file.
    """
    for _, piece in digested_pieces(item, start, settings):
        yield piece


def digested_pieces(
    item: Input, start: int, settings: Settings
) -> Iterator[tuple[str, At | list[Report] | None]]:
    """The same, each with the SHA-256 of the whole input; empty where it could not be loaded."""
    from goiaudit import pipeline

    if item.blocked:
        yield "", [unread(item.path, item.blocked, _BLOCKED)]
        return
    try:
        found = _loaded(item, settings)
    except InputError as error:
        yield "", [unread(error.path, error.reason, error.message)]
        return
    for part in islice(pipeline.parts_of(found, settings), start, None):
        if part.path != found.path:
            yield found.digest, At(part.path)
            yield found.digest, pipeline.reports_of(part, settings)
        else:
            for reports in pipeline.steps_of(part, settings):
                yield found.digest, reports


def _loaded(item: Input, settings: Settings) -> Source:
    """The bytes of an input: a file, standard input, or what a URL names."""
    from goiaudit.reading.source import input_error, load

    try:
        with opened(item.file) as source:
            return load(source, settings.limits, item.path)
    except OSError as error:  # of a URL: what is there for a path, load() itself says
        raise input_error(item.path, error) from error


def unread(path: str, reason: Reason, message: str) -> Report:
    """Stands for a file that could not be read."""
    return Report(path=path, unreadable=reason, message=message)
