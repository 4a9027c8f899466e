"""What ``goiaudit tables`` writes is read back to identical cells."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from typing import TextIO

import pytest
from hypothesis import given, settings

import goiaudit
from goiaudit.model.cells import Cell
from goiaudit.model.errors import InputError
from goiaudit.model.report import Report
from goiaudit.output.cells import COLUMNS, write_csv, write_json
from goiaudit.reading.plain import CELL_COLUMNS
from tests.writers.docx import official
from tests.writers.layouts import write_report
from tests.writers.made_up import MadeUp, drawn, made_up, zeros
from tests.writers.sheets import one_sheet

Write = Callable[[Sequence[Report], TextIO], None]


def written(write: Write, reports: Sequence[Report]) -> bytes:
    stream = io.StringIO()
    write(reports, stream)
    return stream.getvalue().encode()


def cells(report: Report) -> list[tuple[object, ...]]:
    every: list[Cell] = [cell for table in report.printed.values() for cell in table.cells]
    every.sort(key=lambda cell: cell.address)
    return [(c.address, c.state, c.value, c.raw, c.location) for c in every]


def test_the_columns_are_those_that_are_written() -> None:
    assert CELL_COLUMNS == COLUMNS


@pytest.mark.parametrize("write", [write_json, write_csv])
@given(made_up())
@settings(max_examples=20, deadline=None)
def test_cells_come_back_as_they_were(write: Write, made: MadeUp) -> None:
    report = goiaudit.read(write_report(made, "A1").encode())
    back = goiaudit.read(written(write, [report]))
    assert cells(back) == cells(report)
    assert (back.form, back.organ, back.part) == (report.form, None, None)


@pytest.mark.parametrize("write", [write_json, write_csv])
def test_places_of_every_format_come_back(write: Write) -> None:
    made = drawn("2019", 4)
    reports = [goiaudit.read(data) for data in (one_sheet(made), official(made))]
    back = list(goiaudit.read_all(written(write, reports)))
    assert [report.part for report in back] == [1, 2]
    assert [cells(report) for report in back] == [cells(report) for report in reports]


@pytest.mark.parametrize("write", [write_json, write_csv])
@pytest.mark.parametrize("raw", ["", "/", "若干", "=1+1", "'=1+1", "+3", "-", "1 268\n5", "@甲,乙"])
def test_whatever_a_cell_holds_comes_back(write: Write, raw: str) -> None:
    text = write_report(zeros("2021"), "A1").replace("行政许可 | 0", f"行政许可 | {raw} ", 1)
    report = goiaudit.read(text.encode())
    assert cells(goiaudit.read(written(write, [report]))) == cells(report)


def test_the_same_findings_in_tables_and_none_about_the_text() -> None:
    report = goiaudit.read(write_report(drawn("2021", 7), "A1").encode())
    back = goiaudit.read(written(write_json, [report]))
    here, there = ({(f.rule, *f.cells) for f in goiaudit.audit(r)} for r in (report, back))
    assert there <= here
    assert {rule for rule, *_ in there} >= {"T301", "T302", "T303"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"schema_version":"1","tool":{"name":"goiaudit"}}', "goiaudit check printed"),
        ('{"a": 1}', "not what goiaudit tables writes"),
        ("[]", "not what goiaudit tables writes"),
        ('[{"year": 2023}]', "not what goiaudit tables writes"),
        ("[" * 100_000 + "]" * 100_000, "not what goiaudit tables writes"),
    ],
)
def test_other_json_is_unsupported(text: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        goiaudit.read(text.encode())
    assert caught.value.reason == "unsupported"
    assert words in caught.value.message


def test_a_text_that_opens_with_a_bracket_is_no_json() -> None:
    report = goiaudit.read(("[\n" + write_report(zeros("2021"), "A1")).encode())
    assert set(report.printed) == {"requests", "disputes", "disclosure"}


def nested(depth: int) -> object:
    """A list in a list and so on."""
    return [] if depth == 0 else [nested(depth - 1)]


def damaged(change: Callable[[list[dict[str, object]]], object]) -> str:
    report = goiaudit.read(write_report(zeros("2021"), "A1").encode())
    rows = json.loads(written(write_json, [report]))
    change(rows)
    with pytest.raises(InputError) as caught:
        goiaudit.read(json.dumps(rows, ensure_ascii=False).encode())
    return caught.value.reason


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows[0].update(state="many"),
        lambda rows: rows[0].update(value=None),
        lambda rows: rows[0].update(value="NaN"),
        lambda rows: rows[0].update(value="1e999999"),
        lambda rows: rows[0].update(row="no_such_row"),
        lambda rows: rows[0].update(location={"nowhere": 1}),
        lambda rows: rows[0].update(location={"line": {}}),
        lambda rows: rows[0].update(location={"line": 0}),
        lambda rows: rows[0].update(location={"line": True}),
        lambda rows: rows[0].update(location={"line": 10**4_000}),
        lambda rows: rows[0].update(location={"line": float("inf")}),
        lambda rows: rows[0].update(location={"xpath": 1}),
        lambda rows: rows[0].update(location={"page": 1, "bbox": [1, 2, 3]}),
        lambda rows: rows[0].update(location={"page": 1, "bbox": [1, 2, 3, float("nan")]}),
        lambda rows: rows[0].update(location=nested(400)),
        lambda rows: rows.pop(),
    ],
)
def test_cells_that_no_one_can_have_written_are_damaged(
    change: Callable[[list[dict[str, object]]], object],
) -> None:
    assert damaged(change) == "damaged"


def test_a_place_with_a_number_of_thousands_of_digits_is_damaged() -> None:
    text = written(write_json, [goiaudit.read(write_report(zeros("2021"), "A1").encode())])
    with pytest.raises(InputError) as caught:
        goiaudit.read(text.replace(b'"line":', b'"line":' + b"9" * 5_000, 1))
    assert caught.value.reason == "damaged"


def test_halves_of_characters_are_lost_ones() -> None:
    report = goiaudit.read(write_report(zeros("2021"), "A1").encode())
    rows = json.loads(written(write_json, [report]))
    rows[0].update(state="text", value=None, raw="甲\ud800\U0001f600")
    back = goiaudit.read(json.dumps(rows).encode())
    raws = {cell.raw for table in back.printed.values() for cell in table.cells}
    assert "甲\ufffd\U0001f600" in raws


def test_cells_that_are_cut_off_are_damaged() -> None:
    report = goiaudit.read(write_report(zeros("2021"), "A1").encode())
    with pytest.raises(InputError) as caught:
        goiaudit.read(written(write_json, [report])[:5_000])
    assert caught.value.reason == "damaged"


def test_a_place_that_says_nothing_is_none() -> None:
    report = goiaudit.read(write_report(zeros("2021"), "A1").encode())
    rows = json.loads(written(write_json, [report]))
    for row in rows:
        row["location"] = {}

    again = goiaudit.read(json.dumps(rows, ensure_ascii=False).encode())

    assert {place for *_, place in cells(again)} == {None}
