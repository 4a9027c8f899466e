"""What the audit says: verdicts, findings, incidents; plain values, printing is elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, NamedTuple

from goiaudit.model.cells import Location, Number

Severity = Literal["error", "warning", "info"]
Status = Literal["consistent", "inconsistent", "incomplete", "unreadable"]
Uniqueness = Literal["unique", "ambiguous", "speculative"]
Change = Literal["new", "unchanged", "updated"]
Relation = Literal["previous", "child", "parent"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Verdict(StrEnum):
    """Outcome of one rule instance on one report (domain chapter 3)."""

    PASS = "pass"
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    WAIVED = "waived"
    CRASHED = "crashed"


@dataclass(frozen=True, slots=True)
class Term:
    """One addend of a side: coefficient x value; ``address`` is None for a constant."""

    address: str | None
    value: Number | None
    coefficient: int = 1


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a failed comparison with its addends (nulls stand as None, counted as 0)."""

    terms: tuple[Term, ...]
    total: Number | str | None


@dataclass(frozen=True, slots=True)
class Repair:
    """Values that would repair an incident: ``cells`` maps addresses to values."""

    cells: Mapping[str, Number]
    reason: str
    kind: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What probably should stand there; wording is 建议核对, never a silent correction."""

    cells: Mapping[str, Number]
    reason: str
    kind: str
    uniqueness: Uniqueness
    alternatives: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiver:
    """Who accepted a finding, why, and until when (ISO date or None)."""

    who: str
    why: str
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A figure of another report that a finding rests on, and where it stands there.

    ``cell`` is the address of a cell, printed or derived, or of a claim; ``value`` is None where
    that report has no figure in it.
    """

    relation: Relation
    path: str
    part: int | None
    organ: str | None
    year: int | None
    cell: str
    value: Number | None
    location: Location | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One failed rule instance, ready to be shown; names are those of the contract.

    ``expected``/``actual``/``difference`` as domain chapter 3 fixes them; dates as ISO strings.
    ``sides`` spells the arithmetic out where there is some, ``quote`` is the clause it rests on.
    ``instances`` is how many failed instances it stands for (two mentions of one figure are one
    finding); ``baseline`` how it stands to an earlier run, None where there is none to compare.
    ``related`` are the figures of other reports that it was held against.
    """

    rule: str
    family: str
    severity: Severity
    message: str
    cells: tuple[str, ...] = ()
    expected: Number | str | None = None
    actual: Number | str | None = None
    difference: Number | None = None
    location: Location | None = None
    locations: Mapping[str, Location] = field(default_factory=dict)
    incident: str = ""
    fingerprint: str = ""
    waived: Waiver | None = None
    suggestion: Suggestion | None = None
    sides: tuple[Side, Side] | None = None
    quote: str = ""
    instances: int = 1
    baseline: Change | None = None
    related: tuple[Elsewhere, ...] = ()


@dataclass(frozen=True, slots=True)
class Earlier:
    """A finding of the baseline that is there no more: what an earlier JSON said of it."""

    rule: str
    severity: str
    message: str
    fingerprint: str
    cells: tuple[str, ...] = ()
    expected: Number | str | None = None
    actual: Number | str | None = None


class NotAssessable(NamedTuple):
    """A rule that applies and lacks something: ``reason`` is one of domain chapter 3."""

    rule: str
    reason: str
