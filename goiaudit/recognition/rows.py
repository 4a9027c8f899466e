"""Rows with cell borders by what recurs in them: their words; figures and places are their own.

A report has half a hundred such rows, in the same words as those of other reports out of one
system. What words tell is worked out once for them (``Mould``): a row of known words is a text,
its figures and its places, and becomes a paragraph with cells only where somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import accumulate, count, pairwise, repeat
from operator import itemgetter
from typing import NamedTuple

from goiaudit.definitions.seldom import seldom
from goiaudit.model.cells import Location
from goiaudit.model.text import FoldedText, Paragraph, RowCell
from goiaudit.recognition.labels import characters, row_names, row_widths
from goiaudit.recognition.masks import DOUBLED, MASKS, figure, mask
from goiaudit.recognition.normalise import damage_of_script, fold

PIPES = "\n|"
"""Before the cells of a line with pipes; no cell holds a line end."""
WIDE = 12
"""Cells of a row that can only be one of table four (15 columns, some perhaps merged)."""
_BREAK = seldom(r"[ \t]*[\r\n]+[ \t]*")
_FIGURES_APART = seldom(r"(?<=\d)[ \t]*[\r\n]+[ \t]*(?=[\d+-])")
_KNOWN = 4096
_new = tuple.__new__  # makes a named tuple in a third of the time that its constructor takes


class Mould(NamedTuple):
    """What the words of a row tell, whatever its figures are.

    ``entry`` are its cells with masks for figures, behind PIPES for a line with pipes; ``masked``
    says whether masked figures are sure to be values each (``is_masked``). ``template`` takes the
    figures to the folded text, ``figures`` takes them from the cells, ``holes`` counts them.
    ``traditional`` counts characters of traditional script.
    """

    entry: tuple[str, ...]
    masked: bool
    template: str
    figures: Callable[[Sequence[str]], tuple[str, ...]]
    holes: int
    traditional: int


@dataclass(frozen=True, slots=True, eq=False)
class BlockMould:
    """Rows of known words that were seen one below the other.

    ``template`` takes their figures to their texts, one on each line; ``cells`` and ``holes`` tell
    which cells and figures each row has, ``seats`` are the numbers of all these cells.
    ``entries`` are those of all rows, None where some figure is not sure to be a value.
    ``traditional`` is that of all rows together.
    """

    moulds: Sequence[Mould]
    template: str
    cells: Sequence[slice]
    seats: Sequence[int]
    holes: Sequence[slice]
    entries: tuple[tuple[str, ...], ...] | None
    traditional: int


class Block(NamedTuple):
    """Rows that were found together, of which all words are known, and their figures.

    ``numbers`` are what the figures are read as (``figure``). ``cells`` are texts of the cells as
    the source has them, without spaces around them; of lines with pipes each is one. Their places
    are those of ``places`` from ``start`` on: a grid makes them all at once, if anybody asks.

    A table is such a block. It stands among the lines of a report as a whole, in the place of each
    of its rows, where nobody needs these one by one (``wholes``).
    """

    mould: BlockMould
    figures: Sequence[str]
    numbers: Sequence[int | str | None]
    cells: Sequence[str]
    places: Sequence[Location | None]
    start: int = 0

    @property
    def seats(self) -> Sequence[int]:
        """The numbers of the places of all cells."""
        seats = self.mould.seats
        return [self.start + seat for seat in seats] if self.start else seats

    def rows(self) -> list[Row]:
        """All of them."""
        return list(map(partial(_new, Row), zip(self._texts(), repeat(self), count())))

    def _texts(self) -> Iterable[str]:
        mould = self.mould
        if mould.moulds[0].entry[0] != PIPES:
            return (mould.template % tuple(self.figures)).split("\n")
        parts = (line.split("|") for line in self.cells)
        own = zip(mould.moulds, parts, strict=True)
        return [(one.template % one.figures(found)).strip() for one, found in own]


class Row(NamedTuple):
    """A row of known words: its folded text without spaces around it, its place in a block."""

    text: str
    block: Block
    number: int

    @property
    def mould(self) -> Mould:
        """What its words tell."""
        return self.block.mould.moulds[self.number]

    @property
    def figures(self) -> Sequence[str]:
        """Its figures as the source has them."""
        return self.block.figures[self.block.mould.holes[self.number]]

    @property
    def cells(self) -> Sequence[str]:
        """Texts of its cells; a line with pipes is its one cell."""
        return self.block.cells[self.block.mould.cells[self.number]]

    @property
    def places(self) -> Sequence[Location | None]:
        """Places, of which its own begin at ``start``."""
        return self.block.places

    @property
    def start(self) -> int:
        """The number of the place of its first cell."""
        first: int = self.block.mould.cells[self.number].start
        return self.block.start + first

    @property
    def seats(self) -> Sequence[int]:
        """The numbers of the places of its cells."""
        return range(self.start, self.start + len(self.cells))

    @property
    def entry(self) -> tuple[str, ...]:
        """Its cells as the source has them, figures masked where they are sure to be values."""
        mould = self.mould
        if mould.masked or not self.figures:
            return mould.entry
        figures = iter(self.figures)
        return tuple(next(figures) if word in MASKS else word for word in mould.entry)

    def paragraph(self) -> Paragraph:
        """The row with all its cells."""
        if self.mould.entry[0] == PIPES:
            return Paragraph(fold(self.cells[0]), self.places[self.start])
        places = self.places[self.start : self.start + len(self.cells)]
        return row_of(tuple(map(cell_of, self.cells, places)))


@dataclass(slots=True)
class _Memory:
    """How often the words of a row were seen, and from the second time on their mould, if any."""

    seen: int = 0
    mould: BlockMould | None = None


def known_row(
    masks: tuple[str, ...], texts: Sequence[str], places: Sequence[Location | None], start: int
) -> Row | None:
    """A row of a grid, given ``mask`` of the texts of its cells; None for unknown words.

    Its places are ``places`` of the grid from ``start`` on.
    """
    block = _learned(masks)
    if block is None:
        return None
    figures = block.moulds[0].figures(texts)
    numbers = tuple(map(figure, figures))
    return Row(block.template % figures, Block(block, figures, numbers, texts, places, start), 0)


def known_line(raw: str, place: Location | None) -> Row | None:
    """A line with pipes; None for unknown words."""
    parts = raw.split("|")
    block = _learned((PIPES, *map(mask, parts)))
    if block is None:
        return None
    figures = block.moulds[0].figures(parts)
    text = (block.template % figures).strip()
    own = tuple(map(str.strip, figures))
    return Row(text, Block(block, own, tuple(map(figure, own)), (raw,), (place,)), 0)


def _learned(words: tuple[str, ...]) -> BlockMould | None:
    """The mould of the words of a row; words seen only once have none."""
    memory = _memory(words)
    if memory.mould is None:
        memory.seen += 1
        if memory.seen == 2:
            mould = _of_line(words) if words[0] == PIPES else _of_grid(words)
            width = 1 if words[0] == PIPES else len(words)
            memory.mould = mould and moulded([mould], [slice(0, width)])
    return memory.mould


@lru_cache(maxsize=_KNOWN)
def _memory(_words: tuple[str, ...]) -> _Memory:
    return _Memory()


def forget_rows() -> None:
    """Know no words any more, as at the start of a program."""
    _memory.cache_clear()


@lru_cache(maxsize=2048)
def is_masked(masked: tuple[str, ...]) -> bool:
    """Whether masked figures are values each: several, or the one of a row that has no more."""
    count = masked.count(MASKS[0]) + masked.count(MASKS[1])
    if count != 1:
        return count > 1
    place = next(n for n, raw in enumerate(masked) if raw in MASKS)
    label = next((raw for raw in reversed(masked[:place]) if raw), "")
    name = row_names().get(characters(fold(label).text))
    return name is not None and 1 in row_widths()[name.table, name.row]


def _of_grid(words: tuple[str, ...]) -> Mould | None:
    """None for a row that is no line of its own, or of which anything has to be mended."""
    filled = [n for n, word in enumerate(words) if word]
    if not filled or (len(filled) == 1 and len(words[filled[0]].splitlines()) > 1):
        return None
    contents = [cell_of(word, None).content for word in words]
    entry = tuple(content.raw for content in contents)
    if any(map(_is_mended, contents)) or tuple(map(_masked_again, entry, words)) != entry:
        return None
    texts = [content.text.strip() for content in contents]
    if [n for n, text in enumerate(texts) if text] != filled:
        return None
    template = "  ".join([_escaped(texts[n], words[n]) for n in filled])
    return _cast(entry, words, template)


def _of_line(words: tuple[str, ...]) -> Mould | None:
    parts = words[1:]
    contents = list(map(fold, parts))
    entry = tuple(part.strip() for part in parts)
    if any(map(_is_mended, contents)) or tuple(map(_masked_again, entry, parts)) != entry:
        return None
    if fold("|".join(parts)).origin is not None:
        return None
    texts = [_escaped(content.text, part) for content, part in zip(contents, parts, strict=True)]
    return _cast((PIPES, *entry), parts, "|".join(texts))


def _cast(entry: tuple[str, ...], words: Sequence[str], template: str) -> Mould:
    places = [n for n, word in enumerate(words) if word in MASKS]
    script = damage_of_script("".join(entry))["traditional"]
    return Mould(entry, is_masked(entry), template, picker(places), len(places), script)


def moulded(moulds: Sequence[Mould], cells: Sequence[slice]) -> BlockMould | None:
    """The mould of rows below one another, ``cells`` tells which are whose.

    None where their texts would not be told apart by the line ends between them.
    """
    template = "\n".join([mould.template for mould in moulds])
    if template.count("\n") != len(moulds) - 1:
        return None
    holes = [mould.holes for mould in moulds]
    sure = all(mould.masked or not mould.holes for mould in moulds)
    return BlockMould(
        moulds,
        template,
        cells,
        _numbers(cells),
        [slice(*span) for span in pairwise(accumulate(holes, initial=0))],
        tuple(mould.entry for mould in moulds) if sure else None,
        sum(mould.traditional for mould in moulds),
    )


def _numbers(cells: Sequence[slice]) -> Sequence[int]:
    """The numbers within slices; a range where they follow each other, as nearly always."""
    numbers = [n for own in cells for n in range(own.start, own.stop)]
    follow = range(numbers[0], numbers[0] + len(numbers))
    return follow if numbers == list(follow) else numbers


def _masked_again(own: str, word: str) -> str:
    """What a cell on one line is masked as: one with a break in it may be a figure without it.

    Nothing for a cell that holds a mask itself, once or twice.
    """
    if word in DOUBLED:
        return ""
    return own if word in MASKS else mask(own)


def _is_mended(content: FoldedText) -> bool:
    return content.origin is not None


def _escaped(text: str, word: str) -> str:
    return "%s" if word in MASKS else text.replace("%", "%%")


def picker(places: Sequence[int]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """Takes what stands at some places out of a sequence."""
    if not places:
        return _nothing
    if len(places) == 1:
        place = places[0]
        return lambda cells: (cells[place],)
    return itemgetter(*places)


def _nothing(_cells: Sequence[str]) -> tuple[str, ...]:
    return ()


def row_of(found: tuple[RowCell, ...]) -> Paragraph:
    """A row of cells as one line."""
    texts = [content.text.strip() for content, _ in found]
    filled = [n for n, text in enumerate(texts) if text]
    text = raw = "  ".join([texts[n] for n in filled])
    raws = [content.raw for content, _ in found]
    if raws != texts:
        raw = "  ".join([raws[n].strip() for n in filled])
    place = found[filled[0]].location if filled else None
    whole = FoldedText(raw, text) if len(raw) == len(text) else fold(raw)
    return _new(Paragraph, (whole, place, (), found))


def cell_of(text: str, place: Location | None) -> RowCell:
    """A cell on one line; two figures in one cell stay apart, so that no number is invented."""
    if "\n" in text or "\r" in text:
        text = _BREAK.sub("", _FIGURES_APART.sub("、", text)).strip()
    return _new(RowCell, (fold(text), place))
