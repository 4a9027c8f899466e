"""What recurs of the tables of a report: their lines with every plain figure masked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from goiaudit.model.text import Paragraph
from goiaudit.recognition.labels import characters, ends_row_name, is_head_piece, label_at_end
from goiaudit.recognition.lines import Item, Lines
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

    ``parts`` has the lines themselves, with a table that is known in one as ``words`` have it;
    ``numbers`` are what the figures are read as (``masks.figure``).
    """

    words: tuple[Words, ...]
    parts: Sequence[Item]
    lines: range
    figures: Sequence[str]
    numbers: Sequence[int | str | None]


def entries_of(words: Iterable[Words]) -> tuple[Entry, ...]:
    """Words line by line."""
    entries: list[Entry] = []
    for own in words:
        if isinstance(own, BlockMould):
            entries += own.entries or ()
        else:
            entries.append(own)
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
    parts: list[Item] = []
    place = first
    while place < last:
        item = lines.items[place]
        parts.append(item)
        if isinstance(item, Block):
            words.append(item.mould)
            figures += item.figures
            numbers += item.numbers
            place += len(item.mould.moulds)
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
    return Skeleton(tuple(words), parts, range(first, last), figures, numbers)


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
