"""Seeded faults of a corpus: one in a report, with what shall be found for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.corpus.entry import Entry
from benchmarks.corpus.figures import Cells
from benchmarks.corpus.text import Draft
from benchmarks.corpus.truth import Truth
from benchmarks.localisation.faults import KINDS
from benchmarks.localisation.organs import Organ
from benchmarks.narrative.drafts import Slot, slipped
from benchmarks.narrative.figures import CELLS, PARTS
from goiaudit.definitions.forms import forms

_SLIPS = (
    "3 transposed", "3 look_alike", "3 digit", "3 dropped_digit", "3 doubled_digit",
    "3 copied_neighbour", "3 power_of_ten", "3 row right", "3 row left", "3 total misplaced",
    "3 split digits", "4 digit", "4 look_alike", "4 copied_neighbour",
)  # fmt: skip
_TRIES = 12


@dataclass(frozen=True)
class Planted:
    """A report with its fault; ``further`` is a second version of it."""

    truth: Truth
    cells: Cells
    draft: Draft
    wrong: Mapping[int, int]
    further: bool = False


Plant = Callable[[Random, Entry, Sequence[Entry]], Planted | None]
"""Makes a fault in a report of a family (a government and whom it adds up), if it can."""


def plant(random: Random, entry: Entry, family: Sequence[Entry]) -> Planted | None:
    """A fault of some kind that this report can have."""
    kinds = random.sample(sorted(PLANTS), len(PLANTS))
    if random.random() < 0.5:  # there are few governments, and only theirs can have it
        kinds.insert(0, "rollup")
    for kind in kinds:
        found = PLANTS[kind](random, entry, family)
        if found is not None:
            return found
    return None


def broken(cells: Mapping[str, object], form: str) -> tuple[str, ...]:
    """The rules on the sums of 表三 and 表四 that these figures break."""

    def at(row: str, column: str, table: str = "requests") -> int:
        value = cells[f"{table}.{row}.{column}"]
        return int(value) if isinstance(value, int) else 0

    tables = forms()[form].tables
    requests, columns = tables["requests"], (*PARTS, "total")
    results = [row for row in requests.rows if row in requests.groups["results"]]
    found = []
    if any(
        at("new", c) + at("carried_in", c) != at("handled_total", c) + at("carried_out", c)
        for c in columns
    ):
        found.append("T301")
    if any(sum(at(row, c) for c in PARTS) != at(row, "total") for row in requests.rows):
        found.append("T302")
    if any(sum(at(row, c) for row in results) != at("handled_total", c) for c in columns):
        found.append("T303")
    ends = ("upheld", "corrected", "other", "pending")
    if any(
        sum(at(row, c, "disputes") for c in ends) != at(row, "total", "disputes")
        for row in tables["disputes"].rows
    ):
        found.append("T401")
    return tuple(found)


def _truth(
    kind: str, entry: Entry, rules: Sequence[str], cells: Cells | None = None, *at: str
) -> Truth:
    changed = {
        address: (entry.cells[address], value)
        for address, value in (cells or {}).items()
        if entry.cells[address] != value
    }
    places = (entry.path, *at)
    return Truth(
        kind, entry.body.name, entry.year, entry.path, tuple(rules), places, entry.near(), changed
    )


def _arithmetic(random: Random, entry: Entry, _: Sequence[Entry]) -> Planted | None:
    """A slip in 表三 or 表四 that breaks a sum; the text has the true figures."""
    whole: dict[str, int | None] = {
        a: v for a, v in entry.cells.items() if isinstance(v, int) and a[:4] in ("requ", "disp")
    }
    before = {
        a: v for a, v in (entry.before or {}).items() if a in whole and isinstance(v, int)
    } or whole
    shown = {a: v for a, v in whole.items() if "other_handling" not in a}
    for _try in range(_TRIES):
        name = random.choice(_SLIPS)
        wrong = KINDS[name][1](random, Organ("", dict(shown), dict(before), ()))
        cells = entry.cells | {a: v for a, v in wrong.items() if v is not None}
        rules = broken(cells, entry.form)
        if rules and None not in wrong.values():
            return Planted(_truth("arithmetic", entry, rules, cells), cells, entry.draft(), {})
    return None


def _narrative(random: Random, entry: Entry, _: Sequence[Entry]) -> Planted | None:
    """A figure of the text that a cell of the tables contradicts."""
    draft = entry.draft()
    stated = [slot for slot in draft.slots() if slot.name in CELLS]
    if not stated:
        return None
    slot = random.choice(stated)
    value = draft.figures.said[slot.name]
    wrong = slipped(value, random)
    if wrong in _meant(slot, draft) or not isinstance(wrong, int):
        return None
    truth = _truth("narrative", entry, ("N1",))
    return Planted(truth, entry.cells, draft, {id(slot): wrong})


def _meant(slot: Slot, draft: Draft) -> set[object]:
    """Other figures that the statement may mean (domain chapter 5.1)."""
    said = draft.figures.said
    names = {
        "new": ("at_hand", "handled"), "handled": ("new", "at_hand"),
        "natural_person": ("natural_person",), "legal_person": ("legal_person",),
    }.get(slot.name, ())  # fmt: skip
    return {said[name] for name in names}


def _carry_over(random: Random, entry: Entry, _: Sequence[Entry]) -> Planted | None:
    """More carried in than last year carried out; the year itself holds together."""
    if entry.last_year() is None:
        return None
    by, cells = random.randint(1, 3), dict(entry.cells)
    for row in ("carried_in", "granted", "handled_total"):
        for column in ("natural_person", "total"):
            cells[f"requests.{row}.{column}"] += by
    truth = _truth("carry_over", entry, ("Y101",), cells)
    return Planted(truth, cells, entry.draft(cells), {})


def _stock(random: Random, entry: Entry, _: Sequence[Entry]) -> Planted | None:
    """More documents in force than the year before and the year's own account for."""
    if entry.last_year() is None or entry.year < 2022:
        return None
    address = "disclosure.normative_documents.in_force"
    cells = entry.cells | {address: entry.cells[address] + random.randint(2, 9)}
    truth = _truth("stock", entry, ("Y102",), cells)
    return Planted(truth, cells, entry.draft(cells), {})


def _rollup(random: Random, entry: Entry, family: Sequence[Entry]) -> Planted | None:
    """A government's report that has fewer decisions than the organs below it."""
    if entry.body.kind != "government":
        return None
    address = random.choice(["disclosure.licensing.decisions", "disclosure.penalties.decisions"])
    least = max((int(e.cells[address]) for e in family if e is not entry), default=0)
    value = int(entry.cells[address])
    if least < 5:
        return None
    # The year before stays within reach, so that nothing else is found.
    cells = entry.cells | {address: value - max(1, value // 4)}
    return Planted(_truth("rollup", entry, ("P10",), cells), cells, entry.draft(cells), {})


def _shape(draft: Draft) -> list[object]:
    """The words of a text, whatever its figures; without the opening, which names the organ."""
    paragraphs = [*draft.sections["overview"][1:], *draft.sections["problems"]]
    return [
        piece.name if isinstance(piece, Slot) else piece
        for paragraph in paragraphs
        for piece in paragraph
    ]


def _clone_text(random: Random, entry: Entry, family: Sequence[Entry]) -> Planted | None:
    """The text of another organ of the family with other names and figures.

    Townships without a request all say much the same; nobody calls that a copy.
    """
    if entry.body.kind in ("township", "street") and not entry.cells["requests.new.total"]:
        return None
    others = [
        e for e in family
        if e is not entry and e.body.kind == entry.body.kind and not e.is_faulted
    ]  # fmt: skip
    for other in random.sample(others, min(len(others), 6)):
        draft = entry.draft(words=(other.body.name, other.year))
        if _shape(draft) == _shape(other.draft()):
            truth = _truth("clone_text", entry, ("C101",), None, other.path)
            return Planted(truth, entry.cells, draft, {})
    return None


def _clone_table(random: Random, entry: Entry, family: Sequence[Entry]) -> Planted | None:
    """表三 of another organ of the family."""
    others = [
        e for e in family
        if e is not entry and e.body.kind == entry.body.kind and not e.is_faulted
        and sum(bool(v) for a, v in e.cells.items() if a.startswith("requests.")) > 8
    ]  # fmt: skip
    if not others:
        return None
    other = random.choice(others)
    cloned = {a: v for a, v in other.cells.items() if a.startswith("requests.")}
    cells = entry.cells | cloned
    truth = _truth("clone_table", entry, ("C102",), cells, other.path)
    return Planted(truth, cells, entry.draft(cells), {})


def _stale_text(_: Random, entry: Entry, __: Sequence[Entry]) -> Planted | None:
    """Last year's text with this year's figures."""
    last = entry.last_year()
    if last is None:
        return None
    draft = entry.draft(words=(entry.body.name, last.year))
    if _shape(draft) != _shape(last.draft()):
        return None
    return Planted(_truth("stale_text", entry, ("Y111",)), entry.cells, draft, {})


def _version(random: Random, entry: Entry, _: Sequence[Entry]) -> Planted | None:
    """A second file of the same organ and year with another figure."""
    address = "disclosure.licensing.decisions"
    cells = entry.cells | {address: entry.cells[address] + random.randint(1, 9)}
    other = second_path(entry.path)
    truth = _truth("version", entry, ("C103",), cells, other)
    return Planted(truth, cells, entry.draft(cells), {}, further=True)


def second_path(path: str) -> str:
    """Where a second version of a report is written."""
    stem, _, suffix = path.rpartition(".")
    return f"{stem}(1).{suffix}"


PLANTS: Mapping[str, Plant] = {
    "arithmetic": _arithmetic,
    "narrative": _narrative,
    "carry_over": _carry_over,
    "stock": _stock,
    "rollup": _rollup,
    "clone_text": _clone_text,
    "clone_table": _clone_table,
    "stale_text": _stale_text,
    "version": _version,
}
"""Kinds of faults; missing reports and silent renamings are planted where organs live on."""
