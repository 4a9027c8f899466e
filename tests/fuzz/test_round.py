"""A short round of the fuzzing: the same inputs every time, some sixty for each reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.checks import Fault, check
from tests.fuzz.running import run
from tests.fuzz.seeds import TARGETS, Seed, Source

INPUTS = 60
BOUND = 10.0


@pytest.mark.parametrize("reader", TARGETS)
def test_nothing_but_a_reason_escapes_from_the_reader_of(
    reader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # nothing is converted here
    source = Source(reader, seed=20)
    seeds = len(source.seeds)
    endings = [check(source.input(number), BOUND).ending for number in range(seeds + INPUTS)]
    assert "read" in endings[:seeds]
    assert "read" in endings[seeds:]


def test_inputs_depend_on_the_seed_and_their_number_alone() -> None:
    first, again, other = (Source("csv", seed) for seed in (3, 3, 4))
    numbers = range(len(first.seeds), len(first.seeds) + 20)
    assert [first.input(n) for n in numbers] == [again.input(n) for n in reversed(numbers)][::-1]
    assert [first.input(n) for n in numbers] != [other.input(n) for n in numbers]


def test_files_that_are_named_are_mutated_too(tmp_path: Path) -> None:
    (tmp_path / "named.txt").write_text(
        "示例县教育局2023年政府信息公开工作年度报告", encoding="utf-8"
    )
    source = Source("text", 1, [tmp_path / "named.txt"])
    assert "named.txt" in {source.input(n).name for n in range(len(source.seeds), 300)}


def test_a_run_tells_how_the_inputs_ended(tmp_path: Path) -> None:
    summary = run(Source("csv", 1), 1.0, BOUND, tmp_path / "faults")
    assert summary.inputs == summary.endings.total() > 0
    assert not summary.faults
    assert not (tmp_path / "faults").exists()


def test_what_takes_too_long_is_a_fault() -> None:
    seed = Seed("a.txt", "示例县教育局2023年政府信息公开工作年度报告".encode())
    assert check(seed, BOUND).ending == "read"
    with pytest.raises(Fault, match="took"):
        check(seed, -1.0)


def test_an_input_on_which_the_reader_dies_is_kept_and_the_run_goes_on(tmp_path: Path) -> None:
    summary = run(Source("csv", 1), 4.0, 0.001, tmp_path)  # the clock kills after 3 ms
    assert summary.inputs > 1
    assert "killed by SIGPROF" in summary.faults
    assert len(list(tmp_path.iterdir())) >= 1
