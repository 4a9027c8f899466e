"""Marks of the page or the program that a text was taken from: &nbsp; and backslash n."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from goiaudit.definitions.seldom import seldom
from goiaudit.model.document import Block, Line

_ENTITY = seldom(r"&(?:#\d{2,5}|#x[0-9a-fA-F]{2,4}|[a-zA-Z]{2,8});")
_LINE_END = seldom(r"(?:\\r)?\\n")
_SPACE = seldom(r"\\(?:t|r|xa0|u00a0|u3000|u2003)")
_SPACES = frozenset("\xa0\u2002\u2003\u2009\u3000")
_FEWEST = 8


def with_entities(lines: Sequence[Line], text: str) -> Sequence[Line]:
    """The lines with the characters that entities of HTML stand for."""
    if "&" not in text or not _ENTITY.search(text):
        return lines
    return [
        line._replace(text=_ENTITY.sub(_shown, line.text)) if "&" in line.text else line
        for line in lines
    ]


def without_escapes(blocks: Sequence[Block], text: str) -> Sequence[Block]:
    """Lines parted where they hold escapes of line ends; the parts share their number.

    Only where there are many: a path may hold one.
    """
    if text.count("\\n") < _FEWEST:
        return blocks
    return [part for block in blocks for part in _parts(block)]


def _shown(match: re.Match[str]) -> str:
    """What an entity stands for; an unknown one, or one for a line end, stays as it is."""
    shown = html.unescape(match[0])
    return shown if shown.isprintable() or shown in _SPACES else match[0]


def _parts(block: Block) -> Iterator[Block]:
    if not isinstance(block, Line) or "\\" not in block.text:
        yield block
        return
    for part in _LINE_END.split(block.text):
        yield block._replace(text=_SPACE.sub(" ", part))
