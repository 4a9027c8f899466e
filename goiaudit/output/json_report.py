"""``--format json`` and ``jsonl`` (contract section 3): every key is present from the start."""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter
from typing import TextIO

import goiaudit
from goiaudit.audit.results import rendered
from goiaudit.definitions.forms import TABLES
from goiaudit.model.cells import CellAddress, Location, Table, TableCells
from goiaudit.model.claims import Claim
from goiaudit.model.findings import Earlier, Elsewhere, Finding, Suggestion, Verdict
from goiaudit.model.result import AuditedReport
from goiaudit.model.waivers import StaleWaiver
from goiaudit.output.exact_json import encode
from goiaudit.output.look import Look
from goiaudit.output.outcome import Outcome, summarise

SCHEMA_VERSION = "1"
_INDENT = 2
_RULE = itemgetter(0)

Members = dict[str, object]


def write_json(outcome: Outcome, stream: TextIO, look: Look) -> None:  # noqa: ARG001 - one protocol
    """One object for the whole run, written report by report."""
    head = {"schema_version": SCHEMA_VERSION, "tool": _tool(outcome)}
    stream.write(encode(head, _INDENT)[: -len("\n}")] + ',\n  "reports": [')
    for index, entry in enumerate(rendered(outcome.results, entry_text)):
        stream.write(",\n    " if index else "\n    ")
        stream.write(entry)
    stream.write("\n  ],\n" if outcome.results else "],\n")
    stream.write(f'  "summary": {encode(_summary(outcome), _INDENT, 1)}\n}}\n')


def write_jsonl(outcome: Outcome, stream: TextIO, look: Look) -> None:  # noqa: ARG001
    """One line a report, each with ``schema_version``; no summary."""
    stream.writelines(rendered(outcome.results, line_text))


def entry_text(result: AuditedReport) -> str:
    """One entry of ``reports[]`` as ``write_json`` writes it."""
    return encode(report_members(result), _INDENT, 2)


def line_text(result: AuditedReport) -> str:
    """One line of ``write_jsonl``."""
    members: Members = {"schema_version": SCHEMA_VERSION, **report_members(result)}
    return encode(members) + "\n"


def report_members(result: AuditedReport) -> Members:
    """The members of one entry of ``reports[]``."""
    report = result.report
    return {
        "path": report.path,
        "part": report.part,
        "organ": report.organ,
        "kind": report.kind,
        "level": report.level,
        "year": report.year,
        "form": report.form,
        "status": result.status,
        "reason": report.unreadable,
        "tables": {name: table_members(report.printed.get(name)) for name in TABLES},
        "claims": [claim_members(claim) for claim in report.claims],
        "findings": [finding_members(finding) for finding in result.findings],
        "not_assessable": [
            {"rule": entry.rule, "reason": entry.reason} for entry in result.not_assessable
        ],
        "verdicts": {verdict.value: result.verdicts.get(verdict, 0) for verdict in Verdict},
        "verdicts_by_rule": dict(sorted(result.by_rule.items(), key=_RULE)),
        "absent": [_earlier(finding) for finding in result.absent],
    }


def table_members(table: Table | None) -> Members:
    """One table; ``states`` names the state of each null in ``cells``."""
    if table is None:
        return {"present": False, "form": None, "cells": {}, "states": {}}
    names, values = _within(tuple(TableCells.of(table.cells).addresses)), table.values
    shown = zip(names, table.states, values, strict=True)
    return {
        "present": table.has_number,
        "form": table.form,
        "cells": dict(zip(names, values, strict=True)),
        "states": {name: state.value for name, state, value in shown if value is None},
    }


@lru_cache(maxsize=64)
def _within(addresses: tuple[CellAddress, ...]) -> tuple[str, ...]:
    """The addresses inside a table; tables of one layout share theirs."""
    return tuple(address.within for address in addresses)


def finding_members(finding: Finding) -> Members:
    """The members of one entry of ``findings[]``."""
    waived = finding.waived
    return {
        "rule": finding.rule,
        "family": finding.family,
        "severity": finding.severity,
        "message": finding.message,
        "cells": list(finding.cells),
        "expected": finding.expected,
        "actual": finding.actual,
        "difference": finding.difference,
        "location": location_members(finding.location),
        "locations": {key: location_members(place) for key, place in finding.locations.items()},
        "incident": finding.incident,
        "fingerprint": finding.fingerprint,
        "waived": waived and {"who": waived.who, "why": waived.why, "until": waived.until},
        "suggestion": _suggestion(finding.suggestion),
        "baseline": finding.baseline,
        "related": [elsewhere_members(figure) for figure in finding.related],
    }


def elsewhere_members(figure: Elsewhere) -> Members:
    """The members of one entry of ``related[]``: a figure of another report."""
    return {
        "relation": figure.relation,
        "path": figure.path,
        "part": figure.part,
        "organ": figure.organ,
        "year": figure.year,
        "cell": figure.cell,
        "value": figure.value,
        "location": location_members(figure.location),
    }


def _earlier(finding: Earlier) -> Members:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "cells": list(finding.cells),
        "expected": finding.expected,
        "actual": finding.actual,
        "fingerprint": finding.fingerprint,
    }


def _suggestion(suggestion: Suggestion | None) -> Members | None:
    if suggestion is None:
        return None
    return {
        "cells": dict(suggestion.cells),
        "reason": suggestion.reason,
        "kind": suggestion.kind,
        "uniqueness": suggestion.uniqueness,
        "alternatives": [
            {"cells": dict(repair.cells), "reason": repair.reason, "kind": repair.kind}
            for repair in suggestion.alternatives
        ],
    }


def claim_members(claim: Claim) -> Members:
    """The members of one entry of ``claims[]``."""
    return {
        "cell": claim.cell,
        "value": claim.value,
        "quote": claim.quote,
        "line": claim.line,
        "location": location_members(claim.location),
        "qualifier": claim.qualifier,
        "doubt": claim.doubt,
    }


def location_members(location: Location | None) -> Members | None:
    """A place with the keys of its format; None where nothing stands anywhere."""
    return (location.as_dict() or None) if location else None


def _stale(waiver: StaleWaiver) -> Members:
    entry = waiver.entry
    return {
        "fingerprint": entry.fingerprint,
        "rule": entry.rule,
        "organ": entry.organ,
        "year": entry.year,
        "cells": list(entry.cells),
        "who": entry.who,
        "why": entry.why,
        "until": entry.until.isoformat() if entry.until else None,
        "reason": waiver.reason,
        "place": str(entry.mark) if entry.mark else None,
    }


def _tool(outcome: Outcome) -> Members:
    return {
        "name": "goiaudit",
        "version": goiaudit.__version__,
        "configuration": outcome.configuration,
    }


def _summary(outcome: Outcome) -> Members:
    summary = summarise(outcome)
    return {
        "reports": summary.reports,
        "by_status": dict(summary.by_status),
        "by_severity": dict(summary.by_severity),
        "by_rule": dict(summary.by_rule),
        "verdicts": {verdict.value: count for verdict, count in summary.verdicts.items()},
        "verdicts_by_rule": {
            rule: {verdict.value: count for verdict, count in counts.items()}
            for rule, counts in summary.verdicts_by_rule.items()
        },
        "stale_waivers": [_stale(waiver) for waiver in outcome.stale_waivers],
        "baseline": outcome.baseline and {"path": outcome.baseline, **(summary.by_baseline or {})},
        "elapsed_seconds": round(outcome.elapsed_seconds, 3),
    }
