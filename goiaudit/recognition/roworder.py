"""Rows of a table that stand out of the order of the form, label and values together (F115)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from goiaudit.model.claims import Fact
from goiaudit.recognition.placed import Aligned, Placed


def order_fact(aligned: Aligned) -> Fact:
    """How many rows would have to move; the quote names them.

    Only rows whose own label stands right before their values count, and only where all are
    drawn alike: elsewhere the order of lines is that of the extraction.
    """
    placed = [
        aligned.rows[row]
        for row in aligned.layout.rows
        if row in aligned.rows and _moves_as_one(aligned.rows[row])
    ]
    if len({row.run.borders for row in placed if row.run is not None}) > 1:
        return Fact(0)
    places = [row.cells[0].source for row in placed]
    kept = _longest_rise(places)
    moved = [row for n, row in enumerate(placed) if n not in kept]
    quote = "、".join("".join(piece.raw for piece in row.label) for row in moved)
    return Fact(len(moved), quote, moved[0].label[0].location if moved else None)


def _moves_as_one(placed: Placed) -> bool:
    run = placed.run
    if run is None or not placed.cells or not placed.label or placed.quality != "exact":
        return False
    return bool(run.labels) and run.labels[-1] is placed.label[-1]


def _longest_rise(places: Sequence[int]) -> frozenset[int]:
    """Indices of a longest rising run (of those in order), in n log n."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, place in enumerate(places):
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [n]
        before.append(ends[at - 1] if at else -1)
    kept: list[int] = []
    n = ends[-1] if ends else -1
    while n >= 0:
        kept.append(n)
        n = before[n]
    return frozenset(kept)
