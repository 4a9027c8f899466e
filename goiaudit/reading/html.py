"""Web pages to a Document: lines and grids of the main text, each with the way back to it."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from goiaudit.model.cells import Location
from goiaudit.model.document import Block, Document, Grid, GridCells, Line
from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading.bulk import CellPlaces
from goiaudit.reading.html_charset import may_be_utf8, page_text, utf8_notices
from goiaudit.reading.html_cut import cut, found_tables
from goiaudit.reading.html_dom import parse
from goiaudit.reading.html_flow import Flow, flow
from goiaudit.reading.html_items import Budget, CutError, Passage, Sheet
from goiaudit.reading.html_main import Main, main_text
from goiaudit.reading.html_paths import OnePlace, Paths, Places
from goiaudit.reading.source import Source

_MOST_META, _LONGEST_META = 200, 2_000
_MOST_FRAMES = 20
_STANDARD = {
    name.lower(): name
    for name in (
        "SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnDescription",
        "ColumnKeywords", "ColumnType", "ArticleTitle", "PubDate", "ContentSource", "Url",
    )
}  # fmt: skip
"""Names of 政府网站发展指引 as it writes them; every other name is kept in lower case."""


def read_html(found: Source, limits: Limits) -> Document:
    """Main text, data tables and ``<meta>`` of a page.

    Cells and lines carry an XPath that lxml resolves on the same bytes. Raises InputError
    ``empty`` for a page without text and ``limit`` for one that exceeds ``limits``.
    """
    return read_page(found, found.data, limits)


def read_page(
    found: Source,
    data: bytes,
    limits: Limits,
    *,
    header: str | None = None,
    kind: str = "html",
    notices: Sequence[str] = (),
) -> Document:
    """A page that is the whole file or, as in MHTML, a part of it with an encoding of its own."""
    encoding, said, read = _decoded(data, header, found.path, limits)
    if not read.blocks:
        raise InputError(found.path, "empty", "; ".join(["the page holds no text", *read.said]))
    return Document(
        path=found.path,
        digest=found.digest,
        blocks=tuple(read.blocks),
        format=kind,
        encoding=encoding,
        metadata=read.metadata,
        notices=(*notices, *said, *read.said),
    )


class _Read(NamedTuple):
    """What is read of the tree of a page; ``said`` are notices."""

    metadata: dict[str, str]
    blocks: list[Block]
    said: list[str]


def _decoded(
    data: bytes, header: str | None, path: str, limits: Limits
) -> tuple[str, tuple[str, ...], _Read]:
    """Encoding of a page, notices about it, and what is read."""
    first = may_be_utf8(data, header)
    if first and (read := _read_cut(data.removeprefix(codecs.BOM_UTF8), path, limits)):
        return "utf-8", utf8_notices(data, header), read
    page = page_text(data, header)
    cut_already = first and page.utf8 is data
    read = None if cut_already else _read_cut(page.utf8, path, limits)
    return page.encoding, page.notices, read or _read_whole(page.utf8, path, limits)


def _read_cut(markup: bytes, path: str, limits: Limits) -> _Read | None:
    """A page in UTF-8 of which less is parsed than there is, None if all of it has to be."""
    page = cut(markup)
    if page is None:
        return None
    try:
        root = parse(page.utf8, path, limits)
        known = None if root is None else found_tables(root, page)
        if root is None or known is None:
            return None
        metadata = _metadata(root)  # before anything is taken out
        budget = Budget(path, limits)
        shown = flow(root, budget, known)
        main = main_text(shown)
        if shown.hidden and not main.found:
            return None
        return _read(metadata, shown, main, budget, Paths(cut=True))
    except (CutError, InputError):
        return None  # what is wrong with a page is said of all of it


def _read_whole(markup: bytes, path: str, limits: Limits) -> _Read:
    root = parse(markup, path, limits)
    if root is None:
        return _Read({}, [], [])
    metadata = _metadata(root)
    budget = Budget(path, limits)
    shown = flow(root, budget)
    main = main_text(shown)
    said: list[str] = []
    if shown.hidden and not main.found:
        again = parse(markup, path, limits)
        everything = flow(again, Budget(path, limits), show_hidden=True)
        uncovered = main_text(everything)
        # Nothing of a report is seen without what the page hides.
        if uncovered.found:
            said.append("the page hides its text until a script runs: hidden text was read")
            shown, main = everything, uncovered
    read = _read(metadata, shown, main, budget, Paths())
    return read._replace(said=[*said, *read.said])


def _read(metadata: dict[str, str], shown: Flow, main: Main, budget: Budget, paths: Paths) -> _Read:
    blocks = list(_blocks(main, paths))
    tables = sum(isinstance(block, Grid) for block in blocks)
    blocks += _framed(shown.frames, budget, paths, tables)
    said = ["text marked as deleted (<del>) was left out"] if shown.deleted else []
    return _Read(metadata, blocks, said + _frame_notices(shown, main))


def _metadata(root: etree._Element) -> dict[str, str]:
    """``<meta>`` by name, and the title of the page under ``title``; the first one counts."""
    found: dict[str, str] = {}
    title = next(root.iter("title"), None)
    if title is not None and (text := " ".join("".join(title.itertext()).split())):
        found["title"] = text[:_LONGEST_META]
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").strip()
        content = (meta.get("content") or "").strip()
        if not name or not content or len(found) >= _MOST_META:
            continue
        name = name.lower()
        found.setdefault(_STANDARD.get(name, name)[:80], content[:_LONGEST_META])
    return found


def _blocks(main: Main, paths: Places, tables: int = 0) -> Iterator[Block]:
    """Lines and grids with their places; grids are numbered from ``tables`` + 1."""
    for item in main.items:
        if isinstance(item, Passage):
            yield Line(item.text, Location(xpath=paths.of(item.element)))
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


def _framed(
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
        inside = list(_blocks(main, OnePlace(paths.of(frame)), tables))
        tables += sum(isinstance(block, Grid) for block in inside)
        found += inside
    return found


def _frame_notices(shown: Flow, main: Main) -> list[str]:
    """Frames whose content lies in other files matter only where the page itself says nothing."""
    if main.found:
        return []
    named = [src for frame in shown.frames if (src := (frame.get("src") or "").strip())]
    return [f"the page shows other files in frames: {', '.join(named[:3])[:300]}"] if named else []
