"""Linking gives the same in a process of its own, and what it finds stays small."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from goiaudit.audit.heads import Head
from goiaudit.audit.linking.links import NO_LINKS, Links
from goiaudit.batch import link_stage
from goiaudit.batch.link_stage import Found, PackedLinks, What, linked
from goiaudit.batch.packing import pack, unpack
from goiaudit.batch.read_stage import packed_head
from goiaudit.model.report import Report
from goiaudit.model.roster import Roster, RosterEntry
from tests.support.reports import Rows
from tests.support.texts import written

COUNTY, BUREAU = "示例县人民政府", "示例县水务局"
ROSTER = Roster((RosterEntry(COUNTY), RosterEntry(BUREAU, parent=COUNTY)))
DAMAGED = b"no head"
REQUESTS: Rows = {
    "new": {"natural_person": 5, "total": 5},
    "granted": {"natural_person": 4, "total": 4},
    "carried_out": {"natural_person": 1, "total": 1},
}


def report(year: int, path: str, organ: str = BUREAU) -> Report:
    return written(organ, year, requests=REQUESTS, path=path)


class Reports:
    """A run's reports as its shelf has them; says what it was asked for anew."""

    def __init__(self, *reports: Report, damaged: tuple[int, ...] = ()) -> None:
        self.reports, self.damaged = reports, damaged
        self.asked: list[tuple[What, int]] = []

    def heads(self) -> Iterator[bytes]:
        for n, one in enumerate(self.reports):
            yield DAMAGED if n in self.damaged else packed_head(one)

    def again(self, what: What, n: int) -> bytes:
        self.asked.append((what, n))
        one = self.reports[n]
        return pack(one) if what == "report" else packed_head(one)

    def linked(self) -> Found:
        return linked(self, len(self.reports), ROSTER, ())


def three_years(*damaged: int) -> Reports:
    """A bureau's reports on three years, one of them in two files whose figures are the same."""
    years = (report(year, f"{year}.txt") for year in (2021, 2022, 2023))
    return Reports(*years, report(2023, "copy.txt"), damaged=damaged)


@pytest.fixture(params=["here", "apart"])
def anywhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few heads are linked in this process, many in one of their own."""
    monkeypatch.setattr(link_stage, "_MANY", 0 if request.param == "apart" else 100)


@pytest.mark.usefixtures("anywhere")
def test_each_report_is_linked_with_those_of_the_years_before() -> None:
    links, missing = three_years().linked()
    assert [(one.previous, one.before) for one in links] == [
        (None, None),
        (0, None),
        (1, 0),
        (1, 0),
    ]
    assert {one.organ for one in missing} == set()


@pytest.mark.usefixtures("anywhere")
def test_what_comparing_texts_tells_is_among_the_links() -> None:
    links, _ = three_years().linked()
    versions = [seen for seen in links[3].observations if seen.name == "version"]
    assert [seen.values["path"] for seen in versions] == ["2023.txt"]


@pytest.mark.usefixtures("anywhere")
def test_reports_that_resemble_another_organ_s_are_looked_at_whole() -> None:
    run = Reports(report(2023, "a.txt"), report(2023, "b.txt", "示例县教育局"))
    links, _ = run.linked()
    assert {what for what, _ in run.asked} == {"report"}
    assert {seen.name for seen in links[0].observations} >= {"near_duplicate", "table_clone"}


@pytest.mark.usefixtures("anywhere")
def test_a_damaged_head_is_asked_for_anew() -> None:
    run = three_years(1, 2)
    assert [one.previous for one in run.linked()[0]] == [None, 0, 1, 1]
    assert [n for what, n in run.asked if what == "head"] == [1, 2]


@pytest.mark.usefixtures("anywhere")
def test_places_go_on_through_the_heads_of_other_runs() -> None:
    earlier = Head("store", None, BUREAU, "department", "county", 2022, "")
    links, _ = linked(Reports(report(2023, "a.txt")), 1, ROSTER, (earlier,))
    assert links[0].previous == 1


def no_process(*_: object) -> None:
    raise OSError("no process can be started")


def dying(*_: object) -> None:
    os._exit(1)


def test_where_the_process_cannot_be_started_or_dies_it_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected = list(three_years().linked()[0])
    monkeypatch.setattr(link_stage, "_MANY", 0)
    for name, stand_in in (("started", no_process), ("_serve", dying)):
        with monkeypatch.context() as patch:
            patch.setattr(link_stage, name, stand_in)
            assert list(three_years().linked()[0]) == expected


def test_packed_links_are_found_one_by_one_and_in_order() -> None:
    every = [NO_LINKS if n % 3 else Links(previous=n, children=(n, n + 1)) for n in range(100)]
    slices = [pack(tuple(every[n : n + 32])) for n in range(0, 100, 32)]
    links = PackedLinks(slices, len(every))
    assert list(links) == every
    assert (len(links), links[0], links[99], links[-1]) == (100, every[0], every[99], every[99])
    assert links[30:40] == every[30:40]
    with pytest.raises(IndexError):
        links[100]


def test_links_that_are_alike_take_next_to_nothing() -> None:
    every = [Links(previous=n) for n in range(3200)]
    slices = [pack(tuple(every[n : n + 32])) for n in range(0, len(every), 32)]
    assert sum(map(len, slices)) < 30 * len(every)


def test_a_packed_head_is_the_head_of_the_report() -> None:
    head: Head = unpack(packed_head(report(2023, "a.txt")))
    assert (head.path, head.organ, head.year) == ("a.txt", BUREAU, 2023)
