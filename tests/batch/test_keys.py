"""Keys end to end are what a list of them is, in a quarter of the room."""

from __future__ import annotations

import sys

import pytest

from goiaudit.batch.keys import SIZE, Keys, key_of

SOME = [key_of(n) for n in range(5)]


def test_keys_come_in_the_order_in_which_they_were_added() -> None:
    keys = Keys(SOME[:2])
    keys.add(SOME[2])
    keys.add(SOME[3] + SOME[4])  # those of a file with two reports
    assert list(keys) == SOME
    assert (len(keys), keys[0], keys[-1], keys[1:3]) == (5, SOME[0], SOME[4], SOME[1:3])


def test_a_place_that_does_not_exist_has_no_key() -> None:
    with pytest.raises(IndexError):
        Keys(SOME)[5]


def test_a_key_that_is_known_only_later_takes_the_place_that_was_kept_for_it() -> None:
    keys = Keys(SOME[:2])
    keys.add(bytes(SIZE) * 2)
    keys[3] = SOME[4]
    assert list(keys) == [*SOME[:2], bytes(SIZE), SOME[4]]


def test_other_keys_or_another_order_have_another_digest() -> None:
    assert Keys(SOME).digest == Keys(SOME).digest
    assert Keys(SOME).digest != Keys(SOME[::-1]).digest
    assert Keys(SOME).digest != Keys(SOME[:4]).digest


def test_ten_thousand_keys_take_little_more_than_their_bytes() -> None:
    keys = Keys(key_of(n) for n in range(10_000))
    assert sys.getsizeof(keys.data) < 1.2 * 10_000 * SIZE
