"""Table four: one row of fifteen values under a header whose words repeat (domain 2.3)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from goiaudit.definitions.forms import TableDefinition, due_form, forms
from goiaudit.model.cells import Cell, RowShape, Table
from goiaudit.recognition.fill import Shape, Slot, read_slot, spread
from goiaudit.recognition.labels import characters, is_head_piece
from goiaudit.recognition.placed import Placed
from goiaudit.recognition.runs import Run
from goiaudit.recognition.strips import Piece

_WORDS = ("维持", "纠正", "审结", "未经复议", "复议后起诉")
_LAST_WORDS = ("总计", "计", "审结总计", "尚未审结总计")
_SENTENCE = re.compile(r"[、,;:。]")
_LEAST_WORDS = 3
_FRAGMENTS_OF_HEAD = 64
_FALLBACK = "2021"


@dataclass(frozen=True, slots=True)
class DisputeTable:
    """The recognised table, its header fragments and its runs ``first`` to ``last``."""

    table: Table
    head: tuple[Piece, ...]
    first: int
    last: int


def recognise_disputes(
    runs: Sequence[Run], taken: Collection[int], year: int | None
) -> DisputeTable | None:
    """Table four, None where the text has none; ``taken`` are runs of the other tables."""
    form = forms().get(due_form(year) or "", forms()[_FALLBACK])
    definition = form.tables["disputes"]
    width = len(definition.addresses())
    found = [
        (min(len(run.values), width), header_words(run), -index)
        for index, run in enumerate(runs)
        if run.values and index not in taken and _heads_disputes(run)
    ]
    if not found:
        return None
    first = -max(found)[2]
    run, last = _whole(runs, first, taken, width)
    cut = any(_is_loose(runs, index, taken) for index in (first - 1, last + 1))
    slots, shown = spread(Placed("", (), run, tuple(run.values)), Shape(width, cut=cut))
    head = _head(run)
    place = head[0].location if head else None
    cells = _cells(definition, slots)
    shapes = _shapes(definition, slots, shown)
    table = Table("disputes", None, form.key, cells, shapes, place)
    return DisputeTable(table, head, first, last)


def header_words(run: Run) -> int:
    """How many of the words that only the header of table four has stand before the values."""
    fragments = [piece.text for piece in run.labels[-_FRAGMENTS_OF_HEAD:]]
    text = characters("".join(text for text in fragments if not _SENTENCE.search(text)))
    return sum(word in text for word in _WORDS)


def _heads_disputes(run: Run) -> bool:
    named = run.named is not None and characters(run.labels[-1].text) not in _LAST_WORDS
    return not named and header_words(run) >= _LEAST_WORDS


def _is_loose(runs: Sequence[Run], index: int, taken: Collection[int]) -> bool:
    """Whether a run next to the row holds values under words of the header, or under none."""
    if not 0 <= index < len(runs) or index in taken or not runs[index].values:
        return False
    return all(is_head_piece(piece.text) for piece in runs[index].labels)


def _whole(runs: Sequence[Run], first: int, taken: Collection[int], width: int) -> tuple[Run, int]:
    """The run, with the unlabelled ones behind it where together they make the row."""
    values = list(runs[first].values)
    lines = list(runs[first].lines)
    borders = runs[first].borders
    for index in range(first + 1, min(first + 3, len(runs))):
        run = runs[index]
        if run.labels or run.fresh or index in taken:
            break
        values += run.values
        lines += run.lines
        borders = borders and run.borders
        if len(values) == width:
            return Run(runs[first].labels, values, lines, borders), index
    return runs[first], first


def _cells(definition: TableDefinition, slots: Sequence[Slot]) -> tuple[Cell, ...]:
    return tuple(
        read_slot(slot, address, "count", None)
        for slot, address in zip(slots, definition.addresses(), strict=True)
    )


def _shapes(
    definition: TableDefinition, slots: Sequence[Slot], shown: int
) -> Mapping[str, RowShape]:
    """Shape of each block of five; values beyond the last belong to the last."""
    shapes: dict[str, RowShape] = {}
    start = 0
    for key, row in definition.rows.items():
        width = len(row.columns)
        rest = shown - start
        last = start + width == len(slots)
        piece = slots[start][1]
        place = piece.location if piece is not None else None
        shapes[key] = RowShape(rest if last else max(0, min(width, rest)), 1, row.core, place)
        start += width
    return {key: _not_negative(shape) for key, shape in shapes.items()}


def _not_negative(shape: RowShape) -> RowShape:
    return RowShape(max(0, shape.values), shape.times, shape.label, shape.location)


def _head(run: Run) -> tuple[Piece, ...]:
    start = len(run.labels)
    while start > 0 and is_head_piece(run.labels[start - 1].text):
        start -= 1
    return tuple(run.labels[start:])
