"""The frames of an audit, guarded once per batch by pandera schemas."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pandera.pandas as pa

from goiaudit.model.cells import CellState
from goiaudit.model.findings import SEVERITIES, Verdict
from goiaudit.model.frames import cells_frame
from goiaudit.model.result import AuditedReport
from goiaudit.rules.rule import FAMILIES

_PLACE = {"path": pa.Column(str), "part": pa.Column("Int64", nullable=True)}

CELLS = pa.DataFrameSchema(
    {
        **_PLACE,
        "table": pa.Column(str, pa.Check.isin(["requests", "disputes", "disclosure"])),
        "row": pa.Column(str),
        "column": pa.Column(str),
        "state": pa.Column(str, pa.Check.isin([state.value for state in CellState])),
        "value": pa.Column("Float64", nullable=True),
        "raw": pa.Column(str),
        "location": pa.Column("object", nullable=True),
    },
    checks=pa.Check(
        lambda frame: (frame["state"] == "number") == frame["value"].notna(),
        error="a cell has a value exactly if its state is number",
    ),
    strict=True,
)
"""One line per printed cell of a batch."""

FINDINGS = pa.DataFrameSchema(
    {
        **_PLACE,
        "rule": pa.Column(str, pa.Check.str_length(min_value=1)),
        "family": pa.Column(str, pa.Check.isin(FAMILIES)),
        "severity": pa.Column(str, pa.Check.isin(SEVERITIES)),
        "message": pa.Column(str, pa.Check.str_length(min_value=1)),
        "cells": pa.Column("object"),
        "expected": pa.Column("object", nullable=True),
        "actual": pa.Column("object", nullable=True),
        "difference": pa.Column("object", nullable=True),
        "location": pa.Column("object", nullable=True),
        "locations": pa.Column("object"),
        "incident": pa.Column(str, pa.Check.str_length(min_value=1)),
        "fingerprint": pa.Column(str, pa.Check.str_matches(r"^[0-9a-f]{16}$")),
        "waived": pa.Column("object", nullable=True),
        "suggestion": pa.Column("object", nullable=True),
        "related": pa.Column("object"),
    },
    strict=True,
)
"""One line per finding of a batch."""


def cells_of(results: Sequence[AuditedReport]) -> pd.DataFrame:
    """Long frame of every printed cell: path, part, table, row, column, state, value, …"""
    frame = cells_frame((result.report for result in results), with_path=True)
    return CELLS.validate(frame, lazy=True)


def findings_of(results: Sequence[AuditedReport]) -> pd.DataFrame:
    """One line per finding, with path and part; names and order as in the JSON."""
    rows = [(result.report, finding) for result in results for finding in result.findings]
    data: dict[str, object] = {
        "path": pd.array([report.path for report, _ in rows], dtype="str"),
        "part": pd.array([report.part for report, _ in rows], dtype="Int64"),
    }
    for name in list(FINDINGS.columns)[2:]:
        values = [getattr(finding, name) for _, finding in rows]
        is_text = name in ("rule", "family", "severity", "message", "incident", "fingerprint")
        data[name] = pd.array(values, dtype="str") if is_text else pd.Series(values, dtype="object")
    return FINDINGS.validate(pd.DataFrame(data), lazy=True)


def reports_of(results: Sequence[AuditedReport]) -> pd.DataFrame:
    """One line per report: path, part, organ, kind, level, year, form, status, reason, counts."""
    names = (
        "path", "part", "organ", "kind", "level", "year", "form", "status", "reason", "findings",
        *(verdict.value for verdict in Verdict),
    )  # fmt: skip
    return pd.DataFrame(
        [
            {
                "path": r.report.path,
                "part": r.report.part,
                "organ": r.report.organ,
                "kind": r.report.kind,
                "level": r.report.level,
                "year": r.report.year,
                "form": r.report.form,
                "status": r.status,
                "reason": r.report.unreadable,
                "findings": len(r.findings),
                **{verdict.value: r.verdicts.get(verdict, 0) for verdict in Verdict},
            }
            for r in results
        ],
        columns=names,
    ).astype({"part": "Int64", "year": "Int64"})


def verdicts_of(results: Sequence[AuditedReport]) -> pd.DataFrame:
    """One line per report and rule: path, part, rule and the counts of the six verdicts."""
    names = ["path", "part", "rule", *(verdict.value for verdict in Verdict)]
    rows = [
        (r.report.path, r.report.part, rule, *(counts.get(v, 0) for v in Verdict))
        for r in results
        for rule, counts in r.by_rule.items()
    ]
    return pd.DataFrame(rows, columns=names)
