"""The paragraphs of a report with what every room asks of each of them, asked once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, compress
from typing import overload

from goiaudit.model.text import Paragraph
from goiaudit.recognition.rows import Block, Row

Item = Paragraph | Row | Block
"""What stands in a line; a known table stands in each of its own."""


class Lines(Sequence[Paragraph]):
    """Paragraphs in reading order; ``texts`` and ``filled`` go over them only once.

    ``items`` has them too, but rows of known words as such, and a known table as a whole in the
    place of each of its rows: they become paragraphs when they are asked for. Rows of such a table
    have no texts here; ``row_by_row`` gives them theirs.
    """

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self.items: list[Item] = list(items)

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
            items = self.items[index]
            whole = any(isinstance(item, Block) for item in items)
            return Lines(self.row_by_row.items[index] if whole else items)
        item = self.items[index]
        if isinstance(item, Paragraph):  # nearly always
            return item
        if isinstance(item, Block):
            return self.row_by_row[index]
        made = self.items[index] = item.paragraph()
        return made

    @cached_property
    def _apart(self) -> tuple[list[int], list[range]]:
        loose: list[int] = []
        wholes: list[range] = []
        index, items = 0, self.items
        while index < len(items):
            item = items[index]
            if isinstance(item, Block):
                wholes.append(range(index, index + len(item.mould.moulds)))
                index = wholes[-1].stop
            else:
                loose.append(index)
                index += 1
        return loose, wholes

    @property
    def wholes(self) -> list[range]:
        """The indices of each table that stands as a whole."""
        return self._apart[1]

    @property
    def loose(self) -> list[int]:
        """The indices of all others."""
        return self._apart[0]

    @cached_property
    def row_by_row(self) -> Lines:
        """The same lines with the rows of all tables one by one."""
        if not self.wholes:
            return self
        items = list(self.items)
        for own in self.wholes:
            table = items[own.start]
            if isinstance(table, Block):
                items[own.start : own.stop] = table.rows()
        return Lines(items)

    @cached_property
    def texts(self) -> list[str]:
        """The folded text of each, without spaces around it."""
        items, texts = self.items, [""] * len(self.items)
        for index in self.loose:
            item = items[index]
            if isinstance(item, Paragraph):
                texts[index] = item.content.text.strip()
            elif isinstance(item, Row):
                texts[index] = item.text
        return texts

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
        return list(compress(range(len(self.items)), self.texts))

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
        items, texts = self.items, self.texts
        loose = [
            index
            for index in self.loose
            if not isinstance(item := items[index], Paragraph) or item.cells or "|" in texts[index]
        ]
        return sorted(chain(loose, *self.wholes))

    def is_row(self, index: int) -> bool:
        """Whether one of them has cells, from a grid or as a line of known words."""
        item = self.items[index]
        return not isinstance(item, Paragraph) or bool(item.cells)

    def is_repaired(self, index: int) -> bool:
        """Whether anything in one of them was mended on the way to its folded text."""
        item = self.items[index]
        if not isinstance(item, Paragraph):
            return False
        if item.cells:
            return any(content.origin is not None for content, _ in item.cells)
        return item.content.origin is not None
