"""Furniture of a page that says nothing: menus and their like, which all pages of a site have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goiaudit.definitions.seldom import seldom
from goiaudit.reading.html_sites import Menu
from goiaudit.reading.html_tags import CUT, Tag, tag_of
from goiaudit.reading.html_written import said_by

_OPENING = seldom("<[a-zA-Z][^<>]*>")
_SHORTEST, _LONGEST = 300, 20_000
_MOST = 20


def menus_in(text: str) -> Iterator[Menu]:
    """Menus, outermost ones only; each was walked through by itself and gave nothing."""
    done = tried = 0
    for match in _OPENING.finditer(text):
        tag = tag_of(match[0])
        if match.start() < done or not isinstance(tag, Tag) or not tag.is_region():
            continue
        source = _element(text, match.start(), tag.name)
        if not _SHORTEST < len(source) < _LONGEST or CUT in source:
            continue
        tried += 1
        if tried > _MOST:
            return
        said = said_by(source)
        if said is not None:
            done = match.start() + len(source)
            yield Menu(source, tag.name, said)


def _element(text: str, start: int, name: str) -> str:
    """The source of an element up to where its tags are in balance, "" if they never are."""
    depth = 0
    for match in re.compile(rf"<(/?){name}\b[^<>]*>", re.IGNORECASE).finditer(text, start):
        depth += -1 if match[1] else 1
        if depth == 0:
            return text[start : match.end()]
    return ""
