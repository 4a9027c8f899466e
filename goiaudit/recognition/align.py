"""Which run of values is which row of a form: by label, then by place among its neighbours.

What labels and neighbours leave open stays lost; a value is never put where it might belong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from goiaudit.definitions.forms import TableDefinition
from goiaudit.recognition.gaps import fill_gaps, place_blank
from goiaudit.recognition.labels import (
    is_head,
)
from goiaudit.recognition.noted import put_back
from goiaudit.recognition.placed import Aligned, Candidate, Placed, is_alien
from goiaudit.recognition.runs import Run

_NEAR = 3


def align(
    layout: TableDefinition,
    runs: Sequence[Run],
    chain: Sequence[Candidate],
    named: Iterable[Candidate],
) -> Aligned:
    """Place runs on the rows of ``requests`` or ``disclosure`` as one form prints them."""
    own = [item for item in named if item.row in layout.rows and item.table == layout.name]
    aligned = Aligned(layout.name, layout)
    chain = [item for item in chain if item.row in layout.rows]
    if not chain:
        return aligned
    aligned.first, aligned.last = chain[0].index, chain[-1].index
    for item in chain:
        aligned.place(item.index, _placed(item))
    _place_moved(aligned, own)
    fill_gaps(aligned, runs)
    _count_times(aligned, own)
    orphans = list(_orphans(aligned, runs))
    aligned.orphans = frozenset(() if put_back(aligned, runs, orphans) else orphans)
    loose = any(_is_unlabelled(runs[index]) for index in aligned.orphans)
    aligned.loose = loose or any(_has_others(aligned, row) for row in aligned.rows.values())
    return aligned


def align_blank(layout: TableDefinition, runs: Sequence[Run], index: int) -> Aligned:
    """Rows of a table whose labels all stand in one run without values."""
    aligned = Aligned(layout.name, layout, first=index, last=index)
    beside = runs[index + 1 : index + 2]
    aligned.loose = any(run.values and not run.fresh for run in beside)
    place_blank(aligned, runs, list(layout.rows), index, index)
    return aligned


def _placed(item: Candidate) -> Placed:
    label = tuple(item.run.labels[item.found.first : item.found.last + 1])
    return Placed(item.row, label, item.run, item.cells, item.found.name.quality)


def _place_moved(aligned: Aligned, own: Iterable[Candidate]) -> None:
    """Rows that stand out of order but carry their own label in full."""
    low, high = aligned.first - _NEAR, aligned.last + _NEAR
    for item in own:
        if not low <= item.index <= high or item.index in aligned.taken:
            continue
        if item.row not in aligned.rows and (
            item.run.borders or aligned.fits(item.row, item.cells)
        ):
            aligned.place(item.index, _placed(item))


def _count_times(aligned: Aligned, own: Iterable[Candidate]) -> None:
    for item in own:
        placed = aligned.rows.get(item.row)
        inside = aligned.first <= item.index <= aligned.last
        if placed is None or placed.run is item.run or not inside:
            continue
        if aligned.fits(item.row, item.cells):
            placed.times += 1


def _orphans(aligned: Aligned, runs: Sequence[Run]) -> Iterator[int]:
    """Runs in or next to the table whose values belong to no row that is known."""
    low = aligned.first
    while low > 0 and not runs[low].fresh and aligned.first - low < _NEAR:
        low -= 1
    high = aligned.last + 1
    if high < len(runs) and not runs[high].fresh:
        high += 1
    for index in range(low, high):
        if runs[index].values and index not in aligned.taken and not is_alien(runs[index]):
            yield index


def _has_others(aligned: Aligned, placed: Placed) -> bool:
    """Whether a row without borders has the values of another row behind its own."""
    width = len(aligned.layout.rows[placed.row].columns)
    borders = placed.run is None or placed.run.borders or placed.run.glued
    return not borders and width > 1 and len(placed.cells) >= 2 * width


def _is_unlabelled(run: Run) -> bool:
    return all(is_head(piece.text) for piece in run.labels[-1:])
