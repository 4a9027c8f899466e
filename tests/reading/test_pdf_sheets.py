"""Two pages on one sheet of a PDF, side by side."""

from __future__ import annotations

from goiaudit.model.document import Grid
from goiaudit.reading import read_document
from tests.writers.pdf import Rule, Text, drawn_pdf, grid_rules

SHEET = (1190.0, 842.0)
"""A3, broad side down."""
RIGHT = 620.0

Page = tuple[list[Text], list[Rule]]


def page(left: float, heading: str, width: float = 480) -> Page:
    """A heading, a table of two columns and three rows, and a line below it."""
    xs, ys = (left, left + width / 2, left + width), (200.0, 230.0, 260.0, 290.0)
    texts = [(heading, left, 150.0), (f"{heading}见上表", left, 330.0)]
    texts += [
        (f"{heading}{row}{column}", xs[column] + 6, ys[row] + 20)
        for row in range(3)
        for column in range(2)
    ]
    return texts, grid_rules(xs, ys)


def shown(*parts: Page) -> list[str]:
    """Lines, and of tables the first cell, in reading order."""
    texts = [text for own, _ in parts for text in own]
    rules = [rule for _, own in parts for rule in own]
    blocks = read_document(drawn_pdf((texts, rules), sheet=SHEET)).blocks
    return [block.cells[0].text if isinstance(block, Grid) else block.text for block in blocks]


def test_the_left_page_is_read_before_the_right_one() -> None:
    # The right table stands no lower than the left one.
    assert shown(page(60, "甲表"), page(RIGHT, "乙表")) == [
        "甲表", "甲表00", "甲表见上表", "乙表", "乙表00", "乙表见上表",
    ]  # fmt: skip


def test_a_table_over_the_middle_makes_one_page_of_the_sheet() -> None:
    found = shown(page(60, "甲表", width=1000))
    assert found == ["甲表", "甲表00", "甲表见上表"]


def test_a_line_over_the_middle_makes_one_page_of_the_sheet() -> None:
    title: Page = ([("示例县教育局二〇二三年政府信息公开工作年度报告", 480, 80)], [])
    found = shown(title, page(60, "甲表"), page(RIGHT, "乙表"))
    assert found.index("甲表00") < found.index("甲表见上表 乙表见上表")


def test_places_are_those_on_the_sheet() -> None:
    texts, rules = page(60, "甲表")
    more, lines = page(RIGHT, "乙表")
    blocks = read_document(drawn_pdf((texts + more, rules + lines), sheet=SHEET)).blocks
    *_, grid = (block for block in blocks if isinstance(block, Grid))
    assert grid.location is not None and grid.location.bbox is not None
    assert round(grid.location.bbox[0]) == RIGHT
