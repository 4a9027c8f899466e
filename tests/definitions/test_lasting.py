from __future__ import annotations

import gc

import pytest

from goiaudit.definitions.lasting import lasting


def test_collection_rests_inside_and_goes_on_behind() -> None:
    assert gc.isenabled()
    with lasting():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_collection_goes_on_behind_a_fault() -> None:
    with pytest.raises(ValueError, match="fault"), lasting():
        raise ValueError("fault")
    assert gc.isenabled()


def test_function_may_call_another_one_that_lasts() -> None:
    @lasting()
    def inner() -> bool:
        return gc.isenabled()

    @lasting()
    def outer() -> tuple[bool, bool]:
        return inner(), gc.isenabled()

    assert outer() == (False, False)
    assert gc.isenabled()
