"""Where the file of a report lies: by that a later run knows which rows to replace."""

from __future__ import annotations

import os

from goiaudit.audit.heads import Head
from goiaudit.model.report import Report

STDIN = "-"
_INNER = "!"
"""Between an archive and a file in it."""


def place_of(report: Report | Head) -> str:
    """The absolute path, with the way down into an archive; standard input goes by its content."""
    if report.path == STDIN or report.path.startswith(STDIN + _INNER):
        return f"{report.path}#{report.digest}"
    return os.path.abspath(report.path)  # noqa: PTH100 - lexical on purpose, as discovery does it


def file_of(place: str) -> str:
    """The file itself: of a report in an archive the archive."""
    outer, mark, _ = place.partition(_INNER)
    # A folder may have the mark in its name.
    return outer if mark and (outer == STDIN or os.path.isfile(outer)) else place  # noqa: PTH113
