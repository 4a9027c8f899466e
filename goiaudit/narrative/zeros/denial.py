"""One negating word: what it reaches, and what was named before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goiaudit.definitions.seldom import seldom
from goiaudit.definitions.vocabulary import Topic
from goiaudit.narrative.scope import Whose, period_of_year
from goiaudit.narrative.text.marks import CLAUSE
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.words import Reading, Word

_NOUN_FAMILIES = ("requests", "review", "litigation")
LISTED = ("投诉", "举报", "投诉举报", "申诉", "行政申诉", "申述", "案件", "信访")
DEFENDED = ("行政应诉", "应诉")
"""What an organ does in a suit: beside 行政复议 it tells of the same cases."""
_AND_SUITS = seldom(
    r",(?:或|和|及|也|以及)?(?:被)?(?:提起|引起|引发|产生|发生)的?行政诉讼的?"
    r"(?:案件|情况|情形|事项|事件)*的?(?:发生|出现)?(?=[。;]|$)"
)
"""无行政复议,提起行政诉讼情况发生: a comma for the mark that joins the two nouns."""
FEW = 3
PAIR = 2
JOINS = ("和", "及", "与", "或", "、")
_NEAR = 12
_EVERYBODY = ("公民", "公众", "社会公众", "法人或其他组织", "法人和其他组织", "法人或者其他组织")
_SUBJECT = seldom(
    r"[^,、:;()0-9无未没零]{2,14}(?:局|委|镇|乡|厅|处|站|院|中心|街道|苏木|政府|办公室|办事处)|"
    r"(?:医院|学校|学院|集团|公司|街道|法院|社区|园区|机关|单位|部门|县局|市局|分局|支队|大队|"
    r"该?[局办镇乡院校](?=[全本今年这一从未没亦也均]))"
)


@dataclass(slots=True, unsafe_hash=True)
class Zero:
    """A zero in words: the cells that it states and the span that says so. Never changed.

    ``doubt`` is channel (a way of asking is named), new (新发生), wording (a part of the clause
    is not understood) or None.
    """

    cells: tuple[str, ...]
    start: int
    end: int
    doubt: str | None = None


class Denial:
    """One negating word with the words that it reaches, and the clause before it."""

    def __init__(
        self,
        reading: Reading,
        word: Word,
        form: str,
        context: Topic | None,
        subject: tuple[str, ...],
        whose: Whose,
    ) -> None:
        self.whose = whose
        self.reading = reading
        self.word = word
        self.form = form
        self.context = context
        self.subject = subject
        text = reading.text
        limit = min(len(text), word.end + 120)
        self.end = reading.right(word.end, CLAUSE, limit)
        if text.startswith(",", self.end) and text.endswith("复议", 0, self.end):
            more = _AND_SUITS.match(text, self.end)
            self.end = more.end() if more is not None else self.end
        for figure in reading.figures:
            if word.end <= figure.start < self.end and not self._says_not_one(figure):
                self.end = figure.start
                break
        self.reach = reading.between(word.end, self.end)
        for number, other in enumerate(self.reach):
            if "negation" in other.tags and text[other.start - 1] == "、":
                self.end, self.reach = other.start - 1, self.reach[:number]
                break
        floor = max(0, word.start - 120)
        self.begin = reading.left(word.start, CLAUSE, floor)
        self.front = reading.between(self.begin, word.start)

    def _says_not_one(self, figure: Figure) -> bool:
        """没有一起…案件: 一 before the noun strengthens the denial, it counts nothing."""
        if figure.value != 1 or figure.kind == "none":
            return False
        return all(w.topic is None for w in self.reading.between(self.word.end, figure.start))

    def ends_in_figure(self) -> bool:
        """未发生行政复议1件 is odd; a figure right in the reach makes the reading unsure."""
        return any(f.start == self.end for f in self.reading.figures)

    def is_clear(self, start: int, end: int, nouns: bool = False) -> bool:
        """Whether what follows the noun says no more than 情况, 发生, 案件."""
        if self.reading.residue(start, end):
            return False
        for word in self.reading.between(start, end):
            if word.is_filler or word.tags & {"ending", "happen", "join", "etc", "next", "this"}:
                continue
            if nouns and "filler" in word.tags:
                continue
            if word.text in LISTED or word.text in DEFENDED or "info" in word.tags:
                continue
            if nouns and (word.topic is not None or _is_carried_out(word)):
                continue
            return False
        return True

    def channels(self, words: Sequence[Word] | None = None) -> set[str]:
        """The ways of asking that the clause, or some of its words, names."""
        return {
            metric.cell
            for word in (words if words is not None else (*self.front, *self.reach))
            for metric in word.metrics
            if metric.role == "channel" and metric.topic == "requests"
        }

    def doubt(self) -> str | None:
        """channel where a way of asking is named, else None."""
        return "channel" if self.channels() else None

    def directions(self, words: Sequence[Word]) -> set[str]:
        """Whether words tell of the year before (in) or of the next one (out)."""
        found = set()
        for word in words:
            period = period_of_year(word.year, self.whose) if word.year is not None else ""
            if "previous" in word.tags or period == "previous":
                found.add("in")
            if "next" in word.tags or period == "next":
                found.add("out")
        return found

    def earlier(self) -> tuple[Word, ...]:
        """The words shortly before the negation."""
        return self.reading.between(max(0, self.word.start - 120), self.word.start)

    def noun_of_other(self) -> bool:
        """Whether the clause before the negation names something that is no cell."""
        return any("distractor" in w.tags for w in self.front)

    def stands_alone(self) -> bool:
        """Whether nothing but a period stands before the negation in its clause."""
        return not self.reading.residue(self.begin, self.word.start) and all(
            w.is_filler or w.tags & {"this", "own", "year", "person"} for w in self.front
        )

    def speaks_of_others(self) -> bool:
        """Whether the sentence spoke last of something else: 现行有效规范性文件4件,无新增."""
        named = [w for w in self.earlier() if w.topic is not None and not w.weak]
        return bool(named) and family_of(named[-1]) not in ("requests", "")

    def follows_zero(self) -> bool:
        """Whether the sentence has said that no request came."""
        return "requests.new.total" in self.subject

    def is_bare_predicate(self) -> bool:
        """Whether the reach is just a verb of coming or happening, with fillers."""
        if self.reading.residue(self.word.end, self.end):
            return False
        for word in self.reach:
            verb = any(m.topic in _NOUN_FAMILIES and m.role == "verb" for m in word.metrics)
            if (
                word.is_filler
                or verb
                or word.tags & {"happen", "person", "own", "channel", "ending"}
            ):
                continue
            if "join" in word.tags or "carry" in word.tags or word.text in ("公开",):
                continue
            if any(m.role == "outcome" and m.zero for m in word.metrics):
                continue
            return False
        return True

    def named(self) -> tuple[list[Word], int]:
        """The nouns right before the negation, in its clause or, over a comma, in the last one."""
        place = self.word.start
        begin = self.begin
        found: list[Word] = []
        words = self.reading.between(max(0, place - 80), place)
        crossed = 0
        after_noun = place
        subject = self._own_name()
        for word in reversed(words):
            if subject is not None and word.start < subject.end():
                # 依申请公开方面,示例县水务局全年零收件: the organ names itself between.
                if self.reading.text[subject.end() : after_noun].strip(" "):
                    break
                after_noun, subject = subject.start(), None
            if word.end > after_noun:
                continue
            gap = self.reading.text[word.end : after_noun]
            if gap.strip(" ,、:“”"):
                break
            crossed += gap.count(",") + gap.count(":")
            if ";" in gap or "。" in gap or crossed > 1:
                break
            if word.topic is not None and word.topic.family in _NOUN_FAMILIES:
                if word.weak and not (self._weak_dispute(word) or self._asked_by_all(word)):
                    after_noun = word.start
                    continue
                if crossed and found and "," in gap:
                    break
                found.append(word)
                begin = word.start
                if family_of(word) == "requests":
                    break
            elif "distractor" in word.tags:
                if found or word.text not in LISTED:
                    break
            elif not self._may_stand_between(word) and word.text not in LISTED:
                break
            after_noun = word.start
        return found, self.reading.left(begin, CLAUSE, max(0, begin - 80))

    def _own_name(self) -> re.Match[str] | None:
        """The name of an organ that opens the clause of the negation."""
        found = _SUBJECT.match(self.reading.text, self.begin, self.word.start)
        named = found is not None and any(w.topic and w.start < found.end() for w in self.front)
        return None if named else found

    def _may_stand_between(self, word: Word) -> bool:
        known = {"join", "this", "own", "all", "each", "ending", "year", "happen", "negation",
                 "measure", "noise", "etc", "person", "channel", "opening", "related"}  # fmt: skip
        return word.is_filler or bool(word.tags & known)

    def _asked_by_all(self, word: Word) -> bool:
        """就公民申请而言,一件也没有收到: who may ask for information, and nobody else."""
        before = self.reading.between(max(0, word.start - _NEAR), word.start)[-1:]
        named = bool(before) and before[0].end == word.start
        return named and before[0].text in _EVERYBODY and word.text in ("申请", "请求")

    def _weak_dispute(self, word: Word) -> bool:
        return word.text in ("复议", "诉讼", "起诉")


def _is_carried_out(word: Word) -> bool:
    return any(metric.cell == "requests.carried_out.total" for metric in word.metrics)


def family_of(word: Word) -> str:
    """The family of the topic that a word names, else empty."""
    return word.topic.family if word.topic is not None else ""


def cell_of(noun: Word) -> str:
    """The cell that is zero where the noun is denied."""
    assert noun.topic is not None
    if noun.topic.family == "requests":
        return "requests.new.total"
    return f"disputes.{noun.topic.name}.total"
