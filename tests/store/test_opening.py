"""What is said of a file that is no store of this version."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb
import pytest

from goiaudit.model.errors import UsageError
from goiaudit.store.schema import SCHEMA
from goiaudit.store.store import Store
from tests.store.made_up import made, store


def said(file: Path) -> UsageError:
    with pytest.raises(UsageError) as caught:
        Store(file).prepare()
    assert caught.value.zh
    return caught.value


def changed(file: Path, sql: str) -> Path:
    with duckdb.connect(file) as connection:
        connection.execute(sql)
    return file


def test_a_file_that_is_not_there_becomes_a_store(tmp_path: Path) -> None:
    found = Store(tmp_path / "new.duckdb")
    found.prepare()
    assert found.heads() == {}


def test_an_existing_store_is_left_as_it_is(tmp_path: Path) -> None:
    found = store(tmp_path, made())
    found.prepare()
    assert len(found.heads()) == 1


def test_a_file_of_another_kind_is_never_written_to(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("各位同事:\n明天下午开会。\n" * 200, encoding="utf-8")
    before = file.read_bytes()
    assert "this is no DuckDB file" in str(said(file))
    assert file.read_bytes() == before


def test_a_database_of_somebody_else_is_refused(tmp_path: Path) -> None:
    file = changed(tmp_path / "own.duckdb", "CREATE TABLE reports (n INTEGER)")
    assert "no store of goiaudit" in str(said(file))


@pytest.mark.parametrize(
    ("version", "mend"), [(SCHEMA + 1, "update"), (SCHEMA - 1, "name another")]
)
def test_a_store_of_another_version_is_refused_with_what_to_do(
    tmp_path: Path, version: int, mend: str
) -> None:
    found = store(tmp_path, made())
    changed(found.path, f"UPDATE store SET schema = {version}, version = '9.9'")
    error = said(found.path)
    assert f"version {version} (goiaudit 9.9)" in str(error)
    assert mend in str(error)


def test_a_store_in_no_folder(tmp_path: Path) -> None:
    assert "cannot be opened" in str(said(tmp_path / "none" / "a.duckdb"))


def test_asking_a_store_that_is_not_there_does_not_make_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no such store; goiaudit check PATH --store"):
        Store(tmp_path / "none.duckdb").heads()
    assert list(tmp_path.iterdir()) == []


def test_without_duckdb_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)  # as if it were not installed
    assert "pip install 'goiaudit[store]'" in str(said(tmp_path / "a.duckdb"))
