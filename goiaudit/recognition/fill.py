"""The values of one physical row put into the cells of a form's row (plan: domain 2.6, 3).

A row that shows as many values as it has columns is read by position. A shorter or longer one
is read only where no other reading is possible; else its cells are unreadable, never guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import islice
from typing import Literal, NamedTuple

from goiaudit.definitions.forms import RowDefinition, TableDefinition
from goiaudit.definitions.seldom import seldom
from goiaudit.model.cells import Cell, CellAddress, CellState, RowShape
from goiaudit.recognition.placed import Placed
from goiaudit.recognition.strips import Piece
from goiaudit.recognition.sums import adds_up
from goiaudit.recognition.values import BLANK, UNREADABLE, Kind, look, read_value

_GROUPED = seldom(r"[+-]?\d{1,3}(?: \d{3})+(?!\d).*")
_MERGED = 2  # most values of a row whose last one spans columns that longer rows fill
_DISPUTES, _KIND = 15, 5  # values of table four, and of one kind of case in it
_SPANNED = 3  # columns of table two that the value of a row with one value spans
Fate = Literal["read", "blank", "lost", "broken"]


Slot = tuple[Fate, Piece | None]
"""What one cell of the form gets: what became of it, and a piece of the source."""
_new = tuple.__new__  # makes a named tuple in a third of the time that its constructor takes


class Spread(NamedTuple):
    """Slots for all columns of a row, and how many value cells the source shows."""

    slots: Sequence[Slot]
    shown: int


class Shape(NamedTuple):
    """What is known about a row: its columns, and what stands around it.

    ``subtotal`` is the place of a column 小计, ``loose`` says that values of no row stand in the
    table, ``cut`` that they stand next to the row; ``total_last`` that its last column is 总计.
    ``drawn`` is how many cells, spans included, the table draws for a row of this width.
    ``ends_in_total`` says that of too few figures the last one is the total.
    """

    width: int
    subtotal: int | None = None
    loose: bool = False
    cut: bool = False
    total_last: bool = False
    drawn: int = 0
    ends_in_total: bool = False


def spread(placed: Placed, shape: Shape) -> Spread:
    """Put the pieces of a row into ``shape.width`` slots."""
    run = placed.run
    if run is None:
        # Where values of nobody stand in the table, those of a bare label may be among them.
        return Spread([("lost" if shape.loose else "blank", None)] * shape.width, shape.width)
    cells = list(placed.cells)
    if shape.ends_in_total:
        unknown: list[Slot] = [("lost", None)] * (shape.width - 1)
        return Spread([*unknown, ("read", cells[-1])], len(cells))
    if run.glued:
        return _glued(cells, shape)
    if run.borders:
        return _bordered(cells, shape)
    if run.torn:
        return _broken(cells, shape.width, len(cells))
    # Behind a label on the same line a space parts two values, it groups no digits.
    apart = bool(cells and run.labels) and run.labels[-1].source == cells[0].source
    return _streamed(cells, [1] * len(cells) if apart else run.lines, shape)


def _glued(cells: list[Piece], shape: Shape) -> Spread:
    piece = cells[0]
    if shape.cut:  # 予以公开0, then 3 and 1 on lines of their own: no merged zero, nor 0
        return _broken(cells, shape.width, shape.width)
    if shape.width == 1:
        return Spread([("read", piece)], 1)
    if piece.text in ("0", "0" * shape.width):
        return Spread([("read", _zero(piece))] * shape.width, shape.width)
    return _broken(cells, shape.width, shape.width)


def _bordered(cells: list[Piece], shape: Shape) -> Spread:
    width = shape.width
    short, whole = len(cells) < max(shape.drawn, width), len(cells) >= width
    while len(cells) > width and (not cells[-1].text or _repeats(cells, width)):
        cells.pop()
    if len(cells) == width + 1 and any(
        kind(cells[-1]) and not any(map(kind, cells[:-1])) for kind in (_is_remark, _is_share)
    ):
        cells.pop()
    if len(cells) == width + 1 and shape.subtotal is not None:
        del cells[shape.subtotal]
    filled = [cell for cell in cells if cell.text]
    if len(cells) > width:
        if len(filled) != width:
            return _broken(filled, width, len(filled))
        cells = filled
    # Where neighbours draw the cells that a merged one covers, a lone cell is what is left.
    lone = len(filled) == 1 and width > 1 and bool(cells[0].text)
    if lone and not shape.cut and (whole or shape.drawn <= width) and not _stands_apart(cells):
        return _merged(cells[0], shape, certain=whole)
    slots: list[Slot] = [("read" if cell.text else "blank", cell) for cell in cells]
    missing = width - len(slots)
    # A row that draws fewer cells than its neighbours has lost one, no one knows which.
    if len(filled) < width and short and not _alike(filled):
        return _broken(filled, width, len(filled))
    if missing and shape.cut:
        return _broken(filled, width, len(slots))
    if len(filled) < width and any(_may_be_two(cell) for cell in filled):
        return _broken(filled, width, len(slots))
    return Spread(slots + [("lost", None)] * missing, len(slots))


def _streamed(cells: list[Piece], lines: Sequence[int], shape: Shape) -> Spread:
    width = shape.width
    # The end of a figure cut by a line end is odd, too.
    while len(cells) > width and look(cells[-1].text) == "odd" and cells[-1].text[0] not in ",.":
        cells.pop()
    lines = _of_first(lines, len(cells))
    if len(lines) == width and len(cells) > width and _are_grouped(cells, lines):
        joined = _by_line(cells, lines)
        if not shape.total_last or adds_up([piece.text for piece in joined]):
            cells = joined
    elif len(lines) > 2 and min(lines) == 1 < max(lines) and not _bears_out(cells, shape):
        # Lines of one figure beside a line of several: 1 268 may be one figure or two.
        return _broken(cells, width, len(cells))
    if len(cells) == width + 1 and shape.subtotal is not None:
        del cells[shape.subtotal]
    if len(cells) == width:
        return Spread([("read", cell) for cell in cells], width)
    if shape.cut:
        return _broken(cells, width, len(cells))
    if width == 1 and len(cells) == _SPANNED and len({cell.text for cell in cells}) == 1:
        return Spread([("read", cells[0])], width)  # one merged cell, written out again
    if len(cells) == 1:
        return _merged(cells[0], shape, certain=False)
    if "".join(cell.text for cell in cells) == "0" * width:
        return Spread([("read", _zero(cells[0]))] * width, width)
    if len(cells) < width and _alike(cells):
        lost: list[Slot] = [("lost", None)] * (width - len(cells))
        return Spread([*(("read", cell) for cell in cells), *lost], len(cells))
    return _broken(cells, width, len(cells))


def _bears_out(cells: Sequence[Piece], shape: Shape) -> bool:
    """Whether a row of table three or four with a value for each column adds up to its totals."""
    texts = [piece.text for piece in cells]
    if len(texts) != shape.width:
        return True
    if shape.width == _DISPUTES:
        return all(adds_up(texts[n : n + _KIND]) for n in range(0, _DISPUTES, _KIND))
    return shape.total_last and adds_up(texts)


def _of_first(lines: Sequence[int], cells: int) -> list[int]:
    """How many of the first ``cells`` stand on each line; lines without any are left out."""
    found: list[int] = []
    for count in lines:
        found.append(min(count, cells))
        cells -= found[-1]
    return [count for count in found if count]


def _are_grouped(cells: Sequence[Piece], lines: Sequence[int]) -> bool:
    """Whether each line may be one figure, its digits in groups of three: 1 268."""
    parts = iter(cells)
    texts = (" ".join(piece.text for piece in islice(parts, count)) for count in lines)
    return all(" " not in text or _GROUPED.fullmatch(text) for text in texts)


def _by_line(cells: list[Piece], lines: Sequence[int]) -> list[Piece]:
    joined: list[Piece] = []
    place = 0
    for count in lines:
        parts = cells[place : place + count]
        place += count
        text = "".join(part.text for part in parts)
        joined.append(parts[0]._replace(text=text, raw=" ".join(part.raw for part in parts)))
    return joined


def _merged(piece: Piece, shape: Shape, certain: bool) -> Spread:
    """One value for the whole row: zeros; else only a total, where the cell is one for sure."""
    width = shape.width
    if piece.text == "0" * width:
        piece = _zero(piece)
    reading = read_value(piece.text)
    if reading.value == 0 or reading.state in (CellState.NOT_APPLICABLE, CellState.TEXT):
        return Spread([("read", piece)] * width, width)
    if certain and shape.total_last and reading.state is CellState.NUMBER:
        blank: list[Slot] = [("blank", None)] * (width - 1)
        return Spread([*blank, ("read", piece)], width)
    return _broken([piece], width, width if certain else 1)


def _broken(cells: Sequence[Piece], width: int, shown: int) -> Spread:
    """A row whose values cannot be told apart or assigned: all of its cells are unreadable."""
    pieces: list[Piece | None] = [*cells[:width], *[None] * (width - len(cells[:width]))]
    return Spread([("broken", piece) for piece in pieces], shown)


def _is_remark(cell: Piece) -> bool:
    """Whether a cell holds words, as those of a column 备注 behind the values do."""
    return look(cell.text) == "text"


def _is_share(cell: Piece) -> bool:
    """Whether a cell holds a share of the whole, as those of a column 占比 do."""
    return cell.text.endswith("%")


def _stands_apart(cells: Sequence[Piece]) -> bool:
    """Whether blank cells of their own, drawn in a table, stand behind a lone figure."""
    drawn = len(cells) > 1 and all(
        cell.location is not None and cell.location.line is None for cell in cells
    )
    return drawn and bool(read_value(cells[0].text).value)


def _repeats(cells: Sequence[Piece], width: int) -> bool:
    """Whether the last cell is a part of the one before it, a merged one written out again.

    Only rows of one or two values have their last one merged over columns.
    """
    return width <= _MERGED and len(cells) > 1 and cells[-1].text == cells[-2].text


def _may_be_two(cell: Piece) -> bool:
    """Whether a lost border may have joined two values in a cell."""
    return look(cell.text) == "odd" or (" " in cell.text and look(cell.text) == "value")


def _zero(piece: Piece) -> Piece:
    return piece._replace(text="0", raw="0")


def _alike(cells: Sequence[Piece]) -> bool:
    """Whether all values are zero, or all say that they do not apply."""
    readings = [read_value(cell.text) for cell in cells]
    return all(reading.value == 0 for reading in readings) or all(
        reading.state is CellState.NOT_APPLICABLE for reading in readings
    )


def read_slot(slot: Slot, address: CellAddress, kind: Kind, unit: str | None) -> Cell:
    """The cell of the model for one slot."""
    fate, piece = slot
    if fate == "lost":
        return Cell(address, CellState.UNREADABLE, lost=True)
    if piece is None:
        return Cell(address, CellState.BLANK if fate == "blank" else CellState.UNREADABLE)
    text, raw, _, location, damaged = piece
    if fate == "read" and not damaged:
        state, value, found, note = read_value(text, kind, unit)
    else:
        state, value, found, note = BLANK if fate == "blank" else UNREADABLE
    return _new(Cell, (address, state, value, raw, location, found, note, False, damaged))


def fill_row(
    table: TableDefinition,
    row: RowDefinition,
    placed: Placed | None,
    shape: Shape,
    unit_of: Callable[[Placed], str | None],
) -> tuple[list[Cell], RowShape]:
    """Cells and shape of one row; a row that was not found is lost."""
    columns = _columns(table.name, row.key, row.columns, table.money, table.signed)
    if placed is None:
        lost = [Cell(address, CellState.UNREADABLE, lost=True) for address, _ in columns]
        return lost, RowShape(0, 0)
    slots, shown = spread(placed, shape)
    if placed.absent:
        absent: list[Slot] = [("lost", None)] * placed.absent
        slots = [*absent, *slots[placed.absent :]]
    unit = unit_of(placed) if table.money.intersection(row.columns) else None
    cells = [
        read_slot(slot, address, kind, unit)
        for slot, (address, kind) in zip(slots, columns, strict=True)
    ]
    if shown != shape.width and any(fate == "broken" for fate, _ in slots):
        # No cell of a row with too few or too many values stands in its place for sure.
        cells = [cell._replace(lost=True) for cell in cells]
    place = placed.label[0].location if placed.label else None
    label = "".join(piece.raw for piece in placed.label)
    return cells, RowShape(shown, placed.times, label, place)


@lru_cache(maxsize=256)
def _columns(
    table: str, row: str, names: tuple[str, ...], money: frozenset[str], signed: frozenset[str]
) -> tuple[tuple[CellAddress, Kind], ...]:
    """The cells of a row and how each is written."""
    return tuple((CellAddress(table, row, name), _kind(name, money, signed)) for name in names)


def column_kind(table: TableDefinition, column: str) -> Kind:
    """How the values of a column are written."""
    return _kind(column, table.money, table.signed)


def _kind(column: str, money: frozenset[str], signed: frozenset[str]) -> Kind:
    if column in money:
        return "money"
    return "change" if column in signed else "count"
