"""What the tests of this folder read a text with."""

from __future__ import annotations

from goiaudit.model.cells import Cell, Location
from goiaudit.model.text import Paragraph
from goiaudit.recognition.normalise import fold
from goiaudit.recognition.tables import TablesFound, recognise_tables


def read_tables(text: str, year: int | None = None) -> TablesFound:
    """Tables of a text, line by line."""
    lines = enumerate(text.split("\n"), 1)
    return recognise_tables([Paragraph(fold(line), Location(line=n)) for n, line in lines], year)


def cells(found: TablesFound, table: str, row: str) -> list[Cell]:
    """The cells of one row, in official order."""
    return [cell for cell in found.printed[table].cells if cell.address.row == row]


def values(found: TablesFound, table: str, row: str) -> list[object]:
    """Numbers of one row, or the state of what is no number."""
    return [
        cell.value if cell.value is not None else cell.state.value
        for cell in cells(found, table, row)
    ]
