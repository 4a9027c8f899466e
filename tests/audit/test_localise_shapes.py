from __future__ import annotations

import pytest

from goiaudit.audit.localise.shapes import Shape, Vectors, shape_of

TOTAL = 6


@pytest.mark.parametrize(
    ("printed", "right", "shape"),
    [
        # natural person, five kinds of legal person, total
        ((0, 5, 2, 0, 0, 0, 0), (5, 2, 0, 0, 0, 0, 7), Shape("row_shifted", 1)),  # total lost
        ((2, 0, 0, 0, 0, 7, 0), (5, 2, 0, 0, 0, 0, 7), Shape("row_shifted", -1)),  # first lost
        ((5, 5, 2, 0, 0, 0, 7), (5, 2, 0, 0, 0, 0, 7), Shape("row_shifted", 1)),  # typed twice
        ((0, 3, 0, 0, 0, 0, 3), (3, 0, 0, 0, 0, 0, 3), Shape("row_shifted", 1)),
        ((5, 2, 0, 0, 0, 7, 0), (5, 2, 0, 0, 0, 0, 7), Shape("total_misplaced")),
        ((5, 7, 0, 0, 0, 0, 0), (5, 2, 0, 0, 0, 0, 7), Shape("total_misplaced")),
        ((2, 5, 0, 0, 0, 0, 7), (5, 2, 0, 0, 0, 0, 7), Shape("cells_swapped")),
        ((0, 0, 3, 0, 0, 0, 3), (3, 0, 0, 0, 0, 0, 3), Shape("cells_swapped")),
        ((1, 2, 0, 0, 0, 0, 12), (12, 0, 0, 0, 0, 0, 12), Shape("split_digits")),
        ((1, 2, 4, 1, 0, 0, 17), (12, 4, 1, 0, 0, 0, 17), Shape("split_digits")),
        ((12, 4, 0, 0, 0, 0, 7), (1, 2, 4, 0, 0, 0, 7), Shape("joined_digits")),
        ((0, 0, 0, 0, 0, 0, 7), (5, 2, 0, 0, 0, 0, 7), Shape("part_left_out")),
        ((0, 0, 0, 0, 0, 0, 0), (5, 2, 0, 0, 0, 0, 7), Shape("row_left_out")),
        ((50, 20, 0, 0, 0, 0, 70), (5, 2, 0, 0, 0, 0, 7), Shape("power_of_ten")),
        ((8, 3, 1, 0, 0, 0, 9), (5, 2, 0, 0, 0, 0, 7), None),
    ],
)
def test_a_row_as_printed_and_as_it_should_be_tells_the_slip(
    printed: tuple[int, ...], right: tuple[int, ...], shape: Shape | None
) -> None:
    assert shape_of(Vectors(printed, right, TOTAL), is_row=True) == shape


def test_one_cell_alone_has_no_shape() -> None:
    assert shape_of(Vectors((5, 3, 0), (5, 2, 0)), is_row=True) is None


def test_a_column_moves_down_or_up() -> None:
    assert shape_of(Vectors((0, 4, 9), (4, 9, 0)), is_row=False) == Shape("column_shifted", 1)
    assert shape_of(Vectors((9, 0), (4, 9)), is_row=False) == Shape("column_shifted", -1)


def test_a_row_that_repeats_last_year_or_the_row_beside_it() -> None:
    right, printed = (5, 2, 7), (8, 3, 11)

    last_year = Vectors(printed, right, 2, previous=(8, 3, 11))
    beside = Vectors(printed, right, 2, beside=[(1, 0, 1), (8, 3, 11)])

    assert shape_of(last_year, is_row=True) == Shape("previous_year")
    assert shape_of(beside, is_row=True) == Shape("row_copied")
