"""The source of a table as its skeleton, the markup that matters, and the texts between.

Tables of one system differ by their texts alone, once looks are left out of their tags. What
cannot surely be told from the source has no skeleton: hidden parts, fields, links, pictures,
tags that are written oddly, references to rare characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from goiaudit.reading.html_charset import has_controls
from goiaudit.reading.html_hidden import HIDES
from goiaudit.reading.html_items import BREAK

SPACE = r"[ \t\r\n\f]"
RUNS = rf"((?:<[^>]*+>{SPACE}*+)++)"
"""Tags in a row, with the space behind each."""
_RUNS = re.compile(RUNS.encode())
PIECES = re.compile(rf"<[^>]*>|{SPACE}+")
_VALUE = r"""(?:"[^"<>]*"|'[^'<>]*'|[^\s"'=<>`]+)"""
_NAME = r"[a-zA-Z_][a-zA-Z0-9_:.-]*"
ATTRIBUTES = rf"(?:{SPACE}+{_NAME}(?:{SPACE}*={SPACE}*{_VALUE})?)*"
"""Attributes as they are usually written; a pattern for more patterns."""
TAG = re.compile(
    rf"<([a-zA-Z][a-zA-Z0-9:]*)({ATTRIBUTES}){SPACE}*(/?)>"
    rf"|</([a-zA-Z][a-zA-Z0-9:]*){SPACE}*>|<!--(?:[^<>-]|-(?![-<>]))*-->"
)
ATTRIBUTE = re.compile(rf"({_NAME})(?:{SPACE}*={SPACE}*({_VALUE}))?")
_REFERENCE = re.compile(r"&(?:#([0-9]{2,5})|([a-z]{2,6}));")
_CHARACTERS = {
    "nbsp": "\xa0", "amp": "&", "lt": "<", "gt": ">", "quot": '"', "ensp": "\u2002",
    "emsp": "\u2003", "middot": "·", "ldquo": "“", "rdquo": "”", "mdash": "—", "hellip": "…",
    "times": "×",
}  # fmt: skip
_SPANNING = frozenset({"rowspan", "colspan"})
_SPAN = re.compile(r"[0-9]{0,9}")
_CELLS = frozenset({"td", "th"})
_BLOCKS = frozenset({
    "p", "div", "center", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
})  # fmt: skip
_INLINE = frozenset({
    "span", "font", "b", "strong", "i", "em", "u", "s", "strike", "big", "small", "sub", "sup",
    "o:p",
})  # fmt: skip
_ROWS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "colgroup", "col"})
_HOLDING = _CELLS | _BLOCKS | _INLINE
_APART = _CELLS | _BLOCKS | _ROWS | {"br"}
"""Space beside these is none of a text."""
_LONGEST_RUN, _MOST_PIECES, _MOST_MARKUP = 1_000, 2_000, 60_000
_MOST_NEW, _AT_ONCE = 120, 40
_LONGEST_KEPT = 100_000
_ODD = ("<", "\f", BREAK, "\ufffe", "\uffff")
"""What no text has as the source writes it, or what the parser has a way of its own with."""


class Skeleton(NamedTuple):
    """Markup and texts of a table in turn; ``markup`` has one piece more than ``texts``."""

    markup: tuple[str, ...]
    texts: list[str]


class _Markup(NamedTuple):
    """What matters of runs of tags: the parts of all, and how many each has."""

    parts: tuple[str, ...]
    counts: tuple[int, ...]


@dataclass(slots=True)
class _Memory:
    """What was found out about runs of tags, if anything was."""

    markup: _Markup | None = None


def skeleton(source: bytes) -> Skeleton | None:
    """The skeleton of a table from ``<table`` to ``</table>`` in UTF-8, None if it has none."""
    pieces = _RUNS.split(source)
    runs = pieces[1::2]
    if pieces[0] or pieces[-1] or len(runs) > _MOST_PIECES:
        return None
    memory = _markup(tuple(runs)) if len(source) < _LONGEST_KEPT else _Memory()
    markup = memory.markup = memory.markup or _known(runs)
    texts = None if markup is None else _decoded(pieces[2:-1:2])
    if markup is None or texts is None:
        return None
    whole = len(markup.parts) == len(runs)
    return Skeleton(markup.parts, texts if whole else _with_empty(markup.counts, texts))


def referred(text: str) -> str | None:
    """A text with the characters for its references, None if one is not known here."""
    count = text.count("&")
    if not count:
        return text
    found, known = _REFERENCE.subn(_character, text)
    return found if known == count and "\0" not in found else None


def forget() -> None:
    """Know no markup any more."""
    _markup.cache_clear()
    _run.cache_clear()
    _tag.cache_clear()


@lru_cache(maxsize=64)
def _markup(_runs: tuple[bytes, ...]) -> _Memory:
    return _Memory()


def _known(runs: Sequence[bytes]) -> _Markup | None:
    """What matters of runs of tags; None too if there is much that was never seen before.

    Then it is remembered, so that the same will do the next time.
    """
    found: list[tuple[str, ...]] = []
    most = _run.cache_info().misses + _MOST_NEW
    for start in range(0, len(runs), _AT_ONCE):
        found += map(_run, runs[start : start + _AT_ONCE])
        if _run.cache_info().misses > most:
            return None
    parts = tuple(chain.from_iterable(found))
    if not all(found) or sum(map(len, parts)) > _MOST_MARKUP:
        return None
    return _Markup(parts, tuple(map(len, found)))


def _decoded(pieces: Sequence[bytes]) -> list[str] | None:
    """Texts; None if they hold what is not surely read as the parser does."""
    if not pieces:
        return []
    joined = b"\0".join(pieces)
    if joined.count(b"\0") >= len(pieces) or has_controls(joined.replace(b"\0", b"")):
        return None
    try:
        texts = joined.decode()
    except UnicodeDecodeError:
        return None
    return None if any(odd in texts for odd in _ODD) else texts.split("\0")


def _with_empty(counts: Sequence[int], texts: Sequence[str]) -> list[str]:
    """Texts with the empty ones that stand within runs of tags, given their numbers of parts."""
    found: list[str] = []
    for count, text in zip(counts, [*texts, ""], strict=True):
        found += [""] * (count - 1)
        found.append(text)
    return found[:-1]


@lru_cache(maxsize=4096)
def _run(run: bytes) -> tuple[str, ...]:
    """What matters of tags in a row, in parts where an empty text stands; () if that is unclear."""
    if len(run) > _LONGEST_RUN or has_controls(run):
        return ()
    try:
        tags = PIECES.findall(run.decode())
    except UnicodeDecodeError:
        return ()
    parts = [tag if tag[0] != "<" else _tag(tag) for tag in tags]
    if None in parts:
        return ()
    kept = [part for part in parts if part]
    found, before = [""], ""
    for part, after in zip(kept, [*kept, ""][1:], strict=True):
        if part[0] != "<" and (_is_apart(before) or _is_apart(after)):
            continue
        if part[0] == "<" and part[1] == "/" and _may_hold_text(before):
            found.append(part)
        else:
            found[-1] += part
        before = part
    return tuple(found)


@lru_cache(maxsize=4096)
def _tag(tag: str) -> str | None:
    """A tag without what is mere looks, "" for a comment, None if it may mean more."""
    match = TAG.fullmatch(tag)
    if match is None:
        return None
    opening, attributes, closed, closing = match.groups()
    if opening is None and closing is None:
        return ""
    name = (opening or closing).lower()
    if (name not in _APART and name not in _INLINE) or (closed and name != "br"):
        return None
    if closing:
        return f"</{name}>"
    spans = _spans(attributes)
    if spans is None:
        return None
    return f"<{name}{spans if name in _CELLS else ''}>"


def _spans(attributes: str) -> str | None:
    """The spans among attributes, None if some hide their element or are written oddly."""
    found: dict[str, str] = {}
    for name, value in ATTRIBUTE.findall(attributes):
        low, bare = name.lower(), value.strip("\"'")
        if low == "hidden" or (low == "style" and ("&" in bare or HIDES.search(bare))):
            return None
        if low in _SPANNING:
            if not _SPAN.fullmatch(bare):
                return None
            found.setdefault(low, bare)
    return "".join(f' {name}="{found[name]}"' for name in sorted(found))


def _named(part: str) -> str:
    return part.strip("</>").partition(" ")[0]


def _is_apart(part: str) -> bool:
    return _named(part) in _APART


def _may_hold_text(part: str) -> bool:
    """Whether a tag opens a cell or something in one."""
    return part[:1] == "<" and part[1] != "/" and _named(part) in _HOLDING


def _character(match: re.Match[str]) -> str:
    if match[1] is None:
        return _CHARACTERS.get(match[2], "\0")
    code = int(match[1])
    usual = 32 <= code < 127 or 160 <= code < 0xD800
    return chr(code) if usual and chr(code) != BREAK else "\0"
