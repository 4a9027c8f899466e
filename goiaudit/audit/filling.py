"""The variables of a compiled group, filled in for a batch: one column per report or mention."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit import figures as f
from goiaudit.audit.asked import Asked, Cells, Placed, asked_of
from goiaudit.audit.collected import Row, collected, collected_rows
from goiaudit.audit.columns import Columns
from goiaudit.audit.counts import absent, counts
from goiaudit.audit.mentions import Mentions
from goiaudit.audit.shown import claim_of, day_of, shared_fact
from goiaudit.audit.texts import Texts, no_texts
from goiaudit.model.cells import CellAddress
from goiaudit.model.claims import Claim, Scalar
from goiaudit.recognition.normalise import fold_marks
from goiaudit.rules.compile import Group
from goiaudit.rules.ground import Variable
from goiaudit.rules.syntax import THIS

_NOTHING = Mentions(np.zeros(0, np.intp))
"""What a group speaks of that is judged once a report."""


def columns_of(group: Group, figures: f.Figures, texts: Texts) -> Columns:
    """Fill the variables of a group for every report, or for every mention of its source."""
    mentions = figures.mentions[group.source] if group.source is not None else _NOTHING
    report = np.arange(len(figures.reports)) if group.source is None else mentions.reports
    shape = (len(group.variables), len(report))
    null, void, missing = np.zeros((3, *shape), np.bool_)
    filled = Columns(
        report=report,
        mentions=mentions.all,
        scale=figures.scale[report],
        values=np.zeros(shape, np.int64),
        null=null,
        void=void,
        missing=missing,
        texts=texts,
        reports=figures.reports,
    )
    _Filler(figures, filled, mentions, asked_of(group)).fill()
    return filled


def no_columns(group: Group) -> Columns:
    """Nothing of the kind stands in any report of the batch."""
    shape = (len(group.variables), 0)
    figures, flags = np.zeros(shape, np.int64), np.zeros(shape, np.bool_)
    none = np.zeros(0, np.intp)
    return Columns(none, (), figures[:0].ravel(), figures, flags, flags, flags, no_texts())


@dataclass(frozen=True, eq=False)
class _Filler:
    """Fills columns kind by kind; what each report has one value of is spread over its columns."""

    figures: f.Figures
    filled: Columns
    mentions: Mentions
    asked: Asked
    codes: dict[str, int] = field(default_factory=dict)
    """Texts numbered as they are met: equal texts, equal numbers."""

    def fill(self) -> None:
        """Every variable in every column."""
        self._own_cells()
        for function, cells in self.asked.counted.items():
            self._counts(function, cells)
        for scope, some in self.asked.elsewhere.items():
            self._elsewhere(scope, some)
        self._facts()
        for (function, table), (rows, names) in self.asked.shapes.items():
            shapes = self.figures.row_shapes(table)
            self._spread(rows, shapes.rows(function, names) * self.figures.scale)
            if shapes.absent.any():
                self.filled.missing[rows] = shapes.absent[self.filled.report]
        self._searched()
        for row, variable in self.asked.mentioned:
            self._put(row, collected(self._mentioned(variable), self.filled.scale))
            if variable.kind == "claim":
                self.filled.missing[row, _elsewhere(self.mentions.claims)] = True
        for row, variable in self.asked.others:
            figures, missing = self._shared(variable)
            self._put(row, (figures[self.filled.report], missing[self.filled.report]))

    def _spread(self, rows: NDArray[np.intp], found: NDArray[np.int64]) -> None:
        """Figures per report as figures per column."""
        self.filled.values[rows] = found[:, self.filled.report] if self.filled.mentions else found

    def _own_cells(self) -> None:
        rows, cells, *_ = self.asked.own
        figures, filled, report = self.figures, self.filled, self.filled.report
        self._spread(rows, figures.values[cells])
        odd = figures.somewhere_null[cells]
        if odd.any():
            rows = rows[odd]
            states = figures.states[cells[odd]][:, report]
            filled.null[rows] = (states != f.NUMBER) & (states < f.ABSENT)
            filled.void[rows] = (states == f.BLANK) | (states == f.NOT_APPLICABLE)
            filled.missing[rows] = states >= f.ABSENT

    def _counts(self, function: str, cells: Cells) -> None:
        """Whether a cell is blank, has decimals and the like, or how many are."""
        found = counts(function, cells, self.figures)
        if found is not None:
            self._spread(cells.rows, found * self.figures.scale)
        gone = absent(cells, self.figures)
        if gone is not None:
            self.filled.missing[cells.rows] = gone[:, self.filled.report]

    def _elsewhere(self, scope: str, some: Sequence[Placed]) -> None:
        """Cells of other reports, of several their sum or the largest of them."""
        filled, related = self.filled, self.figures.related(scope)
        if related is None:
            filled.missing[[row for row, _ in some]] = True
            return
        for row, variable in some:
            address = CellAddress(*variable.key[1:])
            found = related.cell(address, largest=variable.kind == "largest")
            filled.values[row] = found.values[filled.report]
            filled.null[row] = found.null[filled.report]
            filled.void[row] = found.void[filled.report]
            filled.missing[row] = found.missing[filled.report]

    def _searched(self) -> None:
        """How often the words stand there that a rule looks for."""
        rows, searches = self.asked.searched
        if searches:
            found, unknown = self.filled.texts.counts(searches)
            self._spread(rows, found * self.figures.scale)
            self.filled.missing[rows] = unknown[:, self.filled.report]

    def _facts(self) -> None:
        rows, keys = self.asked.facts
        if keys:
            figures, missing = self._once(keys, lambda: self._figures_of(keys))
            self._spread(rows, figures)
            self.filled.missing[rows] = missing[:, self.filled.report]
        rows, known = self.asked.known
        if known:
            self._spread(rows, self._once(("known", *known), lambda: self._whether(known))[0])

    def _figures_of(self, facts: Sequence[str]) -> Row:
        """Facts of every report as figures: facts x reports."""
        return collected_rows(self.figures.said(facts), self.figures.scale)

    def _whether(self, facts: Sequence[str]) -> Row:
        """The same for whether a report shows them, which is never missing."""
        figures = np.tile(self.figures.scale, (len(facts), 1))
        for row, values in zip(figures, self.figures.said(facts), strict=True):
            if None in values:
                row[[value is None for value in values]] = 0
        return figures, np.zeros(figures.shape, np.bool_)

    def _once(self, key: Hashable, find: Callable[[], Row]) -> Row:
        """What groups share is found for the first that asks."""
        known = self.figures.looked_up
        if key not in known:
            known[key] = find()
        return known[key]

    def _put(self, row: int, found: Row) -> None:
        self.filled.values[row], self.filled.missing[row] = found

    def _mentioned(self, variable: Variable) -> Sequence[Scalar]:
        """What every mention says: its figure, a field, whether it holds some words."""
        match variable.kind:
            case "claim":
                return self.mentions.claimed
            case "says":
                return [int(any(word in q for word in variable.key)) for q in self._quotes]
            case "text":
                return list(map(self._code, self.mentions.said(variable.key[2])))
        return self.mentions.said(variable.key[1])

    @cached_property
    def _quotes(self) -> list[str]:
        """What every mention quotes, folded."""
        quotes = [mention.quote for mention in self.mentions.all]
        joined = "\n".join(quotes)
        if joined.count("\n") == len(quotes) - 1:
            return fold_marks(joined).split("\n")  # in a fraction of the time
        return list(map(fold_marks, quotes))

    def _shared(self, variable: Variable) -> Row:
        """What each report has one value of; groups that ask for the same look it up once."""
        if variable.kind == "text":  # numbered by this group
            return self._of_reports(variable)
        return self._once(variable, lambda: self._of_reports(variable))

    def _of_reports(self, variable: Variable) -> Row:
        """A variable that each report has one value of, scaled."""
        reports, scale = self.figures.reports, self.figures.scale
        match variable.kind, variable.key:
            case "date", (years, month, day):
                own = [report.year for report in reports]
                numbers = (int(years), int(month), int(day))
                days = {year: day_of(year, *numbers) for year in set(own)}
                return collected([days[year] for year in own], scale)
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

    def _texts(self, what: str, key: Sequence[str]) -> Sequence[Scalar]:
        if what == "fact":
            return self.figures.said(key[:1])[0]
        return [shared_fact(some, key[1]) for some in self.figures.others(key[0])]

    def _code(self, text: Scalar) -> int | None:
        return None if text is None else self.codes.setdefault(str(text), len(self.codes))


def _elsewhere(claims: Sequence[Claim]) -> list[int]:
    """The figures that may be of another scope than the tables: they are not held against them.

    "None at all" still is (domain 5.4, N101).
    """
    doubts = [claim.doubt for claim in claims]
    if "scope" not in doubts:
        return []
    return [n for n, doubt in enumerate(doubts) if doubt == "scope" and claims[n].value]
