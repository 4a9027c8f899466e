"""Every format from the command line: where it goes, and what becomes of a fault."""

from __future__ import annotations

import copy
import json
import threading
import time
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from written import report_text

from tests.writers.docx import VARIATIONS
from tests.writers.made_up import zeros

FAULTY = {("carried_out", "natural_person"): 1}
Run = Callable[..., object]


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "a.txt"
    file.write_text(report_text(FAULTY), encoding="utf-8")
    return file


def word_file(tmp_path: Path) -> Path:
    made = zeros("2021", requests__new__natural_person="3", requests__new__total="4")
    file = tmp_path / "年报.docx"
    file.write_bytes(VARIATIONS["official"](made))
    return file


@pytest.mark.parametrize("name", ["out.html", "out.csv", "out.sarif", "out.md", "out.xlsx"])
def test_the_extension_decides(run: Run, draft: Path, name: str, tmp_path: Path) -> None:
    done = run("check", "a.txt", "-o", name, "--fail-on", "never")
    assert done.returncode == 0, done.stderr
    data = (tmp_path / name).read_bytes()
    assert data
    if name.endswith(".sarif"):
        assert json.loads(data)["version"] == "2.1.0"
    if name.endswith(".xlsx"):
        assert "问题清单" in openpyxl.load_workbook(tmp_path / name).sheetnames


def test_a_folder_gets_an_index_and_pages(run: Run, draft: Path, tmp_path: Path) -> None:
    assert run("check", "a.txt", "-o", "site/", "--fail-on", "never").returncode == 0
    assert (tmp_path / "site/index.html").is_file()
    assert (tmp_path / "site/reports/000001.html").is_file()
    assert not list((tmp_path / "site").glob(".goiaudit*"))


def test_pages_of_a_larger_run_before_do_not_stay(run: Run, draft: Path, tmp_path: Path) -> None:
    (tmp_path / "site/reports").mkdir(parents=True)
    old = tmp_path / "site/reports/000002.html"
    old.write_text("old")
    mine = tmp_path / "site/notes.txt"
    mine.write_text("keep")
    run("check", "a.txt", "-o", "site/", "--fail-on", "never")
    assert not old.exists()
    assert mine.read_text() == "keep"


def test_a_folder_of_results_is_not_audited_again(run: Run, draft: Path) -> None:
    for name in ("site/", "out.html", "out.csv", "out.md", "out.sarif", "out.xlsx"):
        run("check", "a.txt", "-o", name, "--fail-on", "never")
    done = run("check", ".", "--format", "json", "--fail-on", "never")
    assert [report["path"] for report in json.loads(done.stdout)["reports"]] == ["./a.txt"]


def test_a_workbook_needs_a_file(run: Run, draft: Path) -> None:
    done = run("check", "a.txt", "--format", "xlsx")
    assert done.returncode == 2
    assert "-o" in done.stderr


def test_a_word_file_is_annotated(run: Run, tmp_path: Path) -> None:
    word_file(tmp_path)
    done = run("check", "年报.docx", "--annotate", "批注.docx")
    assert done.returncode == 1
    comments = docx.Document(str(tmp_path / "批注.docx")).comments
    assert any("T302" in comment.text for comment in comments)


@pytest.mark.parametrize("paths", [["a.txt"], ["年报.docx", "a.txt"]])
def test_only_one_word_file_can_be_annotated(
    run: Run, draft: Path, tmp_path: Path, paths: list[str]
) -> None:
    word_file(tmp_path)
    done = run("check", *paths, "--annotate", "批注.docx")
    assert done.returncode == 2
    assert "--annotate" in done.stderr
    assert not (tmp_path / "批注.docx").exists()


def test_an_annotation_never_overwrites_the_draft(run: Run, tmp_path: Path) -> None:
    file = word_file(tmp_path)
    before = file.read_bytes()
    assert run("check", "年报.docx", "--annotate", "年报.docx").returncode == 2
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "只能用于一份报告，这里有 2 份"), ("en", "here are 2")]
)
def test_a_word_file_with_two_reports_in_it_is_not_annotated(
    run: Run, tmp_path: Path, lang: str, said: str
) -> None:
    document = docx.Document(str(word_file(tmp_path)))
    body = document.element.body
    for element in list(body)[:-1]:  # the last one is the setup of the page
        other = copy.deepcopy(element)
        for text in other.iter(qn("w:t")):
            text.text = (text.text or "").replace("教育局", "民政局")
        body.insert(len(body) - 1, other)
    document.save(str(tmp_path / "两份.docx"))
    done = run("check", "两份.docx", "--annotate", "批注.docx", "--lang", lang)
    assert done.returncode == 2
    assert said in done.stderr


def test_a_refused_annotation_is_told_by_its_own_option(run: Run, tmp_path: Path) -> None:
    word_file(tmp_path)
    done = run("check", "年报.docx", "--annotate", "年报.docx")
    assert "--annotate 年报.docx: 这是要核对的报告，不能覆盖" in done.stderr


@pytest.mark.parametrize("name", ["out.pdf", "out.docx", "out.xls"])
def test_an_extension_that_promises_another_format_is_told(
    run: Run, draft: Path, name: str
) -> None:
    done = run("check", draft.name, "-o", name)
    assert done.returncode == 1
    assert f"-o {name}: 不输出 .{name.partition('.')[2]} 格式，写入的是纯文字" in done.stderr
    assert "--annotate" in done.stderr


@pytest.mark.parametrize(
    "options", [["-o", "out.txt"], ["-o", "out"], ["-o", "out.pdf", "--format", "console"], []]
)
def test_what_was_asked_for_as_text_gives_no_notice(
    run: Run, draft: Path, options: list[str]
) -> None:
    assert "纯文字" not in run("check", draft.name, *options).stderr


def test_letters_are_written_for_who_has_to_mend(run: Run, tmp_path: Path) -> None:
    word_file(tmp_path)
    done = run("notice", "年报.docx", "-o", "通知/")
    assert done.returncode == 0, done.stderr
    assert [file.name for file in (tmp_path / "通知").iterdir()] == ["示例县教育局.docx"]


def test_the_template_can_be_had_and_used(run: Run, tmp_path: Path) -> None:
    word_file(tmp_path)
    assert run("notice", "--write-template", "模板.docx").returncode == 0
    assert run("notice", "--write-template", "模板.docx").returncode == 2
    done = run("notice", "年报.docx", "-o", "通知/", "--template", "模板.docx")
    assert done.returncode == 0, done.stderr


def test_a_notice_without_paths_says_what_it_needs(run: Run) -> None:
    done = run("notice")
    assert done.returncode == 2
    assert "--write-template" in done.stderr


def test_a_draft_is_checked_again_when_it_is_saved(run: Run, draft: Path) -> None:
    text = draft.read_text("utf-8")

    def save() -> None:
        time.sleep(1.5)
        draft.write_text(text.replace("41", "42"), encoding="utf-8")

    saving = threading.Thread(target=save)
    saving.start()
    done = run("watch", "a.txt", "--times", "2")
    saving.join()
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("1 份报告") == 2


def test_watching_what_is_not_there_is_a_clear_error(run: Run) -> None:
    done = run("watch", "nowhere.docx")
    assert done.returncode == 2
    assert "nowhere.docx" in done.stderr


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "是文件夹；watch 只看一份"), ("en", "is a folder")]
)
def test_watching_a_folder_is_a_clear_error(run: Run, tmp_path: Path, lang: str, said: str) -> None:
    (tmp_path / "稿").mkdir()
    done = run("watch", "稿", "--lang", lang)
    assert done.returncode == 2
    assert said in done.stderr
