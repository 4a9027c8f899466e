"""Claims and breakdowns of the labelled cases and of the samples; skipped where they are absent."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.narrative.cases import load_cases
from benchmarks.narrative.score import Tally, score
from tests.narrative.reports import narrated

SHARED = Path(__file__).parents[2].parent / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared cases are not here")

ITEMS = "disclosure.published_items"
NO_DISPUTES = {("disputes.review.total", 0), ("disputes.litigation.total", 0)}
NO_CHARGE = ("requests.fee.collected", 0)


@pytest.fixture(scope="module")
def tally() -> Tally:
    return score(list(load_cases(SHARED / "cases")))


def test_claims_on_table_addresses_are_precise(tally: Tally) -> None:
    assert tally.rate("cell_found", ("cell_found", "cell_extra")) >= 0.99
    assert tally.rate("cell_found", ("cell_found", "cell_missed")) >= 0.97


def test_all_claims_are_found_with_few_too_many(tally: Tally) -> None:
    precision = tally.rate("found", ("found", "extra"))
    recall = tally.rate("found", ("found", "missed"))
    assert 2 * precision * recall / (precision + recall) >= 0.97


def test_no_figure_is_taken_that_must_not_be(tally: Tally) -> None:
    assert (tally.sums["taken"], tally.sums["unlike"]) == (0, 0)


def test_no_consistent_case_has_a_finding(tally: Tally) -> None:
    assert tally.sums["false_alarm"] == 0


def test_wrong_breakdowns_are_seen(tally: Tally) -> None:
    assert tally.sums["failing"] >= 10


@pytest.mark.parametrize(
    ("name", "year", "form", "expected"),
    [
        ("000", 2021, "2021", {("requests.new.total", 1), (f"{ITEMS}.total", 64),
                               (f"{ITEMS}.wechat", 2300), (f"{ITEMS}.weibo", 1584), NO_CHARGE}),
        ("001", 2022, "2021", {("requests.new.total", 0), (f"{ITEMS}.website", 448),
                               (f"{ITEMS}.wechat", 80), *NO_DISPUTES, NO_CHARGE}),
        ("002", 2020, "2019", {("requests.new.total", 2), (f"{ITEMS}.total", 421),
                               *NO_DISPUTES, NO_CHARGE}),
        ("003", 2020, "2019", {("requests.new.total", 0), (f"{ITEMS}.total", 28), *NO_DISPUTES,
                               ("disclosure.normative_documents.total_published", 0)}),
        ("004", 2019, "2019", {("requests.new.total", 2), (f"{ITEMS}.total", 227),
                               (f"{ITEMS}.weibo", 244), (f"{ITEMS}.wechat", 322), NO_CHARGE}),
    ],
)  # fmt: skip
def test_a_sample_claims_exactly_this(
    name: str, year: int, form: str, expected: set[tuple[str, int]]
) -> None:
    text = (SHARED / "samples" / f"{name}.txt").read_text(encoding="utf-8")
    claims = narrated(*text.splitlines(), year=year, form=form).claims
    assert {(claim.cell, claim.value) for claim in claims} == expected
    assert len(claims) == len(expected)


@pytest.mark.parametrize(
    ("name", "sums"),
    [("000", [(54, 64)]), ("001", [(448, 448)]), ("002", []), ("003", []), ("004", [(227, 227)])],
)
def test_a_sample_breaks_down_so(name: str, sums: list[tuple[int, int]]) -> None:
    text = (SHARED / "samples" / f"{name}.txt").read_text(encoding="utf-8")
    observations = narrated(*text.splitlines(), year=2021).observations
    found = [observation for observation in observations if observation.name == "breakdown"]
    assert [(o.values["parts"], o.values["total"]) for o in found] == sums
