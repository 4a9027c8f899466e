"""The findings of one report as lines for the console: by table, then by incident."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from goiaudit.audit.wording import arithmetic, cell_label, key_label
from goiaudit.model.cells import CellAddress, Number
from goiaudit.model.findings import Finding, Repair, Suggestion
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from goiaudit.output.exact_json import figure
from goiaudit.output.labels import place, table_of
from goiaudit.output.outcome import RuleText
from goiaudit.output.plain import plain
from goiaudit.output.words import say

SEVERITY_SIGN = {"error": "×", "warning": "!", "info": "i"}
SEVERITY_STYLE = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
_ARITHMETIC = frozenset({
    "balance", "row_total", "subtotal", "dispute_total", "narrative_table", "narrative_sum",
    "cross_year", "rollup",
})  # fmt: skip
_JOINTS = "；;：:，,。. "
_LONGEST_QUOTE = 200
_MOST_CELLS = 30
_MOST_ALTERNATIVES = 4

Line = tuple[int, int, str, str]
"""Indent of the first line, indent of the others, text, style."""


def finding_lines(
    result: AuditedReport, rules: Mapping[str, RuleText], lang: str, verbosity: int
) -> Iterator[Line]:
    """Headings, findings and suggestions in order; breaking into lines is left to the caller."""
    listing = _Listing(result.report, rules, lang, verbosity > 0)
    for table, incidents in _grouped(result.findings).items():
        yield 2, 2, listing.heading(table), "bold"
        for incident in incidents:
            yield from listing.incident(incident)


def _grouped(findings: tuple[Finding, ...]) -> dict[str | None, list[list[Finding]]]:
    """Incidents by the table of their first finding, tables in official order, text last."""
    incidents: dict[str, list[Finding]] = {}
    for index, finding in enumerate(findings):
        incidents.setdefault(finding.incident or f"#{index}", []).append(finding)
    order: tuple[str | None, ...] = ("disclosure", "requests", "disputes", None)
    groups: dict[str | None, list[list[Finding]]] = {name: [] for name in order}
    for incident in incidents.values():
        groups[_table(incident[0])].append(incident)
    return {name: found for name, found in groups.items() if found}


def _table(finding: Finding) -> str | None:
    return next((name for cell in finding.cells if (name := table_of(cell))), None)


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

    def incident(self, findings: list[Finding]) -> Iterator[Line]:
        """The findings of one cause, then what to check, once."""
        indent = 2
        if len(findings) > 1:
            yield 2, 2, say("incident.several", self.lang, count=len(findings)), ""
            indent = 4
        for finding in findings:
            yield from self.finding(finding, indent)
        said: set[str] = set()
        for finding in findings:
            suggestion = finding.suggestion
            if suggestion and suggestion.reason not in said:
                said.add(suggestion.reason)
                yield from self.suggestion(suggestion, findings, indent + 2)

    def finding(self, finding: Finding, indent: int) -> Iterator[Line]:
        severity = say(f"severity.{finding.severity}", self.lang)
        head = f"{SEVERITY_SIGN[finding.severity]} {severity} {finding.rule}"
        message = plain(finding.message, 600)
        where = place(finding.location, self.lang)
        yield indent, indent + 2, f"{head}  {where}".rstrip(), SEVERITY_STYLE[finding.severity]
        inner = indent + 2
        before, steps, after = self.split(finding, message)
        yield inner, inner, before, ""
        if steps:
            yield inner, inner + 2, steps, ""
        if after:
            yield inner, inner, after, ""
        if finding.quote and _squeezed(finding.quote) not in _squeezed(message):
            quote = plain(finding.quote, _LONGEST_QUOTE)
            yield inner, inner + 2, say("quote", self.lang, quote=quote), ""
        if finding.waived:
            yield inner, inner, self.waiver(finding), "dim"
        if self.verbose:
            yield from self.details(finding, inner)

    def split(self, finding: Finding, message: str) -> tuple[str, str, str]:
        """The message before its arithmetic, the arithmetic, and what follows it.

        The arithmetic gets a line of its own; it is added where the message leaves it out.
        """
        if finding.family not in _ARITHMETIC or not finding.difference or not finding.sides:
            return message, "", ""
        steps = arithmetic(*finding.sides, "=", self.lang)
        before, _, after = message.partition(steps)
        if not before:
            return message, "", ""
        return before.rstrip(_JOINTS), steps, after.lstrip(_JOINTS)

    def waiver(self, finding: Finding) -> str:
        waived = finding.waived
        if waived is None:
            return ""
        words = "waived.until" if waived.until else "waived"
        values = {"who": plain(waived.who), "why": plain(waived.why), "until": waived.until}
        return say(words, self.lang, **values)

    def details(self, finding: Finding, indent: int) -> Iterator[Line]:
        """With -v: rule, basis, and the cells that the arithmetic stands on."""
        rule = self.rules.get(finding.rule)
        if rule:
            title = rule.title.in_language(self.lang)
            if title not in finding.message:
                yield indent, indent + 2, say("rule", self.lang, title=title), "dim"
            if rule.basis:
                yield indent, indent + 2, say("basis", self.lang, basis=rule.basis), "dim"
        shown = [cell for cell in finding.cells if self.value(cell) not in (0, None)]
        for address in (shown or list(finding.cells))[:_MOST_CELLS]:
            yield indent, indent + 2, self.cell(address, finding), "dim"

    def value(self, address: str) -> Number | None:
        parts = address.split(".")
        cell = self.report.cell(CellAddress(*parts)) if len(parts) == 3 else None
        return cell.value if cell else None

    def cell(self, address: str, finding: Finding) -> str:
        value = self.value(address)
        label = cell_label(address, self.lang)
        text = label if value is None else f"{label} = {figure(value)}"
        return f"{text}  {place(finding.locations.get(address), self.lang)}".rstrip()

    def suggestion(
        self, suggestion: Suggestion, findings: list[Finding], indent: int
    ) -> Iterator[Line]:
        """Which cell to check; hedged unless it is the only explanation."""
        hedge = ""
        if suggestion.uniqueness != "unique":
            hedge = say(f"suggest.{suggestion.uniqueness}", self.lang) + " "
        reason = plain(_unsaid(suggestion.reason, findings), 600)
        if say("suggest", self.lang, cells="").rstrip(": ") in reason:
            yield indent, indent + 2, f"→ {hedge}{reason}", "green"
        else:
            text = say("suggest", self.lang, cells=hedge + self.cells(suggestion))
            yield indent, indent + 2, f"→ {text}", "green"
            if reason:
                yield indent + 2, indent + 2, reason, ""
        for repair in suggestion.alternatives[:_MOST_ALTERNATIVES]:
            yield indent + 2, indent + 4, say("suggest.or", self.lang, cells=self.cells(repair)), ""

    def cells(self, repair: Repair | Suggestion) -> str:
        return ", ".join(
            say(
                "suggest.cell",
                self.lang,
                cell=cell_label(address, self.lang),
                value=figure(value),
            )
            for address, value in repair.cells.items()
        )


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _unsaid(reason: str, findings: list[Finding]) -> str:
    """A reason without the clauses that the findings above it already say."""
    said = [_squeezed(finding.message) for finding in findings]
    clauses = re.split("(?<=；)|(?<=; )", reason)
    return "".join(
        clause
        for clause in clauses
        if not any(_squeezed(clause).rstrip("；;") in message for message in said)
    )
