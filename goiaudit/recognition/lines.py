"""The paragraphs of a report with what every room asks of each of them, asked once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from goiaudit.model.text import Paragraph


class Lines(tuple[Paragraph, ...]):
    """Paragraphs in reading order; ``texts`` and ``filled`` go over them only once."""

    @classmethod
    def of(cls, paragraphs: Iterable[Paragraph]) -> Lines:
        """The paragraphs themselves if they are lines already."""
        return paragraphs if isinstance(paragraphs, cls) else cls(paragraphs)

    @cached_property
    def texts(self) -> list[str]:
        """The folded text of each, without spaces around it."""
        return [content.text.strip() for content, _, _, _ in self]

    @cached_property
    def filled(self) -> list[int]:
        """Indices of those that have any text."""
        return [index for index, text in enumerate(self.texts) if text]

    @cached_property
    def occupied(self) -> list[int]:
        """Indices of those that have any text, or cells that are all blank."""
        texts = self.texts
        return [index for index, line in enumerate(self) if texts[index] or line.cells]

    @cached_property
    def repaired(self) -> list[bool]:
        """Whether anything in each of them was mended on the way to its folded text."""
        return [
            {content.origin for content, _ in cells} != {None}
            if cells
            else whole.origin is not None
            for whole, _, _, cells in self
        ]
