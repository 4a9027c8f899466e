"""Two years of an organ in one folder: every output says where last year's figure stands."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
EXAMPLES = Path(__file__).parents[2] / "examples" / "series"
LAST_YEAR = "r/2022-statistics.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example of two years as folder r."""
    shutil.copytree(EXAMPLES, tmp_path / "r")
    return tmp_path


@pytest.mark.parametrize("style", ["console", "markdown", "csv", "html"])
@pytest.mark.parametrize(
    ("lang", "place"), [("en", f"{LAST_YEAR} line 63"), ("zh", f"{LAST_YEAR} 第 63 行")]
)
@pytest.mark.usefixtures("folder")
def test_outputs_for_people_name_the_file_and_line(
    run: Run, style: str, lang: str, place: str
) -> None:
    done = run("check", "r", "--format", style, "--lang", lang, "--select", "Y101", COLUMNS="300")

    assert done.returncode == 1, done.stderr
    # Markdown escapes what could be markup.
    assert place in re.sub(r"\\(.)|\s+", lambda m: m[1] or " ", done.stdout)


@pytest.mark.usefixtures("folder")
def test_json_has_the_figure_of_the_other_report_with_its_place(run: Run) -> None:
    done = run("check", "r", "--format", "json", "--select", "Y101")

    _, now = json.loads(done.stdout)["reports"]
    assert [finding["related"] for finding in now["findings"]] == [
        [
            {
                "relation": "previous", "path": LAST_YEAR, "part": None, "organ": "示例县统计局",
                "year": 2022, "cell": f"requests.carried_out.{column}", "value": value,
                "location": {"line": 63},
            }
        ]
        for column, value in (("business", 1), ("total", 2))
    ]  # fmt: skip


@pytest.mark.usefixtures("folder")
def test_sarif_points_into_the_other_file(run: Run) -> None:
    done = run("check", "r", "--format", "sarif", "--select", "Y101")

    (result, _) = json.loads(done.stdout)["runs"][0]["results"]
    physical = result["relatedLocations"][-1]["physicalLocation"]
    assert physical == {"artifactLocation": {"uri": LAST_YEAR}, "region": {"startLine": 63}}


def test_one_year_alone_says_what_it_lacks(run: Run, folder: Path) -> None:
    (folder / LAST_YEAR).unlink()

    done = run("check", "r", "--format", "json", "--select", "Y101")

    (report,) = json.loads(done.stdout)["reports"]
    assert report["not_assessable"] == [{"rule": "Y101", "reason": "no_previous"}]
