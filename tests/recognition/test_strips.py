"""Rows of a grid: where the label ends and the values begin."""

from __future__ import annotations

import pytest

from goiaudit.pipeline import read
from tests.writers import html
from tests.writers.made_up import zeros


def values(page: bytes, row: str) -> list[object]:
    table, key = row.split(".")
    return [
        cell.value if cell.value is not None else cell.state.value
        for cell in read(page).printed[table].cells
        if cell.address.row == key
    ]


@pytest.mark.parametrize("figure", ["6", "6件", "6（件）"])
def test_a_figure_before_a_blank_cell_is_no_part_of_the_label(figure: str) -> None:
    page = html.divs(zeros("2019")).decode()
    rows = html.table(html.disclosure(zeros("2019", disclosure__fees__previous_items="6")))
    blank = rows.replace('>6</td>\n<td colspan="3">0<', f'>{figure}</td>\n<td colspan="3"><')
    blank = blank.replace('>6</td>\n<td colspan="2">0<', f'>{figure}</td>\n<td colspan="2"><')
    assert blank != rows
    own = html.table(html.disclosure(zeros("2019")))
    assert own in page
    # Both cells are drawn: the figure is that of the column it stands in.
    assert values(page.replace(own, blank).encode(), "disclosure.fees") == [6, "blank"]


@pytest.mark.parametrize("number", ["③", "3.", "(3)", "⑶", "⒊"])
def test_however_a_short_label_is_numbered(number: str) -> None:
    made = zeros("2021", requests__other_misc__business="4")
    page = html.divs(made).decode()
    assert ">3.其他<" in page
    found = values(page.replace(">3.其他<", f">{number}其他<").encode(), "requests.other_misc")
    assert found == [0, 4, 0, 0, 0, 0, 0]
