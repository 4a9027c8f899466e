"""What recurs of the tables of a report: their lines with every plain figure masked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from goiaudit.model.text import Paragraph
from goiaudit.recognition.labels import characters, ends_row_name, is_head_piece, label_at_end
from goiaudit.recognition.lines import Lines
from goiaudit.recognition.lineshapes import is_wordy, line_shape
from goiaudit.recognition.masks import MASKS, figure, mask
from goiaudit.recognition.rows import PIPES, Block, BlockMould, Row, is_masked
from goiaudit.recognition.values import look

_BREAK = "。"
"""Stands for a sentence or heading that ends what is above it, whatever it says."""
_LEAST_FIGURES, _MOST_LINES, _FEW_VALUES = 40, 400, 5
_LONGEST_CELL = 16

Entry = str | tuple[str, ...]
"""A line without borders as printed, or the cells of a row."""
Words = Entry | BlockMould
"""The words of a line, or of all rows of a table that is known."""


class Skeleton(NamedTuple):
    """The lines between two breaks that hold all tables, their words and their figures.

    ``numbers`` are what the figures are read as (``masks.figure``).
    """

    words: tuple[Words, ...]
    lines: range
    figures: Sequence[str]
    numbers: Sequence[int | str | None]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The words line by line."""
        entries: list[Entry] = []
        for words in self.words:
            if isinstance(words, BlockMould):
                entries += words.entries or ()
            else:
                entries.append(words)
        return tuple(entries)


def skeleton_of(lines: Lines) -> Skeleton | None:
    """The skeleton of a text whose tables have cell borders, None for any other."""
    bordered, texts = lines.bordered, lines.texts
    if not bordered or bordered[-1] - bordered[0] > _MOST_LINES:
        return None
    first, last = bordered[0], bordered[-1] + 1
    while first > 0 and not _breaks(texts[first - 1]):
        first -= 1
    while last < len(lines) and not _breaks(texts[last]):
        last += 1
    outside = chain(texts[:first], texts[last:])
    if not all(map(_is_apart, filter(None, outside))):
        return None
    figures: list[str] = []
    numbers: list[int | str | None] = []
    words: list[Words] = []
    place = first
    while place < last:
        item = lines.items[place]
        block = _whole_block(lines.items, place, last)
        if block is not None:
            words.append(block.mould)
            figures += block.figures
            numbers += block.numbers
            place += len(block.mould.moulds)
            continue
        if isinstance(item, Row):
            words.append(item.entry)
            own = item.figures if item.mould.masked else ()
        elif lines.is_repaired(place):
            return None  # what a repair does depends on what stands around it
        else:
            entry, own = _entry(item, texts[place])
            words.append(entry)
        figures += own
        numbers += map(figure, own)
        place += 1
    if len(figures) < _LEAST_FIGURES:
        return None
    return Skeleton(tuple(words), range(first, last), figures, numbers)


def _whole_block(items: Sequence[Paragraph | Row], first: int, last: int) -> Block | None:
    """The block whose rows begin at a place, if all of them stand there and all are sure."""
    item = items[first]
    block = item.block if isinstance(item, Row) else None
    if block is None or block.mould.entries is None:
        return None
    end = first + len(block.mould.moulds)
    final = items[end - 1] if end <= last else None
    return block if isinstance(final, Row) and final.block is block else None


def _breaks(text: str) -> bool:
    return bool(text) and "|" not in text and line_shape(text).kind == "break"


def _is_apart(text: str) -> bool:
    """Whether a line above or below the tables has nothing that might be a value of one."""
    if len(text) > _LONGEST_CELL and text[-1] == "。" and "\u3400" <= text[-2] <= "\u9fff":
        return "勾稽" not in text or _is_known_apart(text)  # most are sentences
    return _is_known_apart(text)


@lru_cache(maxsize=2048)
def _is_known_apart(text: str) -> bool:
    """Few values are none behind a label whose last words end no row name, and head no column."""
    if is_wordy(text):
        return True
    shape = line_shape(text)
    if shape.kind == "value":
        return look(text) == "odd"
    if not shape.values:
        return True
    labels = [text[start:end] for start, end in shape.labels]
    words = characters(labels[-1]) if labels else ""
    if not words or len(shape.values) > _FEW_VALUES or is_head_piece(labels[-1]):
        return False
    return label_at_end(labels) is None and not ends_row_name(words)


def _entry(line: Paragraph, text: str) -> tuple[Entry, Sequence[str]]:
    """A line with its plain figures masked, and these."""
    if line.cells:
        return _masked([content.raw for content, _ in line.cells])
    raw = line.content.raw
    if "|" in text:
        words, figures = _masked([part.strip() for part in raw.split("|")])
        return (PIPES, *words), figures
    return (_BREAK if _breaks(text) else raw), ()


def _masked(raws: Sequence[str]) -> tuple[tuple[str, ...], Sequence[str]]:
    masked = tuple(map(mask, raws))
    if not is_masked(masked):
        return tuple(raws), ()
    return masked, [raw for raw, own in zip(raws, masked, strict=True) if own in MASKS]
