"""The answer to a query of a store as console table, CSV or JSON, row by row as it is fetched."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any, TextIO

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from goiaudit.output.console import console_of
from goiaudit.output.csv_report import BOM
from goiaudit.output.exact_json import encode, figure
from goiaudit.output.layout import wrap
from goiaudit.output.look import Look
from goiaudit.output.plain import plain
from goiaudit.output.spreadsheet import harmless
from goiaudit.output.words import say

MOST_SHOWN = 1_000
"""Rows on the console; a file has all of them."""
_LONGEST = 400
_LEGIBLE, _GAP = 10, 3
"""Cells that a column needs if it is that long, and those between two columns."""
Shown = tuple[str, bool]
"""The words of a cell, and whether they are a figure."""
Rows = Iterable[Sequence[Any]]


def write_table(columns: Sequence[str], rows: Rows, stream: TextIO, look: Look, lang: str) -> None:
    """A table for a person: figures to the right, without idle zeros; the first thousand rows.

    Rows of too many columns for the width come one below the other, a line for each column.
    """
    left = iter(rows)
    shown = [[_shown(value) for value in row] for row in islice(left, MOST_SHOWN)]
    more = sum(1 for _ in left)
    console = console_of(stream, look)
    if columns and _least_width(columns, shown) > console.width:
        _one_below_the_other(columns, shown, console)
    elif columns:
        console.print(_table(columns, shown))
    count = len(shown) + more
    words = "query.more" if more else "query.rows"
    console.print(Text(say(words, lang, count=count, shown=len(shown))), style="dim")


def _table(columns: Sequence[str], shown: Sequence[Sequence[Shown]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for n, name in enumerate(columns):
        figures = any(number for row in shown for _, number in (row[n],))
        table.add_column(Text(plain(name)), justify="right" if figures else "left", overflow="fold")
    for row in shown:
        table.add_row(*(Text(text) for text, _ in row))
    return table


def _least_width(columns: Sequence[str], shown: Sequence[Sequence[Shown]]) -> int:
    """Cells that a table takes in which every column is still legible."""
    cells = ([name, *(row[n][0] for row in shown)] for n, name in enumerate(columns))
    widths = (min(_LEGIBLE, max(map(cell_len, column))) for column in cells)
    return sum(width + _GAP for width in widths) - _GAP


def _one_below_the_other(
    columns: Sequence[str], shown: Sequence[Sequence[Shown]], console: Console
) -> None:
    """Every row as lines of name and value, those without a value left out."""
    names = [plain(name) for name in columns]
    indent = max(map(cell_len, names)) + 2
    for row in shown:
        for name, (words, _) in zip(names, row, strict=True):
            lines = wrap(words, console.width, indent, indent) if words else []
            for n, line in enumerate(lines):
                head = name if n == 0 else ""
                console.print(Text(head + " " * (indent - cell_len(head)) + line))
        console.print()


def write_csv(columns: Sequence[str], rows: Rows, stream: TextIO) -> None:
    """For spreadsheets: a byte order mark, and no text that one would run as a formula."""
    stream.write(BOM)
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([harmless(name) for name in columns])
    for row in rows:
        writer.writerow([_cell(value) for value in row])


def write_json(columns: Sequence[str], rows: Rows, stream: TextIO) -> None:
    """A list of objects, one a line; figures are exact, null is null."""
    names = _unlike(columns)
    stream.write("[")
    for n, row in enumerate(rows):
        told = {name: _plain(value) for name, value in zip(names, row, strict=True)}
        stream.write(("," if n else "") + "\n" + encode(told))
    stream.write("\n]\n")


def _unlike(names: Sequence[str]) -> Iterator[str] | list[str]:
    """Every name once: a second ``year`` becomes ``year_2``."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return found


def _plain(value: Any) -> Any:
    """What JSON has; dates and times as ISO text, bytes as hex."""
    if value is None or isinstance(value, bool | int | float | Decimal | str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Mapping):
        return {str(key): _plain(member) for key, member in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(member) for member in value]
    return str(value)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return figure(value)
    return harmless(_words(value))


def _shown(value: Any) -> Shown:
    """The words of a cell of the console, and whether they are a figure."""
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return (figure(value) if isinstance(value, int | Decimal) else repr(value)), True
    return ("" if value is None else plain(_words(value), _LONGEST)), False


def _words(value: Any) -> str:
    told = _plain(value)
    return told if isinstance(told, str) else encode(told)
