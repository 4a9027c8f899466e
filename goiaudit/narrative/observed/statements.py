"""The statements of a report that may contradict one another, gathered sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence

from goiaudit.model.claims import Claim
from goiaudit.narrative.mentions import Mention
from goiaudit.narrative.observed.conflicts import DENIABLE, WATCHED, Told, statement
from goiaudit.narrative.said import Said

_MOST = 8
"""So many figures of one cell wait at most: a report holds few, a text of megabytes many."""


class Statements:
    """Figures told of the same cell; one object per report.

    Whether a sentence states all that a cell counts takes long to see, and matters only where
    another one gives another figure or none: until then its figures wait.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, list[tuple[int, Said, Mention]]] = {}
        self._first: dict[str, Told] = {}
        self._told: list[Told] = []

    def add(self, said: Said, sentence: int) -> None:
        """The figures of a sentence; ``sentence`` is its number."""
        for mention in said.understood:
            if len(mention.cells) != 1 or (cell := mention.cells[0]) not in WATCHED:
                continue
            if mention.aside or mention.figure.qualifier != "exact":
                continue
            first, waiting = self._first.get(cell), self._waiting.get(cell)
            if first is None and waiting is None:
                self._waiting[cell] = [(sentence, said, mention)]
                continue
            if first is not None and first.value == mention.value:
                continue  # the same figure again contradicts nothing
            if waiting is None:
                waiting = self._waiting[cell] = []
            waiting.append((sentence, said, mention))
            another = first is not None or waiting[0][2].value != mention.value
            if another or len(waiting) > _MOST:
                self._judge(cell)

    def _judge(self, cell: str) -> None:
        """Keep the first statement of a cell, and those with another figure than the first."""
        for sentence, said, mention in self._waiting.pop(cell, ()):
            told = statement(said, mention, sentence)
            if told is None:
                continue
            first = self._first.setdefault(cell, told)
            if first is told or first.value != told.value:
                self._told.append(told)

    def end(self, claims: Sequence[Claim]) -> list[Told]:
        """Those that may contradict one another, or what ``claims`` deny, in the text's order."""
        for cell in {claim.cell for claim in claims if not claim.value}.intersection(DENIABLE):
            self._judge(cell)
        return sorted(self._told, key=_place)


def _place(told: Told) -> tuple[int, int]:
    """Where a statement stands in the text: its sentence, and its figure in that."""
    return told.sentence, told.mention.figure.start
