"""Tags, attributes and references as pages usually write them.

Whatever is written otherwise is left to the parser: there is no telling from the source alone
what becomes of it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from goiaudit.definitions.seldom import seldom
from goiaudit.reading.html_items import BREAK

SPACE = r"[ \t\r\n\f]"
_TAGS = rf"<[^>]*+>{SPACE}*+"
RUNS = re.compile(f"({_TAGS}(?:{_TAGS})*+)")
"""Tags in a row, with the space behind each; what begins with a mark is found twice as fast."""
PIECES = seldom(rf"<[^>]*>|{SPACE}+")
ODD = ("\f", BREAK, "\ufffe", "\uffff")
"""What the parser has a way of its own with."""
LONGEST_RUN = 2_000
"""No longer run of tags is looked at, nor remembered: some hold whole pictures."""
_VALUE = r"""(?:"[^"<>]*"|'[^'<>]*'|[^\s"'=<>`]+)"""
_NAME = r"[a-zA-Z_][a-zA-Z0-9_:.-]*"
ATTRIBUTES = rf"(?:{SPACE}+{_NAME}(?:{SPACE}*={SPACE}*{_VALUE})?)*"
"""Attributes as they are usually written; a pattern for more patterns."""
_TAG = seldom(
    rf"<([a-zA-Z][a-zA-Z0-9:]*)({ATTRIBUTES}){SPACE}*(/?)>"
    rf"|</([a-zA-Z][a-zA-Z0-9:]*){SPACE}*>|<!--(?:[^<>-]|-(?![-<>]))*-->"
)
_ATTRIBUTE = re.compile(rf"({_NAME})(?:{SPACE}*={SPACE}*({_VALUE}))?")
_REFERENCE = re.compile(r"&(?:#([0-9]{2,5})|([a-z]{2,6}));")
_CHARACTERS = {
    "nbsp": "\xa0", "amp": "&", "lt": "<", "gt": ">", "quot": '"', "ensp": "\u2002",
    "emsp": "\u2003", "middot": "·", "ldquo": "“", "rdquo": "”", "mdash": "—", "hellip": "…",
    "times": "×",
}  # fmt: skip


class WrittenTag(NamedTuple):
    """A tag as it is written, its name in lower case; ``closed``: it ends in "/>"."""

    name: str
    attributes: str = ""
    closes: bool = False
    closed: bool = False


def tag_in(source: str) -> WrittenTag | str | None:
    """The tag that a source is, "" for a comment, None for what is written oddly."""
    match = _TAG.fullmatch(source)
    if match is None:
        return None
    opening, attributes, closed, closing = match.groups()
    if opening:
        return WrittenTag(opening.lower(), attributes, closed=bool(closed))
    return WrittenTag(closing.lower(), closes=True) if closing else ""


def attributes_of(source: str) -> dict[str, str]:
    """Values by name as they are written; of two with one name the first counts."""
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(source):
        found.setdefault(name.lower(), value[1:-1] if value[:1] in ("'", '"') else value)
    return found


def referred(text: str) -> str | None:
    """A text with the characters for its references, None if one is not known here."""
    count = text.count("&")
    if not count:
        return text
    found, known = _REFERENCE.subn(_character, text)
    return found if known == count and "\0" not in found else None


def _character(match: re.Match[str]) -> str:
    if match[1] is None:
        return _CHARACTERS.get(match[2], "\0")
    code = int(match[1])
    usual = 32 <= code < 127 or 160 <= code < 0xD800
    return chr(code) if usual and chr(code) != BREAK else "\0"
