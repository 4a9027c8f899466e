"""What the page of one report shows, as plain values for the template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from goiaudit.audit.batch import context_of
from goiaudit.audit.wording import cell_label, key_label, number
from goiaudit.definitions.forms import TABLES, forms
from goiaudit.model.claims import Claim
from goiaudit.model.findings import SEVERITIES, Finding, Verdict
from goiaudit.model.result import AuditedReport
from goiaudit.output.claim_labels import claim_label
from goiaudit.output.details import detail
from goiaudit.output.html.scripts import script_json
from goiaudit.output.html.sheets import Sheet, anchor_of, sheets
from goiaudit.output.outcome import Outcome
from goiaudit.output.plain import plain
from goiaudit.output.views.alike import folded
from goiaudit.output.views.grouped import Incident, by_table, incidents_of, severities
from goiaudit.output.views.marked import MarkedSection, Segment, marked_sections
from goiaudit.output.views.named import SIGNS, heading_of
from goiaudit.output.views.told import (
    SEVERITY_SIGN,
    Advice,
    advice_of,
    change_of,
    gone,
    message_of,
    quote_of,
    telling,
    waiver_of,
    where,
)
from goiaudit.output.words import reason, say
from goiaudit.rules.rule import Rule, RuleSet
from goiaudit.rules.scope import Context
from goiaudit.rules.touching import touching

_MOST_LINKS = 12
_FEW_LINKS = 4


@dataclass(frozen=True, slots=True)
class Link:
    """A word that leads to an anchor of the page; no anchor, no link."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding in words."""

    rule: str
    severity: str
    sign: str
    grade: str
    change: str
    where: str
    before: str
    steps: str
    after: str
    quote: str
    waiver: str
    title: str
    basis: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AlikeView:
    """A finding that is folded into another: its incident, its place and its cell."""

    id: str
    where: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class IncidentView:
    """Findings of one cause, and what to check."""

    id: str
    severity: str
    is_waived: bool
    findings: tuple[FindingView, ...]
    advice: tuple[Advice, ...]
    alike: tuple[AlikeView, ...] = ()
    """Findings that say the same of other cells; their anchors lead here."""


@dataclass(frozen=True, slots=True)
class GroupView:
    """Incidents of one table, or of the text."""

    title: str
    incidents: tuple[IncidentView, ...]


@dataclass(frozen=True, slots=True)
class GradeView:
    """How many findings of one severity there are."""

    key: str
    sign: str
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class PieceView:
    """A stretch of text; what is marked leads to its cells and findings."""

    text: str
    grade: str = ""
    refs: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of the text."""

    heading: str
    paragraphs: tuple[tuple[PieceView, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that the page of one report shows; ``prefix`` parts the anchors of several reports."""

    prefix: str
    anchor: str
    status: str
    sign: str
    verdict: str
    heading: str
    path: str
    reason: str
    grades: tuple[GradeView, ...]
    groups: tuple[GroupView, ...]
    sheets: tuple[Sheet, ...]
    text: tuple[SectionView, ...]
    unassessed: tuple[str, ...]
    verdicts: str
    gone: tuple[str, ...] = ()
    up: str = ""
    notes: str = "{}"
    """JSON: anchor of a cell -> its label and the rules that look at it."""


def rule_set(outcome: Outcome) -> RuleSet:
    """The rules of the run that can be looked into (a caller may give titles alone)."""
    if outcome.ruleset is not None:
        return outcome.ruleset.active
    return RuleSet(tuple(rule for rule in outcome.rules.values() if isinstance(rule, Rule)))


def page_of(
    result: AuditedReport, outcome: Outcome, rules: RuleSet, prefix: str = "", up: str = ""
) -> Page:
    """Put the page of one report together."""
    report, lang = result.report, outcome.lang
    context = context_of(report)
    return Page(
        prefix=prefix,
        anchor=f"{prefix}top",
        status=result.status,
        sign=SIGNS[result.status],
        verdict=say(f"status.{result.status}", lang),
        heading=heading_of(result, lang),
        path=plain(report.path),
        reason=_why(result, lang),
        grades=tuple(_grades(result, lang)),
        groups=tuple(_groups(result, outcome)),
        sheets=sheets(result, lang),
        notes=cell_notes(rules, context, lang) if report.printed else "{}",
        text=tuple(_section(section, lang) for section in marked_sections(result)),
        unassessed=tuple(_unassessed(result, lang)),
        verdicts=say("verdicts", lang, counts=verdict_counts(result.verdicts, lang)),
        gone=gone(result),
        up=up,
    )


def verdict_counts(verdicts: Mapping[Verdict, int], lang: str) -> str:
    """All six verdicts with their counts."""
    return " · ".join(f"{say(f'verdict.{v.value}', lang)} {verdicts.get(v, 0)}" for v in Verdict)


def _why(result: AuditedReport, lang: str) -> str:
    report = result.report
    if not report.unreadable:
        return ""
    return f"{reason('unreadable', report.unreadable, lang)}. {detail(report.message, lang)}"


def _grades(result: AuditedReport, lang: str) -> Iterator[GradeView]:
    for severity, count in severities(result).items():
        word = say(f"severity.{severity}", lang)
        yield GradeView(severity, SEVERITY_SIGN[severity], word, count)


def _groups(result: AuditedReport, outcome: Outcome) -> Iterator[GroupView]:
    lang = outcome.lang
    for table, incidents in by_table(incidents_of(result.findings)).items():
        title = key_label("", table, lang) if table else say("group.text", lang)
        found = folded(incidents)
        yield GroupView(title, tuple(_incident(*item, result, outcome) for item in found))


def _incident(
    incident: Incident, alike: Iterable[Incident], result: AuditedReport, outcome: Outcome
) -> IncidentView:
    lang = outcome.lang
    return IncidentView(
        id=incident.id,
        severity=incident.severity,
        is_waived=incident.is_waived,
        findings=tuple(_finding(finding, result, outcome) for finding in incident.findings),
        advice=tuple(advice_of(s, incident.findings, lang) for s in incident.suggestions),
        alike=tuple(_alike(other, result, lang) for other in alike),
    )


def _alike(incident: Incident, result: AuditedReport, lang: str) -> AlikeView:
    finding = incident.findings[0]
    links = tuple(_cell_links(finding, result, lang))
    return AlikeView(incident.id, where(finding, lang), links)


def _finding(finding: Finding, result: AuditedReport, outcome: Outcome) -> FindingView:
    lang = outcome.lang
    message, rule = message_of(finding, lang), outcome.rules.get(finding.rule)
    return FindingView(
        rule=finding.rule,
        severity=finding.severity,
        sign=SEVERITY_SIGN[finding.severity],
        grade=say(f"severity.{finding.severity}", lang),
        change=change_of(finding, lang),
        where=where(finding, lang),
        before=message.before,
        steps=message.steps,
        after=message.after,
        quote=quote_of(finding),
        waiver=waiver_of(finding, lang),
        title=say("rule", lang, title=rule.title.in_language(lang)) if rule else "",
        basis=say("basis", lang, basis=rule.basis) if rule and rule.basis else "",
        links=tuple(_cell_links(finding, result, lang)),
    )


def _cell_links(finding: Finding, result: AuditedReport, lang: str) -> Iterator[Link]:
    """Links to the drawn cells; a sum of many shows those that say something."""
    printed = {
        str(cell.address): cell.value
        for table in result.report.printed.values()
        for cell in table.cells
    }
    own = tuple(cell for cell in finding.cells if cell in printed)
    shown = own if len(own) <= _FEW_LINKS else telling(finding, printed)
    for address in shown[:_MOST_LINKS]:
        yield Link(anchor_of(address), claim_label(address, lang))


@lru_cache(maxsize=16)
def cell_notes(rules: RuleSet, context: Context, lang: str) -> str:
    """What the script of a page tells of each cell, the same for all reports of one form."""
    looks = touching(rules, context)
    layout = {"requests": context.requests, "disclosure": context.disclosure}
    notes = {
        anchor_of(str(address)): [cell_label(str(address), lang), *looks.get(str(address), ())]
        for name in TABLES
        for address in forms()[layout.get(name) or context.requests].tables[name].addresses()
    }
    return script_json(notes)


def _section(section: MarkedSection, lang: str) -> SectionView:
    paragraphs = (tuple(_piece(s, lang) for s in found) for found in section.paragraphs)
    return SectionView(plain(section.heading), tuple(paragraphs))


def _piece(segment: Segment, lang: str) -> PieceView:
    refs = [_claim_ref(claim, lang) for claim in segment.claims]
    refs += [Link(finding.incident, finding.rule) for finding in segment.findings]
    grades = {finding.severity for finding in segment.findings}
    grade = next((severity for severity in SEVERITIES if severity in grades), "")
    text = "".join(char for char in segment.text if char >= " " or char == "\n")
    return PieceView(text, grade, tuple(refs))


def _claim_ref(claim: Claim, lang: str) -> Link:
    label = f"{claim_label(claim.cell, lang)} {number(claim.value, lang)}"
    table, _, _ = claim.cell.partition(".")
    is_cell = claim.cell.count(".") == 2 and cell_label(claim.cell, lang) != claim.cell
    return Link(anchor_of(claim.cell) if is_cell and table else "", label)


def _unassessed(result: AuditedReport, lang: str) -> Iterator[str]:
    entries = result.not_assessable
    for code, count in Counter(entry.reason for entry in entries).items():
        rules = ", ".join(dict.fromkeys(e.rule for e in entries if e.reason == code))
        yield f"{reason('reason', code, lang)} ({count}): {rules}"
