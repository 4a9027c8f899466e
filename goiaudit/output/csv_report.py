"""``--format csv``: one line a finding, for spreadsheets (UTF-8 with a byte order mark)."""

from __future__ import annotations

import csv
from typing import TextIO

from goiaudit.output.exact_json import figure
from goiaudit.output.look import Look
from goiaudit.output.outcome import Outcome
from goiaudit.output.spreadsheet import harmless
from goiaudit.output.views.listed import COLUMNS, Listed, heads, listed

BOM = "\ufeff"


def write_csv(outcome: Outcome, stream: TextIO, look: Look) -> None:  # noqa: ARG001 - one protocol
    """Write the header in the language of the run and a line for every finding."""
    stream.write(BOM)
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(heads(outcome.lang))
    for row in listed(outcome):
        writer.writerow([_text(row, name) for name in COLUMNS])


def _text(row: Listed, name: str) -> str:
    value = getattr(row, name)
    if value is None:
        return ""
    return harmless(value) if isinstance(value, str) else figure(value)
