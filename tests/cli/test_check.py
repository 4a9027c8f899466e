from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from written import report_text

from goiaudit.output.schema import schema_text

Run = Callable[..., "subprocess.CompletedProcess[str]"]
SCHEMA = json.loads(schema_text("findings"))
OWN_RULE = """\
- id: X1
  title: {zh: 新收不超过十件, en: at most ten new requests}
  check: requests[new, total] <= 10
"""


def document(done: subprocess.CompletedProcess[str]) -> dict[str, list[dict[str, object]]]:
    value = json.loads(done.stdout)
    jsonschema.Draft202012Validator(SCHEMA).validate(value)
    return value  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("name", "status", "exit_status"),
    [
        ("a-good.txt", "consistent", 0),
        ("b-wrong.txt", "inconsistent", 1),
        ("c-bare.txt", "incomplete", 3),
        ("d-empty.txt", "unreadable", 3),
        ("e-junk.txt", "unreadable", 3),
        ("f-letter.txt", "unreadable", 3),
    ],
)
def test_the_exit_status_follows_the_status_of_the_report(
    run: Run, reports: Path, name: str, status: str, exit_status: int
) -> None:
    done = run("check", f"r/{name}", "--format", "json")
    assert [report["status"] for report in document(done)["reports"]] == [status]
    assert done.returncode == exit_status


def test_a_folder_gives_every_report_in_order_and_bad_files_hide_none(
    run: Run, reports: Path
) -> None:
    done = run("check", "r", "--format", "json")
    found = document(done)["reports"]
    assert [(report["path"], report["status"], report["reason"]) for report in found] == [
        ("r/a-good.txt", "consistent", None),
        ("r/b-wrong.txt", "inconsistent", None),
        ("r/c-bare.txt", "incomplete", None),
        ("r/d-empty.txt", "unreadable", "empty"),
        ("r/e-junk.txt", "unreadable", "unsupported"),
        ("r/f-letter.txt", "unreadable", "not_a_report"),
    ]
    assert done.returncode == 1
    assert all(name in done.stderr for name in ("d-empty.txt", "e-junk.txt", "f-letter.txt"))


def test_the_result_is_the_same_whatever_the_number_of_processes(
    process: Run, reports: Path
) -> None:
    one, three = (process("check", "r", "--format", "jsonl", "--jobs", n) for n in ("1", "3"))
    assert one.stdout == three.stdout
    assert one.stderr == three.stderr
    assert len(one.stdout.splitlines()) == 6


@pytest.mark.parametrize(
    ("name", "fail_on", "exit_status"),
    [
        ("b-wrong.txt", "inconsistent", 1),
        ("b-wrong.txt", "error", 1),
        ("b-wrong.txt", "info", 1),
        ("b-wrong.txt", "never", 0),
        ("c-bare.txt", "inconsistent", 3),
        ("c-bare.txt", "error", 3),
        ("c-bare.txt", "warning", 1),
        ("c-bare.txt", "never", 0),
        ("d-empty.txt", "info", 3),
        ("d-empty.txt", "never", 0),
        ("a-good.txt", "error", 0),
    ],
)
def test_fail_on_sets_what_trips(
    run: Run, reports: Path, name: str, fail_on: str, exit_status: int
) -> None:
    assert run("check", f"r/{name}", "--fail-on", fail_on).returncode == exit_status


def test_the_console_names_the_cell_the_arithmetic_and_the_place(
    process: Run, reports: Path
) -> None:
    done = process("check", "r/b-wrong.txt")
    assert "× 不一致  r/b-wrong.txt  示例县水务局 2023年  错误 2" in done.stdout
    assert "13 + 2 = 15 ≠ 12 + 1 = 13，差 2" in done.stdout
    assert "建议核对“四、结转下年度继续办理/自然人”是否应为3" in done.stdout
    assert "第 56 行" in done.stdout
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


def test_a_report_is_read_from_standard_input(run: Run) -> None:
    done = run("check", "-", "--format", "json", input=report_text())
    (report,) = document(done)["reports"]
    assert (report["path"], report["status"]) == ("-", "consistent")
    assert done.returncode == 0


def test_empty_standard_input_is_an_unreadable_report(run: Run) -> None:
    done = run("check", "-", "--format", "json", input="")
    assert document(done)["reports"][0]["reason"] == "empty"
    assert done.returncode == 3


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_standard_input_may_be_in_any_encoding(run: Run, encoding: str) -> None:
    done = run("check", "-", "--format", "json", input=report_text().encode(encoding))
    assert document(done)["reports"][0]["status"] == "consistent"


def test_the_extension_of_the_output_decides_the_format(
    run: Run, reports: Path, tmp_path: Path
) -> None:
    done = run("check", "r/b-wrong.txt", "-o", "out.json")
    assert (done.stdout, done.returncode) == ("", 1)
    jsonschema.validate(json.loads((tmp_path / "out.json").read_text(encoding="utf-8")), SCHEMA)
    run("check", "r", "-o", "out.jsonl")
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 6
    run("check", "r/b-wrong.txt", "-o", "out.log")
    assert (tmp_path / "out.log").read_text(encoding="utf-8").startswith("× 不一致")


def test_what_goiaudit_wrote_into_the_folder_is_no_report(
    run: Run, reports: Path, tmp_path: Path
) -> None:
    run("check", "r/a-good.txt", "-o", "r/result.txt")
    done = run("check", "r", "--format", "jsonl")
    assert len(done.stdout.splitlines()) == 6
    assert "r/result.txt" in done.stderr
    assert run("check", "r/result.txt").returncode == 3


def test_what_is_noticed_of_many_files_alike_is_told_of_the_first_ones(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "r").mkdir()
    for n in range(8):
        page = f"<meta charset=utf-8><p>{report_text()}</p>".encode("gb18030")
        (tmp_path / "r" / f"{n}.html").write_bytes(page)
    told = run("check", "r", "-q", LANG="en_US.UTF-8").stderr

    assert [f"r/{n}.html:" in told for n in range(8)] == [True] * 5 + [False] * 3
    assert "of 3 more files: the page says that it is utf-8" in told


def test_a_cache_that_cannot_be_one_is_told_and_hides_nothing(
    run: Run, reports: Path, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_bytes(b"junk")
    done = run("check", "r/a-good.txt", "--cache", "cache")

    assert done.returncode == 0
    assert "不能使用缓存 cache: 已有同名的文件；本次不用缓存" in done.stderr


def test_files_of_formats_that_are_not_read_are_noticed(run: Run, reports: Path) -> None:
    (reports / "x.exe").write_bytes(b"MZ")
    done = run("check", "r", "-q", LANG="en_US.UTF-8")
    assert "files of formats that are not read: 1 (.exe 1)" in done.stderr


def test_an_own_rule_is_added_and_can_be_selected(run: Run, reports: Path, tmp_path: Path) -> None:
    (tmp_path / "own.yml").write_text(OWN_RULE, encoding="utf-8")
    done = run("check", "r/a-good.txt", "--rules", "own.yml", "--select", "X1", "--format", "json")
    (report,) = document(done)["reports"]
    (finding,) = report["findings"]  # type: ignore[misc]
    assert (finding["rule"], finding["family"]) == ("X1", "custom")  # type: ignore[index]


@pytest.mark.parametrize(
    ("options", "rules"),
    [
        (["--select", "T301"], {"T301"}),
        (["--select", "T301,row_total"], {"T301", "T302"}),
        (["--select", "T30", "--ignore", "T301"], {"T302"}),
        (["--ignore", "balance,row_total"], set()),
        (["--select", "T301", "--select", "row_total"], {"T301", "T302"}),
    ],
)
def test_rules_are_selected_by_id_prefix_and_family(
    run: Run, reports: Path, options: list[str], rules: set[str]
) -> None:
    done = run("check", "r/b-wrong.txt", "--format", "json", *options)
    found = document(done)["reports"][0]["findings"]
    assert {finding["rule"] for finding in found} == rules  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["check", "nowhere"], "nowhere"),
        (["check"], "PATH"),
        (["check", "r", "--nonsense"], "--nonsense"),
        (["check", "r", "--format", "yaml"], "yaml"),
        (["check", "r", "--format", "xlsx"], "-o"),
        (["check", "r", "--fail-on", "sometimes"], "sometimes"),
        (["check", "r", "--lang", "fr"], "fr"),
        (["check", "r", "--jobs", "0"], "--jobs"),
        (["check", "r", "--select", "T999"], "T999"),
        (["check", "r", "--ignore", "nothing"], "nothing"),
        (["check", "r", "--select", "T3", "--ignore", "T3"], "--select"),
        (["check", "no\x1b[31mwhere"], "no\ufffd[31mwhere"),
        (["check", "r", "--rules", "nowhere.yml"], "nowhere.yml"),
        (["check", "r", "-q", "-v"], "-q"),
        (["check", "r", "-o", "nowhere/out.json"], "nowhere/out.json"),
        (["check", "r", "-o", "r/a-good.txt"], "r/a-good.txt"),
        (["check", "other"], "other"),
        (["chek", "r"], "check"),
    ],
)
def test_wrong_usage_is_one_clear_line_and_status_2(
    run: Run, reports: Path, tmp_path: Path, arguments: list[str], says: str
) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.exe").write_bytes(b"MZ")
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert (reports / "a-good.txt").read_text(encoding="utf-8") == report_text()


def test_a_misspelt_cell_in_a_rule_stops_before_any_report(
    run: Run, reports: Path, tmp_path: Path
) -> None:
    (tmp_path / "own.yml").write_text(OWN_RULE.replace("total", "totl"), encoding="utf-8")
    done = run("check", "r", "--rules", "own.yml")
    assert (done.returncode, done.stdout) == (2, "")
    assert "own.yml:3:" in done.stderr
    assert "total" in done.stderr


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        ({}, "不一致"),
        ({"LANG": "C"}, "不一致"),
        ({"LANG": "C.UTF-8"}, "不一致"),
        ({"LANG": "POSIX"}, "不一致"),
        ({"LANG": "zh_CN.UTF-8"}, "不一致"),
        ({"LANG": "zh_TW"}, "不一致"),
        ({"LANG": "en_US.UTF-8"}, "inconsistent"),
        ({"LANG": "de_DE"}, "inconsistent"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "inconsistent"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "不一致"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": ""}, "inconsistent"),
    ],
)
def test_the_locale_decides_the_language(
    run: Run, reports: Path, environment: dict[str, str], word: str
) -> None:
    assert f"× {word} " in run("check", "r/b-wrong.txt", "-q", **environment).stdout


def test_the_language_can_be_asked_for(run: Run, reports: Path) -> None:
    done = run("check", "r/b-wrong.txt", "--lang", "en", "--format", "json", LANG="zh_CN.UTF-8")
    messages = [f["message"] for f in document(done)["reports"][0]["findings"]]  # type: ignore[attr-defined]
    assert messages
    assert all(message.isascii() or "≠" in message for message in messages)


def test_quiet_gives_one_line_a_report_and_the_summary(run: Run, reports: Path) -> None:
    lines = run("check", "r", "-q", COLUMNS="100").stdout.splitlines()
    assert len(lines) == 6 + 5
    assert lines[6].startswith("──")


def test_json_is_utf8_in_any_locale(process: Run, reports: Path) -> None:
    done = process(
        "check", "r/a-good.txt", "--format", "json", PYTHONUTF8="0", PYTHONIOENCODING="latin-1"
    )
    assert document(done)["reports"][0]["organ"] == "示例县水务局"


def test_a_terminal_without_chinese_is_no_error(process: Run, reports: Path) -> None:
    done = process("check", "r/b-wrong.txt", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "T301" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_reader_that_stops_early_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "r").mkdir()
    for number in range(30):
        text = report_text({("carried_out", "natural_person"): 1})
        (tmp_path / "r" / f"{number}.txt").write_text(text, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "goiaudit", "check", "r", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    stderr = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 1
    assert stderr == b""


def test_a_file_over_the_limit_is_unreadable(run: Run, tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    done = run("check", "big.txt", "--format", "json")
    assert document(done)["reports"][0]["reason"] == "limit"
    assert done.returncode == 3


def test_a_process_of_its_own_exits_like_the_command(process: Run, reports: Path) -> None:
    assert process("check", "r/a-good.txt", "-q").returncode == 0
    assert process("check", "r", "-o", "out.json").returncode == 1
    assert process("check", "nowhere").returncode == 2
    assert process("check", "r/d-empty.txt").returncode == 3


def test_an_internal_fault_is_one_line_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from goiaudit.cli import main

    monkeypatch.delenv("GOIAUDIT_DEBUG", raising=False)
    assert main._status(lambda: 1 // 0) == 2
    assert "ZeroDivisionError" in capsys.readouterr().err
    monkeypatch.setenv("GOIAUDIT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main._status(lambda: 1 // 0)


def test_ctrl_c_is_status_130(capsys: pytest.CaptureFixture[str]) -> None:
    from goiaudit.cli import main

    def interrupted() -> int:
        raise KeyboardInterrupt

    assert main._status(interrupted) == 130
    assert len(capsys.readouterr().err.splitlines()) == 1
