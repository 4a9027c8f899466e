"""Paragraphs as one text, for what may run over the end of a line, and cuts of paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from goiaudit.model.cells import Location
from goiaudit.model.text import FoldedText, Paragraph


class Spot(NamedTuple):
    """A span as the source prints it, where it begins, and whether nothing of it is damaged."""

    quote: str
    location: Location | None
    intact: bool


class Passage(NamedTuple):
    """Folded paragraphs joined by line feeds; ``starts[i]`` is where paragraph i begins."""

    paragraphs: tuple[Paragraph, ...]
    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, paragraphs: Iterable[Paragraph]) -> Passage:
        """Join paragraphs."""
        kept = tuple(paragraphs)
        texts = [paragraph[0].text for paragraph in kept]
        starts = accumulate([len(text) + 1 for text in texts[:-1]], initial=0)
        return cls(kept, "\n".join(texts), tuple(starts) if kept else ())

    def spot(self, start: int, end: int) -> Spot:
        """Quote, place and soundness of ``text[start:end]``."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        quotes: list[str] = []
        intact = True
        for place in range(first, len(self.paragraphs)):
            begin = self.starts[place]
            if begin >= end:
                break
            content = self.paragraphs[place].content
            low, high = max(start - begin, 0), min(end - begin, len(content.text))
            quotes.append(content.quote(low, high))
            intact = intact and not content.is_damaged(low, high)
        where = self.paragraphs[first].location if self.paragraphs else None
        return Spot("\n".join(quotes), where, intact)


def cut(paragraph: Paragraph, start: int, end: int | None = None) -> Paragraph:
    """The part ``text[start:end]`` of a paragraph, with its way back to the source."""
    content = paragraph.content
    end = len(content.text) if end is None else end
    raw = content.quote(start, end)
    text = content.text[start:end]
    damaged = tuple(place - start for place in content.damaged if start <= place < end)
    origin = None
    if content.origin is not None and start < end:
        base = content.origin[start]
        origin = (*(place - base for place in content.origin[start:end]), len(raw))
    return Paragraph(FoldedText(raw, text, origin, damaged), paragraph.location)


def compact(text: str) -> str:
    """A folded text without its spaces."""
    return text.replace(" ", "")
