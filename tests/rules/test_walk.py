"""What a rule asks of its words: how often they stand there, or only whether they do."""

from __future__ import annotations

from pathlib import Path

import pytest

from goiaudit.rules.load import load_rules
from goiaudit.rules.walk import only_whether


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        ("words(remedy) > 0", True),
        ("1 <= words(remedy)", True),
        ("words(remedy) = 0 or words(other) > 3", True),
        ("0 < words(remedy) and words(remedy) != 0", True),
        ("words(remedy) >= 2", False),
        ("words(remedy) > 0 and words(remedy) < 4", False),
        ("words(remedy) <= 0", False),
        ("words(remedy) >= words(other)", False),
        ("words(remedy) + words(other) > 0", False),
    ],
)
def test_a_rule_asks_only_whether_words_stand_there(
    check: str, expected: bool, tmp_path: Path
) -> None:
    file = tmp_path / "own.yml"
    file.write_text(
        f"- id: X1\n  title: 一\n  check: {check}\n"
        "  words: {remedy: [改进, 整改], other: [其他]}\n",
        "utf-8",
    )
    assert only_whether(load_rules([file]).by_id["X1"], "remedy") is expected
