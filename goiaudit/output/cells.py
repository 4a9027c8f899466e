"""The cells as read, one line each: what ``goiaudit tables`` writes (exact, not rounded)."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import TextIO

from goiaudit.model.cells import Cell
from goiaudit.model.report import Report
from goiaudit.output.exact_json import encode, figure
from goiaudit.output.own import CELLS_HEADER
from goiaudit.output.spreadsheet import harmless

COLUMNS = tuple(CELLS_HEADER.split(","))


def write_csv(reports: Sequence[Report], stream: TextIO) -> None:
    """CSV after RFC 4180, UTF-8, ``location`` as JSON; text that a sheet would run is quoted."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for report, cell in _cells(reports):
        writer.writerow(
            (
                harmless(report.path),
                report.part,
                *cell.address,
                cell.state.value,
                None if cell.value is None else figure(cell.value),
                harmless(cell.raw),
                encode(cell.location.as_dict()) if cell.location else None,
            )
        )


def write_json(reports: Sequence[Report], stream: TextIO) -> None:
    """A JSON array, one object a line, with the keys of the CSV's columns."""
    stream.write("[")
    for index, (report, cell) in enumerate(_cells(reports)):
        values = (
            report.path,
            report.part,
            *cell.address,
            cell.state.value,
            cell.value,
            cell.raw,
            cell.location.as_dict() if cell.location else None,
        )
        stream.write(",\n" if index else "\n")
        stream.write(encode(dict(zip(COLUMNS, values, strict=True))))
    stream.write("\n]\n")


def _cells(reports: Sequence[Report]) -> Iterator[tuple[Report, Cell]]:
    for report in reports:
        for table in report.in_order:
            for cell in table.cells:
                yield report, cell
