"""Rows that the chain of labels left open, filled where label or place leave one possibility."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from goiaudit.recognition.labels import (
    begins_row,
    is_head,
    item_number,
    label_at_end,
    labels_inside,
    likeness,
    row_definitions,
    row_number,
)
from goiaudit.recognition.placed import Aligned, Placed, is_alien
from goiaudit.recognition.runs import Run

_SURE, _PIECE, _MARGIN = 0.7, 0.6, 0.1
_NEAR = 3
_NUMBERED = 3
"""Rows that their numbers tell together; fewer may agree by chance."""


def fill_gaps(aligned: Aligned, runs: Sequence[Run]) -> None:
    """Place runs, or blank rows, on the rows of a table that are still missing."""
    for before, missing, after in _gaps(aligned):
        _fill_gap(aligned, runs, before, missing, after)


def _gaps(aligned: Aligned) -> list[tuple[int | None, list[str], int | None]]:
    """Rows not found yet, with the runs of their neighbours in the order of the form."""
    places = {row: index for index, row in aligned.taken.items()}
    gaps: list[tuple[int | None, list[str], int | None]] = []
    before: int | None = None
    missing: list[str] = []
    for row in aligned.layout.rows:
        if row not in places:
            missing.append(row)
            continue
        if missing:
            gaps.append((before, missing, places[row]))
        before, missing = places[row], []
    if missing:
        gaps.append((before, missing, None))
    return [gap for gap in gaps if gap[0] is None or gap[2] is None or gap[0] < gap[2]]


def _fill_gap(
    aligned: Aligned,
    runs: Sequence[Run],
    before: int | None,
    missing: list[str],
    after: int | None,
) -> None:
    low = max(0, aligned.first - _NEAR) if before is None else before + 1
    high = min(len(runs), aligned.last + 1 + _NEAR) if after is None else after
    free = [
        index
        for index in range(low, high)
        if runs[index].values and index not in aligned.taken and not is_alien(runs[index])
    ]
    edge = before is None or after is None
    if not edge and len(free) == len(missing) and _are_numbered(aligned, runs, missing, free):
        for row, index in zip(missing, free, strict=True):
            _place_like(aligned, index, runs[index], row)
        return
    for index, row in list(_alike(aligned, runs, free, missing, edge)):
        _place_like(aligned, index, runs[index], row)
    for rows, places in list(_subgaps(missing, free, aligned.taken)):
        inner = (before is not None or rows[0] != missing[0]) and (
            after is not None or rows[-1] != missing[-1]
        )
        if inner and len(rows) == len(places) and _could_be(aligned, runs, rows, places):
            for row, index in zip(rows, places, strict=True):
                _place_like(aligned, index, runs[index], row)
    if all(index in aligned.taken for index in free) or edge:
        place_blank(aligned, runs, [row for row in missing if row not in aligned.rows], low, high)


def _alike(
    aligned: Aligned, runs: Sequence[Run], free: Sequence[int], missing: Sequence[str], edge: bool
) -> Iterator[tuple[int, str]]:
    """Runs whose damaged label is like that of one missing row and of no other."""
    start = 0
    for index in free:
        texts = [piece.text for piece in runs[index].labels]
        scores = sorted(
            (
                (max(likeness(texts, row) for row in row_definitions(aligned.table, key)), -place)
                for place, key in enumerate(missing[start:], start)
                if aligned.fits(key, runs[index].values)
            ),
            reverse=True,
        )
        if not scores or scores[0][0] < _SURE + (_MARGIN if edge else 0.0):
            continue
        if len(scores) > 1 and scores[1][0] > scores[0][0] - _MARGIN:
            continue
        place = -scores[0][1]
        yield index, missing[place]
        start = place + 1


def _subgaps(
    missing: Sequence[str], free: Sequence[int], taken: Mapping[int, str]
) -> Iterator[tuple[list[str], list[int]]]:
    """What is still open between the rows that were just placed."""
    placed = {taken[index]: index for index in free if index in taken}
    rows: list[str] = []
    floor = -1
    for row in (*missing, None):
        if row is not None and row not in placed:
            rows.append(row)
            continue
        ceiling = placed[row] if row is not None else len(taken) + max(free, default=0) + 1
        places = [index for index in free if floor < index < ceiling and index not in taken]
        if rows and places:
            yield rows, places
        rows, floor = [], ceiling


def _could_be(
    aligned: Aligned, runs: Sequence[Run], rows: Sequence[str], places: Sequence[int]
) -> bool:
    """Whether each run has the shape of its row and no label that speaks against it."""
    for row, index in zip(rows, places, strict=True):
        run = runs[index]
        texts = [piece.text for piece in run.labels]
        if len(run.values) != len(aligned.layout.rows[row].columns):
            return False
        if all(is_head(text) for text in texts) or begins_row(texts[-1], aligned.layout.rows[row]):
            continue
        like = max(likeness(texts, each) for each in row_definitions(aligned.table, row))
        if like < _PIECE:
            return False
    return True


def _are_numbered(
    aligned: Aligned, runs: Sequence[Run], rows: Sequence[str], places: Sequence[int]
) -> bool:
    """Whether runs of the right shape begin the numbered labels of as many rows, one by one.

    Values that stand beside the first line of a label part it, so that no label is whole.
    """
    if len(rows) < _NUMBERED:
        return False
    for row, index in zip(rows, places, strict=True):
        run = runs[index]
        if len(run.values) != len(aligned.layout.rows[row].columns) or not run.labels:
            return False
        number = item_number(run.labels[-1].text)
        if not number or number != row_number(aligned.layout.rows[row]):
            return False
    return True


def _place_like(aligned: Aligned, index: int, run: Run, row: str) -> None:
    aligned.place(index, Placed(row, tuple(run.labels[-1:]), run, tuple(run.values)))


def place_blank(
    aligned: Aligned, runs: Sequence[Run], missing: Sequence[str], low: int, high: int
) -> None:
    """Rows whose label stands in its place without any value.

    Columns are named like rows (其他, 总计), so labels must come in the order of the form.
    """
    order = {row: place for place, row in enumerate(missing)}
    ceiling = len(missing)
    for index in range(min(high, len(runs) - 1), low - 1, -1):
        run = runs[index]
        if any(later.fresh for later in runs[aligned.last + 1 : index + 1]):
            continue
        texts = [piece.text for piece in run.labels]
        label = label_at_end(texts) if run.values else None
        for found in labels_inside(texts, label.first if label else len(texts)):
            name = found.name
            if name.table != aligned.table or order.get(name.row, ceiling) >= ceiling:
                continue
            if index == aligned.first and not any(map(is_head, texts[: found.first])):
                continue
            ceiling = order[name.row]
            pieces = tuple(run.labels[found.first : found.last + 1])
            aligned.rows[name.row] = Placed(name.row, pieces, None, (), name.quality)
