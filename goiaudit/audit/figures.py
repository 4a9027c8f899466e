"""A batch of reports as integer matrices: what the compiled rules are multiplied with.

Fractions stay exact: a report's figures, and every constant they are compared with, are
counted in its own smallest printed unit (``scale`` = 10 to the decimals it prints).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit.relations import Relations
from goiaudit.definitions.forms import forms
from goiaudit.model.cells import CellAddress, CellState, Number, RowShape, Table
from goiaudit.model.claims import Claim, Observation
from goiaudit.model.report import Report

NUMBER, BLANK, NOT_APPLICABLE, TEXT, UNREADABLE, ABSENT, BEYOND = range(7)
"""Codes of cell states; ABSENT is a cell of a table that the report does not have, BEYOND a
figure that no sum can hold."""
_CODES = {
    CellState.NUMBER: NUMBER,
    CellState.BLANK: BLANK,
    CellState.NOT_APPLICABLE: NOT_APPLICABLE,
    CellState.TEXT: TEXT,
    CellState.UNREADABLE: UNREADABLE,
}
LARGEST = 2**50
"""A scaled figure above this (10¹⁵) is no count of anything: rules that need it are unknown, and
no sum of a table can overflow int64."""
FINEST = 6
"""Decimals judged: an amount in 万元 down to the 分; what is printed beyond is rounded."""


@lru_cache(maxsize=1)
def cell_index() -> dict[CellAddress, int]:
    """Row of every cell of every form in the matrices."""
    addresses = (
        address
        for form in forms().values()
        for table in form.tables.values()
        for address in table.addresses()
    )
    return {address: row for row, address in enumerate(dict.fromkeys(addresses))}


@dataclass(frozen=True, eq=False)
class Figures:
    """Cells of n reports: ``values`` (int64, scaled), ``states`` (codes), both cells x n.

    ``scale`` (n) is the power of ten of each report; ``relations`` are its other reports,
    empty where none was given for any.
    """

    reports: tuple[Report, ...]
    values: NDArray[np.int64]
    states: NDArray[np.int8]
    lost: NDArray[np.bool_]
    unitless: NDArray[np.bool_]
    scale: NDArray[np.int64]
    relations: tuple[Relations, ...] = ()

    @staticmethod
    def of(reports: Sequence[Report], relations: Sequence[Relations] = ()) -> Figures:
        """The matrices of a batch; ``relations``, if given, has one entry for each report."""
        given = tuple(relations) if any(relations) else ()
        related = [other.reports for other in given] or [()] * len(reports)
        scale = [_scale((r, *others)) for r, others in zip(reports, related, strict=True)]
        return Figures.in_units(reports, np.array(scale, np.int64), given)

    @staticmethod
    def in_units(
        reports: Sequence[Report], scale: NDArray[np.int64], relations: tuple[Relations, ...] = ()
    ) -> Figures:
        """The matrices of a batch in given units."""
        shape = (len(reports), len(cell_index()))
        filled = _Cells(
            np.zeros(shape, np.int64),
            np.full(shape, ABSENT, np.int8),
            np.zeros(shape, np.bool_),
            np.zeros(shape, np.bool_),
        )
        for n, report in enumerate(reports):
            for table in report.printed.values():
                if table.has_number:
                    filled.take(n, table, int(scale[n]))
        return Figures(
            tuple(reports),
            np.ascontiguousarray(filled.values.T),
            np.ascontiguousarray(filled.states.T),
            np.ascontiguousarray(filled.lost.T),
            np.ascontiguousarray(filled.unitless.T),
            scale,
            relations,
        )

    @cached_property
    def mentions(self) -> Mapping[tuple[str, str], list[tuple[int, Claim | Observation]]]:
        """Claims by address and observations by name, each with its report's place."""
        found: dict[tuple[str, str], list[tuple[int, Claim | Observation]]] = defaultdict(list)
        for n, report in enumerate(self.reports):
            for claim in report.claims:
                found["claim", claim.cell].append((n, claim))
            for seen in report.observations:
                found["seen", seen.name].append((n, seen))
        return dict(found)

    def row_shapes(self, table: str) -> list[Mapping[str, RowShape] | None]:
        """How the rows of a table stand in each report; None where it is absent."""
        if table not in self._row_shapes:
            printed = (report.printed.get(table) for report in self.reports)
            self._row_shapes[table] = [
                None if found is None or not found.has_number else found.rows for found in printed
            ]
        return self._row_shapes[table]

    @cached_property
    def looked_up(self) -> dict[Hashable, tuple[NDArray[np.int64], NDArray[np.bool_]]]:
        """Values of facts and the like, and where they are missing, once they were asked for."""
        return {}

    @cached_property
    def _row_shapes(self) -> dict[str, list[Mapping[str, RowShape] | None]]:
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


class _Cells(NamedTuple):
    """The matrices while they are filled, one row per report."""

    values: NDArray[np.int64]
    states: NDArray[np.int8]
    lost: NDArray[np.bool_]
    unitless: NDArray[np.bool_]

    def take(self, n: int, table: Table, scale: int) -> None:
        """All cells of a table at once: they are columns of named tuples."""
        _, states, values, _, _, units, _, lost, _ = zip(*table.cells, strict=True)
        places = _rows_of(table)
        all_numbers = states.count(CellState.NUMBER) == len(states)
        self.states[n, places] = NUMBER if all_numbers else [_CODES[state] for state in states]
        self.lost[n, places] = lost
        self.unitless[n, places] = [unit is None for unit in units]
        numbers = values if all_numbers else [0 if value is None else value for value in values]
        if set(map(type, numbers)) == {int} and -LARGEST <= min(numbers) <= max(numbers) <= LARGEST:
            plain = np.array(numbers, np.int64)
            if np.abs(plain).max() <= LARGEST // scale:
                self.values[n, places] = plain * scale
                return
        for place, value in zip(places.tolist(), numbers, strict=True):
            figure = scaled(value, scale)
            self.values[n, place] = figure or 0
            if figure is None:
                self.states[n, place] = BEYOND


def _rows_of(table: Table) -> NDArray[np.intp]:
    """Rows of the cells of a table: a table holds those of its layout, in official order."""
    ends, rows = _layout_rows(table.layout, table.name)
    if len(table.cells) == len(rows) and (table.cells[0].address, table.cells[-1].address) == ends:
        return rows
    index = cell_index()
    return np.array([index[cell.address] for cell in table.cells], np.intp)


@lru_cache(maxsize=32)
def _layout_rows(
    layout: str, name: str
) -> tuple[tuple[CellAddress, CellAddress], NDArray[np.intp]]:
    addresses = forms()[layout].tables[name].addresses()
    index = cell_index()
    rows = np.array([index[address] for address in addresses], np.intp)
    return (addresses[0], addresses[-1]), rows


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


def _scale(reports: Sequence[Report]) -> int:
    """10 to the number of decimals of the most finely printed figure of some reports."""
    decimals = 0
    for report in reports:
        figures: list[object] = [claim.value for claim in report.claims]
        for seen in report.observations:
            figures += seen.values.values()
        for table in report.printed.values():
            figures += [cell.value for cell in table.cells]
        if Decimal in set(map(type, figures)):
            fractions = (figure for figure in figures if isinstance(figure, Decimal))
            decimals = max(decimals, *map(_decimals, fractions))
    return int(10 ** min(decimals, FINEST))


def _decimals(figure: Decimal) -> int:
    exponent = figure.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def scaled(value: Number, scale: int) -> int | None:
    """A figure in units of 1/scale; None where it is too large to be judged."""
    if not -LARGEST <= value * scale <= LARGEST:
        return None
    return value * scale if isinstance(value, int) else int((value * scale).to_integral_value())


def unscaled(value: int, scale: int) -> Number:
    """A scaled integer as the figure it stands for: int where whole, else an exact Decimal."""
    whole, rest = divmod(value, scale)
    return whole if rest == 0 else (Decimal(value) / Decimal(scale)).normalize()
