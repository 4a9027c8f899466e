"""Tables that were walked through as if they only placed things: whether they really do.

What a table holds is known at its end. Which tables are taken for layout whatever their texts
are is said by ``html_tables.read_table``: those with one cell in each row, and those around other
tables with few cells beside. Here cells may be counted that are none of the table, never fewer.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from goiaudit.reading.html_tables import FEWEST_CELLS


@dataclass(slots=True)
class _Table:
    """Cells of a table so far; ``simple`` ones hold no table."""

    known: bool
    simple: int = 0
    in_row: int = 0
    widest: int = 0
    nested: bool = False
    in_simple: bool = False


@dataclass(slots=True)
class Layout:
    """The tables that one is in, the innermost last."""

    tables: list[_Table] = field(default_factory=list)

    def begin(self, *, known: bool) -> None:
        """A table begins; what ``known`` ones are is known from elsewhere."""
        if self.tables:
            around = self.tables[-1]
            around.nested = True
            around.simple -= around.in_simple
            around.in_simple = False
        self.tables.append(_Table(known))

    def row(self) -> None:
        """A row of the innermost table begins."""
        if self.tables:
            self.tables[-1].in_row = 0

    def cell(self) -> None:
        """A cell of the innermost table begins."""
        if self.tables:
            table = self.tables[-1]
            table.simple += 1
            table.in_simple = True
            table.in_row += 1
            table.widest = max(table.widest, table.in_row)

    def end(self) -> bool:
        """The innermost table ends: whether it surely is one that only places things."""
        table = self.tables.pop()
        few = table.nested and table.simple < FEWEST_CELLS
        return table.known or few or table.widest < 2
