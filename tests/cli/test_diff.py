"""``goiaudit diff``: two drafts, two folders, for people and for programs."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from written import report_text

Run = Callable[..., "subprocess.CompletedProcess[str]"]
CELL = ("carried_out", "natural_person")


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """old.txt with a wrong cell, an earlier date and another figure in the text; new.txt."""
    old = (
        report_text({CELL: 1})
        .replace("2024年1月15日", "2024年1月8日")
        .replace("申请15件", "申请16件")
    )
    (tmp_path / "old.txt").write_text(old, encoding="utf-8")
    (tmp_path / "new.txt").write_text(report_text(), encoding="utf-8")
    return tmp_path


def test_what_changed_and_what_was_mended_is_told(run: Run, drafts: Path) -> None:
    done = run("diff", "old.txt", "new.txt", "--lang", "zh")
    assert done.returncode == 1
    assert "示例县水务局 2023年  old.txt → new.txt" in done.stdout
    assert "× 不一致 → √ 一致" in done.stdout
    assert "落款日期: 2024-01-08 → 2024-01-15" in done.stdout
    assert "四、结转下年度继续办理/自然人: 1 → 3  第 56 行" in done.stdout
    assert "16 “2023年收到政府信息公开申请16件” → 15" in " ".join(done.stdout.split())
    assert "问题: 已改正 3 · 新出现 0 · 数字有变 0 · 原有 0" in done.stdout
    assert "√ 已改正 错误 T301" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("goiaudit ")


def test_the_other_way_round_the_findings_are_new(run: Run, drafts: Path) -> None:
    done = run("diff", "new.txt", "old.txt", "--lang", "en")
    assert done.returncode == 1
    assert "× new error T301" in done.stdout
    assert "mended 0 · new 3 · updated 0 · unchanged 0" in done.stdout


def test_two_equal_drafts_have_no_difference(run: Run, drafts: Path) -> None:
    (drafts / "copy.txt").write_bytes((drafts / "new.txt").read_bytes())
    done = run("diff", "new.txt", "copy.txt")
    assert done.returncode == 0
    assert "没有差异" in done.stdout


def test_programs_get_every_change_as_json(run: Run, drafts: Path) -> None:
    done = run("diff", "old.txt", "new.txt", "--format", "json")
    document = json.loads(done.stdout)
    assert list(document) == [
        "schema_version", "tool", "pairs", "only_old", "only_new", "unreadable", "summary",
    ]  # fmt: skip
    (pair,) = document["pairs"]
    assert (pair["old"]["status"], pair["new"]["status"]) == ("inconsistent", "consistent")
    assert pair["fields"] == [{"field": "signed", "old": "2024-01-08", "new": "2024-01-15"}]
    (cell,) = pair["cells"]
    assert (cell["cell"], cell["old"]["value"], cell["new"]["value"]) == (
        "requests.carried_out.natural_person", 1, 3,
    )  # fmt: skip
    assert cell["new"]["location"] == {"line": 56}
    (claim,) = pair["claims"]
    assert (claim["change"], claim["old"]["value"], claim["new"]["value"]) == ("changed", 16, 15)
    assert {f["rule"] for f in pair["findings"]["mended"]} == {"T301", "T302", "N103"}
    assert document["summary"] == {
        "pairs": 1, "differing": 1, "only_old": 0, "only_new": 0, "unreadable": 0,
        "findings": {"mended": 3, "new": 0, "updated": 0, "unchanged": 0},
    }  # fmt: skip


def test_the_extension_of_the_output_decides(run: Run, drafts: Path) -> None:
    assert run("diff", "old.txt", "new.txt", "-o", "d.json").stdout == ""
    assert json.loads((drafts / "d.json").read_text(encoding="utf-8"))["summary"]["pairs"] == 1
    run("diff", "old.txt", "new.txt", "-o", "d.txt")
    assert "old.txt → new.txt" in (drafts / "d.txt").read_text(encoding="utf-8")


def test_folders_are_matched_by_organ_and_year(run: Run, tmp_path: Path) -> None:
    for side, name, organ in (
        ("old", "1.txt", "示例县水务局"), ("old", "2.txt", "示例县教育局"),
        ("new", "水务.txt", "示例县水务局"), ("new", "x.txt", "示例县民政局"),
    ):  # fmt: skip
        (tmp_path / side).mkdir(exist_ok=True)
        changes = {CELL: 1} if side == "new" else {}
        text = report_text(changes).replace("示例县水务局", organ)
        (tmp_path / side / name).write_text(text, encoding="utf-8")
    (tmp_path / "new" / "bad.txt").write_bytes(b"")
    done = run("diff", "old", "new", "--format", "json")
    document = json.loads(done.stdout)
    assert [(p["old"]["path"], p["new"]["path"]) for p in document["pairs"]] == [
        ("old/1.txt", "new/水务.txt")
    ]
    assert [side["path"] for side in document["only_old"]] == ["old/2.txt"]
    assert [side["path"] for side in document["only_new"]] == ["new/x.txt"]
    assert [one["reason"] for one in document["unreadable"]] == ["empty"]
    assert done.returncode == 1
    console = run("diff", "old", "new").stdout
    assert "只在旧的一边" in console
    assert "new/bad.txt" in console


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["old.txt", "gone.txt"], "no such file"),
        (["old.txt", "empty.txt"], "empty.txt: cannot be compared"),
        (["-", "-"], "only once"),
        (["old.txt"], "Missing argument 'NEW'"),
        (["old.txt", "new.txt", "-o", "new.txt"], "not overwritten"),
    ],
)
def test_wrong_use_is_told(run: Run, drafts: Path, arguments: list[str], said: str) -> None:
    (drafts / "empty.txt").write_bytes(b"")
    done = run("diff", *arguments, "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_the_result_is_no_report_when_a_folder_is_checked(run: Run, drafts: Path) -> None:
    run("diff", "old.txt", "new.txt", "-o", "d.json")
    run("diff", "old.txt", "new.txt", "-o", "d.txt")
    done = run("check", ".", "--format", "jsonl")
    assert len(done.stdout.splitlines()) == 2


def test_waivers_and_configuration_hold_on_both_sides(run: Run, drafts: Path) -> None:
    (drafts / "goiaudit.toml").write_text('select = ["T302"]\n', encoding="utf-8")
    run("waive", "--rule", "T302", "--who", "王五", "--why", "已核实")
    document = json.loads(run("diff", "new.txt", "old.txt", "--format", "json").stdout)
    assert document["tool"]["configuration"] == "goiaudit.toml"
    (finding,) = document["pairs"][0]["findings"]["new"]
    assert (finding["rule"], finding["waived"]["who"]) == ("T302", "王五")
    assert document["pairs"][0]["new"]["status"] == "consistent"
