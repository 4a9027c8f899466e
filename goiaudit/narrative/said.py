"""One sentence with everything that was understood of it: what observations are made from."""

from __future__ import annotations

from dataclasses import dataclass

from goiaudit.model.claims import Observation, Scalar
from goiaudit.narrative.mentions import Mention
from goiaudit.narrative.scope import Scope, Scopes
from goiaudit.narrative.text.clauses import Sentence
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.words import Reading


@dataclass(slots=True)
class Said:
    """A sentence that was read: ``mentions`` belong to the figures of ``reading``, one by one.
    Never changed.

    ``understood`` are those of figures that were understood, ``before`` the figures of the
    sentence before.
    """

    sentence: Sentence
    reading: Reading
    mentions: tuple[Mention | None, ...]
    understood: tuple[Mention, ...]
    scopes: Scopes
    before: tuple[Mention, ...]

    def scope(self, figure: Figure) -> Scope:
        """Whose figure it is, and of which period."""
        return self.scopes.at(figure.start)

    def observation(
        self,
        name: str,
        values: dict[str, Scalar],
        start: int,
        end: int,
        cells: tuple[str, ...] = (),
    ) -> Observation:
        """An observation that quotes ``text[start:end]``, which should begin a clause."""
        location, _ = self.sentence.place(start)
        quote = self.sentence.quote(start, end).strip(" \u3000\n,，、;；:：")
        intact = not self.sentence.is_damaged(start, end)
        return Observation(name, values, quote, location, intact, cells)
