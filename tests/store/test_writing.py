"""What a run changes in a store: only what is new or different."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from goiaudit.model.cells import CellState
from goiaudit.model.result import AuditedReport
from goiaudit.store.writing import CHUNK
from tests.store.made_up import finding, made, put, rows, store, unreadable, waived
from tests.support.reports import report

TABLES = ("reports", "cells", "claims", "findings", "verdicts", "rest")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths of reports are taken from the folder of the test."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "r").mkdir()


def touch(*names: str) -> None:
    for name in names:
        Path(name).write_text("", encoding="utf-8")


def counts(found: object) -> dict[str, int]:
    return {name: rows(found, f"SELECT count(*) FROM {name}")[0][0] for name in TABLES}  # type: ignore[arg-type, misc]


def test_a_report_becomes_rows_of_every_table(tmp_path: Path) -> None:
    found = store(tmp_path, made("r/a.txt", finding(), waived(), status="inconsistent"))

    query = "SELECT path, organ, kind, level, year, form, status, errors FROM reports"
    assert rows(found, query) == [
        ("r/a.txt", "示例县教育局", "department", "county", 2023, "2021", "inconsistent", 1)
    ]  # fmt: skip
    assert rows(found, 'SELECT "value", raw, state FROM cells WHERE "row" = \'new\' LIMIT 1') == [
        (Decimal(3), "3", "number")
    ]
    assert rows(found, 'SELECT cell, "value", quote, location FROM claims') == [
        ("requests.new.total", Decimal(3), "共3件", '{"line":7}')
    ]
    query = "SELECT rule, cells, expected, difference, waived, suggested FROM findings"
    assert rows(found, query) == [
        ("T301", ["requests.new.total", "requests.granted.total"], "2", Decimal(1), waived,
         '{"requests.new.total": "2"}')
        for waived in (False, True)
    ]  # fmt: skip
    assert rows(found, 'SELECT rule, "pass", "fail" FROM verdicts') == [("T301", 1, 2)]


def test_identical_input_adds_one_row_about_the_run_and_nothing_else(tmp_path: Path) -> None:
    results = [made("r/a.txt", finding()), made("r/b.txt", organ="示例县水务局"), unreadable()]
    found = store(tmp_path, *results)
    before = counts(found)

    done = put(found, *results)

    assert (done.added, done.replaced, done.unchanged, done.removed) == (0, 0, 3, 0)
    assert counts(found) == before
    assert rows(found, "SELECT run, reports, added, unchanged FROM runs ORDER BY run") == [
        (1, 3, 3, 0), (2, 3, 0, 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "changed", [made("r/a.txt", new=4), made("r/a.txt", finding(), status="inconsistent")]
)
def test_a_changed_file_or_verdict_replaces_the_rows_of_its_report(
    tmp_path: Path, changed: AuditedReport
) -> None:
    found = store(tmp_path, made("r/a.txt"), made("r/b.txt", organ="示例县水务局"))
    before = counts(found)

    done = put(found, changed)

    assert (done.added, done.replaced, done.unchanged) == (0, 1, 0)
    assert counts(found) == before | {"findings": len(changed.findings)}
    assert rows(found, "SELECT path, run FROM reports ORDER BY path") == [
        ("r/a.txt", 2),
        ("r/b.txt", 1),
    ]


def test_what_another_run_did_not_read_stays(tmp_path: Path) -> None:
    found = store(tmp_path, made("r/a.txt", year=2022))
    put(found, made("r/b.txt", year=2023))
    assert rows(found, "SELECT year FROM reports ORDER BY year") == [(2022,), (2023,)]


def test_the_same_path_below_another_folder_is_another_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = store(tmp_path, made("r/a.txt", organ="甲县教育局"))
    (tmp_path / "other" / "r").mkdir(parents=True)
    touch("r/a.txt")
    monkeypatch.chdir(tmp_path / "other")

    put(found, made("r/a.txt", organ="乙县教育局"))

    assert len(rows(found, "SELECT * FROM reports")) == 2


def test_a_file_that_was_moved_is_known_by_its_content(tmp_path: Path) -> None:
    found = store(tmp_path, made("r/a.txt"))  # r/a.txt is not there any more
    done = put(found, made("r/2023/a.txt"))
    assert (done.added, done.unchanged) == (0, 1)
    assert rows(found, "SELECT path FROM reports") == [("r/2023/a.txt",)]


def test_a_copy_beside_the_original_is_a_report_of_its_own(tmp_path: Path) -> None:
    touch("r/a.txt", "r/copy.txt")
    found = store(tmp_path, made("r/a.txt"))
    done = put(found, made("r/a.txt"), made("r/copy.txt"))
    assert (done.added, done.unchanged) == (1, 1)


def test_reports_that_a_file_has_no_more_are_removed(tmp_path: Path) -> None:
    touch("r/batch.csv")
    three = [made("r/batch.csv", organ=f"示例县{n}局", part=n) for n in (1, 2, 3)]
    found = store(tmp_path, *three)

    done = put(found, *three[:2])

    assert (done.unchanged, done.removed) == (2, 1)
    assert rows(found, "SELECT part FROM reports ORDER BY part") == [(1,), (2,)]


def test_a_run_that_was_stopped_removes_nothing(tmp_path: Path) -> None:
    touch("r/batch.csv")
    three = [made("r/batch.csv", organ=f"示例县{n}局", part=n) for n in (1, 2, 3)]
    found = store(tmp_path, *three)
    assert put(found, *three[:2], complete=False).removed == 0


def test_two_entries_of_one_name_in_an_archive_stay_two(tmp_path: Path) -> None:
    touch("r/all.zip")
    twice = [made("r/all.zip!a.txt", organ=name) for name in ("示例县教育局", "示例县水务局")]
    found = store(tmp_path, *twice)
    assert len(rows(found, "SELECT * FROM reports")) == 2
    assert put(found, *twice).unchanged == 2


def test_standard_input_goes_by_its_content(tmp_path: Path) -> None:
    found = store(tmp_path, made("-", new=3))
    put(found, made("-", new=4))
    assert put(found, made("-", new=3)).unchanged == 1
    assert len(rows(found, "SELECT * FROM reports")) == 2


def test_more_reports_than_are_written_together(tmp_path: Path) -> None:
    many = [unreadable(f"r/{n}.txt") for n in range(CHUNK + 3)]
    found = store(tmp_path, *many)

    done = put(found, *many[:-1], made(many[-1].report.path))

    assert (done.unchanged, done.replaced) == (CHUNK + 2, 1)
    query = "SELECT count(*), count(DISTINCT report), max(run) FROM reports"
    assert rows(found, query) == [(CHUNK + 3, CHUNK + 3, 2)]


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (0, Decimal(0)),
        (Decimal("186.279463"), Decimal("186.279463")),
        (-7, Decimal(-7)),
        (2**62, Decimal(2**62)),
        (10**27, Decimal(10**27)),
        (10**40, None),  # no figure of a report: the column cannot hold it, the raw text can
    ],
)
def test_figures_are_exact(tmp_path: Path, value: int | Decimal, kept: Decimal | None) -> None:
    body = report(disclosure={"fees": {"amount": value}})
    found = store(tmp_path, AuditedReport(body, "consistent"))
    query = 'SELECT "value", raw FROM cells WHERE "row" = \'fees\''
    assert rows(found, query) == [(kept, str(value))]


def test_a_cell_that_is_no_number_has_no_value(tmp_path: Path) -> None:
    body = report(requests={"new": {"total": CellState.NOT_APPLICABLE}})
    found = store(tmp_path, AuditedReport(body, "incomplete"))
    query = 'SELECT state, "value", raw FROM cells WHERE "row" = \'new\' AND "column" = \'total\''
    assert rows(found, query) == [("not_applicable", None, "/")]


def test_half_a_character_of_a_damaged_path_does_not_stop_the_run(tmp_path: Path) -> None:
    found = store(tmp_path, made("r/\udcff.txt"))
    assert rows(found, "SELECT path FROM reports") == [("r/?.txt",)]
