from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from goiaudit.cli.check import FORMAT_NAMES
from goiaudit.model.errors import UsageError
from goiaudit.model.findings import Status
from goiaudit.output.formats import FORMATS, choose
from goiaudit.output.outcome import STATUSES


def test_the_formats_are_those_of_the_contract() -> None:
    assert tuple(FORMATS) == FORMAT_NAMES
    assert get_args(Status) == STATUSES


@pytest.mark.parametrize(
    ("name", "file", "chosen"),
    [
        (None, None, "console"),
        (None, "-", "console"),
        (None, "out.json", "json"),
        (None, "OUT.JSON", "json"),
        (None, "out.jsonl", "jsonl"),
        (None, "out.txt", "console"),
        (None, "out", "console"),
        ("json", "out.txt", "json"),
        ("console", "out.json", "console"),
    ],
)
def test_the_format_is_the_one_asked_for_else_that_of_the_extension(
    name: str | None, file: str | None, chosen: str
) -> None:
    assert choose(name, file).name == chosen


@pytest.mark.parametrize(
    ("file", "chosen"),
    [
        ("a.html", "html"),
        ("a.htm", "html"),
        ("a.xlsx", "xlsx"),
        ("a.csv", "csv"),
        ("a.sarif", "sarif"),
        ("a.md", "markdown"),
        ("folder/", "html"),
    ],
)
def test_every_extension_has_its_format_and_a_folder_gets_pages(file: str, chosen: str) -> None:
    assert choose(None, file).name == chosen


def test_what_a_format_becomes_follows_from_where_it_goes(tmp_path: Path) -> None:
    assert FORMATS["html"].medium("a.html") == "text"
    assert FORMATS["html"].medium(f"{tmp_path}/site/") == "folder"
    assert FORMATS["html"].medium(str(tmp_path)) == "folder"
    assert FORMATS["xlsx"].medium("a.xlsx") == "bytes"
    assert FORMATS["json"].medium(None) == "text"


@pytest.mark.parametrize("file", [None, "-"])
def test_a_workbook_never_goes_to_the_terminal(file: str | None) -> None:
    with pytest.raises(UsageError, match="needs a file"):
        FORMATS["xlsx"].medium(file)


@pytest.mark.parametrize("name", [name for name, known in FORMATS.items() if known.home])
def test_every_format_has_its_formatter(name: str) -> None:
    assert callable(FORMATS[name].formatter())
