"""Tables for analysts: exact figures, one file a table."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from goiaudit.model.errors import UsageError
from goiaudit.output.formats import FORMATS
from goiaudit.output.look import Look
from goiaudit.output.outcome import Outcome
from goiaudit.output.parquet import TABLES, write_parquet


def test_every_table_is_there_with_its_columns(everything: Outcome, tmp_path: Path) -> None:
    write_parquet(everything, tmp_path, Look())
    for name, columns in TABLES.items():
        table = pq.read_table(tmp_path / f"{name}.parquet")
        assert table.column_names == list(columns)
    findings = pq.read_table(tmp_path / "findings.parquet").to_pylist()
    assert len(findings) == sum(len(result.findings) for result in everything.results)
    assert findings[0]["difference"] == Decimal(-2)
    assert findings[0]["cells"]


def test_money_keeps_its_digits(everything: Outcome, tmp_path: Path) -> None:
    write_parquet(everything, tmp_path, Look())
    cells = pq.read_table(tmp_path / "cells.parquet").to_pylist()
    amounts = {cell["value"] for cell in cells if cell["column"] == "amount"}
    assert Decimal("186.279463") in amounts


def test_a_run_without_reports_gives_empty_tables(tmp_path: Path) -> None:
    write_parquet(Outcome(()), tmp_path, Look())
    assert pq.read_table(tmp_path / "cells.parquet").num_rows == 0


def test_parquet_needs_a_folder() -> None:
    assert FORMATS["parquet"].medium("out/") == "folder"
    assert FORMATS["parquet"].medium("out") == "folder"
    with pytest.raises(UsageError, match="folder"):
        FORMATS["parquet"].medium(None)


def test_without_pyarrow_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"goiaudit\[parquet\]"):
        write_parquet(Outcome(()), tmp_path, Look())
