"""Which rows of a whole table three are borne out by the sums of its columns.

The order in which a page's text has the values of a row is not always that of the columns. A row
adds up all the same; its columns do not. What one wrong figure in a row explains is a mistake of
the report and is read; what it does not explain is left to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from goiaudit.recognition.swapped import balances

_MOST_WRONG = 2

Figures = Mapping[str, Sequence[int]]
"""The seven figures of each row, by its key."""


def doubtful(figures: Figures) -> frozenset[str] | None:
    """The rows of which figures may be those of another column, None if that is any row."""
    wrong = [row for row, own in figures.items() if 2 * own[-1] != sum(own)]
    if len(wrong) > _MOST_WRONG:
        return None
    if wrong and any(not _residues(mended) for mended in _mended(figures, wrong)):
        return frozenset()
    residues = _residues(figures)
    columns = {column for own in residues for column, rest in enumerate(own) if rest}
    if not wrong and all(_is_one_way(own) for own in residues):
        return frozenset()
    touched = {row for row, own in figures.items() if any(own[column] for column in columns)}
    return frozenset({*wrong, *touched})


def _mended(figures: Figures, wrong: Sequence[str]) -> Iterator[Figures]:
    """The table with one figure of each wrong row changed so that the row adds up."""
    columns = range(len(next(iter(figures.values()))))
    for places in product(columns, repeat=len(wrong)):
        mended = dict(figures)
        for row, place in zip(wrong, places, strict=True):
            own = list(mended[row])
            missing = 2 * own[-1] - sum(own)
            own[place] += -missing if place == columns[-1] else missing
            mended[row] = own
        yield mended


def _residues(figures: Figures) -> list[list[int]]:
    """What is left of each column in each balance of rows that does not come to nothing."""
    found = []
    for signs in balances(figures.keys()):
        rest = [
            sum(own)
            for own in zip(*(_times(figures[row], signs[row]) for row in signs), strict=True)
        ]
        if any(rest):
            found.append(rest)
    return found


def _times(own: Sequence[int], sign: int) -> list[int]:
    return [sign * number for number in own]


def _is_one_way(rest: Sequence[int]) -> bool:
    """Whether no column has too much and another too little."""
    return min(rest[:-1]) >= 0 or max(rest[:-1]) <= 0
