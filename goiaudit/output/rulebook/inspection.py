"""``goiaudit check --explain``: one rule on one report, instance by instance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from goiaudit.audit.inspection import (
    MISSING,
    InspectedComparison,
    InspectedInstance,
    InspectedSide,
    InspectedTerm,
    Inspection,
)
from goiaudit.audit.wording import NEGATED, number, side_text
from goiaudit.definitions.facts import catalogue
from goiaudit.model.cells import Number
from goiaudit.model.findings import Finding, Side, Term, Verdict
from goiaudit.model.result import AuditedReport
from goiaudit.output.claim_labels import claim_label
from goiaudit.output.exact_json import encode
from goiaudit.output.labels import place
from goiaudit.output.layout import wrap
from goiaudit.output.plain import plain
from goiaudit.output.rulebook.naming import binding_words
from goiaudit.output.rulebook.words import joined, tell
from goiaudit.output.words import reason, say
from goiaudit.rules.rule import Rule, RuleSet

_WIDTH = 80
_SIGNS = {"=": "=", "!=": "≠", "<=": "≤", ">=": "≥", "<": "<", ">": ">", "~=": "≈"}
_MARKS = {
    Verdict.PASS: "√", Verdict.FAIL: "×", Verdict.UNKNOWN: "?", Verdict.NOT_APPLICABLE: "-",
}  # fmt: skip
_MOST_ZEROS = 3
_LONGEST_QUOTE = 200


@dataclass(frozen=True, slots=True)
class Inspected:
    """A report with its rules looked into; ``result`` is what the audit made of it."""

    result: AuditedReport
    inspections: tuple[Inspection, ...]


def inspection_lines(found: Sequence[Inspected], ruleset: RuleSet, lang: str) -> Iterator[str]:
    """The page for a person, 80 columns wide: report by report, rule by rule."""
    for one in found:
        report = one.result.report
        organ = plain(report.organ, 60) if report.organ else say("who.unknown", lang)
        year = say("who.year", lang, year=report.year) if report.year else ""
        part = say("who.part", lang, part=report.part) if report.part else ""
        yield "  ".join(word for word in (plain(report.path), part, organ, year) if word)
        if report.unreadable:
            yield f"  {reason('unreadable', report.unreadable, lang)}"
        for inspection in one.inspections:
            yield from _Page(ruleset.by_id[inspection.rule], one.result, lang).lines(inspection)
        yield ""


class _Page:
    """One rule on one report."""

    def __init__(self, rule: Rule, result: AuditedReport, lang: str) -> None:
        self.rule, self.result, self.lang = rule, result, lang

    def lines(self, found: Inspection) -> Iterator[str]:
        yield from self.wrapped(f"{self.rule.id}  {self.rule.title.in_language(self.lang)}", 2)
        yield from self.wrapped(self.verdicts(), 4)
        for instance in found.instances:
            yield from self.instance(instance)
        for finding in self.result.findings:
            if finding.rule == self.rule.id:
                yield from self.finding(finding)

    def verdicts(self) -> str:
        """How many instances came to each verdict, and why some could not be judged."""
        counts = self.result.by_rule.get(self.rule.id, {})
        words = [
            f"{say(f'verdict.{verdict.value}', self.lang)} {counts[verdict]}"
            for verdict in Verdict
            if counts.get(verdict)
        ]
        reasons = dict.fromkeys(
            reason("reason", entry.reason, self.lang)
            for entry in self.result.not_assessable
            if entry.rule == self.rule.id
        )
        text = " · ".join(words) or tell("inspect.nothing", self.lang)
        return text + (f" ({joined(list(reasons), self.lang)})" if reasons else "")

    def instance(self, found: InspectedInstance) -> Iterator[str]:
        words = binding_words(found.binding, self.rule, self.lang)
        head = f"{_MARKS[found.verdict]} {say(f'verdict.{found.verdict.value}', self.lang)}"
        name = f"  [{joined(words, self.lang)}]" if words else ""
        why = joined([reason("reason", code, self.lang) for code in found.reasons], self.lang)
        yield from self.wrapped(head + name + (f"  ({why})" if why else ""), 4)
        if found.quote:
            where = place(found.location, self.lang)
            quote = say("quote", self.lang, quote=plain(found.quote, _LONGEST_QUOTE))
            yield from self.wrapped(f"{quote}  {where}".rstrip(), 6)
        for comparison in found.comparisons:
            yield from self.comparison(comparison)

    def comparison(self, found: InspectedComparison) -> Iterator[str]:
        heading = tell(f"inspect.{found.part}", self.lang)
        yield from self.wrapped(f"{heading}: {self.arithmetic(found)}", 6)
        sides = (found.left, *((found.whole,) if found.whole else ()), found.right)
        yield from self.terms([term for side in sides for term in side.terms])

    def arithmetic(self, found: InspectedComparison) -> str:
        """Both sides with the sign that holds between them, or a ? where nobody can tell."""
        left, right = self.side(found.left), self.side(found.right)
        if found.whole is not None:
            share = f"100 × {_bracketed(left)} ÷ {_bracketed(self.side(found.whole))}"
            left = f"{share} = {number(found.left.total, self.lang)}"
        sign = _SIGNS[found.operator]
        if found.state is Verdict.FAIL:
            sign = "≉" if found.operator == "~=" else _SIGNS[NEGATED[found.operator]]
        told = f"{left} {sign} {right}"
        return (
            tell("inspect.open", self.lang, told=told) if found.state is Verdict.UNKNOWN else told
        )

    def side(self, side: InspectedSide) -> str:
        if side.total is None:
            return "?"
        if isinstance(side.total, str):
            return number(side.total, self.lang)
        terms = [Term(term.address or None, _figure(term), term.coefficient) for term in side.terms]
        if side.constant:
            terms.append(Term(None, side.constant))
        return side_text(Side(tuple(terms), side.total), self.lang)

    def terms(self, found: Sequence[InspectedTerm]) -> Iterator[str]:
        """Every term with its value and state; zeros of a long sum are only counted."""
        zeros = [term for term in found if term.state == "number" and term.value == 0]
        counted = set(map(id, zeros)) if len(zeros) > _MOST_ZEROS else set()
        for term in found:
            if id(term) not in counted:
                yield from self.wrapped(self.term(term), 8)
        if counted:
            key = "inspect.zeros" if len(counted) < len(found) else "inspect.all_zeros"
            yield from self.wrapped(tell(key, self.lang, count=len(counted)), 8)

    def term(self, term: InspectedTerm) -> str:
        label = self.label(term)
        factor = "" if abs(term.coefficient) == 1 else f"{abs(term.coefficient)} × "
        where = place(term.location, self.lang)
        return f"{factor}{label} = {self.shown(term)}  {where}".rstrip()

    def label(self, term: InspectedTerm) -> str:
        """A term in official labels, else by its name in the rule language."""
        fact = catalogue().facts.get(term.name.partition("[")[0])
        if fact is not None:
            return f"{fact.label.in_language(self.lang)} ({term.name})"
        if not term.address:
            return plain(term.name, 60)
        label = claim_label(term.address, self.lang)
        claimed = term.name.startswith("claim(")
        return tell("formula.claim", self.lang, cell=label) if claimed else label

    def shown(self, term: InspectedTerm) -> str:
        if term.state == "number":
            return number(term.value, self.lang)
        words = tell(f"inspect.state.{term.state}", self.lang)
        raw = plain(term.raw, 40)
        return f"{words} “{raw}”" if raw and term.state != MISSING else words

    def finding(self, finding: Finding) -> Iterator[str]:
        severity = say(f"severity.{finding.severity}", self.lang)
        yield from self.wrapped(f"→ {severity}: {plain(finding.message, 600)}", 4)
        if finding.waived is not None:
            waived = finding.waived
            values = {"who": plain(waived.who), "why": plain(waived.why), "until": waived.until}
            key = "waived.until" if waived.until else "waived"
            yield from self.wrapped(say(key, self.lang, **values), 6)

    def wrapped(self, text: str, indent: int) -> Iterator[str]:
        first, *rest = wrap(text, _WIDTH, indent, indent + 2)
        yield " " * indent + first
        yield from (" " * (indent + 2) + line for line in rest)


def _figure(term: InspectedTerm) -> Number | None:
    return term.value if not isinstance(term.value, str) else None


def _bracketed(text: str) -> str:
    return f"({text})" if " + " in text or " - " in text else text


def write_inspections_json(found: Sequence[Inspected], stream: TextIO) -> None:
    """The same for programs: a list of reports, each with its rules and their instances."""
    stream.write(encode([_report(one) for one in found], 2) + "\n")


def _report(one: Inspected) -> dict[str, object]:
    report = one.result.report
    return {
        "path": report.path,
        "part": report.part,
        "organ": report.organ,
        "year": report.year,
        "reason": report.unreadable,
        "rules": [_rule(found, one.result) for found in one.inspections],
    }


def _rule(found: Inspection, result: AuditedReport) -> dict[str, object]:
    counts: Mapping[Verdict, int] = result.by_rule.get(found.rule, {})
    return {
        "rule": found.rule,
        "verdicts": {verdict.value: counts.get(verdict, 0) for verdict in Verdict},
        "reasons": sorted({e.reason for e in result.not_assessable if e.rule == found.rule}),
        "findings": [f.fingerprint for f in result.findings if f.rule == found.rule],
        "instances": [_instance(instance) for instance in found.instances],
    }


def _instance(found: InspectedInstance) -> dict[str, object]:
    return {
        "binding": dict(found.binding),
        "verdict": found.verdict.value,
        "reasons": list(found.reasons),
        "quote": found.quote or None,
        "location": found.location.as_dict() if found.location is not None else None,
        "comparisons": [
            {
                "part": comparison.part,
                "operator": comparison.operator,
                "state": comparison.state.value,
                "left": _side(comparison.left),
                **({"whole": _side(comparison.whole)} if comparison.whole else {}),
                "right": _side(comparison.right),
            }
            for comparison in found.comparisons
        ],
    }


def _side(side: InspectedSide) -> dict[str, object]:
    return {
        "total": side.total,
        "constant": side.constant,
        "terms": [
            {
                "name": term.name,
                "cell": term.address or None,
                "coefficient": term.coefficient,
                "value": term.value,
                "state": term.state,
                "raw": term.raw or None,
                "location": term.location.as_dict() if term.location is not None else None,
            }
            for term in side.terms
        ],
    }
