"""Rows as frames that DuckDB takes in at once: inserting one by one takes fifty times as long."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from goiaudit.store.rows import SHAPES, Row


def frame(name: str, rows: Sequence[Row], reports: Sequence[int]) -> pd.DataFrame:
    """The rows of one table; ``reports`` has the number of the report of each row."""
    shapes = SHAPES[name]
    columns: Sequence[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * len(shapes)
    data: dict[str, Any] = {"report": np.array(reports, np.int64)}
    for (key, shape), values in zip(shapes.items(), columns, strict=True):
        data[key] = _MAKERS[shape](values)
    return pd.DataFrame(data, copy=False)


def _coded(values: Sequence[str | None]) -> Any:
    codes: dict[str | None, int] = {None: -1}
    found = [codes.setdefault(value, len(codes) - 1) for value in values]
    words = [word for word in codes if word is not None]
    return pd.Categorical.from_codes(found, pd.Index(words or [""]))


def _texts(values: Sequence[str | None]) -> Any:
    """Declared as text: DuckDB would go by the first thousand values, which may all be null."""
    return pd.array(values, dtype=pd.StringDtype("python"))


def _bytes(values: Sequence[bytes]) -> Any:
    held = np.empty(len(values), object)
    held[:] = values
    return held


_MAKERS: Mapping[str, Callable[[Any], Any]] = {
    "c": _coded,
    "t": _texts,
    "n": lambda values: pd.array(values, dtype="Int64"),
    "i": lambda values: np.array(values, np.int64),
    "b": lambda values: np.array(values, np.bool_),
    "x": _bytes,
}
