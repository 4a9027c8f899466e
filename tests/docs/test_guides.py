from __future__ import annotations

import os
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from goiaudit.cli.main import cli
from tests.docs.guides import agrees, steps

ROOT = Path(__file__).parents[2]
GUIDES = ("rule-packs.md", "rule-packs.zh-CN.md")


@pytest.mark.parametrize("name", GUIDES)
def test_guide_can_be_followed_to_the_letter(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for variable in ("LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    old = ""
    for step in steps(ROOT / "docs" / name):
        place = f"{name}:{step.line}: {step.target}"
        path = tmp_path / step.target
        if step.kind == "file":
            path.parent.mkdir(exist_ok=True)
            path.write_text(step.text, encoding="utf-8")
        elif step.kind == "replace":
            old = step.text
        elif step.kind == "with":
            content = path.read_text(encoding="utf-8")
            assert content.count(old) == 1, place
            path.write_text(content.replace(old, step.text), encoding="utf-8")
        else:
            program, *arguments = shlex.split(step.target)
            assert program == "goiaudit", place
            done = CliRunner().invoke(cli, arguments, env={"COLUMNS": "80"})
            assert agrees(step.text, done.output), f"{place}\n{done.output}"


@pytest.mark.parametrize("name", GUIDES)
def test_guide_has_commands_and_rules(name: str) -> None:
    kinds = [step.kind for step in steps(ROOT / "docs" / name)]

    assert kinds.count("run") >= 12
    assert kinds.count("file") >= 4


def test_both_languages_show_the_same_rules() -> None:
    def written(name: str) -> list[tuple[str, str]]:
        return [(s.target, s.text) for s in steps(ROOT / "docs" / name) if s.kind != "run"]

    assert written(GUIDES[0]) == written(GUIDES[1])


def test_no_guide_names_a_place_of_this_machine() -> None:
    for path in (ROOT / "docs").glob("*.md"):
        assert str(ROOT) not in path.read_text(encoding="utf-8")
        assert os.sep + "tmp" + os.sep not in path.read_text(encoding="utf-8")
