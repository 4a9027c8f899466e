"""The variables of a compiled group, filled in for a batch: one column per report or mention."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit import figures as f
from goiaudit.audit.counts import count, flags, of_one_cell
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

_NOTHING = -(2**62)
"""Stands for a missing figure while figures are collected."""
_SMALL = f.LARGEST // 10**f.FINEST
"""A figure up to this can be judged in any unit."""
_PLAIN = frozenset({int, type(None)})
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

    @cached_property
    def with_null(self) -> NDArray[np.bool_]:
        """Which columns have some null."""
        return np.asarray(self.null.any(axis=0))

    @cached_property
    def missing_kinds(self) -> tuple[NDArray[np.int32], NDArray[np.intp]]:
        """What can be missing together (variables x kinds), and the kind of every column.

        Reports of a batch lack the same few things: last year's report, a table, a date.
        """
        numbers: dict[bytes, int] = {}
        of_column = [numbers.setdefault(kind, len(numbers)) for kind in packed(self.missing)]
        first = [of_column.index(n) for n in range(len(numbers))]
        return self.missing[:, first].astype(np.int32), np.array(of_column, np.intp)

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


def packed(flags: NDArray[np.bool_]) -> list[bytes]:
    """The flags of every column (flags x columns), eight to a byte."""
    if not len(flags):
        return [b""] * flags.shape[1]
    size = -(-len(flags) // 8)
    data = np.packbits(flags, axis=0).T.tobytes()
    return [data[start : start + size] for start in range(0, len(data), size)]


def columns_of(group: Group, figures: f.Figures, texts: Texts) -> Columns:
    """Fill the variables of a group for every report, or for every mention of its source."""
    mentions, report = _mentions(group, figures)
    if not report.size:
        return _no_columns(len(group.variables), texts)
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
    single = {*_fill_cells(group, figures, filled), *_fill_counts(group, figures, filled)}
    filler = _Filler(figures, filled)
    for row, variable in enumerate(group.variables):
        if row not in single:
            filler.fill(row, variable)
    return filled


def _no_columns(variables: int, texts: Texts) -> Columns:
    """Nothing of the kind stands in any report of the batch."""
    figures, flags = np.zeros((variables, 0), np.int64), np.zeros((variables, 0), np.bool_)
    none = np.zeros(0, np.intp)
    return Columns(none, (), figures[:0].ravel(), figures, flags, flags, flags, texts)


def _mentions(group: Group, figures: f.Figures) -> tuple[tuple[Mention, ...], NDArray[np.intp]]:
    if group.source is None:
        return (), np.arange(len(figures.reports))
    found = figures.mentions.get(group.source, ())
    return tuple(m for _, m in found), np.array([n for n, _ in found], np.intp)


def _fill_cells(group: Group, figures: f.Figures, filled: Columns) -> Sequence[int]:
    """The report's own cells; tells their rows."""
    index = f.cell_index()
    rows = [r for r, v in enumerate(group.variables) if v.kind == "cell" and not v.key[0]]
    if rows:
        cells = [index[CellAddress(*group.variables[r].key[1:])] for r in rows]
        filled.values[rows] = _spread(figures.values[cells], group, filled)
        states = _spread(figures.states[cells], group, filled)
        filled.null[rows] = (states != f.NUMBER) & (states < f.ABSENT)
        filled.void[rows] = (states == f.BLANK) | (states == f.NOT_APPLICABLE)
        filled.missing[rows] = states >= f.ABSENT
    return rows


def _fill_counts(group: Group, figures: f.Figures, filled: Columns) -> Sequence[int]:
    """Whether one cell is blank, has decimals and the like, of all such cells; tells their rows."""
    index = f.cell_index()
    asked: dict[str, list[int]] = defaultdict(list)
    for row, variable in enumerate(group.variables):
        if variable.kind == "count" and len(variable.key) == 2 and of_one_cell(variable.key[0]):
            asked[variable.key[0]].append(row)
    for function, rows in asked.items():
        cells = [index[CellAddress(*group.variables[r].key[1].split("."))] for r in rows]
        filled.values[rows] = _spread(flags(function, figures)[cells], group, filled) * filled.scale
        filled.missing[rows] = _spread(flags("absent", figures)[cells], group, filled)
    return [row for rows in asked.values() for row in rows]


def _spread(found: NDArray[Any], group: Group, filled: Columns) -> NDArray[Any]:
    """Figures per report as figures per column."""
    return found if group.source is None else found[:, filled.report]


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
            self._put(row, _collected(self._mentioned(variable), filled.scale))
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

    def _mentioned(self, variable: Variable) -> list[Scalar]:
        """What every mention says: its figure, a field, whether it holds some words."""
        mentions = self.filled.mentions
        match variable.kind:
            case "claim":
                return [m.value if isinstance(m, Claim) else None for m in mentions]
            case "says":
                quotes = (fold_marks(mention.quote) for mention in mentions)
                return [int(any(word in quote for word in variable.key)) for quote in quotes]
            case "text":
                return [self._code(_field(mention, variable.key[2])) for mention in mentions]
        return [_field(mention, variable.key[1]) for mention in mentions]

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
                absent = np.asarray(flags("absent", self.figures)[rows].any(axis=0))
                return count(function, rows, self.figures) * scale, absent
            case "words" | "hits" | "lacking", _:
                counts, missing = self.filled.texts.counts(variable, len(reports))
                return counts * scale, missing
            case "fact", (key,):
                return _collected(self._facts(key), scale)
            case "known", (key,):
                known = np.array([value is not None for value in self._facts(key)], np.bool_)
                return known * scale, np.zeros(len(reports), np.bool_)
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
                return _collected([shared_fact(some, key) for some in others], scale)
            case "claim_of", (scope, key):
                whose = reports if scope == THIS else self.figures.other_reports(scope)
                return _collected([claim_of(other, key) for other in whose], scale)
        raise AssertionError(variable)

    def _facts(self, key: str) -> list[Scalar]:
        return fact_values(self.figures.reports, self.figures.facts, key)

    def _texts(self, what: str, key: Sequence[str]) -> list[Scalar]:
        if what == "fact":
            return self._facts(key[0])
        return [shared_fact(some, key[1]) for some in self.figures.others(key[0])]

    def _code(self, text: Scalar) -> int | None:
        return None if text is None else self.codes.setdefault(str(text), len(self.codes))


def _field(mention: Mention, name: str) -> Scalar:
    return mention.values.get(name) if isinstance(mention, Observation) else None


def _collected(values: Sequence[Scalar], scale: NDArray[np.int64]) -> Row:
    """Values as numbers, one for each scale, as a row; what is too large to judge is missing.

    Words become their codes, dates their ordinals; other text and None are missing.
    """
    if values and values.count(values[0]) == len(values):  # most facts are the same everywhere
        figure = number(values[0])
        if figure is None:
            return np.zeros(len(values), np.int64), np.ones(len(values), np.bool_)
        if isinstance(figure, int) and abs(figure) <= _SMALL:
            return figure * scale, np.zeros(len(values), np.bool_)
    kinds = set(map(type, values))
    if not kinds <= _PLAIN:
        values = [number(value) for value in values]
    plain = np.frombuffer(_whole(values), np.int64)
    missing = np.asarray(np.abs(plain) > f.LARGEST // scale)
    figures = np.asarray(np.where(missing, 0, plain) * scale)
    if Decimal in kinds:
        for n in np.flatnonzero(missing).tolist():
            value = values[n]
            if isinstance(value, Decimal):
                exact = f.scaled(value, int(scale[n]))
                figures[n], missing[n] = exact or 0, exact is None
    return figures, missing


def _whole(values: Sequence[Scalar]) -> array[int]:
    """The integers among values, as int64; for all others, and what is far too large, a mark."""
    whole = [v if isinstance(v, int) else _NOTHING for v in values]
    try:
        return array("q", whole)
    except OverflowError:
        return array("q", [max(min(v, f.LARGEST + 1), _NOTHING) for v in whole])


def _is_elsewhere(mention: Mention) -> bool:
    """Whether a figure may be of another scope than the tables: it is not held against them.

    "None at all" still is (domain 5.4, N101).
    """
    return isinstance(mention, Claim) and mention.doubt == "scope" and bool(mention.value)
