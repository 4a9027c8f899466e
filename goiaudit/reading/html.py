"""Web pages to a Document: lines and grids of the main text, each with the way back to it."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from typing import NamedTuple

from goiaudit.model.document import Block, Document, Grid
from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading import html_cut, html_known, html_places, html_sites, html_tags
from goiaudit.reading.html_blocks import blocks_of, framed
from goiaudit.reading.html_charset import if_utf8, page_text
from goiaudit.reading.html_cut import Cut, cut, found_tables
from goiaudit.reading.html_dom import parse
from goiaudit.reading.html_flow import Flow, flow
from goiaudit.reading.html_items import Budget, CutError
from goiaudit.reading.html_main import Main, main_text
from goiaudit.reading.html_menus import menus_in
from goiaudit.reading.html_meta import metadata_of
from goiaudit.reading.html_paths import Paths
from goiaudit.reading.html_raised import with_raised_notes
from goiaudit.reading.html_sites import Site, site_of
from goiaudit.reading.html_written import read_written
from goiaudit.reading.source import Source


def read_html(found: Source, limits: Limits) -> Document:
    """Main text, data tables and ``<meta>`` of a page.

    Cells and lines carry an XPath that lxml resolves on the same bytes. Raises InputError
    ``empty`` for a page without text and ``limit`` for one that exceeds ``limits``.
    """
    return read_page(found, found.data, limits)


def forget() -> None:
    """Know nothing any more of pages before, as at the start of a program."""
    html_cut.forget()
    html_known.forget()
    html_sites.forget()
    html_places.forget()
    html_tags.forget()


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
    first = if_utf8(data, header)
    if first is not None:
        read = _read_cut(data.removeprefix(codecs.BOM_UTF8), path, limits)
        if read is not None:
            return "utf-8", first, read
    page = page_text(data, header)
    cut_already = first is not None and page.utf8 is data
    read = None if cut_already else _read_cut(page.utf8, path, limits)
    if read is None:
        read = _read_whole(with_raised_notes(page.utf8), path, limits)
    return page.encoding, page.notices, read


def _read_cut(markup: bytes, path: str, limits: Limits) -> _Read | None:
    """A page in UTF-8 of which less is parsed than there is, None if all of it has to be."""
    page = cut(markup)
    if page is None:
        return None
    site = site_of(page.text)
    site.seen += 1
    written = _read_written(page, site, path, limits) if site.is_worth_it() else None
    if written is not None and site.trusted:
        return written
    read = _read_parsed(page, path, limits)
    if written is not None:
        site.trusted = read is not None and _are_same(written, read)
    return read


def _read_written(page: Cut, site: Site, path: str, limits: Limits) -> _Read | None:
    """A page read without a tree, None if it cannot be."""
    try:
        written = read_written(page, site, Budget(path, limits))
        main = None if written is None else main_text(written.flow)
        # Of a page that shows no report notices tell why, and those are made from the tree.
        blocks = list(blocks_of(main, Paths(cut=True))) if main is not None and main.solid else []
    except (CutError, InputError):
        written, blocks = None, []
    if written is None or not blocks:
        site.failed += 1
        return None
    site.read += 1
    if site.is_time_to_learn():
        site.learn(list(menus_in(written.text)))
    return _Read(written.metadata, blocks, [])


def _are_same(one: _Read, other: _Read) -> bool:
    shown = [
        [list(block.cells) if isinstance(block, Grid) else block for block in read.blocks]
        for read in (one, other)
    ]
    places = [[block.location for block in read.blocks] for read in (one, other)]
    return (one.metadata, one.said, shown[0], places[0]) == (
        other.metadata, other.said, shown[1], places[1],
    )  # fmt: skip


def _read_parsed(page: Cut, path: str, limits: Limits) -> _Read | None:
    try:
        root = parse(page.utf8, path, limits)
        known = None if root is None else found_tables(root, page)
        if root is None or known is None:
            return None
        metadata = metadata_of(root)  # before anything is taken out
        budget = Budget(path, limits)
        shown = flow(root, budget, known)
        main = main_text(shown)
        if shown.hidden and not main.solid:
            return None
        return _read(metadata, shown, main, budget, Paths(cut=True))
    except (CutError, InputError):
        return None  # what is wrong with a page is said of all of it


def _read_whole(markup: bytes, path: str, limits: Limits) -> _Read:
    root = parse(markup, path, limits)
    if root is None:
        return _Read({}, [], [])
    metadata = metadata_of(root)
    budget = Budget(path, limits)
    shown = flow(root, budget)
    main = main_text(shown)
    said: list[str] = []
    if shown.hidden and not main.solid:
        again = parse(markup, path, limits)
        everything = flow(again, Budget(path, limits), show_hidden=True)
        uncovered = main_text(everything)
        # Nothing of a report, or its title alone, is seen without what the page hides.
        if uncovered.solid or (uncovered.found and not main.found):
            said.append("the page hides its text until a script runs: hidden text was read")
            shown, main = everything, uncovered
    read = _read(metadata, shown, main, budget, Paths())
    return read._replace(said=[*said, *read.said])


def _read(metadata: dict[str, str], shown: Flow, main: Main, budget: Budget, paths: Paths) -> _Read:
    blocks = list(blocks_of(main, paths))
    tables = sum(isinstance(block, Grid) for block in blocks)
    blocks += framed(shown.frames, budget, paths, tables)
    said = ["text marked as deleted or struck through was left out"] if shown.deleted else []
    return _Read(metadata, blocks, said + _frame_notices(shown, main))


def _frame_notices(shown: Flow, main: Main) -> list[str]:
    """Frames whose content lies in other files matter only where the page itself says nothing."""
    if main.found:
        return []
    named = [src for frame in shown.frames if (src := (frame.get("src") or "").strip())]
    return [f"the page shows other files in frames: {', '.join(named[:3])[:300]}"] if named else []
