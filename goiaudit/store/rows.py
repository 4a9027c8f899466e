"""One result as rows of every table, and the digest that tells whether any of them changed."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from decimal import Decimal
from typing import Any

from goiaudit.model.cells import Cell, Number
from goiaudit.model.claims import Claim
from goiaudit.model.findings import SEVERITIES, Elsewhere, Finding, Verdict
from goiaudit.model.result import AuditedReport
from goiaudit.store.packing import location_text, packed
from goiaudit.store.place import file_of, place_of

Row = tuple[Any, ...]

SHAPES = {
    "cells": {
        "table": "c", "row": "c", "column": "c", "state": "c", "whole": "i", "exact": "t",
        "raw": "t", "unit": "c", "note": "c", "lost": "b", "damaged": "b", "location": "t",
    },
    "claims": {
        "cell": "c", "whole": "i", "exact": "t", "qualifier": "c", "doubt": "c", "damaged": "b",
        "decimals": "i", "position": "i", "quote": "t", "location": "t",
    },
    "findings": {
        "rule": "c", "family": "c", "severity": "c", "message": "t", "cells": "t",
        "expected": "t", "actual": "t", "whole": "i", "exact": "t", "incident": "t",
        "fingerprint": "t", "waived": "b", "suggested": "t", "suggestion_kind": "c",
        "uniqueness": "c", "quote": "t", "related": "t", "location": "t",
    },
    "verdicts": {"rule": "c", **{verdict.value: "i" for verdict in Verdict}},
    "rest": {"packed": "x"},
    "reports": {
        "path": "t", "part": "n", "organ": "t", "kind": "c", "level": "c", "year": "n",
        "form": "c", "due_form": "c", "status": "c", "reason": "c", "errors": "i",
        "warnings": "i", "infos": "i", "digest": "t", "file": "t", "place": "t", "content": "t",
    },
}  # fmt: skip
"""Table -> column -> shape: t text, c text that repeats, i whole number, n the same or null,
b flag, x bytes.

An exact figure is two columns: ``whole``, and ``exact`` for the text of a figure that is no whole
number of 64 bits, or "" for none at all. Lists of cells are one text, joined with ``BETWEEN``.
"""
BETWEEN = "\x1f"
_LARGEST = 2**62
_VERDICTS = tuple(Verdict)


def rows_of(result: AuditedReport) -> dict[str, list[Row]]:
    """The rows of a result, table by table, without the number of the report.

    ``content``, the last column of ``reports``, is the same exactly if none of them differs but
    in path and place.
    """
    report = result.report
    rows: dict[str, list[Row]] = {
        "cells": [row for table in report.in_order for row in map(_cell, table.cells)],
        "claims": [_claim(claim) for claim in report.claims],
        "findings": [_finding(finding) for finding in result.findings],
        "verdicts": [
            (rule, *[counts.get(verdict, 0) for verdict in _VERDICTS])
            for rule, counts in result.by_rule.items()
        ],
        "rest": [(packed(report),)],
    }
    grades = Counter(finding.severity for finding in result.findings if finding.waived is None)
    head = (
        report.organ, report.kind, report.level, report.year, report.form, report.due_form,
        result.status, report.unreadable, *(grades[severity] for severity in SEVERITIES),
        report.digest,
    )  # fmt: skip
    content = hashlib.blake2b(repr((head, rows)).encode("utf-8", "replace"), digest_size=16)
    place = place_of(report)
    where = (_clean(file_of(place)), _clean(place))
    rows["reports"] = [(_clean(report.path), report.part, *head, *where, content.hexdigest())]
    return rows


def _cell(cell: Cell) -> Row:
    address, state, value, raw, location, unit, note, lost, damaged = cell
    whole, exact = _number(value)
    place = location_text(location)
    return (
        *address, state.value, whole, exact, _clean(raw), unit, note or None, lost, damaged, place,
    )  # fmt: skip


def _claim(claim: Claim) -> Row:
    return (
        claim.cell, *_number(claim.value), claim.qualifier, claim.doubt, claim.damaged,
        claim.decimals, claim.position, _clean(claim.quote), location_text(claim.location),
    )  # fmt: skip


def _finding(finding: Finding) -> Row:
    advice = finding.suggestion
    cells = {key: str(value) for key, value in advice.cells.items()} if advice else {}
    return (
        finding.rule, finding.family, finding.severity, _clean(finding.message),
        BETWEEN.join(finding.cells), _text(finding.expected), _text(finding.actual),
        *_number(finding.difference), finding.incident, finding.fingerprint,
        finding.waived is not None, json.dumps(cells, ensure_ascii=False) if cells else None,
        advice.kind if advice else None, advice.uniqueness if advice else None,
        _clean(finding.quote) or None, _related(finding.related), location_text(finding.location),
    )  # fmt: skip


def _related(figures: tuple[Elsewhere, ...]) -> str | None:
    """The entries as the JSON of ``check`` has them, None for no entry."""
    if not figures:
        return None
    told = [
        {
            "relation": one.relation, "path": one.path, "part": one.part, "organ": one.organ,
            "year": one.year, "cell": one.cell,
            "value": one.value if isinstance(one.value, int) else _text(one.value),
            "location": one.location and one.location.as_dict(),
        }
        for one in figures
    ]  # fmt: skip
    return _clean(json.dumps(told, ensure_ascii=False))


def _number(value: Number | None) -> tuple[int, str | None]:
    if value is None:
        return 0, ""
    if isinstance(value, Decimal) or not -_LARGEST < value < _LARGEST:
        return 0, str(value)
    return value, None


def _text(value: Number | str | None) -> str | None:
    return None if value is None else _clean(str(value))


def _clean(text: str) -> str:
    """Text that UTF-8 can write: a damaged file or path may hold half a character."""
    if text.isascii():
        return text
    return text.encode("utf-8", "replace").decode("utf-8")
