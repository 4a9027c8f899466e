"""goiaudit check --explain: rules looked into on each report."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_every_instance_is_told_with_both_sides_and_terms(run: Run, reports: Path) -> None:
    done = run("check", "r/b-wrong.txt", "--explain", "T301", "--lang", "en")

    lines = [line.strip() for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert "pass 6 · fail 1" in lines
    assert "× fail  [natural persons]" in lines
    assert "assertion: 13 + 2 = 15 ≠ 12 + 1 = 13" in lines
    assert sum(line.startswith("√ pass") for line in lines) == 6
    assert any(line.startswith("1 new requests received/natural persons = 13") for line in lines)
    assert any(line.startswith("→ error: table 3, column natural persons") for line in lines)


def test_several_rules_on_several_reports_are_told_in_order(run: Run, reports: Path) -> None:
    done = run("check", "r", "--explain", "T30,T401", "--format", "json", "--fail-on", "never")

    found = json.loads(done.stdout)
    assert [Path(report["path"]).name for report in found] == [
        "a-good.txt", "b-wrong.txt", "c-bare.txt", "d-empty.txt", "e-junk.txt", "f-letter.txt",
    ]  # fmt: skip
    ids = [rule["rule"] for rule in found[0]["rules"]]
    assert ids == [f"T30{n}" for n in range(1, 10)] + ["T401"]
    assert found[3]["rules"] == []
    assert found[3]["reason"] == "empty"


def test_json_has_terms_with_state_value_and_place(run: Run, reports: Path) -> None:
    done = run("check", "r/b-wrong.txt", "--explain", "T302", "--format", "json")

    (report,) = json.loads(done.stdout)
    (rule,) = report["rules"]
    failing = [one for one in rule["instances"] if one["verdict"] == "fail"]
    assert [one["binding"] for one in failing] == [{"r": "carried_out"}]
    (comparison,) = failing[0]["comparisons"]
    assert (comparison["left"]["total"], comparison["right"]["total"]) == (1, 3)
    term = comparison["right"]["terms"][0]
    assert (term["cell"], term["value"], term["state"]) == (
        "requests.carried_out.total",
        3,
        "number",
    )
    assert term["location"]["line"] > 0
    assert rule["verdicts"]["pass"] == 24
    assert len(rule["findings"]) == 1


def test_rule_without_tables_is_unknown_with_its_reason(run: Run, reports: Path) -> None:
    done = run("check", "r/c-bare.txt", "--explain", "T401", "--lang", "zh")

    assert "无法判断 3 (没有该表)" in done.stdout
    assert "没有读到" in done.stdout


def test_exit_status_is_that_of_the_check(run: Run, reports: Path) -> None:
    assert run("check", "r/a-good.txt", "--explain", "T301").returncode == 0
    assert run("check", "r/b-wrong.txt", "--explain", "T401").returncode == 1
    assert run("check", "r/b-wrong.txt", "--explain", "T401", "--fail-on", "never").returncode == 0


def test_explanation_goes_to_a_file(run: Run, reports: Path, tmp_path: Path) -> None:
    done = run("check", "r/a-good.txt", "--explain", "T301", "-o", "why.json")

    assert done.stdout == ""
    (report,) = json.loads((tmp_path / "why.json").read_text(encoding="utf-8"))
    assert report["rules"][0]["rule"] == "T301"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--explain", "T99"), "T99"),
        (("--explain", "T301", "--format", "csv"), "--explain"),
        (("--explain", "T301", "--select", "T302"), "T301"),
    ],
)
def test_wrong_use_is_told_before_anything_is_read(
    arguments: tuple[str, ...], told: str, run: Run, reports: Path
) -> None:
    done = run("check", "r", *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


def test_last_years_report_of_the_same_run_is_looked_at(run: Run, tmp_path: Path) -> None:
    from written import report_text

    (tmp_path / "2023.txt").write_text(report_text(), encoding="utf-8")
    (tmp_path / "2022.txt").write_text(report_text().replace("2023", "2022"), encoding="utf-8")

    done = run("check", "2022.txt", "2023.txt", "--explain", "T406", "--format", "json")

    before, after = json.loads(done.stdout)
    assert before["rules"][0]["instances"][0]["verdict"] == "unknown"
    assert after["rules"][0]["instances"][0]["verdict"] == "pass"
