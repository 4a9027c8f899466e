"""Shares of one whole, told without their counts: together they are 100 % (rule N111)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from goiaudit.definitions.seldom import seldom
from goiaudit.model.claims import Observation, Scalar
from goiaudit.narrative.said import Said
from goiaudit.narrative.text.marks import SOFT
from goiaudit.narrative.text.numerals import Figure

_FEWEST = 2
_ALL = 100
_SHARE = seldom(r"占比?(?:为|约|到|了)?\s*$")
_REST = seldom(r"其[他它余]")
_ABOUT = seldom(r"约|近|左右|超|不足|以上")
_PAIR = {"requests.new.natural_person", "requests.new.legal_person"}
_ROLES = ("channel", "applicant", "outcome")


def shares_of_a_whole(said: Said) -> Iterator[Observation]:
    """A list of shares of requests by one dimension whose sum cannot be 100 %.

    Only lists whose members are all known (channels, kinds of applicants, outcomes) and have no
    counts of their own; a list below 100 % only where it says that it is complete.
    """
    text = said.reading.text
    if text.count("%") < _FEWEST or _ABOUT.search(text):
        return
    run: list[tuple[Figure, str, str]] = []
    for figure in (*said.reading.figures, None):
        member = _member(said, figure) if figure is not None else None
        if member is not None and (not run or run[-1][2] == member[2]):
            run.append(member)
            continue
        if len(run) >= _FEWEST:
            yield from _judged(said, run)
        run = [member] if member is not None else []


def _member(said: Said, figure: Figure) -> tuple[Figure, str, str] | None:
    """The figure as a share: what it is of and by which dimension; None if it is none."""
    if figure.kind != "percent":
        return None
    begin = said.reading.left(figure.start, SOFT, max(0, figure.start - 40))
    if not _SHARE.search(said.reading.text[begin : figure.start]):
        return None
    named = {
        (metric.cell, metric.role)
        for word in said.reading.between(begin, figure.start)
        for metric in word.metrics
        if metric.topic == "requests" and metric.role in _ROLES
    }
    if len(named) != 1:
        return None
    cell, role = named.pop()
    return figure, cell, role


def _judged(said: Said, run: Sequence[tuple[Figure, str, str]]) -> Iterator[Observation]:
    cells = [cell for _, cell, _ in run]
    if len(set(cells)) != len(cells):
        return
    total = sum((Decimal(figure.value) for figure, _, _ in run), Decimal(0))
    units = sum((Fraction(1, 10**figure.decimals) for figure, _, _ in run), Fraction(0))
    apart = Fraction(total) - _ALL
    text, first, last = said.reading.text, run[0][0], run[-1][0]
    begin = said.reading.left(last.start, SOFT, max(0, last.start - 40))
    complete = _REST.search(text[begin : last.start]) or set(cells) == _PAIR
    if abs(apart) <= units * Fraction(6, 10) or (apart < 0 and not complete):
        return
    values: dict[str, Scalar] = {
        "printed": total, "part": 1, "whole": 1, "base": "shares", "approximate": 0,
    }  # fmt: skip
    start = said.reading.left(first.start, SOFT, max(0, first.start - 40))
    yield said.observation("percentage", values, start, last.end, ("requests.new.total",))
