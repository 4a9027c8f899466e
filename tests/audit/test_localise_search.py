from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from goiaudit.audit.batch import context_of
from goiaudit.audit.evaluate import FAIL, judge
from goiaudit.audit.figures import Figures
from goiaudit.audit.localise import Puzzle, equations_of, puzzle_of
from goiaudit.audit.localise.cells import CellSearch
from goiaudit.audit.localise.silence import silenced
from goiaudit.audit.localise.solver import smallest_repairs
from goiaudit.model.report import Report
from goiaudit.rules.compile import compile_rules
from tests.support.reports import report, row, rules

SUMS = ("T301", "T302", "T303", "T401")


def puzzle(found: Report) -> Puzzle:
    """The failing sums of a report, to be explained."""
    (whole,) = judge(compile_rules(rules(*SUMS), context_of(found)), Figures.of([found]))
    net = equations_of(whole.group, frozenset(SUMS))
    failing = [n for n, e in enumerate(net.equations) if whole.verdicts[e.instance, 0] == FAIL]
    return puzzle_of(whole, 0, net, {}).of(failing)


def named(found: Puzzle, repair: Mapping[int, int]) -> dict[str, int]:
    return {str(found.net.addresses[cell]): delta for cell, delta in repair.items()}


def three_wrong() -> Report:
    """Off by 5, by -7 and by 100,003, in rows and columns of their own."""
    return report(
        requests={
            "new": row(500, 90, 200_000),
            "granted": row(305, 40, 100_000, total=100_340),
            "partially_granted": row(200, 43, 0, total=250),
            "denied_third_party": row(0, 0, 200_003, total=100_000),
            "handled_total": row(500, 90, 200_000),
        }
    )


def test_equations_know_rows_and_columns_of_the_form() -> None:
    net = puzzle(three_wrong()).net

    assert len(net.equations) == 7 + 25 + 7 + 3
    first = net.lines[0]
    assert (first.table, first.axis, first.key, len(first.cells)) == ("requests", "row", "new", 7)
    assert [x.key for x in net.rows("disputes")] == [
        "review", "litigation_direct", "litigation_after_review",
    ]  # fmt: skip


def test_search_finds_the_fewest_cells_and_how_much_each_is_off() -> None:
    found = puzzle(three_wrong())
    search = CellSearch(found)

    assert search.at_least == 3
    assert [named(found, repair) for repair in search.fewest(1, 4)] == [
        {
            "requests.granted.natural_person": -5,
            "requests.partially_granted.business": 7,
            "requests.denied_third_party.research": -100_003,
        }
    ]


def test_solver_finds_the_same_and_leaves_no_trace_on_the_outputs(
    capfd: pytest.CaptureFixture[str],
) -> None:
    found = puzzle(three_wrong())

    repairs = smallest_repairs(found)

    assert repairs == CellSearch(found).fewest(1, 4)
    assert all(found.settles(repair) for repair in repairs)
    assert capfd.readouterr() == ("", "")


def test_solver_lists_every_smallest_repair() -> None:
    # two rows are off by the same: the two cells may stand in either of two columns
    found = puzzle(
        report(
            requests={
                "granted": row(13, 20, total=30),
                "partially_granted": row(20, 13, total=30),
                "handled_total": row(30, 30),
                "new": row(30, 30),
            }
        )
    )

    assert sorted(map(sorted, smallest_repairs(found))) == sorted(
        map(sorted, CellSearch(found).fewest(1, 3))
    )


def test_nothing_settles_that_goes_below_zero_or_breaks_another_sum() -> None:
    found = puzzle(
        report(requests={"new": row(5, total=3), "granted": row(5), "handled_total": row(5)})
    )
    number = found.net.number

    assert found.settles({number["requests.new.total"]: 2})
    assert not found.settles({number["requests.new.natural_person"]: -2})  # breaks its column
    assert not found.settles({number["requests.new.business"]: -2})
    assert not found.settles({})


def test_silence_keeps_what_libraries_print_out_of_both_outputs(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with silenced():
        os.write(1, b"stray line\n")
        os.write(2, b"another\n")
    os.write(1, b"ours\n")

    assert capfd.readouterr() == ("ours\n", "")


def test_silence_ends_even_where_the_work_fails(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ZeroDivisionError), silenced():
        raise ZeroDivisionError
    os.write(1, b"ours\n")

    assert capfd.readouterr().out == "ours\n"


def test_silence_leaves_no_descriptor_open() -> None:
    descriptors = Path("/proc/self/fd")
    if not descriptors.is_dir():
        pytest.skip("this system does not list its descriptors")
    before = len(list(descriptors.iterdir()))
    for _ in range(20):
        with silenced():
            pass

    assert len(list(descriptors.iterdir())) == before
