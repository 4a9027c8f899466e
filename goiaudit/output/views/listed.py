"""One line a finding, as CSV, workbooks and letters list them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from goiaudit.audit.results import brief
from goiaudit.model.cells import Number
from goiaudit.model.findings import Finding
from goiaudit.model.result import AuditedReport
from goiaudit.output.claim_labels import claim_label
from goiaudit.output.outcome import Outcome
from goiaudit.output.plain import plain
from goiaudit.output.views.told import advice_beside, change_of, related_of, waiver_of, where
from goiaudit.output.words import say

_MOST_CELLS = 12


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding as a row of figures and words, in the language of the run."""

    organ: str
    year: int | None
    path: str
    part: int | None
    severity: str
    family: str
    rule: str
    title: str
    place: str
    cells: str
    message: str
    expected: Number | str | None
    actual: Number | str | None
    difference: Number | None
    advice: str
    quote: str
    basis: str
    waived: str
    incident: str
    fingerprint: str
    change: str


COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(Listed))


def heads(lang: str) -> list[str]:
    """The names of the columns in words."""
    return [say(f"column.{name}", lang) for name in COLUMNS]


def listed(outcome: Outcome) -> Iterator[Listed]:
    """Every finding of a run, report by report; waived ones say so."""
    for result in brief(outcome.results):
        for finding in result.findings:
            yield row_of(finding, result, outcome)


def row_of(finding: Finding, result: AuditedReport, outcome: Outcome) -> Listed:
    """The row of one finding; its advice leaves out what other rows of the same cause say."""
    lang, report = outcome.lang, result.report
    rule = outcome.rules.get(finding.rule)
    advice = advice_beside(finding, result.findings, lang)
    return Listed(
        organ=plain(report.organ) if report.organ else "",
        year=report.year,
        path=plain(report.path),
        part=report.part,
        severity=say(f"severity.{finding.severity}", lang),
        family=say(f"family.{finding.family}", lang),
        rule=finding.rule,
        title=rule.title.in_language(lang) if rule else "",
        place=where(finding, lang),
        cells=cells_in_words(finding.cells, lang),
        message=_told(finding, lang),
        expected=_clean(finding.expected),
        actual=_clean(finding.actual),
        difference=finding.difference,
        advice="; ".join((advice.lead, *advice.others)) if advice else "",
        quote=plain(finding.quote),
        basis=rule.basis if rule else "",
        waived=waiver_of(finding, lang),
        incident=finding.incident,
        fingerprint=finding.fingerprint,
        change=change_of(finding, lang),
    )


def cells_in_words(cells: Sequence[str], lang: str, most: int = _MOST_CELLS) -> str:
    """The names of the first cells."""
    shown = [claim_label(cell, lang) for cell in cells[:most]]
    more = ["…"] if len(cells) > most else []
    return "; ".join([*shown, *more])


def _told(finding: Finding, lang: str) -> str:
    """The message, and where the figures of other reports stand."""
    there = related_of(finding, lang)
    return say("related.joint", lang).join(p for p in (plain(finding.message), there) if p)


def _clean(value: Number | str | None) -> Number | str | None:
    return plain(value) if isinstance(value, str) else value
