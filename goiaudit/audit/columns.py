"""The variables of a compiled group, filled in for a batch: one column per report or mention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit import figures as f
from goiaudit.audit.shown import (
    Mention,
    claim_of,
    day_of,
    fact_values,
    number,
    shape_values,
    shared_fact,
)
from goiaudit.audit.texts import Texts
from goiaudit.model.cells import CellAddress
from goiaudit.model.claims import Claim, Observation, Scalar
from goiaudit.model.report import Report
from goiaudit.recognition.normalise import fold_marks
from goiaudit.rules.compile import Group
from goiaudit.rules.ground import Variable
from goiaudit.rules.syntax import THIS

_STATES = {
    "blank": f.BLANK,
    "not_applicable": f.NOT_APPLICABLE,
    "text": f.TEXT,
    "unreadable": f.UNREADABLE,
}
_NOTHING = -(2**62)
"""Stands for a missing figure while figures are collected."""
Row = tuple[NDArray[np.int64], NDArray[np.bool_]]
"""Figures (unscaled or scaled, as said) and where there is none."""


@dataclass(frozen=True, eq=False)
class Columns:
    """``values`` (int64, scaled; nulls as 0), ``null`` and ``missing``: variables x columns.

    A null is a cell without a number: raising it may make a rule hold; ``void`` are the nulls
    that are blank or not applicable. A missing variable has no value at all (absent table,
    unknown fact): whatever needs it is unknown. ``report`` maps a column to its report's place
    in ``reports``, ``mentions`` to the mention judged; ``texts`` are the phrases found.
    """

    report: NDArray[np.intp]
    mentions: tuple[Mention, ...]
    scale: NDArray[np.int64]
    values: NDArray[np.int64]
    null: NDArray[np.bool_]
    void: NDArray[np.bool_]
    missing: NDArray[np.bool_]
    texts: Texts
    reports: tuple[Report, ...] = ()

    def of_column(self, column: int) -> Report | None:
        """The report that a column judges."""
        return self.reports[int(self.report[column])] if self.reports else None

    def only(self, column: int) -> Columns:
        """One column alone, as a slice of the others."""
        part = slice(column, column + 1)
        return Columns(
            report=self.report[part],
            mentions=self.mentions[part],
            scale=self.scale[part],
            values=self.values[:, part],
            null=self.null[:, part],
            void=self.void[:, part],
            missing=self.missing[:, part],
            texts=self.texts,
            reports=self.reports,
        )


def columns_of(group: Group, figures: f.Figures, texts: Texts) -> Columns:
    """Fill the variables of a group for every report, or for every mention of its source."""
    mentions, report = _mentions(group, figures)
    shape = (len(group.variables), len(report))
    filled = Columns(
        report=report,
        mentions=mentions,
        scale=figures.scale[report],
        values=np.zeros(shape, np.int64),
        null=np.zeros(shape, np.bool_),
        void=np.zeros(shape, np.bool_),
        missing=np.zeros(shape, np.bool_),
        texts=texts,
        reports=figures.reports,
    )
    if report.size:
        _fill_cells(group, figures, filled)
        filler = _Filler(figures, filled)
        for row, variable in enumerate(group.variables):
            if variable.kind != "cell" or variable.key[0]:
                filler.fill(row, variable)
    return filled


def _mentions(group: Group, figures: f.Figures) -> tuple[tuple[Mention, ...], NDArray[np.intp]]:
    if group.source is None:
        return (), np.arange(len(figures.reports))
    found = figures.mentions.get(group.source, ())
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
    filled.void[rows] = (states == f.BLANK) | (states == f.NOT_APPLICABLE)
    filled.missing[rows] = states >= f.ABSENT


@dataclass(frozen=True, eq=False)
class _Filler:
    """Everything but this report's own cells, one variable at a time."""

    figures: f.Figures
    filled: Columns
    codes: dict[str, int] = field(default_factory=dict)
    """Texts numbered as they are met: equal texts, equal numbers."""

    def fill(self, row: int, variable: Variable) -> None:
        """One variable in every column."""
        kind, filled = variable.kind, self.filled
        if kind in ("cell", "largest"):
            self._elsewhere(row, variable)
        elif kind in ("claim", "seen", "says") or (kind == "text" and variable.key[0] == "seen"):
            values = [self._mentioned(variable, mention) for mention in filled.mentions]
            self._put(row, _collected(values, filled.scale))
            if kind == "claim":
                filled.missing[row] |= [_is_elsewhere(mention) for mention in filled.mentions]
        else:
            figures, missing = self._shared(variable)
            filled.values[row] = figures[filled.report]
            filled.missing[row] = missing[filled.report]

    def _put(self, row: int, found: Row) -> None:
        self.filled.values[row], self.filled.missing[row] = found

    def _elsewhere(self, row: int, variable: Variable) -> None:
        """A cell of another report, of several their sum or the largest of them."""
        scope, *address = variable.key
        related = self.figures.related(scope)
        if related is None:
            self.filled.missing[row] = True
            return
        found = related.cell(CellAddress(*address), largest=variable.kind == "largest")
        report = self.filled.report
        self.filled.values[row] = found.values[report]
        self.filled.null[row] = found.null[report]
        self.filled.void[row] = found.void[report]
        self.filled.missing[row] = found.missing[report]

    def _mentioned(self, variable: Variable, mention: Mention) -> Scalar:
        """What a mention says: its figure, a field, whether it holds some words."""
        match variable.kind:
            case "claim":
                return mention.value if isinstance(mention, Claim) else None
            case "says":
                quote = fold_marks(mention.quote)
                return int(any(word in quote for word in variable.key))
            case "text":
                return self._code(_field(mention, variable.key[2]))
        return number(_field(mention, variable.key[1]))

    def _shared(self, variable: Variable) -> Row:
        """What each report has one value of; groups that ask for the same look it up once."""
        if variable.kind == "text":  # numbered by this group
            return self._of_reports(variable)
        known = self.figures.looked_up
        if variable not in known:
            known[variable] = self._of_reports(variable)
        return known[variable]

    def _of_reports(self, variable: Variable) -> Row:
        """A variable that each report has one value of, scaled."""
        reports, scale = self.figures.reports, self.figures.scale
        match variable.kind, variable.key:
            case "count" | "differs", (function, *cells):
                rows = [f.cell_index()[CellAddress(*a.split("."))] for a in cells]
                absent = (self.figures.states[rows] == f.ABSENT).any(axis=0)
                return _count(function, rows, self.figures) * scale, absent
            case "words" | "hits" | "lacking", _:
                counts, missing = self.filled.texts.counts(variable, len(reports))
                return counts * scale, missing
            case "fact", (key,):
                return _collected(fact_values(reports, key), scale)
            case "known", (key,):
                known = [int(value is not None) for value in fact_values(reports, key, raw=True)]
                return _collected(known, scale)
            case "shape", (function, table, row, *_):
                shown = self.figures.row_shapes(table)
                return _collected(shape_values(shown, function, row), scale)
            case "date", (years, month, day):
                days = (int(years), int(month), int(day))
                return _collected([day_of(report.year, *days) for report in reports], scale)
            case "text", (what, *rest):
                values = self._texts(what, rest)
                return _collected([self._code(value) for value in values], scale)
            case "fact_of", (scope, key):
                others = self.figures.others(scope)
                return _collected([number(shared_fact(some, key)) for some in others], scale)
            case "claim_of", (scope, key):
                whose = reports if scope == THIS else self.figures.other_reports(scope)
                return _collected([number(claim_of(other, key)) for other in whose], scale)
        raise AssertionError(variable)

    def _texts(self, what: str, key: Sequence[str]) -> list[Scalar]:
        if what == "fact":
            return fact_values(self.figures.reports, key[0], raw=True)
        return [shared_fact(some, key[1]) for some in self.figures.others(key[0])]

    def _code(self, text: Scalar) -> int | None:
        return None if text is None else self.codes.setdefault(str(text), len(self.codes))


def _field(mention: Mention, name: str) -> Scalar:
    return mention.values.get(name) if isinstance(mention, Observation) else None


def _collected(values: Sequence[Scalar], scale: NDArray[np.int64]) -> Row:
    """Numbers or None, one for each scale, as a row; what is too large to judge is missing."""
    plain = np.array(
        [
            value if value.__class__ is int and -f.LARGEST <= value <= f.LARGEST else _NOTHING
            for value in values
        ],
        np.int64,
    ).reshape(len(values))  # fmt: skip
    missing = (plain == _NOTHING) | (np.abs(plain) > f.LARGEST // scale)
    figures = np.where(missing, 0, plain) * scale
    for n in np.flatnonzero(missing).tolist():
        value = values[n]
        if isinstance(value, Decimal):
            exact = f.scaled(value, int(scale[n]))
            figures[n], missing[n] = exact or 0, exact is None
    return figures, missing


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


def _is_elsewhere(mention: Mention) -> bool:
    """Whether a figure may be of another scope than the tables: it is not held against them.

    "None at all" still is (domain 5.4, N101).
    """
    return isinstance(mention, Claim) and mention.doubt == "scope" and bool(mention.value)
