"""Rows of table three that lost their blank cells: ``2 | 1 | 3 | ||||`` under seven columns.

Nothing tells which kinds of applicants the figures are of. Where each row adds up to its last
figure, and the last figures balance as totals do, these are the totals; the others are nobody's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from goiaudit.recognition.placed import Aligned, Placed
from goiaudit.recognition.swapped import balances
from goiaudit.recognition.values import is_plain

_TOTAL, _FEWEST, _MOST = "total", 2, 5


def ends_in_total(aligned: Aligned) -> frozenset[str]:
    """The rows with too few figures of which the last one is sure to be the total."""
    rows = aligned.layout.rows
    short = {
        key: figures
        for key, placed in aligned.rows.items()
        if rows[key].columns[-1] == _TOTAL and (figures := _figures(placed))
    }
    if not any(map(any, short.values())) or any(map(aligned.is_cut, short)):
        return frozenset()
    adding_up = all(2 * figures[-1] == sum(figures) for figures in short.values())
    return frozenset(short) if adding_up and _are_balanced(aligned, short) else frozenset()


def _figures(placed: Placed) -> Sequence[int]:
    """The figures of a row that has a few and nothing else, none for another row."""
    if placed.run is None or placed.run.glued or placed.run.torn:
        return ()
    texts = [cell.text for cell in placed.cells]
    few = _FEWEST <= len(texts) <= _MOST and all(map(is_plain, texts))
    return list(map(int, texts)) if few else ()


def _are_balanced(aligned: Aligned, short: Mapping[str, Sequence[int]]) -> bool:
    """Whether totals come out even in each balance of rows, if all of them are there."""
    totals = dict(_totals(aligned, short))
    rests = [
        sum(sign * totals[row] for row, sign in signs.items())
        for signs in balances(aligned.layout.rows.keys())
        if totals.keys() >= signs.keys()
    ]
    return bool(rests) and not any(rests)


def _totals(aligned: Aligned, short: Mapping[str, Sequence[int]]) -> Iterator[tuple[str, int]]:
    """The last figure of each row, 0 for a blank one; rows with anything else have none."""
    for key, placed in aligned.rows.items():
        filled = [cell.text for cell in placed.cells if cell.text]
        if key in short:
            yield key, short[key][-1]
        elif placed.run is None or filled in ([], ["0"]):
            yield key, 0
        elif len(filled) == len(aligned.layout.rows[key].columns) and is_plain(filled[-1]):
            yield key, int(filled[-1])
