"""Places of cells by columns, for ``packing``: those of a page are made no sooner than before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from goiaudit.batch.packing_columns import Column, long, numbers, short
from goiaudit.batch.packing_steps import Steps, packed_steps, steps_of
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
        # The cells and the rows of a table have places of one page, which is packed once.
        return _ON_PAGE, numbers(taken.numbers), taken.places
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
        chosen, page = told
        return Taken(long(chosen, count), page)
    (known,) = told
    if kind == _ONE_BY_ONE:
        return tuple(known)
    by_field: list[Sequence[Any]] = [(None,) * count] * len(Location._fields)
    for n, column in known:
        by_field[n] = long(column, count)
    return Places(tuple(by_field))


def packed_page(places: CellPlaces) -> tuple[Callable[..., CellPlaces], Packed]:
    """What makes the places of a table of a page, and of what."""
    rows, columns = numbers(places.rows), numbers(places.columns)
    return page_of, (places.table, places.start, packed_steps(places.steps), rows, columns)


def page_of(table: int, start: str, steps: Steps, rows: Column, columns: Column) -> CellPlaces:
    """The places that were packed."""
    found = steps_of(steps)
    return CellPlaces(table, start, found, long(rows, len(found)), long(columns, len(found)))
