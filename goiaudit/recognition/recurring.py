"""Tables that stand as in a report before: their rows are known, only their figures are read.

Reports come from the same few systems, which draw the form in the same words and cells. What is
found in the tables then differs by figures and places alone, so it is worked out once for each
skeleton, the lines with every plain figure masked, and filled for each report.

That is sound only where nothing that was decided hangs on a figure. Figures are looked at where
a row shows fewer or more of them than it has cells, and a lone zero may stand for a whole row.
So a skeleton is used only if its tables are whole: every row found once, every masked figure in
a cell of its own, and no row with a masked figure next to a cell without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from goiaudit.definitions.forms import due_form, forms
from goiaudit.model.cells import Cell, CellState, Location, Table
from goiaudit.model.text import Paragraph, RowCell
from goiaudit.recognition.fill import column_kind
from goiaudit.recognition.grids import row_of
from goiaudit.recognition.labels import (
    characters,
    is_head_piece,
    label_at_end,
    row_names,
    row_widths,
)
from goiaudit.recognition.lines import Lines
from goiaudit.recognition.lineshapes import line_shape
from goiaudit.recognition.normalise import fold
from goiaudit.recognition.tables import TablesFound, recognise_tables
from goiaudit.recognition.values import Kind, look, read_value

_FIGURE = re.compile(
    r"(?:0|[1-9]\d{0,2}(?:,\d{3}){1,2}|[1-9]\d{0,9})(?:\.\d{1,4})?([千万亿]?元)?", re.ASCII
)
_MASKS = ("#", "#元")
"""Stand for a figure without and with a unit; no cell of a report holds them."""
_BREAK = "。"
"""Stands for a sentence or heading that ends what is above it, whatever it says."""
_PIPES = "\n|"
"""Before the cells of a line with pipes; no cell holds a line end."""
_TABLES = ("requests", "disclosure", "disputes")
_LEAST_FIGURES, _MOST_LINES, _FEW_VALUES = 40, 400, 5
_KNOWN = 256
_new = tuple.__new__  # makes a named tuple in a third of the time that its constructor takes

Entry = str | tuple[str, ...]
"""A line without borders as printed, or the cells of a row."""


class Skeleton(NamedTuple):
    """The lines between two breaks that hold all tables; ``first`` is the index of the first."""

    entries: tuple[Entry, ...]
    first: int
    figures: Sequence[str]


class _Slot(NamedTuple):
    """A cell of the form: where it stands, and which figure it holds if that is masked."""

    cell: Cell
    line: int
    column: int | None
    figure: int | None
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is found in a skeleton; places are line and cell (from 1) as ``Location`` has them."""

    found: TablesFound
    slots: Mapping[str, Sequence[_Slot]]


@dataclass(slots=True)
class _Memory:
    """How often a skeleton was seen, and from the second time on its plan if it has one."""

    seen: int = 0
    plan: _Plan | None = None


def tables_of(lines: Lines, year: int | None) -> TablesFound:
    """As ``recognise_tables``, quicker for what came before."""
    skeleton = _skeleton(lines)
    if skeleton is None:
        return recognise_tables(lines, year)
    memory = _memory(skeleton.entries, due_form(year))
    memory.seen += 1
    if memory.seen == 2:
        memory.plan = _plan(skeleton.entries, year)
    if memory.plan is not None:
        return _filled(memory.plan, lines, skeleton)
    return recognise_tables(lines, year)


def forget() -> None:
    """Know no tables any more, as at the start of a program."""
    _memory.cache_clear()


@lru_cache(maxsize=_KNOWN)
def _memory(_entries: tuple[Entry, ...], _form: str | None) -> _Memory:
    return _Memory()


def _skeleton(lines: Lines) -> Skeleton | None:
    """The skeleton of a text whose tables have cell borders, None for any other."""
    rows = [n for n, line in enumerate(lines) if line.cells or "|" in lines.texts[n]]
    if not rows or rows[-1] - rows[0] > _MOST_LINES:
        return None
    first, last = rows[0], rows[-1]
    while first > 0 and not _breaks(lines.texts[first - 1]):
        first -= 1
    while last + 1 < len(lines) and not _breaks(lines.texts[last + 1]):
        last += 1
    outside = chain(lines.texts[:first], lines.texts[last + 1 :])
    if not all(map(_is_apart, filter(None, outside))):
        return None
    # What a repair does depends on what stands around it.
    if any(lines.repaired[first : last + 1]):
        return None
    figures: list[str] = []
    entries = tuple(_entry(lines[n], lines.texts[n], figures) for n in range(first, last + 1))
    return Skeleton(entries, first, figures) if len(figures) >= _LEAST_FIGURES else None


def _breaks(text: str) -> bool:
    return bool(text) and "|" not in text and line_shape(text).kind == "break"


@lru_cache(maxsize=2048)
def _is_apart(text: str) -> bool:
    """Whether a line above or below the tables has nothing that might be a value of one.

    Few values are none behind a label whose last words end no row name, and head no column.
    """
    shape = line_shape(text)
    if shape.kind == "value":
        return look(text) == "odd"
    if not shape.values:
        return True
    labels = [text[start:end] for start, end in shape.labels]
    words = characters(labels[-1]) if labels else ""
    if not words or len(shape.values) > _FEW_VALUES or is_head_piece(labels[-1]):
        return False
    return label_at_end(labels) is None and not any(n.endswith(words) for n in row_names())


def _entry(line: Paragraph, text: str, figures: list[str]) -> Entry:
    """A line with its plain figures masked, which are added to ``figures``."""
    if line.cells:
        return _masked([content.raw for content, _ in line.cells], figures)
    raw = line.content.raw
    if "|" in text:
        return (_PIPES, *_masked([part.strip() for part in raw.split("|")], figures))
    return _BREAK if _breaks(text) else raw


def _masked(raws: Sequence[str], figures: list[str]) -> tuple[str, ...]:
    masked = tuple(map(_mask, raws))
    count = masked.count("#") + masked.count("#元")
    if not count or (count == 1 and not _has_one_value(masked)):
        return tuple(raws)
    figures += [raw for raw, mask in zip(raws, masked, strict=True) if mask in _MASKS]
    return masked


@lru_cache(maxsize=8192)
def _mask(raw: str) -> str:
    found = _FIGURE.fullmatch(raw)
    if found is None:
        return raw if raw not in _MASKS else raw + raw
    return "#元" if found[1] else "#"


@lru_cache(maxsize=1024)
def _has_one_value(masked: tuple[str, ...]) -> bool:
    """Whether the label in front of a lone figure names a row that has one value and no more."""
    place = next(n for n, raw in enumerate(masked) if raw in _MASKS)
    label = next((raw for raw in reversed(masked[:place]) if raw), "")
    name = row_names().get(characters(fold(label).text))
    return name is not None and 1 in row_widths()[name.table, name.row]


def _plan(entries: Sequence[Entry], year: int | None) -> _Plan | None:
    """What is found in a skeleton with figures of its own, None if that is not sure to recur."""
    figures = _figures(entries)
    supply = iter(figures)
    lines = Lines(_line(number, entry, supply) for number, entry in enumerate(entries, 1))
    found = recognise_tables(lines, year)
    if not all(_is_whole(found.printed.get(name)) for name in _TABLES):
        return None
    places = {figure: n for n, figure in enumerate(figures)}
    slots = {name: _slots(table, places) for name, table in found.printed.items()}
    held = [slot.figure for each in slots.values() for slot in each if slot.figure is not None]
    sound = sorted(held) == list(range(len(figures))) and all(map(_is_sound, slots.values()))
    return _Plan(found, slots) if sound and not _quotes_any(found, figures) else None


def _figures(entries: Sequence[Entry]) -> list[str]:
    """A figure of its own for each mask; none is zero, none is part of another."""
    masks = [cell for entry in entries if not isinstance(entry, str) for cell in entry]
    own = enumerate(mask for mask in masks if mask in _MASKS)
    return [f"{7_000_000 + n}{mask[1:]}" for n, mask in own]


def _line(number: int, entry: Entry, figures: Iterator[str]) -> Paragraph:
    if isinstance(entry, str):
        return Paragraph(fold(entry), Location(line=number))
    cells = [next(figures) if cell in _MASKS else cell for cell in entry]
    if entry[0] == _PIPES:
        return Paragraph(fold(" | ".join(cells[1:])), Location(line=number))
    return row_of(
        tuple(
            RowCell(fold(cell), Location(line=number, column=column))
            for column, cell in enumerate(cells, 1)
        )
    )


def _is_whole(table: Table | None) -> bool:
    """Whether every row of the form was found once, with cells: nothing was looked for further."""
    if table is None or any(cell.location is None for cell in table.cells):
        return False
    return all(shape.times == 1 for shape in table.rows.values())


def _slots(table: Table, places: Mapping[str, int]) -> list[_Slot]:
    definition = forms()[table.layout].tables[table.name]
    slots = []
    for cell in table.cells:
        line, column = _token(cell.location)
        masked = places.get(cell.raw) if cell.state is CellState.NUMBER and not cell.note else None
        slots.append(
            _Slot(cell, line, column, masked, column_kind(definition, cell.address.column))
        )
    return slots


def _token(place: Location | None) -> tuple[int, int | None]:
    """Index of the line and, in a row, of the cell that a place in a skeleton stands for."""
    if place is None or place.line is None:
        raise ValueError("a place of no skeleton")
    return place.line - 1, None if place.column is None else place.column - 1


def _is_sound(slots: Sequence[_Slot]) -> bool:
    """Whether figures stand in the table, and in their rows nothing but numbers."""
    masked = {slot.cell.address.row for slot in slots if slot.figure is not None}
    states = {slot.cell.state for slot in slots if slot.cell.address.row in masked}
    return states == {CellState.NUMBER}


def _quotes_any(found: TablesFound, figures: Sequence[str]) -> bool:
    """Whether anything but a cell repeats one of the figures."""
    said = [fact.quote for fact in found.facts.values()]
    said += [f"{seen.quote}{dict(seen.values)}" for seen in found.observations]
    said += [shape.label for table in found.printed.values() for shape in table.rows.values()]
    text = "\n".join(said)
    return any(figure in text for figure in figures)


def _filled(plan: _Plan, lines: Lines, skeleton: Skeleton) -> TablesFound:
    """A plan with the figures and places of a report."""
    found, first = plan.found, skeleton.first
    own = lines[first : first + len(skeleton.entries)]

    def place(token: Location | None) -> Location | None:
        if token is None:
            return None
        line, column = _token(token)
        return own[line].location if column is None else own[line].cells[column].location

    printed = {
        name: replace(
            table,
            cells=tuple(_cells(plan.slots[name], own, skeleton.figures)),
            rows={key: shape._replace(location=place(shape.location))
                  for key, shape in table.rows.items()},
            location=place(table.location),
        )
        for name, table in found.printed.items()
    }  # fmt: skip
    return replace(
        found,
        printed=printed,
        used=frozenset(first + n for n in found.used),
        facts={k: replace(fact, location=place(fact.location)) for k, fact in found.facts.items()},
        observations=tuple(replace(o, location=place(o.location)) for o in found.observations),
    )


def _cells(
    slots: Sequence[_Slot], lines: Sequence[Paragraph], figures: Sequence[str]
) -> Iterator[Cell]:
    for known, line, column, figure, kind in slots:
        address, state, value, raw, _, unit, note, lost, damaged = known
        if figure is not None:
            raw = figures[figure]
            if unit is None and raw.isdigit():
                value = int(raw)
            else:
                _, value, unit, _ = read_value(raw, kind, unit)
        row = lines[line]
        place = row.location if column is None else row.cells[column].location
        yield _new(Cell, (address, state, value, raw, place, unit, note, lost, damaged))
