"""How organs live on: most keep their name, a few are renamed or merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from benchmarks.corpus.figures import Cells, added, years_of
from benchmarks.corpus.tree import Body

_CHANGED = 0.03
"""The share of governments' departments that are renamed or merged in some year."""
_SHORT = "局"


@dataclass(frozen=True)
class Row:
    """A line of organs.csv."""

    organ: str
    parent: str
    kind: str
    level: str
    aliases: str = ""
    first: int | None = None
    last: int | None = None
    successor: str = ""


@dataclass(frozen=True)
class Spell:
    """An organ under one name: its figures by year, and what stood in the year before.

    ``row`` None: the organ's list does not know of it. ``before_name`` is what it was called
    until then.
    """

    body: Body
    cells: Mapping[int, Cells]
    before: Mapping[int, Cells | None]
    row: Row | None
    before_name: str | None = None
    listed: bool = field(default=True)


def spells_of(
    members: Sequence[Body], parent: str, years: Sequence[int], random: Random, unlisted: float
) -> list[Spell]:
    """The lives of organs that add nothing up; ``unlisted`` is the share of silent renamings."""
    found: list[Spell] = []
    waiting: Body | None = None
    for body in members:
        may = body.kind == "department" and body.name.endswith(_SHORT) and len(years) > 1
        if may and waiting is not None:
            found += _merged(waiting, body, parent, years, random)
            waiting = None
        elif may and random.random() < _CHANGED / 2:
            waiting = body
        elif may and random.random() < _CHANGED / 2:
            found += _renamed(body, parent, years, random, listed=True)
        elif may and random.random() < unlisted:
            found += _renamed(body, parent, years, random, listed=False)
        else:
            found.append(_constant(body, parent, years, random))
    return found if waiting is None else [*found, _constant(waiting, parent, years, random)]


def _row(body: Body, parent: str) -> Row:
    return Row(body.name, parent, body.kind, body.level)


def _before(cells: Mapping[int, Cells], first: Cells | None = None) -> dict[int, Cells | None]:
    years = list(cells)
    earlier = [first, *(cells[year] for year in years[:-1])]
    return dict(zip(years, earlier, strict=True))


def _constant(body: Body, parent: str, years: Sequence[int], random: Random) -> Spell:
    cells = years_of(body, years, random)
    return Spell(body, cells, _before(cells), _row(body, parent))


def _renamed(
    body: Body, parent: str, years: Sequence[int], random: Random, *, listed: bool
) -> list[Spell]:
    cells = years_of(body, years, random)
    before = _before(cells)
    at = random.choice(years[1:])
    other = replace(body, name=body.name.removesuffix(_SHORT) + "服务局")
    early = {year: figures for year, figures in cells.items() if year < at}
    late = {year: figures for year, figures in cells.items() if year >= at}
    old: Row | None = None
    new: Row | None = None
    if not listed:
        old = _row(body, parent)
    elif random.random() < 0.5:
        new = replace(_row(other, parent), aliases=body.name)
    else:
        old = replace(_row(body, parent), last=at - 1, successor=other.name)
        new = replace(_row(other, parent), first=at)
    return [
        Spell(body, early, {year: before[year] for year in early}, old),
        Spell(other, late, {year: before[year] for year in late}, new, body.name, listed),
    ]


def _merged(
    one: Body, other: Body, parent: str, years: Sequence[int], random: Random
) -> list[Spell]:
    """Two departments that become a third one, which takes over what they left."""
    at = random.choice(years[1:])
    early, late = [y for y in years if y < at], [y for y in years if y >= at]
    short = other.name.removeprefix(other.area)
    body = replace(
        one,
        name=f"{one.name.removesuffix(_SHORT)}和{short}",
        size=one.size + other.size,
        busy=tuple(a + b for a, b in zip(one.busy, other.busy, strict=True)),
    )
    found = []
    for part in (one, other):
        cells = years_of(part, early, random)
        row = replace(_row(part, parent), last=at - 1, successor=body.name)
        found.append(Spell(part, cells, _before(cells), row))
    left = added(spell.cells[at - 1] for spell in found)
    cells = years_of(body, late, random, left)
    row = replace(_row(body, parent), first=at)
    return [*found, Spell(body, cells, _before(cells, left), row)]
