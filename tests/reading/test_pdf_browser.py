"""Pages that a browser printed: date, title, address and number in the margins, rows cut off."""

from __future__ import annotations

import pytest

from goiaudit.model.document import Grid, Line
from goiaudit.reading import read_document
from tests.writers.pdf import Rule, Text, drawn_pdf, grid_rules

TITLE = "示例县教育局2023年政府信息公开工作年度报告"
BODY: list[Text] = [
    ("一、总体情况", 72, 200),
    ("主动公开政府信息12条，并通过网站和公示栏及时更新，方便群众查阅。", 72, 220),
]
TEXT = [text for text, *_ in BODY]
XS, WIDE = (72.0, 250.0, 300.0, 350.0, 400.0), 300.0


def stamp(number: str, title: str = TITLE, date: str = "2024/1/29 09:12") -> list[Text]:
    """What a browser writes last on a page, the number at the right of the address."""
    address = "https://x.example/a.html"
    return [(date, 24, 20), (title, 200, 20), (address, 24, 830), (number, 550, 830)]


def lines(*pages: list[Text]) -> list[str]:
    blocks = read_document(drawn_pdf(*((texts, []) for texts in pages))).blocks
    return [block.text for block in blocks if isinstance(block, Line)]


@pytest.mark.parametrize("date", ["2024/1/29 09:12", "1/29/24, 9:12 AM", "2024-01-29 上午9:12"])
def test_what_the_browser_adds_is_left_out(date: str) -> None:
    first = [(TITLE, 72.0, 150.0), *BODY, *stamp("1/2", date=date)]
    second: list[Text] = [("二、主动公开政府信息情况", 72, 100), *stamp("2/2", date=date)]
    assert lines(first, second) == [TITLE, *TEXT, "二、主动公开政府信息情况"]


def test_a_title_that_stands_in_the_margin_alone_stays() -> None:
    assert lines([*BODY, *stamp("1/1")])[0].startswith(TITLE)


def test_a_date_and_a_figure_of_the_page_itself_stay() -> None:
    own: list[Text] = [("2024/1/29 09:12", 72, 300), ("1/2", 72, 320)]
    assert lines([*BODY, *own])[2:] == ["2024/1/29 09:12", "1/2"]


def test_figures_at_the_foot_of_the_page_are_not_taken_for_the_date() -> None:
    # They are the last that the page itself writes: 3 and 4, then 2024/1/29.
    ys = [760.0, 800.0, 835.0]
    texts = [("要求提供公开出版物", 76.0, 820.0), ("3", 254.0, 820.0), ("4", 304.0, 820.0)]
    page = drawn_pdf(([*BODY, *texts, *stamp("1/1")], grid_rules(XS[:4], ys)))
    (grid,) = (block for block in read_document(page).blocks if isinstance(block, Grid))
    assert [cell.text for cell in grid.cells if cell.text] == ["要求提供公开出版物", "3", "4"]


def rows(above: list[Text], below: list[Text]) -> list[list[str]]:
    """The rows of a table that goes over two pages, one row on each."""
    upper: tuple[list[Text], list[Rule]] = ([*BODY, *above], grid_rules(XS, [740.0, 780.0]))
    lower: tuple[list[Text], list[Rule]] = (below, grid_rules(XS, [60.0, 100.0, 140.0]))
    found: list[list[str]] = []
    for block in read_document(drawn_pdf(upper, lower)).blocks:
        if isinstance(block, Grid):
            by_row: dict[int, list[str]] = {}
            for cell in block.cells:
                by_row.setdefault(cell.row, []).append(cell.text)
            found += [by_row[n] for n in sorted(by_row)]
    return found


def row(y: float, *texts: str) -> list[Text]:
    return [(text, x + 4, y) for text, x in zip(texts, XS, strict=False) if text]


NEXT = row(120, "2.重复申请", "5", "6", "7")


def test_a_row_that_begins_on_both_pages_is_one() -> None:
    below = [*row(75, "1.信访举报"), *row(90, "投诉类申请", "1", "2", "3"), *NEXT]
    assert rows(row(760, "1信访举报"), below) == [
        ["1.信访举报\n投诉类申请", "1", "2", "3"],
        ["2.重复申请", "5", "6", "7"],
    ]


def test_a_label_goes_on_below_although_there_was_room() -> None:
    below = [*row(80, "投诉类申请"), *NEXT]
    assert rows(row(760, "1.信访举报", "1", "2", "3"), below)[0] == [
        "1.信访举报\n投诉类申请",
        "1",
        "2",
        "3",
    ]


@pytest.mark.parametrize(
    "below", [row(80, "3.要求提供"), row(80, "投诉类申请", "8"), row(80, "甲", "", "乙")]
)
def test_other_rows_stay_apart(below: list[Text]) -> None:
    found = rows(row(760, "1.信访举报", "1", "2", "3"), [*below, *NEXT])
    assert found[0] == ["1.信访举报", "1", "2", "3"]


@pytest.mark.parametrize(
    ("first", "last", "width"), [("73", "1（件）", 42), ("73", "1件", 24), ("731", "5件", 24)]
)
def test_a_figure_and_its_unit_in_a_cell_too_narrow_for_both(
    first: str, last: str, width: int
) -> None:
    xs = [72.0, 200.0, 200.0 + width]
    texts = [*BODY, ("行政许可", 76, 520), (first, 202, 515), (last, 202, 527)]
    page = drawn_pdf((texts, grid_rules(xs, [500.0, 540.0])), size=10)
    (grid,) = (block for block in read_document(page).blocks if isinstance(block, Grid))
    assert [cell.text for cell in grid.cells] == ["行政许可", first + last]
