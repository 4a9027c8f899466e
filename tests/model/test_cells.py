"""Tables by columns hold the same cells and shapes as tables of single ones."""

from __future__ import annotations

import pickle

import pytest

from goiaudit.model.cells import (
    Cell,
    CellAddress,
    CellState,
    Location,
    RowShape,
    RowShapes,
    Table,
    TableCells,
    parsed_address,
)

NEW = Cell(CellAddress("requests", "new", "total"), CellState.NUMBER, 12, "12", Location(line=7))
BLANK = Cell(CellAddress("requests", "new", "other"), CellState.BLANK)
CELLS = (NEW, BLANK)
ROWS = {"new": RowShape(7, 1, "本年新收", Location(line=7)), "granted": RowShape(0, 0)}


def test_cells_by_columns_are_the_cells_that_they_were_made_of() -> None:
    cells = TableCells.of(CELLS)
    assert tuple(cells) == CELLS
    assert (len(cells), cells[0], cells[-1]) == (2, NEW, BLANK)
    assert tuple(cells[1:]) == (BLANK,)
    assert (cells == CELLS, cells == TableCells.of(CELLS), cells == (NEW,)) == (True, True, False)
    assert TableCells.of(cells) is cells


def test_an_address_is_parsed_and_a_key_that_is_no_cell_is_none() -> None:
    assert parsed_address("requests.new.total") == CellAddress("requests", "new", "total")
    assert str(parsed_address("requests.new.total")) == "requests.new.total"
    assert parsed_address("overview.published") is None


def test_a_table_without_cells_has_columns_without_anything() -> None:
    assert tuple(TableCells.of(())) == ()
    assert not Table("requests", None, "2021", ()).has_number


@pytest.mark.parametrize("cells", [CELLS, TableCells.of(CELLS)])
def test_a_table_tells_states_and_values_however_its_cells_are_held(
    cells: tuple[Cell, ...] | TableCells,
) -> None:
    table = Table("requests", "2021", "2021", cells)
    assert list(table.states) == [CellState.NUMBER, CellState.BLANK]
    assert list(table.values) == [12, None]
    assert table.has_number
    assert pickle.loads(pickle.dumps(table)) == table


def test_shapes_by_columns_are_the_shapes_that_they_were_made_of() -> None:
    shapes = RowShapes.of(ROWS)
    assert dict(shapes) == ROWS
    assert shapes == ROWS
    assert "rejected" not in shapes
