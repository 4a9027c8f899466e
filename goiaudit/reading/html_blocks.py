"""What a page shows as blocks of a Document: lines and grids with their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from goiaudit.model.cells import Location
from goiaudit.model.document import Block, Grid, GridCells
from goiaudit.reading.bulk import CellPlaces, line_at
from goiaudit.reading.html_dom import parse
from goiaudit.reading.html_flow import flow
from goiaudit.reading.html_items import Budget, Passage, Sheet
from goiaudit.reading.html_main import Main, main_text
from goiaudit.reading.html_paths import OnePlace, Places

_MOST_FRAMES = 20


def blocks_of(main: Main, paths: Places, tables: int = 0) -> Iterator[Block]:
    """Lines and grids with their places; grids are numbered from ``tables`` + 1."""
    for item in main.items:
        if isinstance(item, Passage):
            yield line_at(item.text, paths.of(item.element))
        else:
            tables += 1
            yield _grid(item, tables, paths)


def _grid(sheet: Sheet, number: int, paths: Places) -> Grid:
    cells = sheet.cells
    first = cells.rows[0]
    rows = [row - first for row in cells.rows] if first else cells.rows
    start, steps = paths.of_cells(sheet.element, cells)
    found = CellPlaces(number, start, steps, rows, cells.columns)
    grid = GridCells(cells.texts, rows, cells.columns, cells.rowspans, cells.colspans, found)
    return Grid(grid, Location(table=number, xpath=paths.of(sheet.element)))


def framed(
    frames: Sequence[etree._Element], budget: Budget, paths: Places, tables: int
) -> list[Block]:
    """What frames carry in themselves (``srcdoc``); the frame is the place of all of it."""
    found: list[Block] = []
    for frame in frames[:_MOST_FRAMES]:
        inner = frame.get("srcdoc")
        if not inner or not inner.strip():
            continue
        root = parse(inner.encode("utf-8", errors="replace"), budget.path, budget.limits)
        if root is None:
            continue
        main = main_text(flow(root, budget))
        inside = list(blocks_of(main, OnePlace(paths.of(frame)), tables))
        tables += sum(isinstance(block, Grid) for block in inside)
        found += inside
    return found
