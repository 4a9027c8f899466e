"""A small run of the seeded-fault study; the whole one is benchmarks/localisation/study.py."""

from __future__ import annotations

import pytest

from benchmarks.localisation.faults import KINDS
from benchmarks.localisation.study import Score, run

EACH = 8


@pytest.fixture(scope="module")
def groups() -> dict[str, Score]:
    """Scores of all kinds of fault, and by group of kinds."""
    found: dict[str, Score] = {"all": Score()}
    for kind, (group, _) in KINDS.items():
        one = run(kind, EACH, talkative=False)
        for name in (kind, group, "all"):
            found.setdefault(name, Score()).add(one)
    return found


def test_a_single_wrong_cell_of_table_three_is_named_alone_and_rightly(
    groups: dict[str, Score],
) -> None:
    score = groups["one cell"]
    assert score.n == 12 * EACH
    assert score.named == score.seen
    assert score.unique >= 0.97 * score.seen


def test_a_wrong_cell_of_table_four_is_among_its_block(groups: dict[str, Score]) -> None:
    single = [s for kind, s in groups.items() if kind.startswith("4 ") and "strip" not in kind]
    assert sum(s.named for s in single) == sum(s.seen for s in single)


def test_shifted_rows_are_named_as_such(groups: dict[str, Score]) -> None:
    assert groups["shifted"].called >= 0.93 * groups["shifted"].seen


def test_both_of_two_faults_are_named(groups: dict[str, Score]) -> None:
    assert groups["two"].named >= 0.9 * groups["two"].seen


def test_hardly_anything_called_unique_is_wrong(groups: dict[str, Score]) -> None:
    assert groups["all"].seen > 300
    assert groups["all"].false <= 0.01 * groups["all"].seen


def test_columns_exchanged_throughout_break_no_rule(groups: dict[str, Score]) -> None:
    assert groups["3 columns swapped, all rows"].seen == 0
