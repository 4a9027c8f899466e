from __future__ import annotations

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


@pytest.mark.parametrize("name", ["html", "xlsx", "csv", "sarif", "markdown"])
def test_a_format_that_is_not_written_yet_is_refused_with_what_there_is(name: str) -> None:
    with pytest.raises(UsageError, match=f"does not write {name} yet; it writes console, json"):
        choose(name, None)


@pytest.mark.parametrize("file", ["a.html", "a.htm", "a.xlsx", "a.csv", "a.sarif", "a.md"])
def test_an_extension_of_such_a_format_is_refused_too(file: str) -> None:
    with pytest.raises(UsageError, match="does not write"):
        choose(None, file)


@pytest.mark.parametrize("name", [name for name, known in FORMATS.items() if known.home])
def test_every_format_has_its_formatter(name: str) -> None:
    assert callable(FORMATS[name].formatter())
