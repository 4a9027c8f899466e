"""The surroundings of one figure: the words of its segment, its clause, and after it."""

from __future__ import annotations

from goiaudit.narrative.lexicon import Reading, Word

SOFT = ",、;:(。!?\n)"
_CLAUSE = ",;:(。!?\n)"
_RIGHT = ",、;:()。!?\n"
_NO_GAP = " “”‘’\"'·"
_LONGEST_SEGMENT = 120
_LONGEST_BRACKET = 40


class Here:
    """The surroundings of one figure; everything that the families look at."""

    def __init__(self, reading: Reading, index: int) -> None:
        figures = reading.figures
        self._reading = reading
        self.figure = figures[index]
        floor = figures[index - 1].end if index else 0
        floor = max(floor, self.figure.start - _LONGEST_SEGMENT)
        ceiling = figures[index + 1].start if index + 1 < len(figures) else len(reading.text)
        ceiling = min(ceiling, self.figure.end + _LONGEST_SEGMENT)
        place = self.figure.start
        self.start = reading.left(place, SOFT, floor)
        self.clause_start = reading.left(place, _CLAUSE, floor)
        self.wide_start = reading.left(place, ";。!?\n", floor)
        if (opening := self._bracket_before(place, floor)) is not None:
            self.start = reading.left(opening, SOFT, floor)
            self.clause_start = reading.left(opening, _CLAUSE, floor)
        self.right_end = reading.right(self.figure.end, _RIGHT, ceiling)
        self.words = reading.between(self.start, place)
        self.clause_words = reading.between(self.clause_start, place)
        self.wide_words = reading.between(self.wide_start, place)
        runs_into_figure = self.right_end == ceiling and index + 1 < len(figures)
        self.after = () if runs_into_figure else self._forward()
        self.chain = self._backward()
        self.opens_bracket = self.start > 0 and reading.text[self.start - 1] == "("

    def _bracket_before(self, place: int, floor: int) -> int | None:
        """Where a bracket opens that closes right before the figure: 不予公开(…)1件."""
        while place > floor and self._reading.text[place - 1] in " 各共":
            place -= 1
        if place <= floor or self._reading.text[place - 1] != ")":
            return None
        opening = self._reading.text.rfind("(", max(floor, place - _LONGEST_BRACKET), place)
        return opening if opening >= 0 else None

    def _backward(self) -> tuple[Word, ...]:
        """Words from the figure leftwards, as long as nothing unknown stands between them."""
        found: list[Word] = []
        place = self.figure.start
        for word in reversed(self.clause_words):
            if self._reading.text[word.end : place].strip(_NO_GAP + "、()"):
                break
            found.append(word)
            place = word.start
        return tuple(found)

    def _forward(self) -> tuple[Word, ...]:
        found: list[Word] = []
        place = self.figure.end
        for word in self._reading.between(place, self.right_end):
            if self._reading.text[place : word.start].strip(_NO_GAP):
                break
            found.append(word)
            place = word.end
        return tuple(found)

    @property
    def head(self) -> Word | None:
        """The first word leftwards that is no mere filler."""
        for word in self.chain:
            if not word.is_filler or "info" in word.tags:
                return word
        return None

    @property
    def is_tight(self) -> bool:
        """Whether every letter between the last mark and the figure is a known word."""
        return not self._reading.residue(self.start, self.figure.start)

    def is_tight_from(self, place: int) -> bool:
        """Whether nothing unknown stands from ``place`` to the figure."""
        return place >= self.figure.start or not self._reading.residue(place, self.figure.start)

    def chain_breaks_before(self, word: Word) -> bool:
        """Whether a word that is neither filler nor a verb stands between ``word`` and figure."""
        for other in self.chain:
            if other is word:
                return False
            known = other.tags & {"ending", "happen", "each", "all", "join", "agency", "this"}
            if not (other.is_filler or known or other.topic or other.metrics):
                return True
        return False

    @property
    def is_empty_left(self) -> bool:
        """Whether nothing but a verb of publishing stands before the figure."""
        return all(word.is_filler or word.tags & {"this", "publish"} for word in self.words)

    @property
    def is_elliptic(self) -> bool:
        """Whether the segment is nothing but a bare verb: 公开673件 after another count."""
        return not any(w.tags & {"info"} or channel_of(w) for w in self.words)

    @property
    def may_look_right(self) -> bool:
        """Whether no trigger stands before the figure, so that it may belong to what follows."""
        return bool(self.after)

    @property
    def has_received(self) -> bool:
        """Whether the clause says that something was received."""
        return any(
            m.cell == "requests.new.total" and "offered" not in word.tags
            for word in self.clause_words
            for m in word.metrics
        )

    def follows_topic(self, place: int) -> bool:
        """Whether a strong topic noun stands right before ``chain[place]`` (依申请公开信件)."""
        before = self.chain[place + 1 : place + 2]
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
    def names_a_class(self) -> bool:
        """政务类信息34条: a class of items, not all of them."""
        head = self.head
        return (
            head is not None
            and head.start > 0
            and (
                self._reading.text[head.start - 1] == "类"
                and "info" in head.tags
                and self._reading.text[head.start - 2 : head.start] != "各类"
            )
        )

    @property
    def figure_is_each(self) -> bool:
        """Whether the figure holds for every noun before it: 各2件, 均为0."""
        return bool(self.chain) and self.chain[0].text in ("各", "均", "都", "均为", "都是", "各为")

    @property
    def in_list(self) -> bool:
        """Whether the segment opens a list of parts."""
        return any(word.text in ("其中", "包括", "含", "分别为", "分为") for word in self.words)

    def words_have(self, tag: str) -> bool:
        """Whether a word of the class stands in the segment before the figure."""
        return any(tag in word.tags for word in self.words)

    def after_has(self, tag: str) -> bool:
        """Whether a word of the class stands right after the figure."""
        return any(tag in word.tags for word in self.after[:3])

    def channels(self) -> list[str]:
        """Channels of items that govern the figure: of its clause, else of those before it."""
        near = list(dict.fromkeys(channel_of(w) for w in self.clause_words if channel_of(w)))
        if near:
            return near
        return list(dict.fromkeys(channel_of(w) for w in self.wide_words if channel_of(w)))

    def item_verb(self) -> Word | None:
        """The verb of publishing that the figure depends on, in its own clause."""
        for word in reversed(self.clause_words):
            if "publish" in word.tags:
                return word
        return None


def channel_of(word: Word) -> str:
    """The key of the channel of items that a word names, else empty."""
    for metric in word.metrics:
        if metric.role == "channel" and metric.topic == "items":
            return metric.cell
    return ""
