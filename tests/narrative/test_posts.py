"""What an account has posted, told twice: two figures with the same digits are a slip."""

from __future__ import annotations

import pytest

from tests.narrative.reports import narrated

SECOND = "微信公众号实行三级审签,全年编发政务图文"


def conflicts(*lines: str) -> list[tuple[object, object]]:
    """(first, second) of every contradiction seen."""
    found = (one for one in narrated(*lines).observations if one.name == "conflict")
    return [(one.values["first"], one.values["second"]) for one in found]


def test_the_same_posts_with_the_digits_in_another_order_contradict_one_another() -> None:
    assert conflicts("微信公众号编发政务图文312篇。", f"{SECOND}321篇。") == [(312, 321)]


@pytest.mark.parametrize(
    "second",
    [
        f"{SECOND}312篇。",
        "微信公众号编发原创图文120篇。",
        "微信公众号编发解读文章321篇。",
    ],
)
def test_the_same_figure_or_other_posts_contradict_nothing(second: str) -> None:
    assert conflicts("微信公众号编发政务图文312篇。", second) == []
