"""Elements of a line that the page shows as blocks or cells: tables made of <span> and CSS."""

from __future__ import annotations

import re
from collections.abc import Set

from lxml import etree

from goiaudit.definitions.seldom import seldom
from goiaudit.reading.html_kinds import KINDS

SHOWS_APART = seldom(r"display\s*:\s*(?:table|block|flex|grid|list-item)", re.IGNORECASE)
"""What a style says that puts its element on lines of its own; a cell is one of them."""
_SHOWN_AS_CELL = seldom(r"display\s*:\s*table-cell", re.IGNORECASE)
_CELL = "table-cell"
_MAY_BE_CELL = re.compile("-[cC][eE]")
"""Found in a tenth of the time that it takes to make a sheet lower case."""
_COMMENT = seldom(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_CLASS = seldom(r"(?:^|[\s>])[a-zA-Z0-9]*\.([\w-]+)$")
"""A selector that ends in one class: span.cell, .table .cell."""
_STYLES = etree.XPath("descendant-or-self::*/@style", smart_strings=False)
_STYLED = etree.XPath("descendant-or-self::*[@style]")
_CLASSED = etree.XPath("descendant-or-self::*[@class]")
_LONGEST_SHEET = 100_000


def may_make_cells(sheet: str) -> bool:
    """Whether a style sheet may make cells of words: then the tree of the page is needed."""
    return _MAY_BE_CELL.search(sheet) is not None and _CELL in sheet.lower()


def shown_apart(root: etree._Element) -> Set[etree._Element]:
    """Elements usual in a line, as <span>, that their style or their class sets apart.

    Of style sheets only those in the page count, and rules for one class that make cells.
    """
    found: set[etree._Element] = set()
    if any(SHOWS_APART.search(style) for style in set(_STYLES(root))):
        found.update(one for one in _STYLED(root) if SHOWS_APART.search(one.get("style") or ""))
    if classes := _classes_of_cells(root):
        found.update(one for one in _CLASSED(root) if not classes.isdisjoint(_classes(one)))
    return {one for one in found if one.tag not in KINDS}


def _classes(element: etree._Element) -> list[str]:
    return (element.get("class") or "").split()


def _classes_of_cells(root: etree._Element) -> set[str]:
    """Classes whose elements a style sheet in the page shows as cells of a table."""
    found: set[str] = set()
    for sheet in root.iter("style"):
        text = (sheet.text or "")[:_LONGEST_SHEET]
        if not may_make_cells(text):
            continue
        for rule in _COMMENT.sub("", text).split("}"):
            before, _, declared = rule.rpartition("{")
            if _SHOWN_AS_CELL.search(declared):
                selectors = before.rpartition("{")[2].split(",")
                ends = (_CLASS.search(one.strip()) for one in selectors)
                found.update(end[1] for end in ends if end)
    return found
