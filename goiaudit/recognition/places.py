"""Places of what was found, made only when somebody asks where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from goiaudit.model.cells import Location


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

    def __reduce__(self) -> tuple[type, tuple[Sequence[Location | None]]]:
        return list, (list(self),)
