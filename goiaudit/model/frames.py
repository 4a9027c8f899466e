"""Report values as pandas frames; imported late, so that reading a report needs no pandas."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from goiaudit.model.cells import Cell, Table
from goiaudit.model.report import Report

CELL_COLUMNS = ("table", "row", "column", "state", "value", "raw", "location")


def table_frame(table: Table) -> pd.DataFrame:
    """One table as a Float64 frame, rows x columns in official order, NA for what is null."""
    rows = list(dict.fromkeys(cell.address.row for cell in table.cells))
    columns = list(dict.fromkeys(cell.address.column for cell in table.cells))
    values = {(c.address.row, c.address.column): _float(c) for c in table.cells}
    return pd.DataFrame(
        {
            column: pd.array([values.get((row, column)) for row in rows], dtype="Float64")
            for column in columns
        },
        index=pd.Index(rows, name="row"),
    )


def cells_frame(reports: Iterable[Report], *, with_path: bool = False) -> pd.DataFrame:
    """Long frame, one line per printed cell; ``with_path`` puts path and part in front."""
    found = [(r, cell) for r in reports for table in r.in_order for cell in table.cells]
    cells = [cell for _, cell in found]
    columns: dict[str, object] = {}
    if with_path:
        columns["path"] = pd.array([r.path for r, _ in found], dtype="str")
        columns["part"] = pd.array([r.part for r, _ in found], dtype="Int64")
    return pd.DataFrame(
        columns
        | {
            "table": pd.array([c.address.table for c in cells], dtype="str"),
            "row": pd.array([c.address.row for c in cells], dtype="str"),
            "column": pd.array([c.address.column for c in cells], dtype="str"),
            "state": pd.array([c.state.value for c in cells], dtype="str"),
            "value": pd.array([_float(c) for c in cells], dtype="Float64"),
            "raw": pd.array([c.raw for c in cells], dtype="str"),
            "location": pd.Series(
                [c.location.as_dict() if c.location else None for c in cells], dtype="object"
            ),
        }
    )


def _float(cell: Cell) -> float | None:
    return None if cell.value is None else float(cell.value)
