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

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from itertools import accumulate, chain
from typing import NamedTuple, overload

from goiaudit.definitions.forms import due_form
from goiaudit.model.cells import Location, Table
from goiaudit.model.claims import Fact, Observation
from goiaudit.model.text import Paragraph, RowCell
from goiaudit.recognition.blocks import forget_blocks
from goiaudit.recognition.labels import (
    characters,
    is_head_piece,
    label_at_end,
    row_names,
)
from goiaudit.recognition.lines import Lines
from goiaudit.recognition.lineshapes import line_shape
from goiaudit.recognition.normalise import fold
from goiaudit.recognition.rows import (
    MASKS,
    PIPES,
    Block,
    BlockMould,
    Row,
    forget_rows,
    is_masked,
    mask,
    row_of,
)
from goiaudit.recognition.stencil import Figures, Stencil
from goiaudit.recognition.tables import TablesFound, recognise_tables
from goiaudit.recognition.values import look

_BREAK = "。"
"""Stands for a sentence or heading that ends what is above it, whatever it says."""
_TABLES = ("requests", "disclosure", "disputes")
_LEAST_FIGURES, _MOST_LINES, _FEW_VALUES = 40, 400, 5
_KNOWN = 256
_LONG = 64
"""Longest line whose apartness is kept: sentences do not come again."""

Entry = str | tuple[str, ...]
"""A line without borders as printed, or the cells of a row."""
Words = Entry | BlockMould
"""The words of a line, or of all rows of a table that is known."""


class Skeleton(NamedTuple):
    """The lines between two breaks that hold all tables, their words and their figures."""

    words: tuple[Words, ...]
    lines: range
    figures: Sequence[str]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The words line by line."""
        entries: list[Entry] = []
        for words in self.words:
            if isinstance(words, BlockMould):
                entries += words.entries or ()
            else:
                entries.append(words)
        return tuple(entries)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is found in a skeleton; facts and observations with the numbers of their places.

    ``offsets`` has the number of the first place of each entry.
    """

    found: TablesFound
    stencils: Mapping[str, Stencil]
    facts: Sequence[tuple[str, Fact, int]]
    observations: Sequence[tuple[Observation, int]]
    offsets: Sequence[int]


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
    memory = _recalled(skeleton, due_form(year))
    memory.seen += 1
    if memory.seen == 2:
        memory.plan = _plan(skeleton.entries, year)
    if memory.plan is not None:
        return _filled(memory.plan, lines, skeleton)
    return recognise_tables(lines, year)


def forget() -> None:
    """Know no tables any more, as at the start of a program."""
    for known in (_memory, _memory_of_words):
        known.cache_clear()
    forget_blocks()
    forget_rows()


def _recalled(skeleton: Skeleton, form: str | None) -> _Memory:
    """Tables that are known as a whole stand for their words, which are looked up but once."""
    found = _memory_of_words(skeleton.words, form)
    if found.memory is None:
        found.memory = _memory(skeleton.entries, form)
    return found.memory


@dataclass(slots=True)
class _Recalled:
    memory: _Memory | None = None


@lru_cache(maxsize=_KNOWN)
def _memory_of_words(_words: tuple[Words, ...], _form: str | None) -> _Recalled:
    return _Recalled()


@lru_cache(maxsize=_KNOWN)
def _memory(_entries: tuple[Entry, ...], _form: str | None) -> _Memory:
    return _Memory()


def _skeleton(lines: Lines) -> Skeleton | None:
    """The skeleton of a text whose tables have cell borders, None for any other."""
    bordered, texts = lines.bordered, lines.texts
    if not bordered or bordered[-1] - bordered[0] > _MOST_LINES:
        return None
    first, last = bordered[0], bordered[-1] + 1
    while first > 0 and not _breaks(texts[first - 1]):
        first -= 1
    while last < len(lines) and not _breaks(texts[last]):
        last += 1
    outside = chain(texts[:first], texts[last:])
    if not all(map(_is_apart, filter(None, outside))):
        return None
    figures: list[str] = []
    words: list[Words] = []
    place = first
    while place < last:
        item = lines.items[place]
        block = _whole_block(lines.items, place, last)
        if block is not None:
            words.append(block.mould)
            figures += block.figures
            place += len(block.mould.moulds)
            continue
        if isinstance(item, Row):
            words.append(item.entry)
            if item.mould.masked:
                figures += item.figures
        elif lines.is_repaired(place):
            return None  # what a repair does depends on what stands around it
        else:
            words.append(_entry(item, texts[place], figures))
        place += 1
    if len(figures) < _LEAST_FIGURES:
        return None
    return Skeleton(tuple(words), range(first, last), figures)


def _whole_block(items: Sequence[Paragraph | Row], first: int, last: int) -> Block | None:
    """The block whose rows begin at a place, if all of them stand there and all are sure."""
    item = items[first]
    block = item.block if isinstance(item, Row) else None
    if block is None or block.mould.entries is None:
        return None
    end = first + len(block.mould.moulds)
    final = items[end - 1] if end <= last else None
    return block if isinstance(final, Row) and final.block is block else None


def _breaks(text: str) -> bool:
    return bool(text) and "|" not in text and line_shape(text).kind == "break"


def _is_apart(text: str) -> bool:
    """Whether a line above or below the tables has nothing that might be a value of one."""
    sentence = len(text) > _LONG and text[-1] == "。" and "\u3400" <= text[0] <= "\u9fff"
    return (sentence and "勾稽" not in text) or _is_known_apart(text)


@lru_cache(maxsize=2048)
def _is_known_apart(text: str) -> bool:
    """Few values are none behind a label whose last words end no row name, and head no column."""
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
        return (PIPES, *_masked([part.strip() for part in raw.split("|")], figures))
    return _BREAK if _breaks(text) else raw


def _masked(raws: Sequence[str], figures: list[str]) -> tuple[str, ...]:
    masked = tuple(map(mask, raws))
    if not is_masked(masked):
        return tuple(raws)
    figures += [raw for raw, own in zip(raws, masked, strict=True) if own in MASKS]
    return masked


def _plan(entries: Sequence[Entry], year: int | None) -> _Plan | None:
    """What is found in a skeleton with figures of its own, None if that is not sure to recur."""
    figures = _figures(entries)
    supply = iter(figures)
    lines = Lines(_line(number, entry, supply) for number, entry in enumerate(entries, 1))
    found = recognise_tables(lines, year)
    if not all(_is_whole(found.printed.get(name)) for name in _TABLES):
        return None
    numbers = {figure: n for n, figure in enumerate(figures)}
    offsets = list(accumulate(map(_width, entries), initial=0))
    place = partial(_number, offsets)
    stencils = {name: Stencil.of(table, numbers, place) for name, table in found.printed.items()}
    held = sorted(figure for stencil in stencils.values() for figure in stencil.held)
    sound = held == list(range(len(figures))) and all(s.is_sound for s in stencils.values())
    if not sound or _quotes_any(found, figures):
        return None
    facts = [(name, fact, place(fact.location)) for name, fact in found.facts.items()]
    observations = [(seen, place(seen.location)) for seen in found.observations]
    return _Plan(found, stencils, facts, observations, offsets)


def _figures(entries: Sequence[Entry]) -> list[str]:
    """A figure of its own for each mask; none is zero, none is part of another."""
    masks = [cell for entry in entries if not isinstance(entry, str) for cell in entry]
    own = enumerate(mask for mask in masks if mask in MASKS)
    return [f"{7_000_000 + n}{mask[1:]}" for n, mask in own]


def _line(number: int, entry: Entry, figures: Iterator[str]) -> Paragraph:
    if isinstance(entry, str):
        return Paragraph(fold(entry), Location(line=number))
    cells = [next(figures) if cell in MASKS else cell for cell in entry]
    if entry[0] == PIPES:
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


def _width(entry: Entry) -> int:
    """How many places a line has: one of its own, or one for each of its cells."""
    return 1 if isinstance(entry, str) or entry[0] == PIPES else len(entry)


def _number(offsets: Sequence[int], place: Location | None) -> int:
    """The number of a place in a skeleton among all of its places; nowhere is the last one."""
    if place is None:
        return -1
    if place.line is None:
        raise ValueError("a place of no skeleton")
    return offsets[place.line - 1] + (place.column or 1) - 1


def _quotes_any(found: TablesFound, figures: Sequence[str]) -> bool:
    """Whether anything but a cell repeats one of the figures."""
    said = [fact.quote for fact in found.facts.values()]
    said += [f"{seen.quote}{dict(seen.values)}" for seen in found.observations]
    said += [shape.label for table in found.printed.values() for shape in table.rows.values()]
    text = "\n".join(said)
    return any(figure in text for figure in figures)


def _filled(plan: _Plan, lines: Lines, skeleton: Skeleton) -> TablesFound:
    """A plan with the figures and places of a report."""
    found, first = plan.found, skeleton.lines.start
    figures = Figures.of(skeleton.figures)
    places = _Places(lines.items[first : skeleton.lines.stop], plan.offsets)
    return TablesFound(
        {name: stencil.filled(figures, places) for name, stencil in plan.stencils.items()},
        found.form,
        frozenset([first + n for n in found.used]),
        {name: Fact(f.value, f.quote, places[n], f.intact) for name, f, n in plan.facts},
        tuple([
            Observation(o.name, o.values, o.quote, places[n], o.intact, o.cells)
            for o, n in plan.observations
        ]),
    )  # fmt: skip


class _Places(Sequence[Location | None]):
    """The places of lines and of the cells of rows, made when they are asked for.

    ``offsets`` has the number of the first place of each item; -1 is nowhere.
    """

    def __init__(self, items: Sequence[Paragraph | Row], offsets: Sequence[int]) -> None:
        self._items = items
        self._offsets = offsets

    def __len__(self) -> int:
        return self._offsets[-1] + 1

    def __iter__(self) -> Iterator[Location | None]:
        return iter(self.made)

    @overload
    def __getitem__(self, index: int) -> Location | None: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Location | None]: ...
    def __getitem__(self, index: int | slice) -> Location | Sequence[Location | None] | None:
        if isinstance(index, slice):
            return self.made[index]
        if index < 0:
            return None
        at = bisect_right(self._offsets, index) - 1
        item = self._items[at]
        if isinstance(item, Row):
            return item.places[item.start + index - self._offsets[at]]
        return item.cells[index - self._offsets[at]].location if item.cells else item.location

    @cached_property
    def made(self) -> list[Location | None]:
        """All of them, and None at the end for nowhere."""
        places: list[Location | None] = []
        known: Sequence[Location | None] | None = None
        own: list[Location | None] = []
        for item in self._items:
            if isinstance(item, Row):
                if item.places is not known:
                    known, own = item.places, list(item.places)
                places += own[item.start : item.start + len(item.cells)]
            elif item.cells:
                places += [location for _, location in item.cells]
            else:
                places.append(item.location)
        return [*places, None]
