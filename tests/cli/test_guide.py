"""What the guide shows of goiaudit.toml and waivers.yml is read as it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from goiaudit.cli.configuration import rules_in_force
from goiaudit.definitions.settings import load_configuration
from goiaudit.definitions.waivers import load_waivers

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = ("configuration.md", "configuration.zh-CN.md")


def block(guide: str, language: str) -> str:
    text = (DOCS / guide).read_text(encoding="utf-8")
    found = re.search(rf"```{language}\n(.*?)```", text, re.DOTALL)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("guide", GUIDES)
def test_the_configuration_of_the_guide_loads_and_fits_the_rules(
    tmp_path: Path, guide: str
) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "own.yml").write_text(
        "- id: X1\n  title: 甲\n  check: requests[new, total] >= 0\n", encoding="utf-8"
    )
    (tmp_path / "organs.csv").write_text("organ\n示例县水务局\n", encoding="utf-8")
    path = tmp_path / "goiaudit.toml"
    path.write_text(block(guide, "toml"), encoding="utf-8")
    found = load_configuration(path)
    assert found.settings.limits.max_bytes == 64 * 1024 * 1024
    assert len(found.settings.deadlines) == 3
    assert found.organs == tmp_path / "organs.csv"
    in_force = rules_in_force(found)
    assert "T310" not in in_force.judged.by_id
    assert "X1" in in_force.known.by_id


@pytest.mark.parametrize("guide", GUIDES)
def test_the_waivers_of_the_guide_load(tmp_path: Path, guide: str) -> None:
    path = tmp_path / "waivers.yml"
    path.write_text(block(guide, "yaml"), encoding="utf-8")
    assert [entry.rule for entry in load_waivers(path)] == [None, "T310"]


def test_both_guides_show_the_same_keys() -> None:
    keys = [re.findall(r"^[\w.\[\]\"]+", block(guide, "toml"), re.MULTILINE) for guide in GUIDES]
    assert keys[0] == keys[1]
