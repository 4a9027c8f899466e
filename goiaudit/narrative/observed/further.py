"""What a text says besides its claims, gathered sentence by sentence: observations for rules.

The names and fields of the observations are declared in rules/facts.yml.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from goiaudit.definitions.seldom import seldom
from goiaudit.model.claims import Claim, Observation
from goiaudit.narrative.cases.joint_cases import joint_cases
from goiaudit.narrative.mentions import Topical
from goiaudit.narrative.observed.channels import counted_channels, denied_channels, may_deny_channel
from goiaudit.narrative.observed.conflicts import denied, differences, repeated
from goiaudit.narrative.observed.outcome_words import (
    all_done,
    may_be_done,
    may_tell_outcome,
    not_counted,
    outcome_words,
    speaks_of_own,
    with_received,
)
from goiaudit.narrative.observed.overflow import overflow
from goiaudit.narrative.observed.percentages import percentages
from goiaudit.narrative.observed.privacy import PARTIES, has_long_number, personal_data
from goiaudit.narrative.observed.shares import shares_of_a_whole
from goiaudit.narrative.observed.shares_of import Stated, stated_bases
from goiaudit.narrative.observed.statements import Statements
from goiaudit.narrative.observed.told_figures import fees, vague_counts
from goiaudit.narrative.said import Said
from goiaudit.narrative.text.clauses import Sentence
from goiaudit.narrative.text.numerals import may_hold_percentage
from goiaudit.narrative.text.pattern import Lines
from goiaudit.narrative.text.words import COMPARES, SCOPES
from goiaudit.narrative.wholes.sums import at_hand, came_and_carried, parts_of_year
from goiaudit.narrative.whose.periods import Part, part_of_year, parts

# Most sentences hold none of these and have nothing to say beyond their figures.
_OF_ALL, _DENIES = ("均", "都", "全部", "零", "率"), ("无", "未", "没")
_NOBODY_LOST = seldom(r"[无未没][^,。;]{0,8}(?:纠|败)")

_FEWEST_OF_A_SUM = 3
"""Figures of a sum: two parts and their whole."""


class Further:
    """Collects observations while the engine reads a report; one object per report.

    ``lines`` are all its sentences, ``digits`` the text of those that hold a digit;
    ``attended`` are the numbers of the sentences whose words say something.
    """

    def __init__(self, year: int | None, lines: Lines, digits: str) -> None:
        self._year = year
        self._of_all, self._denying = lines.naming(_OF_ALL), lines.naming(_DENIES)
        self._persons = lines.naming(PARTIES)
        self._long_numbers, self._tells_shares = (
            has_long_number(digits),
            may_hold_percentage(digits),
        )
        self._found: list[Observation] = []
        self._denied: list[Observation] = []
        self._words: list[tuple[Observation, bool]] = []
        self._parts: list[Part] = []
        self._statements = Statements()
        self._bases: list[Stated] = []
        self._earlier: list[Stated] = []
        self._shared: list[tuple[Said, int]] = []
        self._new: list[tuple[Said, int] | None] = []
        every = range(len(lines.lines)) if self._long_numbers else ()
        self.attended = frozenset(every) | self._of_all | self._denying | self._persons

    def paragraph(self) -> None:
        """A new paragraph begins: a share may be of a total that comes behind it."""
        self._new.append(None)

    def words(self, sentence: Sentence, number: int, spoken_of: Callable[[], Topical]) -> None:
        """A sentence of those ``attended``, whether it has figures or not.

        ``number`` is its own, ``spoken_of`` tells what the text spoke of last.
        """
        text, denies = sentence.text, number in self._denying
        if number in self._of_all or (denies and _says_nobody_lost(text)):
            outcomes, done = may_tell_outcome(text), may_be_done(text)
            if outcomes or done:
                topic = spoken_of().topic
                requests = sentence.section == "requests" or (
                    topic is not None and topic.family == "requests"
                )
                found = outcome_words(sentence, requests) if outcomes else ()
                self._words += [(word, speaks_of_own(sentence)) for word in found]
                self._add(all_done(sentence, requests) if done else ())
        if denies and may_deny_channel(text):
            self._denied += denied_channels(sentence)
        if self._long_numbers or number in self._persons:
            self._add(personal_data(sentence))

    def _add(self, observations: Iterable[Observation]) -> None:
        """Observations stand in the order of the text."""
        found = list(observations)
        if found:
            self.look_back()
            self._found += found

    def figures(self, said: Said, number: int) -> None:
        """A sentence with figures, as the engine understood them; ``number`` is its own."""
        self._new.append((said, number))

    def look_back(self) -> None:
        """Look at the sentences with figures that are new."""
        for each in self._new:
            if each is not None:
                self._figures(*each)
            elif self._shared or self._bases:
                self._close()
        self._new.clear()

    def _figures(self, said: Said, number: int) -> None:
        text, flags = said.sentence.text, said.reading.flags
        if self._tells_shares and may_hold_percentage(text):
            self._shared.append((said, number))
            self._found += shares_of_a_whole(said)
        if flags & COMPARES and any(mention.aside for mention in said.understood):
            self._found += differences(said)
        if "复议" in text:
            self._found += joint_cases(said)
        if not said.understood:
            return
        if self._tells_shares:
            self._bases += stated_bases(said, number)
        if len(said.mentions) >= _FEWEST_OF_A_SUM:
            if len(said.understood) < len(said.mentions):
                self._found += at_hand(said)
            self._found += parts_of_year(said)
            if "转" in text or "遗留" in text:
                self._found += came_and_carried(said)
        if flags & SCOPES:
            self._parts += parts(said, self._year)
        self._statements.add(said, number)

    def _close(self) -> None:
        for said, number in self._shared:
            self._found += percentages(said, self._bases, number, self._earlier)
        self._earlier += self._bases
        self._bases, self._shared = [], []

    def end(self, claims: Sequence[Claim]) -> list[Observation]:
        """Everything found, once the whole text is read."""
        self.look_back()
        self._close()
        found = with_received(self._found, claims)
        if self._words:
            found += not_counted(self._words, claims)
        found += part_of_year(self._parts, claims)
        told = self._statements.end(claims)
        found += repeated(told, claims)
        found += denied(told, claims)
        found += overflow(claims)
        found += counted_channels(self._denied, claims)
        found += vague_counts(claims)
        found += fees(claims)
        return found


def _says_nobody_lost(text: str) -> bool:
    """无一纠错, 未败诉: few of the sentences that deny hold the last character of it."""
    return ("纠" in text or "败" in text) and _NOBODY_LOST.search(text) is not None
