"""The paragraphs of a report with what every room asks of each of them, asked once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import overload

from goiaudit.model.text import Paragraph
from goiaudit.recognition.rows import Row


class Lines(Sequence[Paragraph]):
    """Paragraphs in reading order; ``texts`` and ``filled`` go over them only once.

    ``items`` has them too, but rows of known words as such: each becomes a paragraph when it is
    asked for.
    """

    def __init__(self, items: Iterable[Paragraph | Row] = ()) -> None:
        self.items: list[Paragraph | Row] = list(items)

    @classmethod
    def of(cls, paragraphs: Iterable[Paragraph]) -> Lines:
        """The paragraphs themselves if they are lines already."""
        return paragraphs if isinstance(paragraphs, cls) else cls(paragraphs)

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Paragraph]:
        return map(self.__getitem__, range(len(self.items)))

    @overload
    def __getitem__(self, index: int) -> Paragraph: ...
    @overload
    def __getitem__(self, index: slice) -> Lines: ...
    def __getitem__(self, index: int | slice) -> Paragraph | Lines:
        if isinstance(index, slice):
            return Lines(self.items[index])
        item = self.items[index]
        if isinstance(item, Paragraph):  # nearly always
            return item
        made = self.items[index] = item.paragraph()
        return made

    @cached_property
    def texts(self) -> list[str]:
        """The folded text of each, without spaces around it."""
        return [
            item.text if isinstance(item, Row) else item.content.text.strip() for item in self.items
        ]

    @cached_property
    def joined(self) -> str:
        """The texts one below the other, for what is told faster of all of them."""
        return "\n".join(self.texts)

    def having(self, word: str) -> list[int]:
        """Indices of those in which a word stands: found in all of them at once."""
        joined = self.joined
        if joined.count("\n") != len(self.texts) - 1:
            return [index for index, text in enumerate(self.texts) if word in text]
        found: list[int] = []
        number = start = 0
        place = joined.find(word)
        while place >= 0:
            number += joined.count("\n", start, place)
            found.append(number)
            start = joined.find("\n", place)
            place = joined.find(word, start) if start >= 0 else -1
        return found

    @cached_property
    def filled(self) -> list[int]:
        """Indices of those that have any text."""
        return [index for index, text in enumerate(self.texts) if text]

    @cached_property
    def occupied(self) -> list[int]:
        """Indices of those that have any text, or cells that are all blank."""
        texts = self.texts
        return [
            index
            for index, item in enumerate(self.items)
            if texts[index] or (isinstance(item, Paragraph) and item.cells)
        ]

    @cached_property
    def bordered(self) -> list[int]:
        """Indices of those that have cells, from a grid or between pipes."""
        texts = self.texts
        return [
            index
            for index, item in enumerate(self.items)
            if isinstance(item, Row) or item.cells or "|" in texts[index]
        ]

    def is_row(self, index: int) -> bool:
        """Whether one of them has cells, from a grid or as a line of known words."""
        item = self.items[index]
        return isinstance(item, Row) or bool(item.cells)

    def is_repaired(self, index: int) -> bool:
        """Whether anything in one of them was mended on the way to its folded text."""
        item = self.items[index]
        if isinstance(item, Row):
            return False
        if item.cells:
            return any(content.origin is not None for content, _ in item.cells)
        return item.content.origin is not None
