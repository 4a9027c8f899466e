"""``--format sarif``: SARIF 2.1.0 (OASIS), for code-scanning pages and editors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TextIO
from urllib.parse import quote

import goiaudit
from goiaudit.audit.results import brief
from goiaudit.model.cells import Location
from goiaudit.model.findings import Finding
from goiaudit.model.result import AuditedReport
from goiaudit.output.claim_labels import claim_label
from goiaudit.output.exact_json import encode
from goiaudit.output.labels import place
from goiaudit.output.look import Look
from goiaudit.output.outcome import Outcome, RuleText
from goiaudit.output.plain import plain
from goiaudit.output.views.told import advice_beside
from goiaudit.output.words import say

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
"""Names the format; nothing is fetched from there."""
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_MOST_RELATED = 20

Members = dict[str, object]


def write_sarif(outcome: Outcome, stream: TextIO, look: Look) -> None:  # noqa: ARG001 - one protocol
    """One run with its rules, a result for every finding, a notice for every unreadable file."""
    order = {rule: n for n, rule in enumerate(outcome.rules)}
    driver: Members = {
        "name": "goiaudit",
        "version": goiaudit.__version__,
        "rules": [_rule(key, rule, outcome.lang) for key, rule in outcome.rules.items()],
    }
    run: Members = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "language": "zh-CN" if outcome.lang == "zh" else "en",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    _unread(result) for result in brief(outcome.results) if result.report.unreadable
                ],
            }
        ],
        "results": [
            _result(finding, result, order, outcome)
            for result in brief(outcome.results)
            for finding in result.findings
        ],
    }
    stream.write(encode({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, 1) + "\n")


def _rule(key: str, rule: RuleText, lang: str) -> Members:
    title = rule.title.in_language(lang)
    members: Members = {"id": key, "shortDescription": {"text": title}}
    if rule.basis:
        members["help"] = {"text": say("basis", lang, basis=rule.basis)}
    return members


def _result(
    finding: Finding, result: AuditedReport, order: Mapping[str, int], outcome: Outcome
) -> Members:
    message = plain(finding.message)
    if advice := advice_beside(finding, result.findings, outcome.lang):
        message += f" → {advice.lead}"
    members: Members = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [
            _location(result.report.path, finding.location, finding.cells[:1], outcome.lang)
        ],
        "properties": {
            "family": finding.family,
            "incident": finding.incident,
            "organ": result.report.organ,
            "year": result.report.year,
        },
    }
    if finding.rule in order:
        members["ruleIndex"] = order[finding.rule]
    if finding.fingerprint:
        members["partialFingerprints"] = {"goiaudit/v1": finding.fingerprint}
    if related := list(_related(finding, result, outcome.lang)):
        members["relatedLocations"] = related
    if finding.waived is not None:
        members["suppressions"] = [{"kind": "external", "justification": plain(finding.waived.why)}]
    if finding.baseline is not None:
        members["baselineState"] = finding.baseline
    return members


def _related(finding: Finding, result: AuditedReport, lang: str) -> Iterator[Members]:
    """The other cells of a finding, then the figures of other reports in their own files."""
    own = [(result.report.path, where, cell) for cell, where in finding.locations.items()]
    own = [place for place in own if place[1] != finding.location][:_MOST_RELATED]
    others = [(figure.path, figure.location, figure.cell) for figure in finding.related]
    for n, (path, where, cell) in enumerate((*own, *others), 1):
        words = {"text": claim_label(cell, lang)}
        yield {"id": n, **_location(path, where, (cell,), lang), "message": words}


def _location(path: str, where: Location | None, cells: tuple[str, ...], lang: str) -> Members:
    """A line is a region; other places are named in words and kept as properties."""
    physical: Members = {"artifactLocation": {"uri": quote(path, safe="/!#-")}}
    if where is not None and where.line is not None:
        region: Members = {"startLine": where.line}
        if where.column is not None:
            region["startColumn"] = where.column
        physical["region"] = region
    members: Members = {"physicalLocation": physical}
    if cells:
        members["logicalLocations"] = [{"fullyQualifiedName": cell} for cell in cells]
    if where is not None and where.line is None and where.as_dict():
        members["properties"] = {"place": place(where, lang), **where.as_dict()}
    return members


def _unread(result: AuditedReport) -> Members:
    report = result.report
    text = plain(f"{report.path}: {report.message or report.unreadable}")
    return {
        "level": "error",
        "message": {"text": text},
        "descriptor": {"id": f"unreadable/{report.unreadable}"},
    }
