"""What the reading of one sentence builds up: figures understood and what was spoken of."""

from __future__ import annotations

from dataclasses import dataclass, field

from goiaudit.definitions.vocabulary import Topic
from goiaudit.model.cells import Number
from goiaudit.narrative.lexicon import Reading
from goiaudit.narrative.numerals import Figure
from goiaudit.narrative.scope import Whose


@dataclass(frozen=True, slots=True)
class Topical:
    """The topic that reaches a figure: None, a topic, or a ``distractor``.

    ``explicit`` is set where the clause of the figure itself names the topic.
    """

    topic: Topic | None = None
    distractor: bool = False
    explicit: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure understood: the cells that it states (several where 各 or 和 joins them).

    ``start`` to ``end`` are the words that were read; ``aside`` marks a figure of last year or a
    difference (its cell is a key of its own or missing), ``outcome`` one branch of a list.
    """

    cells: tuple[str, ...]
    figure: Figure
    value: Number
    start: int
    end: int
    aside: bool = False
    outcome: bool = False


@dataclass
class Memory:
    """What is known while one sentence is read from left to right.

    ``inherited`` is the topic of the sentence before, ``requests`` the topic of requests;
    ``blocked`` holds the places of words that spoke of something else after all.
    """

    reading: Reading
    whose: Whose
    form: str
    inherited: Topical
    requests: Topic | None
    blocked: set[int] = field(default_factory=set)
    marks: list[tuple[int, Topical]] = field(default_factory=list)
    items: list[Mention] = field(default_factory=list)
    last: Mention | None = None
    requests_total: bool = False

    def mark(self, mention: Mention) -> None:
        """Remember the topic of a figure that was understood: the figures after it inherit it."""
        if mention.cells and mention.cells[0].startswith("requests.") and self.requests:
            self.marks.append((mention.figure.start, Topical(self.requests)))
