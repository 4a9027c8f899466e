from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from goiaudit.batch.discovery import Found, discover

TEXT = {".txt"}


def make(root: Path, *names: str) -> None:
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", encoding="utf-8")


def paths(found: Found) -> list[str]:
    return [item.path for item in found.inputs]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_arguments_keep_their_order_and_a_folder_is_sorted(here: Path) -> None:
    make(here, "b/2.txt", "b/10.txt", "b/1.txt", "a.txt")
    assert paths(discover(["b", "a.txt"], TEXT)) == ["b/1.txt", "b/10.txt", "b/2.txt", "a.txt"]


def test_a_folder_is_searched_all_the_way_down(here: Path) -> None:
    make(here, "r/b/deep/er/x.txt", "r/a.txt", "r/b/a.txt", "r/c.txt")
    assert paths(discover(["r"], TEXT)) == ["r/a.txt", "r/b/a.txt", "r/b/deep/er/x.txt", "r/c.txt"]


def test_paths_are_shown_as_given_and_joined_with_a_slash(here: Path) -> None:
    make(here, "r/a.txt")
    assert paths(discover(["r/"], TEXT)) == ["r/a.txt"]
    assert paths(discover(["./r"], TEXT)) == ["./r/a.txt"]
    assert paths(discover(["."], TEXT)) == ["./r/a.txt"]
    assert paths(discover(["./r/a.txt"], TEXT)) == ["./r/a.txt"]
    assert paths(discover([str(here)], TEXT)) == [f"{here}/r/a.txt"]


@pytest.mark.parametrize(
    "name",
    [".hidden.txt", ".git/a.txt", "~$年报.txt", "a.exe", "README", "x/.cache/a.txt"],
)
def test_what_is_no_report_is_left_out_of_a_folder(here: Path, name: str) -> None:
    make(here, f"r/{name}", "r/a.txt")
    assert paths(discover(["r"], TEXT)) == ["r/a.txt"]


@pytest.mark.parametrize("name", ["goiaudit.toml", "waivers.yml", "organs.csv"])
def test_configuration_is_no_report_even_where_its_format_is_known(here: Path, name: str) -> None:
    make(here, f"r/{name}", "r/a.txt")
    assert paths(discover(["r"], {".txt", ".toml", ".yml", ".csv"})) == ["r/a.txt"]


def test_extensions_are_known_in_any_case(here: Path) -> None:
    make(here, "r/A.TXT")
    assert paths(discover(["r"], TEXT)) == ["r/A.TXT"]


def test_a_file_named_directly_is_taken_whatever_it_is_called(here: Path) -> None:
    make(here, ".hidden", "goiaudit.toml")
    found = discover([".hidden", "goiaudit.toml"], TEXT, is_own=lambda _: True)
    assert paths(found) == [".hidden", "goiaudit.toml"]


def test_files_that_goiaudit_wrote_are_left_out_and_named(here: Path) -> None:
    make(here, "r/a.txt", "r/result.txt")
    found = discover(["r"], TEXT, is_own=lambda file: file.name == "result.txt")
    assert paths(found) == ["r/a.txt"]
    assert found.own == ("r/result.txt",)


def test_missing_paths_and_empty_folders_are_told_apart(here: Path) -> None:
    make(here, "r/a.exe", "own/result.txt")
    found = discover(["nowhere", "r", "own"], TEXT, is_own=lambda f: f.name == "result.txt")
    assert found == Found(missing=("nowhere",), empty=("r", "own"), passed_over={".exe": 1})


def test_files_of_other_formats_are_counted(here: Path) -> None:
    make(here, "r/a.txt", "r/b.pdf", "r/c/d.PDF", "r/e.docx", "r/LIESMICH", "r/.x.pdf")
    assert discover(["r"], TEXT).passed_over == {".pdf": 2, "": 1, ".docx": 1}


def test_each_file_is_taken_once(here: Path) -> None:
    make(here, "r/a.txt", "r/b.txt")
    assert paths(discover(["r/b.txt", "r", "./r/a.txt"], TEXT)) == ["r/b.txt", "r/a.txt"]


def test_standard_input_is_taken_once(here: Path) -> None:
    assert paths(discover(["-", "-"], TEXT)) == ["-"]


def test_a_link_that_leads_back_ends(here: Path) -> None:
    make(here, "r/a.txt", "r/b/c.txt")
    (here / "r/b/up").symlink_to(here / "r", target_is_directory=True)
    (here / "r/self").symlink_to(here / "r/self")
    assert paths(discover(["r"], TEXT)) == ["r/a.txt", "r/b/c.txt"]


def test_a_thousand_folders_deep_is_no_trouble(here: Path) -> None:
    make(here, "r/a.txt")
    os.chdir("r")
    for _ in range(1200):
        Path("d").mkdir()
        os.chdir("d")
    os.chdir(here)
    try:
        assert paths(discover(["r"], TEXT)) == ["r/a.txt"]
    finally:  # pytest's own clearing up would recurse too deeply
        for depth in range(1200, 0, -1):
            Path("r" + "/d" * depth).rmdir()


@pytest.mark.skipif(os.name == "nt", reason="bytes in names are a POSIX matter")
def test_a_name_that_is_not_utf8_can_still_be_printed(here: Path) -> None:
    (here / "r").mkdir()
    (here / "r" / os.fsdecode(b"\xc4\xea\xb1\xa8.txt")).write_text("x")
    (item,) = discover(["r"], TEXT).inputs
    assert item.path.encode("utf-8").decode("utf-8") == item.path
    assert Path(item.file).read_text() == "x"


def test_a_pipe_in_a_folder_is_passed_over(here: Path) -> None:
    make(here, "r/a.txt")
    os.mkfifo(here / "r" / "b.txt")
    assert paths(discover(["r"], TEXT)) == ["r/a.txt"]


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder of a user who is not root, with the test running as that user."""
    folder = Path(tempfile.mkdtemp())
    if os.geteuid() == 0:
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
        yield folder
        os.seteuid(0)
    else:
        yield folder
    shutil.rmtree(folder)


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_a_folder_that_cannot_be_listed_is_not_passed_over(unprivileged: Path) -> None:
    make(unprivileged, "a.txt", "closed/b.txt")
    (unprivileged / "closed").chmod(0)
    found = discover([str(unprivileged)], TEXT).inputs
    (unprivileged / "closed").chmod(0o700)
    assert [(Path(item.path).name, item.blocked) for item in found] == [
        ("a.txt", None),
        ("closed", "permission"),
    ]


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_a_file_that_cannot_be_looked_at_is_still_taken(unprivileged: Path) -> None:
    make(unprivileged, "half/b.txt")
    (unprivileged / "half").chmod(0o400)
    found = discover([str(unprivileged)], TEXT).inputs
    (unprivileged / "half").chmod(0o700)
    assert [Path(item.path).name for item in found] == ["b.txt"]


def test_configurations_and_waivers_in_a_folder_are_told_and_never_taken(here: Path) -> None:
    make(here, "r/a.txt", "r/goiaudit.toml", "r/unit/waivers.yml", "r/pyproject.toml")
    (here / "r/unit/pyproject.toml").write_text("[tool.goiaudit]\n", encoding="utf-8")
    found = discover(["r"], TEXT)
    assert paths(found) == ["r/a.txt"]
    assert found.steering == ("r/goiaudit.toml", "r/unit/pyproject.toml", "r/unit/waivers.yml")
