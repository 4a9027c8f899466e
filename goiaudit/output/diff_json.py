"""``goiaudit diff --format json``: what differs between two drafts."""

from __future__ import annotations

from typing import TextIO

import goiaudit
from goiaudit.model.cells import Cell
from goiaudit.model.claims import Scalar
from goiaudit.model.difference import (
    CellChange,
    ClaimChange,
    Difference,
    ReportDifference,
    SectionChange,
)
from goiaudit.model.result import AuditedReport
from goiaudit.output.exact_json import encode
from goiaudit.output.json_report import (
    SCHEMA_VERSION,
    claim_members,
    finding_members,
    location_members,
)

Members = dict[str, object]


def write_diff_json(difference: Difference, stream: TextIO, configuration: str | None) -> None:
    """One object; every key is always there."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "tool": {
            "name": "goiaudit",
            "version": goiaudit.__version__,
            "configuration": configuration,
        },
        "pairs": [_pair(pair) for pair in difference.pairs],
        "only_old": [_side(result) for result in difference.only_old],
        "only_new": [_side(result) for result in difference.only_new],
        "unreadable": [
            {"path": one.path, "reason": one.reason, "message": one.message}
            for one in difference.unread
        ],
        "summary": _summary(difference),
    }
    stream.write(encode(document, 2) + "\n")


def _pair(pair: ReportDifference) -> Members:
    return {
        "organ": pair.new.report.organ or pair.old.report.organ,
        "year": pair.new.report.year or pair.old.report.year,
        "old": _side(pair.old),
        "new": _side(pair.new),
        "differs": pair.differs,
        "fields": [
            {"field": one.name, "old": _scalar(one.old), "new": _scalar(one.new)}
            for one in pair.fields
        ],
        "cells": [_cell(change) for change in pair.cells],
        "claims": [_claim(change) for change in pair.claims],
        "sections": [_section(change) for change in pair.sections],
        "findings": {
            "mended": [finding_members(finding) for finding in pair.mended],
            "new": [finding_members(finding) for finding in pair.fresh],
            "updated": [
                {"old": finding_members(one.old), "new": finding_members(one.new)}
                for one in pair.updated
            ],
            "unchanged": [finding_members(finding) for finding in pair.unchanged],
        },
    }


def _side(result: AuditedReport) -> Members:
    report = result.report
    return {
        "path": report.path,
        "part": report.part,
        "organ": report.organ,
        "year": report.year,
        "status": result.status,
    }


def _scalar(value: Scalar) -> object:
    return value if value is None or isinstance(value, int | str) else str(value)


def _cell(change: CellChange) -> Members:
    return {"cell": change.address, "old": _content(change.old), "new": _content(change.new)}


def _content(cell: Cell | None) -> Members | None:
    if cell is None:
        return None
    return {
        "value": cell.value,
        "state": cell.state.value,
        "raw": cell.raw,
        "location": location_members(cell.location),
    }


def _claim(change: ClaimChange) -> Members:
    kind = "added" if change.old is None else "removed" if change.new is None else "changed"
    return {
        "cell": change.cell,
        "change": kind,
        "old": change.old and claim_members(change.old),
        "new": change.new and claim_members(change.new),
    }


def _section(change: SectionChange) -> Members:
    return {
        "section": change.section,
        "change": change.kind,
        "old_heading": change.old_heading,
        "new_heading": change.new_heading,
        "old_characters": change.old_characters,
        "new_characters": change.new_characters,
        "body_changed": change.body_changed,
    }


def _summary(difference: Difference) -> Members:
    pairs = difference.pairs
    return {
        "pairs": len(pairs),
        "differing": sum(pair.differs for pair in pairs),
        "only_old": len(difference.only_old),
        "only_new": len(difference.only_new),
        "unreadable": len(difference.unread),
        "findings": {
            "mended": sum(len(pair.mended) for pair in pairs),
            "new": sum(len(pair.fresh) for pair in pairs),
            "updated": sum(len(pair.updated) for pair in pairs),
            "unchanged": sum(len(pair.unchanged) for pair in pairs),
        },
    }
