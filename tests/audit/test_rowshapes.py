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


@given(TABLES, st.lists(st.sampled_from(ROWS), unique=True))
def test_rows_are_found_in_every_report_as_in_each_alone(
    tables: list[RowShapes | None], rows: list[str]
) -> None:
    shapes = ShapesOfTable.of(tables)
    each = [[None if table is None else table.get(row) for table in tables] for row in rows]

    shown = [[shape.values if shape else 0 for shape in some] for some in each]
    times = [[shape.times if shape else 0 for shape in some] for some in each]
    assert shapes.rows("values", rows).tolist() == shown
    assert shapes.rows("times", rows).tolist() == times
    assert shapes.absent.tolist() == [table is None for table in tables]
