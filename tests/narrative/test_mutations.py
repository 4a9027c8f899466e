"""A small run of the mutation study; the whole one is benchmarks/narrative/mutations.py."""

from __future__ import annotations

import random
from decimal import Decimal

from benchmarks.narrative.drafts import draft_of, slipped, written
from benchmarks.narrative.figures import CELLS, make_figures
from benchmarks.narrative.mutations import study

ENOUGH = 0.95


def test_consistent_reports_raise_no_alarm_and_wrong_figures_are_found() -> None:
    score = study(80, seed=7, loud=False)
    assert score.alarms == 0
    planted = score.text.total() + score.table.total()
    assert (score.text_found.total() + score.table_found.total()) / planted >= ENOUGH


def test_the_made_up_figures_hold_together() -> None:
    for seed in range(50):
        figures = make_figures(random.Random(seed), 2023)
        said, requests = figures.said, figures.tables["requests"]
        handled, left = requests["handled_total"], requests.get("carried_out", {})
        for column in requests["new"]:
            came = requests["new"][column] + requests["carried_in"].get(column, 0)
            assert came == handled.get(column, 0) + left.get(column, 0)
        assert said["items"] == said["website"] + said["wechat"] + said["other"]
        assert said["items"] == said["s1"] + said["s2"] + said["s3"] + said["s4"]
        assert said["new"] == said["online"] + said["mail"] + said["in_person"]


def test_every_figure_of_a_sentence_is_known() -> None:
    draft = draft_of(random.Random(3))
    assert {slot.name for slot in draft.slots()} <= set(draft.figures.said)
    assert set(CELLS) <= set(draft.figures.said)


def test_a_slip_is_another_figure_and_never_negative() -> None:
    source = random.Random(1)
    for value in (0, 7, 10, 1268, Decimal("0.05"), Decimal("58.60")):
        for _ in range(200):
            wrong = slipped(value, source)
            assert wrong != value
            assert wrong >= 0


def test_figures_are_written_as_reports_write_them() -> None:
    assert written(1268, "separated") == "1,268"
    assert written(12, "wide") == "１２"
    assert [written(n, "chinese") for n in (0, 2, 10, 11)] == ["0", "两", "十", "11"]
