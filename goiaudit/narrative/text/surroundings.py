"""The surroundings of one figure: the words of its segment, its clause, and after it."""

from __future__ import annotations

from bisect import bisect_left

from goiaudit.definitions.seldom import seldom
from goiaudit.definitions.vocabulary import Topic
from goiaudit.narrative.text.lazy import lazy
from goiaudit.narrative.text.marks import CLAUSE, SENTENCE, SOFT
from goiaudit.narrative.text.passed_over import last_before, past_last_year
from goiaudit.narrative.text.words import (
    DENIES,
    OPENS_PARTS,
    PARTS,
    RECEIVES,
    Reading,
    Word,
    flags_of,
)

_PERCENT = seldom(r"[0-9.]+%")
_ASKERS = seldom(r"[0-9]+(?:人次?|名|户)")  # 收到申请3人4件: how many asked, and how often
_NO_GAP = " “”‘’\"'·"
_BESIDE = _NO_GAP + "、(),:|"
_LONGEST_SEGMENT = 120
_LONGEST_BRACKET = 40
_NEW_THING = frozenset(
    (*OPENS_PARTS, "另有", "另", "还有", "其余", "余下", "剩余", "尚有", "又", "另外")
)
_EACH = ("各", "均", "都", "均为", "都是", "各为", "各有")
_JOINS = frozenset("、和及与或")
_END = frozenset((*SOFT, ""))
_BEHIND_BRACKET = frozenset(" 各共计有理)")
"""What may stand between a bracket and its figure ends with one of these."""
_NOTHING_BEHIND = frozenset((*CLAUSE, ""))
_ENDS_CLAUSE = frozenset(CLAUSE) - {")"}
_DENIAL = frozenset({"negation"})
_MEANS = _DENIAL | {"distractor", "person", "carry", "previous", "next"}
_BARE = frozenset({"this", "all", "each", "year", "own"})


class Here:
    """The surroundings of one figure; everything that the families look at.

    ``start``, ``clause_start``: where the segment (since the last mark) and the clause (since
    the last comma) of the figure begin; a clause that says nothing but 共计 belongs to the one
    before it. ``words`` and ``clause_words`` stand in them before the figure, ``chain`` are those
    of them that go up to it without anything unknown between, from right to left.
    ``right_end``: where the segment after the figure ends, before the next mark or figure;
    ``after`` are the words that follow it without anything unknown between, none before another
    figure. ``has_received``: whether the clause says that something was received,
    ``in_list`` whether the segment opens a list of parts.
    """

    # What few figures have otherwise.
    _holds_last_year = _passed = False
    _remark: tuple[int, int] | None = None
    _opening: int | None = None

    def __init__(self, reading: Reading, index: int) -> None:
        figures, text = reading.figures, reading.text
        self._reading = reading
        self.figure = figure = figures[index]
        place, end, marks = figure.start, figure.end, reading.soft
        marked = bisect_left(marks, place)
        begin = marks[marked - 1] + 1 if marked else 0
        self._floor = floor = self._end_of_last(index, begin) if index else 0
        if floor < place - _LONGEST_SEGMENT:
            floor = place - _LONGEST_SEGMENT
        ceiling, self._next = len(text), -1
        if index + 1 < len(figures):
            ceiling = self._next = figures[index + 1].start
        longest = end + _LONGEST_SEGMENT
        self._ceiling = ceiling = ceiling if ceiling < longest else longest
        start = begin if begin > floor else floor
        if start and text[start - 1] == ")":
            start = self._before_word(start, floor)
        self.start = self.clause_start = start
        if start > floor and text[start - 1] not in _ENDS_CLAUSE:
            self.clause_start = self._clause_before(start, floor)
        if place and text[place - 1] in _BEHIND_BRACKET:
            self._opening = opening = self._bracket_before(place, floor)
            if opening is not None:
                self.start = start = reading.left(opening, SOFT, floor)
                self.clause_start = reading.left(start, CLAUSE, floor)
        words, starts = reading.words, reading.starts
        begun = bisect_left(starts, place)  # no word of these reaches into the figure
        self.words = words[bisect_left(starts, start) : begun]
        if self._remark is not None:
            self.words = self._without_remark(self.words)
        self.opens_bracket = start > 0 and text[start - 1] == "("
        if self.clause_start > floor:
            self._widen(floor)
        self.clause_words = self.words
        if self.clause_start != self.start:
            self.clause_words = words[bisect_left(starts, self.clause_start) : begun]
            if self._remark is not None:
                self.clause_words = self._without_remark(self.clause_words)
        self.chain = self._backward()
        if marked < len(marks) and marks[marked] < end:  # 1,024件
            marked = bisect_left(marks, end)
        behind = marks[marked] if marked < len(marks) else ceiling
        self.right_end = behind if behind < ceiling else ceiling
        self.after = self._afterwards() if self.right_end > end else ()
        flags = reading.flags
        self.has_received = flags & RECEIVES != 0 and flags_of(self.clause_words) & RECEIVES != 0
        self.in_list = flags & PARTS != 0 and flags_of(self.words) & PARTS != 0

    def _end_of_last(self, index: int, begin: int) -> int:
        """Where what is said of the figure before ends, which may not be the last one printed:
        last year's in a bracket and the share of the same are passed over.

        ``begin`` is where the segment of this figure begins.
        """
        reading, figures, place = (self._reading, self._reading.figures, self.figure.start)
        last = index - 1
        before, mark = figures[last], reading.text[place - 1]
        closed = mark == ")" or mark.isspace() or reading.text.startswith(")", before.end)
        if closed or before.kind == "percent":  # as few are
            past = past_last_year(reading, index)
            self._holds_last_year = past < index
            last = last_before(reading, past)
            self._passed = last + 1 < index and before.kind == "percent"
            if last < 0:
                return 0
        # 驳回 in 1起驳回、1起撤诉.
        end = figures[last].end
        farthest = end + _LONGEST_SEGMENT
        if begin <= end:
            return end if place <= farthest else farthest
        marks = reading.soft
        first = marks[bisect_left(marks, end)]
        return first if first < farthest else farthest

    def _before_word(self, start: int, floor: int) -> int:
        """村(居)务公开栏96条: where the segment begins if a word goes over the bracket."""
        reading = self._reading
        index = reading.begun(start) - 1
        if index < 0 or reading.words[index].end <= start:
            return start
        return reading.left(reading.words[index].start, SOFT, floor)

    def _clause_before(self, start: int, floor: int) -> int:
        """Where the clause of a segment begins.

        It goes on to the left of a remark in brackets: 指导乡镇(街道)办理9件.
        """
        text = self._reading.text
        place = self._reading.left(start, CLAUSE, floor)
        while place > floor and text[place - 1] == ")":
            opening = text.rfind("(", max(floor, place - _LONGEST_BRACKET), place)
            if opening < 0:
                break
            place = self._reading.left(opening, CLAUSE, floor)
        return place

    def _bracket_before(self, place: int, floor: int) -> int | None:
        """Where a bracket opens that closes right before the figure: 不予公开(…)1件."""
        text = self._reading.text
        while place > floor and text[place - 1] in " 各共计合有":
            place -= 1
        remark = self._holds_last_year
        if text[place - 2 : place] == "处理":
            said = self._reading.between(floor, place)[-1:]
            remark = bool(said) and said[0].is_filler and text[said[0].start - 1] == ")"
            place = said[0].start if remark else place
        if place <= floor or text[place - 1] != ")":
            return None
        opening = text.rfind("(", max(floor, place - _LONGEST_BRACKET), place)
        remark = remark or self._names_nothing(opening, place)
        if remark and opening >= 0:
            self._remark = opening, place
        return opening if opening >= 0 else None

    def _names_nothing(self, opening: int, place: int) -> bool:
        """行政许可(户外广告设置、渣土准运等)136件: nothing that is counted, nor all known."""
        reading = self._reading
        if opening < 0:
            return False
        if reading.text.startswith(("(含", "(包括", "(包含"), opening):
            return True  # 收到申请(含网络、信函、当面)共3件
        if not reading.residue(opening, place):
            return False
        before = reading.begun(opening) - 1
        if before >= 0 and reading.words[before].end > opening:
            return False  # 法人(其他组织) is one word
        words = reading.between(opening, place)
        if before >= 0 and reading.words[before].end == opening and _is_act(reading.words[before]):
            return not any(w.topic or "negation" in w.tags for w in words)
        # 信息(工作动态、安全生产等栏目)286条: kinds of information, whatever these hold.
        kinds = before >= 0 and "info" in reading.words[before].tags
        means = _DENIAL if kinds else _MEANS
        return not any(w.topic or w.metrics or w.tags & means for w in words)

    def _without_remark(self, words: tuple[Word, ...]) -> tuple[Word, ...]:
        """属于信访等申请(含咨询)不作为申请处理12件: what the bracket says is passed over."""
        assert self._remark is not None
        opening, closing = self._remark
        return tuple(word for word in words if word.end <= opening or word.start >= closing)

    def _widen(self, floor: int) -> None:
        """Take in the label before a bracket, 自然人为主(12件), and the clause before 共计12件."""
        reading, text = self._reading, self._reading.text
        begin = self.clause_start
        if self.opens_bracket:
            alone = not self.words and text.startswith((")", ",占", "、占"), self.figure.end)
            if alone and text[begin - 1] == "(":
                self.start = reading.left(begin - 1, SOFT, floor)
                self.clause_start = reading.left(self.start, CLAUSE, floor)
                self.words = reading.between(self.start, begin - 1)
            return
        bare = self.start == begin and text[begin - 1] in ",:" and self._says_nothing()
        if bare:
            before = reading.left(begin - 1, CLAUSE, floor)
            told = text[begin - 2 : begin - 1] not in ("中", "里", "内")
            if (
                told
                and (before > self._floor or not self._floor)
                and text[before:begin].strip(",: ")
                and not (self.figure.value and self._denies(before, begin))
            ):
                self.clause_start = before
                self.start = reading.left(begin - 1, SOFT, before)
                self.words = reading.between(self.start, self.figure.start)

    def _denies(self, start: int, end: int) -> bool:
        """没有上年结转,全年7件均已办结: a clause that denies says nothing of a figure behind it."""
        if not self._reading.flags & DENIES:
            return False
        return any("negation" in word.tags for word in self._reading.between(start, end))

    def _says_nothing(self) -> bool:
        if not self.words and self._reading.text[self.figure.end : self.figure.end + 1] not in _END:
            return False
        for word in self.words:
            if not (word.is_filler or word.tags & _BARE) or word.text in _NEW_THING:
                return False
        return not self._reading.residue(self.start, self.figure.start)

    def _backward(self) -> tuple[Word, ...]:
        """Words from the figure leftwards, as long as nothing unknown stands between them."""
        plain, place, remark = self._reading.plain, self.figure.start, self._remark
        words, first = self.clause_words[::-1], 0
        for number, word in enumerate(words):
            if word.end != place:
                if remark is not None and word.end <= remark[0] < place:
                    place = remark[0]
                gap = plain[word.end : place]
                if (_PERCENT.sub("", gap) if self._passed else gap).strip(_BESIDE):
                    if not _ASKERS.fullmatch(plain, word.end, self.figure.start):
                        return words[first:number]
                    first = number
            place = word.start
            if word.text == "、" and plain[place - 1] == ")":
                return words[first:number]  # 无法提供1件(没有现成信息)、不予处理1件
        return words[first:] if first else words

    def _afterwards(self) -> tuple[Word, ...]:
        if self.right_end == self._next:
            return self._noun_after()
        words, place = (self._reading.between(self.figure.end, self.right_end), self.figure.end)
        for number, word in enumerate(words):
            if word.start > place and self._reading.plain[place : word.start].strip(_NO_GAP):
                return words[:number]
            place = word.end
        return words

    def _noun_after(self) -> tuple[Word, ...]:
        """收到的37件公开申请已有35件办结: before another figure only the noun counted."""
        words = self._reading.between(self.figure.end, self.right_end)[:1]
        noun = words and words[0].start == self.figure.end and words[0].topic is not None
        return words if noun and not words[0].weak else ()

    @lazy
    def ahead(self) -> tuple[Word, ...]:
        """The words after the figure up to the end of its clause, whatever stands between."""
        reading, begin = self._reading, self.figure.end
        if reading.text[begin : begin + 1] in _NOTHING_BEHIND or self.right_end == self._next:
            return ()
        end = reading.right(begin, CLAUSE, self._ceiling)
        if end == self._next:
            end = self.right_end
        return reading.between(begin, end)

    @lazy
    def beyond(self) -> tuple[Word, ...]:
        """The words of the clause after the figure's own, if no figure stands in either."""
        text = self._reading.text
        end = self._reading.right(self.figure.end, CLAUSE, self._ceiling)
        if end == self._next or not text.startswith(",", end):
            return ()
        stop = self._reading.right(end + 1, CLAUSE, self._ceiling)
        return self._reading.between(end + 1, stop) if stop != self._next else ()

    @property
    def ahead_is_decisive(self) -> bool:
        """Whether the rest of the figure's clause names a topic or something that is no cell."""
        return any(
            (w.topic is not None and w.topic.family != "requests") or "distractor" in w.tags
            for w in self.ahead
        )

    @property
    def ends_with_noun(self) -> bool:
        """Whether the clause says no more than that there were so many: 全年有12件公开申请."""
        said = self._reading.residue(self.figure.end, self.right_end)
        return self.is_tight and not said and all(w.is_filler or w.topic for w in self.after)

    def joins(self, word: Word) -> bool:
        """Whether a mark or a word that joins nouns follows a word: 依申请公开、行政复议."""
        return self._reading.text[word.end : word.end + 1] in _JOINS

    @lazy
    def wide_words(self) -> tuple[Word, ...]:
        """The words before the figure since the last figure or the last ; or 。."""
        begin = self._reading.left(
            self.figure.start, SENTENCE, max(self._floor, self.figure.start - _LONGEST_SEGMENT)
        )
        return self._reading.between(begin, self.figure.start)

    @property
    def head(self) -> Word | None:
        """The first word leftwards that is no mere filler."""
        for word in self.chain:
            if word.text == "、" and self._reading.text[word.start - 1] == "期":
                continue  # 推送128期、计341篇
            if not word.is_filler or "info" in word.tags:
                return word
        return None

    @lazy
    def is_tight(self) -> bool:
        """Whether every letter between the last mark and the figure is a known word."""
        if self._opening is None:
            return not self._reading.residue(self.start, self.figure.start)
        closing = self._reading.text.rfind(")", 0, self.figure.start)
        return not self._reading.residue(self.start, self._opening) and not (
            self._reading.residue(closing, self.figure.start)
        )

    def is_tight_from(self, place: int) -> bool:
        """Whether nothing unknown stands from ``place`` to the figure."""
        return place >= self.figure.start or not self._reading.residue(place, self.figure.start)

    def chain_breaks_before(self, word: Word) -> bool:
        """Whether a word that is neither filler nor a verb stands between ``word`` and figure."""
        for other in self.chain:
            if other is word:
                return False
            known = other.tags & {"ending", "happen", "each", "all", "join", "agency", "this",
                                 "related"}  # fmt: skip
            if not (other.is_filler or known or other.topic or other.metrics):
                return True
        return False

    def chain_is_noun(self, topic: Topic) -> bool:
        """Whether the figure stands right behind the noun of a topic."""
        said = next((w for w in self.chain if w.topic is topic or not w.is_filler), None)
        return said is not None and said.topic is topic

    @property
    def may_look_right(self) -> bool:
        """Whether anything known follows the figure."""
        return bool(self.after)

    def follows_topic(self, place: int) -> bool:
        """Whether a strong topic noun stands right before ``chain[place]`` (依申请公开信件)."""
        before = self.chain[place + 1 : place + 3]
        if before and before[0].text != "的":
            before = before[:1]
        return any(w.topic is not None and not w.weak for w in before)

    def verb_after(self, noun: Word) -> bool:
        """Whether a verb that states a metric follows a noun after the figure (10件申请办结)."""
        return any(
            m.role == "verb" and m.cell != "requests.new.total"
            for word in self.after
            if word.start >= noun.end
            for m in word.metrics
        )

    @property
    def figure_is_each(self) -> bool:
        """Whether the figure holds for every noun before it: 各2件, 均为0, 各递交6件."""
        chain = self.chain
        if len(chain) > 1 and chain[0].metrics and chain[0].metrics[0].role == "verb":
            return chain[1].text == _EACH[0] and chain[1].end == chain[0].start
        return bool(chain) and chain[0].text in _EACH

    def after_has(self, tag: str) -> bool:
        """Whether a word of the class stands right after the figure."""
        return any(tag in word.tags for word in self.after[:3])


def _is_act(word: Word) -> bool:
    """办理行政许可(医疗机构执业登记)14件: a noun whose bracket says of which kind they were."""
    return word.topic is not None and word.topic.family == "acts"
