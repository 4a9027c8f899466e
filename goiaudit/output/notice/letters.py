"""Which letters a run calls for, and what stands in each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from goiaudit.audit.results import brief
from goiaudit.model.result import AuditedReport
from goiaudit.output.notice.rows import rows_of
from goiaudit.output.outcome import Outcome
from goiaudit.output.plain import plain
from goiaudit.output.views.listed import Listed
from goiaudit.output.words import reason, say

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_FOLDERS = re.compile(r"/|(?<=\.zip)!", re.IGNORECASE)
"""What ends a folder or an archive in a path; a file may have the mark in its own name."""
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: to whom, on which reports, and the rows of its list.

    ``paths`` are the names of their files: where the sender keeps them is nothing to the organ.
    """

    organ: str
    years: tuple[int, ...]
    paths: tuple[str, ...]
    rows: tuple[Listed, ...]
    remarks: tuple[str, ...]
    name: str


def letters(outcome: Outcome) -> list[Letter]:
    """A letter for every organ with an error or a warning, or a report that was not read.

    Hints and waived findings are no reason to write. Reports without an organ get a letter
    each, named after their file. Letters come in the order of the inputs.
    """
    groups: dict[str, list[AuditedReport]] = {}
    for result in brief(outcome.results):
        key = result.report.organ or f"\0{result.report.path}"
        groups.setdefault(key, []).append(result)
    files = _files(outcome)
    found: list[Letter] = []
    names: set[str] = set()
    for results in groups.values():
        letter = _letter(results, outcome, files, names)
        if letter.rows or letter.remarks:
            names.add(letter.name)
            found.append(letter)
    return found


def _letter(
    results: Iterable[AuditedReport],
    outcome: Outcome,
    files: Mapping[str, str],
    taken: set[str],
) -> Letter:
    results = list(results)
    lang, first = outcome.lang, results[0].report
    names = _told_apart(results, lang)
    rows = [
        _sent(row, name, files)
        for result, name in zip(results, names, strict=True)
        for row in rows_of(result, outcome)
    ]
    remarks = [
        f"{plain(_base(r.report.path))}: {reason('unreadable', r.report.unreadable, lang)}"
        for r in results
        if r.report.unreadable
    ]
    organ = plain(first.organ) if first.organ else say("who.unknown", lang)
    stem = first.organ or PurePosixPath(_base(first.path)).stem
    return Letter(
        organ=organ,
        years=tuple(sorted({r.report.year for r in results if r.report.year})),
        paths=tuple(plain(_base(result.report.path)) for result in results),
        rows=tuple(rows),
        remarks=tuple(remarks),
        name=_file_name(stem, taken),
    )


def _files(outcome: Outcome) -> dict[str, str]:
    """The names of the files of a run by their paths, where these differ; long paths first."""
    paths = {result.report.path for result in brief(outcome.results)}
    return {
        plain(path): plain(_base(path))
        for path in sorted(paths, key=len, reverse=True)
        if _base(path) != path
    }


def _told_apart(results: Sequence[AuditedReport], lang: str) -> list[str]:
    """What tells the reports of a letter apart: the year, else the file; nothing of one report."""
    if len(results) == 1:
        return [""]
    reports = [result.report for result in results]
    years = [say("who.year", lang, year=report.year) for report in reports if report.year]
    if len(set(years)) == len(reports):
        return years
    return [plain(_base(report.path)) for report in reports]


def _sent(row: Listed, name: str, files: Mapping[str, str]) -> Listed:
    """A row that says of which report it is, and names others by their files alone."""
    message = row.message
    if _FOLDERS.search(message):
        for path in filter(message.__contains__, files):
            message = message.replace(path, files[path])
    place = " ".join(part for part in (name, row.place) if part)
    return replace(row, message=message, place=place)


def _base(path: str) -> str:
    """The name of a file, without its folder or archive."""
    return _FOLDERS.split(path)[-1]


def _file_name(stem: str, taken: set[str]) -> str:
    """A name that every file system takes, and that no other letter has."""
    safe = _UNSAFE.sub("_", plain(stem)).strip(". ")[:_LONGEST_NAME] or "report"
    name, n = f"{safe}.docx", 1
    while name in taken:
        n += 1
        name = f"{safe}-{n}.docx"
    return name
