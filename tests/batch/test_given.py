"""What PATH... may be besides a file or folder: globs, and lists of paths."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from goiaudit.batch.given import given_paths
from goiaudit.model.errors import UsageError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b/2.txt", "a/1.txt", "a/c/3.txt", "a/x.doc", "年报/甲局.txt", "odd[1].txt"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    return tmp_path


def as_given(*paths: str) -> list[str]:
    return [path.replace(os.sep, "/") for path in given_paths(paths)]


@pytest.mark.parametrize(
    ("glob", "found"),
    [
        ("*/*.txt", ["a/1.txt", "b/2.txt", "年报/甲局.txt"]),
        ("a/**/*.txt", ["a/1.txt", "a/c/3.txt"]),
        ("?", ["a", "b"]),
        ("年报/*局.txt", ["年报/甲局.txt"]),
        ("odd[1].txt", ["odd[1].txt"]),
        ("none*.txt", ["none*.txt"]),
        ("a", ["a"]),
        ("-", ["-"]),
    ],
)
def test_a_glob_is_what_it_matches_and_a_name_is_itself(glob: str, found: list[str]) -> None:
    assert as_given(glob) == found


@pytest.mark.parametrize(
    "data",
    [
        "a/1.txt\n年报/甲局.txt\n".encode(),
        "\ufeffa/1.txt\r\n\r\n年报/甲局.txt\r\n".encode(),
        "a/1.txt\n年报/甲局.txt".encode("gb18030"),
        "a/1.txt\0年报/甲局.txt\0".encode(),
    ],
    ids=["UTF-8", "BOM and CRLF", "GBK", "NUL"],
)
def test_a_list_has_one_path_on_each_line(data: bytes, folder: Path) -> None:
    (folder / "list").write_bytes(data)
    assert given_paths(["b"], "list") == ("b", "a/1.txt", "年报/甲局.txt")


def test_a_list_comes_from_standard_input_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a/1.txt\nb\n")))
    assert given_paths([], "-") == ("a/1.txt", "b")


@pytest.mark.parametrize(
    ("paths", "file", "said"),
    [
        ([], "absent", "cannot be read"),
        ([], "empty", "names no file"),
        (["-"], "-", "either a report or a list"),
    ],
)
def test_a_list_that_cannot_be_used_is_a_fault_of_the_command(
    folder: Path, paths: list[str], file: str, said: str
) -> None:
    (folder / "empty").write_text("\n \n")
    with pytest.raises(UsageError, match=said) as found:
        given_paths(paths, file)
    assert found.value.zh
