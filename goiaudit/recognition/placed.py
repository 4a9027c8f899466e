"""What alignment works with: runs that name a row, rows that were placed, a table so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from goiaudit.definitions.forms import TableDefinition
from goiaudit.recognition.labels import Found
from goiaudit.recognition.runs import Run
from goiaudit.recognition.strips import Piece

_SUBTOTALS = ("小计",)


@dataclass(slots=True)
class Placed:
    """A row of a form as found: its label as printed and its value cells, none if blank.

    ``absent`` is how many of its first columns the table does not print for it.
    """

    row: str
    label: tuple[Piece, ...]
    run: Run | None
    cells: tuple[Piece, ...] = ()
    quality: str = "exact"
    times: int = 1
    absent: int = 0


@dataclass(slots=True)
class Candidate:
    """A run with values and the row that its label names."""

    index: int
    run: Run
    found: Found
    cells: tuple[Piece, ...]

    @property
    def table(self) -> str:
        """The table that has the row."""
        return self.found.name.table

    @property
    def row(self) -> str:
        """Key of the row."""
        return self.found.name.row


@dataclass(slots=True)
class Aligned:
    """Rows of one table found in a report; ``first`` and ``last`` are indices of runs.

    ``rows`` has the rows of the form ``layout`` that were found. ``loose`` says that values
    stand in the table that belong to no row, so that a short row beside them cannot be trusted
    to be short at its end.
    """

    table: str
    layout: TableDefinition
    rows: dict[str, Placed] = field(default_factory=dict)
    taken: dict[int, str] = field(default_factory=dict)
    first: int = 0
    last: int = -1
    loose: bool = False
    orphans: frozenset[int] = frozenset()

    def is_cut(self, row: str) -> bool:
        """Whether values of no row stand right before or behind the values of a row."""
        if not self.orphans:
            return False
        index = next((index for index, own in self.taken.items() if own == row), None)
        return index is not None and not self.orphans.isdisjoint((index - 1, index + 1))

    def fits(self, row: str, cells: Sequence[Piece]) -> bool:
        """Whether as many values are shown as the row has, or one zero for all of them."""
        return shows(cells, frozenset({len(self.layout.rows[row].columns)}))

    def place(self, index: int, placed: Placed) -> None:
        """Give a row the values of a run."""
        self.rows[placed.row] = placed
        self.taken[index] = placed.row
        self.first = min(self.first, index)
        self.last = max(self.last, index)


def shows(cells: Sequence[Piece], widths: frozenset[int]) -> bool:
    """Whether as many values are shown as one of the widths, or one zero merged over all."""
    count = len(cells)
    while count and not cells[count - 1].text:
        count -= 1
    return count in widths or (count == 1 and cells[0].text.strip("0") == "")


def is_alien(run: Run) -> bool:
    """A row of its own (a subtotal, an extra row), or values of another table."""
    if run.named is not None:
        return True
    return bool(run.labels) and run.labels[-1].text.endswith(_SUBTOTALS)
