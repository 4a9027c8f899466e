"""Figures that a narrow cell of table three or four broke over two lines."""

from __future__ import annotations

from tests.recognition.pages import BROKEN, blocks, shown, text_of
from tests.recognition.reading import read_tables
from tests.writers.made_up import zeros

HEAD = (
    "四、政府信息公开行政复议、行政诉讼情况\n行政复议\n行政诉讼\n未经复议直接起诉\n复议后起诉\n"
    "结果\n维持\n结果\n纠正\n其他\n结果\n尚未\n审结\n总计\n"
)
CUT = ["324", "9", "472", "251", "145", "0", "429", "454", "6"]
WHOLE = [3249, 472, 251, 145, 0, 429, 4546]


def disputes(text: str) -> list[object]:
    table = read_tables(f"{HEAD}{text}\n五、存在的主要问题及改进情况\n").printed.get("disputes")
    return [cell.value for cell in table.cells] if table else []


def requests(figures: list[str]) -> list[object]:
    rows = blocks(zeros("2021"))
    rows[0] = (rows[0][0], figures)
    (own,) = shown(read_tables(text_of(rows, between="\n")), "new")
    return own


def test_the_digits_of_a_cell_may_stand_below_each_other() -> None:
    assert requests(CUT) == WHOLE
    parts = "12\n9\n8\n97\n1\n23\n5\n0\n70\n6\n0\n76\n0\n0\n28\n55\n83"
    assert disputes(parts) == [129, 8, 97, 1, 235, 0, 70, 6, 0, 76, 0, 0, 28, 55, 83]


def test_last_digits_may_stand_on_a_line_below_the_row() -> None:
    rows = blocks(zeros("2021"))
    rows[0] = (rows[0][0], ["324 472 251 145 0 429 454", "9 6"])
    assert shown(read_tables(text_of(rows, between="\n")), "new") == [WHOLE]


def test_figures_are_not_joined_where_no_way_adds_up() -> None:
    assert requests([*CUT[:-1], "7"]) == [BROKEN] * 7


def test_figures_are_not_joined_where_two_ways_add_up() -> None:
    # 101 + 10 = 111 and 10 + 101 = 111.
    assert requests(["10", "10", "1", "0", "0", "0", "0", "111"]) == [BROKEN] * 7


def test_only_what_fills_its_cell_goes_on_below() -> None:
    # 5 does not fill a cell in which 472 stands: 51 is no figure of this row.
    assert requests(["5", "1", "472", "0", "0", "0", "0", "523"]) == [BROKEN] * 7


def test_where_places_tell_it_the_first_digits_may_stand_above_the_row() -> None:
    laid_out = (
        "   12                       23\n"
        "        8    97    1             0    70    6    0    76   0    0    28    55    83\n"
        "   9                        5"
    )
    assert disputes(laid_out) == [129, 8, 97, 1, 235, 0, 70, 6, 0, 76, 0, 0, 28, 55, 83]


def test_where_places_do_not_tell_whose_first_digits_stand_above_nothing_is_read() -> None:
    together = "12 23\n8 97 1 0 70 6 0 76 0 0 28 55 83\n9 5"
    assert not any(disputes(together))
