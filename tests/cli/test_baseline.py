"""A run against an earlier one: only what is new or has other figures trips it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from written import report_text

Run = Callable[..., "subprocess.CompletedProcess[str]"]
CELL = ("carried_out", "natural_person")


def write(folder: Path, name: str, *cells: tuple[str, str, int]) -> None:
    changes = {(row, column): value for row, column, value in cells}
    (folder / name).write_text(report_text(changes), encoding="utf-8")


@pytest.fixture(params=["before.json", "before.jsonl"])
def before(run: Run, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """An earlier output, of a report with one wrong cell."""
    write(tmp_path, "a.txt", (*CELL, 1))
    run("check", "a.txt", "-o", request.param)
    return str(request.param)


def test_what_was_known_trips_nothing(run: Run, tmp_path: Path, before: str) -> None:
    assert run("check", "a.txt").returncode == 1
    done = run("check", "a.txt", "--baseline", before)
    assert done.returncode == 0
    assert "错误 T301 [原有]" in done.stdout
    assert f"与 {before} 相比: 新增 0 · 原有 2 · 数字有变 0 · 已消失 0" in done.stdout
    assert run("check", "a.txt", "--baseline", before, "--fail-on", "info").returncode == 0


def test_another_figure_of_a_known_finding_trips(run: Run, tmp_path: Path, before: str) -> None:
    write(tmp_path, "a.txt", (*CELL, 2))
    done = run("check", "a.txt", "--baseline", before, "--format", "json")
    assert done.returncode == 1
    document = json.loads(done.stdout)
    assert {f["baseline"] for f in document["reports"][0]["findings"]} == {"updated"}
    assert document["summary"]["baseline"] == {
        "path": before, "new": 0, "unchanged": 0, "updated": 2, "absent": 0,
    }  # fmt: skip


def test_a_mended_finding_is_absent_and_a_new_one_trips(
    run: Run, tmp_path: Path, before: str
) -> None:
    write(tmp_path, "a.txt", ("granted", "business", 7))
    done = run("check", "a.txt", "--baseline", before, "--format", "json")
    assert done.returncode == 1
    (report,) = json.loads(done.stdout)["reports"]
    assert {f["baseline"] for f in report["findings"]} == {"new"}
    assert [f["rule"] for f in report["absent"]] == ["T301", "T302"]
    console = run("check", "a.txt", "--baseline", before).stdout
    assert "上次有、这次没有了" in console
    assert "√ T301" in console


def test_a_sound_report_after_a_wrong_one_is_sound(run: Run, tmp_path: Path, before: str) -> None:
    write(tmp_path, "a.txt")
    done = run("check", "a.txt", "--baseline", before)
    assert done.returncode == 0
    assert "已消失 2" in done.stdout


def test_a_report_that_cannot_be_read_is_still_not_checked(
    run: Run, tmp_path: Path, before: str
) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    assert run("check", "a.txt", "--baseline", before).returncode == 3


def test_a_waived_finding_is_not_counted_as_new(run: Run, tmp_path: Path, before: str) -> None:
    write(tmp_path, "a.txt", ("granted", "business", 7))
    run("waive", "--rule", "T302", "--who", "王五", "--why", "已核实")
    run("waive", "--rule", "T303", "--who", "王五", "--why", "已核实")
    done = run("check", "a.txt", "--baseline", before, "--format", "json")
    assert json.loads(done.stdout)["summary"]["baseline"]["new"] == 0
    assert done.returncode == 0


@pytest.mark.parametrize("name", ["gone.json", "a.txt"])
def test_a_baseline_that_is_none_stops_the_run(
    run: Run, tmp_path: Path, before: str, name: str
) -> None:
    done = run("check", "a.txt", "--baseline", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert name in done.stderr
