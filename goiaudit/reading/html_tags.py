"""Tags as they stand in the source of a page, and what the parser makes of such tags.

What an element is for the parser is not listed here but asked of it, with a page of its own for
each question: the answer hangs on the names alone, and there are not many of them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from goiaudit.reading.html_display import SHOWS_APART
from goiaudit.reading.html_hidden import HIDES, STRUCK
from goiaudit.reading.html_kinds import BLOCK, KINDS, is_furniture
from goiaudit.reading.html_syntax import PIECES, WrittenTag, attributes_of, tag_in

CUT = "goiaudit-cut"
"""Attribute with the number of what was cut out of a page."""
_MENU = "m"
RAW = frozenset({"script", "style", "textarea", "iframe"})
"""Elements in which everything up to their end is text."""
_UNSURE = frozenset({
    "html", "head", "body", "frameset", "frame", "noframes", "noembed", "plaintext", "xmp",
    "listing", "title", "meta", "pre", *STRUCK,
})  # fmt: skip
"""Elements that are not only what they seem to be where they stand."""
_TELLING = ("class", "id", "role", "style")


class Tag(NamedTuple):
    """A tag without what is mere looks.

    ``empty`` is the tag of an element that holds nothing and needs no end. ``cut`` is the number
    of what was cut out and ``menu`` that of the menu that this stands for, or -1.
    """

    name: str
    closes: bool = False
    empty: bool = False
    furniture: bool = False
    hidden: bool = False
    cut: int = -1
    menu: int = -1

    def is_region(self) -> bool:
        """Whether a region of furniture begins here."""
        return self.furniture and KINDS.get(self.name) == BLOCK


class Run:
    """Tags in a row and the space between them; the same ones are one object."""

    __slots__ = ("parts",)

    def __init__(self, parts: tuple[Tag | str, ...]) -> None:
        self.parts = parts


def menu_mark(name: str, number: int) -> str:
    """What stands in the place of a menu, which begins with an element of this name."""
    return f"<{name} {CUT}={_MENU}{number}>"


@lru_cache(maxsize=4096)
def run_of(source: str) -> Run | None:
    """What a run of tags says; None if that is not sure, or if it may matter otherwise."""
    parts: list[Tag | str] = []
    for piece in PIECES.findall(source):
        part = piece if piece[0] != "<" else tag_of(piece)
        if part is None:
            return None
        if part:
            parts.append(part)
    return _same(tuple(parts))


@lru_cache(maxsize=1024)
def stands_in(name: str, parent: str, *, empty: bool) -> bool:
    """Whether an element in another stays there: it ends nothing and nothing is added to it."""
    inside = f"a<{name}/>c" if empty else f"a<{name}>b</{name}>c"
    source = inside if parent == "body" else f"<{parent}>{inside}</{parent}>d"
    around = _body(source)
    if around is not None and parent != "body":
        if len(around) != 1 or around[0].tag != parent or around[0].tail != "d":
            return False
        around = around[0]
    if around is None or len(around) != 1 or around.text != "a":
        return False
    [found] = around
    texts = (found.text, found.tail)
    return found.tag == name and not len(found) and texts == (None if empty else "b", "c")


def forget() -> None:
    """Know no tags any more."""
    run_of.cache_clear()
    tag_of.cache_clear()
    _same.cache_clear()


@lru_cache(maxsize=4096)
def _same(parts: tuple[Tag | str, ...]) -> Run:
    return Run(parts)


@lru_cache(maxsize=4096)
def tag_of(source: str) -> Tag | str | None:
    """A tag, "" for a comment, None for what is not sure."""
    tag = tag_in(source)
    if tag is None or isinstance(tag, str):
        return tag
    if tag.name in _UNSURE:
        return None
    return Tag(tag.name, closes=True) if tag.closes else _opening(tag)


def _opening(tag: WrittenTag) -> Tag | None:
    name = tag.name
    found = attributes_of(tag.attributes)
    if "srcdoc" in found or any("&" in found.get(key, "") for key in _TELLING):
        return None
    cut = found.pop(CUT, "-1")
    if cut[0] == _MENU:
        return Tag(name, empty=True, menu=int(cut[1:]))
    if name not in KINDS and SHOWS_APART.search(found.get("style", "")):
        return None
    hidden = "hidden" in found or HIDES.search(found.get("style", "")) is not None
    empty = _is_empty(name, tag.closed)
    return Tag(name, False, empty, not empty and is_furniture(name, found), hidden, int(cut))


@lru_cache(maxsize=256)
def _is_empty(name: str, closed: bool) -> bool:
    """Whether the parser takes what follows such a tag as beside the element and not in it."""
    body = _body(f"<{name}{'/' * closed}>b")
    return (
        body is not None
        and len(body) == 1
        and body[0].tag == name
        and (body[0].text, body[0].tail, len(body[0])) == (None, "b", 0)
    )


def _body(source: str) -> etree._Element | None:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    page = f"<html><head></head><body>{source}</body></html>"
    return etree.fromstring(page.encode(), parser).find("body")
