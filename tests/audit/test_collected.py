"""Figures of a batch as integers in each report's own unit: cells, and what texts say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from goiaudit.audit import figures as f
from goiaudit.audit.collected import collected
from goiaudit.audit.figures import Figures
from goiaudit.model.cells import CellAddress, Number, TableCells
from goiaudit.model.claims import Claim, Observation, Scalar
from goiaudit.model.report import Report
from tests.support.reports import BLANK, WORDS, report

NEW = CellAddress("requests", "new", "total")


def state_and_value(found: Figures, place: int, address: CellAddress = NEW) -> tuple[int, int]:
    row = f.cell_index()[address]
    return int(found.states[row, place]), int(found.values[row, place])


@pytest.mark.parametrize(
    ("values", "scales", "expected"),
    [
        ([3, 4], [1, 1], [3, 4]),
        ([3, 4], [1, 100], [3, 400]),
        ([3, None], [1, 1], [3, None]),
        ([3, Decimal("2.5")], [1, 10], [3, 25]),
        # equal figures of two types are told apart by nothing
        ([2, Decimal("2.0"), 2], [1, 10, 10], [2, 20, 20]),
        ([date(2024, 1, 31), None], [1, 1], [date(2024, 1, 31).toordinal(), None]),
        (["no such word", 1], [1, 1], [None, 1]),
        # too large for any sum, for int64, and too large only in the unit of its report
        ([2**51, 2**70, 2**50], [1, 1, 10], [None, None, None]),
        ([Decimal(2**70), Decimal("0.5")], [10, 10], [None, 5]),
    ],
)
def test_values_become_integers_in_the_unit_of_their_report(
    values: Sequence[Scalar], scales: Sequence[int], expected: Sequence[int | None]
) -> None:
    figures, missing = collected(values, np.array(scales, np.int64))

    found = zip(figures.tolist(), missing.tolist(), strict=True)
    assert [None if gone else figure for figure, gone in found] == expected


@pytest.mark.parametrize(
    ("value", "state", "figure"),
    [
        (7, f.NUMBER, 7),
        (BLANK, f.BLANK, 0),
        (WORDS, f.TEXT, 0),
        (2**50, f.NUMBER, 2**50),
        (2**50 + 1, f.BEYOND, 0),
        (2**70, f.BEYOND, 0),
    ],
)
def test_cell_fills_its_place_whatever_it_holds(value: Number, state: int, figure: int) -> None:
    plain = report(requests={"new": {"total": 3}})
    other = report(requests={"new": {"total": value}})

    found = Figures.of([plain, other, plain])

    assert [state_and_value(found, n) for n in range(3)] == [
        (f.NUMBER, 3),
        (state, figure),
        (f.NUMBER, 3),
    ]


def test_reports_with_other_tables_stand_beside_each_other() -> None:
    with_table = report(requests={"new": {"total": 3}}, disputes={})
    without = report(disputes={})

    found = Figures.of([with_table, without])

    assert [state_and_value(found, n) for n in range(2)] == [(f.NUMBER, 3), (f.ABSENT, 0)]


def in_columns(one: Report) -> Report:
    printed = {
        name: replace(table, cells=TableCells.of(table.cells))
        for name, table in one.printed.items()
    }
    return replace(one, printed=printed)


def test_cells_in_columns_are_the_same_cells() -> None:
    one = report(requests={"new": {"total": 3, "business": BLANK}}, disputes={})

    plain, columns = Figures.of([one, one]), Figures.of([one, in_columns(one)])

    assert (plain.values == columns.values).all()
    assert (plain.states == columns.states).all()


@pytest.mark.parametrize(
    ("shown", "scale"),
    [
        (report(requests={}), 1),
        (report(disclosure={"fees": {"amount": Decimal("1.50")}}), 10),
        (report(claims=[Claim("disclosure.fees.amount", Decimal("1.25"), "1.25万元")]), 100),
        (report(observations=[Observation("percentage", {"printed": Decimal("66.7")})]), 10),
        (report(observations=[Observation("percentage", {"printed": 67, "part": None})]), 1),
    ],
)
def test_unit_is_that_of_the_finest_figure_of_each_report(shown: Report, scale: int) -> None:
    assert Figures.of([report(requests={}), shown, report(requests={})]).scale.tolist() == [
        1,
        scale,
        1,
    ]
