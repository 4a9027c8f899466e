"""Rows of a page's text in which two values may have changed places.

Text of a page can print the cells of a row in another order than they stand in; the row still
adds up, but two columns of the table do not, by the same amount and in opposite directions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from goiaudit.definitions.forms import forms
from goiaudit.recognition.runs import Run
from goiaudit.recognition.sums import counted

_TABLE = "requests"
_FLOW = {"new": 1, "carried_in": 1, "handled_total": -1, "carried_out": -1}


def without_swapped(runs: Sequence[Run]) -> None:
    """Mark the rows as torn that hold figures of two such columns."""
    rows = {run.named.name.row: run for run in runs if run.named and run.values and not run.torn}
    for signs in balances(rows.keys()):
        numbers = {row: counted([piece.text for piece in rows[row].values]) for row in signs}
        if len({len(own) for own in numbers.values()}) > 1:
            continue
        columns = zip(
            *([sign * n for n in numbers[row]] for row, sign in signs.items()), strict=True
        )
        rests = [sum(column) for column in columns][:-1]
        wrong = [n for n, rest in enumerate(rests) if rest]
        if len(wrong) > 1 and sum(rests) == 0:
            for row, own in numbers.items():
                rows[row].torn = any(own[n] for n in wrong)


def balances(rows: AbstractSet[str]) -> Iterator[Mapping[str, int]]:
    """The rows of which the columns come to nothing, with their signs; none may be missing."""
    if rows >= _FLOW.keys():
        yield _FLOW
    for form in forms().values():
        results = [row for row in form.tables[_TABLE].rows if row not in _FLOW]
        if rows >= {*results, "handled_total"}:
            yield dict.fromkeys(results, 1) | {"handled_total": -1}
            return
