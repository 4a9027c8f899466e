"""A batch of reports as integer matrices: what the compiled rules are multiplied with.

Fractions stay exact: a report's figures, and every constant they are compared with, are
counted in its own smallest printed unit (``scale`` = 10 to the decimals it prints).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit.mentions import Mentions, Source, mentions_of
from goiaudit.audit.printed import (
    ABSENT,
    BEYOND,
    BLANK,
    LARGEST,
    NOT_APPLICABLE,
    NUMBER,
    TEXT,
    UNREADABLE,
    Printed,
    cell_index,
    matrices,
    scaled,
    unscaled,
)
from goiaudit.audit.relations import Relations
from goiaudit.audit.rowshapes import ShapesOfTable
from goiaudit.audit.shown import fact_values
from goiaudit.definitions.forms import forms
from goiaudit.model.cells import CellAddress, RowShapes
from goiaudit.model.claims import Scalar
from goiaudit.model.report import Report

__all__ = [
    "ABSENT", "BEYOND", "BLANK", "FINEST", "LARGEST", "NOT_APPLICABLE", "NUMBER", "TEXT",
    "UNREADABLE", "Figures", "Related", "RelatedCell", "cell_index", "scaled", "unscaled",
]  # fmt: skip
FINEST = 6
"""Decimals judged: an amount in 万元 down to the 分; what is printed beyond is rounded."""


@dataclass(frozen=True, eq=False)
class Figures:
    """Cells of n reports: ``values`` (int64, scaled), ``states`` (codes), both cells x n.

    ``scale`` (n) is the power of ten of each report; ``relations`` are its other reports,
    empty where none was given for any. ``mentions`` has the claims of each cell and the
    observations of each name, ``tables`` the tables of each report that have a number.
    """

    reports: tuple[Report, ...]
    values: NDArray[np.int64]
    states: NDArray[np.int8]
    scale: NDArray[np.int64]
    relations: tuple[Relations, ...] = ()
    mentions: Mapping[Source, Mentions] = field(default_factory=dict)
    tables: tuple[frozenset[str], ...] = ()

    @staticmethod
    def of(reports: Sequence[Report], relations: Sequence[Relations] = ()) -> Figures:
        """The matrices of a batch; ``relations``, if given, has one entry for each report."""
        given = tuple(relations) if any(relations) else ()
        printed, mentions = Printed.of(reports), mentions_of(reports)
        decimals = _decimals_of(printed, mentions)
        for n, other in enumerate(given):
            found = _decimals_of(Printed.of(other.reports), mentions_of(other.reports))
            decimals[n] = max(decimals[n], *found) if found else decimals[n]
        scale = 10 ** np.minimum(np.array(decimals, np.int64), FINEST)
        tables = tuple([one.tables for one in printed])
        return Figures(tuple(reports), *matrices(printed, scale), scale, given, mentions, tables)

    @staticmethod
    def in_units(reports: Sequence[Report], scale: NDArray[np.int64]) -> Figures:
        """The matrices of a batch in given units."""
        printed = Printed.of(reports)
        return Figures(tuple(reports), *matrices(printed, scale), scale)

    def row_shapes(self, table: str) -> ShapesOfTable:
        """How the rows of a table stand in each report; one without a number counts as absent."""
        if table not in self._row_shapes:
            self._row_shapes[table] = ShapesOfTable.of(
                [
                    RowShapes.of(report.printed[table].rows) if table in there else None
                    for report, there in zip(self.reports, self.tables, strict=True)
                ]
            )
        return self._row_shapes[table]

    def said(self, keys: Sequence[str]) -> list[Sequence[Scalar]]:
        """Facts of every report, by their keys."""
        new = [key for key in dict.fromkeys(keys) if key not in self._said]
        if new:
            self._said.update(fact_values(self.reports, new))
        return [self._said[key] for key in keys]

    @cached_property
    def looked_up(self) -> dict[Hashable, tuple[NDArray[np.int64], NDArray[np.bool_]]]:
        """Values of facts and the like, and where they are missing, once they were asked for."""
        return {}

    @cached_property
    def flags(self) -> dict[str, NDArray[np.bool_]]:
        """What ``counts.flags`` has found, by function."""
        return {}

    @cached_property
    def somewhere_absent(self) -> NDArray[np.bool_]:
        """The cells that some report has not."""
        return np.asarray((self.states == ABSENT).any(axis=1))

    @cached_property
    def somewhere_null(self) -> NDArray[np.bool_]:
        """The cells that are no number in some report, absent ones among them."""
        return np.asarray((self.states != NUMBER).any(axis=1))

    @cached_property
    def _row_shapes(self) -> dict[str, ShapesOfTable]:
        return {}

    @cached_property
    def _said(self) -> dict[str, Sequence[Scalar]]:
        return {}

    def others(self, scope: str) -> list[tuple[Report, ...]]:
        """The reports of a scope, of each report."""
        if not self.relations:
            return [()] * len(self.reports)
        return [relation.of_scope(scope) for relation in self.relations]

    def other_reports(self, scope: str) -> list[Report | None]:
        """Last year's report, or the parent's, of each report; None where there are several."""
        return [some[0] if len(some) == 1 else None for some in self.others(scope)]

    def related(self, scope: str) -> Related | None:
        """The cells of the reports of a scope; None where no report has any."""
        return getattr(self, f"_{scope}") if self.relations else None

    @cached_property
    def _previous(self) -> Related | None:
        return Related.of(self.others("previous"), self.scale)

    @cached_property
    def _parent(self) -> Related | None:
        return Related.of(self.others("parent"), self.scale)

    @cached_property
    def _children(self) -> Related | None:
        return Related.of(self.others("children"), self.scale, partial=True)


@dataclass(frozen=True, eq=False)
class RelatedCell:
    """One cell of other reports, for every report of the batch; see ``columns.Columns``."""

    values: NDArray[np.int64]
    null: NDArray[np.bool_]
    void: NDArray[np.bool_]
    missing: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Related:
    """Cells of the other reports of one scope; those of several (children) are summed.

    ``owner`` is the place of the report that each of them belongs to. ``partial`` says that a
    figure which some of an owner's reports lack is open, like a blank, as long as one has it.
    """

    figures: Figures
    owner: NDArray[np.intp]
    count: int
    partial: bool = False

    @staticmethod
    def of(
        others: Sequence[tuple[Report, ...]], scale: NDArray[np.int64], *, partial: bool = False
    ) -> Related | None:
        """The cells of the other reports, in the units of their owners."""
        flat = [report for some in others for report in some]
        if not flat:
            return None
        owner = np.repeat(np.arange(len(others)), [len(some) for some in others])
        return Related(Figures.in_units(flat, scale[owner]), owner, len(others), partial)

    def cell(self, address: CellAddress, *, largest: bool = False) -> RelatedCell:
        """A printed or derived cell; each report's own form says what it is the sum of.

        Of several reports of one owner it is their sum, or the ``largest`` of them.
        """
        single = len(self.figures.reports)
        values = np.zeros(single, np.int64)
        missing = np.ones(single, np.bool_)
        null, firm = np.zeros(single, np.bool_), np.zeros(single, np.bool_)
        layouts = self._layouts(address.table)
        for form in forms().values():
            cells = form.tables[address.table].printed_cells(address.row, address.column)
            chosen = np.flatnonzero(layouts == form.key)
            if not cells or not chosen.size:
                continue
            rows = [cell_index()[cell] for cell in cells]
            states = self.figures.states[rows][:, chosen]
            values[chosen] = self.figures.values[rows][:, chosen].sum(axis=0)
            missing[chosen] = (states >= ABSENT).any(axis=0)
            null[chosen] = ((states != NUMBER) & (states < ABSENT)).any(axis=0)
            firm[chosen] = ((states == TEXT) | (states == UNREADABLE)).any(axis=0)
        total = np.zeros(self.count, np.int64)
        (np.maximum if largest else np.add).at(total, self.owner, values)
        return self._gathered(total, null, firm, missing)

    def _gathered(
        self,
        total: NDArray[np.int64],
        null: NDArray[np.bool_],
        firm: NDArray[np.bool_],
        missing: NDArray[np.bool_],
    ) -> RelatedCell:
        nulls, firms = (np.zeros(self.count, np.bool_) for _ in range(2))
        gone = np.ones(self.count, np.bool_)
        if self.partial:
            gone[self.owner[~missing]] = False
            null, firm = null | missing, firm | missing
        else:
            gone[self.owner] = False
            gone[self.owner[missing]] = True
        nulls[self.owner[null]] = True
        firms[self.owner[firm]] = True
        return RelatedCell(np.where(gone, 0, total), nulls & ~gone, nulls & ~firms & ~gone, gone)

    def _layouts(self, table: str) -> NDArray[np.str_]:
        """The form of a table in each report, empty where there is none."""
        if table not in self._known_layouts:
            found = (report.printed.get(table) for report in self.figures.reports)
            self._known_layouts[table] = np.array(["" if t is None else t.layout for t in found])
        return self._known_layouts[table]

    @cached_property
    def _known_layouts(self) -> dict[str, NDArray[np.str_]]:
        return {}


def _decimals_of(printed: Sequence[Printed], mentions: Mapping[Source, Mentions]) -> list[int]:
    """The decimals of the most finely printed figure of each report."""
    found = [max(map(_decimals, one.fractions), default=0) if one.apart else 0 for one in printed]
    for (_, name), some in mentions.items():
        for figures in some.figures(name):
            if Decimal in set(map(type, figures)):
                for n, figure in zip(some.reports.tolist(), figures, strict=True):
                    if isinstance(figure, Decimal):
                        found[n] = max(found[n], _decimals(figure))
    return found


@lru_cache(maxsize=4096)
def _decimals(figure: Decimal) -> int:
    exponent = figure.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
