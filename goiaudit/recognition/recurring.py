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
from functools import lru_cache, partial
from itertools import accumulate
from typing import Any

from goiaudit.definitions.forms import due_form
from goiaudit.model.cells import Location, Table
from goiaudit.model.claims import Fact, Observation
from goiaudit.model.text import Paragraph, RowCell
from goiaudit.recognition.grids import forget_shapes
from goiaudit.recognition.lines import Item, Lines
from goiaudit.recognition.masks import MASKS
from goiaudit.recognition.normalise import fold
from goiaudit.recognition.places import RowPlaces
from goiaudit.recognition.rows import PIPES, Block, BlockMould, forget_rows, row_of
from goiaudit.recognition.skeletons import Entry, Skeleton, Words, entries_of, skeleton_of
from goiaudit.recognition.stencil import Figures, Stencil
from goiaudit.recognition.tables import TablesFound, recognise_tables

_TABLES = ("requests", "disclosure", "disputes")
_KNOWN = 256
# These make one in a third of the time of its constructor.
_fact: Any = partial(tuple.__new__, Fact)
_observation: Any = partial(tuple.__new__, Observation)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is found in a skeleton; facts and observations with the numbers of their places.

    ``named`` are the figures with a unit, ``spots`` the places of facts and observations.
    """

    found: TablesFound
    stencils: Mapping[str, Stencil]
    facts: Sequence[tuple[str, Fact, int]]
    observations: Sequence[tuple[Observation, int]]
    named: Sequence[int]
    spots: frozenset[int]


@dataclass(slots=True)
class _Memory:
    """How often a skeleton was seen, and from the second time on its plan if it has one."""

    seen: int = 0
    plan: _Plan | None = None


def tables_of(lines: Lines, year: int | None) -> TablesFound:
    """As ``recognise_tables``, quicker for what came before."""
    skeleton = skeleton_of(lines)
    if skeleton is None:
        return recognise_tables(lines, year)
    recalled = _recalled(skeleton.words, due_form(year))
    memory = recalled.memory
    memory.seen += 1
    if memory.seen == 2:
        memory.plan = _plan(entries_of(skeleton.words), year)
    if memory.plan is not None:
        return _filled(memory.plan, recalled, skeleton)
    return recognise_tables(lines, year)


def forget() -> None:
    """Know no tables any more, as at the start of a program."""
    for known in (_memory, _recalled):
        known.cache_clear()
    forget_shapes()
    forget_rows()


_Seated = tuple[Stencil, int | None]
"""A stencil, and the part of a skeleton that is the whole of its table, if one is."""


@dataclass(slots=True)
class _Recalled:
    """What is known of the words of a skeleton in which whole tables stand for theirs.

    ``offsets`` has the number of the first place of each part, ``tables`` the stencils of its
    tables; the places of one that is a part are numbered in that.
    """

    memory: _Memory
    offsets: Sequence[int]
    tables: Mapping[str, _Seated] | None = None


@lru_cache(maxsize=_KNOWN)
def _recalled(words: tuple[Words, ...], form: str | None) -> _Recalled:
    offsets = list(accumulate(map(_width, words), initial=0))
    return _Recalled(_memory(entries_of(words), form), offsets)


@lru_cache(maxsize=_KNOWN)
def _memory(_entries: tuple[Entry, ...], _form: str | None) -> _Memory:
    return _Memory()


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
    named = sorted(figure for stencil in stencils.values() for figure in stencil.named)
    spots = frozenset([n for _, _, n in facts] + [n for _, n in observations])
    return _Plan(found, stencils, facts, observations, named, spots)


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


def _width(entry: Words) -> int:
    """How many places a line has: one of its own, or one for each of its cells."""
    if isinstance(entry, BlockMould):
        return len(entry.seats)
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


@lru_cache(maxsize=_KNOWN)
def _moved(used: frozenset[int], by: int) -> frozenset[int]:
    """Lines of a skeleton as those of a report: few have other lines above, in other numbers."""
    return frozenset([by + n for n in used])


def _seated(stencil: Stencil, words: Sequence[Words], offsets: Sequence[int]) -> _Seated:
    """A stencil with its places numbered as in the known table that it is, if it is one."""
    lowest, highest = min(stencil.numbers), max(stencil.numbers)
    part = bisect_right(offsets, lowest) - 1
    table = words[part]
    if lowest < 0 or highest >= offsets[part + 1] or not isinstance(table, BlockMould):
        return stencil, None
    first, seats = offsets[part], table.seats
    return stencil.renumbered(lambda number: seats[number - first]), part


def _places_in(
    parts: Sequence[Item], part: int | None, others: RowPlaces
) -> Sequence[Location | None]:
    table = None if part is None else parts[part]
    return table.places if isinstance(table, Block) else others


def _filled(plan: _Plan, recalled: _Recalled, skeleton: Skeleton) -> TablesFound:
    """A plan with the figures and places of a report."""
    found, parts = plan.found, skeleton.parts
    if recalled.tables is None:
        recalled.tables = {
            name: _seated(stencil, skeleton.words, recalled.offsets)
            for name, stencil in plan.stencils.items()
        }
    figures = Figures.of(skeleton.figures, skeleton.numbers, plan.named)
    places = RowPlaces(parts, recalled.offsets)
    spots = {n: places[n] for n in plan.spots}
    tables = recalled.tables.items()
    printed = {
        name: own[0].filled(figures, _places_in(parts, own[1], places)) for name, own in tables
    }
    return TablesFound(
        printed,
        found.form,
        _moved(found.used, skeleton.lines.start),
        {
            name: _fact((fact.value, fact.quote, spots[n], fact.intact)) if n >= 0 else fact
            for name, fact, n in plan.facts
        },
        tuple([
            _observation((o.name, o.values, o.quote, spots[n], o.intact, o.cells))
            for o, n in plan.observations
        ]),
    )  # fmt: skip
