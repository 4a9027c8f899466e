"""What a page holds and does not show: its text is taken out before the page is walked through."""

from __future__ import annotations

import re
from collections.abc import Set

from lxml import etree

from goiaudit.definitions.seldom import seldom

HIDES = seldom(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|"
    r"text-decoration(?:-line)?\s*:[^;:]*line-through",
    re.IGNORECASE,
)
"""What a style says that keeps its element from being seen, or strikes it through."""
_STYLES = etree.XPath("descendant-or-self::*/@style", smart_strings=False)
_STYLED = etree.XPath("descendant-or-self::*/@style/..")
_MARKED = etree.XPath("descendant-or-self::*/@hidden/..")
_ERASED = ("script", "style", "noscript", "template", "select", "button", "del", "s", "strike",
           "rt", "rp", "textarea", "svg", "title", "option")  # fmt: skip
_INLINE = ("s", "strike")
"""Hold words of a line, never whole blocks."""
_BLOCKS = ("table", "p", "div", "h1", "h2", "h3", "h4", "li", "td")
STRUCK = frozenset({"del", "s", "strike"})
"""What is marked as deleted or struck through: 388 in <s>388</s>386 is no figure any more."""


def hidden_elements(root: etree._Element) -> Set[etree._Element]:
    """Elements that the page itself hides, by attribute (style sheets are not applied)."""
    found = set(_MARKED(root))
    # A page pasted from Word has a style at every element, but only a few different ones.
    if any(HIDES.search(style) for style in set(_STYLES(root))):
        found.update(one for one in _STYLED(root) if HIDES.search(one.get("style") or ""))
    return {element for element in found if element.tag not in ("html", "body")}


def erase_unseen(root: etree._Element, hidden: Set[etree._Element]) -> int:
    """Take out text that is no text of the page; how many elements of STRUCK were among it.

    The elements stay where they are: paths must be those of the file.
    """
    deleted = 0
    erased: set[etree._Element] = set()
    for element in root.iter(_ERASED):
        if is_unclosed(element):
            continue
        deleted += element.tag in STRUCK
        _erase(element, erased)
    for element in hidden:
        _erase(element, erased)
    return deleted


def is_unclosed(element: etree._Element) -> bool:
    """Whether a field or mark that nobody closed has swallowed tables of the page, or blocks."""
    if not len(element):
        return False
    swallowed = _BLOCKS if element.tag in _INLINE else ("table",)
    return next(element.iter(*swallowed), None) is not None


def _erase(element: etree._Element, erased: set[etree._Element]) -> None:
    if element in erased:
        return
    if not len(element):
        element.text = None
        return
    for inside in element.iter("*"):
        erased.add(inside)
        inside.text = None
        if inside is not element:
            inside.tail = None
    for inside in element.iter(etree.Comment):
        inside.tail = None
