"""The rows of a table of many reports looked up at once, whatever rows each of them has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from goiaudit.audit.rowshapes import ShapesOfTable
from goiaudit.model.cells import RowShape, RowShapes

ROWS = ("new", "granted", "total")
SHAPE = st.tuples(st.integers(0, 9), st.integers(1, 3)).map(lambda both: RowShape(*both))
SHAPES = st.dictionaries(st.sampled_from(ROWS), SHAPE)
TABLES = st.lists(st.none() | SHAPES.map(RowShapes.of), min_size=1, max_size=6)


@given(TABLES, st.sampled_from(ROWS))
def test_a_row_is_found_in_every_report_as_in_each_alone(
    tables: list[RowShapes | None], row: str
) -> None:
    shapes = ShapesOfTable.of(tables)
    each = [None if table is None else table.get(row) for table in tables]

    assert shapes.row("values", row).tolist() == [shape.values if shape else 0 for shape in each]
    assert shapes.row("times", row).tolist() == [shape.times if shape else 0 for shape in each]
    assert shapes.absent.tolist() == [table is None for table in tables]
