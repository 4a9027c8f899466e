"""Reports out of a store are the reports that went in, for every rule that looks back."""

from __future__ import annotations

import zlib
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goiaudit import pipeline
from goiaudit.model.cells import Location
from goiaudit.model.claims import Fact, Observation, Scalar
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from goiaudit.model.text import FoldedText, Paragraph, RowCell, Section
from goiaudit.store.packing import (
    facts_of,
    location_of,
    location_text,
    observations_of,
    packed,
    sections_of,
    unpacked,
)
from goiaudit.store.reading import PREFIX
from tests.store.made_up import made, store, unreadable
from tests.support.reports import report

EXAMPLES = sorted(
    path for path in (Path(__file__).parents[2] / "examples").iterdir()
    if path.suffix in (".txt", ".html", ".docx", ".xlsx", ".csv", ".pdf", ".md")
)  # fmt: skip
NOT_KEPT = {"notices", "message", "unreadable"}
"""What reading noticed is for whoever ran it."""


def test_every_example_comes_back_as_it_was(tmp_path: Path) -> None:
    reports = [one for path in EXAMPLES for one in pipeline.read_or_reason(path)]
    readable = [one for one in reports if one.unreadable is None]
    assert len(readable) > 5
    found = store(tmp_path, *(AuditedReport(one, "consistent") for one in reports))

    heads = found.heads()
    again = dict(found.reports(list(heads)))

    assert len(again) == len(readable)
    for one, other in zip(readable, again.values(), strict=True):
        for each in fields(Report):
            if each.name not in NOT_KEPT:
                assert getattr(other, each.name) == getattr(one, each.name), (one.path, each.name)


def test_heads_are_those_of_the_years_asked_for(tmp_path: Path) -> None:
    found = store(tmp_path, *(made(f"r/{year}.txt", year=year) for year in (2021, 2022, 2023)))
    assert {head.year for head in found.heads({2021, 2022}).values()} == {2021, 2022}
    assert len(found.heads()) == 3


def test_an_unreadable_file_has_no_head(tmp_path: Path) -> None:
    assert store(tmp_path, unreadable()).heads() == {}


def test_a_report_of_the_run_is_not_its_own_relative(tmp_path: Path) -> None:
    found = store(tmp_path, made("r/a.txt", year=2022), made("r/b.txt", year=2023))
    again = made("r/a.txt", year=2022, new=9).report  # another draft in the same place
    moved = made("elsewhere.txt", year=2023).report  # the same bytes in another place
    assert [head.year for head in found.heads(without=[again]).values()] == [2023]
    assert [head.year for head in found.heads(without=[moved]).values()] == [2022]


def test_a_key_that_is_gone_meanwhile_is_left_out(tmp_path: Path) -> None:
    found = store(tmp_path, made())
    assert list(found.reports([f"{PREFIX}99"])) == []
    assert list(found.reports([])) == []


def test_years_of_the_run_s_organs_that_are_only_in_the_store(tmp_path: Path) -> None:
    found = store(
        tmp_path,
        made("r/21.txt", year=2021, status="inconsistent"),
        made("r/22.txt", year=2022),
        made("r/23.txt", year=2023),
        made("r/other.txt", year=2022, organ="别县教育局"),
    )
    run = [made("r/23.txt", year=2023).report]
    assert found.years(run) == {2021: {"inconsistent": 1}, 2022: {"consistent": 1}}


numbers = st.integers(1, 99)
boxes = st.tuples(*[st.floats(0, 999)] * 4)
places = st.one_of(
    numbers.map(lambda n: Location(line=n)),
    numbers.map(lambda n: Location(line=n, column=n)),
    numbers.map(lambda n: Location(table=n, row=n, column=n, xpath="/html/body/p[2]")),
    numbers.map(lambda n: Location(paragraph=n)),
    numbers.map(lambda n: Location(sheet="表三", cell=f"B{n}")),
    boxes.map(lambda box: Location(page=1, bbox=box)),
)
"""A place has the keys of one format."""
words = st.text('上年结转1-，\u0000"\\', max_size=4)
values = st.none() | st.integers() | words | st.dates() | st.decimals(allow_nan=False, places=3)
offsets = st.lists(numbers, max_size=3).map(tuple)
texts = st.builds(FoldedText, words, words, st.none() | offsets, offsets)
paragraphs = st.builds(
    Paragraph,
    texts,
    places,
    st.lists(st.tuples(numbers, st.none() | places), max_size=1).map(tuple),
    st.lists(st.builds(RowCell, texts, places), max_size=1).map(tuple),
)


@given(st.builds(Fact, values, words, st.none() | places, st.booleans()))
@settings(max_examples=50, deadline=None)
def test_facts_are_unpacked_as_they_were_packed(fact: Fact) -> None:
    facts = {"signed": fact}
    assert facts_of(unpacked(packed(replace(report(), facts=facts)))) == facts


@given(values, words, places, st.booleans())
@settings(max_examples=50, deadline=None)
def test_observations_are_unpacked_as_they_were_packed(
    value: Scalar, quote: str, place: Location, intact: bool
) -> None:
    seen = (Observation("stated_year", {"year": value}, quote, place, intact, (quote,)),)
    assert observations_of(unpacked(packed(replace(report(), observations=seen)))) == seen


@given(st.none() | paragraphs, paragraphs)
@settings(max_examples=50, deadline=None)
def test_sections_are_unpacked_as_they_were_packed(
    heading: Paragraph | None, body: Paragraph
) -> None:
    sections = (Section("overview", heading, (body,)),)
    assert sections_of(unpacked(packed(replace(report(), sections=sections)))) == sections


@given(places)
@settings(max_examples=50, deadline=None)
def test_a_place_comes_back_from_its_text(place: Location) -> None:
    assert location_of(location_text(place)) == place


@pytest.mark.parametrize(
    "data", [b"", b"no zlib", zlib.compress(b"[1]"), zlib.compress(b"{"), zlib.compress(b"\xff")]
)
def test_what_is_no_packed_report_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        unpacked(data)


def test_a_packed_report_that_expands_without_end_is_refused() -> None:
    bomb = zlib.compressobj(9)
    data = b"".join(bomb.compress(b" " * 1024 * 1024) for _ in range(70)) + bomb.flush()
    with pytest.raises(ValueError):
        unpacked(data)
