"""Accepted findings: marked and listed still, but counting neither for status nor summary."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from goiaudit.audit.results import brief, changed
from goiaudit.audit.status import restated
from goiaudit.model.findings import Finding, Verdict, Waiver
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from goiaudit.model.waivers import StaleWaiver, WaiverEntry
from goiaudit.recognition.profile import organ_key

Counts = Mapping[str, Mapping[Verdict, int]]


@dataclass(frozen=True, slots=True)
class Waived:
    """Results with their waived findings marked, and the entries that did nothing."""

    results: Sequence[AuditedReport]
    stale: tuple[StaleWaiver, ...]


def with_waivers(
    results: Sequence[AuditedReport],
    entries: Sequence[WaiverEntry],
    today: date,
    left_out: Collection[str] = (),
    *,
    narrowed: bool = False,
) -> Waived:
    """Apply waivers that have not expired; the last day is ``until`` itself.

    Stale is an entry that has expired, or that fits no finding although the report that it
    names (any report, if it names none) was in this run and its rule was judged. ``left_out``
    are rules that this run did not judge; where it was ``narrowed`` to some rules, nothing can
    be said of an entry that names no rule.
    """
    if not entries:
        return Waived(results, ())
    live = [entry for entry in entries if entry.until is None or entry.until >= today]
    index = _Index(live)
    done = changed(results, partial(_waived, index)) if live else results
    seen = {_whose(each.report) for each in brief(done) if each.report.unreadable is None}
    stale = []
    for entry in entries:
        judged = entry.rule not in left_out if entry.rule is not None else not narrowed
        if entry.until is not None and entry.until < today:
            stale.append(StaleWaiver(entry, "expired"))
        elif id(entry) not in index.used and judged and _was_there(entry, seen):
            stale.append(StaleWaiver(entry, "unmatched"))
    return Waived(done, tuple(stale))


class _Index:
    """Entries by what tells soonest that they do not fit; ``used`` are those that did fit."""

    def __init__(self, entries: Iterable[WaiverEntry]) -> None:
        self.by_fingerprint: dict[str, list[WaiverEntry]] = {}
        self.by_organ: dict[str, list[WaiverEntry]] = {}
        self.others: list[WaiverEntry] = []
        self.used: set[int] = set()
        for entry in entries:
            if entry.fingerprint is not None:
                self.by_fingerprint.setdefault(entry.fingerprint, []).append(entry)
            elif entry.organ is not None:
                self.by_organ.setdefault(organ_key(entry.organ), []).append(entry)
            else:
                self.others.append(entry)

    def first(self, finding: Finding, report: Report) -> WaiverEntry | None:
        """The entry that waives a finding; every entry that would counts as used."""
        organ, year = _whose(report)
        near = self.by_organ.get(organ, []) if organ is not None else []
        named = self.by_fingerprint.get(finding.fingerprint, [])
        fitting = [
            entry
            for entry in (*named, *near, *self.others)
            if entry.year in (None, year)
            and (entry.organ is None or organ_key(entry.organ) == organ)
            and entry.rule in (None, finding.rule)
            and set(entry.cells) <= set(finding.cells)
        ]
        self.used.update(id(entry) for entry in fitting)
        return fitting[0] if fitting else None


def _waived(index: _Index, _: int, result: AuditedReport) -> AuditedReport:
    findings = []
    for finding in result.findings:
        entry = index.first(finding, result.report)
        findings.append(replace(finding, waived=_waiver(entry)) if entry else finding)
    if all(finding.waived is None for finding in findings):
        return result
    return restated(result, findings, _counted(result.by_rule, findings))


def _waiver(entry: WaiverEntry) -> Waiver:
    return Waiver(entry.who, entry.why, entry.until.isoformat() if entry.until else None)


def _counted(by_rule: Counts, findings: Iterable[Finding]) -> Counts:
    """Failed instances of waived findings count as waived."""
    counts = {rule: dict(verdicts) for rule, verdicts in by_rule.items()}
    for finding in findings:
        mine = counts.get(finding.rule)
        if finding.waived is None or finding.family == "internal" or mine is None:
            continue
        moved = min(finding.instances, mine.get(Verdict.FAIL, 0))
        mine[Verdict.FAIL] = mine.get(Verdict.FAIL, 0) - moved
        mine[Verdict.WAIVED] = mine.get(Verdict.WAIVED, 0) + moved
    return {
        rule: {verdict: mine[verdict] for verdict in Verdict if mine.get(verdict)}
        for rule, mine in counts.items()
    }


def _whose(report: Report) -> tuple[str | None, int | None]:
    return None if report.organ is None else organ_key(report.organ), report.year


def _was_there(entry: WaiverEntry, seen: Collection[tuple[str | None, int | None]]) -> bool:
    organ = None if entry.organ is None else organ_key(entry.organ)
    return any(organ in (None, whose) and entry.year in (None, year) for whose, year in seen)
