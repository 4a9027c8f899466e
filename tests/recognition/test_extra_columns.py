"""Columns of table three that the form does not have: shares, sums, remarks."""

from __future__ import annotations

import pytest

from goiaudit.model.report import Report
from goiaudit.pipeline import read
from tests.writers import html
from tests.writers.html import Rows
from tests.writers.made_up import MadeUp, drawn

MADE = drawn("2021", 5)


def figures(report: Report) -> dict[str, object]:
    return {
        str(cell.address): cell.value for table in report.printed.values() for cell in table.cells
    }


def with_column(made: MadeUp, name: str, before: int, text: str, *, wide: int = 6) -> Rows:
    """Table three with one more column, ``before`` columns from the right.

    ``wide`` is how many columns the header of legal persons spans if it has a sum.
    """
    rows = html.requests(made)
    rows[0][-1] = (*rows[0][-1][:2], 8)
    if before:
        rows[1][1] = (*rows[1][1][:2], wide)
        rows[2].append((name, 1, 1))
    else:
        rows[1].append((name, 2, 1))
    for row in rows[3:]:
        row.insert(len(row) - before, (text, 1, 1))
    return rows


def report_with(rows: Rows, made: MadeUp = MADE) -> Report:
    page = html.divs(made).decode()
    own = html.table(html.requests(made))
    assert own in page
    return read(page.replace(own, html.table(rows)).encode())


@pytest.mark.parametrize(
    ("name", "before", "text"),
    [
        ("占比", 0, "12.5%"), ("占比(%)", 0, "12.5"), ("占比", 0, ""), ("备注", 0, "3"),
        ("同比增长", 0, "-5%"), ("小计", 1, "4"), ("小计", 1, ""),
    ],
)  # fmt: skip
def test_a_further_column_is_left_out(name: str, before: int, text: str) -> None:
    assert figures(report_with(with_column(MADE, name, before, text))) == MADE.values()


@pytest.mark.parametrize("text", ["4", "123456"])
def test_a_header_whose_spans_are_wrong_never_takes_the_total(text: str) -> None:
    rows = with_column(MADE, "小计", 1, text, wide=5)
    assert figures(report_with(rows)) == MADE.values()


def test_two_further_columns_are_left_out() -> None:
    rows = with_column(MADE, "小计", 1, "4")
    rows[1].append(("占比", 2, 1))
    for row in rows[3:]:
        row.append(("12.5%", 1, 1))
    assert figures(report_with(rows)) == MADE.values()


def test_shares_below_a_header_in_another_table_are_left_out() -> None:
    rows = with_column(MADE, "占比", 0, "12.5%")
    page = html.divs(MADE).decode().replace(
        html.table(html.requests(MADE)), html.split_table(rows, 14)
    )  # fmt: skip
    report = read(page.encode())
    assert figures(report) == MADE.values()


def test_rows_of_sums_are_no_column() -> None:
    rows = html.requests(MADE)
    rows.insert(6, [("小计", 1, 2), *((str(n), 1, 1) for n in range(7)), ("9%", 1, 1)])
    for row in (*rows[3:6], *rows[7:]):
        row.append(("12.5%", 1, 1))
    assert figures(report_with(rows)) == MADE.values()


def test_the_columns_of_the_other_tables_stay() -> None:
    # A sheet holds all tables one below the other: the share stands above 复议后起诉.
    rows = [*html.disclosure(MADE), *with_column(MADE, "占比", 0, "12.5%"), *html.disputes(MADE)]
    report = read(f"<html><body>{html.table(rows)}</body></html>".encode())
    assert figures(report) == MADE.values()
