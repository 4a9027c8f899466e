"""A user's own vocabulary: metrics, words, units and scopes without a line of Python."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from goiaudit.batch.discovery import discover
from goiaudit.batch.run import read_many
from goiaudit.definitions.vocabulary import load_vocabulary
from goiaudit.definitions.vocabulary_lint import lint_vocabulary
from goiaudit.model.errors import RuleError
from goiaudit.model.report import Report
from goiaudit.model.settings import Settings
from goiaudit.narrative import engine_of, narrate
from goiaudit.narrative.engine import shipped
from goiaudit.narrative.examples import run_examples
from tests.narrative.reports import unread

Load = Callable[[str], tuple[str, ...]]

HOTLINE = """\
vocabulary:
  topics:
    - topic: hotline
      family: own
      words: [便民热线]
  metrics:
    - cell: ours.hotline.calls
      topic: hotline
      role: verb
      words: [接听]
      unit: [count]
      examples:
        - {text: 便民热线接听88次。, value: 88}
      not:
        - 便民热线全年无休。
"""


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """load(yaml) -> the definitions of a run with this file."""

    def write(text: str) -> tuple[str, ...]:
        file = tmp_path / "own.yml"
        file.write_text(text, encoding="utf-8")
        return (str(file),)

    return write


def read_with(definitions: tuple[str, ...], *lines: str) -> dict[str, object]:
    report = narrate(unread(*lines), engine_of(definitions))
    return {claim.cell: claim.value for claim in report.claims}


def test_a_metric_of_ones_own_has_a_key_of_its_own(load: Load) -> None:
    definitions = load(HOTLINE)
    text = "便民热线接听88次,收到政府信息公开申请3件。"
    assert read_with(definitions, text) == {"ours.hotline.calls": 88, "requests.new.total": 3}


def test_without_the_file_nothing_of_it_is_known(load: Load) -> None:
    load(HOTLINE)
    assert read_with((), "便民热线接听88次。") == {}


@pytest.mark.parametrize(
    ("part", "text", "expected"),
    [
        ("units: {count: [桩]}", "收到政府信息公开申请3桩。", {"requests.new.total": 3}),
        ("words: {negation: [莫得]}", "莫得政府信息公开申请。", {"requests.new.total": 0}),
        (
            "words: {area: [全镇街]}",
            "全镇街共收到政府信息公开申请30件。",
            {"requests.area.new.total": 30},
        ),
        (
            "words: {publish: [登报]}",
            "全年登报信息30条。",
            {"disclosure.published_items.total": 30},
        ),
        ("distractors: [{words: [公开承诺]}]", "收到政府信息公开申请的公开承诺3件。", {}),
        (
            "metrics: [{cell: requests.channel.phone, topic: requests, role: channel,"
            " words: [电话]}]",
            "收到政府信息公开申请3件,其中网络2件、电话1件。",
            {
                "requests.new.total": 3,
                "requests.channel.online": 2,
                "requests.channel.phone": 1,
            },
        ),
    ],
)
def test_every_part_may_be_added_to(
    load: Load, part: str, text: str, expected: dict[str, object]
) -> None:
    assert read_with(load(f"vocabulary:\n  {part}\n"), text) == expected


def test_the_engine_of_the_same_files_is_built_once(load: Load) -> None:
    definitions = load(HOTLINE)
    assert engine_of(definitions) is engine_of(definitions)
    assert engine_of(()) is shipped()


def test_worker_processes_read_with_it_too(load: Load, tmp_path: Path) -> None:
    settings = Settings(definitions=load(HOTLINE))
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(
            "示例县水务局2022年政府信息公开工作年度报告\n一、总体情况\n便民热线接听88次。\n",
            encoding="utf-8",
        )
    found = discover([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], {".txt"}, _never)
    reports: list[Report] = read_many(found.inputs, jobs=2, settings=settings)
    claimed = [{claim.cell: claim.value for claim in report.claims} for report in reports]
    assert claimed == [{"ours.hotline.calls": 88}] * 2


def _never(_: Path) -> bool:
    return False


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("vocabulary: {metric: []}", 1, "unknown key 'metric'"),
        ("vocabulary:\n  units: {pieces: [件]}", 2, "unknown key 'pieces'"),
        ("vocabulary:\n  words: {negations: [莫]}", 2, "unknown key 'negations'"),
        (
            "vocabulary:\n  metrics:\n    - {cell: a.b, topic: requests, role: verbs, words: [x]}",
            3,
            "unknown role 'verbs'",
        ),
        (
            "vocabulary:\n  metrics:\n    - {cell: a.b, topic: reqests, role: verb, words: [x]}",
            3,
            "unknown topic 'reqests'",
        ),
        (
            "vocabulary:\n  metrics:\n    - {cell: 热线, topic: requests, role: verb, words: [x]}",
            3,
            "is no address of a claim",
        ),
        (
            "vocabulary:\n  topics:\n    - {topic: hotline, family: mine, words: [x]}",
            3,
            "unknown family 'mine'",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(load: Load, text: str, line: int, problem: str) -> None:
    definitions = load(text)
    with pytest.raises(RuleError) as raised:
        engine_of(definitions)
    assert raised.value.mark.line == line
    assert problem in str(raised.value)


def test_its_sentences_are_run(load: Load) -> None:
    wrong = HOTLINE.replace("value: 88", "value: 89")
    engine = engine_of(load(wrong))
    [failed] = [found for found in run_examples(engine.words.examples, engine) if not found.ok]
    assert (failed.wanted, failed.found) == ("ours.hotline.calls = 89", "ours.hotline.calls = 88")


def test_the_shipped_vocabulary_lacks_nothing() -> None:
    assert lint_vocabulary(shipped().words) == []


def test_what_an_entry_lacks_is_told(load: Load) -> None:
    bare = "vocabulary:\n  metrics:\n    - {cell: a.b, topic: requests, role: verb, words: [x, x]}"
    [path] = load(bare)
    words = load_vocabulary([Path(__file__).parents[2] / "rules/vocabulary/narrative", Path(path)])
    found = [(problem.code, problem.mark.line) for problem in lint_vocabulary(words)]
    assert found == [("no_sentence", 3), ("no_sentence", 3), ("word_twice", 3)]


def test_a_topic_of_ones_own_wins_over_a_distractor(load: Load) -> None:
    text = HOTLINE.replace("words: [便民热线]", "words: [热线]")
    definitions = load(text)
    assert read_with(definitions, "热线接听88次。") == {"ours.hotline.calls": 88}
    problems = lint_vocabulary(engine_of(definitions).words)
    assert [problem.code for problem in problems if problem.advice] == ["distractor_topic"]


def test_a_short_name_of_ones_own_counts_in_a_list_of_outcomes_only(load: Load) -> None:
    own = load(
        """\
vocabulary:
  metrics:
    - cell: requests.rejected_petition.total
      topic: requests
      role: outcome
      group: rejected
      words: [网上信访件]
      short: [访件]
      examples:
        - {text: 收到政府信息公开申请6件，其中不予处理3件（访件1件、重复申请2件）。, value: 1}
      not:
        - 全年办理访件88件。
"""
    )
    told = "收到政府信息公开申请6件，其中不予处理3件（访件1件、重复申请2件）。"
    assert read_with(own, told)["requests.rejected_petition.total"] == 1
    assert "requests.rejected_petition.total" not in read_with((), told)
    assert read_with(own, "全年办理访件88件。") == {}
