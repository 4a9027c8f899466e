"""Columns of a Word table as a person sees them.

Whoever drags a border in one row of a table makes Word add a column as wide as the shift to the
grid of the whole table: cells above each other then start in different columns a hair apart.
Edges closer than any cell that could hold a figure are one edge.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

MOST_COLUMNS = 5_000
_HAIR = 150
"""Twips (2.6 mm): less than a figure and the margins of its cell."""
_USUAL = 1_000
_WIDEST = 31_680


def edges(spans: Iterable[tuple[int, int]], widths: Sequence[int]) -> Mapping[int, int]:
    """Each column where a cell starts or ends, by its number among the columns seen.

    ``spans`` are first column and the column behind the last of every cell, ``widths`` those of
    the grid in twips. A table without widths, or of absurd width, keeps the columns it has.
    """
    cells = sorted(set(spans))
    last = max((end for _, end in cells), default=0)
    if not widths or last > MOST_COLUMNS:
        return {edge: edge for span in cells for edge in span}
    sizes = [min(max(width, 0), _WIDEST) for width in widths[:last]]
    sizes += [_USUAL] * (last - len(sizes))
    place = [0, *accumulate(sizes)]
    narrow = _narrow(cells, place)
    found = [0]
    begin = 0
    for edge in range(1, last + 1):
        if place[edge] - place[begin] > _HAIR or edge in narrow:
            begin = edge
        found.append(found[-1] + (begin == edge))
    return {edge: found[edge] for span in cells for edge in span}


def _narrow(cells: Sequence[tuple[int, int]], place: Sequence[int]) -> frozenset[int]:
    """Ends of cells so narrow that moving them to their beginning would take the cell away."""
    return frozenset(end for start, end in cells if place[end] - place[start] <= _HAIR)
