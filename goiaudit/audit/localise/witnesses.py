"""What else speaks for or against a repair: figures that the text states, last year's figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from goiaudit.audit import figures as f
from goiaudit.audit.localise.puzzle import Puzzle
from goiaudit.definitions.forms import TableDefinition, forms
from goiaudit.model.claims import Claim

_FLOW = ("new", "carried_in")
_OTHER_READINGS = {
    # What a figure of the text may as well mean (domain 5.1): it then says nothing against.
    "new": (_FLOW, ("handled_total",)),
    "handled_total": (("new",), _FLOW, ("handled_total", "carried_out")),
}


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure that the text states: the sums of cells that it may mean, the plain one first."""

    claim: Claim
    value: int
    readings: tuple[tuple[int, ...], ...]

    @property
    def cell(self) -> int | None:
        """The cell that it speaks of, None where it speaks of a sum."""
        return self.readings[0][0] if len(self.readings[0]) == 1 else None


def statements(puzzle: Puzzle, claims: Sequence[Claim]) -> tuple[Statement, ...]:
    """The exact, undoubted figures of the text that speak of cells of the puzzle."""
    found: dict[tuple[str, int], Statement] = {}
    for claim in claims:
        if claim.qualifier != "exact" or claim.doubt or claim.damaged:
            continue
        value = f.scaled(claim.value, puzzle.scale)
        readings = tuple(_readings(claim.cell, puzzle))
        if readings and value is not None:
            found.setdefault((claim.cell, value), Statement(claim, value, readings))
    return tuple(found.values())


def _readings(address: str, puzzle: Puzzle) -> Iterator[tuple[int, ...]]:
    number = puzzle.net.number
    parts = address.split(".")
    if len(parts) != 3:
        return
    table, row, column = parts
    rows: tuple[tuple[str, ...], ...] = ((row,), *_OTHER_READINGS.get(row, ()))
    if table != "requests":
        rows = ((row,),)
    for names in rows:
        cells = [c for name in names for c in _printed(table, name, column, number)]
        if not cells or any(cell < 0 for cell in cells):
            return
        yield tuple(cells)
    if table == "disputes" and column == "total" and _is_any(puzzle, table, row, "pending"):
        closed = ("upheld", "corrected", "other")  # without the pending ones
        cells = [c for name in closed for c in _printed(table, row, name, number)]
        if cells and all(cell >= 0 for cell in cells):
            yield tuple(cells)


def _is_any(puzzle: Puzzle, table: str, row: str, column: str) -> bool:
    """Whether one of the cells of an address is not 0."""
    cells = _printed(table, row, column, puzzle.net.number)
    return any(cell >= 0 and puzzle.values[cell] for cell in cells)


def _printed(table: str, row: str, column: str, number: Mapping[str, int]) -> list[int]:
    """The cells that an address stands for, -1 for one that no equation knows."""
    for form in reversed(list(forms().values())):
        definition = form.tables.get(table)
        if definition is None:
            return []
        cells = _cells(definition, row, column)
        if cells and all(cell in number for cell in cells):
            return [number[cell] for cell in cells]
    return []


def _cells(table: TableDefinition, row: str, column: str) -> list[str]:
    rows = (row,) if row in table.rows else table.derived_rows.get(row, ())
    columns = (column,) if column in table.columns else table.derived_columns.get(column, ())
    return [f"{table.name}.{r}.{c}" for r in rows for c in columns]


@dataclass(frozen=True, slots=True)
class Testimony:
    """Statements that a repair makes true, and those that it makes false."""

    agreeing: tuple[Statement, ...]
    contradicting: tuple[Statement, ...]


def heard(puzzle: Puzzle, deltas: Mapping[int, int], stated: Sequence[Statement]) -> Testimony:
    """What the statements say to a repair; those that it leaves as they are say nothing."""
    agreeing, contradicting = [], []
    for statement in stated:
        if not any(cell in deltas for reading in statement.readings for cell in reading):
            continue
        before, after = (_true(puzzle, statement, d) for d in ({}, deltas))
        if after[0] and not any(before):
            agreeing.append(statement)
        elif before[0] and not any(after):
            contradicting.append(statement)
    return Testimony(tuple(agreeing), tuple(contradicting))


def _true(puzzle: Puzzle, statement: Statement, deltas: Mapping[int, int]) -> list[bool]:
    return [
        sum(puzzle.values[c] + deltas.get(c, 0) for c in reading) == statement.value
        for reading in statement.readings
    ]


def carried_over(puzzle: Puzzle, deltas: Mapping[int, int]) -> int:
    """How many cells of 上年结转 a repair brings to last year's 结转下年, less those it parts.

    Only what a report of the year before says can speak here (rule Y101).
    """
    score = 0
    for cell, delta in deltas.items():
        address = puzzle.net.addresses[cell]
        if address.table != "requests" or address.row != "carried_in":
            continue
        left = puzzle.net.number.get(f"requests.carried_out.{address.column}")
        due = puzzle.previous.get(left) if left is not None else None
        if due is not None:
            value = puzzle.values[cell]
            score += (value + delta == due) - (value == due)
    return score
