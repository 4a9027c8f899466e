from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from goiaudit.cli.rules_options import form_option
from goiaudit.definitions.forms import forms

Run = Callable[..., "subprocess.CompletedProcess[str]"]
OWN = """\
- id: X1
  title: {zh: 新收不超过十件, en: at most ten new requests}
  check: requests[new, total] <= 10
  tests:
    - pass: {requests: {new: {total: 3}}}
    - fail: {requests: {new: {total: 10}}}
    - fail: {requests: {nwe: {total: 10}}}
- id: T309
  title: {zh: 本地口径, en: local practice}
  severity: info
  check: requests[handled_total, total] >= 0
"""


@pytest.fixture
def own(tmp_path: Path) -> None:
    (tmp_path / "own.yml").write_text(OWN, encoding="utf-8")


def test_list_tells_whose_rule_it_is_and_what_it_replaces(run: Run, own: None) -> None:
    done = run("rules", "list", "X1", "T309", "T301", "--rules", "own.yml", "--lang", "en")

    lines = [line.strip() for line in done.stdout.splitlines()]
    assert "← own.yml" in lines
    assert "← own.yml, in place of the shipped rule" in lines
    assert sum(line.startswith("←") for line in lines) == 2
    assert lines[-1] == "rules: 3"


def test_list_tells_what_the_configuration_changed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "goiaudit.toml").write_text(
        "[severity]\nT302 = 'info'\n[tolerance]\nT401 = 1\n", encoding="utf-8"
    )

    done = run("rules", "list", "T302", "T401", "--lang", "en")
    plain = run("rules", "list", "T302", "T401", "--lang", "en", "--no-config")

    assert "T302  info" in done.stdout
    assert "← severity set by the configuration" in done.stdout
    assert "← tolerance set by the configuration" in done.stdout
    assert "←" not in plain.stdout


def test_list_as_json_has_declared_and_present_severity(run: Run, tmp_path: Path) -> None:
    (tmp_path / "goiaudit.toml").write_text("[severity]\nT302 = 'info'\n", encoding="utf-8")
    (tmp_path / "own.yml").write_text(OWN, encoding="utf-8")

    done = run("rules", "list", "T302", "T309", "--rules", "own.yml", "--format", "json")

    total, local = json.loads(done.stdout)
    assert (total["severity"], total["declared_severity"]) == (["info"], ["error"])
    assert (local["origin"], local["replaces"], local["line"]) == ("own.yml", "shipped", 8)
    assert total["replaces"] is None


def test_explain_shows_examples_with_what_the_rule_says(run: Run) -> None:
    done = run("rules", "explain", "T302", "--lang", "en")

    assert "Example that passes: {requests: {new: {natural_person: 3" in done.stdout
    assert "Example that fails: " in done.stdout
    assert "It says: table 3, row 1 new requests received" in done.stdout.replace("\n    ", " ")


def test_explain_takes_several_rules_prefixes_and_families(run: Run) -> None:
    done = run("rules", "explain", "T40", "row_total", "--lang", "en")

    heads = [line for line in done.stdout.splitlines() if line and not line.startswith(" ")]
    assert [head.split()[0] for head in heads] == [f"T40{n}" for n in range(1, 8)] + ["T302"]


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "；是否为 T309？"), ("en", "; did you mean T309?")]
)
def test_an_unknown_rule_is_told_with_the_nearest_one(run: Run, lang: str, said: str) -> None:
    done = run("rules", "explain", "T9", LANG="zh_CN.UTF-8" if lang == "zh" else "en_US.UTF-8")
    assert done.returncode == 2
    assert done.stderr.rstrip().endswith(said)


def test_explain_tells_that_a_configuration_set_the_severity(run: Run, tmp_path: Path) -> None:
    (tmp_path / "goiaudit.toml").write_text("[severity]\nT301 = 'info'\n", encoding="utf-8")

    done = run("rules", "explain", "T301", "--lang", "en")

    assert "Severity: info (set by the configuration)" in done.stdout


def test_expand_as_csv_has_one_line_per_term(run: Run) -> None:
    done = run("rules", "expand", "T401", "--form", "2021", "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 15
    assert rows[0] == {
        "rule": "T401", "form": "2021", "instance": "1", "binding": "r=review", "source": "",
        "part": "check", "comparison": "1", "operator": "=", "side": "left",
        "variable": "disputes.review.upheld", "coefficient": "1",
    }  # fmt: skip
    assert {row["side"] for row in rows} == {"left", "right"}


def test_expand_as_json_keeps_the_conditions_as_trees(run: Run) -> None:
    done = run("rules", "expand", "T310", "N101", "--form", "2021", "--format", "json")

    instances = json.loads(done.stdout)
    backlog = next(one for one in instances if one["rule"] == "T310")
    claimed = next(one for one in instances if one["rule"] == "N101")
    assert set(backlog["check"]) == {"then", "if"}
    assert backlog["check"]["then"]["right"]["terms"] == [
        {"variable": "requests.carried_out.total", "coefficient": 2}
    ]
    assert claimed["source"] == {"kind": "claim", "name": "requests.new.total"}
    assert claimed["when"]["operator"] == "="


def test_expand_as_text_counts_the_instances(run: Run) -> None:
    done = run("rules", "expand", "T301", "--lang", "en")

    assert done.stdout.splitlines()[-1] == "instances: 14"


def test_test_reports_every_example_that_fails_or_is_written_wrongly(run: Run, own: None) -> None:
    done = run("rules", "test", "X1", "--rules", "own.yml", "--lang", "en")

    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "own.yml:6:7: X1, test 2 (fail): the rule says pass",
        "own.yml:7:25: X1, test 3 (fail): unknown key 'nwe' (did you mean new?)",
        "rules: 1, tests: 3, failed: 2",
    ]
    assert "规则判为 pass" in run("rules", "test", "X1", "--rules", "own.yml").stdout


def test_test_as_json_has_every_example(run: Run, own: None) -> None:
    done = run("rules", "test", "X1", "--rules", "own.yml", "--format", "json")

    tests = json.loads(done.stdout)["tests"]
    assert [(test["test"], test["ok"]) for test in tests] == [(1, True), (2, False), (3, False)]
    assert tests[1]["file"] == "own.yml"


def test_lint_as_json_has_code_place_and_words(run: Run, own: None) -> None:
    done = run("rules", "lint", "X1", "--rules", "own.yml", "--format", "json")

    first = json.loads(done.stdout)["problems"][0]
    assert (first["code"], first["values"], first["line"]) == ("missing", {"key": "name"}, 1)
    assert first["message"]["zh"].endswith("X1: 缺 name")
    assert done.returncode == 1


def test_diagnosis_of_the_pack_is_clean_in_both_languages(run: Run) -> None:
    zh, en = run("rules", "diagnose"), run("rules", "diagnose", "--lang", "en")

    assert (zh.returncode, en.returncode) == (0, 0)
    assert zh.stdout.splitlines()[-1].endswith("，0 处问题")
    assert en.stdout.splitlines()[-1].endswith(", faults: 0")
    assert "T301[total] follows from" in en.stdout


PLANTED = {
    "wrong sign": (
        "- {id: X1, title: x, for: {c: requests.columns}, check: 'requests[new, $c]"
        " + requests[carried_in, $c] = requests[handled_total, $c] - requests[carried_out, $c]'}\n",
        "always 0: 4 carried over to next year",
    ),
    "duplicate": (
        "- {id: X1, title: x, for: {r: requests.rows}, check: 'requests[$r, total]"
        " = sum(requests[$r, parts])'}\n",
        "X1 says what T302 says",
    ),
    "impossible guard": (
        "- {id: X1, title: x, when: year > 2024 and year < 2023, check: '1 <= headings'}\n",
        "the guard (when) of X1 can never hold",
    ),
    "contradiction": (
        "- {id: X1, title: x, check: 'requests[new, total] = 5'}\n"
        "- {id: X2, title: x, check: 'sum(requests[new, parts]) = 6'}\n",
        "contradiction, no figures satisfy all of these",
    ),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_planted_fault_is_told_with_status_1(fault: str, run: Run, tmp_path: Path) -> None:
    text, told = PLANTED[fault]
    (tmp_path / "own.yml").write_text(text, encoding="utf-8")

    done = run("rules", "diagnose", "--rules", "own.yml", "--form", "2021", "--lang", "en")

    assert done.returncode == 1
    assert told in done.stdout.replace("\n  ", " ")
    assert "own.yml:1:" in done.stdout


def test_misspelt_group_stops_the_diagnosis_with_its_place(run: Run, tmp_path: Path) -> None:
    rule = "- {id: X1, title: x, for: {c: requests.colums}, check: 'requests[new, $c] <= 1'}\n"
    (tmp_path / "own.yml").write_text(rule, encoding="utf-8")

    done = run("rules", "diagnose", "--rules", "own.yml")

    assert (done.returncode, done.stdout) == (2, "")
    assert "own.yml:1:31: “requests.colums”不是组（是否为 columns？）" in done.stderr


def test_diagnosis_as_json_has_chains_with_exact_factors(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.yml").write_text(PLANTED["wrong sign"][0], encoding="utf-8")

    done = run("rules", "diagnose", "--rules", "own.yml", "--form", "2021", "--format", "json")

    found = json.loads(done.stdout)
    (zero,) = found["forms"][0]["forced_zero"]
    assert found["faults"] == 1
    assert len(zero["cells"]) == 7
    assert {link["factor"] for link in zero["chain"]} == {"-1/2", "1/2"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_new_file_passes_lint_test_and_diagnosis(run: Run, tmp_path: Path, lang: str) -> None:
    written = run("rules", "new", "mine.yml", "--lang", lang)

    assert written.returncode == 0
    assert "mine.yml" in written.stdout
    for command in (("lint", "X"), ("test", "X"), ("diagnose",)):
        done = run("rules", *command, "--rules", "mine.yml")
        assert done.returncode == 0, done.stdout
    content = (tmp_path / "mine.yml").read_text(encoding="utf-8")
    assert content.startswith("# 自定义规则" if lang == "zh" else "# Rules of your own")
    assert "# yaml-language-server: $schema=" in content


def test_new_file_has_a_name_of_its_own_if_none_is_given(run: Run, tmp_path: Path) -> None:
    assert run("rules", "new").returncode == 0
    assert (tmp_path / "own-rules.yml").is_file()


def test_new_never_touches_a_file_that_exists(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.yml").write_text("mine\n", encoding="utf-8")

    done = run("rules", "new", "mine.yml", "--lang", "en")

    assert (done.returncode, done.stdout) == (2, "")
    assert "mine.yml exists already" in done.stderr
    assert (tmp_path / "mine.yml").read_text(encoding="utf-8") == "mine\n"


def test_new_file_that_cannot_be_written_is_wrong_usage(run: Run) -> None:
    done = run("rules", "new", "no/such/folder/mine.yml")

    assert done.returncode == 2
    assert "不能写入" in done.stderr


def test_catalogue_of_own_rules_is_markdown(run: Run, own: None) -> None:
    done = run("rules", "catalogue", "X1", "--rules", "own.yml", "--lang", "en")

    assert done.stdout.startswith("# Rules\n")
    assert "### X1" in done.stdout
    assert "### T301" not in done.stdout


def test_schema_of_rule_files_is_printed(run: Run) -> None:
    done = run("schema", "rules")

    assert json.loads(done.stdout)["title"] == "goiaudit rule file"


def test_forms_of_the_option_are_those_shipped() -> None:
    @form_option()
    def command() -> None: ...

    (option,) = command.__click_params__  # type: ignore[attr-defined]
    assert list(option.type.choices) == list(forms())
