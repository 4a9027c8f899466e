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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from goiaudit.definitions.seldom import seldom
from goiaudit.reading.html_charset import has_controls
from goiaudit.reading.html_display import may_make_cells
from goiaudit.reading.html_known import KnownTable, known_table, written_as_before
from goiaudit.reading.html_raised import with_notes_marked
from goiaudit.reading.html_syntax import ODD
from goiaudit.reading.html_tags import CUT

_MARKS = seldom(rf"{CUT}=([0-9]+)")
_TABLES = (("<table", "</table>"), ("<TABLE", "</TABLE>"))
_SHORTEST, _LONGEST = 100, 500_000
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
    """A page without its cuts, and what was cut by number: a table, or None for a script."""

    text: str
    cuts: Sequence[KnownTable | None]

    @property
    def utf8(self) -> bytes:
        """The page for the parser."""
        return self.text.encode()


def cut(data: bytes) -> Cut | None:
    """A page in UTF-8 without what need not be parsed; None if there is nothing of the kind.

    None too if the bytes are no text in UTF-8 after all, or hold what the parser has a way of its
    own with.
    """
    cuts: list[KnownTable | None] = []
    text = _text(_without_scripts(data, cuts))
    if text is None or any(map(text.__contains__, ODD)):
        return None
    for opening, closing in _TABLES:
        text = _without_tables(text, opening, closing, cuts)
    if not cuts or text.count(CUT) != len(cuts):
        return None
    return Cut(with_notes_marked(text), cuts)


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
    if [number for _, number in marked] != _MARKS.findall(cut.text):
        return None
    pairs = ((element, cut.cuts[int(number)]) for element, number in marked)
    return {element: table for element, table in pairs if table is not None}


class _Found(NamedTuple):
    """From where to where a script or style sheet goes, and which of both it is."""

    start: int
    end: int
    name: bytes


@dataclass(slots=True)
class _Script:
    """The last script that began so: the pages of a site have the same ones."""

    source: bytes = b""


def _without_scripts(data: bytes, cuts: list[KnownTable | None]) -> bytes:
    """A page with empty elements in the place of scripts and style sheets."""
    pieces: list[bytes] = []
    done = 0
    for start, end, name in _scripts(data):
        pieces += (data[done:start], b"<%s %s=%d></%s>" % (name, CUT.encode(), len(cuts), name))
        cuts.append(None)
        done = end
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
            yield _Found(start, done, name)
        else:
            inner = data.find(b">", done, start + _LONGEST_START) + 1 or done
            if 0 <= ends[name] < inner:
                ends[name] = _end(data, name, inner)
            end = ends[name]
            if end - inner >= _SHORTEST_SCRIPT and _is_plain(data, start, inner, end, name):
                done = end + len(name) + 3
                if done - start < _LONGEST_KEPT:
                    known.source = data[start:done]
                yield _Found(start, done, name)
        match = _SCRIPT.search(data, done)


def _end(data: bytes, name: bytes, start: int) -> int:
    """Where the end of a script stands, -1 if nowhere; most have no other angle bracket."""
    closing = b"</%s>" % name
    first = data.find(b"<", start)
    return first if data.startswith(closing, first) else data.find(closing, start)


@lru_cache(maxsize=64)
def _script(_beginning: bytes) -> _Script:
    return _Script()


def _is_plain(data: bytes, start: int, inner: int, end: int, name: bytes) -> bool:
    """Whether a script begins as usual and has nothing in it that may be its end, nor any text.

    A style sheet must make no cells of words: the tree is asked for it then.
    """
    if _START.fullmatch(data, start, inner) is None:
        return False
    if data.find(b"<", inner, end) >= 0 and _ENDS[name].search(data, inner, end):
        return False
    text = _text(data[inner:end])
    return text is not None and not (name == b"style" and may_make_cells(text))


def _without_tables(text: str, opening: str, closing: str, cuts: list[KnownTable | None]) -> str:
    """A page with empty elements in the place of tables whose like is known.

    These have no tables inside. One that only places things is left and gets a number.
    """
    pieces: list[str] = []
    done = 0
    start = text.find(opening)
    while start >= 0:
        # One that is written as usual is known by its beginning, and needs no search for its end.
        found = written_as_before(text, start)
        if found is None:
            behind = text.find(closing, start) + len(closing)
            if behind < len(closing):
                break
            inner = text.find(opening, start + 1, behind)
            while inner >= 0:
                start, inner = inner, text.find(opening, inner + 1, behind)
            known = _new_table(text[start:behind])
        else:
            known, behind = found
        if known is not None:
            stays = known.lines is None
            pieces += (text[done:start], f"<table {CUT}={len(cuts)}", "" if stays else "></table>")
            done = start + len(opening) if stays else behind
            cuts.append(known)
        start = text.find(opening, behind)
    return "".join([*pieces, text[done:]]) if pieces else text


def _new_table(source: str) -> KnownTable | None:
    if not _SHORTEST < len(source) < _LONGEST:
        return None
    return known_table(with_notes_marked(source))
