"""Text rules as declared: phrases that must not or must stand in a report, and named counts.

Words are folded as the text is (simplified script, ASCII digits and marks), so that a rule
matches however a page writes them. A pattern is a regular expression of RE2: linear time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from goiaudit.definitions.forms import Label
from goiaudit.definitions.yamlfile import Node
from goiaudit.rules.cases import SeverityCase
from goiaudit.rules.syntax import Condition

SECTION_PLACES = (
    "preface", "overview", "disclosure", "requests", "disputes", "problems", "other",
)  # fmt: skip
WHOLE_TEXT = "text"
PLACES = (*SECTION_PLACES, "headings", "title", WHOLE_TEXT)
"""Where a phrase may be looked for; ``text`` is all seven sections."""
ONE_PER = ("words", "place", "report")

Grouping = Literal["words", "place", "report"]


@dataclass(frozen=True, slots=True)
class Word:
    """A literal or a pattern, folded."""

    text: str
    is_pattern: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """Words to look for in some places, and what must or must not stand beside them.

    ``near``: one of these in the same sentence; ``unless``: none of these in it;
    ``unless_before`` / ``unless_after``: none of these directly before / after.
    """

    places: tuple[str, ...]
    words: tuple[Word, ...]
    near: tuple[Word, ...] = ()
    unless: tuple[Word, ...] = ()
    unless_before: tuple[Word, ...] = ()
    unless_after: tuple[Word, ...] = ()

    @property
    def sections(self) -> frozenset[str]:
        """The places with ``text`` written out."""
        whole = SECTION_PLACES if WHOLE_TEXT in self.places else ()
        return frozenset((*self.places, *whole)) - {WHOLE_TEXT}


@dataclass(frozen=True, slots=True)
class Forbidden:
    """An entry of ``forbid:``; ``mend`` is what probably was meant, empty if nobody can tell."""

    search: Search
    mend: str = ""
    note: Label | None = None


@dataclass(frozen=True, slots=True)
class Required:
    """An entry of ``require:``: one of its words must be found; ``label`` names it if not."""

    search: Search
    label: Label


@dataclass(frozen=True)
class TextPart:
    """Entries that are judged together: they share their condition and their severity.

    Either ``forbidden`` or ``required`` is filled; ``severity`` is empty for the rule's own.
    """

    key: str
    forbidden: tuple[Forbidden, ...] = ()
    required: tuple[Required, ...] = ()
    when: Condition | None = None
    when_source: Node | None = None
    severity: tuple[SeverityCase, ...] = ()

    @property
    def searches(self) -> tuple[Search, ...]:
        """What is looked for, entry by entry."""
        return tuple(e.search for e in self.forbidden) + tuple(e.search for e in self.required)


@dataclass(frozen=True)
class TextCheck:
    """``text:`` of a rule; ``one_per`` decides how hits become findings."""

    parts: tuple[TextPart, ...]
    source: Node
    one_per: Grouping = "words"

    def searches(self) -> Iterator[tuple[str, tuple[Search, ...]]]:
        """Key and searches of every part."""
        for part in self.parts:
            yield part.key, part.searches
