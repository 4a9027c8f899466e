"""What reports show besides cells, as numbers: facts, shapes of rows, dates, last year's claims."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import repeat
from operator import attrgetter

from goiaudit.definitions.facts import catalogue
from goiaudit.model.claims import Claim, Fact, Observation, Scalar
from goiaudit.model.report import Report
from goiaudit.rules.ground import Variable
from goiaudit.rules.syntax import THIS

Mention = Claim | Observation
_OWN = ("year", "form", "due_form", "kind", "level")
"""Fields of a report that count as facts of the same name."""
_NOTHING = Fact(None)


def fact_value(report: Report, key: str) -> Scalar:
    """A fact by its key; the report's own fields count as facts of the same name."""
    if key in _OWN:
        own: Scalar = getattr(report, key)
        if own is not None:
            return own
    fact = report.facts.get(key)
    return fact.value if fact is not None else None


def fact_values(reports: Sequence[Report], keys: Sequence[str]) -> dict[str, Sequence[Scalar]]:
    """Facts of every report by their keys."""
    # Readers name facts by the same strings: one that is identical is found without comparing.
    first = {key: key for report in reports[:1] for key in report.facts}
    shown = [first.get(key, key) for key in keys if key not in _OWN]
    # By number: a report has half a hundred facts, and a name takes as long as the look-up.
    rows = [
        [fact[0] for fact in map(report.facts.get, shown, repeat(_NOTHING))] for report in reports
    ]
    found: dict[str, Sequence[Scalar]] = dict(zip(shown, zip(*rows, strict=True), strict=True))
    for key in keys:
        if key in _OWN:
            own: list[Scalar] = list(map(attrgetter(key), reports))
            found[key] = own if None not in own else [fact_value(report, key) for report in reports]
    return found


def number(value: Scalar) -> int | Decimal | None:
    """Words become their codes, dates their ordinals; other text has no number."""
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, str):
        return catalogue().codes.get(value)
    return value


@lru_cache(maxsize=4096)
def day_of(year: int | None, later: int, month: int, day: int) -> int | None:
    """A day of a year near the report year, as an ordinal."""
    try:
        return date(year + later, month, day).toordinal() if year is not None else None
    except ValueError:  # 29 February, or a year that no calendar has
        return None


def shared_fact(others: Sequence[Report], key: str) -> Scalar:
    """A fact of other reports: what they all show; None where there is none, or they differ."""
    shown = [fact_value(other, key) for other in others]
    return shown[0] if shown and all(value == shown[0] for value in shown) else None


def claim_of(other: Report | None, address: str) -> Scalar:
    """What another report's text says of a cell, if it says one thing only, and for sure."""
    if other is None:
        return None
    said = {c.value for c in other.claims if c.cell == address and c.qualifier == "exact"}
    sure = not any(c.doubt or c.damaged for c in other.claims if c.cell == address)
    return next(iter(said)) if len(said) == 1 and sure else None


def missing_reason(variable: Variable, absent: Container[str], claims: Iterable[Claim] = ()) -> str:
    """Why a variable has no value in a report (a reason of domain chapter 3).

    ``absent`` are the tables without a number, ``claims`` those of the report.
    """
    kind, key = variable.kind, variable.key
    if kind == "text":
        return missing_reason(Variable(key[0], key[1:]), absent, claims)
    match kind:
        case "cell" if not key[0]:
            return "no_table" if key[1] in absent else "unreadable"
        case "claim_of" if key[0] == THIS:
            return "unreadable"
        case "cell" | "largest" | "fact_of" | "claim_of":
            return "no_previous" if key[0] == "previous" else "no_children"
        case "count" | "differs" | "shape":
            return "no_table"
        case "fact":
            return catalogue().facts[key[0].split("[")[0]].reason
        case "date":
            return "no_date"
        case "claim":
            doubted = any(claim.cell == key[0] and claim.doubt == "scope" for claim in claims)
            return "scope" if doubted else "unreadable"
        case "seen":
            declared = catalogue().observations[key[0]].fields[key[1]]
            return "no_date" if declared == "date" else "unreadable"
    return "unreadable"
