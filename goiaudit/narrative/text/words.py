"""A sentence as read: its words and figures with their places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from goiaudit.definitions.vocabulary import Metric, Topic
from goiaudit.narrative.text.marks import SOFT
from goiaudit.narrative.text.numerals import Figure

_SOFT = re.compile(f"[{re.escape(SOFT)}]")
_HAN = re.compile(r"[\u3400-\u9fffA-Za-z]")

# What a walk over all words looks for; a word's flags say whether it is one of them.
(
    DENIES, SCOPES, NAMES, RESPECTIVE, LEANS, COMPARES, DISTRACTS, CARRIES, RECEIVES, PUBLISHES,
    PARTS, CUMULATES, DIRECTS, CHANNELS, DATES, FEES, CHARGES, CASES, DOCUMENTS, ACTS,
    OUTCOMES, REPRESENTS,
) = (1 << place for place in range(22))  # fmt: skip

# 本年新增688篇: a verb that names its year.
THIS_YEAR = ("本年", "今年", "当年")
# What happened then came before the year, whatever else is said.
BEGINNINGS = ("年初", "期初")
# Words that open a list of parts.
OPENS_PARTS = frozenset(
    ("其中", "当中", "包括", "含", "分别为", "分为", "其中含", "其中有", "内含", "分别是")
)

STAYED = frozenset(
    (
        "剩下",
        "剩下的",
        "余下",
        "余下的",
        "剩余",
        "剩余的",
        "余留",
        "余留的",
        "尚余",
        "还余",
        "还剩",
        "剩",
    )
)
"""What was still open: 2021年剩下的2件. Behind last year it was carried in."""


@dataclass(slots=True, eq=False)
class Word:
    """A known word in a sentence; ``year`` is set for a year.

    ``is_filler``: the word says nothing of its own between a trigger and its figure.
    Only the lexicon changes one, while it makes it. (Neither frozen nor a tuple: a report has
    thousands of them, which take several times as long to make or to look at.)
    """

    start: int
    end: int
    text: str
    tags: frozenset[str]
    topic: Topic | None = None
    weak: bool = False
    metrics: tuple[Metric, ...] = ()
    is_filler: bool = False
    year: int | None = None
    flags: int = 0


class Reading:
    """One sentence read: its text with titles blanked, the words and the figures in it.

    ``plain`` is the text with names in quotation marks blanked, too; ``starts`` are the places
    that the words begin at, ``flags`` those of all words together, ``soft`` the places of the
    marks that end a segment.
    """

    __slots__ = (
        "_flagged", "_marks", "figures", "flags", "plain", "soft", "starts", "text", "words",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        plain: str,
        words: tuple[Word, ...],
        starts: list[int],
        figures: tuple[Figure, ...],
    ) -> None:
        self.text, self.plain, self.words, self.figures = text, plain, words, figures
        self.starts, self.flags = starts, flags_of(words)
        self.soft = _places(_SOFT.split(text))
        self._marks = {SOFT: self.soft}
        self._flagged: dict[int, list[Word]] = {}

    def flagged(self, flag: int) -> list[Word]:
        """The words of which ``flag`` is true, in order; not to be changed."""
        if not self.flags & flag:
            return []
        found = self._flagged.get(flag)
        if found is None:
            found = self._flagged[flag] = [word for word in self.words if word.flags & flag]
        return found

    def begun(self, place: int) -> int:
        """How many words begin before a place."""
        return bisect_left(self.starts, place)

    def between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that lie within ``text[start:end]``."""
        starts, words = self.starts, self.words
        first = bisect_left(starts, start)
        last = bisect_left(starts, end, first)
        if last > first and words[last - 1].end > end:
            last -= 1
        return words[first:last]

    def residue(self, start: int, end: int) -> str:
        """What no word explains in ``text[start:end]``: letters only, marks are no residue."""
        left, place, plain = "", start, self.plain
        for word in self.between(start, end):
            if word.start > place:
                left += plain[place : word.start]
            place = word.end
        if place < end:
            left += plain[place:end]
        return "".join(_HAN.findall(left)) if left else ""

    def left(self, place: int, bounds: str, floor: int = 0) -> int:
        """Where the segment begins that ends at ``place``: after the last mark of ``bounds``."""
        if floor >= place:
            return place
        marks = self._marks.get(bounds) or self._marks_of(bounds)
        found = bisect_left(marks, place)
        begin = marks[found - 1] + 1 if found else floor
        return begin if begin > floor else floor

    def right(self, place: int, bounds: str, ceiling: int) -> int:
        """Where the segment ends that begins at ``place``: before the next mark of ``bounds``."""
        marks = self._marks.get(bounds) or self._marks_of(bounds)
        found = bisect_left(marks, place)
        if found < len(marks) and marks[found] < ceiling:
            return marks[found]
        return ceiling if ceiling > place else place

    def _marks_of(self, bounds: str) -> list[int]:
        """The places of the marks of ``bounds``, which are some of SOFT."""
        text = self.text
        marks = self._marks[bounds] = [place for place in self.soft if text[place] in bounds]
        return marks


def _places(pieces: list[str]) -> list[int]:
    """Where the marks stand that part some pieces: quicker than a match for each."""
    place, found = -1, []
    pieces.pop()  # no mark behind the last one
    for piece in pieces:
        place += len(piece) + 1
        found.append(place)
    return found


def flags_of(words: Iterable[Word]) -> int:
    """The flags of all words together."""
    flags = 0
    for word in words:
        flags |= word.flags
    return flags
