from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("numpy", "opencc", "pandas", "pandera", "rich", "scipy", "yaml", "multiprocessing")
PROBE = """
import sys
from goiaudit.cli.main import cli
try:
    cli.main(sys.argv[1:], prog_name="goiaudit")
except SystemExit as end:
    assert end.code == 0, end.code
print("LOADED", *sorted(name for name in sys.modules if "." not in name))
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["-h"],
        ["--version"],
        ["check", "--help"],
        ["rules", "--help"],
        ["rules", "list", "--help"],
        ["rules", "explain", "--help"],
        ["rules", "diagnose", "--help"],
        ["rules", "new", "--help"],
        ["tables", "--help"],
        ["schema", "--help"],
        ["diff", "--help"],
        ["waive", "--help"],
        ["schema", "findings"],
    ],
)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments], capture_output=True, check=True, encoding="utf-8"
    )
    loaded = done.stdout.rpartition("LOADED")[2].split()
    assert "click" in loaded
    assert not set(HEAVY) & set(loaded)


def test_help_names_every_command_and_option_of_the_contract() -> None:
    def shown(*arguments: str) -> str:
        command = [sys.executable, "-m", "goiaudit", *arguments, "--help"]
        return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout

    assert all(
        f"\n  {name} " in shown()
        for name in ("check", "diff", "rules", "tables", "schema", "waive")
    )
    assert all(
        option in shown("check")
        for option in ("--format", "-o", "--rules", "--select", "--ignore", "--fail-on", "--lang",
                       "--jobs", "-v", "-q", "--no-color", "--config", "--no-config", "--baseline")
    )  # fmt: skip
    assert all(
        f"\n  {name} " in shown("rules")
        for name in ("list", "explain", "expand", "test", "lint", "diagnose", "new", "catalogue")
    )


def test_help_speaks_the_language_of_the_locale() -> None:
    def shown(lang: str) -> str:
        command = [sys.executable, "-m", "goiaudit", "--help"]
        env = {"LANG": lang, "PYTHONUTF8": "1"}
        return subprocess.run(
            command, capture_output=True, check=True, encoding="utf-8", env=env
        ).stdout

    assert "核对" in shown("zh_CN.UTF-8")
    assert "Audit reports" in shown("en_GB.UTF-8")


def test_version_is_that_of_the_package() -> None:
    import goiaudit

    command = [sys.executable, "-m", "goiaudit", "--version"]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.split()[-1] == goiaudit.__version__
    project = Path(__file__).parents[2] / "pyproject.toml"
    assert f'\nversion = "{goiaudit.__version__}"\n' in project.read_text(encoding="utf-8")
