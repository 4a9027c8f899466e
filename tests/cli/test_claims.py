"""``goiaudit claims``: what was read from the text, on the console, as JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import Run
from rich.cells import cell_len

import goiaudit

REPORT = """\
示例县水务局2022年政府信息公开工作年度报告
一、总体情况
2022年,共收到政府信息公开申请26件,较上年20件增加6件。全年公开信息近600条。
上半年收到政府信息公开申请9件。未发生行政复议。
"""


@pytest.fixture
def report(tmp_path: Path) -> str:
    """A report with a few figures in its text."""
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    return "a.txt"


def test_the_console_lists_label_key_value_place_and_sentence(run: Run, report: str) -> None:
    done = run("claims", report, LANG="zh_CN.UTF-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "示例县水务局 2022年 (a.txt)",
        "数据项                      数值         位置      原句",
        "一、本年新收政府信息公开申  26           第 3 行   共收到政府信息公开申请26件",
        "请数量/总计",
        "requests.new.total",
        "上年新收申请                20           第 3 行   较上年20件",
        "requests.previous_year",
        ".total",
        "申请比上年增减              6            第 3 行   增加6件",
        "requests.yoy.difference",
        "主动公开信息/总数           ≤600         第 3 行   全年公开信息近600条",
        "disclosure.published_items",
        ".total",
        "一、本年新收政府信息公开申  9            第 4 行   上半年收到政府信息公开申请9件",
        "请数量/总计 (半年)                                 [只说部分时段]",
        "requests.half_year.new",
        ".total",
        "行政复议/总计 (半年)        0            第 4 行   未发生行政复议 [只说部分时段]",
        "disputes.half_year.review",
        ".total",
        "",
        f"goiaudit {goiaudit.__version__} · 1 份报告，正文数字 6 处",
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_is_wider_than_80_columns(run: Run, report: str, lang: str) -> None:
    lines = run("claims", report, "--lang", lang).stdout.splitlines()
    assert max(map(cell_len, lines)) <= 80


def test_json_has_the_claims_of_check_with_their_labels(run: Run, report: str) -> None:
    done = run("claims", report, "--format", "json", "--lang", "en")
    written = json.loads(done.stdout)
    assert written["schema_version"] == "1"
    assert written["tool"]["name"] == "goiaudit"
    [member] = written["reports"]
    assert (member["path"], member["organ"], member["year"]) == ("a.txt", "示例县水务局", 2022)
    assert member["claims"][0] == {
        "cell": "requests.new.total",
        "value": 26,
        "quote": "共收到政府信息公开申请26件",
        "line": 3,
        "location": {"line": 3},
        "qualifier": "exact",
        "doubt": None,
        "label": "1 new requests received/total",
    }


def test_csv_opens_in_a_spreadsheet(run: Run, report: str, tmp_path: Path) -> None:
    done = run("claims", report, "-o", "claims.csv")
    assert (done.returncode, done.stdout) == (0, "")
    data = (tmp_path / "claims.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["value"] for row in rows][:2] == ["26", "20"]
    assert rows[3]["qualifier"] == "at_most"


def test_what_it_wrote_is_no_input(run: Run, report: str) -> None:
    for name in ("claims.csv", "claims.json", "claims.txt"):
        run("claims", report, "-o", name)
    done = run("claims", ".", "--format", "json")
    assert [member["path"] for member in json.loads(done.stdout)["reports"]] == ["./a.txt"]


def test_a_users_vocabulary_is_heeded(run: Run, report: str, tmp_path: Path) -> None:
    (tmp_path / "own.yml").write_text("vocabulary:\n  units: {count: [叠]}\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(REPORT.replace("26件", "26叠"), encoding="utf-8")
    assert "26" not in run("claims", "b.txt", "--format", "json").stdout.partition("quote")[0]
    assert '"value": 26' in run("claims", "b.txt", "--format", "json", "--rules", "own.yml").stdout


def test_a_faulty_vocabulary_is_status_2_with_its_place(
    run: Run, report: str, tmp_path: Path
) -> None:
    (tmp_path / "own.yml").write_text("vocabulary:\n  unit: {}\n", encoding="utf-8")
    done = run("claims", report, "--rules", "own.yml")
    assert done.returncode == 2
    assert "own.yml:2:3" in done.stderr
    assert done.stdout == ""


def test_a_file_that_cannot_be_read_is_status_1_and_hides_no_other(
    run: Run, report: str, tmp_path: Path
) -> None:
    (tmp_path / "junk.txt").write_text("无关的文字。", encoding="utf-8")
    done = run("claims", report, "junk.txt", "--format", "json")
    assert done.returncode == 1
    assert [member["reason"] for member in json.loads(done.stdout)["reports"]] == [
        None, "not_a_report",
    ]  # fmt: skip
    assert "junk.txt" in done.stderr


def test_the_sentences_of_a_vocabulary_run_with_the_tests_of_rules(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "own.yml").write_text(
        "vocabulary:\n  metrics:\n    - cell: ours.a.b\n      topic: requests\n"
        "      role: channel\n      words: [飞鸽]\n      examples:\n"
        "        - {text: 收到政府信息公开申请3件。, value: 1}\n",
        encoding="utf-8",
    )
    done = run("rules", "test", "--rules", "own.yml")
    assert done.returncode == 1
    assert "own.yml:8:11" in done.stdout
    linted = run("rules", "lint", "--rules", "own.yml")
    assert "own.yml:3:7" in linted.stdout
