"""Rows with cell borders by what recurs in them: their words; figures and places are their own.

A report has half a hundred such rows, in the same words as those of other reports out of one
system. What words tell is worked out once for them (``Mould``): a row of known words is a text,
its figures and its places, and becomes a paragraph with cells only where somebody asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from goiaudit.model.cells import Location
from goiaudit.model.text import FoldedText, Paragraph, RowCell
from goiaudit.recognition.labels import characters, row_names, row_widths
from goiaudit.recognition.normalise import damage_of_script, fold

MASKS = ("#", "#元")
"""Stand for a figure without and with a unit; no cell of a report holds them."""
_DOUBLED = tuple(mask + mask for mask in MASKS)
"""Stand for a cell that does."""
PIPES = "\n|"
"""Before the cells of a line with pipes; no cell holds a line end."""
WIDE = 12
"""Cells of a row that can only be one of table four (15 columns, some perhaps merged)."""
_FIGURE = re.compile(
    r" *(?:0|[1-9]\d{0,2}(?:,\d{3}){1,2}|[1-9]\d{0,9})(?:\.\d{1,4})?([千万亿]?元)? *", re.ASCII
)
_MOST_DIGITS = 10
_BREAK = re.compile(r"[ \t]*[\r\n]+[ \t]*")
_FIGURES_APART = re.compile(r"(?<=\d)[ \t]*[\r\n]+[ \t]*(?=[\d+-])")
_KNOWN = 4096
_new = tuple.__new__  # makes a named tuple in a third of the time that its constructor takes


class Mould(NamedTuple):
    """What the words of a row tell, whatever its figures are.

    ``entry`` are its cells with masks for figures, behind PIPES for a line with pipes; ``masked``
    says whether masked figures are sure to be values each (``is_masked``). ``template`` takes the
    figures to the folded text, ``figures`` takes them from the cells. ``traditional`` counts
    characters of traditional script.
    """

    entry: tuple[str, ...]
    masked: bool
    template: str
    figures: Callable[[Sequence[str]], tuple[str, ...]]
    traditional: int


@dataclass(frozen=True, slots=True, eq=False)
class BlockMould:
    """Rows of known words that were seen one below the other.

    ``figures`` takes their figures from all of their cells, ``template`` takes those to their
    texts, one on each line; ``starts``, ``cells`` and ``holes`` tell which cells and figures each
    row has. ``entries`` are those of all rows, None where some figure is not sure to be a value.
    """

    moulds: Sequence[Mould]
    figures: Callable[[Sequence[str]], tuple[str, ...]]
    template: str
    starts: Sequence[int]
    cells: Sequence[slice]
    holes: Sequence[slice]
    entries: tuple[tuple[str, ...], ...] | None


class Block(NamedTuple):
    """Rows that were found together, of which all words are known, and their figures."""

    mould: BlockMould
    figures: tuple[str, ...]


class Row(NamedTuple):
    """A row of known words: its folded text without spaces around it, its figures.

    ``cells`` are texts of the cells as the source has them, without spaces around them; a line
    with pipes is its one cell. Their places are those of ``places`` from ``start`` on: a grid
    makes them all at once, if anybody asks for one. ``block`` is what it was found in, if whole
    tables of its words are known.
    """

    text: str
    mould: Mould
    figures: tuple[str, ...]
    cells: Sequence[str]
    places: Sequence[Location | None]
    start: int
    block: Block | None = None

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
            return Paragraph(fold(self.cells[0]), self.places[0])
        places = self.places[self.start : self.start + len(self.cells)]
        return row_of(tuple(map(cell_of, self.cells, places)))


@dataclass(slots=True)
class _Memory:
    """How often the words of a row were seen, and from the second time on their mould, if any."""

    seen: int = 0
    mould: Mould | None = None


def known_row(
    masks: tuple[str, ...], texts: Sequence[str], places: Sequence[Location | None], start: int
) -> Row | None:
    """A row of a grid, given ``mask`` of the texts of its cells; None for unknown words.

    Its places are ``places`` of the grid from ``start`` on.
    """
    memory = _memory(masks)
    mould = memory.mould or _learned(memory, masks)
    if mould is None:
        return None
    figures = mould.figures(texts)
    return _new(Row, (mould.template % figures, mould, figures, texts, places, start, None))


def known_line(raw: str, place: Location | None) -> Row | None:
    """A line with pipes; None for unknown words."""
    parts = raw.split("|")
    words = (PIPES, *map(mask, parts))
    memory = _memory(words)
    mould = memory.mould or _learned(memory, words)
    if mould is None:
        return None
    figures = mould.figures(parts)
    text = (mould.template % figures).strip()
    own = tuple(map(str.strip, figures))
    return _new(Row, (text, mould, own, (raw,), (place,), 0, None))


def _learned(memory: _Memory, words: tuple[str, ...]) -> Mould | None:
    """The mould of words that are not known yet; words seen only once have none."""
    memory.seen += 1
    if memory.seen == 2:
        memory.mould = _of_line(words) if words[0] == PIPES else _of_grid(words)
    return memory.mould


@lru_cache(maxsize=_KNOWN)
def _memory(_words: tuple[str, ...]) -> _Memory:
    return _Memory()


def forget_rows() -> None:
    """Know no words any more, as at the start of a program."""
    _memory.cache_clear()


@lru_cache(maxsize=8192)
def mask(raw: str) -> str:
    """A mask for a plain figure, any other text itself."""
    bare = raw.strip(" ")
    if bare.isdigit() and bare.isascii() and (bare[0] != "0" or bare == "0"):
        return MASKS[0] if len(bare) <= _MOST_DIGITS else raw
    found = _FIGURE.fullmatch(raw)
    if found is None:
        return _DOUBLED[MASKS.index(raw)] if raw in MASKS else raw
    return MASKS[1] if found[1] else MASKS[0]


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
    return Mould(entry, is_masked(entry), template, picker(places), script)


def _masked_again(own: str, word: str) -> str:
    """What a cell on one line is masked as: one with a break in it may be a figure without it.

    Nothing for a cell that holds a mask itself, once or twice.
    """
    if word in _DOUBLED:
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
