"""``goiaudit diff``: what differs between two drafts, for a person at a terminal."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TextIO

import goiaudit
from goiaudit.audit.wording import cell_label, key_label
from goiaudit.model.cells import Cell
from goiaudit.model.claims import Claim, Scalar
from goiaudit.model.difference import (
    CellChange,
    ClaimChange,
    Difference,
    FieldChange,
    ReportDifference,
    SectionChange,
)
from goiaudit.model.findings import Finding
from goiaudit.model.result import AuditedReport
from goiaudit.output.claim_labels import claim_label
from goiaudit.output.details import detail
from goiaudit.output.exact_json import figure
from goiaudit.output.labels import place
from goiaudit.output.layout import wrap
from goiaudit.output.plain import plain
from goiaudit.output.views.named import SIGNS
from goiaudit.output.views.told import SEVERITY_SIGN
from goiaudit.output.words import reason, say, says

_WIDTH = 80
_LONGEST_QUOTE = 60
Line = tuple[int, str]
"""Indent and text."""


def write_diff(
    difference: Difference, stream: TextIO, lang: str, rules: int, configuration: str | None
) -> None:
    """Pairs with their changes, what stands on one side only, then counts."""
    width = shutil.get_terminal_size((_WIDTH, 24)).columns if stream.isatty() else _WIDTH
    for indent, text in _Words(lang).all(difference):
        for n, line in enumerate(wrap(text, width, indent, indent + 2)):
            stream.write((" " * (indent + 2 * bool(n)) + line).rstrip() + "\n")
    nothing = say("summary.no_configuration", lang)
    values = {"version": goiaudit.__version__, "rules": rules}
    stream.write(say("summary.run", lang, **values, configuration=configuration or nothing) + "\n")


class _Words:
    """Lines in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def say(self, key: str, **values: object) -> str:
        return say(key, self.lang, **values)

    def all(self, difference: Difference) -> Iterator[Line]:
        """The whole page."""
        for pair in difference.pairs:
            yield from self.pair(pair)
            yield 0, ""
        for key in ("only_old", "only_new"):
            results: Sequence[AuditedReport] = getattr(difference, key)
            if results:
                yield 0, self.say(f"diff.{key}")
            for result in results:
                yield 2, f"{plain(result.report.path)}  {self.who(result)}".rstrip()
        if difference.unread:
            yield 0, self.say("diff.unread")
        for one in difference.unread:
            why = detail(one.message, self.lang) or reason("unreadable", one.reason, self.lang)
            yield 2, f"{plain(one.path)}  {plain(why, 200)}"
        yield 0, "─" * _WIDTH
        yield 0, self.summary(difference)

    def summary(self, difference: Difference) -> str:
        pairs = difference.pairs
        counts = {
            "mended": sum(len(pair.mended) for pair in pairs),
            "new": sum(len(pair.fresh) for pair in pairs),
            "updated": sum(len(pair.updated) for pair in pairs),
            "unchanged": sum(len(pair.unchanged) for pair in pairs),
        }
        changed = sum(pair.differs for pair in pairs)
        return self.say(
            "diff.summary", pairs=len(pairs), changed=changed, counts=self.counts(counts)
        )

    def counts(self, numbers: Mapping[str, int]) -> str:
        return " · ".join(f"{self.say(f'diff.{key}')} {n}" for key, n in numbers.items())

    def who(self, result: AuditedReport) -> str:
        report = result.report
        organ = plain(report.organ, 60) if report.organ else self.say("who.unknown")
        year = self.say("who.year", year=report.year) if report.year else ""
        return f"{organ} {year}".rstrip()

    # one pair

    def pair(self, pair: ReportDifference) -> Iterator[Line]:
        old, new = plain(pair.old.report.path), plain(pair.new.report.path)
        yield 0, f"{self.who(pair.new)}  {old} → {new}"
        before, after = self.status(pair.old), self.status(pair.new)
        yield 2, before if before == after else f"{before} → {after}"
        if not pair.differs:
            yield 2, self.say("diff.same")
        parts: tuple[tuple[str, list[str]], ...] = (
            (self.say("diff.fields"), [self.field(change) for change in pair.fields]),
            (self.say("diff.cells", count=len(pair.cells)), [self.cell(c) for c in pair.cells]),
            (self.say("diff.claims", count=len(pair.claims)), [self.claim(c) for c in pair.claims]),
            (self.say("diff.sections"), [self.section(change) for change in pair.sections]),
        )
        for heading, lines in parts:
            if lines:
                yield 2, heading
            for line in lines:
                yield 4, line
        yield from self.findings(pair)

    def status(self, result: AuditedReport) -> str:
        return f"{SIGNS[result.status]} {self.say(f'status.{result.status}')}"

    def change(self, name: str, old: str | None, new: str | None) -> str:
        key = "added" if old is None else "removed" if new is None else "change"
        return self.say(f"diff.{key}", name=name, old=old, new=new)

    def field(self, change: FieldChange) -> str:
        name, _, table = change.name.rstrip("]").partition("[")
        if table:
            label = self.say("field.table", table=key_label("", table, self.lang))
            there = (self.say("diff.none"), self.say("diff.there"))
            return self.change(label, there[bool(change.old)], there[bool(change.new)])
        old, new = self.value(name, change.old), self.value(name, change.new)
        return self.change(self.say(f"field.{name}"), old, new)

    def value(self, name: str, value: Scalar) -> str:
        if value is None:
            return self.say("diff.none")
        if says(f"{name}.{value}"):
            return self.say(f"{name}.{value}")
        return figure(value) if isinstance(value, int | Decimal) else plain(str(value))

    def cell(self, change: CellChange) -> str:
        name = cell_label(change.address, self.lang)
        cell = change.new or change.old
        where = place(cell.location if cell else None, self.lang)
        told = self.change(name, self.content(change.old), self.content(change.new))
        return f"{told}  {where}".rstrip()

    def content(self, cell: Cell | None) -> str:
        if cell is None:
            return self.say("state.missing")
        if cell.value is not None:
            return figure(cell.value)
        return self.say(f"state.{cell.state.value}", raw=plain(cell.raw, 30))

    def claim(self, change: ClaimChange) -> str:
        name = claim_label(change.cell, self.lang)
        return self.change(name, self.statement(change.old), self.statement(change.new))

    def statement(self, claim: Claim | None) -> str | None:
        if claim is None:
            return None
        return f"{figure(claim.value)} “{plain(claim.quote, _LONGEST_QUOTE)}”"

    def section(self, change: SectionChange) -> str:
        key = f"section.{change.section}"
        name = self.say(key) if says(key) else key_label("", change.section, self.lang)
        if change.kind != "changed":
            there = self.say("diff.there")
            old, new = (None, there) if change.kind == "added" else (there, None)
            return self.change(name, old, new)
        told = []
        if change.old_heading != change.new_heading:
            values = {"old": change.old_heading, "new": change.new_heading}
            none = self.say("diff.none")
            shown = {key: plain(words, 40) if words else none for key, words in values.items()}
            told.append(self.say("diff.heading", **shown))
        if change.body_changed:
            counts = {"old": change.old_characters, "new": change.new_characters}
            told.append(self.say("diff.body", **counts))
        return f"{name}: {'; '.join(told)}"

    def findings(self, pair: ReportDifference) -> Iterator[Line]:
        counts = {
            "mended": len(pair.mended),
            "new": len(pair.fresh),
            "updated": len(pair.updated),
            "unchanged": len(pair.unchanged),
        }
        if any(counts.values()):
            yield 2, self.say("diff.findings", counts=self.counts(counts))
        for finding in pair.mended:
            yield 4, f"√ {self.say('diff.mended')} {self.finding(finding)}"
        for key, found in (("new", pair.fresh), ("updated", [one.new for one in pair.updated])):
            for finding in found:
                sign = SEVERITY_SIGN[finding.severity]
                yield 4, f"{sign} {self.say(f'diff.{key}')} {self.finding(finding)}"

    def finding(self, finding: Finding) -> str:
        severity = self.say(f"severity.{finding.severity}")
        return f"{severity} {finding.rule}  {plain(finding.message, 300)}"
