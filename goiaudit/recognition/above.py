"""Rows of table two whose values stand on the line above their label.

Text taken from a page line by line may have the cells of a row in any order of height. Where the
first values stand under the header alone and the last label has none, each label is that of the
values above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from goiaudit.recognition.labels import RowName, characters, is_head, row_names, row_widths
from goiaudit.recognition.runs import Run
from goiaudit.recognition.strips import Piece

_TABLE = "disclosure"
_LEAST_ROWS = 3


def with_values_below(found: list[Run]) -> list[Run]:
    """The runs, those of a table two with the values above the labels the usual way round."""
    last = next((n for n, run in enumerate(found) if _is_last(found, n)), None)
    if last is None:
        return found
    first = next((n for n in range(last, -1, -1) if found[n].fresh), 0)
    own = found[first : last + 1]
    if len(own) <= _LEAST_ROWS or not own[0].labels or not _is_head_only(own[0]):
        return found
    if any(run.borders or run.glued or _is_beside(run) for run in own):
        return found
    return [*found[:first], *_moved(own), *found[last + 1 :]]


def _is_last(found: Sequence[Run], place: int) -> bool:
    """Whether the run is a label of table two without values, and a sentence follows."""
    run = found[place]
    if run.values or len(run.labels) != 1 or _row(run) is None:
        return False
    return place + 1 == len(found) or found[place + 1].fresh


def _is_head_only(run: Run) -> bool:
    return bool(run.values) and all(is_head(piece.text) for piece in run.labels)


def _is_beside(run: Run) -> bool:
    """Whether the values stand on the line of their label."""
    return bool(run.values) and run.labels[-1].source == run.values[0].source


def _row(run: Run) -> RowName | None:
    """The row that the first label names."""
    return _named(run.labels[0]) if run.labels else None


def _named(label: Piece) -> RowName | None:
    name = row_names().get(characters(label.text))
    return name if name is not None and name.table == _TABLE else None


def _moved(own: Sequence[Run]) -> list[Run]:
    """Each label with the values above it; all values torn if they do not fit their labels."""
    moved: list[Run] = []
    for place, (run, below) in enumerate(pairwise(own)):
        name = _row(below)
        bare = any(map(_named, below.labels[1:]))
        if bare or name is None or len(run.values) not in row_widths()[_TABLE, name.row]:
            for each in own:
                each.torn = True
            return list(own)
        header = run.labels[1:] if place else run.labels
        moved.append(Run([*header, below.labels[0]], run.values, run.lines, fresh=run.fresh))
    return moved
