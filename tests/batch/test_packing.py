"""What lies on the shelf comes back as it was, and can be nothing but values of the model."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pickle
import zlib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import goiaudit
from benchmarks.corpus import Plan, make_corpus
from goiaudit.audit import audit
from goiaudit.audit.heads import head_of
from goiaudit.audit.results import without_body
from goiaudit.batch import packing
from goiaudit.batch.packing import PackingError, pack, packed_text, text_of, unpack
from goiaudit.batch.packing_steps import packed_steps, steps_of
from goiaudit.model.cells import Cell, CellAddress, CellState, Location, RowShape, Table, TableCells
from goiaudit.model.claims import Fact
from goiaudit.model.report import Report
from goiaudit.reading.bulk import CellPlaces
from goiaudit.recognition.places import Taken

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))[::4]
HOMES = ("cells", "claims", "text", "report", "findings")
"""The modules of the model whose values a report or a result may hold."""


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_reports_heads_and_results_come_back_as_they_were(file: Path) -> None:
    report = goiaudit.read(file)
    (result,) = audit(report).results
    for value in (report, head_of(report), result, without_body(report)):
        assert unpack(pack(value)) == value
        assert repr(unpack(pack(value))) == repr(value)


def test_equal_values_of_another_run_are_packed_into_little() -> None:
    report = goiaudit.read(EXAMPLES[0])
    assert len(pack(report)) < len(pickle.dumps(report)) / 3


BOXES = [Location(page=1, bbox=(1, 2, 3, 4)), Location(page=1, bbox=(1.0, 2.0, 3.0, 4.0))]
PLACES = {
    "paths": [Location(table=1, row=n, column=2, xpath=f"/html/tr[{n}]") for n in (1, 2, 3)],
    "boxes that are equal and not the same": BOXES,
    "one that is missing": [Location(line=7), None],
    "a path of two lines": [Location(xpath="/html\n/body"), Location(xpath="/html")],
    "some with a path": [Location(row=1, xpath="/html"), Location(row=2)],
    "none": [],
}


@pytest.mark.parametrize("places", PLACES.values(), ids=PLACES)
def test_the_cells_of_a_table_come_back_with_their_places(places: list[Location | None]) -> None:
    cells = [
        Cell(CellAddress("requests", "new", f"c{n}"), CellState.NUMBER, n, f"{n}\n", place)
        for n, place in enumerate(places)
    ]
    table = Table("requests", None, "2021", tuple(cells), {"new": RowShape(7, 1, "一、", BOXES[0])})
    assert unpack(pack(table)) == table
    assert repr(unpack(pack(table))) == repr(table)


PAGE = CellPlaces(2, "/html/body/table[1]", ("/tr[4]/td[2]", "/tr[4]/td[3]"), (3, 300), (1, 2))


@pytest.mark.parametrize(
    "places",
    [PAGE, Taken((1, 0), PAGE), Taken((1, 1), list(PAGE)), Taken((0, 1), [PAGE[0], None])],
    ids=["of a page", "some of a page", "some of a list", "one nowhere"],
)
def test_the_cells_of_a_page_come_back_with_their_places(
    places: CellPlaces | Taken,
) -> None:
    cells = [
        Cell(CellAddress("requests", "new", name), CellState.NUMBER, 1, "1", place)
        for name, place in zip("ab", places, strict=True)
    ]
    columns = zip(*cells, strict=True)
    lazy = dataclasses.replace(TableCells(*columns), places=places)
    table = unpack(pack(Table("requests", None, "2021", lazy)))
    assert list(table.cells) == cells


@given(st.lists(st.text("/ab\n[]12", max_size=6), max_size=5))
def test_whatever_the_paths_of_a_page_are_they_come_back(steps: list[str]) -> None:
    count = len(steps)
    page = CellPlaces(1, "/html", steps, list(range(count)), [300] * count)
    found = unpack(pack(page))
    assert list(found) == list(page)
    assert len(found) == count


COUNTED = [f"/tr[{row}]/td[{cell}]" for row in (1, 2, 10) for cell in range(1, 8)]
ODD = {
    "one without a cell before it": ["/tr[1]/td[2]", *COUNTED],
    "two lines in one": ["/tr[1]\n/td[1]", "/tr[1]\n/td[2]"],
    "no steps at all": ["", ""],
    "more than a byte can count": [f"/tr[1]/td[{cell}]" for cell in range(1, 300)],
}


def test_steps_that_count_from_one_in_each_row_take_a_few_bytes() -> None:
    rows, last = packed_steps(COUNTED)
    assert (rows, last) == ("/tr[1]/td\n/tr[2]/td\n/tr[10]/td", bytes([7, 7, 7]))
    assert list(steps_of((rows, last))) == COUNTED


@pytest.mark.parametrize("steps", ODD.values(), ids=ODD)
def test_steps_that_do_not_are_packed_as_they_are(steps: list[str]) -> None:
    assert packed_steps(steps) == (tuple(steps), b"")
    assert list(steps_of(packed_steps(steps))) == steps


def test_reports_of_pages_come_back_with_one_set_of_places_a_table() -> None:
    sheets = [sheet for sheet in make_corpus(Plan(4, (2023,), faults=0.5, seed=5)) if sheet.made]
    for sheet in sheets:
        report = goiaudit.read(sheet.data(), name=sheet.path)
        again = unpack(pack(report))
        assert repr(again) == repr(report)
        assert again == report
    table = again.printed["requests"]
    assert table.cells.places.places is table.rows.places.places


FACTS = {
    "none": {},
    "one with all that it may have": {
        "signed": Fact(date(2024, 1, 5), "1月5日\n", BOXES[0], False)
    },
    "some with a quote": {"a": Fact(1), "b": Fact(Decimal("1.50"), "1.50"), "c": Fact("x", "y")},
    "a name of two lines": {"a\nb": Fact(1), "c": Fact(0)},
}


@pytest.mark.parametrize("facts", FACTS.values(), ids=FACTS)
def test_the_facts_of_a_report_come_back_in_their_order(facts: dict[str, Fact]) -> None:
    report = unpack(pack(Report("r.txt", year=2023, facts=facts)))
    assert repr(report) == repr(Report("r.txt", year=2023, facts=facts))
    assert list(report.facts) == list(facts)


@given(st.text(st.characters()))
def test_a_text_comes_back_as_it_was(text: str) -> None:
    assert text_of(packed_text(text)) == text


@pytest.mark.parametrize("data", [b"", b"damaged", zlib.compress(b"\xff")])
def test_a_damaged_text_is_told(data: bytes) -> None:
    with pytest.raises(PackingError):
        text_of(data)


class Evil:
    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (Path("/tmp/goiaudit-was-here"),)


def test_a_tampered_entry_runs_no_code() -> None:
    with pytest.raises(PackingError, match="has no place in a cache"):
        unpack(zlib.compress(pickle.dumps(Evil())))
    assert not Path("/tmp/goiaudit-was-here").exists()


@pytest.mark.parametrize("name", ["os.system", "builtins.eval", "goiaudit.batch.packing.unpack"])
def test_a_function_cannot_be_named_in_an_entry(name: str) -> None:
    module, _, function = name.rpartition(".")
    data = f"c{module}\n{function}\n(S'1'\ntR.".encode()
    with pytest.raises(PackingError, match="has no place in a cache"):
        unpack(zlib.compress(data))


@pytest.mark.parametrize("data", [b"", b"junk", zlib.compress(b""), zlib.compress(b"junk")])
def test_bytes_that_are_no_entry_are_told_apart(data: bytes) -> None:
    with pytest.raises(PackingError):
        unpack(data)


@pytest.mark.parametrize("home", HOMES)
def test_every_class_that_a_report_or_result_may_hold_is_known(home: str) -> None:
    in_columns = {"Places", "Report", "RowShapes", "TableCells"}
    known = {name for _, name in packing._Unpacker.known} | in_columns
    module = importlib.import_module(f"goiaudit.model.{home}")
    values = {
        name
        for name, value in inspect.getmembers(module, inspect.isclass)
        if value.__module__ == module.__name__
        and (dataclasses.is_dataclass(value) or hasattr(value, "_fields"))
    }
    assert values <= known
