"""Word tables as grids: spans in both directions, nested tables, tables that only lay out a page.

ECMA-376 part 1, 17.4: a row is a list of cells, each as wide as its gridSpan; a cell that
continues a vertical merge stands for the one above and holds nothing that Word shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from goiaudit.model.cells import Location
from goiaudit.model.document import Block, Grid, GridCell, Line
from goiaudit.reading.docx_columns import edges
from goiaudit.reading.ooxml import Element

Flow = list["str | Block"]
"""What a cell holds in order: the texts of its paragraphs, and the blocks of nested tables."""

_MAX_SPAN = 1_000
_FEW_CELLS = 2
_LONG_PROSE = 500
_FEW_PARAGRAPHS = 3


@dataclass(slots=True)
class CellDraft:
    """A cell while it is read; ``row`` counts the rows kept, ``printed`` those of the file."""

    row: int
    column: int
    printed: int
    colspan: int = 1
    rowspan: int = 1
    merges: bool = False
    flow: Flow = field(default_factory=list)
    element: Element | None = None
    """The cell in the file, where somebody wants to find it again."""


@dataclass(slots=True)
class TableDraft:
    """A table while it is read; ``number`` counts the tables of the document from 1."""

    number: int
    widths: list[int] = field(default_factory=list)
    """Of the columns of its grid in twips, as far as the file says."""
    rows: list[list[CellDraft]] = field(default_factory=list)
    printed: int = 0
    """Rows seen so far, deleted ones included: Word still shows them."""
    column: int = 0
    """Where the next cell of the row starts."""
    above: dict[int, CellDraft] = field(default_factory=dict)
    """Cells of the last row that a continued merge extends, by the column they start in."""
    merged: dict[int, CellDraft] = field(default_factory=dict)

    def open_row(self, before: int) -> None:
        """Begin a row that leaves the first columns out."""
        self.rows.append([])
        self.column = min(before, _MAX_SPAN)
        self.above, self.merged = self.merged, {}

    def open_cell(self, span: int, merge: str | None, sideways: bool) -> CellDraft | None:
        """Begin a cell; None if it continues another one, above it or on its left.

        ``merge`` is "restart", "continue" or None, ``sideways`` says that the cell continues
        its left neighbour (the hMerge of old files).
        """
        if not self.rows:  # a cell in no row: Word shows one around it
            self.printed += 1
            self.open_row(0)
        span = span if 1 <= span <= _MAX_SPAN else 1
        row, column = self.rows[-1], self.column
        self.column += span
        if sideways and row:
            row[-1].colspan += span
            return None
        if merge == "continue":
            upper = self.above.get(column)
            if upper is not None and upper.colspan == span:
                upper.rowspan += 1
                self.merged[column] = upper
                return None
        cell = CellDraft(len(self.rows) - 1, column, self.printed, span, merges=merge is not None)
        if cell.merges:
            self.merged[column] = cell
        row.append(cell)
        return cell

    def finish(self) -> list[Block]:
        """The table as blocks: one grid, or what its cells hold if it only lays out a page."""
        self._align()
        if is_layout(self.rows):
            return [block for row in self.rows for cell in row for block in self._spread(cell)]
        cells = tuple(
            GridCell(
                cell_text(cell.flow),
                cell.row,
                cell.column,
                cell.rowspan,
                cell.colspan,
                self._place(cell),
            )
            for row in self.rows
            for cell in row
        )
        return [Grid(cells, Location(table=self.number))] if cells else []

    def _align(self) -> None:
        """Count columns as a person sees them."""
        cells = [cell for row in self.rows for cell in row]
        seen = edges(((cell.column, cell.column + cell.colspan) for cell in cells), self.widths)
        for cell in cells:
            first = seen[cell.column]
            cell.colspan = seen[cell.column + cell.colspan] - first
            cell.column = first

    def _place(self, cell: CellDraft) -> Location:
        return Location(table=self.number, row=cell.printed, column=cell.column + 1)

    def elements(self) -> Iterator[tuple[Location, Element]]:
        """Where each recorded cell stands; to be asked once the table is finished."""
        for row in self.rows:
            for cell in row:
                if cell.element is not None:
                    yield self._place(cell), cell.element

    def _spread(self, cell: CellDraft) -> Iterator[Block]:
        place = self._place(cell)
        for item in cell.flow:
            if isinstance(item, str):
                yield from (Line(part, place) for part in item.split("\n"))
            else:
                yield item


def is_layout(rows: Sequence[Sequence[CellDraft]]) -> bool:
    """Whether a table only arranges a page: a frame, or cells with tables or long prose in them.

    A table most of whose rows have three cells and more holds data, whatever is inside.
    """
    if all(len(row) <= 1 for row in rows):
        return True
    if not any(_is_page(cell.flow) for row in rows for cell in row):
        return False
    data = [row for row in rows if len(row) > _FEW_CELLS and not any(_nests(c.flow) for c in row)]
    return len(data) * 2 < len(rows)


def _nests(flow: Flow) -> bool:
    return any(not isinstance(item, str) for item in flow)


def _is_page(flow: Flow) -> bool:
    """Whether a cell holds a table with rows and columns, or paragraph after paragraph."""
    if len(flow) < _FEW_PARAGRAPHS and not _nests(flow):
        return False
    if any(isinstance(item, Grid) and _has_two_ways(item) for item in flow):
        return True
    texts = [item for item in flow if isinstance(item, str) and item.strip()]
    return len(texts) >= _FEW_PARAGRAPHS and sum(map(len, texts)) > _LONG_PROSE


def _has_two_ways(grid: Grid) -> bool:
    return any(cell.row > 0 for cell in grid.cells) and any(cell.column > 0 for cell in grid.cells)


def cell_text(flow: Flow) -> str:
    """The paragraphs of a cell that hold anything, one per line; nested tables as text."""
    if len(flow) == 1 and isinstance(flow[0], str):
        return flow[0].strip("\n")
    texts = (item if isinstance(item, str) else _block_text(item) for item in flow)
    return "\n".join(text for part in texts if (text := part.strip("\n")).strip())


def _block_text(block: Block) -> str:
    """A nested table row by row; a tab keeps its figures apart."""
    if isinstance(block, Line):
        return block.text
    rows: dict[int, list[str]] = {}
    for cell in block.cells:
        rows.setdefault(cell.row, []).append(cell.text)
    return "\n".join("\t".join(row) for row in rows.values())
