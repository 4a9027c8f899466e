"""What a person sees in a cell of a sheet: texts of values, names of places."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import repeat
from operator import add
from typing import cast

from goiaudit.model.cells import Location
from goiaudit.reading.bulk import LazyPlaces, places

Value = (
    int
    | float
    | str
    | bool
    | datetime.date
    | datetime.time
    | datetime.datetime
    | datetime.timedelta
)

_USUAL = frozenset({str, float})
_EXACT_DIGITS = 15
_EXACT = 10**_EXACT_DIGITS


class _Texts(dict[str | float, str]):
    """Texts of strings and figures, those of only space blank; a sheet holds the same few."""

    def __missing__(self, value: str | float) -> str:
        if isinstance(value, str):
            text = "" if value.isspace() else value
        else:
            whole = -_EXACT < value < _EXACT and value.is_integer()
            text = str(int(value)) if whole else figure(value)
        self[value] = text
        return text


def texts_of(values: Sequence[Value]) -> list[str]:
    """The texts of cells; what is only space is nothing."""
    texts = _Texts()
    if _USUAL.issuperset(map(type, values)):
        return list(map(texts.__getitem__, cast(Sequence[str | float], values)))
    # True is 1 where keys are compared.
    return [texts[value] if isinstance(value, str | float) else shown(value) for value in values]


@dataclass(frozen=True, slots=True)
class SheetPlaces(LazyPlaces):
    """Places of cells of a sheet.

    ``rows`` and ``columns`` count from 0, rows in the sheet and columns from its column ``first``.
    """

    sheet: str
    first: int
    rows: Sequence[int]
    columns: Sequence[int]

    def one(self, index: int) -> Location:
        """The place of one cell."""
        return Location(
            sheet=self.sheet, cell=a1(self.rows[index], self.first + self.columns[index])
        )

    def part(self, chosen: slice) -> Sequence[Location]:
        """The places of some cells."""
        return SheetPlaces(self.sheet, self.first, self.rows[chosen], self.columns[chosen])

    def __iter__(self) -> Iterator[Location]:
        end = max(self.columns, default=-1) + 1
        letters = [column_letters(self.first + column) for column in range(end)]
        numbers = {row: str(row + 1) for row in set(self.rows)}
        behind = map(numbers.__getitem__, self.rows)
        names = map(add, map(letters.__getitem__, self.columns), behind)
        return iter(places(sheet=repeat(self.sheet), cell=names))


def a1(row: int, column: int) -> str:
    """The name of a cell counted from 0: (6, 1) is B7."""
    return f"{column_letters(column)}{row + 1}"


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """The letters of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def shown(value: Value) -> str:
    """The text of a cell; a date is written so that it can never pass for a figure."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return figure(value)
    if isinstance(value, datetime.date):  # datetime is one, too
        day = f"{value.year}年{value.month}月{value.day}日"
        clock = value.time() if isinstance(value, datetime.datetime) else datetime.time()
        return day if clock == datetime.time() else f"{day} {clock.isoformat('minutes')}"
    return f"{value}"


def figure(value: int | float) -> str:
    """An exact figure without exponent, with the 15 digits that a sheet keeps: 12.0 is 12."""
    if isinstance(value, float):
        if -_EXACT < value < _EXACT and value.is_integer():
            return str(int(value))
        short = Decimal(repr(value))
        if len(short.as_tuple().digits) > _EXACT_DIGITS:
            short = Decimal(f"{value:.{_EXACT_DIGITS}g}")
        if not short.is_finite():
            return "#NUM!"
        text = f"{short:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(value)
