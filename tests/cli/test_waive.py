"""Accepting findings from the command line, and what becomes of them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from goiaudit.definitions.waivers import load_waivers
from goiaudit.model.waivers import WaiverEntry

Run = Callable[..., "subprocess.CompletedProcess[str]"]
WHO = ("--who", "王五", "--why", "已核实")
CELL = "requests.carried_out.natural_person"


def checked(run: Run, *arguments: str) -> dict[str, Any]:
    done = run("check", "r/b-wrong.txt", "--format", "json", *arguments)
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def test_a_finding_is_waived_by_its_fingerprint_and_counts_no_more(run: Run, reports: Path) -> None:
    (report,) = checked(run)["reports"]
    for finding in report["findings"]:
        assert run("waive", finding["fingerprint"], *WHO).returncode == 0
    document = checked(run)
    (report,) = document["reports"]
    assert [f["waived"] for f in report["findings"]] == [
        {"who": "王五", "why": "已核实", "until": None}
    ] * 2
    assert report["status"] == "consistent"
    assert document["summary"]["by_severity"] == {"error": 0, "warning": 0, "info": 0}
    assert document["summary"]["by_rule"] == {}
    assert document["summary"]["verdicts"]["waived"] == 2
    assert document["summary"]["verdicts"]["fail"] == 0
    assert document["summary"]["stale_waivers"] == []
    done = run("check", "r/b-wrong.txt", "--fail-on", "info")
    assert done.returncode == 0
    assert "已豁免 (王五: 已核实)" in done.stdout
    assert "已豁免 2" in done.stdout


def test_a_description_is_written_as_given(run: Run, tmp_path: Path) -> None:
    until = date.today() + timedelta(days=30)
    about = ("--rule", "T301", "--organ", "示例县水务局", "--year", "2023")
    cells = ("--cells", f"{CELL},requests.new.total")
    done = run("waive", *about, *cells, "--until", until.isoformat(), *WHO)
    assert done.returncode == 0
    assert done.stdout == ""
    assert "waivers.yml" in done.stderr
    assert load_waivers(tmp_path / "waivers.yml") == (
        WaiverEntry("王五", "已核实", until, None, "T301", "示例县水务局", 2023,
                    (CELL, "requests.new.total")),
    )  # fmt: skip


def test_waivers_lie_beside_the_configuration_or_where_one_says(run: Run, tmp_path: Path) -> None:
    (tmp_path / "office").mkdir()
    (tmp_path / "office" / "goiaudit.toml").write_text("", encoding="utf-8")
    run("waive", "--rule", "T301", "--config", "office/goiaudit.toml", *WHO)
    assert (tmp_path / "office" / "waivers.yml").exists()
    run("waive", "--rule", "T301", "mine.yml", *WHO)
    assert len(load_waivers(tmp_path / "mine.yml")) == 1
    run("waive", "0123456789abcdef", "mine.yml", *WHO)
    assert load_waivers(tmp_path / "mine.yml")[1].fingerprint == "0123456789abcdef"
    assert not (tmp_path / "waivers.yml").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--who", "a", "--why", "b"], "name a FINGERPRINT or a --rule"),
        (["xyz", *WHO], "neither a fingerprint"),
        (["0" * 16, "1" * 16, *WHO], "one finding and one file"),
        (["--rule", "T 301", *WHO], "is no rule id"),
        (["--rule", "T301", "--cells", "合计", *WHO], "'合计' is no cell"),
        (["--rule", "T301", "--until", "tomorrow", *WHO], "write 2026-12-31"),
        (["--rule", "T301", "--until", "2020-01-01", *WHO], "that day is past"),
        (["--rule", "T301", "--who", " ", "--why", "b"], "--who is empty"),
        (["--rule", "T301", "--why", "b"], "Missing option '--who'"),
        (["--rule", "T301", "--year", "23", *WHO], "23 is not in the range"),
    ],
)
def test_wrong_use_is_told_and_writes_nothing(
    run: Run, tmp_path: Path, arguments: list[str], said: str
) -> None:
    done = run("waive", *arguments, "--lang", "en")
    assert done.returncode == 2
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_same_finding_is_not_waived_twice(run: Run, tmp_path: Path) -> None:
    assert run("waive", "--rule", "T301", *WHO).returncode == 0
    done = run("waive", "--rule", "T301", *WHO, "--lang", "zh")
    assert done.returncode == 2
    assert "已有同样的豁免 T301" in done.stderr
    assert len(load_waivers(tmp_path / "waivers.yml")) == 1


def test_a_waiver_that_does_nothing_is_reported(run: Run, reports: Path, tmp_path: Path) -> None:
    (tmp_path / "waivers.yml").write_text(
        "- rule: T303\n  who: a\n  why: b\n- rule: T301\n  who: a\n  why: b\n  until: 2020-01-31\n",
        encoding="utf-8",
    )
    document = checked(run)
    assert [(w["rule"], w["reason"], w["place"]) for w in document["summary"]["stale_waivers"]] == [
        ("T303", "unmatched", "waivers.yml:1:3"),
        ("T301", "expired", "waivers.yml:4:3"),
    ]
    assert document["reports"][0]["status"] == "inconsistent"
    notices = run("check", "r/b-wrong.txt", "--format", "json", "--lang", "en").stderr
    assert "stale waiver: T303 (waivers.yml:1:3): fits no finding" in notices
    assert "stale waiver: T301 (waivers.yml:4:3): expired on 2020-01-31" in notices
    console = run("check", "r/b-wrong.txt", "--lang", "en")
    assert "stale waivers, 2:" in console.stdout
    assert console.stderr == ""


def test_waivers_of_rules_that_were_not_run_are_not_stale(
    run: Run, reports: Path, tmp_path: Path
) -> None:
    text = "- rule: T303\n  who: a\n  why: b\n- fingerprint: 0123456789abcdef\n  who: a\n  why: b\n"
    (tmp_path / "waivers.yml").write_text(text, encoding="utf-8")
    assert checked(run, "--select", "T301")["summary"]["stale_waivers"] == []
    assert len(checked(run)["summary"]["stale_waivers"]) == 2


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "应是 一个值，却是 文件结尾"), ("en", "expected the node content")]
)
def test_a_file_of_waivers_that_is_no_yaml_is_told_in_the_language_of_the_run(
    run: Run, reports: Path, tmp_path: Path, lang: str, said: str
) -> None:
    (tmp_path / "waivers.yml").write_text("x: [", "utf-8")
    done = run("check", "reports", "--lang", lang)
    assert done.returncode == 2
    assert "waivers.yml:1:5: " in done.stderr
    assert said in done.stderr


def test_a_slip_in_the_waivers_stops_the_run(run: Run, reports: Path, tmp_path: Path) -> None:
    (tmp_path / "waivers.yml").write_text("- rule: T301\n  who: a\n", encoding="utf-8")
    done = run("check", "r")
    assert (done.returncode, done.stdout) == (2, "")
    assert "waivers.yml:1:3: 缺少键“why”（请补上“why: …”）" in done.stderr
    assert run("check", "r/a-good.txt", "--no-config").returncode == 0
