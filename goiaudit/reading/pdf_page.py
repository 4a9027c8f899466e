"""What stands on a page of a PDF: characters with boxes and ruling lines, from the top left."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from goiaudit.model.errors import InputError

_THIN = 4.6
_SHORTEST_RULE = 4.0
_FORM_DEPTH = 4
_FLAT, _SMALL, _LARGE = 0.1, 4.0, 40.0
_MOST_ROOM = 12.0
"""How many times larger than its ink, a point at least, the room of a character is at most."""
_HIGH, _LOW, _PAST, _LAST = 0xD800, 0xDC00, 0xE000, 0x10FFFF
_FAR = 100_000.0
"""Points from the corner of a page beyond which nothing can stand: its largest side is 14,400."""
_LOST, _BLANK = 0xFFFD, 0x20


class Char(NamedTuple):
    """A visible character, its box in points and its centre; y grows downwards.

    The box is the room that the font gives to the character, however little of it is inked: the
    comma has its blank half, and all characters of a line have the same height. ``order`` is
    its place in the file, ``apart`` tells that the file has a space before it.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    x: float
    y: float
    order: int = 0
    apart: bool = False


class Rule(NamedTuple):
    """A ruling line along ``at`` from ``start`` to ``end``: y for a horizontal one, else x."""

    horizontal: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its characters in the file's order, its rules, and whether it has pictures."""

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    rules: tuple[Rule, ...]
    pictures: bool


def read_page(document: Any, index: int, path: str, most: int) -> Page:
    """One page; ``most`` bounds its characters and its drawn objects."""
    page = document[index]
    try:
        width, height = page.get_size()
        objects = list(_bounded(page, path, most))
        bounds = _Bounds(height)
        paths = (item for kind, item in objects if kind == raw.FPDF_PAGEOBJ_PATH)
        rules = tuple(rule for drawn in paths for rule in _rules(drawn, bounds))
        pictures = any(kind == raw.FPDF_PAGEOBJ_IMAGE for kind, _ in objects)
        return Page(index + 1, width, height, _chars(page, height, path, most), rules, pictures)
    finally:
        page.close()


def _bounded(page: Any, path: str, most: int) -> Iterator[tuple[int, Any]]:
    objects = _objects(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject)
    for n, found in enumerate(objects):
        if n >= most:
            raise InputError(path, "limit", f"more than {most} objects on one page")
        yield found


def _objects(
    parent: Any, count: Callable[[Any], int], get: Callable[[Any, int], Any], depth: int = 1
) -> Iterator[tuple[int, Any]]:
    """Type and handle of every object, those inside forms behind the form."""
    for n in range(count(parent)):
        item = get(parent, n)
        kind = raw.FPDFPageObj_GetType(item) if item else raw.FPDF_PAGEOBJ_UNKNOWN
        if kind == raw.FPDF_PAGEOBJ_UNKNOWN:
            raise pdfium.PdfiumError("an object of the page cannot be told")
        yield kind, item
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _FORM_DEPTH:
            yield from _objects(
                item, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, depth + 1
            )


def _chars(page: Any, height: float, path: str, most: int) -> tuple[Char, ...]:
    text = page.get_textpage()
    try:
        count = text.count_chars()
        if count > most:
            raise InputError(path, "limit", f"more than {most} characters on one page")
        return tuple(_visible(text.raw, count, height))
    finally:
        text.close()


def _visible(handle: Any, count: int, height: float) -> Iterator[Char]:
    """The characters that can be seen; each box is written to the same place."""
    boxes = _CharBoxes(handle)
    code_of, is_made_up = raw.FPDFText_GetUnicode, raw.FPDFText_IsGenerated
    space = -2
    for n in range(count):
        code = code_of(handle, n)
        if not 0 < code < _HIGH:
            code = _whole(code, handle, n, count)
        char = chr(code)
        if char.isspace():
            space = n
            continue
        x0, top, x1, bottom = boxes.of(n)
        y0, y1 = height - top, height - bottom
        if not (-_FAR < x0 <= x1 < _FAR and -_FAR < y0 <= y1 < _FAR):
            continue
        # pdfium makes spaces up where it sees a gap: only those of the file tell anything.
        apart = space == n - 1 and not is_made_up(handle, space)
        yield Char(char, x0, y0, x1, y1, (x0 + x1) / 2, (y0 + y1) / 2, n, apart)


class _CharBoxes:
    """Asks for the boxes of the characters of a page."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        self._box = raw.FS_RECTF()
        self._place = ctypes.byref(self._box)
        self._sides = [ctypes.c_double() for _ in range(4)]
        self._places = [ctypes.byref(side) for side in self._sides]

    def of(self, n: int) -> tuple[float, float, float, float]:
        """Left, top, right and bottom in the page's own points, which grow upwards."""
        box = self._box
        if raw.FPDFText_GetLooseCharBox(self._handle, n, self._place):
            x0, top, x1, bottom = box.left, box.top, box.right, box.bottom
            if x1 - x0 > _FLAT and _SMALL < top - bottom < _LARGE:
                return x0, top, x1, bottom
        # Turned characters and fonts without measures have no room, only ink; the room in fonts
        # that are written downwards may be measured on another scale.
        raw.FPDFText_GetCharBox(self._handle, n, *self._places)
        left, right, low, high = (side.value for side in self._sides)
        ink, room = max(right - left, high - low), box.top - box.bottom
        if ink < room < _MOST_ROOM * ink and box.right - box.left > _FLAT:
            return box.left, box.top, box.right, box.bottom
        return left, high, right, low


def _whole(code: int, handle: Any, n: int, count: int) -> int:
    """The character for what is none: pdfium gives rare ones as two halves (UTF-16).

    The first half stands for both, the second is as good as blank; a half that is alone, which
    nothing can print, and a code that does not exist are lost characters.
    """
    if _PAST <= code <= _LAST:
        return code
    if _HIGH <= code < _LOW and n + 1 < count:
        low = int(raw.FPDFText_GetUnicode(handle, n + 1))
        if _LOW <= low < _PAST:
            return 0x10000 + ((code - _HIGH) << 10) + low - _LOW
    if _LOW <= code < _PAST and n > 0 and _HIGH <= raw.FPDFText_GetUnicode(handle, n - 1) < _LOW:
        return _BLANK
    return _LOST


class _Bounds:
    """Asks for the boxes of objects, which are written to the same place each time."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._sides = [ctypes.c_float() for _ in range(4)]
        self._places = [ctypes.byref(side) for side in self._sides]

    def of(self, item: Any) -> tuple[float, float, float, float] | None:
        """Left, top, right and bottom from the top left; None if there is no box."""
        if not raw.FPDFPageObj_GetBounds(item, *self._places):
            return None
        left, bottom, right, top = self._sides
        return left.value, self._height - top.value, right.value, self._height - bottom.value


def _rules(path: Any, bounds: _Bounds) -> Iterator[Rule]:
    """The ruling lines that a drawn path is: a thin stroke or bar, or a stroked frame."""
    box = bounds.of(path)
    if box is None:
        return
    x0, y0, x1, y1 = box
    if y1 - y0 <= _THIN and x1 - x0 >= _SHORTEST_RULE:
        yield Rule(True, (y0 + y1) / 2, x0, x1)
    elif x1 - x0 <= _THIN and y1 - y0 >= _SHORTEST_RULE:
        yield Rule(False, (x0 + x1) / 2, y0, y1)
    elif raw.FPDFPath_CountSegments(path) in (4, 5) and _is_stroked(path):
        yield from (Rule(True, y, x0, x1) for y in (y0, y1))
        yield from (Rule(False, x, y0, y1) for x in (x0, x1))


def _is_stroked(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value)
