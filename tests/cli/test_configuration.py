"""goiaudit.toml at work: what it changes, where it is looked for, and that outputs name it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from written import report_text

from goiaudit.cli.configuration import configure, waivers_in_force
from goiaudit.definitions.settings import Configuration

Run = Callable[..., "subprocess.CompletedProcess[str]"]
OWN = """\
- id: X1
  title: {zh: 新收不超过十件, en: at most ten new requests}
  check: requests[new, total] <= 10
"""
OVERRIDE = """\
- id: T302
  title: {zh: 本县不看合计, en: no totals here}
  family: row_total
  check: requests[new, total] >= 0
"""


def write(folder: Path, text: str, name: str = "goiaudit.toml") -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def checked(run: Run, *arguments: str) -> dict[str, Any]:
    done = run("check", *arguments, "--format", "json")
    assert done.stdout, done.stderr
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def found(document: dict[str, Any]) -> dict[str, str]:
    """Rule and severity of every finding."""
    return {f["rule"]: f["severity"] for report in document["reports"] for f in report["findings"]}


def test_without_a_configuration_none_is_named(run: Run, reports: Path) -> None:
    assert checked(run, "r/b-wrong.txt")["tool"]["configuration"] is None
    assert "配置: 无" in run("check", "r/b-wrong.txt").stdout


def test_rules_are_re_graded_and_the_output_names_the_file(
    run: Run, reports: Path, tmp_path: Path
) -> None:
    write(tmp_path, '[severity]\nT301 = "info"\nrow_total = "info"\n')
    document = checked(run, "r/b-wrong.txt")
    assert document["tool"]["configuration"] == "goiaudit.toml"
    assert found(document) == {"T301": "info", "T302": "info"}
    assert document["reports"][0]["status"] == "consistent"
    assert run("check", "r/b-wrong.txt").returncode == 0
    assert "配置: goiaudit.toml" in run("check", "r/b-wrong.txt").stdout


def test_of_several_grades_the_narrowest_word_holds(
    run: Run, reports: Path, tmp_path: Path
) -> None:
    write(tmp_path, '[severity]\nT3 = "info"\nrow_total = "error"\nT302 = "warning"\n')
    assert found(checked(run, "r/b-wrong.txt")) == {"T301": "info", "T302": "warning"}


def test_rules_are_selected_and_ignored_and_the_command_line_goes_before(
    run: Run, reports: Path, tmp_path: Path
) -> None:
    write(tmp_path, 'select = ["T3"]\nignore = ["T302"]\n')
    assert set(found(checked(run, "r/b-wrong.txt"))) == {"T301"}
    assert set(found(checked(run, "r/b-wrong.txt", "--ignore", "T301"))) == {"T302"}
    both = checked(run, "r/b-wrong.txt", "--select", "T302", "--ignore", "T301")
    assert set(found(both)) == {"T302"}


def test_language_and_threshold_are_configured_and_overridden(
    run: Run, reports: Path, tmp_path: Path
) -> None:
    write(tmp_path, 'lang = "en"\nfail_on = "never"\njobs = 1\n')
    done = run("check", "r/b-wrong.txt")
    assert done.returncode == 0
    assert "inconsistent" in done.stdout
    done = run("check", "r/b-wrong.txt", "--lang", "zh", "--fail-on", "error")
    assert done.returncode == 1
    assert "不一致" in done.stdout


def test_a_fault_is_told_in_the_language_that_is_configured(
    run: Run, reports: Path, tmp_path: Path
) -> None:
    write(tmp_path, 'lang = "en"\n')
    assert "no such file" in run("check", "gone.txt").stderr
    assert "没有这个文件" in run("check", "gone.txt", "--lang", "zh").stderr


def test_rules_of_the_configuration_lie_beside_it(run: Run, reports: Path, tmp_path: Path) -> None:
    write(tmp_path / "office", OWN, "rules/own.yml")
    write(tmp_path / "office", 'rules = ["rules"]\nselect = ["X1"]\n', "ours.toml")
    document = checked(run, "r/a-good.txt", "--config", "office/ours.toml")
    assert found(document) == {"X1": "warning"}
    assert document["tool"]["configuration"] == "office/ours.toml"


def test_a_rule_of_the_user_takes_the_place_of_the_shipped_one(
    run: Run, reports: Path, tmp_path: Path
) -> None:
    write(tmp_path, OVERRIDE, "own.yml")
    assert set(found(checked(run, "r/b-wrong.txt", "--rules", "own.yml"))) == {"T301"}


def test_limits_reach_the_readers_in_every_process(
    process: Run, reports: Path, tmp_path: Path
) -> None:
    write(tmp_path, '[limits]\nmax_bytes = "1KB"\n')
    for jobs in ("1", "2"):
        done = process("check", "r/a-good.txt", "r/b-wrong.txt", "--format", "json", "--jobs", jobs)
        reasons = [report["reason"] for report in json.loads(done.stdout)["reports"]]
        assert reasons == ["limit", "limit"]


def test_a_kind_that_is_configured_for_an_organ_is_reported(
    run: Run, reports: Path, tmp_path: Path
) -> None:
    write(tmp_path, '[organs]\n"示例县水务局" = {kind = "office", level = "prefecture"}\n')
    (report,) = checked(run, "r/a-good.txt")["reports"]
    assert (report["kind"], report["level"]) == ("office", "prefecture")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('select = ["T9x"]', "goiaudit.toml:1:1: no rule is called 'T9x'"),
        ('ignore = ["blance"]', "(did you mean balance?)"),
        ('enable = ["F999"]', "goiaudit.toml:1:1: no rule is called 'F999'"),
        ('[severity]\nT3O1 = "info"', "goiaudit.toml:2:1: no rule is called 'T3O1'"),
        ("[tolerance]\nT3 = 5", "goiaudit.toml:2:1: no rule is called 'T3'"),
        ('[tolerance]\nT301 = "some"', "goiaudit.toml:2:1: 'some' is no tolerance"),
        ("[tolerance]\nT309 = 5", "goiaudit.toml:2:1: T309 takes no tolerance"),
        ("selekt = []", "goiaudit.toml:1:1: unknown key 'selekt'"),
        ("select = [", "goiaudit.toml:1:11: is not TOML"),
    ],
)
def test_a_slip_stops_the_run_before_anything_is_read(
    run: Run, reports: Path, tmp_path: Path, text: str, said: str
) -> None:
    write(tmp_path, text)
    done = run("check", "r", "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_configuration_that_is_named_and_missing_is_wrong_usage(run: Run, reports: Path) -> None:
    done = run("check", "r", "--config", "gone.toml", "--lang", "en")
    assert done.returncode == 2
    assert "gone.toml:1:1: cannot be read" in done.stderr
    done = run("check", "r", "--config", "gone.toml", "--no-config", "--lang", "en")
    assert "exclude each other" in done.stderr


def test_a_configuration_inside_the_audited_folder_does_not_count_and_is_noticed(
    run: Run, reports: Path
) -> None:
    write(reports, 'ignore = ["T3"]\n')
    write(reports, "- rule: T301\n  who: a\n  why: b\n", "waivers.yml")
    write(reports, '[tool.goiaudit]\nignore = ["T3"]\n', "deep/pyproject.toml")
    done = run("check", "r", "--format", "json", "--lang", "en")
    document = json.loads(done.stdout)
    assert document["tool"]["configuration"] is None
    assert {"T301", "T302"} <= set(found(document))
    for name in ("r/goiaudit.toml", "r/waivers.yml", "r/deep/pyproject.toml"):
        assert f"ignored, it lies in the audited folder: {name}" in done.stderr


def test_a_configuration_beside_the_reports_counts_for_who_works_there(
    run: Run, tmp_path: Path
) -> None:
    write(tmp_path, report_text({("carried_out", "natural_person"): 1}), "a.txt")
    write(tmp_path, '[severity]\nT301 = "info"\n')
    done = run("check", ".", "--format", "json", "--lang", "en")
    assert found(json.loads(done.stdout))["T301"] == "info"
    assert "in use although it lies in the audited folder: ./goiaudit.toml" in done.stderr
    done = run("check", ".", "--format", "json", "--no-config")
    assert found(json.loads(done.stdout))["T301"] == "error"


def test_many_planted_files_are_not_all_listed(run: Run, reports: Path) -> None:
    for n in range(9):
        write(reports, "", f"u{n}/goiaudit.toml")
    notices = [line for line in run("check", "r", "--lang", "en").stderr.splitlines()
               if "ignored" in line]  # fmt: skip
    assert len(notices) == 6
    assert "4 more" in notices[-1]


def test_tables_heed_the_configuration(run: Run, reports: Path, tmp_path: Path) -> None:
    write(tmp_path, '[limits]\nmax_bytes = "1KB"\n')
    assert run("tables", "r/a-good.txt").returncode == 1
    assert run("tables", "r/a-good.txt", "--no-config").returncode == 0


def test_a_working_directory_that_is_gone_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert configure(None, False) == Configuration()
    assert waivers_in_force(Configuration(), False, []).entries == ()
