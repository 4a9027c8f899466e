"""What the page of a whole run shows, as plain values for the template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from goiaudit.audit.results import brief
from goiaudit.model.findings import Finding
from goiaudit.model.result import AuditedReport
from goiaudit.output.html.supervised import Supervised, supervised_of
from goiaudit.output.outcome import STATUSES, Outcome, counted, summarise
from goiaudit.output.plain import plain
from goiaudit.output.views.grouped import severities
from goiaudit.output.views.named import SIGNS, heading_of
from goiaudit.output.views.told import compared
from goiaudit.output.words import say

_MOST_RULES = 12
_MOST_ORGANS = 40
_HEAT_RULES = 24
_ORDER = ("inconsistent", "incomplete", "unreadable", "consistent")


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: ``share`` is its length in percent."""

    key: str
    word: str
    count: int
    share: float
    sign: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One organ: findings by rule."""

    organ: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """Organs x rules; the worst of both."""

    rules: tuple[Bar, ...]
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list of reports."""

    status: str
    sign: str
    word: str
    organ: str
    year: int | None
    path: str
    counts: tuple[int, ...]
    rules: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """A further page of the list."""

    label: str
    href: str
    here: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the page of a run shows besides the pages of its reports."""

    title: str
    worst: str
    counted: str
    found: str
    first: bool
    states: tuple[Bar, ...]
    rules: tuple[Bar, ...]
    all_rules: tuple[Bar, ...]
    heat: Heat | None
    supervised: Supervised | None
    rows: tuple[Row, ...]
    pages: tuple[PageLink, ...] = ()
    left_out: int = 0
    compared: str = ""


def overview_of(
    outcome: Outcome,
    rows: Sequence[Row],
    pages: Sequence[PageLink] = (),
    left_out: int = 0,
) -> Overview:
    """The overview with the ``rows`` of the reports that it lists."""
    lang, total = outcome.lang, summarise(outcome)
    states = tuple(
        Bar(
            status,
            say(f"status.{status}", lang),
            total.by_status[status],
            _share(total.by_status[status], total.reports),
            SIGNS[status],
        )
        for status in STATUSES
    )
    bars = _rule_bars(outcome, total.by_rule)
    counts = " · ".join(f"{bar.word} {bar.count}" for bar in states)
    found = " · ".join(f"{say(f'severity.{k}', lang)} {n}" for k, n in total.by_severity.items())
    return Overview(
        title=say("html.title", lang, count=total.reports),
        worst=next((s for s in _ORDER if total.by_status.get(s)), "consistent"),  # type: ignore[call-overload]
        counted=say("summary.reports", lang, count=total.reports, counts=counts),
        found=say("summary.findings", lang, counts=found),
        first=not pages or pages[0].here,
        states=states,
        rules=bars[:_MOST_RULES],
        all_rules=tuple(sorted(bars, key=lambda bar: bar.key)),
        heat=_heat(outcome, bars),
        supervised=supervised_of(outcome) if not pages or pages[0].here else None,
        rows=tuple(rows),
        pages=tuple(pages),
        left_out=left_out,
        compared=compared(total, outcome),
    )


def _share(count: int, whole: int) -> float:
    return round(100 * count / whole, 1) if whole else 0.0


def _rule_bars(outcome: Outcome, by_rule: object) -> tuple[Bar, ...]:
    """Rules by how many findings they gave."""
    counts = dict(by_rule) if isinstance(by_rule, dict) else {}
    most = max(counts.values(), default=0)
    bars = [
        Bar(rule, rule, count, _share(count, most), title=_title(outcome, rule))
        for rule, count in counts.items()
    ]
    return tuple(sorted(bars, key=lambda bar: (-bar.count, bar.key)))


def _title(outcome: Outcome, rule: str) -> str:
    known = outcome.rules.get(rule)
    return known.title.in_language(outcome.lang) if known else ""


def _heat(outcome: Outcome, bars: Sequence[Bar]) -> Heat | None:
    """Only where there is something to compare: two organs and a rule at least."""
    counts: dict[str, Counter[str]] = {}
    for result in brief(outcome.results):
        found = _grave(result)
        if found:
            name = result.report.organ or heading_of(result, outcome.lang)
            counts.setdefault(name, Counter()).update(finding.rule for finding in found)
    seen = {rule for own in counts.values() for rule in own}
    rules = tuple(bar for bar in bars if bar.key in seen)[:_HEAT_RULES]
    if len(counts) < 2 or not rules:
        return None
    worst = sorted(counts, key=lambda organ: (-counts[organ].total(), organ))[:_MOST_ORGANS]
    rows = (HeatRow(plain(o, 60), tuple(counts[o][bar.key] for bar in rules)) for o in worst)
    return Heat(rules, tuple(rows))


def _grave(result: AuditedReport) -> list[Finding]:
    return [f for f in counted(result.findings) if f.severity != "info"]


def row_of(result: AuditedReport, href: str, lang: str) -> Row:
    """The line of a report; ``href`` leads to its page."""
    report = result.report
    return Row(
        status=result.status,
        sign=SIGNS[result.status],
        word=say(f"status.{result.status}", lang),
        organ=plain(report.organ, 60) if report.organ else say("who.unknown", lang),
        year=report.year,
        path=plain(report.path, 200),
        counts=tuple(severities(result).values()),
        rules=tuple(sorted({finding.rule for finding in counted(result.findings)})),
        href=href,
    )
