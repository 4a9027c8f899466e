"""Table two of a page whose text has values above their label, or labels of two rows together.

Where no value is missing, rows are told by the order of all values; of two rows under one heading
only if a label stands between their values, for these may have been read downwards. Where values
are missing, those that stand under a header and no label say that a label may have another row's
values, and nothing is read that does not stand beside its label.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from goiaudit.definitions.forms import RowDefinition, forms
from goiaudit.recognition.labels import (
    Found,
    RowName,
    characters,
    is_head,
    labels_inside,
    row_widths,
)
from goiaudit.recognition.runs import Run
from goiaudit.recognition.strips import Piece

_TABLE = "disclosure"
_HEADERS = {
    "收费": ("fees",),
    "采购": ("procurement",),
    "制发": ("regulations", "normative_documents"),
    "制作": ("regulations", "normative_documents"),
    "上一年": ("licensing", "other_services", "penalties", "coercion", "fees"),
    "决定": ("licensing", "other_services", "penalties", "coercion"),
}
"""What the header of the values of some rows, and of no others, has in it."""


def with_disclosure_by_blocks(found: list[Run]) -> list[Run]:
    """The runs, those of a table two with values under no label told by order or torn."""
    if not any(_is_under_header(run) or _is_of_two(run) for run in found):
        return found
    starts = [index for index, run in enumerate(found) if run.fresh and index]
    told: list[Run] = []
    for start, end in pairwise([0, *starts, len(found)]):
        segment = found[start:end]
        told += segment if any(run.borders or run.glued for run in segment) else _told(segment)
    return told


def _told(segment: Sequence[Run]) -> Sequence[Run]:
    under = any(map(_is_under_header, segment))
    two = any(map(_is_of_two, segment))
    if not under and not two:
        return segment
    rows = _by_order(segment)
    if rows is not None:
        return rows
    lost = (two and any(map(_is_short, segment))) or (under and any(map(_has_bare_label, segment)))
    if lost:
        for run in segment:
            run.torn = run.torn or (bool(run.values) and not _is_beside(run))
    return segment


def _is_under_header(run: Run) -> bool:
    """Whether the values of a run stand under a header of table two and no label."""
    if not run.values or run.borders or run.glued or run.named is not None or not run.labels:
        return False
    texts = [piece.text for piece in run.labels]
    return is_head(texts[-1]) and any(word in text for text in texts[-4:] for word in _HEADERS)


def _is_of_two(run: Run) -> bool:
    """Whether a run has more values than the row of table two that it names."""
    if run.borders or run.glued or run.named is None or run.named.name.table != _TABLE:
        return False
    return len(run.values) > _width(run.named.name)


def _is_short(run: Run) -> bool:
    """Whether a run has fewer values than the row that it names."""
    return run.named is not None and 0 < len(run.values) < _width(run.named.name)


def _width(name: RowName) -> int:
    return max(row_widths()[name.table, name.row])


def _has_bare_label(run: Run) -> bool:
    """Whether a run names a row of table two and no values follow the label."""
    texts = [piece.text for piece in run.labels]
    end = run.named.first if run.named and run.values else len(texts)
    return any(found.name.table == _TABLE for found in labels_inside(texts, end))


def _is_beside(run: Run) -> bool:
    """Whether all values stand on the line of their label."""
    return len({piece.source for piece in (*run.labels[-1:], *run.values)}) == 1


def _by_order(segment: Sequence[Run]) -> list[Run] | None:
    """A run for each row of table two, None unless all labels and as many values stand there."""
    labels = [piece for run in segment for piece in run.labels]
    values = [piece for run in segment for piece in run.values]
    text = characters("".join(piece.text for piece in labels))
    for form in forms().values():
        layout = form.tables[_TABLE]
        rows = list(layout.rows.values())
        own = [marker for marker in layout.markers if characters(marker) in text]
        if not own or sum(len(row.columns) for row in rows) != len(values):
            continue
        places = _label_places(labels, rows)
        if places is not None:
            return _runs(segment, rows, places)
    return None


def _label_places(labels: Sequence[Piece], rows: Sequence[RowDefinition]) -> list[int] | None:
    """The label of each row, None unless each stands there alone and all in order."""
    places: list[int] = []
    for row in rows:
        names = {characters(text) for text in (row.core, *row.aliases)}
        own = [n for n, piece in enumerate(labels) if characters(piece.text) in names]
        if len(own) != 1 or own[0] <= max(places, default=-1):
            return None
        places += own
    return places


def _runs(
    segment: Sequence[Run], rows: Sequence[RowDefinition], places: Sequence[int]
) -> list[Run] | None:
    """A run for each row, None if values begin where none should or stand under another header."""
    labels = [piece for run in segment for piece in run.labels]
    values = [piece for run in segment for piece in run.values]
    breaks, headers = frozenset(_starts(segment)), list(_headers(segment))
    told: list[Run] = []
    end = 0
    for row, above, place in zip(rows, (-1, *places), places, strict=False):
        start, end = end, end + len(row.columns)
        if any(word and row.key not in _HEADERS[word] for word in headers[start:end]):
            return None
        pieces, cells = labels[above + 1 : place + 1], values[start:end]
        torn = not breaks.isdisjoint(range(start + 1, end))
        if start not in breaks:
            if not told or row.clause != rows[len(told) - 1].clause:
                return None
            if len(cells) > 1 and len({piece.text for piece in (*told[-1].values, *cells)}) > 1:
                torn = told[-1].torn = True
        found = Found(RowName(_TABLE, row.key, "exact"), len(pieces) - 1, len(pieces) - 1)
        fresh = segment[0].fresh and not told
        told.append(Run(pieces, cells, [len(cells)], fresh=fresh, torn=torn, _named=(found,)))
    told[-1].labels.extend(labels[places[-1] + 1 :])
    return told


def _starts(segment: Sequence[Run]) -> Iterator[int]:
    """The numbers of the values that stand right behind a label."""
    place = 0
    for run in segment:
        yield place
        place += len(run.values)


def _headers(segment: Sequence[Run]) -> Iterator[str]:
    """For each value what the header above it has in it, nothing if there is none."""
    last = ""
    for run in segment:
        for piece in run.labels:
            if is_head(piece.text):
                last = next((word for word in _HEADERS if word in piece.text), last)
        yield from (last for _ in run.values)
