"""Whole tables of known words are looked up at once, and read as row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from goiaudit.model.document import Grid, GridCell
from goiaudit.model.text import Paragraph
from goiaudit.recognition import recurring
from goiaudit.recognition.grids import grid_rows, piped_rows
from goiaudit.recognition.rows import Block, Row

LABELS = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量")
EARLIER = (("1", "0"), ("3", "12"), ("0", "5"))
"""Figures of three reports before, all in the same words."""


@pytest.fixture(autouse=True)
def _nothing_known() -> Iterator[None]:
    recurring.forget()
    yield
    recurring.forget()


def piped(figures: tuple[str, ...]) -> list[str]:
    return [f"{label} | {own} | 0 |" for label, own in zip(LABELS, figures, strict=True)]


def grid(figures: tuple[str, ...]) -> Grid:
    cells = [
        GridCell(text, row, column)
        for row, (label, own) in enumerate(zip(LABELS, figures, strict=True))
        for column, text in enumerate((label, own, "0"))
    ]
    return Grid(cells)


def rows_of_lines(figures: tuple[str, ...]) -> list[Paragraph | Row]:
    lines = piped(figures)
    return rows_in(piped_rows(lines, [None] * len(lines)))


def rows_in(found: Block | Sequence[Paragraph | Row]) -> list[Paragraph | Row]:
    return [*found.rows()] if isinstance(found, Block) else [*found]


def rows_of_grid(figures: tuple[str, ...]) -> list[Paragraph | Row]:
    return rows_in(grid_rows(grid(figures)))


def paragraphs(found: list[Paragraph | Row]) -> list[Paragraph]:
    return [item.paragraph() if isinstance(item, Row) else item for item in found]


@pytest.mark.parametrize(
    "figures",
    [("7", "8"), ("1,268", "3.5"), ("12万元", "0"), ("/", "无"), ("#", "#元"), ("007", "")],
)
def test_a_known_table_is_read_as_an_unknown_one(figures: tuple[str, str]) -> None:
    first = paragraphs(rows_of_lines(figures)), paragraphs(rows_of_grid(figures))
    recurring.forget()
    for earlier in EARLIER:
        rows_of_lines(earlier)
        rows_of_grid(earlier)
    again = paragraphs(rows_of_lines(figures)), paragraphs(rows_of_grid(figures))
    assert again == first


def test_from_the_third_table_in_the_same_words_on_all_rows_are_one_block() -> None:
    blocks = []
    for earlier in EARLIER:
        found = rows_of_lines(earlier)
        blocks.append({id(item.block) for item in found if isinstance(item, Row)})
    assert [len(own) for own in blocks] == [0, 2, 1]


def test_a_block_holds_the_figures_of_its_own_table() -> None:
    for earlier in EARLIER:
        rows_of_grid(earlier)
    found = rows_of_grid(("40", "2"))
    assert [item.text for item in found if isinstance(item, Row)] == [
        f"{LABELS[0]}  40  0",
        f"{LABELS[1]}  2  0",
    ]


def test_a_line_end_within_a_line_does_not_pass_for_the_end_of_one() -> None:
    for earlier in EARLIER:
        rows_of_lines(earlier)
    odd = "|\n|".join(piped(("6", "4")))
    [found] = paragraphs(rows_in(piped_rows([odd], [None])))
    assert found.content.raw == odd


def lone(text: str) -> list[str]:
    """The rows of a grid of which the second has one filled cell and seven blank ones."""
    cells = [GridCell("(一)予以公开", 0, 0), *(GridCell("0", 0, n) for n in range(1, 8))]
    cells += [GridCell(text, 1, 0), *(GridCell("", 1, n) for n in range(1, 8))]
    return [paragraph.text for paragraph in paragraphs(rows_in(grid_rows(Grid(cells))))][1:]


def test_a_label_of_several_lines_before_blank_cells_is_a_row() -> None:
    assert lone("2.其他\n法律行\n政法规\n禁止公开") == ["2.其他法律行政法规禁止公开"]


def test_other_words_of_several_lines_in_a_cell_are_lines_of_text() -> None:
    assert lone("备注:\n2.其他\n见附表") == ["备注:", "2.其他", "见附表"]
