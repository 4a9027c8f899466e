"""What of a page need not be parsed: scripts, style sheets, and tables whose like is known.

They are cut out of the source, and an empty element with a number stands in the place of each;
tables that are known to place things only are left and get a number.
Whether the parser was right there in text, and not in a comment, an attribute or a script, is
seen in its tree: it holds these elements, in their order. Up to the first of them the source is
the same as before, and behind each the parser goes on as it would have behind what was cut; so
if all are found, each stands where the parser would have found what was cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from goiaudit.reading.html_charset import has_controls
from goiaudit.reading.html_plans import KnownTable, known_table
from goiaudit.reading.html_tags import CUT

_MARKS = re.compile(rf"{CUT}=([0-9]+)".encode())
_TABLES = ((b"<table", b"</table>"), (b"<TABLE", b"</TABLE>"))
_SHORTEST_TABLE, _LONGEST_TABLE = 100, 500_000
_SHORTEST_SCRIPT, _LONGEST_START = 100, 500
_BEGINNING, _LONGEST_KEPT = 200, 100_000
_START = re.compile(
    rb"""<(?:script|style)(?:[ \t\r\n]+[a-z-]{1,20}(?:=(?:"[^"<>]*"|'[^'<>]*'))?)*>"""
)
_SCRIPT = re.compile(b"<s(?:cript|tyle)")
_ENDS = {
    name: re.compile(b"</?" + b"".join(b"[%c%c]" % (c, c - 32) for c in name))
    for name in (b"script", b"style")
}
"""Where the element of this name may end, or not end where it seems to."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A page without its cuts, and what was cut by number: a table, or None for a script.

    ``text`` is the same as ``utf8``.
    """

    utf8: bytes
    text: str
    cuts: Sequence[KnownTable | None]


def cut(data: bytes) -> Cut | None:
    """A page in UTF-8 without what need not be parsed; None if there is nothing of the kind.

    None too if the bytes are no text in UTF-8 after all.
    """
    cuts: list[KnownTable | None] = []
    data = _without(data, _scripts(data), cuts)
    for opening, closing in _TABLES:
        data = _without(data, _tables(data, opening, closing), cuts)
    if not cuts or data.count(CUT.encode()) != len(cuts):
        return None
    text = _text(data)
    return None if text is None else Cut(data, text, cuts)


def forget() -> None:
    """Know no scripts any more."""
    _script.cache_clear()


def _text(data: bytes) -> str | None:
    """Bytes in UTF-8 as text, None if they are none."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return None if has_controls(data) else text


def found_tables(root: etree._Element, cut: Cut) -> Mapping[etree._Element, KnownTable] | None:
    """What was cut by the element in its place; None if the page was not to be cut so."""
    marked = [
        (element, number)
        for element in root.iter("table", "script", "style")
        if (number := element.get(CUT)) is not None
    ]
    if [number.encode() for _, number in marked] != _MARKS.findall(cut.utf8):
        return None
    pairs = ((element, cut.cuts[int(number)]) for element, number in marked)
    return {element: table for element, table in pairs if table is not None}


class _Found(NamedTuple):
    """From where to where something is cut, and what; a table of layout is only marked."""

    start: int
    end: int
    name: bytes
    table: KnownTable | None


@dataclass(slots=True)
class _Script:
    """The last script that began so: the pages of a site have the same ones."""

    source: bytes = b""


def _without(data: bytes, found: Iterable[_Found], cuts: list[KnownTable | None]) -> bytes:
    """A page with empty elements in the place of what was found; that is added to ``cuts``."""
    pieces: list[bytes] = []
    done = 0
    for start, end, name, table in found:
        pieces += (data[done:start], b"<%s %s=%d" % (name, CUT.encode(), len(cuts)))
        done = start + len(name) + 1 if end == start else end
        if end > start:
            pieces.append(b"></%s>" % name)
        cuts.append(table)
    return b"".join([*pieces, data[done:]]) if pieces else data


def _scripts(data: bytes) -> Iterator[_Found]:
    """Scripts and style sheets that begin and end where every parser sees it so."""
    ends = dict.fromkeys(_ENDS, 0)
    match = _SCRIPT.search(data)
    while match is not None:
        start, done = match.span()
        name = match[0][1:]
        known = _script(data[start : start + _BEGINNING])
        if known.source and data.startswith(known.source, start):
            done = start + len(known.source)
            yield _Found(start, done, name, None)
        else:
            inner = data.find(b">", done, start + _LONGEST_START) + 1 or done
            if 0 <= ends[name] < inner:
                ends[name] = data.find(b"</%s>" % name, inner)
            end = ends[name]
            if end - inner >= _SHORTEST_SCRIPT and _is_plain(data, start, inner, end, name):
                done = end + len(name) + 3
                if done - start < _LONGEST_KEPT:
                    known.source = data[start:done]
                yield _Found(start, done, name, None)
        match = _SCRIPT.search(data, done)


@lru_cache(maxsize=64)
def _script(_beginning: bytes) -> _Script:
    return _Script()


def _is_plain(data: bytes, start: int, inner: int, end: int, name: bytes) -> bool:
    """Whether a script begins as usual and has nothing in it that may be its end, nor any text."""
    if _START.fullmatch(data, start, inner) is None or _ENDS[name].search(data, inner, end):
        return False
    return data[inner:end].isascii() or _text(data[inner:end]) is not None


def _tables(data: bytes, opening: bytes, closing: bytes) -> Iterator[_Found]:
    """Tables without tables inside whose like is known."""
    done = 0
    end = data.find(closing)
    while end >= 0:
        start = data.rfind(opening, done, end)
        done = end + len(closing)
        if start >= 0 and _SHORTEST_TABLE < done - start < _LONGEST_TABLE:
            known = known_table(data[start:done])
            if known is not None:
                yield _Found(start, start if known.lines is None else done, b"table", known)
        end = data.find(closing, done)
