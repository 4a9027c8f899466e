from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from goiaudit.cli.main import cli
from goiaudit.output.schema import schema_text

Run = Callable[..., "subprocess.CompletedProcess[str]"]
RULES = """\
- id: X1
  title: {zh: 新收不超过十件, en: at most ten new requests}
  check: requests[new, total] <= 10
  tests:
    - pass: {requests: {new: {total: 3}}}
    - fail: {requests: {new: {total: 10}}}
"""


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


@pytest.fixture
def own_rules(tmp_path: Path) -> str:
    file = tmp_path / "own.yml"
    file.write_text(RULES, encoding="utf-8")
    return str(file)


def test_rules_are_listed_with_id_severity_family_and_title() -> None:
    done = invoke("rules", "list", "--lang", "zh")
    assert done.exit_code == 0
    line = next(line for line in done.output.splitlines() if line.startswith("T301"))
    assert line.split(maxsplit=3) == [
        "T301",
        "错误",
        "balance",
        "本年新收 + 上年结转 = 办理总计 + 结转下年度",
    ]


def test_rules_are_listed_as_json() -> None:
    done = invoke("rules", "list", "--format", "json")
    rules = {rule["id"]: rule for rule in json.loads(done.output)}
    assert rules["T301"]["name"] == "flow-balance"
    assert rules["T301"]["family"] == "balance"
    assert rules["T301"]["severity"] == ["error"]
    assert rules["T301"]["title"]["zh"]
    assert rules["T301"]["origin"] == "shipped"


def test_own_rules_are_listed_among_the_others(own_rules: str) -> None:
    rules = json.loads(invoke("rules", "list", "--format", "json", "--rules", own_rules).output)
    assert [rule["origin"] for rule in rules if rule["id"] == "X1"] == [own_rules]
    assert len(rules) > 1


def test_a_rule_is_explained_with_basis_assertion_and_false_alarms() -> None:
    done = invoke("rules", "explain", "T301", "--lang", "en")
    assert done.exit_code == 0
    assert done.output.startswith("T301 flow-balance\n")
    for word in ("Basis:", "Why:", "For each: c = “Requests received and handled”: all columns",
                 "Assertion:", "As written: requests[new, $c]", "Known false alarms:",
                 "shipped with goiaudit"):  # fmt: skip
        assert word in done.output


def test_a_prefix_explains_every_rule_that_begins_with_it() -> None:
    done = invoke("rules", "explain", "T30")
    assert all(f"\nT30{n} " in "\n" + done.output for n in range(1, 8))
    assert "T310" not in done.output


def test_an_own_rule_is_explained_with_its_place(own_rules: str) -> None:
    done = invoke("rules", "explain", "X1", "--rules", own_rules, "--lang", "en")
    assert "own.yml:1:" in done.output.replace("\n    ", "")


@pytest.mark.parametrize("word", ["T999", "", "nonsense"])
def test_an_unknown_rule_is_wrong_usage(word: str) -> None:
    done = invoke("rules", "explain", word)
    assert done.exit_code == 2
    assert done.stdout == ""


def test_the_shipped_rules_pass_their_own_tests() -> None:
    done = invoke("rules", "test", "--lang", "en")
    assert done.exit_code == 0, done.output
    assert done.output.strip().endswith("failed: 0")


def test_a_rule_that_fails_its_test_is_named_with_its_place(own_rules: str) -> None:
    done = invoke("rules", "test", "--rules", own_rules, "--lang", "en")
    assert done.exit_code == 1
    (line,) = (line for line in done.output.splitlines() if "own.yml" in line)
    assert "own.yml:6:" in line
    assert "X1, test 2 (fail)" in line


def test_the_shipped_rules_are_complete() -> None:
    done = invoke("rules", "lint")
    assert done.exit_code == 0, done.output


def test_lint_names_what_an_own_rule_lacks(own_rules: str) -> None:
    done = invoke("rules", "lint", "--rules", own_rules, "--lang", "en")
    assert done.exit_code == 1
    assert "own.yml:1:" in done.output
    assert "X1: 'basis' is missing" in done.output


@pytest.mark.parametrize("command", ["list", "test", "lint"])
def test_a_rule_file_that_does_not_load_is_status_2(tmp_path: Path, command: str) -> None:
    file = tmp_path / "own.yml"
    file.write_text(RULES.replace("requests[new", "request[new"), encoding="utf-8")
    done = invoke("rules", command, "--rules", str(file))
    assert done.exit_code == 2
    assert "own.yml:3:" in done.stderr
    assert done.stdout == ""


def test_the_schema_is_printed() -> None:
    done = invoke("schema", "findings")
    assert done.output == schema_text("findings")
    jsonschema.Draft202012Validator.check_schema(json.loads(done.output))
    assert invoke("schema", "nothing").exit_code == 2


def test_tables_are_written_as_csv_to_standard_output(run: Run, reports: Path) -> None:
    done = run("tables", "r/a-good.txt")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert (done.returncode, done.stderr, len(rows)) == (0, "", 200)
    assert {row["path"] for row in rows} == {"r/a-good.txt"}
    fees = next(row for row in rows if row["row"] == "fees")
    assert (fees["state"], fees["value"]) == ("number", "12.5")


def test_tables_of_several_files_go_to_json_and_bad_files_are_noticed(
    run: Run, reports: Path, tmp_path: Path
) -> None:
    done = run("tables", "r", "-o", "cells.json")
    cells = json.loads((tmp_path / "cells.json").read_text(encoding="utf-8"))
    assert len(cells) == 400
    assert {cell["path"] for cell in cells} == {"r/a-good.txt", "r/b-wrong.txt"}
    assert list(cells[0]) == [
        "path", "part", "table", "row", "column", "state", "value", "raw", "location",
    ]  # fmt: skip
    assert done.returncode == 1
    noticed = [line.split(": ")[1] for line in done.stderr.splitlines()]
    assert noticed == ["r/c-bare.txt", "r/d-empty.txt", "r/e-junk.txt", "r/f-letter.txt"]


def test_the_extension_of_the_output_decides_between_csv_and_json(
    run: Run, reports: Path, tmp_path: Path
) -> None:
    run("tables", "r/a-good.txt", "-o", "cells.csv")
    with (tmp_path / "cells.csv").open(encoding="utf-8", newline="") as stream:
        assert len(list(csv.DictReader(stream))) == 200
    done = run("tables", "r/a-good.txt", "--format", "json")
    assert len(json.loads(done.stdout)) == 200


def test_no_command_shows_the_help() -> None:
    done = invoke()
    assert done.exit_code == 2
    assert "check" in done.output


def test_tables_refuse_an_extension_that_promises_another_format(run: Run, reports: Path) -> None:
    done = run("tables", "r/a-good.txt", "-o", "cells.xlsx")

    assert done.returncode == 2
    assert ".xlsx" in done.stderr
    assert not (reports / "cells.xlsx").exists()


def test_explaining_names_the_family_in_words_and_by_its_key() -> None:
    assert "类别: 勾稽平衡 (balance)\n" in invoke("rules", "explain", "T301", "--lang", "zh").output
    assert "Family: balance\n" in invoke("rules", "explain", "T301", "--lang", "en").output


def test_severities_of_a_rule_are_listed_gravest_first() -> None:
    lines = invoke("rules", "list", "--lang", "zh").output.splitlines()
    assert next(line for line in lines if line.startswith("T306")).split()[1] == "警告/提示"
