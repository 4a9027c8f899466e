"""All tables of a store as files: Parquet for analysts, CSV for everybody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from goiaudit.store.opening import Waiting
from goiaudit.store.queries import Answer, asked, write_parquet
from goiaudit.store.schema import PUBLIC


def answers(path: Path, waiting: Waiting | None = None) -> Iterator[tuple[str, Answer]]:
    """Name and rows of every table, each open until the next is asked for."""
    for table in PUBLIC:
        with asked(path, f"SELECT * FROM {table.name}", waiting) as answer:
            yield table.name, answer


def export_parquet(path: Path, folder: Path, waiting: Waiting | None = None) -> None:
    """``<table>.parquet`` for every table."""
    for table in PUBLIC:
        file = folder / f"{table.name}.parquet"
        write_parquet(path, f"SELECT * FROM {table.name}", file, waiting)
