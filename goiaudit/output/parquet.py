"""``--format parquet -o DIR/``: findings, cells, claims and verdicts as tables for analysts.

One file a table; figures are decimals (money keeps its digits), text is UTF-8. Needs pyarrow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from goiaudit.audit.results import brief
from goiaudit.model.cells import Location, Number
from goiaudit.model.errors import UsageError
from goiaudit.model.findings import Verdict
from goiaudit.model.result import AuditedReport
from goiaudit.output.exact_json import encode
from goiaudit.output.look import Look
from goiaudit.output.outcome import Outcome

_GROUP = 50_000
"""Rows written at a time."""
_DECIMALS = 10
_KEYS = {"path": "s", "part": "i", "organ": "s", "year": "i"}
TABLES: Mapping[str, Mapping[str, str]] = {
    "reports": {
        **_KEYS, "kind": "s", "level": "s", "form": "s", "status": "s", "reason": "s",
        "errors": "i", "warnings": "i", "infos": "i",
    },
    "findings": {
        **_KEYS, "rule": "s", "family": "s", "severity": "s", "message": "s", "cells": "l",
        "expected": "s", "actual": "s", "difference": "n", "incident": "s", "fingerprint": "s",
        "waived": "b", "suggested_cells": "s", "suggestion_kind": "s", "uniqueness": "s",
        "quote": "s", "location": "s",
    },
    "cells": {
        **_KEYS, "table": "s", "row": "s", "column": "s", "state": "s", "value": "n", "raw": "s",
        "location": "s",
    },
    "claims": {
        **_KEYS, "cell": "s", "value": "n", "qualifier": "s", "doubt": "s", "quote": "s",
        "location": "s",
    },
    "verdicts": {**_KEYS, "rule": "s", **{verdict.value: "i" for verdict in Verdict}},
}  # fmt: skip
"""Table -> column -> type: s text, i whole number, n exact number, b flag, l list of text."""


def write_parquet(outcome: Outcome, folder: Path, look: Look) -> None:  # noqa: ARG001 - one protocol
    """Fill a folder with ``<table>.parquet``; UsageError where pyarrow is not installed."""
    arrow, parquet = _arrow()
    types = {
        "s": arrow.string(), "i": arrow.int64(), "n": arrow.decimal128(38, _DECIMALS),
        "b": arrow.bool_(), "l": arrow.list_(arrow.string()),
    }  # fmt: skip
    for name, columns in TABLES.items():
        schema = arrow.schema([(key, types[kind]) for key, kind in columns.items()])
        with parquet.ParquetWriter(folder / f"{name}.parquet", schema) as writer:
            for rows in _grouped(_rows(name, outcome)):
                writer.write_table(arrow.Table.from_pylist(rows, schema))


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise UsageError(
            "--format parquet needs pyarrow: pip install 'goiaudit[parquet]'",
            zh="--format parquet 需要 pyarrow: pip install 'goiaudit[parquet]'",
        ) from error
    return pyarrow, pyarrow.parquet


def _grouped(rows: Iterable[dict[str, object]]) -> Iterator[list[dict[str, object]]]:
    group: list[dict[str, object]] = []
    for row in rows:
        group.append(row)
        if len(group) == _GROUP:
            yield group
            group = []
    yield group


def _rows(name: str, outcome: Outcome) -> Iterator[dict[str, object]]:
    make = {
        "reports": _reports, "findings": _findings, "cells": _cells, "claims": _claims,
        "verdicts": _verdicts,
    }[name]  # fmt: skip
    has_all = name in ("cells", "claims")
    for result in outcome.results if has_all else brief(outcome.results):
        report = result.report
        keys = {
            "path": report.path,
            "part": report.part,
            "organ": report.organ,
            "year": report.year,
        }
        for row in make(result):
            yield {**keys, **row}


def _reports(result: AuditedReport) -> Iterator[dict[str, object]]:
    report = result.report
    grades = [f.severity for f in result.findings if f.waived is None]
    yield {
        "kind": report.kind,
        "level": report.level,
        "form": report.form,
        "status": result.status,
        "reason": report.unreadable,
        "errors": grades.count("error"),
        "warnings": grades.count("warning"),
        "infos": grades.count("info"),
    }


def _findings(result: AuditedReport) -> Iterator[dict[str, object]]:
    for finding in result.findings:
        advice = finding.suggestion
        yield {
            "rule": finding.rule,
            "family": finding.family,
            "severity": finding.severity,
            "message": finding.message,
            "cells": list(finding.cells),
            "expected": _text(finding.expected),
            "actual": _text(finding.actual),
            "difference": _exact(finding.difference),
            "incident": finding.incident,
            "fingerprint": finding.fingerprint,
            "waived": finding.waived is not None,
            "suggested_cells": encode(dict(advice.cells)) if advice else None,
            "suggestion_kind": advice.kind if advice else None,
            "uniqueness": advice.uniqueness if advice else None,
            "quote": finding.quote or None,
            "location": _place(finding.location),
        }


def _cells(result: AuditedReport) -> Iterator[dict[str, object]]:
    for table in result.report.in_order:
        for cell in table.cells:
            yield {
                "table": cell.address.table,
                "row": cell.address.row,
                "column": cell.address.column,
                "state": cell.state.value,
                "value": _exact(cell.value),
                "raw": cell.raw,
                "location": _place(cell.location),
            }


def _claims(result: AuditedReport) -> Iterator[dict[str, object]]:
    for claim in result.report.claims:
        yield {
            "cell": claim.cell,
            "value": _exact(claim.value),
            "qualifier": claim.qualifier,
            "doubt": claim.doubt,
            "quote": claim.quote,
            "location": _place(claim.location),
        }


def _verdicts(result: AuditedReport) -> Iterator[dict[str, object]]:
    for rule, counts in result.by_rule.items():
        yield {"rule": rule, **{verdict.value: counts.get(verdict, 0) for verdict in Verdict}}


def _exact(value: Number | None) -> Decimal | None:
    """A figure with as many decimals as the column holds; null for what it cannot hold."""
    if value is None:
        return None
    exact = Decimal(value)
    if exact.adjusted() >= 38 - _DECIMALS:
        return None
    return exact.quantize(Decimal(1).scaleb(-_DECIMALS))


def _text(value: Number | str | None) -> str | None:
    return None if value is None else str(value)


def _place(location: Location | None) -> str | None:
    return encode(location.as_dict()) if location is not None and location.as_dict() else None
