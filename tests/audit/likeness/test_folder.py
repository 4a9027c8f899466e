"""The reports of a folder are held against each other by plain ``goiaudit check``."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from goiaudit.cli.main import cli

EXAMPLE = Path(__file__).parents[3] / "examples" / "2021-row-total.txt"


def test_copies_and_versions_in_a_folder_are_found(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    licences = "行政许可\n\n326\n"
    assert licences in text
    (tmp_path / "health.txt").write_text(text, encoding="utf-8")
    forest = text.replace("卫生健康局", "林业局").replace("267", "311")
    (tmp_path / "forest.txt").write_text(forest, encoding="utf-8")
    older = forest.replace(licences, licences.replace("326", "325"))
    (tmp_path / "forest (1).txt").write_text(older, encoding="utf-8")

    done = CliRunner().invoke(
        cli,
        ["check", str(tmp_path), "--format", "json", "--fail-on", "never", "--select", "C1"],
    )

    found = {
        Path(report["path"]).name: [finding["rule"] for finding in report["findings"]]
        for report in json.loads(done.stdout)["reports"]
    }
    assert found == {
        "forest (1).txt": ["C101", "C102", "C103"],
        "forest.txt": ["C101", "C102", "C103"],
        "health.txt": ["C101", "C102"],
    }
