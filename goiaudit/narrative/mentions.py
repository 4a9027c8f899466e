"""What the reading of one sentence builds up: figures understood and what was spoken of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import attrgetter

from goiaudit.definitions.vocabulary import Metric, Topic
from goiaudit.model.cells import Number
from goiaudit.narrative.scope import Whose
from goiaudit.narrative.text.lazy import lazy
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.short_names import ShortNames
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import CASES as NAMES_CASES
from goiaudit.narrative.text.words import COMPARES, DATES, DISTRACTS, NAMES, SCOPES, Reading, Word


# Both are slots rather than tuples, whose fields take several times as long to look at.
@dataclass(slots=True, unsafe_hash=True)
class Topical:
    """The topic that reaches a figure: None, a topic, or a ``distractor``. Never changed.

    ``explicit`` is set where the clause of the figure itself names the topic.
    """

    topic: Topic | None = None
    distractor: bool = False
    explicit: bool = False


@dataclass(slots=True, unsafe_hash=True)
class Mention:
    """A figure understood: the cells that it states (several where 各 or 和 joins them).
    Never changed.

    ``start`` to ``end`` are the words that were read; ``aside`` marks a figure of last year or a
    difference (its cell is a key of its own or missing), ``outcome`` one branch of a list;
    ``silent`` marks one that is no claim, and may be a whole whose parts must add up all the same.
    """

    cells: tuple[str, ...]
    figure: Figure
    value: Number
    start: int
    end: int
    aside: bool = False
    outcome: bool = False
    silent: bool = False


_ANSWERED_BY = re.compile(
    r"(?:答复|回复|送达|提供|获取|告知)(?:书|信息)?(?:的)?(?:方式|形式|渠道|途径)"
)
_START = attrgetter("start")
_BRACKET = re.compile(r"\([^()]{0,120}\)")
CASES = ("review", "litigation")
"""The families of the topics that are brought against the organ."""


@dataclass(frozen=True)
class Known:
    """What the vocabulary holds beyond the words: its topics, metrics that need no word, and
    names of outcomes that say something in lists only."""

    topics: Mapping[str, Topic]
    bare: tuple[Metric, ...]
    short: ShortNames

    @cached_property
    def topicals(self) -> dict[str, Topical]:
        """Each topic as it is passed on to the figures behind one that is about it."""
        return {name: Topical(topic) for name, topic in self.topics.items()}


class Memory:
    """What is known while one sentence is read from left to right.

    ``inherited`` is the topic of the sentence before; ``blocked`` holds the places of words that
    spoke of something else after all; ``base`` is the whole of requests that was stated last,
    ``requests_total`` whether anything was counted of requests;
    ``heard`` are the figures of the sentence that were understood, ``before`` those of the last;
    ``near_requests`` whether the paragraph speaks of requests for information at all,
    ``section`` the key of the section that the sentence stands in, ``received`` whether the
    report has told before how many requests came in, ``published`` how much was published,
    ``beside_items`` whether the paragraph has counted items before, of whatever subject,
    ``since`` what was counted last since the beginning,
    ``shares`` whether the sentence tells of the organ's share of what others received.
    """

    before: tuple[Mention, ...] = ()
    last: Mention | None = None
    since: Mention | None = None
    base = section = ""
    near_requests = requests_total = received = published = shares = False
    beside_items = False

    def __init__(
        self, reading: Reading, whose: Whose, form: str, inherited: Topical, known: Known
    ) -> None:
        self.reading, self.whose, self.form = reading, whose, form
        self.inherited, self.known = inherited, known
        self.blocked: set[int] = set()
        self.marks: list[tuple[int, Topical]] = []
        self.items: list[Mention] = []
        self.heard: list[Mention] = []
        self.says_really = "实际" in reading.text  # 实际受理47件 may take a figure back

    @property
    def requests(self) -> Topic | None:
        """The topic of requests, None in a vocabulary without it."""
        return self.known.topics.get("requests")

    @property
    def bare(self) -> tuple[Metric, ...]:
        """The metrics that a bare noun states."""
        return self.known.bare

    @lazy
    def speaks_of_disclosure(self) -> bool:
        """Whether the sentence or the one before speaks of disclosure: 收到申请3件 may not."""
        return (
            self.near_requests
            or self.inherited.topic is not None
            or any(
                "related" in word.tags
                or "carry" in word.tags
                or (word.topic is not None and not word.weak)
                or any(m.role == "outcome" and m.topic == "requests" for m in word.metrics)
                for word in self.reading.words
            )
        )

    @lazy
    def may_compare(self) -> bool:
        """Whether the sentence may hold a figure of last year, or a difference from it."""
        if self.reading.flags & COMPARES:
            return True
        if self.whose.year is None or not self.reading.flags & DATES:
            return False
        last = self.whose.year - 1
        return any(word.year == last for word in self.reading.flagged(DATES))

    def is_of_other_time(self, mention: Mention) -> bool:
        """Whether a figure is told of last year, or of a part of this one."""
        parts = {"half_year", "partial_year"}
        named = [w for w in self.reading.flagged(SCOPES) if w.end <= mention.figure.start]
        words = [w for w in named if w.year or w.tags & {"this", *parts}]
        part = bool(words) and bool(words[-1].tags & parts)
        return part or self.is_of_last_year(mention)

    def is_of_last_year(self, mention: Mention) -> bool:
        """Whether the last year named before a figure is the one before the report's."""
        year, named = self.whose.year, self.reading.flagged(SCOPES)
        words = [w for w in named if w.end <= mention.figure.start and (w.year or "this" in w.tags)]
        return bool(words) and year is not None and words[-1].year == year - 1

    @lazy
    def ways_of_answering(self) -> int:
        """Where the sentence begins to tell how answers were given, else its end."""
        match = _ANSWERED_BY.search(self.reading.text)
        return match.start() if match is not None else len(self.reading.text)

    @lazy
    def cleans_up_its_own(self) -> bool:
        """未制发规范性文件,清理后废止1件: behind what was made it is the year's own account."""
        place = self.reading.text.find("清理")
        documents = ("disclosure.normative_documents.", "disclosure.regulations.")
        before = self.reading.between(0, max(0, place))
        told = any("negation" in word.tags for word in before)
        told = told or any(figure.end <= place for figure in self.reading.figures)
        return told and any(
            metric.cell.startswith(documents) and metric.cell.endswith((".issued", ".made"))
            for word in before
            for metric in word.metrics
        )

    @lazy
    def cases(self) -> tuple[Word, ...]:
        """The nouns of reviews and suits in the sentence."""
        return tuple(self.reading.flagged(NAMES_CASES))

    @lazy
    def _signs(self) -> tuple[list[int], list[Word]]:
        signs = self.reading.flagged(NAMES)
        if self.reading.flags & DISTRACTS:
            signs = [w for w in signs if w.topic is not None or "place" not in w.tags]
        return list(map(_START, signs)), signs

    @lazy
    def _brackets(self) -> list[tuple[int, int]]:
        """Where brackets open and close."""
        if "(" not in self.reading.text:
            return []
        return list(map(re.Match.span, _BRACKET.finditer(self.reading.text)))

    def is_remark(self, word: int, place: int) -> bool:
        """Whether what stands at ``word`` is within a bracket that closes before ``place``.

        4件(直接起诉1件,复议后起诉3件),驳回2件: behind the bracket the four are spoken of again.
        """
        if not self._brackets:
            return False
        return any(start < word < end <= place for start, end in self._brackets)

    def signs_before(self, place: int, farthest: int) -> list[Word]:
        """The words that name a topic or a distractor, from ``place`` leftwards.

        A word that turned out to be blocked is always among them.
        """
        starts, signs = self._signs
        end = bisect_left(starts, place)
        if end and signs[end - 1].end > place:
            end -= 1
        found = signs[bisect_left(starts, place - farthest) : end]
        found.reverse()
        return found

    def mark(self, mention: Mention) -> None:
        """Remember the topic of a figure that was understood: the figures after it inherit it."""
        if not mention.cells:
            return
        topical = self.known.topicals.get(_topic_of(mention.cells[0]))
        if topical is not None:
            self.marks.append((mention.figure.start, topical))


@lru_cache(maxsize=1024)
def _topic_of(cell: str) -> str:
    """The name of the topic that a figure passes on: that of requests, of cases or of the fee."""
    table, _, rest = cell.partition(".")
    if table not in ("requests", "disputes"):
        return ""
    if rest.startswith("fee."):
        return "fee"
    return "requests" if table == "requests" else rest.partition(".")[0]


def mention(
    cells: tuple[str, ...],
    figure: Figure,
    here: Here,
    value: Number | None = None,
    *,
    outcome: bool = False,
) -> Mention | None:
    """The figure as one that states ``cells``; None where these are none."""
    if not cells:
        return None
    told = figure.value if value is None else value
    return Mention(cells, figure, told, here.start, figure.end, outcome=outcome)
