"""Workers answer piece by piece: what is lost of a task is a piece, not the whole."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from itertools import islice

import pytest

from goiaudit.batch.pieces import At, Last, Lost
from goiaudit.batch.workers import END, Workers

NAMES = ("a", "b", "c", "d", "e")


def members(task: str, start: int) -> Iterator[object]:
    """An archive with five files, of which those that ``task`` names are deadly or endless."""
    for name in islice(NAMES, start, None):
        yield At(name)
        if name in task:
            if "!" in task:
                time.sleep(60)
            os._exit(9)
        yield name.upper()


def whole(task: str, start: int) -> Iterator[object]:
    if not start:
        yield task.upper()


def answers(tasks: list[str], seconds: float = 30.0) -> dict[int, list[object]]:
    found: dict[int, list[object]] = {n: [] for n in range(len(tasks))}
    pool = Workers(members, 2, seconds, preload=())
    pool.run(tasks.__getitem__, range(len(tasks)), lambda n, piece: found[n].append(piece))
    return found


def test_a_file_that_kills_its_reader_costs_the_archive_that_file() -> None:
    died = "the process that read this file died"
    found = answers(["", "b", "ae"])
    assert found[0] == ["A", "B", "C", "D", "E"]
    assert found[1] == ["A", Lost("crashed", died, "b"), "C", "D", "E"]
    assert found[2] == [Lost("crashed", died, "a"), "B", "C", "D", Lost("crashed", died, "e")]


def test_a_file_that_hangs_costs_the_archive_that_file() -> None:
    told = Lost("limit", "not read after 2 s, given up", "c")
    assert answers(["!c"], 2.0)[0] == ["A", "B", told, "D", "E"]


def test_a_stream_says_when_a_task_has_no_more_pieces() -> None:
    pool = Workers(whole, 1, 30.0, preload=())
    assert list(pool.stream(["a", "b"].__getitem__, [0, 1])) == [
        (0, "A"), (0, END), (1, "B"), (1, END),
    ]  # fmt: skip


def only(task: str, start: int) -> Iterator[object]:
    """One piece that says that it is the last; what stands behind it is never come to."""
    if not start:
        yield Last(task.upper())
    os._exit(9)


def test_behind_the_last_piece_a_task_is_asked_for_nothing() -> None:
    pool = Workers(only, 1, 30.0, preload=())
    assert list(pool.stream(["a", "b"].__getitem__, [0, 1])) == [
        (0, "A"), (0, END), (1, "B"), (1, END),
    ]  # fmt: skip


@pytest.mark.parametrize("taken", [0, 3])
def test_whoever_wants_to_stop_is_heard_between_two_pieces(taken: int) -> None:
    seen: list[object] = []
    pool = Workers(whole, 1, 30.0, longest=1, preload=())
    tasks = [str(n) for n in range(50)]
    for _, piece in pool.stream(tasks.__getitem__, range(50), lambda: len(seen) >= taken):
        seen.extend([piece] if piece is not END else [])
    assert taken <= len(seen) < 50


def test_tasks_are_made_when_they_are_given() -> None:
    made: list[int] = []

    def task(n: int) -> str:
        made.append(n)
        return str(n)

    stream = Workers(whole, 1, 30.0, longest=1, preload=()).stream(task, range(50))
    next(stream)
    stream.close()
    assert len(made) < 5


DONE_SO_FAR: list[str] = []
"""Steps done by this process."""


def in_two_steps(task: str, start: int) -> Iterator[object]:
    """A task that pauses once and then, by its name, dies, hangs, or tells what was done so far."""
    DONE_SO_FAR.append(f"{task}1")
    yield None
    if "dies" in task:
        os._exit(9)
    if "hangs" in task:
        time.sleep(60)
    DONE_SO_FAR.append(f"{task}2")
    yield Last(" ".join(DONE_SO_FAR))


def stepped(tasks: Sequence[str], seconds: float = 30.0) -> dict[int, object]:
    """What a single worker answers, which is given a quarter of the tasks at a time."""
    found: dict[int, object] = {}
    pool = Workers(in_two_steps, 1, seconds, preload=())
    pool.run(tasks.__getitem__, range(len(tasks)), found.__setitem__)
    return found


def test_a_step_is_done_for_all_tasks_of_a_list_before_the_next_one() -> None:
    found = stepped("abcdefghijkl")
    assert found[0] == "a1 b1 c1 a2"
    assert found[2] == "a1 b1 c1 a2 b2 c2"
    assert found[3] == "a1 b1 c1 a2 b2 c2 d1 e1 f1 d2"


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        ("dies", Lost("crashed", "the process that read this file died")),
        ("hangs", Lost("limit", "not read after 3 s, given up")),
    ],
)
def test_of_tasks_that_take_turns_only_the_one_at_fault_is_lost(name: str, lost: Lost) -> None:
    tasks = [*"abcde", name, *"ghijkl"]
    found = stepped(tasks, 3.0)
    assert found.pop(5) == lost
    assert sorted(found) == [0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11]
    assert all(str(answer).endswith(f"{tasks[n]}2") for n, answer in found.items())
