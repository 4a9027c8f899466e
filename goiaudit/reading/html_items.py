"""What the walk through a page yields before it is known which of it is the main text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from lxml import etree

from goiaudit.definitions.seldom import seldom
from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits

BREAK = "\u2028"
"""Stands for a line end inside a cell while its text is taken as one string."""

_SPACE = seldom(r"[ \t\r\n\f]+")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\u3000"
_WRAPPED = seldom(rf"(?<=[{_WIDE}])[ \t\f]*[\r\n][ \t\r\n\f]*(?=[{_WIDE}])")
SPACES = " \t\r\n\f"
_EDGES = SPACES + BREAK
_INVISIBLE = " \t\r\n\f\xa0\u3000\u200b\ufeff"


Node: TypeAlias = etree._Element | str
"""An element of the tree, or the XPath of one in a page that was read without a tree."""


class Inside(NamedTuple):
    """An element in a table that was not parsed: the table, and the steps from there."""

    table: Node
    steps: str


Spot: TypeAlias = Node | Inside
"""Where something stands."""


class CutError(Exception):
    """The page has to be parsed as a whole after all."""


@dataclass(slots=True)
class Passage:
    """A line of running text: where it begins, how many of its characters are links."""

    text: str
    element: Spot
    links: int = 0
    region: int = 0


class RawCells(NamedTuple):
    """The cells of a table, its spans resolved: a sequence for each thing known of them.

    Rows and columns count from 0. ``steps`` are the last steps of their XPaths, "" where it is
    not known; of a table that was not parsed they are all steps from the table, none longer than
    ``longest``. Sequences are filled and turned into grids several times faster than objects.
    """

    elements: Sequence[Spot]
    steps: Sequence[str]
    texts: Sequence[str]
    rows: Sequence[int]
    columns: Sequence[int]
    rowspans: Sequence[int]
    colspans: Sequence[int]
    longest: int = 0

    def part(self, start: int, end: int) -> RawCells:
        """Cells from one to before another."""
        return RawCells(
            self.elements[start:end],
            self.steps[start:end],
            self.texts[start:end],
            self.rows[start:end],
            self.columns[start:end],
            self.rowspans[start:end],
            self.colspans[start:end],
            self.longest,
        )


@dataclass(slots=True)
class Sheet:
    """A data table, or a part of one between lines of text.

    ``ours`` says whether it has words of the official form, None if no one has looked.
    """

    cells: RawCells
    element: Node
    region: int = 0
    ours: bool | None = None

    @property
    def text(self) -> str:
        """All of its text, cell by cell."""
        return "\n".join(filter(None, self.cells.texts))


Item = Passage | Sheet


@dataclass(slots=True)
class Budget:
    """Counts what a page takes against the limits."""

    path: str
    limits: Limits
    cells: int = 0
    area: int = 0
    lines: int = 0

    def take_cells(self, cells: int, area: int) -> None:
        """Count cells and the grid positions that their spans cover."""
        self.cells += cells
        self.area += area
        if self.cells > self.limits.max_cells:
            raise self.exceeded("table cells", f"{self.limits.max_cells:,} (max_cells)")
        if self.area > 8 * self.limits.max_cells:
            raise self.exceeded("cells covered by spans", f"{8 * self.limits.max_cells:,}")

    def take_line(self, text: str) -> None:
        """Count a line and its length."""
        self.lines += 1
        if self.lines > self.limits.max_lines:
            raise self.exceeded("lines", f"{self.limits.max_lines:,} (max_lines)")
        if len(text) > self.limits.max_line_chars:
            limit = f"{self.limits.max_line_chars:,} (max_line_chars)"
            raise InputError(
                self.path, "limit", f"a line of {len(text):,} characters, limit {limit}"
            )

    def exceeded(self, what: str, limit: str) -> InputError:
        """The error for a page over a limit."""
        return InputError(self.path, "limit", f"too many {what}, limit {limit}")


def text_in(element: etree._Element) -> str:
    """All text in an element, as it stands."""
    text: str = etree.tostring(element, method="text", encoding="unicode", with_tail=False)
    return text


def has_space(text: str) -> bool:
    """Whether there is space that a browser takes for space; a pattern would look five times."""
    return " " in text or _has_odd_space(text)


def squeeze(text: str) -> str:
    """Spaces as a browser shows them; a line wrapped between two Chinese characters is whole."""
    text = text.strip(SPACES)
    if _has_odd_space(text):
        return _SPACE.sub(" ", _WRAPPED.sub("", text))
    return _SPACE.sub(" ", text) if "  " in text else text


def _has_odd_space(text: str) -> bool:
    return "\n" in text or "\t" in text or "\r" in text or "\f" in text


def is_blank(text: str) -> bool:
    """Whether nothing of a text can be seen."""
    return not text.strip(_INVISIBLE)


def cell_text(text: str) -> str:
    """The lines of a cell, joined by line feeds; blank ones are left out."""
    inner = text.strip(_EDGES)
    if inner.isalnum():  # a figure, a label: no space anywhere
        return inner
    if inner and BREAK not in inner:
        return squeeze(inner)
    lines = [squeeze(line) for line in text.split(BREAK)]
    filled = [line for line in lines if not is_blank(line)]
    # A cell of blanks keeps what it prints: it is blank for recognition to say.
    return "\n".join(filled) if filled else next(filter(None, lines), "")
