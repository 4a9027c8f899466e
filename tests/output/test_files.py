from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path
from typing import TextIO

import pytest
from made_up import text_only, wrong_cell

from goiaudit.model.errors import UsageError
from goiaudit.model.report import Report
from goiaudit.output.cells import write_csv, write_json
from goiaudit.output.console import write_console
from goiaudit.output.formats import FORMATS
from goiaudit.output.look import Look
from goiaudit.output.outcome import Outcome
from goiaudit.output.own import wrote
from goiaudit.output.target import Target, open_target, write_lines


def hello(stream: TextIO) -> None:
    stream.write("你好\n")


def test_a_file_is_written_as_utf8_and_nothing_else_is_left(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    with Target(str(file), machine=True) as target:
        target.write(hello)
    assert file.read_bytes() == "你好\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_a_failed_run_leaves_the_old_result_and_no_pieces(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    file.write_text("old", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), Target(str(file), machine=True) as target:
        target.write(lambda stream: stream.write(str(1 // 0)) and None)
    assert file.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_the_mode_of_an_old_result_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)
    with Target(str(file), machine=True) as target:
        target.write(hello)
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("old", encoding="utf-8")
    link.symlink_to(real)
    with Target(str(link), machine=True) as target:
        target.write(hello)
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "你好\n"


@pytest.mark.parametrize("name", ["", "nowhere/out.json", "file/out.json"])
def test_what_cannot_be_written_is_found_out_before_the_work(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="-o "):
        Target(str(tmp_path / name), machine=True)


def test_a_device_is_written_to_and_not_replaced() -> None:
    before = Path(os.devnull).stat().st_mode
    with Target(os.devnull, machine=True) as target:
        target.write(hello)
    assert Path(os.devnull).stat().st_mode == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_a_clear_error() -> None:
    with (
        pytest.raises(UsageError, match="cannot be written: No space left"),
        Target("/dev/full", machine=True) as target,
    ):
        target.write(hello)


def test_a_closed_standard_output_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    with pytest.raises(UsageError, match="name a file with -o") as caught:
        Target(None, machine=False)
    assert caught.value.in_language("zh") == "标准输出已关闭；请用 -o 指定文件"


def test_why_a_file_cannot_be_written_is_said_in_chinese(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        Target(str(tmp_path / "absent" / "a.html"), machine=False)
    assert caught.value.in_language("zh").endswith("a.html: 无法写入: 没有这个文件或文件夹")


def test_standard_output_takes_lines(capsys: pytest.CaptureFixture[str]) -> None:
    with Target("-", machine=False) as target:
        target.write(write_lines(["a", "b"]))
    assert capsys.readouterr().out == "a\nb\n"


def write_all(folder: Path, outcome: Outcome) -> list[Path]:
    files = []
    for name, known in FORMATS.items():
        if not known.home:
            continue  # a folder of files that are read by nobody here
        suffix = known.extensions[0] if known.extensions else ".txt"
        file = folder / f"result-{name}{suffix}"
        medium = known.medium(str(file))
        with open_target(str(file), machine=known.machine, medium=medium) as target:
            write = known.formatter(medium)
            target.write(lambda stream, write=write: write(outcome, stream, Look()))
        files.append(file)
    file = folder / "cells.csv"
    with file.open("w", encoding="utf-8", newline="\n") as stream:
        write_csv([result.report for result in outcome.results], stream)
    listed = folder / "cells.json"
    with listed.open("w", encoding="utf-8", newline="\n") as stream:
        write_json([result.report for result in outcome.results], stream)
    return [*files, file, listed]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_goiaudit_knows_its_own_files(tmp_path: Path, everything: Outcome, lang: str) -> None:
    outcome = Outcome(everything.results, everything.rules, lang, "conf/goiaudit.toml")
    for file in write_all(tmp_path, outcome):
        assert wrote(file), file.name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "示例县教育局2022年政府信息公开工作年度报告\n一、总体情况\n",
        "本机关用 goiaudit 0.1.0 · 核对过本报告。\n二、主动公开政府信息情况\n",
        '{"schema_version": "1", "tool": {"name": "other"}}',
    ],
)
def test_a_report_is_not_taken_for_an_own_file(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    assert not wrote(file)
    assert not wrote(tmp_path / "nowhere.txt")


def test_cells_are_written_as_csv_with_exact_values_and_place() -> None:
    stream = io.StringIO()
    write_csv([wrong_cell().report, text_only().report], stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue())))
    assert len(rows) == 175 + 15 + 10
    assert rows[10] == {
        "path": "reports/水务局.txt",
        "part": "",
        "table": "requests",
        "row": "new",
        "column": "natural_person",
        "state": "number",
        "value": "13",
        "raw": "13",
        "location": '{"line":100}',
    }
    fees = next(row for row in rows if row["row"] == "fees")
    assert fees["value"] == "186.279463"
    null = next(row for row in rows if row["row"] == "regulations")
    assert (null["state"], null["value"], null["raw"]) == ("not_applicable", "", "/")


def test_cells_are_written_as_json_with_the_same_keys() -> None:
    stream = io.StringIO()
    write_json([wrong_cell().report], stream)
    cells = json.loads(stream.getvalue())
    assert len(cells) == 200
    assert cells[10] == {
        "path": "reports/水务局.txt",
        "part": None,
        "table": "requests",
        "row": "new",
        "column": "natural_person",
        "state": "number",
        "value": 13,
        "raw": "13",
        "location": {"line": 100},
    }


def test_no_cells_are_an_empty_list() -> None:
    stream = io.StringIO()
    write_json([Report(path="a")], stream)
    assert json.loads(stream.getvalue()) == []


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("=cmd()", "'=cmd()"),
        ("@a", "'@a"),
        ("+a", "'+a"),
        ("-2", "-2"),
        ("+3", "+3"),
        ("a=b", "a=b"),
        ("-1+2", "'-1+2"),
    ],
)
def test_a_spreadsheet_is_given_no_formula(path: str, written: str) -> None:
    report = wrong_cell().report
    stream = io.StringIO()
    write_csv([Report(path=path, printed=report.printed)], stream)
    assert next(csv.DictReader(io.StringIO(stream.getvalue())))["path"] == written


def test_a_closed_pipe_is_left_to_whoever_opened_it() -> None:
    read, write = os.pipe()
    os.close(read)
    with pytest.raises(BrokenPipeError), os.fdopen(write, "w", encoding="utf-8") as stream:
        write_console(Outcome((wrong_cell(),) * 200), stream, Look(width=80))
        stream.flush()
