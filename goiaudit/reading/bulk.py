"""Places of whole tables at once.

A named tuple is made by a function written in Python, half of what it takes to make one; for the
hundreds of cells of a report and the ten thousands of a batch sheet tuples are made without it.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from typing import Any, cast, overload

from goiaudit.model.cells import Location
from goiaudit.model.document import Line

_place = cast(Callable[[Iterable[Any]], Location], partial(tuple.__new__, Location))
_line = cast(Callable[[Iterable[Any]], Line], partial(tuple.__new__, Line))


def line_at(text: str, xpath: str) -> Line:
    """A line of a page with its place."""
    return _line((text, _place((None, None, None, None, xpath, None, None, None, None, None)), ()))


def places(**known: Iterable[object]) -> list[Location]:
    """Places from one iterable for each key that is set; the shortest says how many."""
    nothing = repeat(None)
    fields = [known.get(name, nothing) for name in Location._fields]
    return list(map(_place, zip(*fields, strict=False)))


class LazyPlaces(Sequence[Location]):
    """Places made when they are asked for, one by one or many at once; a kind says how.

    ``rows`` has one entry for each place.
    """

    __slots__ = ()
    rows: Sequence[int]

    @abstractmethod
    def one(self, index: int) -> Location:
        """The place with this number."""

    @abstractmethod
    def part(self, chosen: slice) -> Sequence[Location]:
        """The places with these numbers."""

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> Location: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Location]: ...
    def __getitem__(self, index: int | slice) -> Location | Sequence[Location]:
        return self.part(index) if isinstance(index, slice) else self.one(index)


@dataclass(frozen=True, slots=True)
class CellPlaces(LazyPlaces):
    """Places of the cells of a table of a page.

    ``rows`` and ``columns`` count from 0; each XPath is ``start`` and its own of ``steps``.
    """

    table: int
    start: str
    steps: Sequence[str]
    rows: Sequence[int]
    columns: Sequence[int]

    def one(self, index: int) -> Location:
        """The place of one cell."""
        row, column = self.rows[index] + 1, self.columns[index] + 1
        xpath = self.start + self.steps[index]
        return _place((None, self.table, row, column, xpath, None, None, None, None, None))

    def part(self, chosen: slice) -> Sequence[Location]:
        """The places of some cells."""
        return self._made(self.steps[chosen], self.rows[chosen], self.columns[chosen])

    def __iter__(self) -> Iterator[Location]:
        return iter(self._made(self.steps, self.rows, self.columns))

    def _made(
        self, steps: Iterable[str], rows: Iterable[int], columns: Iterable[int]
    ) -> list[Location]:
        start = self.start
        return places(
            table=repeat(self.table),
            row=[row + 1 for row in rows],
            column=[column + 1 for column in columns],
            xpath=[start + step for step in steps] if start else steps,
        )
