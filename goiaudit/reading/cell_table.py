"""JSON and CSV as ``goiaudit tables`` writes them, back to a grid: one row a cell."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from goiaudit.model.document import Block, Grid, GridCell
from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading.delimited import csv_blocks
from goiaudit.reading.plain import CELL_COLUMNS

_GUARDED = re.compile(r"'+(?:[=@\t\r]|[+-](?![\d.,]+\s*\Z))")
_TEXTS = ("path", "raw")
_FINDINGS = re.compile(r"\s*(?:\[\s*)?\{\s*\"schema_version\"")


def cell_blocks(text: str, path: str, limits: Limits) -> tuple[Block, ...]:
    """One grid: the names of the columns, then a row for every cell, all of it text.

    Numbers keep the digits that the file has. Raises InputError ``damaged`` for a file that is
    cut off, and ``unsupported`` for JSON that is something else.
    """
    if text.lstrip().startswith("["):
        rows = [list(CELL_COLUMNS), *_json_rows(text, path)]
    else:
        rows = [_unguarded(row) for row in _csv_rows(text, path, limits)]
    if len(rows) * len(CELL_COLUMNS) > limits.max_sheet_cells * len(CELL_COLUMNS):
        raise InputError(path, "limit", f"more than {limits.max_sheet_cells:,} cells")
    cells = (
        GridCell(value, number, column)
        for number, row in enumerate(rows)
        for column, value in enumerate(row)
    )
    return (Grid(tuple(cells)),)


def other_json(text: str, path: str) -> InputError:
    """The error for JSON that holds no cells."""
    if _FINDINGS.match(text):
        return InputError(
            path,
            "unsupported",
            "this is what goiaudit check printed; only JSON of goiaudit tables can be read back",
        )
    return InputError(
        path, "unsupported", "this is JSON, but not what goiaudit tables writes: no cells in it"
    )


def _json_rows(text: str, path: str) -> Iterator[list[str]]:
    try:
        # Digits stay as they are: a float would lose some.
        items = json.loads(text, parse_float=_Digits, parse_int=_Digits)
    except (ValueError, RecursionError) as error:
        raise InputError(path, "damaged", f"the file is damaged or cut off ({error})") from error
    for item in items:
        if not isinstance(item, dict) or not set(CELL_COLUMNS) <= set(item):
            raise other_json(text, path)
        try:
            yield [_printable(_text(item, column)) for column in CELL_COLUMNS]
        except (ValueError, RecursionError) as error:  # a number of thousands of digits, depth
            raise InputError(path, "damaged", f"no cell that goiaudit wrote ({error})") from error


class _Digits(str):
    """A number of JSON as it is written."""

    __slots__ = ()


def _text(item: Mapping[str, object], column: str) -> str:
    value = item[column]
    if value is None:
        return ""
    if column == "location":
        return json.dumps(_numbers(value), ensure_ascii=False)
    return value if isinstance(value, str) else str(value)


def _printable(text: str) -> str:
    """Without halves of characters, which JSON can escape and nothing can print."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _numbers(value: object) -> object:
    """A location with its numbers as numbers again."""
    if isinstance(value, _Digits):
        return float(value) if "." in value or "e" in value.lower() else int(value)
    if isinstance(value, dict):
        return {key: _numbers(inner) for key, inner in value.items()}
    return [_numbers(inner) for inner in value] if isinstance(value, list) else value


def _csv_rows(text: str, path: str, limits: Limits) -> Iterator[list[str]]:
    wide = len(CELL_COLUMNS)
    for block in csv_blocks(text, path, limits):
        rows: dict[int, list[str]] = {}
        for cell in block.cells if isinstance(block, Grid) else ():
            rows.setdefault(cell.row, []).append(cell.text)
        for row in rows.values():
            if len(row) > wide:
                raise InputError(path, "damaged", "a row of cells has too many fields")
            yield row + [""] * (wide - len(row))


def _unguarded(row: list[str]) -> list[str]:
    """Without the quote that keeps a sheet from taking text for a formula."""
    return [
        value[1:] if name in _TEXTS and _GUARDED.match(value) else value
        for name, value in zip(CELL_COLUMNS, row, strict=True)
    ]
