"""The corpus that tests and benchmarks are run on: consistent where no fault was planted."""

from __future__ import annotations

import csv
import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks.corpus import Plan, Sheet, make_corpus, write_corpus
from benchmarks.corpus.score import score
from goiaudit.audit import audit
from goiaudit.definitions.roster import load_roster
from goiaudit.model.cells import CellAddress
from goiaudit.model.report import Report
from goiaudit.pipeline import read
from goiaudit.rules import load_rules

_ADDED_UP = (
    CellAddress("requests", "new", "total"),
    CellAddress("requests", "carried_out", "natural_person"),
    CellAddress("disputes", "review", "total"),
    CellAddress("disclosure", "normative_documents", "in_force"),
)


@pytest.fixture(scope="module")
def county() -> list[Sheet]:
    """One county over two years, with no fault."""
    return [sheet for sheet in make_corpus(Plan(40, (2022, 2023), seed=2)) if sheet.made]


def _figure(sheet: Sheet, address: CellAddress) -> int | Decimal:
    assert sheet.made is not None
    return sheet.made.cells[address].value


def test_the_same_plan_gives_the_same_bytes_and_another_seed_others() -> None:
    def drawn(seed: int) -> list[bytes]:
        plan = Plan(4, (2023,), {"html": 1, "web": 1, "txt": 1, "md": 1}, faults=0.3, seed=seed)
        return [sheet.data() for sheet in make_corpus(plan) if sheet.made]

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)


def test_a_government_adds_up_what_its_organs_report(county: list[Sheet]) -> None:
    for year in ("2022", "2023"):
        reports = [sheet for sheet in county if sheet.path.startswith(f"reports/{year}")]
        *others, head = reports
        assert head.path.endswith("区人民政府.html")
        for address in _ADDED_UP:
            assert sum(_figure(sheet, address) for sheet in others) == _figure(head, address)


def test_what_is_carried_out_is_carried_in_a_year_later(county: list[Sheet]) -> None:
    by_path = {sheet.path: sheet for sheet in county}
    pairs = [
        (sheet, by_path[later])
        for path, sheet in by_path.items()
        if (later := path.replace("/2022/", "/2023/")) != path and later in by_path
    ]
    assert len(pairs) > 30
    for before, after in pairs:
        carried = CellAddress("requests", "carried_out", "total")
        assert _figure(after, CellAddress("requests", "carried_in", "total")) == _figure(
            before, carried
        )


def _read(folder: Path) -> list[Report]:
    files = sorted((folder / "reports").rglob("*.*"))
    return [read(str(path), name=path.relative_to(folder).as_posix()) for path in files]


def _found(folder: Path) -> dict[str, list[dict[str, str]]]:
    roster = load_roster(folder / "organs.csv", "organs.csv")
    judged = audit(_read(folder), load_rules(), "en", roster=roster)
    return {
        result.report.path: [
            {"rule": f.rule, "severity": f.severity, "message": f.message} for f in result.findings
        ]
        for result in judged.results
    }


@pytest.mark.parametrize("years", [(2019, 2020), (2023, 2024)])
def test_reports_without_a_fault_get_neither_warning_nor_error(
    tmp_path: Path, years: tuple[int, int]
) -> None:
    formats = {"txt": 0.4, "md": 0.2, "web": 0.3, "html": 0.05, "docx": 0.05}
    write_corpus(Plan(20, years, formats, seed=3), tmp_path)
    done = score([], _found(tmp_path))
    assert done.reports == 40
    assert done.false == Counter(), dict(done.examples)


def test_planted_faults_are_found_and_nothing_else(tmp_path: Path) -> None:
    written = write_corpus(Plan(45, (2022, 2023), {"txt": 1.0}, faults=0.4, seed=8), tmp_path)
    text = (tmp_path / "truth.jsonl").read_text(encoding="utf-8")
    truths = [json.loads(line) for line in text.splitlines()]
    assert Counter(truth["kind"] for truth in truths) == written.faults
    assert len(written.faults) >= 7
    done = score(truths, _found(tmp_path))
    assert done.missed == []
    assert done.false == Counter(), dict(done.examples)


def test_the_list_of_organs_has_every_organ_with_its_parent(tmp_path: Path) -> None:
    write_corpus(Plan(100, (2023,), {"txt": 1.0}), tmp_path)
    with (tmp_path / "organs.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    organs = {row["organ"] for row in rows}
    assert len(rows) == len(organs) == 100
    assert [row["organ"] for row in rows if not row["parent"]] == [rows[-1]["organ"]]
    assert {row["parent"] for row in rows} - {""} <= organs
    assert Counter(row["level"] for row in rows).keys() == {"county", "prefecture", "township"}


def test_a_plan_that_cannot_be_is_refused() -> None:
    for wrong in (
        {"organs": 1},
        {"organs": 9, "formats": {"doc": 1.0}},
        {"organs": 9, "years": (2021, 2023)},
    ):
        with pytest.raises(ValueError, match=r"organs|formats|years"):
            Plan(**wrong)  # type: ignore[arg-type]
