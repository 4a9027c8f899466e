"""Faults of rule files are told in both languages: every problem and every mend has its words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from goiaudit.cli.main import cli
from goiaudit.definitions.yamlfile import parse_yaml
from goiaudit.model.errors import Mark, RuleError
from goiaudit.output.fault_words import MENDS, PROBLEMS
from goiaudit.output.faults import has_words, spoken_fault
from goiaudit.rules.patterns import _MENDS as PATTERN_MENDS
from goiaudit.rules.tokens import _INSTEAD as SIGN_MENDS
from tests.support.spoken_faults import said, usage_errors_in_one_language

HAN = re.compile("[\u4e00-\u9fff]")


def test_every_problem_and_every_mend_has_chinese_words() -> None:
    everything = said()
    assert len(everything) > 150
    without = {
        item for item in everything if not has_words(item.text.replace("{}", "x"), mend=item.mend)
    }
    assert without == set()


def test_the_mends_of_signs_and_patterns_have_chinese_words() -> None:
    mends = [*SIGN_MENDS.values(), *(mend for _, mend in PATTERN_MENDS)]
    assert [mend for mend in mends if not has_words(mend, mend=True)] == []


@pytest.mark.parametrize(("english", "chinese"), PROBLEMS + MENDS)
def test_the_words_fill_in_as_much_as_the_message_gives(english: str, chinese: str) -> None:
    assert HAN.search(chinese) or chinese == english
    assert len(re.findall(r"\{\d?\}", chinese)) <= english.count("{}")


def test_place_problem_and_mend_are_told_in_the_language_of_the_run() -> None:
    error = RuleError(Mark("my.yml", 3, 12), "'totl' is no row of requests", "did you mean total?")
    assert spoken_fault(error, "zh") == "my.yml:3:12: “totl”不是 requests 的行（是否为 total？）"
    assert spoken_fault(error, "en") == str(error)


def test_what_has_no_words_is_told_as_it_is() -> None:
    error = RuleError(Mark("my.yml", 1, 1), "something never heard of")
    assert spoken_fault(error, "zh") == "my.yml:1:1: something never heard of"


@pytest.mark.parametrize(
    "source",
    [
        "a: b: c",
        "a: [1, 2",
        "a: 'x",
        "- a\nb: c",
        "a: @x",
        "a: {b: 1",
        "\ta: 1",
        "a: &x 1",
        "a: *x",
        "%TAG\n---\na: 1",
        'a: "\\q"',
        "a: |x\n  b",
        "? [a]\n: b",
        "a: 1\na: 2",
        "a: \x00",
        "{a: 1}}",
        "a: !!python/name:os.system x",
    ],
)
def test_what_the_yaml_parser_finds_is_told_in_chinese(source: str) -> None:
    with pytest.raises(RuleError) as caught:
        parse_yaml(source, "my.yml").mapping(("b",))
    assert HAN.search(spoken_fault(caught.value, "zh")), spoken_fault(caught.value, "zh")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("a: [1,", "my.yml:1:7: 应是 一个值，却是 文件结尾"),
        ("a: [1", "my.yml:1:6: 应是 “,”或“]”，却是 文件结尾"),
        ("a: {b: 1", "my.yml:1:9: 应是 “,”或“}”，却是 文件结尾"),
    ],
)
def test_what_the_yaml_parser_expects_is_named_in_chinese(source: str, said: str) -> None:
    with pytest.raises(RuleError) as caught:
        parse_yaml(source, "my.yml")
    assert spoken_fault(caught.value, "zh").startswith(said)


def test_the_command_speaks_the_language_of_the_run(tmp_path: Path) -> None:
    rules = tmp_path / "own.yml"
    rules.write_text(
        "- id: X1\n  title: {zh: 一, en: one}\n  check: requests[nwe, total] = 0\n", "utf-8"
    )
    report = tmp_path / "report.txt"
    report.write_text("示例县教育局2023年政府信息公开工作年度报告\n", "utf-8")
    arguments = ["check", str(report), "--rules", str(rules), "--lang"]
    chinese = CliRunner().invoke(cli, [*arguments, "zh"])
    english = CliRunner().invoke(cli, [*arguments, "en"])
    assert (chinese.exit_code, english.exit_code) == (2, 2)
    assert "own.yml:3:19: “nwe”不是 requests 的行（是否为 new？）" in chinese.stderr
    assert "own.yml:3:19: 'nwe' is no row of requests (did you mean new?)" in english.stderr


def test_wrong_usage_is_told_in_both_languages() -> None:
    assert usage_errors_in_one_language() == []
