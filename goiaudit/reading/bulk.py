"""Places of whole tables at once.

A named tuple is made by a function written in Python, half of what it takes to make one; for the
hundreds of cells of a report and the ten thousands of a batch sheet tuples are made without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import repeat
from typing import Any, cast

from goiaudit.model.cells import Location

_place = cast(Callable[[Iterable[Any]], Location], partial(tuple.__new__, Location))


def places(**known: Iterable[object]) -> list[Location]:
    """Places from one iterable for each key that is set; the shortest says how many."""
    nothing = repeat(None)
    fields = [known.get(name, nothing) for name in Location._fields]
    return list(map(_place, zip(*fields, strict=False)))
