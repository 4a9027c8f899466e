"""Whole tables by what recurs in them: all words of their rows are told at once.

Reports out of one system draw their tables in the same words. Once each row of a table is known
(``rows``), so is the table: it is told by its words, and the texts of all rows are filled in
together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from goiaudit.model.cells import Location
from goiaudit.model.text import Paragraph
from goiaudit.recognition.masks import MASKS, figure, mask
from goiaudit.recognition.rows import Block, BlockMould, Row, moulded, picker

_MOST_CELLS = 2000
_MOST_KNOWN = 16
LINE_END = "\n"
"""Stands between the parts of two lines; no part of a line holds one."""


class _Table(NamedTuple):
    """A known table: its words, the masks of all other cells, and its rows.

    ``words_of`` and ``figures_of`` take words and figures from the cells of a table. ``is_plain``
    says that no figure has a unit.
    """

    words: tuple[str, ...]
    masks: tuple[str, ...]
    is_plain: bool
    words_of: Callable[[Sequence[str]], tuple[str, ...]]
    figures_of: Callable[[Sequence[str]], tuple[str, ...]]
    rows: BlockMould

    @classmethod
    def of(cls, masks: Sequence[str], rows: BlockMould) -> _Table:
        """The table of which these are the masks of the cells."""
        words_of = picker([n for n, word in enumerate(masks) if word not in MASKS])
        figures_of = picker([n for n, word in enumerate(masks) if word in MASKS])
        plain = MASKS[1] not in masks
        return cls(words_of(masks), figures_of(masks), plain, words_of, figures_of, rows)

    def block(self, cells: Sequence[str], places: Sequence[Location | None]) -> Block | None:
        """The rows of a table with such cells, None if its words are others."""
        if self.words_of(cells) != self.words:
            return None
        figures = self.figures_of(cells)
        numbers = tuple(map(figure, figures))
        if not (self.is_plain and set(map(type, numbers)) <= {int}):
            masks = [MASKS[0] if isinstance(number, int) else number for number in numbers]
            if tuple(masks) != self.masks:
                return None
        return Block(self.rows, figures, numbers, cells, places)


class Known:
    """The tables that are known of one shape, the latest first."""

    def __init__(self) -> None:
        self._tables: list[_Table] = []

    def block(self, cells: Sequence[str], places: Sequence[Location | None] = ()) -> Block | None:
        """The rows of a table, None unless all of its words are known together."""
        for table in self._tables:
            block = table.block(cells, places)
            if block is not None:
                return block
        return None

    def learn(
        self, found: Sequence[Paragraph | Row], cells: Sequence[str], own: Sequence[slice]
    ) -> None:
        """Keep what was found row by row, if it was nothing but rows of known words.

        ``own`` tells which of the texts that its rows are made of are whose.
        """
        moulds = [item.mould for item in found if isinstance(item, Row)]
        if not moulds or len(moulds) != len(found) or len(cells) > _MOST_CELLS:
            return
        rows = moulded(moulds, own)
        if rows is not None:
            known = _Table.of(tuple(map(mask, cells)), rows)
            self._tables = [known, *self._tables[: _MOST_KNOWN - 1]]


def parts_of(lines: Sequence[str]) -> list[str]:
    """The parts of lines between pipes, and a line end between those of two lines."""
    return f"|{LINE_END}|".join(lines).split("|")


def block_of_lines(block: Block, raws: Sequence[str], places: Sequence[Location | None]) -> Block:
    """The rows of lines with pipes; figures lose the spaces around them."""
    return Block(block.mould, tuple(map(str.strip, block.figures)), block.numbers, raws, places)
