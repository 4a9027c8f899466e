"""More answered or handled than ever came in, where the text states all of it (rule N112)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goiaudit.model.claims import Claim, Observation, Scalar

_NEW = "requests.new.total"
_CARRIED_IN = "requests.carried_in.total"
_DONE = ("requests.answered.total", "requests.handled_total.total")
_WEIGHED = frozenset((_NEW, _CARRIED_IN, *_DONE))


def overflow(claims: Sequence[Claim]) -> Iterator[Observation]:
    """More answered or handled than received and carried in, where the text states all of it."""
    told = [claim for claim in claims if claim.cell in _WEIGHED]
    carried, received = _only(told, _CARRIED_IN), _only(told, _NEW)
    if received is None or carried is None:
        return
    most = int(received.value) + int(carried.value)
    for cell in _DONE:
        done = _only(told, cell)
        if done is None or int(done.value) <= most:
            continue
        values: dict[str, Scalar] = {"kind": "more", "first": most, "second": int(done.value)}
        yield Observation("conflict", values, done.quote, done.location, True, (cell,))
        return


def _only(told: Sequence[Claim], cell: str) -> Claim | None:
    """The one claim about a cell, None where there is none, or several that differ."""
    claims = [claim for claim in told if claim.cell == cell]
    found = [claim for claim in claims if claim.qualifier == "exact" and claim.doubt is None]
    return found[0] if len({claim.value for claim in found}) == 1 else None
