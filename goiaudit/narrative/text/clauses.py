"""Sentences of running text, each with the way back to the lines that it was printed on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from goiaudit.definitions.seldom import seldom
from goiaudit.model.cells import Location
from goiaudit.model.text import Paragraph
from goiaudit.narrative.text.meant import as_meant, may_mislead

# Faster than with [。!?]+. A full stop as in English ends a sentence between Chinese characters,
# but for numbers of items (一.主动公开).
_END = re.compile(
    r"[。!?.](?:(?<!\.)[。!?]*[”’)]*|"
    r"(?<=[\u4e00-\u9fff]\.)(?<![一二三四五六七八九十]\.)(?=[\u4e00-\u9fff]))"
)
# The same where nothing but a full stop may end one: all sentences of a text at once.
_AT_FULL_STOPS = re.compile("[^。]+(?:。+[”’)]*|$)|。+[”’)]*")
# What begins a heading or an item: (一) 一、 1. 1、 第一 一是 - such a line continues nothing.
_ITEM = seldom(
    r"\s*(?:\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}[、.,]|\d{1,2}[.、)](?!\d)|"
    r"[一二三四五六七八九十]是|其[一二三四五]|第[一二三四五六七八九十]+[,、])"
)
# A line that breaks inside a figure: 收到申请2 / 4件.
_BROKEN_FIGURE = seldom(r"\s*\d+\s*[件条宗份篇项起]")
_OPENS_LIST = seldom(
    r"(?:[0-9] ?[件条宗份篇项起次个例]|其中|如下|分别|包括|分为|具体为|"
    r"[结情类渠方形途][果况型道式径])[^。;:]{0,6}:\s*$"
)
_MEMBER = seldom(
    r"(?:\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、)](?!\d)|[①-⑳]|[一二三四五六七八九十]{1,2}是|"
    r"[-—•●·■◆▪]{1,3})"
)
# Behind these a line neither runs on nor goes on with a list.
_CLOSED = frozenset(("", *"。!?|)”"))
_GOES_ON, _ENDS_MEMBER = (":", ";", ","), (";", ",", "。", ".", "、")
_LONGEST_MEMBER = 100
_LONGEST_OPENING = 24
_SHORTEST_FULL_LINE = 18
_LONGEST_SENTENCE = 1200


@dataclass(slots=True)
class Sentence:
    """One sentence: folded ``text``, made of spans of paragraphs. Never changed.

    ``starts[i]`` is the offset in ``text`` at which the span ``pieces[i]`` = (paragraph,
    offset in its text) begins. ``block`` numbers the paragraph that the sentence began in and
    ``section`` is the key of its section.
    """

    text: str
    starts: tuple[int, ...]
    pieces: tuple[tuple[Paragraph, int], ...]
    block: int
    section: str

    @property
    def is_as_printed(self) -> bool:
        """Whether it stands on one line without a lost or garbled character, as most do."""
        return len(self.starts) == 1 and not self.pieces[0][0].content.damaged

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
        index = bisect_right(self.starts, offset) - 1 if len(self.starts) > 1 else 0
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


def sentences(
    paragraphs: Sequence[Paragraph], section: str, number: int = 0
) -> tuple[list[Sentence], list[int]]:
    """Cut paragraphs into sentences; lines broken in the middle of one are joined.

    Beside them which of them begin a paragraph, counted from ``number``.
    """
    texts = [paragraph.content.text for paragraph in paragraphs]
    whole = "\n".join(texts)
    if may_mislead(whole):
        paragraphs = list(map(as_meant, paragraphs))
        texts = [paragraph.content.text for paragraph in paragraphs]
        whole = "\n".join(texts)
    others = _has_other_ends(whole)
    found: list[Sentence] = []
    begins: list[int] = []
    append = found.append
    place, count = 0, len(paragraphs)
    while place < count:
        line, first, place = texts[place], place, place + 1
        if not line:
            continue
        begins.append(number + len(found))
        if line[-1] not in _CLOSED and (last := _last_of_block(texts, first)) > first:
            place = last + 1
            found += _cut(paragraphs[first:place], first, section)
        elif len(line) > _LONGEST_SENTENCE or (others and _has_other_ends(line)):
            found += _cut_one(paragraphs[first], first, section)
        elif "。" not in line[:-1]:
            append(Sentence(line, (0,), ((paragraphs[first], 0),), first, section))
        else:
            begin = 0
            for text in _AT_FULL_STOPS.findall(line):
                append(Sentence(text, (0,), ((paragraphs[first], begin),), first, section))
                begin += len(text)
    return found, begins


def _last_of_block(texts: Sequence[str], first: int) -> int:
    """The number of the last line that goes on with a line, its own where none does."""
    last, line = first, texts[first]
    while last + 1 < len(texts) and line[-1:] not in _CLOSED:
        following = texts[last + 1]
        if not (_runs_on(line, following) or _lists_on(texts[first], line, following)):
            break
        last, line = last + 1, following
    return last


def _runs_on(line: str, following: str) -> bool:
    """Whether a line stops in the middle of a sentence that the next one carries on."""
    stripped = line.rstrip()
    if not stripped or stripped[-1] in _CLOSED or stripped[-1] in ";:":
        return False
    if len(stripped) < _SHORTEST_FULL_LINE:
        broken = stripped[-1].isdigit() and _BROKEN_FIGURE.match(following)
        return bool(broken) and len(stripped) > 1 and not _ITEM.match(following)
    first = following.lstrip()[:1]
    if not first or first in "|#<(" or "|" in following or "|" in stripped:
        return False
    heading = _ITEM.match(line) and "," not in stripped and "。" not in stripped
    return not heading and not _ITEM.match(following)


def _lists_on(first: str, line: str, following: str) -> bool:
    """收到9件,其中: and under it (1)予以公开5件; (2)不予公开4件。 are one sentence.

    ``first`` is the line that opened the list, ``line`` the last one taken in.
    """
    ending = line.rstrip()[-1:]
    if ending not in _GOES_ON or not _OPENS_LIST.search(first[-_LONGEST_OPENING:]):
        return False
    item = following.strip()
    return (
        (ending == ":") == (line is first)
        and len(item) <= _LONGEST_MEMBER
        and item[-1:] in _ENDS_MEMBER
        and _MEMBER.match(item) is not None
    )


def _has_other_ends(text: str) -> bool:
    """Whether anything but a full stop may end a sentence of a text."""
    return "!" in text or "?" in text or "." in text


def _cut_one(paragraph: Paragraph, number: int, section: str) -> list[Sentence]:
    text = paragraph.content.text
    found: list[Sentence] = []
    begin = 0
    for end in _ends(text):
        found.append(Sentence(text[begin:end], (0,), ((paragraph, begin),), number, section))
        begin = end
    return found


def _cut(block: Sequence[Paragraph], number: int, section: str) -> Iterator[Sentence]:
    text = "".join(paragraph.text for paragraph in block)
    starts: list[int] = []
    length = 0
    for paragraph in block:
        starts.append(length)
        length += len(paragraph.text)
    begin = 0
    for end in _ends(text):
        yield _sentence(block, starts, text, begin, end, number, section)
        begin = end


def _ends(text: str) -> list[int]:
    """Ends of sentences; an overlong one is cut so that no later step sees a huge text."""
    ends = list(map(re.Match.end, _END.finditer(text)))
    if text and (not ends or ends[-1] < len(text)):
        ends.append(len(text))
    if len(text) <= _LONGEST_SENTENCE:
        return ends
    begins = [0, *ends]
    pieces = (range(a + _LONGEST_SENTENCE, b, _LONGEST_SENTENCE) for a, b in pairwise(begins))
    return sorted({*ends, *(end for piece in pieces for end in piece)})


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
