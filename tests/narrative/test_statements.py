"""Figures of the same cell are looked at closely only where they can contradict one another."""

from __future__ import annotations

import pytest

from tests.narrative.reports import narrated

SAME = "全年收到政府信息公开申请6件。"
AGAIN = "收到的8件公开申请中，有2件经补正。"
NONE = "未收到政府信息公开申请。"


def conflicts(*lines: str) -> list[tuple[object, object]]:
    """The two figures of every contradiction seen."""
    found = (o for o in narrated(*lines, year=2023).observations if o.name == "conflict")
    return [(one.values["first"], one.values["second"]) for one in found]


@pytest.mark.parametrize("times", [1, 2, 20])
def test_the_same_figure_told_again_contradicts_nothing(times: int) -> None:
    assert not conflicts(*[SAME] * times)


@pytest.mark.parametrize("times", [1, 2, 20])
def test_another_figure_contradicts_however_often_the_first_was_told(times: int) -> None:
    assert conflicts(*[SAME] * times, AGAIN) == [(6, 8)]


@pytest.mark.parametrize("lines", [(SAME, NONE), (NONE, SAME)])
def test_a_figure_told_once_contradicts_a_denial(lines: tuple[str, ...]) -> None:
    assert len(conflicts(*lines)) == 1
