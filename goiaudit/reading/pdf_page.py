"""What stands on a page of a PDF: characters with boxes and ruling lines, from the top left."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from goiaudit.model.errors import InputError

_THIN = 3.0
_SHORTEST_RULE = 4.0
_FORM_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Char:
    """A visible character and its box in points; y grows downwards."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def x(self) -> float:
        """Centre, left to right."""
        return (self.x0 + self.x1) / 2

    @property
    def y(self) -> float:
        """Centre, top to bottom."""
        return (self.y0 + self.y1) / 2


@dataclass(frozen=True, slots=True)
class Rule:
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
        rules = tuple(rule for item in objects for rule in _rules(item, height))
        pictures = any(item.type == raw.FPDF_PAGEOBJ_IMAGE for item in objects)
        return Page(index + 1, width, height, _chars(page, height, path, most), rules, pictures)
    finally:
        page.close()


def _bounded(page: Any, path: str, most: int) -> Iterator[Any]:
    for n, item in enumerate(page.get_objects(max_depth=_FORM_DEPTH)):
        if n >= most:
            raise InputError(path, "limit", f"more than {most} objects on one page")
        yield item


def _chars(page: Any, height: float, path: str, most: int) -> tuple[Char, ...]:
    text = page.get_textpage()
    try:
        count = text.count_chars()
        if count > most:
            raise InputError(path, "limit", f"more than {most} characters on one page")
        sides = [ctypes.c_double() for _ in range(4)]
        left, right, bottom, top = sides
        found = []
        for n in range(count):
            char = chr(raw.FPDFText_GetUnicode(text.raw, n) or 0xFFFD)
            if char.isspace() or char == "\x00":
                continue
            raw.FPDFText_GetCharBox(text.raw, n, *(ctypes.byref(side) for side in sides))
            box = (left.value, height - top.value, right.value, height - bottom.value)
            found.append(Char(char, *box))
        return tuple(found)
    finally:
        text.close()


def _rules(item: Any, height: float) -> Iterator[Rule]:
    """The ruling lines that a drawn object is: a thin stroke or bar, or a stroked frame."""
    if item.type != raw.FPDF_PAGEOBJ_PATH:
        return
    try:
        x0, bottom, x1, top = item.get_bounds()
    except pdfium.PdfiumError:
        return
    y0, y1 = height - top, height - bottom
    if y1 - y0 <= _THIN and x1 - x0 >= _SHORTEST_RULE:
        yield Rule(True, (y0 + y1) / 2, x0, x1)
    elif x1 - x0 <= _THIN and y1 - y0 >= _SHORTEST_RULE:
        yield Rule(False, (x0 + x1) / 2, y0, y1)
    elif raw.FPDFPath_CountSegments(item.raw) in (4, 5) and _is_stroked(item):
        yield from (Rule(True, y, x0, x1) for y in (y0, y1))
        yield from (Rule(False, x, y0, y1) for x in (x0, x1))


def _is_stroked(item: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item.raw, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value)
