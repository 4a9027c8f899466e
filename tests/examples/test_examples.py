"""Every example comes out exactly as examples/expected says: status, findings, places."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from goiaudit.audit import audit
from goiaudit.definitions.yamlfile import load_yaml
from goiaudit.model.findings import Finding
from goiaudit.pipeline import read

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
EXPECTED = sorted((EXAMPLES / "expected").glob("*.yml"))


def told(finding: Finding) -> dict[str, Any]:
    """What a file of expected findings says about one finding."""
    suggestion = finding.suggestion
    unique = suggestion is not None and suggestion.uniqueness == "unique"
    return {
        "rule": finding.rule,
        "family": finding.family,
        "severity": finding.severity,
        "cells": sorted(finding.cells),
        "expected": finding.expected,
        "actual": finding.actual,
        "difference": finding.difference,
        "line": finding.location.line if finding.location else None,
        "suggestion": dict(suggestion.cells) if suggestion is not None and unique else None,
    }


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_example_has_exactly_the_findings_expected(path: Path) -> None:
    expected = cast(dict[str, Any], load_yaml(path).plain())
    result = audit([read(EXAMPLES / expected["file"])]).results[0]
    wanted = [
        {"line": None, "suggestion": None} | entry | {"cells": sorted(entry["cells"])}
        for entry in expected["findings"]
    ]
    found = [told(finding) for finding in result.findings]
    order = lambda entry: (entry["rule"], entry["cells"])  # noqa: E731
    assert sorted(found, key=order) == sorted(wanted, key=order)
    assert result.status == expected["status"]


RUNS = sorted((EXAMPLES / "expected" / "series").glob("*.yml"))


@pytest.mark.parametrize("path", RUNS, ids=lambda path: path.stem)
def test_examples_of_one_folder_are_held_against_each_other(path: Path) -> None:
    expected = cast(dict[str, Any], load_yaml(path).plain())
    folder = EXAMPLES / expected["folder"]
    judged = audit([read(file) for file in sorted(folder.glob("*.txt"))])

    found = [
        {
            "file": Path(result.report.path).name,
            "status": result.status,
            "findings": [told(f) | {"related": places(f)} for f in result.findings],
        }
        for result in judged.results
    ]
    blank = {"suggestion": None}
    wanted = [
        report | {"findings": [blank | finding for finding in report["findings"]]}
        for report in expected["reports"]
    ]
    assert found == wanted


def places(finding: Finding) -> dict[str, Any]:
    """Where the figure of the other report stands."""
    (other,) = finding.related
    return {"file": Path(other.path).name, "line": other.location and other.location.line}


def test_every_example_has_its_expected_findings() -> None:
    described = {cast(dict[str, Any], load_yaml(path).plain())["file"] for path in EXPECTED}
    assert described == {path.name for path in EXAMPLES.glob("*.txt")}
    assert len(described) >= 8
