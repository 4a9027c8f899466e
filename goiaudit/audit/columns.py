"""The variables of a compiled group, filled in for a batch: one column per report or mention."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit import figures as f
from goiaudit.definitions.facts import catalogue
from goiaudit.model.cells import CellAddress
from goiaudit.model.claims import Claim, Observation, Scalar
from goiaudit.model.report import Report
from goiaudit.rules.compile import Group
from goiaudit.rules.ground import Variable

Mention = Claim | Observation
_STATES = {
    "blank": f.BLANK,
    "not_applicable": f.NOT_APPLICABLE,
    "text": f.TEXT,
    "unreadable": f.UNREADABLE,
}


@dataclass(frozen=True, eq=False)
class Columns:
    """``values`` (int64, scaled; nulls as 0), ``null`` and ``missing``: variables x columns.

    A null is a cell without a number: raising it may make a rule hold. A missing variable has
    no value at all (absent table, unknown fact): whatever needs it is unknown. ``report`` maps
    a column to its report's place in the batch, ``mentions`` to the mention judged.
    """

    report: NDArray[np.intp]
    mentions: tuple[Mention, ...]
    scale: NDArray[np.int64]
    values: NDArray[np.int64]
    null: NDArray[np.bool_]
    missing: NDArray[np.bool_]

    def only(self, column: int) -> Columns:
        """One column alone, as a slice of the others."""
        part = slice(column, column + 1)
        return Columns(
            report=self.report[part],
            mentions=self.mentions[part],
            scale=self.scale[part],
            values=self.values[:, part],
            null=self.null[:, part],
            missing=self.missing[:, part],
        )


def columns_of(group: Group, figures: f.Figures) -> Columns:
    """Fill the variables of a group for every report, or for every mention of its source."""
    mentions, report = _mentions(group, figures)
    scale = figures.scale[report]
    shape = (len(group.variables), len(report))
    filled = Columns(
        report=report,
        mentions=mentions,
        scale=scale,
        values=np.zeros(shape, np.int64),
        null=np.zeros(shape, np.bool_),
        missing=np.zeros(shape, np.bool_),
    )
    if report.size:
        _fill_cells(group, figures, filled)
        for row, variable in enumerate(group.variables):
            if variable.kind != "cell" or variable.key[0]:
                _fill_other(row, variable, figures, filled)
    return filled


def _mentions(group: Group, figures: f.Figures) -> tuple[tuple[Mention, ...], NDArray[np.intp]]:
    if group.source is None:
        return (), np.arange(len(figures.reports))
    kind, name = group.source
    found: list[tuple[int, Mention]] = []
    for n, report in enumerate(figures.reports):
        if kind == "claim":
            found += [(n, claim) for claim in report.claims if claim.cell == name]
        else:
            found += [(n, seen) for seen in report.observations if seen.name == name]
    return tuple(m for _, m in found), np.array([n for n, _ in found], np.intp)


def _fill_cells(group: Group, figures: f.Figures, filled: Columns) -> None:
    index = f.cell_index()
    rows = [r for r, v in enumerate(group.variables) if v.kind == "cell" and not v.key[0]]
    if not rows:
        return
    cells = np.array([index[CellAddress(*group.variables[r].key[1:])] for r in rows])
    whole = group.source is None
    values, states = figures.values[cells], figures.states[cells]
    filled.values[rows] = values if whole else values[:, filled.report]
    states = states if whole else states[:, filled.report]
    filled.null[rows] = (states != f.NUMBER) & (states < f.ABSENT)
    filled.missing[rows] = states >= f.ABSENT


def _fill_other(row: int, variable: Variable, figures: f.Figures, filled: Columns) -> None:
    if variable.kind == "cell":
        filled.missing[row] = True
        return
    if variable.kind in ("count", "differs"):
        cells = [f.cell_index()[CellAddress(*a.split("."))] for a in variable.key[1:]]
        counts = _count(variable.key[0], cells, figures)[filled.report]
        filled.values[row] = counts * filled.scale
        filled.missing[row] = (figures.states[cells] == f.ABSENT).any(axis=0)[filled.report]
        return
    for column, place in enumerate(filled.report):
        mention = filled.mentions[column] if filled.mentions else None
        value = _value(variable, figures.reports[place], mention)
        figure = None if value is None else f.scaled(value, int(filled.scale[column]))
        filled.values[row, column] = figure or 0
        filled.missing[row, column] = figure is None or (
            variable.kind == "claim" and isinstance(mention, Claim) and _is_elsewhere(mention)
        )


def _count(function: str, cells: list[int], figures: f.Figures) -> NDArray[np.int64]:
    """How many of the cells are in the state that the function names, per report."""
    values, states = figures.values[cells], figures.states[cells]
    if function == "differs":
        half = len(cells) // 2
        return np.asarray((values[:half] != values[half:]).sum(axis=0, dtype=np.int64))
    if function in ("lost", "unitless"):
        return np.asarray(getattr(figures, function)[cells].sum(axis=0, dtype=np.int64))
    if function in _STATES:
        picked = states == _STATES[function]
    elif function == "fractional":
        picked = values % figures.scale != 0
    else:
        picked = values < 0 if function == "negative" else values != 0
    return np.asarray(picked.sum(axis=0, dtype=np.int64))


def _value(variable: Variable, report: Report, mention: Mention | None) -> int | Decimal | None:
    """A fact, a field of a mention, the shape of a row or a date, as a number."""
    match variable.kind, variable.key:
        case "claim", _:
            return mention.value if isinstance(mention, Claim) else None
        case "seen", (_, field):
            return _number(mention.values.get(field) if isinstance(mention, Observation) else None)
        case "fact", (key,):
            return _number(fact_value(report, key))
        case "known", (key,):
            return int(fact_value(report, key) is not None)
        case "shape", (function, table, row, *_):
            return shape_value(report, function, table, row)
        case "date", (years, month, day):
            return _day(report.year, int(years), int(month), int(day))
    raise AssertionError(variable)


def _is_elsewhere(claim: Claim) -> bool:
    """Whether a figure may be of another scope than the tables: it is not held against them.

    "None at all" still is (domain 5.4, N101).
    """
    return claim.doubt == "scope" and bool(claim.value)


def fact_value(report: Report, key: str) -> Scalar:
    """A fact by its key; the report's own fields count as facts of the same name."""
    if key in ("year", "form", "due_form", "kind", "level"):
        own: Scalar = getattr(report, key)
        if own is not None:
            return own
    fact = report.facts.get(key)
    return fact.value if fact is not None else None


def shape_value(report: Report, function: str, table: str, row: str) -> int | None:
    """``values`` or ``times`` of a row; None where the table is absent."""
    printed = report.printed.get(table)
    if printed is None or not printed.has_number:
        return None
    shape = printed.rows.get(row)
    if shape is None:
        return 0
    return shape.values if function == "values" else shape.times


def _number(value: Scalar) -> int | Decimal | None:
    """Words become their codes, dates their ordinals; other text has no number."""
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, str):
        return catalogue().codes.get(value)
    return value


def _day(year: int | None, later: int, month: int, day: int) -> int | None:
    try:
        return date(year + later, month, day).toordinal() if year is not None else None
    except ValueError:  # 29 February, or a year that no calendar has
        return None


def missing_reason(variable: Variable, report: Report) -> str:
    """Why a variable has no value in a report (a reason of domain chapter 3)."""
    if variable.kind == "cell" and not variable.key[0]:
        table = report.printed.get(variable.key[1])
        return "unreadable" if table is not None and table.has_number else "no_table"
    match variable.kind:
        case "cell" if variable.key[0] == "previous":
            return "no_previous"
        case "cell" if variable.key[0]:
            return "no_children"
        case "count" | "differs" | "shape":
            return "no_table"
        case "fact":
            return catalogue().facts[variable.key[0].split("[")[0]].reason
        case "date":
            return "no_date"
        case "claim":
            doubted = any(c.cell == variable.key[0] and c.doubt == "scope" for c in report.claims)
            return "scope" if doubted else "unreadable"
        case "seen":
            declared = catalogue().observations[variable.key[0]].fields[variable.key[1]]
            return "no_date" if declared == "date" else "unreadable"
    return "unreadable"
