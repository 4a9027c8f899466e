"""Findings in words, in the pieces that every output for people puts together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goiaudit.audit.wording import arithmetic, number
from goiaudit.model.cells import Number
from goiaudit.model.findings import Elsewhere, Finding, Suggestion
from goiaudit.model.result import AuditedReport
from goiaudit.output.claim_labels import claim_label
from goiaudit.output.exact_json import figure
from goiaudit.output.labels import place
from goiaudit.output.outcome import Outcome, Summary
from goiaudit.output.plain import plain
from goiaudit.output.words import say

SEVERITY_SIGN = {"error": "×", "warning": "!", "info": "i"}
_ARITHMETIC = frozenset({
    "balance", "row_total", "subtotal", "dispute_total", "narrative_table", "narrative_sum",
    "cross_year", "rollup",
})  # fmt: skip
_JOINTS = "；;：:，,。. "
_LONGEST_MESSAGE = 600
_LONGEST_QUOTE = 200
_LONGEST_GONE = 300
_MOST_ALTERNATIVES = 4
_MOST_RELATED = 3


@dataclass(frozen=True, slots=True)
class Message:
    """A message cut at its arithmetic, which gets a line of its own."""

    before: str
    steps: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """What to check, and what else it may be."""

    lead: str
    others: tuple[str, ...] = ()


def change_of(finding: Finding, lang: str) -> str:
    """Whether an earlier run had the finding; empty where nothing was compared."""
    return say(f"baseline.{finding.baseline}", lang) if finding.baseline is not None else ""


def gone(result: AuditedReport) -> tuple[str, ...]:
    """Findings of an earlier run that are there no more."""
    return tuple(f"{f.rule}  {plain(f.message, _LONGEST_GONE)}" for f in result.absent)


def compared(summary: Summary, outcome: Outcome) -> str:
    """How many findings are new, unchanged, updated and absent; empty without a baseline."""
    if summary.by_baseline is None:
        return ""
    lang = outcome.lang
    counts = " · ".join(f"{say(f'baseline.{k}', lang)} {n}" for k, n in summary.by_baseline.items())
    return say("summary.baseline", lang, path=plain(outcome.baseline or ""), counts=counts)


def message_of(finding: Finding, lang: str) -> Message:
    """The message; its arithmetic is added where the message leaves it out."""
    message = plain(finding.message, _LONGEST_MESSAGE)
    there = related_of(finding, lang)
    if finding.family not in _ARITHMETIC or not finding.difference or not finding.sides:
        return Message(message, after=there)
    steps = arithmetic(*finding.sides, "=", lang)
    before, _, after = message.partition(steps)
    if not before:
        return Message(message, after=there)
    after = after.lstrip(_JOINTS)
    joint = say("related.joint", lang) if after and there else ""
    return Message(before.rstrip(_JOINTS), steps, f"{after}{joint}{there}")


def related_of(finding: Finding, lang: str) -> str:
    """Where the figures of other reports stand; empty where it rests on none."""
    words = [_elsewhere(figure, lang) for figure in finding.related[:_MOST_RELATED]]
    more = [say("related.more", lang)] if len(finding.related) > _MOST_RELATED else []
    return say("related.joint", lang).join([*words, *more])


def _elsewhere(figure: Elsewhere, lang: str) -> str:
    there = " ".join(part for part in (plain(figure.path), place(figure.location, lang)) if part)
    cell, value = claim_label(figure.cell, lang), number(figure.value, lang)
    return say(f"related.{figure.relation}", lang, there=there, cell=cell, value=value)


def quote_of(finding: Finding) -> str:
    """The clause that a finding rests on, empty where the message has it already."""
    quote = plain(finding.quote, _LONGEST_QUOTE)
    said = "".join(finding.message.split())
    return "" if "".join(finding.quote.split()) in said else quote


def telling(finding: Finding, values: Mapping[str, Number | None]) -> tuple[str, ...]:
    """The cells of a long sum that say something: what is not zero, and what is to be checked.

    ``values`` are those of the cells that are there; all cells where none of them says anything.
    """
    checked = set(finding.suggestion.cells) if finding.suggestion else set()
    printed = finding.sides[1].terms if finding.sides else ()
    checked |= {term.address for term in printed if term.address and len(printed) == 1}
    own = tuple(cell for cell in finding.cells if cell in values)
    return tuple(cell for cell in own if values[cell] or cell in checked) or own


def where(finding: Finding, lang: str) -> str:
    """The place of a finding in words, empty where nothing stands anywhere."""
    return place(finding.location, lang)


def waiver_of(finding: Finding, lang: str) -> str:
    """Who accepted it, why and until when; empty where nobody did."""
    waived = finding.waived
    if waived is None:
        return ""
    words = "waived.until" if waived.until else "waived"
    values = {"who": plain(waived.who), "why": plain(waived.why), "until": waived.until}
    return say(words, lang, **values)


def advice_of(suggestion: Suggestion, findings: Sequence[Finding], lang: str) -> Advice:
    """建议核对: the cells with their values, why, and the other possibilities.

    ``findings`` are those of the incident: what they say already is not said again.
    """
    hedge = ""
    if suggestion.uniqueness != "unique":
        hedge = say(f"suggest.{suggestion.uniqueness}", lang) + " "
    reason = plain(unsaid(suggestion.reason, findings), _LONGEST_MESSAGE)
    if not suggestion.cells or say("suggest", lang, cells="").strip() in reason:
        lead = f"{hedge}{reason}"
    else:
        lead = hedge + say("suggest", lang, cells=_cells(suggestion.cells, lang))
        lead = say("related.joint", lang).join(part for part in (lead, reason) if part)
    others = suggestion.alternatives[:_MOST_ALTERNATIVES]
    return Advice(
        lead, tuple(say("suggest.or", lang, cells=_cells(other.cells, lang)) for other in others)
    )


def advice_beside(finding: Finding, findings: Sequence[Finding], lang: str) -> Advice | None:
    """What to check, for a list in which the other findings of the cause have lines of their own.

    ``findings`` are those of the report; None where there is nothing to suggest.
    """
    if finding.suggestion is None:
        return None
    others = (f for f in findings if f.incident and f.incident == finding.incident)
    return advice_of(finding.suggestion, [finding, *others], lang)


def unsaid(reason: str, findings: Sequence[Finding]) -> str:
    """A reason without the clauses that the findings above it already say."""
    said = ["".join(finding.message.split()) for finding in findings]
    clauses = re.split("(?<=；)|(?<=; )", reason)
    return "".join(
        clause
        for clause in clauses
        if not any("".join(clause.split()).rstrip("；;") in message for message in said)
    )


def _cells(cells: Mapping[str, Number], lang: str) -> str:
    joint = "、" if lang == "zh" else ", "
    return joint.join(
        say("suggest.cell", lang, cell=claim_label(address, lang), value=figure(value))
        for address, value in cells.items()
    )
