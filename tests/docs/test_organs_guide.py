"""The guide to organs.csv: its example loads, and is the same in both languages."""

from __future__ import annotations

import re
from pathlib import Path

from goiaudit.definitions.roster import COLUMNS, load_roster

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = ("organs.md", "organs.zh-CN.md")


def example(name: str) -> str:
    found = re.search(r"```csv\n(.*?)```", (DOCS / name).read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def test_the_example_loads_and_both_languages_have_the_same(tmp_path: Path) -> None:
    assert example(GUIDES[0]) == example(GUIDES[1])
    (tmp_path / "organs.csv").write_text(example(GUIDES[0]), encoding="utf-8")

    assert len(load_roster(tmp_path / "organs.csv").entries) == 7


def test_every_column_is_explained() -> None:
    for name in GUIDES:
        text = (DOCS / name).read_text(encoding="utf-8")
        told = " ".join(re.findall(r"^\| ([a-z, ]+) \|", text, re.MULTILINE))
        assert set(COLUMNS) <= set(re.findall(r"[a-z]+", told)), name
