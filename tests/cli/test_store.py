"""``goiaudit check --store`` and ``goiaudit query``."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from written import report_text

from goiaudit.store.store import Store
from tests.store.made_up import finding, made, put

Run = Callable[..., "CompletedProcess[str]"]


def draft(folder: Path, name: str, year: int, changes: dict[tuple[str, str], int]) -> None:
    text = report_text(changes).replace("2023", str(year)).replace("2024", str(year + 1))
    place = folder / str(year) / name
    place.parent.mkdir(exist_ok=True)
    place.write_text(text, encoding="utf-8")


@pytest.fixture
def years(tmp_path: Path) -> Path:
    """A report of 2022 that carries 3 requests over, and one of 2023 that brings 2 in."""
    draft(tmp_path, "a.txt", 2022, {})
    draft(tmp_path, "a.txt", 2023, {})
    return tmp_path


def test_last_year_s_figures_come_from_the_store(run: Run, years: Path) -> None:
    both = json.loads(run("check", "2022", "2023", "--format", "json").stdout)
    assert run("check", "2022", "--store", "a.duckdb").returncode in (0, 3)
    (years / "2022" / "a.txt").unlink()  # nobody reads it again

    stored = json.loads(run("check", "2023", "--store", "a.duckdb", "--format", "json").stdout)

    assert "Y101" in {finding["rule"] for finding in stored["reports"][0]["findings"]}
    assert stored["reports"][0] == both["reports"][1]


def test_what_was_stored_is_said_on_standard_error(run: Run, years: Path) -> None:
    first = run("check", "2022", "2023", "--store", "a.duckdb", "--format", "json", LANG="en")
    draft(years, "a.txt", 2023, {("new", "business"): 4})
    changed = run("check", "2022", "2023", "--store", "a.duckdb")
    assert "stored in a.duckdb: reports 2; new 2, replaced 0, unchanged 0" in first.stderr
    assert json.loads(first.stdout)["summary"]["reports"] == 2
    assert "已存入 a.duckdb: 2 份报告，新增 0，替换 1，未变 1" in changed.stderr


def test_the_configuration_may_name_the_store(run: Run, years: Path) -> None:
    (years / "goiaudit.toml").write_text('store = "kept.duckdb"\n', encoding="utf-8")
    run("check", "2022")
    assert (years / "kept.duckdb").exists()
    assert run("query", "years", "--format", "csv").stdout.splitlines()[1].startswith("2022,1")


def test_a_faulty_name_in_the_configuration_is_told_with_its_place(run: Run, years: Path) -> None:
    (years / "goiaudit.toml").write_text("store = 7\n", encoding="utf-8")
    done = run("check", "2022")
    assert done.returncode == 2
    assert "goiaudit.toml:1:" in done.stderr


def test_a_wrong_store_stops_the_run_before_anything_is_read(run: Run, years: Path) -> None:
    done = run("check", "2022", "--store", "2022/a.txt", "-o", "out.json", LANG="en")
    assert done.returncode == 2
    assert "2022/a.txt: this is no DuckDB file" in done.stderr
    assert not (years / "out.json").exists()


def test_without_a_store_duckdb_is_not_imported(years: Path) -> None:
    (years / "t.py").write_text(
        "import sys\n"
        "from goiaudit.cli.main import cli\n"
        "try:\n"
        "    cli.main(['check', '2022'])\n"
        "except SystemExit:\n"
        "    print('duckdb' in sys.modules)\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "t.py"], cwd=years, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "False"


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A store with two small reports."""
    put(
        Store(tmp_path / "a.duckdb"),
        made("r/a.txt", finding(message="=1+1"), status="inconsistent"),
        made("r/b.txt", year=2022),
    )
    return tmp_path


def test_ready_queries_are_listed_in_both_languages(run: Run) -> None:
    assert "years        各年度的结论和一致率" in run("query", "--list").stdout
    assert "results by year" in run("query", "--list", "--lang", "en").stdout


def test_a_query_by_name_or_in_sql(run: Run, filled: Path) -> None:
    named = run("query", "--store", "a.duckdb", "years", "--format", "json")
    sql = "SELECT year, count(*) AS n FROM reports GROUP BY year ORDER BY year"
    asked = run("query", "--store", "a.duckdb", sql, "--format", "json")
    assert [row["year"] for row in json.loads(named.stdout)] == [2022, 2023]
    assert json.loads(asked.stdout) == [{"year": 2022, "n": 1}, {"year": 2023, "n": 1}]


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("out.csv", b"\xef\xbb\xbfyear,reports"),
        ("out.json", b'[\n{"year":2022'),
        ("out.parquet", b"PAR1"),
        ("out.txt", b" "),
    ],
)
def test_the_extension_of_o_decides_the_format(
    run: Run, filled: Path, name: str, start: bytes
) -> None:
    done = run("query", "--store", "a.duckdb", "years", "-o", name)
    assert (done.returncode, done.stdout) == (0, "")
    assert (filled / name).read_bytes().startswith(start)


def test_csv_for_spreadsheets_runs_no_formula(run: Run, filled: Path) -> None:
    done = run("query", "--store", "a.duckdb", "SELECT message FROM findings", "--format", "csv")
    assert list(csv.reader(io.StringIO(done.stdout)))[1] == ["'=1+1"]


@pytest.mark.parametrize("name", ["parquet", "csv"])
def test_all_tables_go_to_a_folder(run: Run, filled: Path, name: str) -> None:
    done = run("query", "--store", "a.duckdb", "--export", "out", "--format", name)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (filled / "out").iterdir()} == {
        f"{table}.{name}"
        for table in ("reports", "cells", "claims", "findings", "verdicts", "runs")
    }


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name one of: SQL"),
        (("years", "--list"), "name one of: SQL"),
        (("years",), "name the store with --store FILE"),
        (("--store", "none.duckdb", "years"), "none.duckdb: no such store"),
        (("--store", "a.duckdb", "SELEC 1"), 'syntax error at or near "SELEC"'),
        (("--store", "a.duckdb", "DROP TABLE runs"), "DROP: a query reads only"),
        (("--store", "a.duckdb", "years", "-o", "out.docx"), "not as .docx"),
        (("--store", "a.duckdb", "years", "--format", "parquet"), "needs a file"),
        (("--store", "a.duckdb", "--export", "out", "--format", "json"), "parquet or csv"),
    ],
)
def test_wrong_use_is_told_and_exits_with_2(
    run: Run, filled: Path, arguments: tuple[str, ...], said: str
) -> None:
    english = run("query", *arguments, LANG="en")
    chinese = run("query", *arguments, LANG="zh_CN.UTF-8")
    assert (english.returncode, chinese.returncode) == (2, 2)
    assert said in english.stderr
    assert chinese.stderr.strip() != english.stderr.strip()
    assert not (filled / "none.duckdb").exists()
