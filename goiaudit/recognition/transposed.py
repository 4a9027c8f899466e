"""Table three turned round: applicants as rows, outcomes as columns; only with known borders.

Lines with pipes have known borders where all of them have as many cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from goiaudit.definitions.forms import forms
from goiaudit.model.cells import Location
from goiaudit.model.document import GridCell, GridCells
from goiaudit.recognition.labels import characters, label_at_end
from goiaudit.recognition.normalise import fold

_TABLE, _FORM = "requests", "2021"
_FIRST_KIND, _OUTCOME = "自然人", "予以公开"
_FEWEST_OUTCOMES = 10


class _Turned(NamedTuple):
    """Cells that name an applicant, by row, and those that name an outcome, by column."""

    applicants: Mapping[int, GridCell]
    outcomes: Mapping[int, GridCell]


def upright(cells: GridCells) -> GridCells:
    """The cells of a table three that is turned round as the form has them, others as they are."""
    joined = "\n".join(cells.texts)
    if not 0 <= joined.find(_OUTCOME) < joined.find(_FIRST_KIND):
        return cells
    found = list(cells)
    turned = _turned(found)
    if turned is None:
        return cells
    rows = range(min(cell.row for cell in turned.outcomes.values()), max(turned.applicants) + 1)
    fresh = list(_rows(found, turned, rows.start))
    shift = len(turned.outcomes) + 1 - len(rows)
    above = [cell for cell in found if cell.row < rows.start]
    below = [cell._replace(row=cell.row + shift) for cell in found if cell.row >= rows.stop]
    return GridCells.of([*above, *fresh, *below])


def upright_lines(raws: Sequence[str], places: Sequence[Location | None]) -> GridCells | None:
    """The cells of lines with pipes that are a table three turned round, None for others."""
    joined = "\n".join(raws)
    if not 0 <= joined.find(_OUTCOME) < joined.find(_FIRST_KIND):
        return None
    drawn = [(raw, place) for raw, place in zip(raws, places, strict=True) if raw.strip("|-: \n")]
    rows = [raw.strip().removeprefix("|").removesuffix("|").split("|") for raw, _ in drawn]
    if len({len(row) for row in rows}) != 1:
        return None
    cells = GridCells.of(
        [
            GridCell(text.strip(), number, column, location=place)
            for number, (row, (_, place)) in enumerate(zip(rows, drawn, strict=True))
            for column, text in enumerate(row)
        ]
    )
    turned = upright(cells)
    return None if turned is cells else turned


def _turned(cells: Sequence[GridCell]) -> _Turned | None:
    """What the rows and columns are, None for any other table."""
    kinds = [characters(label.zh) for label in forms()[_FORM].tables[_TABLE].columns.values()]
    first = next((cell for cell in cells if characters(fold(cell.text).text) == kinds[0]), None)
    if first is None:
        return None
    applicants = {
        cell.row: cell
        for cell in cells
        if cell.column <= first.column + 1
        and cell.row >= first.row
        and characters(fold(cell.text).text) in kinds
    }
    names = [characters(fold(cell.text).text) for _, cell in sorted(applicants.items())]
    last = max((cell.column for cell in applicants.values()), default=0)
    outcomes: dict[int, GridCell] = {}
    for cell in cells:  # of two above each other the lower one counts
        if cell.row < first.row and cell.column > last and cell.colspan == 1 and _names_row(cell):
            outcomes[cell.column] = cell
    data = [cell for cell in cells if cell.row in applicants and cell.column > last]
    if names != kinds or len(outcomes) < _FEWEST_OUTCOMES:
        return None
    if any(cell.colspan > 1 or cell.rowspan > 1 for cell in data):
        return None
    return _Turned(dict(sorted(applicants.items())), dict(sorted(outcomes.items())))


def _names_row(cell: GridCell) -> bool:
    text = fold("".join(cell.text.split())).text
    found = label_at_end((text,)) if text else None
    return found is not None and found.name.table == _TABLE


def _rows(cells: Sequence[GridCell], turned: _Turned, top: int) -> Iterator[GridCell]:
    """A row of applicants, and one for each outcome."""
    values = {(cell.row, cell.column): cell for cell in cells}
    for place, cell in enumerate(turned.applicants.values(), start=1):
        yield GridCell(cell.text, top, place, location=cell.location)
    for row, (column, label) in zip(count(top + 1), turned.outcomes.items()):
        yield GridCell(label.text, row, 0, location=label.location)
        for place, own in enumerate(turned.applicants, start=1):
            value = values.get((own, column))
            text, where = (value.text, value.location) if value else ("", None)
            yield GridCell(text, row, place, location=where)
