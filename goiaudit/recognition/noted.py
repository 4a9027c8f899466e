"""Figures that lost their row but not their note: ``22(其中修订16件)`` in front of a table.

A converter that cuts cells of two lines out of a page keeps their order and their notes. The
note tells the column (domain 2.4: issued may include revisions, repealed may include expiry),
the order tells the row. Nothing is put back unless every such figure finds its place.
"""

from __future__ import annotations

from collections.abc import Sequence

from goiaudit.definitions.forms import TableDefinition
from goiaudit.recognition.placed import Aligned, Placed
from goiaudit.recognition.runs import Run
from goiaudit.recognition.strips import Piece
from goiaudit.recognition.values import look, split_note


def put_back(aligned: Aligned, runs: Sequence[Run], orphans: Sequence[int]) -> bool:
    """Give rows that are one value short the noted figures of ``orphans`` (indices of runs).

    True if all of them were given to rows; nothing is changed otherwise.
    """
    if not aligned.layout.notes:
        return False
    figures = [piece for index in orphans for piece in runs[index].values]
    columns = [_column(aligned.layout, piece) for piece in figures]
    short = [placed for placed in aligned.rows.values() if _is_one_short(aligned, placed)]
    # In the order of the page, which a row out of the form's order would contradict.
    short.sort(key=lambda placed: placed.cells[0].source)
    if not figures or None in columns or len(short) != len(figures):
        return False
    for placed, figure, column in zip(short, figures, columns, strict=True):
        place = aligned.layout.rows[placed.row].columns.index(column or "")
        placed.cells = (*placed.cells[:place], figure, *placed.cells[place:])
    return True


def _is_one_short(aligned: Aligned, placed: Placed) -> bool:
    width = len(aligned.layout.rows[placed.row].columns)
    shown = [piece for piece in placed.cells if piece.text]
    plain = all(look(piece.text) == "value" for piece in shown)
    return plain and len(shown) == len(placed.cells) == width - 1 > 0


def _column(layout: TableDefinition, piece: Piece) -> str | None:
    """The one column whose words the note of a figure has, None if it has none or two."""
    _, note = split_note(piece.text)
    found = [key for key, words in layout.notes.items() if any(word in note for word in words)]
    return found[0] if len(found) == 1 else None
