"""The walk through one report: what each sentence states, and what it leaves for the next."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goiaudit.definitions.forms import due_form
from goiaudit.model.claims import Claim, Observation
from goiaudit.model.report import Report
from goiaudit.narrative.about_requests import going_on, names_requests, paragraphs_about_requests
from goiaudit.narrative.breakdown import breakdowns, still_whole
from goiaudit.narrative.clauses import Sentence
from goiaudit.narrative.denial import Zero
from goiaudit.narrative.further import Further
from goiaudit.narrative.lexicon import Lexicon
from goiaudit.narrative.likewise import suits_likewise
from goiaudit.narrative.mentions import Known, Memory, Mention, Topical
from goiaudit.narrative.metrics import mentions_of, topic_at_end
from goiaudit.narrative.negation import zeros
from goiaudit.narrative.none_left import none_left, not_told
from goiaudit.narrative.numerals import Figure
from goiaudit.narrative.outcome_names import none_of_outcomes, outside, without_listed
from goiaudit.narrative.own_area import whose_tables
from goiaudit.narrative.pattern import Lines
from goiaudit.narrative.said import Said
from goiaudit.narrative.scope import Scope, Scopes
from goiaudit.narrative.stating import Page
from goiaudit.narrative.universals import universals
from goiaudit.narrative.words import DENIES, Reading

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
_COUNTED = re.compile(r"[0-9] ?[件条宗份项篇起次]")
_NUMBERED = re.compile(r"[(]?[一二三四五六七八九十\d]{1,2}[)、.]")
_WHOLE_YEAR, _HALF_YEAR, _NOTHING = Scope(), Scope("half_year"), Topical()
_RECEIVED_TOTAL, _CARRIED_IN = "requests.new.total", "requests.carried_in.total"
_ITEMS = "disclosure.published_items."
_TOTALS = {"requests.new.total", "requests.handled_total.total", "requests.answered.total"}


class Walk:
    """A report read from its first sentence to its last: what one leaves for the next."""

    def __init__(
        self,
        lexicon: Lexicon,
        known: Known,
        report: Report,
        pages: Sequence[Sentence],
        lines: Lines,
        further: Further,
    ) -> None:
        self._lexicon, self._known = lexicon, known
        self._of_requests = Topical(known.topics.get("requests"))
        self._form = report.form or _due(report)
        self._whose = whose_tables(report, pages, lines.text)
        self._asked = paragraphs_about_requests(pages, lines)
        self._more = going_on(pages, self._asked) if self._asked else set()
        self._asked |= self._more
        self._scope, self._topical, self._heading = _WHOLE_YEAR, _NOTHING, _NOTHING
        self._ended: Memory | None = None
        self._block, self._section = -1, ""
        self._before: tuple[Mention, ...] = ()
        self._wholes: tuple[Mention, ...] = ()
        self._skipped = ""
        self._received, self._published = False, False
        self._none_carried_in: tuple[Mention, ...] = ()
        self.claims: list[Claim] = []
        self.found: list[Observation] = []
        self.further = further

    def step(self, sentence: Sentence, reading: Reading | None) -> None:
        """Read one sentence; ``reading`` is None where it has neither figure nor denial."""
        text, block, section = sentence.text, sentence.block, sentence.section
        if block != self._block or section != self._section:
            self._enter(text, block, section)
        self.further.words(sentence, self._topic)
        if reading is None:
            self._before, self._wholes, self._skipped = (), (), text
            return
        skipped = self._skipped
        if skipped and len(skipped) <= _LONGEST_HEADING and not _tells_of_these(skipped):
            heading = self._lexicon.skim(skipped)
            if heading is not None:
                self._topical = topic_at_end(self._memory(heading))
        self._skipped = ""
        self._read(sentence, reading)

    def _enter(self, text: str, block: int, section: str) -> None:
        """A new paragraph: it speaks of what its heading names, and of this year."""
        if section != self._section:
            self._scope = _WHOLE_YEAR
            self._heading = self._opening(section == "requests")
        else:
            self._scope = _HALF_YEAR if self._scope.period == "half_year" else _WHOLE_YEAR
        self._block, self._section = block, section
        goes_on = (block, section) in self._more and (
            text.lstrip().startswith("申请") or not self._topic().distractor
        )
        self._topical = self._of_requests if goes_on else self._heading
        self._skipped, self._ended = "", None
        self._before, self._wholes = (), ()
        self.further.paragraph()
        plain = text.strip()
        if 0 < len(plain) <= _LONGEST_HEADING and (_is_heading(plain) or _opens_list(plain)):
            asked = section == "requests" or names_requests(text)
            if asked or not _COUNTED.search(text):
                self._heading = self._opening(asked)

    def _topic(self) -> Topical:
        """What the text spoke of last: that of the sentence before, which few are asked for."""
        if self._ended is not None:
            self._topical, self._ended = topic_at_end(self._ended), None
        return self._topical

    def _opening(self, asked: bool) -> Topical:
        return self._of_requests if asked else _NOTHING

    def _memory(self, reading: Reading) -> Memory:
        return Memory(reading, self._whose, self._form, self._topic(), self._known)

    def _read(self, sentence: Sentence, reading: Reading) -> None:
        scopes = Scopes(reading, self._scope, self._whose)
        memory = self._memory(reading)
        memory.near_requests = (self._block, self._section) in self._asked
        memory.section, memory.before = sentence.section, self._before
        memory.received, memory.published = self._received, self._published
        # 其中5件为自然人: parts of the total that the sentence before has told.
        memory.requests_total = _goes_on_with(sentence.text, reading) and any(
            set(mention.cells) & _TOTALS
            and (sentence.text.startswith("其中") or mention.value == reading.figures[0].value)
            for mention in self._before
            if not mention.aside
        )
        mentions = mentions_of(memory) if reading.figures else []
        listed = self._listed(memory)
        if listed and mentions:
            mentions = without_listed(mentions, listed)
        understood = tuple(filter(None, mentions))
        denied = self._denied(reading) if reading.flags & DENIES else []
        if listed:
            fresh = not_told(listed, denied)
            denied = [*outside(denied, fresh), *fresh]
        stated = [*understood, *universals(memory, mentions)] if understood else []
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
            self.found += breakdowns(sentence, reading, mentions, before)
            self._wholes = still_whole(reading, before)
            told = tuple(mentions), understood
            self.further.figures(Said(sentence, reading, *told, scopes, self._before))
        else:
            self._wholes = ()
        self._before = understood
        self._ended = memory
        self._scope = scopes.last

    def _listed(self, memory: Memory) -> list[Zero]:
        """The rows that a sentence in a paragraph on requests says to be empty, one or several."""
        if not (memory.near_requests or memory.section == "requests"):
            return []
        reading = memory.reading
        listed = none_of_outcomes(reading, memory.known.short)
        return [*listed, *none_left(reading)]

    def _denied(self, reading: Reading) -> list[Zero]:
        """What the sentence denies; its section or the sentence before speaks of requests."""
        requests = self._of_requests.topic
        asked = requests if self._topical.topic is requests else None
        return list(zeros(reading, self._form, asked, self._whose))


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


def _opens_list(plain: str) -> bool:
    """依申请公开:, 2.信息管理: before the lines of a list, a heading for each of them."""
    named = plain[-1] == ":"
    return named and (names_requests(plain) or _NUMBERED.match(plain) is not None)


def _is_heading(plain: str) -> bool:
    """Whether a short paragraph is but a heading, and no sentence."""
    return plain[-1] not in "。;,!?:"
