"""The shelf: found by key and whole, or not found; never in the way of a run."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from goiaudit.batch.shelf import FILE, Shelf, Stamp

KEY, OTHER = b"k" * 16, b"o" * 16


class Told(list[str]):
    def __call__(self, kind: str, what: str) -> None:
        self.append(kind)


def altered(folder: Path, statement: str) -> None:
    with sqlite3.connect(folder / FILE) as database:
        database.execute(statement)
    database.close()


def test_what_is_put_away_is_found_by_its_key_alone() -> None:
    with Shelf() as shelf:
        shelf.put(KEY, b"head", b"body")
        assert (shelf.get(KEY, "head"), shelf.get(KEY, "body")) == (b"head", b"body")
        assert shelf.get(OTHER, "head") is None
        assert shelf.known([KEY, OTHER]) == {KEY}


def test_many_entries_are_found_at_once_whether_they_are_written_or_not() -> None:
    keys = [bytes([n % 256, n // 256]) * 8 for n in range(1200)]
    with Shelf() as shelf:
        for n, key in enumerate(keys[:1100]):
            shelf.put(key, str(n).encode(), b"body")
            if n == 1000:
                shelf.write()
        assert shelf.known(keys) == set(keys[:1100])
        assert shelf.heads(keys) == {key: str(n).encode() for n, key in enumerate(keys[:1100])}
        assert shelf.bodies(keys) == dict.fromkeys(keys[:1100], b"body")


def test_of_many_entries_only_the_damaged_ones_are_not_there(tmp_path: Path) -> None:
    with Shelf(tmp_path) as shelf:
        shelf.put(KEY, b"head")
        shelf.put(OTHER, b"other")
    altered(tmp_path, f"UPDATE entries SET head = substr(head, 1, 18) WHERE key = x'{KEY.hex()}'")
    told = Told()
    with Shelf(tmp_path, trouble=told) as shelf:
        assert shelf.heads([KEY, OTHER]) == {OTHER: b"other"}
    assert told == ["damaged"]


def test_a_kept_shelf_is_there_for_the_next_run_of_the_same_program(tmp_path: Path) -> None:
    with Shelf(tmp_path, "1") as shelf:
        assert shelf.is_empty
        shelf.put(KEY, b"head", b"body")
    with Shelf(tmp_path, "1") as shelf:
        assert shelf.get(KEY, "body") == b"body"
    with Shelf(tmp_path, "2") as shelf:
        assert shelf.get(KEY, "body") is None


IN_PASSING = """
import os, sys
from pathlib import Path
from goiaudit.batch import shelf
shelf._PAGES = -64
told = []
with shelf.Shelf(trouble=lambda kind, _: told.append(kind)) as found:
    bodies = [os.urandom(50_000) for _ in range(20)]
    for n, body in enumerate(bodies):
        found.put(bytes([n]) * 16, b"head", body)
        found.write()
    print([found.get(bytes([n]) * 16, "body") for n in range(20)] == bodies)
    print(told, os.listdir(os.environ["SQLITE_TMPDIR"]), sum(map(len, found.held.values())) > 0)
"""


def in_passing(folder: Path) -> list[str]:
    """What a process says that puts 1 MB away in passing, with its temporary files in a folder.

    SQLite asks once in a process where temporary files go.
    """
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", IN_PASSING],
        env={**os.environ, "SQLITE_TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_a_shelf_in_passing_leaves_no_file_behind(tmp_path: Path) -> None:
    assert in_passing(tmp_path) == ["True", "[] [] False"]


def test_a_digest_holds_as_long_as_the_file_is_as_it_was(tmp_path: Path) -> None:
    with Shelf(tmp_path) as shelf:
        shelf.note("/a", Stamp(10, 20, 30), "digest")
        shelf.write()
        same, touched = Stamp(10, 20, 30), Stamp(10, 21, 30)
        assert shelf.digests({"/a": same, "/b": same}) == {"/a": "digest"}
        assert shelf.digests({"/a": touched}) == {}


def test_a_file_whose_name_is_no_text_is_known_like_any_other(tmp_path: Path) -> None:
    name, stamp = os.fsdecode(b"/\xff.html"), Stamp(10, 20, 30)
    with Shelf(tmp_path) as shelf:
        shelf.note(name, stamp, "digest")
        shelf.write()
        assert shelf.digests({name: stamp}) == {name: "digest"}


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE entries SET head = x'00112233445566778899'",
        "UPDATE entries SET head = substr(head, 1, 18)",
        "UPDATE entries SET head = 'text'",
        "UPDATE entries SET head = (SELECT head FROM entries WHERE key = x'" + OTHER.hex() + "')"
        " WHERE key = x'" + KEY.hex() + "'",
    ],
)
def test_a_damaged_entry_counts_as_not_there(tmp_path: Path, harm: str) -> None:
    told = Told()
    with Shelf(tmp_path) as shelf:
        shelf.put(KEY, b"head", b"body")
        shelf.put(OTHER, b"other head", b"other body")
    altered(tmp_path, harm)
    with Shelf(tmp_path, trouble=told) as shelf:
        assert shelf.get(KEY, "head") is None
        assert shelf.get(KEY, "body") == b"body"
    assert told == ([] if "text" in harm else ["damaged"])


def test_a_file_that_is_no_cache_is_begun_anew_and_told(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all" * 1000)
    told = Told()
    with Shelf(tmp_path, trouble=told) as shelf:
        shelf.put(KEY, b"head")
    assert told == ["replaced"]
    with Shelf(tmp_path, trouble=told) as shelf:
        assert shelf.get(KEY, "head") == b"head"


def test_a_folder_that_cannot_be_used_is_told_and_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    told = Told()
    with Shelf(tmp_path / "file", trouble=told) as shelf:
        shelf.put(KEY, b"head")
        assert shelf.get(KEY, "head") == b"head"
        assert not shelf.is_kept
    assert told == ["unusable"]


def test_two_runs_put_away_on_one_shelf_at_once(tmp_path: Path) -> None:
    with Shelf(tmp_path) as one, Shelf(tmp_path) as two:
        for n in range(50):
            one.put(bytes([n]) * 16, b"one")
            two.put(bytes([n + 50]) * 16, b"two")
            one.write()
            two.write()
        assert one.get(bytes([99]) * 16, "head") == b"two"
        assert two.get(bytes([0]) * 16, "head") == b"one"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 256 kB."""
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(place)]
    try:
        made = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        made = False
    if not made:
        pytest.skip("a small file system cannot be mounted here (root and mount are needed)")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_on_a_full_disk_what_comes_is_held_in_memory(small_disk: Path) -> None:
    told = Told()
    with Shelf(small_disk, trouble=told) as shelf:
        for n in range(20):
            shelf.put(bytes([n]) * 16, b"head", os.urandom(50_000))
            shelf.write()
        assert told == ["full"]
        assert all(shelf.get(bytes([n]) * 16, "head") == b"head" for n in range(20))
        assert all(shelf.get(bytes([n]) * 16, "body") for n in range(20))
    with Shelf(small_disk) as shelf:
        assert shelf.get(bytes([0]) * 16, "head") in (b"head", None)


def test_a_shelf_in_passing_on_a_full_disk_loses_nothing(small_disk: Path) -> None:
    assert in_passing(small_disk) == ["True", "['full'] [] True"]
