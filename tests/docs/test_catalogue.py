from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.reports import shipped

ROOT = Path(__file__).parents[2]


def test_catalogue_in_docs_is_that_of_the_rules() -> None:
    """Mend it with: python docs/generate.py"""
    done = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"],
        cwd=ROOT, capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["rules.md", "rules.zh-CN.md"])
def test_every_rule_has_its_section_and_its_line_in_the_table(name: str) -> None:
    lines = (ROOT / "docs" / name).read_text(encoding="utf-8").splitlines()

    assert [line[4:] for line in lines if line.startswith("### ")] == list(shipped().by_id)
    assert sum(line.startswith("| [") for line in lines) == len(shipped().rules)
