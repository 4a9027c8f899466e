"""The figures that the texts claim, one by one: what ``goiaudit claims`` writes."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TextIO

from rich.cells import cell_len

import goiaudit
from goiaudit.model.claims import Claim
from goiaudit.model.report import Report
from goiaudit.output.claim_labels import claim_label, doubt_label, qualifier_sign
from goiaudit.output.exact_json import encode, figure
from goiaudit.output.json_report import claim_members
from goiaudit.output.labels import place
from goiaudit.output.layout import wrap
from goiaudit.output.own import CLAIMS_HEADER
from goiaudit.output.plain import plain
from goiaudit.output.spreadsheet import harmless
from goiaudit.output.words import say

BOM = "\ufeff"
COLUMNS = tuple(CLAIMS_HEADER.split(","))
_WIDTH = 80
_GAP = 2
_LABEL, _VALUE, _PLACE = 26, 11, 8
_LONGEST_QUOTE = 200


def write_console(reports: Sequence[Report], stream: TextIO, lang: str) -> None:
    """Per report a table of label, value, place and sentence; as wide as the terminal."""
    width = shutil.get_terminal_size((_WIDTH, 24)).columns if stream.isatty() else _WIDTH
    widths = (_LABEL, _VALUE, _PLACE, max(_LABEL, width - _LABEL - _VALUE - _PLACE - 3 * _GAP))
    count = 0
    for report in reports:
        count += len(report.claims)
        for line in wrap(_heading(report, lang), width, 0, 2):
            stream.write(line + "\n")
        heads = tuple(say(f"claims.{name}", lang) for name in ("label", "value", "place", "quote"))
        rows = [heads, *(_row(claim, lang) for claim in report.claims)]
        if not report.claims:
            stream.write("  " + say("claims.none", lang) + "\n")
            rows = []
        for row in rows:
            _write_row(row, widths, stream)
        stream.write("\n")
    values = {"version": goiaudit.__version__, "count": count, "reports": len(reports)}
    stream.write(say("claims.total", lang, **values) + "\n")


def _heading(report: Report, lang: str) -> str:
    organ = plain(report.organ) if report.organ else say("who.unknown", lang)
    year = say("who.year", lang, year=report.year) if report.year else ""
    part = say("who.part", lang, part=report.part) if report.part else ""
    return " ".join(filter(None, (organ, year, part, f"({plain(report.path)})")))


def _row(claim: Claim, lang: str) -> tuple[str, ...]:
    doubt = doubt_label(claim.doubt, lang)
    quote = plain(claim.quote, _LONGEST_QUOTE)
    quote = f"{quote} [{doubt}]" if doubt else quote
    value = qualifier_sign(claim.qualifier) + figure(claim.value)
    label = claim_label(claim.cell, lang)
    key = _broken(claim.cell, _LABEL)
    named = f"{label}\n{key}" if label != claim.cell else key
    return named, value, place(claim.location, lang), quote


def _broken(key: str, width: int) -> str:
    """A key in lines of a width, broken before a dot."""
    lines = [""]
    for number, word in enumerate(key.split(".")):
        piece = f".{word}" if number else word
        if len(lines[-1]) + len(piece) > width and lines[-1]:
            lines.append(piece)
        else:
            lines[-1] += piece
    return "\n".join(lines)


def _write_row(row: Sequence[str], widths: Sequence[int], stream: TextIO) -> None:
    """One row, each column wrapped within its width; the last one is not padded."""
    columns = [
        [line for text in cell.split("\n") for line in wrap(text, width)]
        for cell, width in zip(row, widths, strict=True)
    ]
    for pieces in zip_longest(*columns, fillvalue=""):
        line = "".join(
            piece + " " * (width + _GAP - cell_len(piece))
            for piece, width in zip(pieces[:-1], widths, strict=False)
        )
        stream.write((line + pieces[-1]).rstrip() + "\n")


def write_csv(reports: Sequence[Report], stream: TextIO, lang: str) -> None:
    """One line a claim, UTF-8 with a byte order mark; what a sheet would run is quoted."""
    stream.write(BOM)
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for report, claim in _claims(reports):
        writer.writerow(
            (
                harmless(report.path),
                report.part,
                harmless(report.organ or ""),
                report.year,
                claim.cell,
                claim_label(claim.cell, lang),
                figure(claim.value),
                claim.qualifier,
                claim.doubt,
                harmless(claim.quote),
                claim.line,
                encode(claim.location.as_dict()) if claim.location else None,
            )
        )


def write_json(reports: Sequence[Report], stream: TextIO, lang: str) -> None:
    """One object: the claims per report with the keys of ``check``'s JSON and their labels."""
    members = [
        {
            "path": report.path,
            "part": report.part,
            "organ": report.organ,
            "year": report.year,
            "reason": report.unreadable,
            "claims": [
                {**claim_members(claim), "label": claim_label(claim.cell, lang)}
                for claim in report.claims
            ],
        }
        for report in reports
    ]
    tool = {"name": "goiaudit", "version": goiaudit.__version__}
    stream.write(encode({"schema_version": "1", "tool": tool, "reports": members}, 2) + "\n")


def _claims(reports: Sequence[Report]) -> Iterator[tuple[Report, Claim]]:
    for report in reports:
        for claim in report.claims:
            yield report, claim
