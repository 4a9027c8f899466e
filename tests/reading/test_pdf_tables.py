"""Tables of a PDF: without ruling, over pages, in frames, with figures too wide for their cells."""

from __future__ import annotations

import pytest

from goiaudit.model.document import Grid, Line
from goiaudit.pipeline import read
from goiaudit.reading import read_document
from tests.writers.made_up import drawn
from tests.writers.pdf import Rule, Text, drawn_pdf, grid_rules, report_pdf

FILLER: Text = ("本页文字用于说明表格以外的内容，与表格无关，不作核对之用，仅供参考之用。", 72, 60)
XS = (72.0, 200.0, 300.0, 400.0)


def grids(*pages: tuple[list[Text], list[Rule]]) -> list[list[list[str]]]:
    """The texts of each table, row by row."""
    blocks = read_document(drawn_pdf(*pages)).blocks
    found = []
    for block in blocks:
        if isinstance(block, Grid):
            rows: dict[int, list[str]] = {}
            for cell in block.cells:
                rows.setdefault(cell.row, []).append(cell.text)
            found.append([rows[n] for n in sorted(rows)])
    return found


def lines(texts: list[Text]) -> list[str]:
    blocks = read_document(drawn_pdf(([FILLER, *texts], []))).blocks
    return [block.text for block in blocks if isinstance(block, Line)][1:]


def row(y: float, *texts: str) -> list[Text]:
    """Texts in the columns of ``XS``."""
    return [(text, x + 4, y) for text, x in zip(texts, XS, strict=False) if text]


# Ruled cells


def test_a_figure_too_wide_for_its_cell_is_one_figure() -> None:
    xs, ys = [72.0, 200.0, 224.0, 248.0], [100.0, 140.0]
    texts = [FILLER, ("行政许可", 76, 120), ("1", 206, 115), ("2", 206, 127), ("0", 230, 120)]
    assert grids((texts, grid_rules(xs, ys))) == [[["行政许可", "12", "0"]]]


def test_figures_below_each_other_in_a_wide_cell_stay_two() -> None:
    texts = [FILLER, ("行政许可", 76, 120), ("1", 206, 115), ("2", 206, 127)]
    rules = grid_rules([72.0, 200.0, 300.0], [100.0, 140.0])
    assert grids((texts, rules)) == [[["行政许可", "1\n2"]]]


def test_what_is_written_downwards_is_read_downwards() -> None:
    # Two columns of one cell, the right one first, as vertical text is written.
    down = [("结", 90, 115), ("果", 90, 128), ("维", 76, 115), ("持", 76, 128)]
    texts = [FILLER, *down, ("行政复议", 206, 120)]
    rules = grid_rules([72.0, 200.0, 300.0], [100.0, 140.0])
    assert grids((texts, rules)) == [[["结果维持", "行政复议"]]]


def test_a_frame_around_the_page_is_no_table() -> None:
    frame = grid_rules([60.0, 540.0], [90.0, 500.0])
    inner = grid_rules(XS, [90.0, 130.0, 170.0, 210.0])
    more = grid_rules(XS, [300.0, 340.0, 380.0, 500.0])
    rows = [*row(115, "规章", "0", "1"), *row(320, "行政许可", "7", "8")]
    texts = [FILLER, *rows, ("三、收到和处理政府信息公开申请情况", 72, 250)]
    found = read_document(drawn_pdf((texts, [*frame, *inner, *more]))).blocks
    kinds = [block.text[:2] if isinstance(block, Line) else "grid" for block in found]
    assert kinds == ["本页", "grid", "三、", "grid"]


# Rows over two pages


def halves(upper: list[Text], lower: list[Text], head: bool = False) -> list[list[list[str]]]:
    """A table whose last row on the first page is cut by the page break."""
    above, below = [700.0, 740.0, 780.0], [60.0, 100.0, 140.0]
    first = [("信息内容", 76.0, 720.0), ("本年制发件数", 204.0, 720.0), *upper]
    again = [("信息内容", 76.0, 80.0), ("本年制发件数", 204.0, 80.0)] if head else []
    pages = ([FILLER, *first], grid_rules(XS, above)), ([*again, *lower], grid_rules(XS, below))
    return grids(*pages)


LABEL = "2.没有现成信息需要另"
"""Fills the first column of ``XS``."""


def test_a_row_cut_by_a_page_break_is_whole_again() -> None:
    upper = row(760, LABEL, "12", "3")
    lower = [*row(80, "行制作"), *row(120, "3.补正后", "5", "6")]
    assert halves(upper, lower) == [
        [["信息内容", "本年制发件数", ""], [f"{LABEL}\n行制作", "12", "3"]],
        [["3.补正后", "5", "6"]],
    ]


def test_figures_in_the_lower_half_have_their_own_place() -> None:
    upper, lower = row(760, LABEL), [*row(80, "行制作", "12", "3"), *row(120, "3.补正后", "5", "6")]
    assert halves(upper, lower)[0][1] == [f"{LABEL}\n行制作", "12", "3"]
    pages = (
        ([FILLER, *upper], grid_rules(XS, [740.0, 780.0])),
        (lower, grid_rules(XS, [60.0, 100.0, 140.0])),
    )
    first = next(b for b in read_document(drawn_pdf(*pages)).blocks if isinstance(b, Grid))
    assert [cell.location.page for cell in first.cells if cell.location] == [1, 2, 2]


def test_a_header_that_comes_again_is_no_half() -> None:
    upper, lower = row(760, LABEL, "12", "3"), row(120, "行制作")
    assert halves(upper, lower, head=True) == [
        [["信息内容", "本年制发件数", ""], [f"{LABEL}\n行制作", "12", "3"]],
        [["信息内容", "本年制发件数", ""]],
    ]


def test_a_label_over_rows_below_does_not_keep_the_first_of_them_cut() -> None:
    xs = (72.0, 120.0, 250.0, 300.0)
    upper = [("(四)无", 76, 760), (LABEL, 124, 760), ("12", 254, 760)]
    lower = [("法提供", 76, 100), ("行制作", 124, 80), ("3.补正后", 124, 120), ("5", 254, 120)]
    merged = [rule for rule in grid_rules(xs, [60.0, 100.0, 140.0]) if rule[1] != 100]
    merged.append((120.0, 100.0, 300.0, 100.0))
    pages = ([FILLER, *upper], grid_rules(xs, [740.0, 780.0])), (lower, merged)
    above, below = grids(*pages)
    assert above == [["(四)无\n法提供", f"{LABEL}\n行制作", "12"]]
    assert below == [["", "3.补正后", "5"]]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (row(760, LABEL, "12", "3"), row(80, "3.补正后", "5", "6")),  # figures in both
        (row(760, LABEL), row(80, "3.补正后", "5", "6")),  # the next label has its number
        (row(760, "规章"), row(80, "其他文件", "5", "6")),  # room was left behind the label
    ],
)
def test_rows_of_their_own_stay_apart(upper: list[Text], lower: list[Text]) -> None:
    above, below = halves(upper, [*lower, *row(120, "四、结转", "1", "1")])
    assert (len(above), len(below)) == (2, 2)


# Tables without ruling


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("seed", range(3))
def test_every_cell_of_tables_without_ruling_is_read(form: str, seed: int) -> None:
    made = drawn(form, seed)
    report = read(report_pdf(made, ruled=False))
    cells = [cell for table in report.printed.values() for cell in table.cells]
    assert {str(cell.address): cell.value for cell in cells} == made.values()


def test_a_label_of_two_lines_beside_its_figures_is_one_cell() -> None:
    texts = [
        *row(200, "1.信访举报", "1", "2", "3"),
        ("2.没有现成信息需要", 76, 222), ("另行制作", 76, 236), *row(229, "", "4", "5", "6"),
        *row(260, "3.重复申请", "7", "8", "9"),
    ]  # fmt: skip
    assert lines(texts) == [
        "1.信访举报 1 2 3",
        "2.没有现成信息需要另行制作 4 5 6",
        "3.重复申请 7 8 9",
    ]


def test_a_label_merged_over_rows_comes_before_them() -> None:
    texts = [
        ("(三)不予公开", 76, 220),
        ("1.国家秘密", 200, 200), ("1", 300, 200), ("2", 400, 200),
        ("2.内部事务", 200, 220), ("3", 300, 220), ("4", 400, 220),
        ("3.过程性", 200, 240), ("5", 300, 240), ("6", 400, 240),
    ]  # fmt: skip
    assert lines(texts) == ["(三)不予公开", "1.国家秘密 1 2", "2.内部事务 3 4", "3.过程性 5 6"]


def test_columns_written_one_after_the_other_are_left_as_they_stand() -> None:
    texts = [
        (text, x, y)
        for x, column in ((76, ("规章", "文件", "许可")), (200, "123"), (300, "456"))
        for text, y in zip(column, (200, 220, 240), strict=True)
    ]
    assert lines(texts) == ["规章 1 4", "文件 2 5", "许可 3 6"]


def narrow(y: float, label: str, *figures: tuple[str, ...]) -> list[Text]:
    """A row with narrow columns from x = 300 on, lines of a figure below each other."""
    texts: list[Text] = [(label, 76, y)]
    for n, figure in enumerate(figures):
        top = y - 6 * (len(figure) - 1)
        texts += [(text, 300 + 40 * n, top + 12 * at) for at, text in enumerate(figure)]
    return texts


def test_a_figure_that_goes_on_in_the_next_line_is_one_figure() -> None:
    texts = [
        *narrow(200, "1.信访举报", ("14,2", "82"), ("0",), ("15,1", "07")),
        *narrow(236, "2.重复申请", ("444",), ("1,16", "5"), ("37",)),
        *narrow(260, "3.出版物", ("0",), ("0",), ("0",)),
    ]
    assert lines(texts) == [
        "1.信访举报 14,282 0 15,107",
        "2.重复申请 444 1,165 37",
        "3.出版物 0 0 0",
    ]


@pytest.mark.parametrize(
    ("figure", "said"),
    [(("3", "16"), "3?16"), (("0", "4"), "0?4"), (("12", "3"), "12?3")],
    ids=["wider-below", "zero-first", "room-for-one-more-digit"],
)
def test_what_may_be_two_figures_is_read_as_none(figure: tuple[str, str], said: str) -> None:
    texts = [
        *narrow(200, "1.信访举报", figure, ("0",), ("0",)),
        *narrow(236, "2.重复申请", ("44444",), ("1",), ("37",)),
        *narrow(260, "3.出版物", ("0",), ("0",), ("0",)),
    ]
    assert lines(texts)[0] == f"1.信访举报 {said} 0 0"


def test_two_rows_of_figures_under_one_label_are_read_as_none() -> None:
    texts = [
        *row(200, "1.信访举报", "21", "0", "14"), *row(213, "", "8", "", "5"),
        *row(240, "2.重复申请", "4", "5", "6"),
        *row(260, "3.出版物", "7", "8", "9"),
    ]  # fmt: skip
    assert lines(texts)[0] == "1.信访举报 21?8 0 14?5"


def test_a_label_that_touches_its_figure_is_cut_off_where_figures_stand_in_its_column() -> None:
    label = "4.无正当理由大量反复申请的情形"
    texts = [
        *narrow(200, "1.信访举报", ("12",), ("0",)),
        *narrow(220, "2.重复申请", ("34",), ("0",)),
        (label, 300 - 10.5 * len(label) + 5.25, 240), ("56", 300, 240), ("0", 340, 240),
    ]  # fmt: skip
    assert lines(texts)[2] == f"{label} 56 0"


def test_figures_cut_off_by_the_end_of_the_page_are_read_as_none() -> None:
    first = [
        FILLER,
        *row(720, "1.信访举报", "1", "2", "3"),
        *row(740, "2.重复申请", "14", "0", "7"),
    ]
    second = [*row(80, "", "83", "", "5"), *row(100, "3.出版物", "4", "5", "6")]
    second += row(120, "4.反复申请", "4", "5", "6")
    blocks = read_document(drawn_pdf((first, []), (second, []))).blocks
    assert [block.text for block in blocks if isinstance(block, Line)][2:4] == [
        "2.重复申请 14? 0? 7?",
        "3.出版物 4 5 6",
    ]


# Texts over each other and over borders


def test_a_label_printed_over_its_figure_is_not_mixed_with_it() -> None:
    texts = [
        ("2.没有现成信息需要另行制作", 76, 200), ("22", 190, 200), ("0", 300, 200),
        *row(220, "3.重复申请", "1", "2"),
    ]  # fmt: skip
    assert lines(texts) == ["2.没有现成信息需要另行制作 22 0", "3.重复申请 1 2"]


@pytest.mark.parametrize("second", ["15", ""], ids=["onto-the-next", "into-a-blank-cell"])
def test_a_figure_printed_over_the_border_is_read_as_none(second: str) -> None:
    xs, ys = [72.0, 200.0, 222.0, 244.0, 300.0], [100.0, 140.0]
    texts = [
        FILLER,
        ("行政许可", 76, 120),
        ("14282", 203, 120),
        (second, 225, 120),
        ("0", 250, 120),
    ]
    cells = grids(([text for text in texts if text[0]], grid_rules(xs, ys)))[0][0]
    assert (cells[0], cells[3]) == ("行政许可", "0")
    assert cells[1] == cells[2] and cells[1].endswith("?")


def test_a_figure_printed_over_the_outer_border_is_whole() -> None:
    xs, ys = [72.0, 200.0, 222.0], [100.0, 140.0]
    texts = [FILLER, ("行政许可", 76, 120), ("14282", 203, 120)]
    assert grids((texts, grid_rules(xs, ys))) == [[["行政许可", "14282"]]]


def test_figures_of_a_ruled_row_cut_by_the_end_of_the_page_are_put_together() -> None:
    xs = [72.0, 200.0, 226.0, 280.0]
    upper = [FILLER, ("行政许可", 76, 740), ("158", 204, 740), ("0", 230, 740)]
    lower = [("73", 204, 90), ("行政强制", 76, 120), ("1", 204, 120), ("2", 230, 120)]
    pages = (upper, grid_rules(xs, [720.0, 760.0])), (lower, grid_rules(xs, [80.0, 105.0, 130.0]))
    assert grids(*pages) == [[["行政许可", "15873", "0"]], [["行政强制", "1", "2"]]]
