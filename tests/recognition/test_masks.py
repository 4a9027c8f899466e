"""What a figure of a cell is read as, and which texts are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goiaudit.recognition.masks import figure, mask


@pytest.mark.parametrize(
    ("raw", "number"),
    [("0", 0), ("12", 12), (" 12 ", 12), ("1,234", 1234), ("1,234,567", 1_234_567)],
)
def test_a_whole_figure_is_its_number(raw: str, number: int) -> None:
    assert (figure(raw), mask(raw)) == (number, "#")


@pytest.mark.parametrize(
    ("raw", "stands_for_it"), [("3.5", "#"), ("12元", "#元"), ("1.2亿元", "#元")]
)
def test_a_fraction_and_an_amount_are_read_as_their_cells_tell(
    raw: str, stands_for_it: str
) -> None:
    assert (figure(raw), mask(raw)) == (stands_for_it, stands_for_it)


@pytest.mark.parametrize(
    "raw", ["", "/", "007", "-5", "+5", "1_0", "５", "12,34", "12345678901", "3件", "规章"]
)
def test_any_other_text_is_no_plain_figure(raw: str) -> None:
    assert (figure(raw), mask(raw)) == (None, raw)


@pytest.mark.parametrize("raw", ["#", "#元"])
def test_a_cell_that_holds_a_mask_is_not_taken_for_a_figure(raw: str) -> None:
    assert mask(raw) == raw * 2


@given(st.integers(0, 10**10 - 1))
def test_every_plain_number_is_itself(number: int) -> None:
    assert figure(str(number)) == number


@given(st.text("0123456789,.元亿 #", max_size=14))
def test_what_was_read_before_is_read_alike(raw: str) -> None:
    assert figure(raw) == figure(raw)
    assert (mask(raw) in ("#", "#元")) == (figure(raw) is not None)
