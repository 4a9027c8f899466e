"""What click says about wrong usage is said in the language of the run."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pytest
from rich.cells import cell_len

from goiaudit.cli.help_texts import HELP
from goiaudit.cli.usage import in_chinese
from goiaudit.output.notice.template import LETTER, ROW

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check"], "缺少参数 PATH..."),
        (["check", "a", "--jobs", "x"], "'--jobs' 的值不对: “x”不是整数"),
        (["check", "a", "--jobs", "0"], "'--jobs' 的值不对: 0 不在范围内: x>=1"),
        (["check", "a", "--format", "doc"], "'--format' 的值不对: “doc”不在其中: 'console',"),
        (["check", "a", "--formt", "json"], "没有选项 --formt；是否为 '--format'？"),
        (["check", "a", "-o"], "选项 -o 要跟一个值"),
        (["schema", "findings", "more"], "多余的参数: more"),
        (["chekc"], "没有命令 chekc；是否为 'check'？"),
        (["xyzzy"], "没有命令 xyzzy；可用: check, "),
        (["waive", "--rule", "T301", "--why", "b"], "缺少选项 --who"),
        (["diff", "a"], "缺少参数 NEW"),
    ],
)
def test_wrong_usage_is_told_in_chinese(run: Run, arguments: list[str], said: str) -> None:
    done = run(*arguments, LANG="zh_CN.UTF-8")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_the_option_goes_before_the_locale(run: Run) -> None:
    assert "缺少参数" in run("check", "--lang", "zh", LANG="en_US.UTF-8").stderr
    assert "Missing argument" in run("check", "--lang", "en", LANG="zh_CN.UTF-8").stderr
    assert "No such option" in run("check", "--lang", "en", "--nonsense").stderr


def test_what_has_no_words_stays_as_click_says_it() -> None:
    assert in_chinese("Something quite new.") == "Something quite new."
    assert in_chinese("Invalid value: Something new.") == "值不对: Something new."


def test_messages_of_older_versions_of_click_are_known_too() -> None:
    assert in_chinese("No such option: --x") == "没有选项 --x"
    assert in_chinese("No such option: --x (Possible options: --xa, --xb)").startswith(
        "没有选项 --x"
    )
    assert in_chinese("Missing argument 'NAME'. Choose from:\n\tfindings") == (
        "缺少参数 NAME；可用: findings"
    )


@pytest.mark.parametrize(
    "command",
    ["", "check", "claims", "diff", "notice", "organs", "query", "rules", "rules diagnose",
     "schema", "tables", "waive", "watch"],
)  # fmt: skip
def test_chinese_help_fits_a_terminal_of_eighty_columns(run: Run, command: str) -> None:
    shown = run(*command.split(), "--help", LANG="zh_CN.UTF-8", COLUMNS="80").stdout
    assert [line for line in shown.splitlines() if cell_len(line) > 80] == []


def test_chinese_help_marks_defaults_and_what_is_required(run: Run) -> None:
    shown = run("waive", "--help", LANG="zh_CN.UTF-8").stdout
    assert "[必填]" in shown
    assert "required" not in shown


def test_the_help_of_letters_names_every_placeholder() -> None:
    zh, en = HELP["notice.long"]
    known = [f"{{{{{name}}}}}" for name in (*LETTER, *ROW)]
    assert [name for name in known if name not in (en if name.isascii() else zh)] == []


def test_help_has_chinese_headings_where_the_locale_is_chinese(run: Run) -> None:
    shown = run("check", "--help", LANG="zh_CN.UTF-8").stdout
    assert shown.startswith("用法: ")
    assert "\n选项:\n" in shown
    assert "[缺省: inconsistent]" in " ".join(shown.split())
    assert "\n命令:\n" in run("--help", LANG="zh_CN.UTF-8").stdout
    assert run("check", "--help", LANG="en_US.UTF-8").stdout.startswith("Usage: ")
