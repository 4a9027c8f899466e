from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from goiaudit.batch.discovery import Input
from goiaudit.batch.run import read_many
from goiaudit.model.report import Report
from goiaudit.model.settings import Limits, Settings


def good(item: Input) -> list[Report]:
    return [Report(path=item.path, organ=item.path.upper())]


def slow_first(item: Input) -> list[Report]:
    if item.path.endswith("-0.txt"):
        time.sleep(0.3)
    return good(item)


def several(item: Input) -> list[Report]:
    return [Report(path=item.path, part=part) for part in (1, 2, 3)]


def raising(item: Input) -> list[Report]:
    if "bad" in item.path:
        raise ValueError("a fault of the program")
    return good(item)


def deadly(item: Input) -> list[Report]:
    if "bad" in item.path:
        os._exit(9)
    return good(item)


def unsendable(item: Input) -> list[Report]:
    return [Report(path=item.path, facts={"lock": threading.Lock()})]  # type: ignore[dict-item]


def talking(item: Input) -> list[Report]:
    os.write(1, b"stray line")
    return good(item)


def inputs(count: int, *bad: int) -> list[Input]:
    names = [f"{'bad' if i in bad else 'r'}-{i}.txt" for i in range(count)]
    return [Input(name, name) for name in names]


@pytest.mark.parametrize("jobs", [None, 1, 2, 3])
def test_reports_come_in_the_order_of_the_inputs(jobs: int | None) -> None:
    read = read_many(inputs(20), slow_first, jobs)
    assert [report.path for report in read] == [f"r-{i}.txt" for i in range(20)]
    assert read[3].organ == "R-3.TXT"


def test_many_files_are_read_by_workers_without_being_asked() -> None:
    assert [report.path for report in read_many(inputs(100), good)] == [
        f"r-{i}.txt" for i in range(100)
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_may_hold_several_reports(jobs: int) -> None:
    read = read_many(inputs(3), several, jobs)
    assert [(r.path, r.part) for r in read] == [
        (f"r-{i}.txt", part) for i in range(3) for part in (1, 2, 3)
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_of_the_program_costs_one_file(jobs: int) -> None:
    read = read_many(inputs(6, 2), raising, jobs)
    assert [report.unreadable for report in read] == [None, None, "crashed", None, None, None]
    assert read[2].path == "bad-2.txt"
    assert read[2].message == "ValueError: a fault of the program"


def test_a_file_that_kills_its_worker_is_marked_and_the_others_are_read() -> None:
    read = read_many(inputs(40, 3, 17, 18), deadly, 2)
    assert [i for i, report in enumerate(read) if report.unreadable == "crashed"] == [3, 17, 18]
    assert [report.organ for i, report in enumerate(read) if i not in (3, 17, 18)] == [
        f"R-{i}.TXT" for i in range(40) if i not in (3, 17, 18)
    ]


def test_a_report_that_cannot_be_sent_is_read_in_the_main_process() -> None:
    assert [report.path for report in read_many(inputs(2), unsendable, 2)] == ["r-0.txt", "r-1.txt"]


def test_what_a_worker_prints_does_not_reach_standard_output(
    capfd: pytest.CaptureFixture[str],
) -> None:
    read_many(inputs(4), talking, 2)
    assert "stray" not in capfd.readouterr().out


@pytest.mark.parametrize("jobs", [1, 2])
def test_progress_counts_up_to_all_files(jobs: int) -> None:
    seen: list[tuple[int, int]] = []
    read_many(inputs(9), good, jobs, lambda done, total: seen.append((done, total)))
    assert seen[-1] == (9, 9)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_nothing_to_read_is_nothing() -> None:
    assert read_many([], good) == []
    assert read_many([], good, 4) == []


def test_a_folder_that_cannot_be_listed_is_an_unreadable_input() -> None:
    (report,) = read_many([Input("r/closed", "r/closed", "permission")])
    assert (report.path, report.unreadable) == ("r/closed", "permission")


def endless(item: Input) -> list[Report]:
    if "bad" in item.path:
        time.sleep(60)
    return good(item)


@pytest.mark.parametrize("jobs", [2, 3])
def test_a_file_that_hangs_is_given_up_and_the_others_are_read(jobs: int) -> None:
    read = read_many(inputs(30, 4, 5), endless, jobs, settings=Settings(Limits(seconds=1.5)))
    assert [i for i, report in enumerate(read) if report.unreadable == "limit"] == [4, 5]
    assert read[4].message == "not read after 1.5 s, given up"
    assert [report.path for report in read] == [item.path for item in inputs(30, 4, 5)]


def whose(item: Input) -> list[Report]:
    return [Report(path=item.path, organ=str(os.getpid()))]


def test_a_single_file_that_is_no_text_is_read_in_another_process(tmp_path: Path) -> None:
    page, text = tmp_path / "page.html", tmp_path / "report.txt"
    page.write_text(" <html></html>")
    text.write_text("report")
    (apart,) = read_many([Input("page", str(page))], whose)
    (here,) = read_many([Input("report", str(text))], whose)
    assert apart.organ != str(os.getpid())
    assert here.organ == str(os.getpid())
