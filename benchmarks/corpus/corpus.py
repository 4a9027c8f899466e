"""Reports of a whole made-up country, one at a time: what is kept is one county."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass

from benchmarks.corpus.entry import Entry
from benchmarks.corpus.figures import Cells, added
from benchmarks.corpus.formats import data_of
from benchmarks.corpus.plan import Plan
from benchmarks.corpus.plant import plant, second_path
from benchmarks.corpus.spells import Row, Spell, spells_of
from benchmarks.corpus.tree import Body, organs
from benchmarks.corpus.truth import Truth
from tests.writers.made_up import MadeUp

_MISSING, _SILENT = 0.1, 0.02
"""Of the faults, reports that are missing; of the departments, those renamed unannounced."""


@dataclass(frozen=True)
class Sheet:
    """One report (``made`` None: only a fault, a report that is missing) and its faults.

    ``rows`` are lines of organs.csv that come with it.
    """

    path: str
    format: str
    made: MadeUp | None
    truths: tuple[Truth, ...] = ()
    rows: tuple[Row, ...] = ()

    def data(self, seed: int = 0) -> bytes:
        """The file."""
        assert self.made is not None
        return data_of(self.made, self.format, seed, self.path)


Sums = dict[int, Cells]


def make_corpus(plan: Plan) -> Iterator[Sheet]:
    """The reports of a plan, county by county, a government's after those that it adds up."""
    for body in organs(plan.organs, plan.random("organs")):
        yield from _government(plan, body, ())


def _government(plan: Plan, body: Body, above: tuple[Body, ...]) -> Generator[Sheet, None, Sums]:
    """The reports of a government and of all below it; returns its figures by year."""
    random = plan.random(body.name, "life")
    leaves = [member for member in body.members if not member.members]
    silent = _SILENT * bool(plan.faults)
    spells = spells_of(leaves, body.name, plan.years, random, silent)
    sums: list[Sums] = [dict(spell.cells) for spell in spells]
    for member in (member for member in body.members if member.members):
        below = yield from _government(plan, member, (body, *above))
        sums.append(below)
    total: Sums = {}
    for year in plan.years:
        total[year] = added(part[year] for part in sums if year in part)
    own = Row(body.name, above[0].name if above else "", body.kind, body.level)
    before = dict(zip(plan.years, [None, *list(total.values())[:-1]], strict=True))
    yield from _family(plan, [*spells, Spell(body, total, before, own)], body, above)
    return total


def _family(
    plan: Plan, spells: list[Spell], head: Body, above: tuple[Body, ...]
) -> Iterator[Sheet]:
    """The reports of the organs that one government adds up, and its own, year by year."""
    for spell in spells:
        if spell.row is not None:
            yield Sheet("", "", None, rows=(spell.row,))
    for year in plan.years:
        family = [_entry(plan, spell, year, head, above) for spell in spells if year in spell.cells]
        for spell in spells:
            if not spell.listed and year == min(spell.cells):
                yield Sheet("", "", None, _renaming(plan, spell, head, family))
        for entry in family:
            yield from _sheets(entry, family, head)


def _entry(plan: Plan, spell: Spell, year: int, head: Body, above: tuple[Body, ...]) -> Entry:
    over = above if spell.body is head else (head, *above)
    began = year == min(spell.cells) and year != plan.years[0]
    return Entry(plan, spell.body, year, spell.cells[year], spell.before[year], over, began)


def _renaming(plan: Plan, spell: Spell, head: Body, family: list[Entry]) -> tuple[Truth, ...]:
    """An organ that comes under another name without a word in the list: two ends to be told."""
    entry = next(entry for entry in family if entry.body is spell.body)
    old = entry.path.replace(f"/{entry.year}/", f"/{entry.year - 1}/")
    assert spell.before_name is not None
    former = [
        entry.path_of(body, year)
        for year in plan.years
        for body in (entry.body, _named(entry.body, spell.before_name))
    ]
    parents = [entry.path_of(head, year) for year in plan.years if year >= entry.year]
    places = (entry.path, old, *former, *parents)
    truth = Truth("renamed", entry.body.name, entry.year, entry.path, ("Y114", "P103"), places)
    return (truth,)


def _named(body: Body, name: str) -> Body:
    return Body(name, body.area, body.kind, body.level, body.folder)


def _sheets(entry: Entry, family: list[Entry], head: Body) -> Iterator[Sheet]:
    plan = entry.plan
    if entry.is_faulted:
        random = plan.random(entry.body.name, entry.year, "kind")
        if entry.body is not head and random.random() < _MISSING:
            parent = entry.path_of(head, entry.year)
            missing = Truth(
                "missing", entry.body.name, entry.year, None, ("P103",), (parent,), entry.near()
            )
            yield Sheet("", "", None, (missing,))
            return
        planted = plant(random, entry, family)
        if planted is not None:
            made = entry.made(planted.cells, planted.draft, dict(planted.wrong))
            if planted.further:
                yield Sheet(entry.path, entry.format, entry.made(entry.cells, entry.draft()))
                path = second_path(entry.path)
                yield Sheet(path, entry.format, made, (planted.truth,))
            else:
                yield Sheet(entry.path, entry.format, made, (planted.truth,))
            return
    yield Sheet(entry.path, entry.format, entry.made(entry.cells, entry.draft()))
