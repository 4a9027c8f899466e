"""The head of a page and where its text begins and ends, told from the source alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from goiaudit.definitions.seldom import seldom
from goiaudit.reading.html_display import may_make_cells
from goiaudit.reading.html_meta import collected
from goiaudit.reading.html_syntax import (
    ATTRIBUTES,
    LONGEST_RUN,
    SPACE,
    attributes_of,
    referred,
)
from goiaudit.reading.html_tags import CUT

_FLAGS = re.IGNORECASE | re.ASCII
# Python 3.11.2 gives up on what looks ahead inside of ``(?:…)*+``.
_COMMENT = "!--(?![->])(?:[^-]++|-[^-])*+-->"
_BEGINNING = re.compile(
    rf"{SPACE}*+(?:<!DOCTYPE[^<>\[]*>{SPACE}*+)?(?:<{_COMMENT}{SPACE}*+)*+"
    rf"<html{ATTRIBUTES}{SPACE}*>{SPACE}*+<head{ATTRIBUTES}{SPACE}*>",
    _FLAGS,
)
_BODY = re.compile(rf"</head>{SPACE}*+<body{ATTRIBUTES}{SPACE}*>", _FLAGS)
_END = re.compile(rf"</body{SPACE}*>{SPACE}*+(?:</html{SPACE}*>{SPACE}*+)?\Z", _FLAGS)
_IN_COMMENT = seldom(rf"{_COMMENT}{SPACE}*+")
_ELEMENT = re.compile(
    rf"(?:meta({ATTRIBUTES})|link{ATTRIBUTES}){SPACE}*/?>{SPACE}*+"
    rf"|(?:(script|style){ATTRIBUTES}{SPACE}*|(title))>([^<]*+)"
    rf"|/(script|style|title)>{SPACE}*+",
    _FLAGS,
)
"""What stands in a head from one angle bracket to the next."""
_WRAPPED = re.compile("[\r\n\t]")


class Head(NamedTuple):
    """What the head says, and the span of the text of the page."""

    metadata: dict[str, str]
    start: int
    end: int


class _Part(NamedTuple):
    """A tag of the head with what follows it; ``begins`` and ``ends`` name an element."""

    begins: str = ""
    ends: str = ""
    text: str = ""
    meta: tuple[str, str] | None = None


def head_of(text: str) -> Head | None:
    """The head of a page, None if it is not written as usual."""
    begun, end = _BEGINNING.match(text), _end(text)
    if begun is None:
        return None
    body = _BODY.match(text, max(text.find("</head>"), text.find("</HEAD>"), begun.end()))
    if body is None or end < body.end():
        return None
    found = _told(text[begun.end() : body.start()])
    return None if found is None else Head(found, body.end(), end)


def _end(text: str) -> int:
    """Where the text of the page ends, -1 if something stands behind it."""
    end = text.rfind("</")
    if text[end + 2 : end + 6].lower() == "html":
        end = text.rfind("</", 0, end)
    return end if end >= 0 and _END.match(text, end) else -1


def _told(head: str) -> dict[str, str] | None:
    """What the elements of a head say of the page."""
    before, *pieces = head.split("<")
    title: str | None = None
    metas: list[tuple[str, str]] = []
    inside = ""
    rest = iter(pieces)
    for piece in rest:
        if piece.startswith("!--"):
            part = _comment(piece, rest)
        else:
            part = _part(piece) if len(piece) < LONGEST_RUN else None
        if part is None or inside != part.ends:
            return None
        inside = part.begins
        if part.meta is not None:
            metas.append(part.meta)
        elif inside == "title" and title is None:
            title = referred(part.text)
    # Without a title here, the first one may stand in the text of the page.
    return None if title is None or inside or before.strip() else collected(title, metas)


def _comment(piece: str, rest: Iterator[str]) -> _Part | None:
    """A comment, whatever angle brackets are in it."""
    pieces = [piece]
    while "-->" not in pieces[-1]:
        more = next(rest, None)
        if more is None:
            return None
        pieces.append(more)
    comment = "<".join(pieces)
    # What was cut out of a comment was no script.
    return _Part() if _IN_COMMENT.fullmatch(comment) and CUT not in comment else None


@lru_cache(maxsize=512)
def _part(piece: str) -> _Part | None:
    match = _ELEMENT.fullmatch(piece)
    if match is None:
        return None
    attributes, raw, title, text, ended = match.groups()
    if text and may_make_cells(text):
        return None
    if attributes is not None:
        found = attributes_of(attributes)
        name = referred(found.get("name") or found.get("property") or "")
        content = referred(found.get("content") or "")
        if name is None or content is None or _WRAPPED.search(content):
            return None
        return _Part(meta=(name, content))
    if ended:
        return _Part(ends=ended.lower())
    return _Part(begins=(raw or title or "").lower(), text=text or "")
