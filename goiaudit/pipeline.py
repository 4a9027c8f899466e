"""Bytes -> Reports: reading, recognition and narrative in a row."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from goiaudit.model.errors import InputError
from goiaudit.model.report import Report
from goiaudit.model.settings import DEFAULT, Settings
from goiaudit.narrative import engine_of, narrate
from goiaudit.reading.dispatch import read_source
from goiaudit.reading.sniff import is_zip
from goiaudit.reading.source import Source as Loaded
from goiaudit.reading.source import load
from goiaudit.recognition.profile import with_profile
from goiaudit.recognition.report import is_report, recognise

Source = str | os.PathLike[str] | bytes | BinaryIO
Steps = Iterator[list[Report] | None]
"""Reports in the making: None after each step but the last, then the reports."""


def read_all(
    source: Source,
    settings: Settings = DEFAULT,
    name: str | None = None,
) -> Iterator[Report]:
    """Every report of a file or archive, in the order in which they stand there.

    Raises InputError if a file cannot be read as a report, UsageError for no file. A file in an
    archive that cannot be read is a Report with ``unreadable`` set, so that the others come, too.
    """
    found = load(source, settings.limits, name)
    if not is_zip(found.data):
        yield from _made(_steps(found, settings))
        return
    from goiaudit.reading.archive import members

    for member in members(found, settings.limits):
        yield from reports_of(member, settings)


def parts_of(found: Loaded, settings: Settings) -> Iterator[Loaded | InputError]:
    """The files that a loaded source is: itself, or those of an archive, each within limits.

    What cannot be read comes as an InputError; nothing is raised.
    """
    if not is_zip(found.data):
        yield found
        return
    from goiaudit.reading.archive import members

    try:
        yield from members(found, settings.limits)
    except InputError as error:
        yield error


def reports_of(part: Loaded | InputError, settings: Settings) -> list[Report]:
    """The reports of one file, or one unreadable report that says why."""
    return _made(steps_of(part, settings))


def steps_of(part: Loaded | InputError, settings: Settings) -> Steps:
    """The same step by step.

    Who reads many files does each step for some of them before the next one: what a step needs
    (code, patterns, words) then stays near the processor, which saves a quarter of the time.
    """
    if isinstance(part, InputError):
        yield [_unreadable(part)]
        return
    try:
        yield from _steps(part, settings)
    except InputError as error:
        yield [replace(_unreadable(error), notices=part.notices)]
    # One file that trips a reader must not hide the results of all the others.
    except Exception as error:
        yield [_crashed(part.path, error)]


def _steps(found: Loaded, settings: Settings) -> Steps:
    document = read_source(found, settings.limits)
    engine = engine_of(settings.definitions)
    yield None
    recognised = recognise(document)
    yield None
    reports = [narrate(with_profile(report, settings), engine) for report in recognised]
    if not any(is_report(report) for report in reports):
        raise InputError(
            document.path,
            "not_a_report",
            "no table, section, title or figure of an annual report was found in it",
        )
    if found.notices:
        reports[0] = replace(reports[0], notices=(*found.notices, *reports[0].notices))
    yield reports


def _made(steps: Steps) -> list[Report]:
    """The reports that steps come to."""
    return next(reports for reports in steps if reports is not None)


def _unreadable(error: InputError) -> Report:
    return Report(error.path, unreadable=error.reason, message=error.message)


def _crashed(path: str, error: Exception) -> Report:
    fault = f"the reader failed on this file ({type(error).__name__}: {error})"
    return Report(path, unreadable="crashed", message=fault)


def read(
    source: Source,
    settings: Settings = DEFAULT,
    name: str | None = None,
) -> Report:
    """The one report of a file; InputError if it cannot be read or holds several."""
    reports = list(read_all(source, settings, name))
    first = reports[0]
    if len(reports) != 1:
        path = first.path.partition("!")[0] if len({r.path for r in reports}) > 1 else first.path
        raise InputError(
            path, "unsupported", f"the file holds {len(reports)} reports: use read_all"
        )
    if first.unreadable:
        raise InputError(first.path, first.unreadable, first.message)
    return first


def read_or_reason(
    source: Source,
    settings: Settings = DEFAULT,
    name: str | None = None,
) -> list[Report]:
    """The reports of a file, or one unreadable report that says why; bad input never raises.

    An archive gives at least one report for every file in it.
    """
    found: list[Report] = []
    try:
        found.extend(read_all(source, settings, name))
    except InputError as error:
        found.append(_unreadable(error))
    # As above; what was read of an archive before stays.
    except Exception as error:
        path = name or (str(source) if isinstance(source, str | os.PathLike) else "-")
        found.append(_crashed(path, error))
    return found


def with_path(report: Report, path: str) -> Report:
    """The report under another path, as the caller wants it shown."""
    return replace(report, path=path)
