"""Places of cells by columns, for ``packing``: those of a page are made no sooner than before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from goiaudit.batch.packing_columns import long, numbers, short
from goiaudit.model.cells import Location, Places
from goiaudit.reading.bulk import CellPlaces
from goiaudit.recognition.places import Taken

_ON_PAGE, _BY_COLUMN, _ONE_BY_ONE = range(3)
"""How places are packed."""
Packed = tuple[Any, ...]


def packed_places(places: Sequence[Location | None]) -> Packed:
    """The columns of places that are used, with their numbers; as they are if one is missing."""
    taken = places.flat() if isinstance(places, Taken) else Taken(range(len(places)), places)
    if isinstance(taken.places, CellPlaces):
        return _packed_page(taken.places, taken.numbers)
    if isinstance(places, Places):
        columns: Iterable[Sequence[Any]] = places.columns
    else:
        found = tuple(places)  # once: some are made only now
        if None in found:
            return _ONE_BY_ONE, found
        columns = zip(*found, strict=True)
    used = ((n, column) for n, column in enumerate(columns) if column.count(None) < len(column))
    return _BY_COLUMN, tuple((n, short(column)) for n, column in used)


def places_of(packed: Packed, count: int) -> Sequence[Location | None]:
    """The places that were packed, ``count`` of them."""
    kind, *told = packed
    if kind == _ON_PAGE:
        table, start, steps, rows, columns = told
        found = (long(column, count) for column in (steps, rows, columns))
        return CellPlaces(table, start, *found)
    (known,) = told
    if kind == _ONE_BY_ONE:
        return tuple(known)
    by_field: list[Sequence[Any]] = [(None,) * count] * len(Location._fields)
    for n, column in known:
        by_field[n] = long(column, count)
    return Places(tuple(by_field))


def _packed_page(places: CellPlaces, chosen: Sequence[int]) -> Packed:
    steps = short([*map(places.steps.__getitem__, chosen)])
    rows = numbers([*map(places.rows.__getitem__, chosen)])
    columns = numbers([*map(places.columns.__getitem__, chosen)])
    return _ON_PAGE, places.table, places.start, steps, rows, columns
