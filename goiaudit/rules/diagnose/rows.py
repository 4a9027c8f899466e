"""What rules demand of one report, as exact rows: Σ coefficient x variable (= or <=) bound."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import gcd

from goiaudit.definitions.facts import catalogue
from goiaudit.definitions.forms import forms
from goiaudit.rules.ground import Compare, Variable

_COUNTS = ("count", "differs", "shape", "known", "words", "hits", "lacking")


@dataclass(frozen=True, order=True, slots=True)
class InstanceName:
    """One instance of a rule: its id and what its bound names stand for.

    ``nth`` tells instances of several assertions with the same binding apart, from 0 on.
    """

    rule: str
    binding: tuple[tuple[str, str], ...] = ()
    nth: int = 0

    def __str__(self) -> str:
        words = ", ".join(value for _, value in self.binding)
        return f"{self.rule}[{words}]" if words else self.rule


@dataclass(frozen=True, slots=True)
class Row:
    """One demand; ``source`` is None for what figures are by nature (a flag is at most 1).

    ``mention`` is the source of mentions that the instance is judged for, as in ground.Instance.
    """

    terms: tuple[tuple[Variable, int], ...]
    equal: bool
    bound: int
    source: InstanceName | None = None
    mention: tuple[str, str] | None = None

    def same(self) -> tuple[object, ...]:
        """What two rows that say the same have in common."""
        return (self.terms, self.equal, self.bound)


def row_of(compare: Compare, operator: str) -> Row | None:
    """``left operator right`` of a comparison in normal form; None if no exact row says it.

    That is so for ``!=``, for percentages and for equalities with a tolerance. Coefficients are
    without a common factor, variables sorted, an equality begins with a positive coefficient.
    Between whole numbers ``<`` becomes ``<=``; where money is compared it is taken for ``<=``
    too, which demands less.
    """
    tolerant = operator == "=" and compare.lenience.tolerance is not None
    if operator not in ("=", "<=", "<", ">=", ">") or compare.whole is not None or tolerant:
        return None
    linear = compare.difference
    flip = operator in (">=", ">")
    terms = {v: -c if flip else c for v, c in linear.terms}
    bound = linear.constant if flip else -linear.constant
    whole = all(is_whole(variable) for variable in terms)
    if operator in ("<", ">") and whole:
        bound -= 1
    return _normal(terms, operator == "=", bound, whole)


def _normal(terms: Mapping[Variable, int], equal: bool, bound: int, whole: bool) -> Row:
    ordered = sorted((v, c) for v, c in terms.items() if c)
    factor = gcd(*(c for _, c in ordered)) or 1
    if bound % factor and not (whole and not equal):
        factor = gcd(factor, bound)
    if equal and (ordered[0][1] if ordered else bound) < 0:
        factor = -factor
    # Whole numbers leave no room between bound / factor and the next whole number below.
    return Row(tuple((v, c // factor) for v, c in ordered), equal, bound // factor)


@lru_cache(maxsize=1)
def _columns() -> tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]:
    """(table, column) of the figures with a sign, and of the amounts of money."""
    tables = [table for form in forms().values() for table in form.tables.values()]
    signed = frozenset((table.name, column) for table in tables for column in table.signed)
    money = frozenset((table.name, column) for table in tables for column in table.money)
    return signed, money


def is_whole(variable: Variable) -> bool:
    """Whether a variable counts something, so that it is a whole number where it is right."""
    if variable.kind in ("cell", "largest"):
        return (variable.key[1], variable.key[3]) not in _columns()[1]
    if variable.kind in ("claim", "claim_of"):
        parts = variable.key[-1].split(".")
        return (parts[0], parts[-1]) not in _columns()[1] and parts[-1] != "percent"
    if variable.kind == "seen":
        return catalogue().observations[variable.key[0]].fields[variable.key[1]] != "percent"
    return True


def is_counted(variable: Variable) -> bool:
    """Whether a variable is never below zero where it is right."""
    signed = _columns()[0]
    match variable.kind:
        case "cell" | "largest":
            return (variable.key[1], variable.key[3]) not in signed
        case "claim" | "claim_of":
            parts = variable.key[-1].split(".")
            return len(parts) == 3 and _is_cell(parts) and (parts[0], parts[2]) not in signed
        case "fact" | "fact_of":
            declared = catalogue().facts[variable.key[-1].split("[")[0]]
            return declared.type in ("count", "size", "flag")
        case "seen":
            declared_type = catalogue().observations[variable.key[0]].fields[variable.key[1]]
            return declared_type == "flag"
    return variable.kind in _COUNTS


def is_bounded(variable: Variable, *, signed: bool) -> bool:
    """Whether a variable cannot be below zero; ``signed``: a cell or claim of a report can."""
    return is_counted(variable) and not (signed and variable.kind in ("cell", "claim"))


def _is_cell(parts: list[str]) -> bool:
    """Whether a claim's address is that of a printed or derived cell of some form."""
    tables = [form.tables[parts[0]] for form in forms().values() if parts[0] in form.tables]
    rows = {key for table in tables for key in (*table.rows, *table.derived_rows)}
    columns = {key for table in tables for key in (*table.columns, *table.derived_columns)}
    return parts[1] in rows and parts[2] in columns


def nature(variables: Iterable[Variable]) -> tuple[Row, ...]:
    """What holds for variables by nature: upper bounds of flags and counts, order of dates."""
    rows = []
    known = sorted(set(variables))
    for variable in known:
        most = _most(variable)
        if most is not None:
            rows.append(Row(((variable, 1),), False, most))
    dates = sorted(
        (v for v in known if v.kind == "date"), key=lambda v: tuple(int(part) for part in v.key)
    )
    for earlier, later in pairwise(dates):
        rows.append(Row(((earlier, 1), (later, -1)), False, -1))
    return tuple(rows)


def _most(variable: Variable) -> int | None:
    match variable.kind:
        case "known":
            return 1
        case "count":
            return len(variable.key) - 1
        case "differs":
            return (len(variable.key) - 1) // 2
        case "fact" if catalogue().facts[variable.key[0].split("[")[0]].type == "flag":
            return 1
        case "seen":
            declared = catalogue().observations[variable.key[0]].fields[variable.key[1]]
            return 1 if declared == "flag" else None
    return None


def connected(rows: Iterable[Row], others: Sequence[Row]) -> list[Row]:
    """Those of ``others`` that hang together with ``rows`` through common variables."""
    reached = {variable for row in rows for variable, _ in row.terms}
    waiting, found = list(others), list[Row]()
    while True:
        touching = [row for row in waiting if any(v in reached for v, _ in row.terms)]
        if not touching:
            return found
        found += touching
        reached |= {variable for row in touching for variable, _ in row.terms}
        taken = {id(row) for row in touching}
        waiting = [row for row in waiting if id(row) not in taken]
