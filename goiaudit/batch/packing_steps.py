"""The steps from a table of a page to its cells, for ``packing``: most count from 1 in each row.

Pages of one template have the same steps, so that they are packed and unpacked once for many.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

Steps = tuple[str | tuple[str, ...], bytes]
"""What stands before the numbers of each row, as lines, with the last number; or all steps."""
_MOST_KEPT = 1_000
"""Steps that are remembered; the tables of a report have some two hundred cells."""


def packed_steps(steps: Sequence[str]) -> Steps:
    """Steps in few bytes if they are counted as usual."""
    own = tuple(steps)
    return _remembered(own) if len(own) <= _MOST_KEPT else _packed(own)


def _packed(steps: tuple[str, ...]) -> Steps:
    rows: list[str] = []
    last: list[int] = []
    for step in steps:
        row, _, number = step.rpartition("[")
        if not rows or number == "1]":
            rows.append(row)
            last.append(0)
        last[-1] += 1
    if max(last, default=0) <= 255:
        packed = "\n".join(rows), bytes(last)
        if steps_of(packed) == steps:
            return packed
    return steps, b""


_remembered = lru_cache(maxsize=64)(_packed)


@lru_cache(maxsize=64)
def steps_of(packed: Steps) -> tuple[str, ...]:
    """The steps that were packed."""
    rows, last = packed
    if isinstance(rows, tuple):
        return rows
    numbered = zip(rows.split("\n"), last, strict=False)
    return tuple(chain.from_iterable(_row(row, count) for row, count in numbered))


def _row(row: str, count: int) -> list[str]:
    return [f"{row}[{number}]" for number in range(1, count + 1)]
