"""A small run of the study of two years and of counties; the whole one is benchmarks/series."""

from __future__ import annotations

import pytest

from benchmarks.series.study import ROLLUP, SERIES, Score, clean, merged, series, sums

EACH = 3


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return {**series(EACH), **sums(EACH), **merged(EACH)}


def test_every_break_between_two_reports_is_found_at_its_cell(scores: dict[str, Score]) -> None:
    assert {name: score.found for name, score in scores.items()} == {
        name: score.breaks for name, score in scores.items()
    }
    judged = {name.split()[0] for name, score in scores.items() if score.breaks}
    assert judged == {*SERIES, *ROLLUP, "renamed", "merged"}


def test_no_other_rule_speaks_up_beside_a_break(scores: dict[str, Score]) -> None:
    assert {name: dict(score.others) for name, score in scores.items() if score.others} == {}


def test_histories_and_counties_that_hold_together_have_no_finding() -> None:
    false, judged = clean(EACH)

    assert judged > 1000
    assert false == 0
