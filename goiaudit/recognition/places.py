"""Places of what was found, made only when somebody asks where it stands."""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import overload

from goiaudit.model.cells import Location
from goiaudit.model.text import Paragraph
from goiaudit.recognition.lines import Item


class Nested(Sequence[Location | None]):
    """Places of lines and of the cells of tables, one after the other."""

    @abstractmethod
    def within(self, numbers: Sequence[int]) -> Taken | None:
        """Some of them as places of one table; None where they are not all in one."""


@dataclass(frozen=True, slots=True)
class Taken(Sequence[Location | None]):
    """Some of the places of the lines and cells of a table, by their numbers."""

    numbers: Sequence[int]
    places: Sequence[Location | None]

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[Location | None]:
        return map(list(self.places).__getitem__, self.numbers)

    @overload
    def __getitem__(self, index: int) -> Location | None: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Location | None]: ...
    def __getitem__(self, index: int | slice) -> Location | Sequence[Location | None] | None:
        if isinstance(index, slice):
            return Taken(self.numbers[index], self.places)
        return self.places[self.numbers[index]]

    def flat(self) -> Taken:
        """The same; where all stand in one table, taken from that table's own places."""
        found = self.places.within(self.numbers) if isinstance(self.places, Nested) else None
        return found or self

    def __reduce__(self) -> tuple[type, tuple[Sequence[Location | None]]]:
        return list, (list(self),)


class RowPlaces(Nested):
    """The places of lines, of the cells of rows and of whole tables, made when they are asked for.

    ``offsets`` has the number of the first place of each item; -1 is nowhere.
    """

    def __init__(self, items: Sequence[Item], offsets: Sequence[int]) -> None:
        self._items = items
        self._offsets = offsets

    def __len__(self) -> int:
        return self._offsets[-1] + 1

    def __iter__(self) -> Iterator[Location | None]:
        return iter(self.made)

    @overload
    def __getitem__(self, index: int) -> Location | None: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Location | None]: ...
    def __getitem__(self, index: int | slice) -> Location | Sequence[Location | None] | None:
        if isinstance(index, slice):
            return self.made[index]
        if index < 0:
            return None
        at = bisect_right(self._offsets, index) - 1
        item, number = self._items[at], index - self._offsets[at]
        if isinstance(item, Paragraph):
            return item.cells[number].location if item.cells else item.location
        return item.places[item.seats[number]]

    def within(self, numbers: Sequence[int]) -> Taken | None:
        """Some of them as places of one table; None where they are not all in one."""
        lowest, highest = min(numbers, default=-1), max(numbers, default=-1)
        if lowest < 0:
            return None
        first, last = (bisect_right(self._offsets, n) - 1 for n in (lowest, highest))
        rows = [item for item in self._items[first : last + 1] if not isinstance(item, Paragraph)]
        if len(rows) <= last - first or any(row.places is not rows[0].places for row in rows):
            return None
        start, seats = self._offsets[first], list(chain.from_iterable(row.seats for row in rows))
        return Taken([seats[n - start] for n in numbers], rows[0].places)

    @cached_property
    def made(self) -> list[Location | None]:
        """All of them, and None at the end for nowhere."""
        places: list[Location | None] = []
        known: Sequence[Location | None] | None = None
        own: list[Location | None] = []
        for item in self._items:
            if not isinstance(item, Paragraph):
                if item.places is not known:
                    known, own = item.places, list(item.places)
                places += [own[seat] for seat in item.seats]
            elif item.cells:
                places += [location for _, location in item.cells]
            else:
                places.append(item.location)
        return [*places, None]
