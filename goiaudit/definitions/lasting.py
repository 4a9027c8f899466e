"""Building many objects that stay: the cyclic collector would walk them all again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_BETWEEN_COLLECTIONS = 100_000
"""Objects made between two collections: modules, rules and patterns are made of as many."""


def collect_rarely() -> None:
    """Let the cyclic collector of this process run less often; for the owner of the process."""
    gc.set_threshold(_BETWEEN_COLLECTIONS)


@contextmanager
def lasting() -> Iterator[None]:
    """Without cyclic collection inside; as a decorator, while the function runs.

    Rules, documents and reports are trees without cycles, none of which is garbage while they
    are made. Collected as usual, a quarter to half of the time goes into looking for some.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
