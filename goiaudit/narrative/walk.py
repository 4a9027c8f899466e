"""The walk through one report: what each sentence states, and what it leaves for the next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from goiaudit.definitions.forms import due_form
from goiaudit.definitions.seldom import seldom
from goiaudit.model.claims import Claim, Observation
from goiaudit.model.report import Report
from goiaudit.narrative.mentions import Known, Memory, Mention, Topical
from goiaudit.narrative.metrics import mentions_of, topic_at_end
from goiaudit.narrative.observed.further import Further
from goiaudit.narrative.requests.about_requests import (
    going_on,
    names_requests,
    paragraphs_about_requests,
)
from goiaudit.narrative.requests.outcome_names import none_of_outcomes, outside, without_listed
from goiaudit.narrative.said import Said
from goiaudit.narrative.scope import Scope, Scopes
from goiaudit.narrative.stating import Page
from goiaudit.narrative.text.clauses import Sentence
from goiaudit.narrative.text.lexicon import Heard, Lexicon
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.pattern import Lines, holds_one
from goiaudit.narrative.text.words import DENIES, PUBLISHES, Reading
from goiaudit.narrative.wholes.breakdown import breakdowns, still_whole
from goiaudit.narrative.whose.own_area import whose_tables
from goiaudit.narrative.zeros.denial import Zero
from goiaudit.narrative.zeros.likewise import suits_likewise
from goiaudit.narrative.zeros.negation import zeros
from goiaudit.narrative.zeros.nobody_asked import nobody_asked
from goiaudit.narrative.zeros.none_at_all import may_deny, none_at_all
from goiaudit.narrative.zeros.none_came import none_came
from goiaudit.narrative.zeros.none_left import none_left, not_told
from goiaudit.narrative.zeros.none_made import none_made
from goiaudit.narrative.zeros.none_of_kinds import none_of_kinds
from goiaudit.narrative.zeros.none_this_year import none_this_year
from goiaudit.narrative.zeros.universals import universals

_LONGEST_HEADING = 40
_ASKED_ABOUT = (
    "申请内容",
    "申请事项",
    "申请人",
    "申请主要",
    "内容主要",
    "内容集中",
    "所涉",
    "主要涉及",
)
# 新收:8件 on a line of its own is no heading, but one of the lines below it.
_COUNTED = seldom(r"[0-9] ?[件条宗份项篇起次]")
_NO_MORE = seldom("[未没无不有]再")
_NUMBERED = seldom(r"[(]?[一二三四五六七八九十\d]{1,2}[)、.]")
_WHOLE_YEAR, _HALF_YEAR, _NOTHING = Scope(), Scope("half_year"), Topical()
_RECEIVED_TOTAL, _CARRIED_IN = "requests.new.total", "requests.carried_in.total"
_ITEMS, _WAYS = "disclosure.published_items.", "requests.channel."
_AT_ONCE = 64
"""So many sentences are heard together, and looked back at: quicker than one by one."""
_TOTALS = {"requests.new.total", "requests.handled_total.total", "requests.answered.total"}


_Mentions = tuple[Mention, ...]


class _Waiting(NamedTuple):
    """A sentence that only names a period: what follows may never ask for it.

    ``matters``: it does so beyond its paragraph.
    """

    sentence: Sentence
    number: int
    heard: Heard
    skipped: str
    before: tuple[Mention, ...]
    matters: bool


class Walk:
    """A report read from its first sentence to its last: what one leaves for the next.

    ``begins`` are the numbers of the sentences that begin a paragraph.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        known: Known,
        report: Report,
        pages: Sequence[Sentence],
        begins: Sequence[int],
        lines: Lines,
        further: Further,
    ) -> None:
        self._lexicon, self._known = lexicon, known
        self._of_requests = Topical(known.topics.get("requests"))
        self._form = report.form or _due(report)
        self._whose = whose_tables(report, lines)
        self._pages, self._begins = pages, begins
        self._heads = [pages[number] for number in begins]
        self._asked = paragraphs_about_requests(pages, begins, lines)
        self._more = going_on(self._heads, self._asked)
        self._asked |= self._more
        self._scope, self._topical, self._heading = _WHOLE_YEAR, _NOTHING, _NOTHING
        self._ended: Memory | None = None
        self._paragraph, self._section, self._last = -1, "", -1
        self._before: tuple[Mention, ...] = ()
        self._wholes: tuple[Mention, ...] = ()
        self._skipped, self._told = "", False
        self._waiting: _Waiting | None = None
        self._received, self._published, self._counts_items = False, False, False
        self._none_carried_in: tuple[Mention, ...] = ()
        self._counted: list[tuple[Sentence, Reading, list[Mention | None], _Mentions]] = []
        self.claims: list[Claim] = []
        self.found: list[Observation] = []
        self.further = further

    def through(self, telling: Set[int]) -> None:
        """Read the sentences in order; ``telling`` are those with a figure or a denial.

        All others are passed over but those that say something in words, and paragraphs that
        tell what is spoken of.
        """
        pages = self._pages
        numbers = sorted(telling | self.further.attended | self._naming())
        for begin in range(0, len(numbers), _AT_ONCE):
            portion = numbers[begin : begin + _AT_ONCE]
            texts = {number: pages[number].text for number in portion if number in telling}
            heard = self._lexicon.hear_all(texts)
            for number in portion:
                self._step(number, heard.get(number))
            self._look_back()
        self._leave_waiting()
        self._look_back()

    def _look_back(self) -> None:
        """What the sentences read last say beside their claims: nothing read later asks for it.

        Far quicker for all of them than for each in its turn: the same code is at hand.
        """
        for counted in self._counted:
            self.found += breakdowns(*counted)
        self._counted.clear()
        self.further.look_back()

    def _step(self, number: int, heard: Heard | None) -> None:
        """Go on to a sentence, over those in between; ``heard`` is what it may state."""
        sentence, paragraph = self._pages[number], bisect_right(self._begins, number) - 1
        if paragraph != self._paragraph:
            self._enter(paragraph)
        if number - 1 != self._last and number != self._begins[paragraph]:
            self._before, self._wholes, self._skipped = (), (), self._pages[number - 1].text
        self._last = number
        if number in self.further.attended:
            self.further.words(sentence, number, self._topic)
        if heard is None:
            self._before, self._wholes, self._skipped = (), (), sentence.text
            return
        if self._waiting is not None:
            self._catch_up(self._waiting)
        if heard.reading is None:
            matters = self._matters(heard.text, paragraph + 1)
            self._waiting = _Waiting(sentence, number, heard, self._skipped, self._before, matters)
            self._before, self._wholes, self._skipped = (), (), ""
            return
        if self._skipped:
            self._head(self._skipped)
        self._read(sentence, number, heard.reading)

    def _naming(self) -> set[int]:
        """The sentences that begin a paragraph which may name a topic for what stands behind."""
        begins, more = self._begins, self._more
        found = {begins[n] for n, head in enumerate(self._heads) if not head.text.endswith("。")}
        found.update(begins[paragraph] for paragraph in more)
        found.update(begins[paragraph - 1] for paragraph in more if paragraph)
        return found

    def _leave_waiting(self) -> None:
        """A paragraph ends: a sentence that waits is read only if it matters beyond it."""
        if self._waiting is not None:
            if self._waiting.matters:
                self._catch_up(self._waiting)
            self._waiting = None

    def _catch_up(self, waiting: _Waiting) -> None:
        """Read the sentence that waits: another one goes on from its period and its topic."""
        later, self._waiting, self._before = self._skipped, None, waiting.before
        if waiting.skipped:
            self._head(waiting.skipped)
        self._read(waiting.sentence, waiting.number, self._lexicon.reading(waiting.heard))
        self._skipped = later

    def _matters(self, text: str, following: int) -> bool:
        """Whether a sentence matters for the paragraph behind: by its topic, or a half-year."""
        if following == len(self._heads):
            return False
        if following in self._more:
            return True
        half = self._scope.period == _HALF_YEAR.period or holds_one(text, self._lexicon.half_years)
        return half and self._heads[following].section == self._section

    def _head(self, skipped: str) -> None:
        """A short sentence without figures may be a heading of the one behind it."""
        self._skipped = ""
        if len(skipped) <= _LONGEST_HEADING and not _tells_of_these(skipped):
            heading = self._lexicon.skim(skipped)
            if heading is not None:
                self._topical = topic_at_end(self._memory(heading))

    def _enter(self, paragraph: int) -> None:
        """A new paragraph: it speaks of what its heading names, and of this year."""
        if self._waiting is not None:
            self._leave_waiting()
        text, section = self._heads[paragraph].text, self._heads[paragraph].section
        if section != self._section:
            self._scope = _WHOLE_YEAR
            self._heading = self._opening(section == "requests")
        else:
            self._scope = _HALF_YEAR if self._scope.period == "half_year" else _WHOLE_YEAR
        self._paragraph, self._section = paragraph, section
        if paragraph in self._more and self._goes_on(text):
            self._topical = self._of_requests
        else:
            self._topical = self._heading
        self._skipped, self._ended, self._counts_items = "", None, False
        self._before, self._wholes = (), ()
        if self._told:
            self.further.paragraph()
            self._told = False
        if not text.endswith("。") and _heads(text.strip()):
            asked = section == "requests" or names_requests(text)
            if asked or not _COUNTED.search(text):
                self._heading = self._opening(asked)

    def _goes_on(self, text: str) -> bool:
        """Whether a paragraph behind one about requests goes on with these."""
        return text.lstrip().startswith("申请") or not self._topic().distractor

    def _topic(self) -> Topical:
        """What the text spoke of last: that of the sentence before, which few are asked for."""
        if self._waiting is not None:
            self._catch_up(self._waiting)
        if self._ended is not None:
            self._topical, self._ended = topic_at_end(self._ended), None
        return self._topical

    def _opening(self, asked: bool) -> Topical:
        return self._of_requests if asked else _NOTHING

    def _memory(self, reading: Reading) -> Memory:
        return Memory(reading, self._whose, self._form, self._topic(), self._known)

    def _read(self, sentence: Sentence, number: int, reading: Reading) -> None:
        scopes = Scopes(reading, self._scope, self._whose)
        memory = self._memory(reading)
        memory.near_requests = self._paragraph in self._asked
        memory.section, memory.before = sentence.section, self._before
        memory.received, memory.published = self._received, self._published
        memory.beside_items = self._counts_items
        # 其中5件为自然人: parts of the total that the sentence before has told.
        memory.requests_total = _goes_on_with(sentence.text, reading) and any(
            set(mention.cells) & _TOTALS
            and (sentence.text.startswith("其中") or mention.value == reading.figures[0].value)
            for mention in self._before
            if not mention.aside
        )
        mentions = mentions_of(memory) if reading.figures else []
        asked = memory.near_requests or sentence.section == "requests"
        came = [] if self._received else list(none_came(reading, asked))
        listed = [*self._listed(memory), *came] if asked else came
        if listed and mentions:
            mentions = without_listed(mentions, listed)
        understood = tuple(filter(None, mentions))
        denied = self._denied(reading, understood) if reading.flags & DENIES else []
        if came and came[0].doubt is None:
            denied = [zero for zero in denied if not (zero.doubt and zero.cells == came[0].cells)]
        if listed:
            fresh = not_told(listed, denied)
            denied = [*outside(denied, fresh), *fresh]
        if may_deny(reading):
            denied = [*denied, *self._none_at_all(reading, understood, denied)]
        stated = [*understood, *universals(memory, mentions)] if understood else []
        if mentions and reading.flags & DENIES and memory.may_compare:
            denied = [*denied, *none_this_year(memory, [c for zero in denied for c in zero.cells])]
        if "诉" in sentence.text or "复议" in sentence.text:
            denied = [*denied, *suits_likewise(reading, understood, denied)]
        if stated or denied:
            claims = Page(sentence, reading, scopes).claims(stated, denied)
            if not self._received:
                self._received = _RECEIVED_TOTAL in [claim.cell for claim in claims]
            if not self._published:
                self._published = any(claim.cell.startswith(_ITEMS) for claim in claims)
            self.claims += claims
        if denied:
            none = tuple(filter(None, map(_not_carried_in, denied)))
            self._none_carried_in = none or self._none_carried_in
        if mentions:
            before = (*self._none_carried_in, *self._wholes, *self._before)
            self._counted.append((sentence, reading, mentions, before))
            self._wholes = still_whole(reading, before)
            told = tuple(mentions), understood
            self.further.figures(Said(sentence, reading, *told, scopes, self._before), number)
            self._told = True
            if reading.flags & PUBLISHES and not self._counts_items:
                self._counts_items = "item" in [figure.kind for figure in reading.figures]
        else:
            self._wholes = ()
        self._before = understood
        self._ended = memory
        self._scope = scopes.last

    def _listed(self, memory: Memory) -> list[Zero]:
        """The rows that a sentence in a paragraph on requests says to be empty, one or several."""
        reading = memory.reading
        listed = none_of_outcomes(reading, memory.known.short)
        nobody = () if memory.received else nobody_asked(reading)
        left = none_left(reading, memory.whose.year)
        return [*listed, *left, *nobody, *none_of_kinds(reading)]

    def _none_at_all(
        self, reading: Reading, understood: Sequence[Mention], denied: Sequence[Zero]
    ) -> Iterator[Zero]:
        """What the sentence denies in words that nothing else has understood."""
        told = {cell for mention in understood for cell in mention.cells}
        told.update(cell for zero in denied for cell in zero.cells)
        if self._received:
            told.add(_RECEIVED_TOTAL)
        yield from none_at_all(reading, self._whose.year, told, denied)
        if "规" in reading.text or "行政" in reading.text:
            yield from none_made(reading, self._form, self._whose.year, told)

    def _denied(self, reading: Reading, understood: Sequence[Mention]) -> list[Zero]:
        """What the sentence denies; its section or the sentence before speaks of requests."""
        requests = self._of_requests.topic
        asked = requests if self._topical.topic is requests else None
        denied = list(zeros(reading, self._form, asked, self._whose))
        if denied and (self._received or any(map(_came, understood))):
            return [zero for zero in denied if not _is_further(reading.text, zero)]
        return denied


def _came(mention: Mention) -> bool:
    """Whether requests are counted, or those that came in one of the ways."""
    return any(cell == _RECEIVED_TOTAL or cell.startswith(_WAYS) for cell in mention.cells)


def _is_further(text: str, zero: Zero) -> bool:
    """收到5件,…,未再收到公开申请; …,未收到书面申请: no more, none in another way: no zero."""
    if _RECEIVED_TOTAL not in zero.cells:
        return False
    return zero.doubt == "channel" or _NO_MORE.search(text, zero.start, zero.end) is not None


def _not_carried_in(zero: Zero) -> Mention | None:
    """上年没有结转 as a figure of 0: with it the parts of what came in are all that there were."""
    if _CARRIED_IN not in zero.cells or zero.doubt is not None:
        return None
    nothing = Figure(zero.end, zero.end, 0, "", "none", "exact", 0)
    return Mention((_CARRIED_IN,), nothing, 0, zero.start, zero.end)


def _goes_on_with(text: str, reading: Reading) -> bool:
    """其中5件为自然人; 9件申请全部为自然人提出: whether a sentence may go on with a total."""
    return text.startswith("其中") or bool(reading.figures and not reading.figures[0].start)


def _due(report: Report) -> str:
    if report.due_form in ("2019", "2021"):
        return str(report.due_form)
    due = due_form(report.year) if report.year is not None else None
    return due if due in ("2019", "2021") else "2021"


def _tells_of_these(text: str) -> bool:
    """申请内容集中在行政处罚依据等: what was asked for is no heading of what follows."""
    return text.lstrip().startswith(_ASKED_ABOUT)


def _heads(plain: str) -> bool:
    """Whether a paragraph begins with a line that is a heading, or opens a list."""
    return 0 < len(plain) <= _LONGEST_HEADING and (_is_heading(plain) or _opens_list(plain))


def _opens_list(plain: str) -> bool:
    """依申请公开:, 2.信息管理: before the lines of a list, a heading for each of them."""
    named = plain[-1] == ":"
    return named and (names_requests(plain) or _NUMBERED.match(plain) is not None)


def _is_heading(plain: str) -> bool:
    """Whether a short paragraph is but a heading, and no sentence."""
    return plain[-1] not in "。;,!?:"
