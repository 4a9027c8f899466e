"""Conditions that can never hold, proved for every way in which they could."""

from __future__ import annotations

from functools import lru_cache

from goiaudit.rules.diagnose.certificates import contradiction
from goiaudit.rules.diagnose.intervals import clash
from goiaudit.rules.diagnose.logic import ALWAYS, NEVER, Form, cases
from goiaudit.rules.diagnose.rows import Row, nature


@lru_cache(maxsize=4096)
def never(form: Form, *, signed: bool = False) -> bool:
    """Whether a condition is proved to hold on no report.

    ``signed``: a report may print a count below zero, wrong as that is.
    """
    if form in (ALWAYS, NEVER):
        return form == NEVER
    ways = cases(form)
    return ways is not None and all(_excluded(way, signed) for way in ways)


def _excluded(way: tuple[Row, ...], signed: bool) -> bool:
    rows = (*way, *nature(variable for row in way for variable, _ in row.terms))
    # Bounds at hand settle most conditions without a solver.
    return clash(rows, signed=signed) or contradiction(rows, signed=signed) is not None
