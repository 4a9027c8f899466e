"""Sentences of running text, each with the way back to the lines that it was printed on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from goiaudit.model.cells import Location
from goiaudit.model.text import Paragraph

_END = re.compile(r"[。!?]+[”’)]*")
# What begins a heading or an item: (一) 一、 1. 1、 第一 一是 - such a line continues nothing.
_ITEM = re.compile(
    r"\s*(?:\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}[、.,]|\d{1,2}[.、)](?!\d)|"
    r"[一二三四五六七八九十]是|其[一二三四五]|第[一二三四五六七八九十]+[,、])"
)
# A line that breaks inside a figure: 收到申请2 / 4件.
_BROKEN_FIGURE = re.compile(r"\s*\d+\s*[件条宗份篇项起]")
_SHORTEST_FULL_LINE = 18
_LONGEST_SENTENCE = 1200


class Sentence(NamedTuple):
    """One sentence: folded ``text``, made of spans of paragraphs.

    ``starts[i]`` is the offset in ``text`` at which the span ``pieces[i]`` = (paragraph,
    offset in its text) begins. ``block`` numbers the paragraph that the sentence began in and
    ``section`` is the key of its section.
    """

    text: str
    starts: tuple[int, ...]
    pieces: tuple[tuple[Paragraph, int], ...]
    block: int
    section: str

    def quote(self, start: int, end: int) -> str:
        """What the source prints for ``text[start:end]``."""
        if len(self.starts) == 1:
            paragraph, first = self.pieces[0]
            return paragraph.content.quote(first + start, first + end)
        return "".join(
            paragraph.content.quote(first, last)
            for paragraph, first, last in self._spans(start, end)
        )

    def is_damaged(self, start: int, end: int) -> bool:
        """Whether a character within the span was lost or stays garbled."""
        if len(self.starts) == 1:
            paragraph, first = self.pieces[0]
            content = paragraph.content
            return bool(content.damaged) and content.is_damaged(first + start, first + end)
        return any(
            paragraph.content.is_damaged(first, last)
            for paragraph, first, last in self._spans(start, end)
        )

    def place(self, offset: int) -> tuple[Location | None, int]:
        """The location of a character and its offset in the text of its paragraph."""
        index = bisect_right(self.starts, offset) - 1
        paragraph, first = self.pieces[index]
        place = first + offset - self.starts[index]
        return (paragraph.place(place) if paragraph.joined else paragraph.location), place

    def _spans(self, start: int, end: int) -> Iterator[tuple[Paragraph, int, int]]:
        index = bisect_right(self.starts, start) - 1
        while index < len(self.pieces) and self.starts[index] < end:
            paragraph, first = self.pieces[index]
            here = self.starts[index]
            after = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
            low, high = max(start, here), min(end, after)
            if low < high:
                yield paragraph, first + low - here, first + high - here
            index += 1


def sentences(paragraphs: Sequence[Paragraph], section: str) -> Iterator[Sentence]:
    """Cut paragraphs into sentences; lines broken in the middle of one are joined."""
    place, count = 0, len(paragraphs)
    while place < count:
        last = place
        while last + 1 < count and _runs_on(paragraphs[last].text, paragraphs[last + 1].text):
            last += 1
        if last == place:
            yield from _cut_one(paragraphs[place], place, section)
        else:
            yield from _cut(paragraphs[place : last + 1], place, section)
        place = last + 1


def _runs_on(line: str, following: str) -> bool:
    """Whether a line stops in the middle of a sentence that the next one carries on."""
    stripped = line.rstrip()
    if not stripped or stripped[-1] in "。!?;:|)”":
        return False
    if len(stripped) < _SHORTEST_FULL_LINE:
        broken = stripped[-1].isdigit() and _BROKEN_FIGURE.match(following)
        return bool(broken) and len(stripped) > 1 and not _ITEM.match(following)
    first = following.lstrip()[:1]
    if not first or first in "|#<(" or "|" in following or "|" in stripped:
        return False
    heading = _ITEM.match(line) and "," not in stripped and "。" not in stripped
    return not heading and not _ITEM.match(following)


def _cut_one(paragraph: Paragraph, number: int, section: str) -> Iterator[Sentence]:
    text = paragraph.text
    begin = 0
    for end in _ends(text):
        if end > begin:
            yield Sentence(text[begin:end], (0,), ((paragraph, begin),), number, section)
        begin = end


def _cut(block: Sequence[Paragraph], number: int, section: str) -> Iterator[Sentence]:
    text = "".join(paragraph.text for paragraph in block)
    starts: list[int] = []
    length = 0
    for paragraph in block:
        starts.append(length)
        length += len(paragraph.text)
    begin = 0
    for end in _ends(text):
        if end > begin:
            yield _sentence(block, starts, text, begin, end, number, section)
        begin = end


def _ends(text: str) -> Iterator[int]:
    """Ends of sentences; an overlong one is cut so that no later step sees a huge text."""
    begin = 0
    for match in _END.finditer(text):
        end = match.end()
        while end - begin > _LONGEST_SENTENCE:
            begin += _LONGEST_SENTENCE
            yield begin
        yield end
        begin = end
    end = len(text)
    while end - begin > _LONGEST_SENTENCE:
        begin += _LONGEST_SENTENCE
        yield begin
    yield end


def _sentence(
    block: Sequence[Paragraph],
    starts: Sequence[int],
    text: str,
    begin: int,
    end: int,
    number: int,
    section: str,
) -> Sentence:
    first = bisect_right(starts, begin) - 1
    own_starts, pieces = [0], [(block[first], begin - starts[first])]
    for index in range(first + 1, bisect_right(starts, end - 1)):
        if starts[index] > begin:
            own_starts.append(starts[index] - begin)
            pieces.append((block[index], 0))
    return Sentence(text[begin:end], tuple(own_starts), tuple(pieces), number, section)
