"""Text taken from a page that has all values of table three in order, and its labels in none."""

from __future__ import annotations

from goiaudit.recognition.strayed import Stream, count_off
from tests.recognition.pages import BROKEN, FILLED, Block, blocks, shown, text_of
from tests.recognition.reading import read_tables
from tests.writers.made_up import zeros

ALL = [written.value for address, written in FILLED.cells.items() if address.table == "requests"]


def all_values(rows: list[Block]) -> list[object]:
    return [cell.value for cell in read_tables(text_of(rows)).printed["requests"].cells]


def with_total_behind(rows: list[Block], row: int, last: int) -> list[Block]:
    """The total of a row behind the values of another."""
    (words, figures), (others, more) = rows[row], rows[last]
    rows[row], rows[last] = (words, figures[:-1]), (others, [*more, figures[-1]])
    return rows


def with_total_ahead(rows: list[Block], row: int) -> list[Block]:
    """The total of a row between the first and the last words of its label."""
    words, figures = rows[row]
    return [*rows[:row], (words[:-1], figures[-1:]), (words[-1:], figures[:-1]), *rows[row + 1 :]]


def with_labels_behind(rows: list[Block], first: int, last: int) -> list[Block]:
    """The values of several rows behind those of the row above, then all their labels."""
    words = [word for own, _ in rows[first:last] for word in own]
    figures = [figure for _, own in rows[first:last] for figure in own]
    above = (rows[first - 1][0], rows[first - 1][1] + figures)
    return [*rows[: first - 1], above, (words + rows[last][0], rows[last][1]), *rows[last + 1 :]]


def test_a_total_may_stand_behind_the_values_of_a_later_row() -> None:
    assert all_values(with_total_behind(blocks(), row=2, last=5)) == ALL


def test_a_total_may_stand_in_front_of_its_row() -> None:
    assert all_values(with_total_ahead(blocks(), row=16)) == ALL


def test_labels_may_stand_among_each_other_as_long_as_the_values_are_in_order() -> None:
    rows = with_total_behind(with_labels_behind(blocks(), 4, 7), row=2, last=3)
    mixed = [(rows[4][0][::-1], rows[4][1])]
    assert all_values([*rows[:4], *mixed, *rows[5:]]) == ALL


def test_a_table_of_zeros_is_read_whatever_its_labels_look_like() -> None:
    rows = blocks(zeros("2021"))
    words = [word for own, _ in rows for word in own]
    figures = [figure for _, own in rows for figure in own]
    rows = [(["一、本年新收政府信息公开申请数量"], figures[:20]), (words[2:][::-1], figures[20:])]
    found = read_tables(text_of(rows))
    assert {cell.value for cell in found.printed["requests"].cells} == {0}


def test_a_wrong_total_that_strayed_stays_wrong() -> None:
    rows = blocks()
    rows[2] = (rows[2][0], ["7", "0", "0", "0", "0", "0", "8"])
    found = read_tables(text_of(with_total_behind(rows, row=2, last=5)))
    assert shown(found, "granted", "new", "rejected_repeated") == [
        [7, 0, 0, 0, 0, 0, 8],
        [11, 0, 0, 0, 0, 2, 13],
        [4, 0, 0, 0, 0, 0, 4],
    ]


def test_a_total_for_which_two_rows_come_into_question_is_nobodys() -> None:
    rows = blocks(
        zeros("2021", requests__granted__natural_person="1", requests__granted__total="1")
    )
    # 予以公开 without its total, and 1 and 0 behind the values of the next row.
    rows[2] = (rows[2][0], rows[2][1][:-1])
    rows[3] = (rows[3][0], ["0", "0", "0", "0", "0", "1", "0", "1"])
    found = read_tables(text_of(rows))
    assert shown(found, "partially_granted") == [[BROKEN] * 7]


def test_rows_are_left_out_where_figures_of_the_columns_changed_places() -> None:
    rows = with_total_behind(blocks(), row=12, last=14)
    rows[2] = (rows[2][0], ["0", "7", "0", "0", "0", "0", "7"])
    found = read_tables(text_of(rows))
    assert shown(found, "granted", "rejected_repeated") == [[BROKEN] * 7] * 2
    assert shown(found, "denied_third_party") == [[0, 0, 0, 0, 0, 2, 2]]


def test_rows_of_the_form_of_2019_are_counted_off_as_well() -> None:
    one = {"requests__granted__natural_person": "1", "requests__granted__total": "1"}
    found = read_tables(text_of(with_total_behind(blocks(zeros("2019", **one)), row=2, last=5)))
    assert shown(found, "granted", "other_handling") == [[1, 0, 0, 0, 0, 0, 1], [0] * 7]


def test_where_more_than_two_rows_are_wrong_nothing_is_counted_off() -> None:
    rows = with_total_behind(blocks(), row=2, last=5)
    for row in (0, 7, 16):
        rows[row] = (rows[row][0], ["1", *rows[row][1][1:]])
    found = read_tables(text_of(rows))
    # Seven values between two labels are read as they stand there, 予以公开 has but six.
    assert shown(found, "new", "granted") == [[1, 0, 0, 0, 0, 2, 13], [BROKEN] * 7]


def test_values_are_counted_off_only_if_none_is_missing() -> None:
    stream = Stream(["1", "0", "0", "0", "0", "0", "1"], {0: 0}, frozenset())
    assert count_off(stream, 2) is None
    assert count_off(stream, 1) == [(tuple(range(7)), True)]
