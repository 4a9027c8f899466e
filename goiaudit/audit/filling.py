"""The variables of a compiled group, filled in for a batch: one column per report or mention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit import figures as f
from goiaudit.audit.collected import Row, collected
from goiaudit.audit.columns import Columns
from goiaudit.audit.counts import count, flags, of_one_cell
from goiaudit.audit.shown import Mention, claim_of, day_of, shared_fact
from goiaudit.audit.texts import Texts
from goiaudit.model.cells import CellAddress
from goiaudit.model.claims import Claim, Observation, Scalar
from goiaudit.recognition.normalise import fold_marks
from goiaudit.rules.compile import Group
from goiaudit.rules.ground import Variable
from goiaudit.rules.syntax import THIS


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
    single = {*_fill_cells(group, figures, filled), *_fill_counts(group, figures, filled)}
    filler = _Filler(figures, filled)
    for row, variable in enumerate(group.variables):
        if row not in single:
            filler.fill(row, variable)
    return filled


def no_columns(group: Group) -> Columns:
    """Nothing of the kind stands in any report of the batch."""
    shape = (len(group.variables), 0)
    figures, flags = np.zeros(shape, np.int64), np.zeros(shape, np.bool_)
    none = np.zeros(0, np.intp)
    return Columns(none, (), figures[:0].ravel(), figures, flags, flags, flags, Texts())


def _mentions(group: Group, figures: f.Figures) -> tuple[tuple[Mention, ...], NDArray[np.intp]]:
    if group.source is None:
        return (), np.arange(len(figures.reports))
    places, mentions = zip(*figures.mentions[group.source], strict=True)
    return mentions, np.array(places, np.intp)


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
            self._put(row, collected(self._mentioned(variable), filled.scale))
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
                return list(map(self._code, _fields(mentions, variable.key[2])))
        return _fields(mentions, variable.key[1])

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
                return collected(self.figures.said(key), scale)
            case "known", (key,):
                known = np.array([value is not None for value in self.figures.said(key)], np.bool_)
                return known * scale, np.zeros(len(reports), np.bool_)
            case "shape", (function, table, row, *_):
                shapes = self.figures.row_shapes(table)
                return shapes.row(function, row) * scale, shapes.absent
            case "date", (years, month, day):
                days = (int(years), int(month), int(day))
                return collected([day_of(report.year, *days) for report in reports], scale)
            case "text", (what, *rest):
                values = self._texts(what, rest)
                return collected([self._code(value) for value in values], scale)
            case "fact_of", (scope, key):
                others = self.figures.others(scope)
                return collected([shared_fact(some, key) for some in others], scale)
            case "claim_of", (scope, key):
                whose = reports if scope == THIS else self.figures.other_reports(scope)
                return collected([claim_of(other, key) for other in whose], scale)
        raise AssertionError(variable)

    def _texts(self, what: str, key: Sequence[str]) -> list[Scalar]:
        if what == "fact":
            return self.figures.said(key[0])
        return [shared_fact(some, key[1]) for some in self.figures.others(key[0])]

    def _code(self, text: Scalar) -> int | None:
        return None if text is None else self.codes.setdefault(str(text), len(self.codes))


def _fields(mentions: Sequence[Mention], name: str) -> list[Scalar]:
    return [m.values.get(name) if isinstance(m, Observation) else None for m in mentions]


def _is_elsewhere(mention: Mention) -> bool:
    """Whether a figure may be of another scope than the tables: it is not held against them.

    "None at all" still is (domain 5.4, N101).
    """
    return isinstance(mention, Claim) and mention.doubt == "scope" and bool(mention.value)
