from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from written import report_text

from goiaudit.cli.main import cli

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def environment(changes: dict[str, str]) -> dict[str, str]:
    """The environment of a run: ours, with no locale but the one given."""
    unset = ("LANG", "LC_ALL", "LC_MESSAGES", "COLUMNS", "FORCE_COLOR", "GOIAUDIT_DEBUG")
    return {name: value for name, value in os.environ.items() if name not in unset} | changes


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """run("check", "a.txt", input=..., LANG=...): the command in tmp_path, in this process."""

    def call(
        *arguments: str, input: str | bytes | None = None, **changes: str
    ) -> subprocess.CompletedProcess[str]:
        with monkeypatch.context() as patch:
            patch.chdir(tmp_path)
            for name in os.environ.keys() - environment(changes).keys():
                patch.delenv(name)
            done = CliRunner().invoke(cli, arguments, input=input, env=changes)
        return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)

    return call


@pytest.fixture
def process(tmp_path: Path) -> Run:
    """The same in a process of its own, with warnings as errors."""

    def call(*arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-W", "error", "-m", "goiaudit", *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            cwd=tmp_path,
            env=environment({"PYTHONUTF8": "1", **changes}),
            timeout=120,
            check=False,
            encoding="utf-8",
        )

    return call


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with a sound report, a wrong one, one without tables, and three bad files."""
    folder = tmp_path / "r"
    folder.mkdir()
    good = report_text()
    (folder / "a-good.txt").write_text(good, encoding="utf-8")
    (folder / "b-wrong.txt").write_text(
        report_text({("carried_out", "natural_person"): 1}), encoding="utf-8"
    )
    (folder / "c-bare.txt").write_text(report_text(tables=False), encoding="utf-8")
    (folder / "d-empty.txt").write_bytes(b"")
    (folder / "e-junk.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "f-letter.txt").write_text("各位同事:\n明天下午开会。\n", encoding="utf-8")
    return folder
