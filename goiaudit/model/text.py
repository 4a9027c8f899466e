"""Text that was repaired and folded for matching, with the way back to what was printed."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from goiaudit.model.cells import Location


class FoldedText(NamedTuple):
    """``text`` is what the program matches, ``raw`` what the source prints.

    ``origin[i]`` is the index in ``raw`` of ``text[i]`` and ``origin[-1] == len(raw)``;
    None means that both have the same length, character by character.
    """

    raw: str
    text: str
    origin: tuple[int, ...] | None = None
    damaged: tuple[int, ...] = ()
    """Sorted indices into ``text`` at which characters were lost or stay garbled."""

    def quote(self, start: int, end: int) -> str:
        """What the source prints for ``text[start:end]``."""
        if self.origin is None:
            return self.raw[start:end]
        if start >= end:
            return ""
        return self.raw[self.origin[start] : self.origin[end - 1] + 1]

    def is_damaged(self, start: int, end: int) -> bool:
        """Whether a lost or garbled character lies within or at the edge of the span."""
        place = bisect_right(self.damaged, start - 1)
        return place < len(self.damaged) and self.damaged[place] <= end


class RowCell(NamedTuple):
    """A cell of a row with known borders, folded; blank where a merged cell covers it."""

    content: FoldedText
    location: Location | None = None


class Paragraph(NamedTuple):
    """A line or paragraph of running text, or a row of a grid, folded, with its place.

    ``joined`` lists where each further line begins that was joined to it: offset and place.
    ``cells`` are the cells of a row; its text is theirs, one after the other.
    """

    content: FoldedText
    location: Location | None = None
    joined: tuple[tuple[int, Location | None], ...] = ()
    cells: tuple[RowCell, ...] = ()

    @property
    def text(self) -> str:
        """The folded text."""
        return self.content.text

    def place(self, offset: int) -> Location | None:
        """Where a character of the folded text stands."""
        index = bisect_right([start for start, _ in self.joined], offset)
        return self.joined[index - 1][1] if index else self.location


class Section(NamedTuple):
    """One of the six sections, or the preface before them (domain 2.1).

    ``key`` is preface, overview, disclosure, requests, disputes, problems or other;
    ``heading`` is None where the body was recognised without one. Tables are not in ``body``.
    """

    key: str
    heading: Paragraph | None
    body: tuple[Paragraph, ...]
