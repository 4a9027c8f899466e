"""What the claims of a text say together: rounded counts and the fees charged (N113, N115)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from goiaudit.definitions.seldom import seldom
from goiaudit.model.claims import Claim, Observation, Scalar

_FEE = "requests.fee."
_QUALIFIER = attrgetter("qualifier")
_UNIT = 10
"""The tariff of 国办函〔2020〕109号 knows 10, 20, 40 and 100 yuan."""
_COUNTS = seldom(
    r"disclosure\.published_items\.(?!yoy|cumulative)\w+|disputes\.\w+\.\w+|"
    r"requests\.(?!fee\.|yoy\.|previous_year|area|answer_rate)\w+(?:\.\w+){1,2}"
)


def vague_counts(claims: Sequence[Claim]) -> Iterator[Observation]:
    """Counts of items, requests and cases that the text gives only roughly."""
    if set(map(_QUALIFIER, claims)) == {"exact"}:
        return  # as most texts
    for claim in [claim for claim in claims if claim.qualifier != "exact"]:
        if not _COUNTS.fullmatch(claim.cell):
            continue
        values: dict[str, Scalar] = {"exact": 0}
        yield Observation(
            "vague_count", values, claim.quote, claim.location, not claim.damaged, (claim.cell,)
        )


def fees(claims: Sequence[Claim]) -> Iterator[Observation]:
    """What the text says of the fee for requests that cannot be (国办函〔2020〕109号)."""
    told: dict[str, Claim] = {}
    for claim in [claim for claim in claims if claim.cell.startswith(_FEE)]:
        if claim.qualifier != "exact" or claim.doubt:
            continue
        first = told.setdefault(claim.cell, claim)
        if first.value != claim.value:
            yield _fee("repeated", first.value, claim)
        if claim.cell != f"{_FEE}notices" and claim.value % _UNIT:
            yield _fee("tens", claim.value - claim.value % _UNIT, claim)
    if not told:
        return
    notices, billed, collected = (
        told.get(f"{_FEE}{name}") for name in ("notices", "billed", "collected")
    )
    if collected is not None and billed is not None and collected.value > billed.value:
        yield _fee("collected", billed.value, collected)
    if collected is not None and collected.value and notices is not None and not notices.value:
        yield _fee("notices", 1, notices)


def _fee(kind: str, first: Scalar, claim: Claim) -> Observation:
    values: dict[str, Scalar] = {"kind": kind, "first": first, "second": claim.value}
    return Observation("fee", values, claim.quote, claim.location, not claim.damaged, (claim.cell,))
