"""What a person sees in a cell of a sheet: texts of values, names of places."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import repeat
from typing import overload

from goiaudit.model.cells import Location
from goiaudit.reading.bulk import places

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

_EXACT_DIGITS = 15
_EXACT = 10**_EXACT_DIGITS


class Figures(dict[float, str]):
    """Texts of figures; the cells of a sheet hold the same few."""

    def __missing__(self, value: float) -> str:
        whole = -_EXACT < value < _EXACT and value.is_integer()
        text = self[value] = str(int(value)) if whole else figure(value)
        return text


@dataclass(frozen=True, slots=True)
class SheetPlaces(Sequence[Location]):
    """Places of cells of a sheet by their names, made when they are asked for."""

    sheet: str
    names: Sequence[str]

    def __len__(self) -> int:
        return len(self.names)

    @overload
    def __getitem__(self, index: int) -> Location: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Location]: ...
    def __getitem__(self, index: int | slice) -> Location | Sequence[Location]:
        if isinstance(index, slice):
            return SheetPlaces(self.sheet, self.names[index])
        return Location(sheet=self.sheet, cell=self.names[index])

    def __iter__(self) -> Iterator[Location]:
        return iter(places(sheet=repeat(self.sheet), cell=self.names))


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
