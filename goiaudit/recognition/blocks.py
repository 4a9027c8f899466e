"""Whole tables by what recurs in them: all words of their rows are looked up at once.

Reports out of one system draw their tables in the same words. Once each row of a table is known
(``rows``), so is the table: its cells with their figures masked are looked up together, and the
texts of all rows are filled in together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import accumulate, pairwise, repeat

from goiaudit.model.cells import Location
from goiaudit.model.text import Paragraph
from goiaudit.recognition.rows import MASKS, Block, BlockMould, Row, mask, picker

_MOST_CELLS = 2000
_KNOWN = 256
LINE_END = "\n"
"""Stands between the parts of two lines; no part of a line holds one."""
_new = tuple.__new__  # makes a named tuple in a third of the time that its constructor takes


@dataclass(slots=True)
class _Memory:
    """What is known of the words of a table."""

    mould: BlockMould | None = None


class Words:
    """The words of a table: its cells with their figures masked, and where each row ends."""

    def __init__(self, cells: Sequence[str], ends: Sequence[int] = ()) -> None:
        self.masks = tuple(map(mask, cells))
        self._cells = cells
        few = len(cells) <= _MOST_CELLS
        self._memory = _memory(self.masks, tuple(ends)) if few else _Memory()

    def block(self) -> Block | None:
        """The figures behind the masks, None unless all rows are known."""
        mould = self._memory.mould
        return Block(mould, mould.figures(self._cells)) if mould is not None else None

    def learn(self, found: Sequence[Paragraph | Row]) -> None:
        """Keep what was found row by row, if it was nothing but rows of known words."""
        rows = [item for item in found if isinstance(item, Row)]
        if rows and len(rows) == len(found):
            self._memory.mould = _of_rows(rows, self.masks)


@lru_cache(maxsize=_KNOWN)
def _memory(_masks: tuple[str, ...], _ends: tuple[int, ...]) -> _Memory:
    return _Memory()


def forget_blocks() -> None:
    """Know no tables any more, as at the start of a program."""
    _memory.cache_clear()


def parts_of(lines: Sequence[str]) -> list[str]:
    """The parts of lines between pipes, and a line end between those of two lines."""
    return f"|{LINE_END}|".join(lines).split("|")


def rows_of_grid(
    block: Block, cells: Sequence[str], places: Sequence[Location | None]
) -> list[Row]:
    """The rows of a grid, given its cells without spaces around them."""
    mould, figures = block
    texts = (mould.template % figures).split("\n")
    return list(_rows(block, texts, [cells[own] for own in mould.cells], repeat(places)))


def rows_of_lines(
    block: Block, raws: Sequence[str], places: Sequence[Location | None]
) -> list[Row]:
    """The rows of lines with pipes; figures lose the spaces around them."""
    mould, figures = block
    texts = map(str.strip, (mould.template % figures).split("\n"))
    own = Block(mould, tuple(map(str.strip, figures)))
    return list(_rows(own, texts, zip(raws), zip(places)))


def _rows(
    block: Block,
    texts: Iterable[str],
    cells: Iterable[Sequence[str]],
    places: Iterable[Sequence[Location | None]],
) -> Iterator[Row]:
    mould, figures = block
    own = [figures[hole] for hole in mould.holes]
    fields = zip(texts, mould.moulds, own, cells, places, mould.starts, repeat(block))
    return map(partial(_new, Row), fields)


def _of_rows(rows: Sequence[Row], masks: Sequence[str]) -> BlockMould | None:
    moulds = [row.mould for row in rows]
    template = "\n".join(mould.template for mould in moulds)
    if template.count("\n") != len(rows) - 1:
        return None
    holes = accumulate((len(row.figures) for row in rows), initial=0)
    sure = all(row.mould.masked or not row.figures for row in rows)
    return BlockMould(
        moulds,
        picker([n for n, word in enumerate(masks) if word in MASKS]),
        template,
        [row.start for row in rows],
        [slice(row.start, row.start + len(row.cells)) for row in rows],
        [slice(*span) for span in pairwise(holes)],
        tuple(mould.entry for mould in moulds) if sure else None,
    )
