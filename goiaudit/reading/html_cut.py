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

from lxml import etree

from goiaudit.reading.html_charset import has_controls
from goiaudit.reading.html_plans import KnownTable, known_table

_MARK = "goiaudit-cut"
_MARKS = re.compile(rf"{_MARK}=([0-9]+)".encode())
_TABLES = ((b"<table", b"</table>"), (b"<TABLE", b"</TABLE>"))
_SHORTEST_TABLE, _LONGEST_TABLE = 400, 500_000
_SHORTEST_SCRIPT, _LONGEST_START = 100, 500
_START = re.compile(
    rb"""<(?:script|style)(?:[ \t\r\n]+[a-z-]{1,20}(?:=(?:"[^"<>]*"|'[^'<>]*'))?)*>"""
)
_ENDS = {
    "script": re.compile(b"</?script", re.IGNORECASE),
    "style": re.compile(b"</?style", re.IGNORECASE),
}
"""Where the element of this name may end, or not end where it seems to."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A page without its cuts, and what was cut by number: a table, or None for a script."""

    utf8: bytes
    cuts: Sequence[KnownTable | None]


def cut(data: bytes) -> Cut | None:
    """A page in UTF-8 without what need not be parsed; None if there is nothing of the kind.

    None too if the bytes are no text in UTF-8 after all.
    """
    cuts: list[KnownTable | None] = []
    for name in _ENDS:
        data = _without(data, name, _scripts(data, name), cuts)
    for opening, closing in _TABLES:
        data = _without(data, "table", _tables(data, opening, closing), cuts)
    sound = cuts and data.count(_MARK.encode()) == len(cuts) and _is_text(data)
    return Cut(data, cuts) if sound else None


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return not has_controls(data)


def found_tables(root: etree._Element, cut: Cut) -> Mapping[etree._Element, KnownTable] | None:
    """What was cut by the element in its place; None if the page was not to be cut so."""
    marked = [
        (element, number)
        for element in root.iter("table", *_ENDS)
        if (number := element.get(_MARK)) is not None
    ]
    if [number.encode() for _, number in marked] != _MARKS.findall(cut.utf8):
        return None
    pairs = ((element, cut.cuts[int(number)]) for element, number in marked)
    return {element: table for element, table in pairs if table is not None}


_Found = tuple[int, int, KnownTable | None]
"""From where to where something is cut, and what it was; a table of layout is only marked."""


def _without(
    data: bytes, name: str, found: Iterable[_Found], cuts: list[KnownTable | None]
) -> bytes:
    """A page with empty elements of this name for what was found; that is added to ``cuts``."""
    pieces: list[bytes] = []
    done = 0
    for start, end, table in found:
        pieces += (data[done:start], f"<{name} {_MARK}={len(cuts)}".encode())
        done = start + len(name) + 1 if end == start else end
        if end > start:
            pieces.append(f"></{name}>".encode())
        cuts.append(table)
    return b"".join([*pieces, data[done:]]) if pieces else data


def _scripts(data: bytes, name: str) -> Iterator[_Found]:
    """Scripts or style sheets that begin and end where every parser sees it so."""
    opening, closing, ends = f"<{name}".encode(), f"</{name}>".encode(), _ENDS[name]
    start = data.find(opening)
    while start >= 0:
        inner = data.find(b">", start, start + _LONGEST_START) + 1 or start + len(opening)
        following = data.find(opening, inner)
        end = data.find(closing, inner, following if following > 0 else len(data))
        if end - inner >= _SHORTEST_SCRIPT and _is_plain(data, start, inner, end, ends):
            yield start, end + len(closing), None
        start = following


def _is_plain(data: bytes, start: int, inner: int, end: int, ends: re.Pattern[bytes]) -> bool:
    """Whether a script begins as usual and has nothing in it that may be its end, nor any text."""
    if _START.fullmatch(data, start, inner) is None or ends.search(data, inner, end):
        return False
    return data[inner:end].isascii() or _is_text(data[inner:end])


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
                yield start, start if known.lines is None else done, known
        end = data.find(closing, done)
