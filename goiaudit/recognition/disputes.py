"""Table four: one row of fifteen values under a header whose words repeat (domain 2.3)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from goiaudit.definitions.forms import TableDefinition, due_form, forms
from goiaudit.model.cells import Cell, RowShape, Table
from goiaudit.recognition.fill import Shape, Slot, read_slot, spread
from goiaudit.recognition.labels import characters, is_head_piece
from goiaudit.recognition.lines import Lines
from goiaudit.recognition.lineshapes import is_section_heading
from goiaudit.recognition.placed import Placed
from goiaudit.recognition.runs import Run
from goiaudit.recognition.strips import Piece
from goiaudit.recognition.values import look

_WORDS = ("维持", "纠正", "审结", "未经复议", "复议后起诉")
_LAST_WORDS = ("总计", "计", "审结总计", "尚未审结总计")
_KINDS = ("review", "litigation_direct", "litigation_after_review")
_KIND = re.compile(
    r"(?P<litigation_direct>未经(?:行政)?复议)|(?P<litigation_after_review>(?:行政)?复议后)|"
    r"(?P<review>行政复议)"
)
_SENTENCE, _SEVERAL = re.compile(r"[、,;:。]"), re.compile(r"[、,;。]")
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
    lines: Lines, runs: Sequence[Run], taken: Collection[int], year: int | None
) -> DisputeTable | None:
    """Table four, None where the text has none; ``taken`` are runs of the other tables.

    Without any header, just fifteen figures right under the section heading are its row.
    """
    form = forms().get(due_form(year) or "", forms()[_FALLBACK])
    definition = form.tables["disputes"]
    width = len(definition.addresses())
    found = [
        (min(len(run.values), width), header_words(run), -index)
        for index, run in enumerate(runs)
        if run.values and index not in taken and _heads_disputes(run)
    ] or [
        (width, 0, -index)
        for index, run in enumerate(runs)
        if index not in taken and _is_headless(lines, run, width)
    ]
    if not found:
        return None
    heads = sorted(-place for _, _, place in found)
    parts = _in_parts(runs, heads[0], taken, width)
    first = heads[0] if parts else -max(found)[2]
    run, last = parts or _whole(runs, first, taken, width)
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
    text = _header(run)
    return sum(word in text for word in _WORDS)


def _header(run: Run, left_out: re.Pattern[str] = _SENTENCE) -> str:
    """The characters of the labels before the values, sentences left out."""
    fragments = [piece.text for piece in run.labels[-_FRAGMENTS_OF_HEAD:]]
    return characters("".join(text for text in fragments if not left_out.search(text)))


def _heads_disputes(run: Run) -> bool:
    named = run.named is not None and characters(run.labels[-1].text) not in _LAST_WORDS
    return not named and header_words(run) >= _LEAST_WORDS


def _is_headless(lines: Lines, run: Run, width: int) -> bool:
    """Whether a run is just the figures of the row, right under the heading of section four."""
    if run.labels or not run.fresh or len(run.values) != width:
        return False
    texts = [piece.text for piece in run.values]
    if any(look(text) != "value" for text in texts) or texts[:width] == _numbers(texts[0], width):
        return False
    above = bisect_left(lines.filled, run.values[0].source) - 1
    heading = lines.texts[lines.filled[above]] if above >= 0 else ""
    return is_section_heading(heading) and "复议" in heading and "诉讼" in heading


def _numbers(first: str, count: int) -> list[str]:
    """As many numbers from the first on as columns may be counted with."""
    return [str(int(first) + n) for n in range(count)] if first in ("0", "1") else []


def _in_parts(
    runs: Sequence[Run], first: int, taken: Collection[int], width: int
) -> tuple[Run, int] | None:
    """The row made of tables, or rows, of their own for each kind of case, and its last run.

    None unless each says which kinds it is of and shows all values of theirs.
    """
    values: dict[str, list[Piece]] = {}
    lines: list[int] = []
    each = width // len(_KINDS)
    for index in range(first, min(first + len(_KINDS), len(runs))):
        run = runs[index]
        kinds = _kinds_of(run)
        shown = _shown(run, each * len(kinds))
        if index in taken or shown is None or not values.keys().isdisjoint(kinds):
            return None
        for place, kind in enumerate(kinds):
            values[kind] = shown[place * each : (place + 1) * each]
        lines += run.lines
        if len(values) == len(_KINDS):
            cells = [piece for kind in _KINDS for piece in values[kind]]
            borders = all(part.borders for part in runs[first : index + 1])
            return (
                (Run(runs[first].labels, cells, lines, borders), index) if index > first else None
            )
    return None


def _kinds_of(run: Run) -> list[str]:
    """The kinds of cases that the labels of a run name, in their order."""
    found = (match.lastgroup or "" for match in _KIND.finditer(_header(run, _SEVERAL)))
    return list(dict.fromkeys(found))


def _shown(run: Run, count: int) -> list[Piece] | None:
    """The values of a run if there are as many as ``count``, spans behind them left out."""
    values = list(run.values)
    while len(values) > count and not values[-1].text:
        values.pop()
    return values if 0 < count == len(values) and not run.glued else None


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
