"""Vocabulary files: read strictly, every slip with file, line and the nearest name."""

from __future__ import annotations

from pathlib import Path

import pytest

from goiaudit.definitions.vocabulary import load_vocabulary, vocabulary
from goiaudit.model.errors import RuleError
from goiaudit.narrative import Engine, narrate
from tests.narrative.reports import narrated


def written(folder: Path, text: str) -> Path:
    path = folder / "own.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_vocabulary_loads() -> None:
    words = vocabulary()
    assert {metric.topic for metric in words.metrics} <= {topic.name for topic in words.topics}
    assert "件" in words.units["count"]


@pytest.mark.parametrize(
    ("text", "line", "problem", "hint"),
    [
        ("words: {}\n", 1, "unknown key 'words'", "known: vocabulary"),
        ("vocabulary:\n  metric: []\n", 2, "unknown key 'metric'", "did you mean metrics?"),
        ("vocabulary:\n  units:\n    cout: [件]\n", 3, "unknown key 'cout'", "did you mean count?"),
        (
            "vocabulary:\n  topics: [{topic: requests, words: [申请]}]\n"
            "  metrics:\n    - {cell: requests.new.total, topic: request, role: verb, bare: yes}\n",
            4, "unknown topic 'request'", "did you mean requests?",
        ),
        (
            "vocabulary:\n  topics: [{topic: requests, words: [申请]}]\n"
            "  metrics:\n    - {cell: a.b.c, topic: requests, role: verbs, bare: yes}\n",
            4, "unknown role 'verbs'", "did you mean verb?",
        ),
        (
            "vocabulary:\n  topics: [{topic: requests, words: [申请]}]\n"
            "  metrics:\n    - {cell: requests.new.total, topic: requests, role: verb}\n",
            4, "a metric needs words, or 'bare: yes'", "",
        ),
        (
            "vocabulary:\n  topics: [{topic: hens, words: [母鸡]}]\n",
            2, "unknown family 'hens'",
            "known: requests, items, review, litigation, documents, acts, fee, own",
        ),
        (
            "vocabulary:\n  topics: [{topic: requests, words: [申请]}]\n"
            "  metrics:\n    - {cell: a.b.c, topic: requests, role: verb, bare: maybe}\n",
            4, "yes or no expected here", "",
        ),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_place(
    tmp_path: Path, text: str, line: int, problem: str, hint: str
) -> None:
    with pytest.raises(RuleError) as caught:
        load_vocabulary([written(tmp_path, text)])
    assert (caught.value.mark.line, caught.value.problem, caught.value.hint) == (
        line, problem, hint,
    )  # fmt: skip


def test_a_user_may_add_a_distractor_without_python(tmp_path: Path) -> None:
    own = written(tmp_path, "vocabulary:\n  distractors:\n    - {words: [内部件]}\n")
    shipped = Path(__file__).parents[2] / "rules" / "vocabulary" / "narrative"
    engine = Engine(load_vocabulary([shipped, own]))
    report = narrated("收到政府信息公开申请内部件12件。")
    assert narrate(report, engine).claims == ()
