"""The findings of one report as lines for the console: by table, then by incident."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from goiaudit.audit.wording import key_label
from goiaudit.model.cells import CellAddress, Number
from goiaudit.model.findings import Finding
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from goiaudit.output.claim_labels import claim_label
from goiaudit.output.exact_json import figure
from goiaudit.output.labels import place
from goiaudit.output.outcome import RuleText
from goiaudit.output.views.alike import folded
from goiaudit.output.views.grouped import Incident, by_table, incidents_of
from goiaudit.output.views.told import (
    SEVERITY_SIGN,
    advice_of,
    message_of,
    quote_of,
    telling,
    waiver_of,
    where,
)
from goiaudit.output.words import say

SEVERITY_STYLE = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
_MOST_CELLS = 30
_SHOWN_ALIKE = 3
"""How many are shown of many findings that say the same of cell after cell."""

Line = tuple[int, int, str, str]
"""Indent of the first line, indent of the others, text, style."""


def finding_lines(
    result: AuditedReport, rules: Mapping[str, RuleText], lang: str, verbosity: int
) -> Iterator[Line]:
    """Headings, findings and suggestions in order; breaking into lines is left to the caller."""
    listing = _Listing(result.report, rules, lang, verbosity > 0)
    for table, incidents in by_table(incidents_of(result.findings)).items():
        yield 2, 2, listing.heading(table), "bold"
        yield from listing.incidents(incidents)


class _Listing:
    """The findings of one report in one language."""

    def __init__(
        self, report: Report, rules: Mapping[str, RuleText], lang: str, verbose: bool
    ) -> None:
        self.report = report
        self.rules = rules
        self.lang = lang
        self.verbose = verbose

    def heading(self, table: str | None) -> str:
        return key_label("", table, self.lang) if table else say("group.text", self.lang)

    def incidents(self, incidents: Sequence[Incident]) -> Iterator[Line]:
        """Those of one table; without -v of many that are alike only the first.

        A draft that is half filled in has the same to mend in dozens of cells.
        """
        if self.verbose:
            for incident in incidents:
                yield from self.incident(incident)
            return
        for first, others in folded(incidents):
            for incident in (first, *others[: _SHOWN_ALIKE - 1]):
                yield from self.incident(incident)
            if more := len(others[_SHOWN_ALIKE - 1 :]):
                rule = first.findings[0].rule
                yield 4, 4, say("alike.more", self.lang, rule=rule, count=more), "bold"

    def incident(self, incident: Incident) -> Iterator[Line]:
        """The findings of one cause, then what to check, once."""
        indent = 2
        if len(incident.findings) > 1:
            yield 2, 2, say("incident.several", self.lang, count=len(incident.findings)), ""
            indent = 4
        for finding in incident.findings:
            yield from self.finding(finding, indent)
        for suggestion in incident.suggestions:
            advice = advice_of(suggestion, incident.findings, self.lang)
            yield indent + 2, indent + 4, f"→ {advice.lead}", "green"
            for other in advice.others:
                yield indent + 4, indent + 6, other, ""

    def finding(self, finding: Finding, indent: int) -> Iterator[Line]:
        severity = say(f"severity.{finding.severity}", self.lang)
        head = f"{SEVERITY_SIGN[finding.severity]} {severity} {finding.rule}"
        if finding.baseline is not None:
            head += f" [{say(f'baseline.{finding.baseline}', self.lang)}]"
        head = f"{head}  {where(finding, self.lang)}".rstrip()
        yield indent, indent + 2, head, SEVERITY_STYLE[finding.severity]
        inner, message = indent + 2, message_of(finding, self.lang)
        yield inner, inner, message.before, ""
        if message.steps:
            yield inner, inner + 2, message.steps, ""
        if message.after:
            yield inner, inner, message.after, ""
        if quote := quote_of(finding):
            yield inner, inner + 2, say("quote", self.lang, quote=quote), ""
        if waiver := waiver_of(finding, self.lang):
            yield inner, inner, waiver, "dim"
        if self.verbose:
            yield from self.details(finding, inner)

    def details(self, finding: Finding, indent: int) -> Iterator[Line]:
        """With -v: rule, basis, and the cells that the arithmetic stands on."""
        rule = self.rules.get(finding.rule)
        if rule:
            title = rule.title.in_language(self.lang)
            if title not in finding.message:
                yield indent, indent + 2, say("rule", self.lang, title=title), "dim"
            if rule.basis:
                yield indent, indent + 2, say("basis", self.lang, basis=rule.basis), "dim"
        values = {cell: self.value(cell) for cell in finding.cells}
        for address in telling(finding, values)[:_MOST_CELLS]:
            yield indent, indent + 2, self.cell(address, finding), "dim"
        if finding.fingerprint:
            words = say("fingerprint", self.lang, fingerprint=finding.fingerprint)
            yield indent, indent + 2, words, "dim"

    def value(self, address: str) -> Number | None:
        parts = address.split(".")
        cell = self.report.cell(CellAddress(*parts)) if len(parts) == 3 else None
        return cell.value if cell else None

    def cell(self, address: str, finding: Finding) -> str:
        value = self.value(address)
        label = claim_label(address, self.lang)
        text = label if value is None else f"{label} = {figure(value)}"
        return f"{text}  {place(finding.locations.get(address), self.lang)}".rstrip()
