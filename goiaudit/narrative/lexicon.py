"""A sentence as words and figures: what the vocabulary knows, with places, in order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from goiaudit.definitions.vocabulary import Metric, Topic, Vocabulary
from goiaudit.narrative.numerals import Figure, FigureReader

# Titles and addresses speak of other things; they are blanked, offsets stay.
_MASKED = re.compile(r"《[^《》]{0,80}》|<[^<>]{0,80}>|https?://[!-~]{1,200}")
_QUOTED = re.compile(r"“[^“”]{1,24}”")
# A day is a date, not the period of a figure.
_YEAR = re.compile(
    r"(?<![0-9])(20[0-9]{2}) ?年(?:度|末|底)?(?! ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日)|"
    r"(二[〇零][〇零一二三四五六七八九]{2})年度?"
)
_HAN_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0"}
_PART = re.compile(
    r"(?<![0-9])1(?:月)?[-至到](?:[2-9]|1[01])月|截[至止]?到?(?:20[0-9]{2}年)?(?<![0-9])"
    r"(?:[1-9]|1[01])月(?:底|末|份|[0-9]{1,2}日)?"
)
_NOT_ONE = re.compile(r"(?:也|都|均)?(?:未|没|无)")
# Without a figure only a denial of one of these, or a period, concerns us.
_DENIAL = re.compile(
    r"[未没无零][^。]{0,80}(?:申请|复议|诉讼|收|费|规章|规范性|转|留到|许可|处罚|强制)|(?:申请|公开|复议|诉讼)[^。]{0,60}[未没无零]"
)
_PERIOD = re.compile(r"半年|季度|[0-9]月")
_HAN = re.compile(r"[\u3400-\u9fffA-Za-z]")


class Word(NamedTuple):
    """A known word in a sentence; ``year`` is set for a year.

    ``is_filler``: the word says nothing of its own between a trigger and its figure.
    (A tuple, because a report has thousands of them.)
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


@dataclass(frozen=True)
class Reading:
    """One sentence read: its text with titles blanked, the words and the figures in it."""

    text: str
    plain: str
    words: tuple[Word, ...]
    figures: tuple[Figure, ...]
    starts: tuple[int, ...]

    def between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that lie within ``text[start:end]``."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end)
        return tuple(word for word in self.words[first:last] if word.end <= end)

    def residue(self, start: int, end: int) -> str:
        """What no word explains in ``text[start:end]``: letters only, marks are no residue."""
        left: list[str] = []
        place = start
        for word in self.between(start, end):
            left.append(self.plain[place : word.start])
            place = word.end
        left.append(self.plain[place:end])
        return "".join(_HAN.findall("".join(left)))

    def left(self, place: int, bounds: str, floor: int = 0) -> int:
        """Where the segment begins that ends at ``place``: after the last mark of ``bounds``."""
        while place > floor and self.text[place - 1] not in bounds:
            place -= 1
        return place

    def right(self, place: int, bounds: str, ceiling: int) -> int:
        """Where the segment ends that begins at ``place``: before the next mark of ``bounds``."""
        while place < ceiling and self.text[place] not in bounds:
            place += 1
        return place


class Lexicon:
    """Finds the words and figures of a vocabulary in sentences."""

    def __init__(self, words: Vocabulary) -> None:
        self._reader = FigureReader(words)
        entries: dict[str, tuple[set[str], list[tuple[Topic, bool]], list[Metric]]] = {}

        def entry(word: str) -> tuple[set[str], list[tuple[Topic, bool]], list[Metric]]:
            return entries.setdefault(word, (set(), [], []))

        for topic in words.topics:
            for word in topic.words:
                entry(word)[1].append((topic, False))
            for word in topic.weak:
                entry(word)[1].append((topic, True))
        for metric in words.metrics:
            for word in metric.words:
                entry(word)[2].append(metric)
        for distractor in words.distractors:
            for word in distractor.words:
                entry(word)[0].add("distractor")
        for name, members in words.words.items():
            for word in members:
                entry(word)[0].add(name)
        self._entries = {
            word: (
                frozenset(tags),
                topics[0][0] if topics else None,
                bool(topics and topics[0][1]),
                tuple(metrics),
                "filler" in tags and not metrics and not topics,
            )
            for word, (tags, topics, metrics) in entries.items()
        }
        self._pattern = re.compile(_trie_pattern(self._entries))

    def read(self, text: str) -> Reading | None:
        """Words and figures of a sentence; None where it can state neither figure nor zero."""
        masked = _MASKED.sub(lambda match: "\n" * len(match.group()), text)
        figures = list(self._reader.figures(masked))
        counted = any(figure.kind != "other" for figure in figures)
        if not counted and not _DENIAL.search(masked) and not _PERIOD.search(masked):
            return None
        return self._reading(masked, figures)

    def skim(self, text: str) -> Reading:
        """The words of a short sentence, whatever it holds: a heading names what follows."""
        return self._reading(text, [])

    def _reading(self, masked: str, figures: list[Figure]) -> Reading:
        figures, words = _settle(figures, _without_other_requests(self._words(masked)), masked)
        plain = _QUOTED.sub(lambda match: "“" * len(match.group()), masked)
        return Reading(masked, plain, words, tuple(figures), tuple(word.start for word in words))

    def _words(self, text: str) -> list[Word]:
        dates = [
            Word(m.start(), m.end(), m.group(), frozenset({"year"}), is_filler=True, year=_year(m))
            for m in _YEAR.finditer(text)
        ]
        parts = [
            Word(m.start(), m.end(), m.group(), frozenset({"partial_year"}), is_filler=True)
            for m in _PART.finditer(text)
        ]
        found = [
            Word(match.start(), match.end(), match.group(), *self._entries[match.group()])
            for match in self._pattern.finditer(text)
        ]
        if not dates and not parts:
            return found
        return _without_overlap([*parts, *dates], found)


def _without_other_requests(words: list[Word]) -> list[Word]:
    """申请 belongs to the word before it: 低保申请, 许可申请 are requests for something else."""
    for index, word in enumerate(words):
        if word.topic is None or not word.text.startswith(("申请", "请求")):
            continue
        before = words[index - 1] if index else None
        known = before is not None and before.end == word.start
        if known and before is not None and before.topic is not None:
            words[index] = word._replace(topic=None, weak=False, metrics=(), is_filler=True)
            if before.topic.family != word.topic.family:
                words[index] = words[index]._replace(tags=frozenset({"distractor"}))
    return words


def _year(match: re.Match[str]) -> int:
    digits = match[1] or "".join({"二": "2"}.get(c) or _HAN_DIGITS[c] for c in match[2])
    return int(digits)


def _without_overlap(first: list[Word], second: list[Word]) -> list[Word]:
    kept: list[Word] = []
    for word in sorted((*first, *second), key=lambda w: (w.start, -w.end)):
        if kept and word.start < kept[-1].end:
            if "year" in word.tags or "partial_year" in word.tags:
                kept[-1] = word if word.end > kept[-1].end else kept[-1]
            continue
        kept.append(word)
    return kept


def _settle(
    figures: list[Figure], words: list[Word], text: str
) -> tuple[list[Figure], tuple[Word, ...]]:
    """Let words win over numerals inside them (一年, 三类…), figures over words that they hold."""
    kept_figures: list[Figure] = []
    kept_words: list[Word] = []
    position = 0
    for figure in figures:
        while position < len(words) and words[position].end <= figure.start:
            kept_words.append(words[position])
            position += 1
        overlapping = position < len(words) and words[position].start < figure.end
        if overlapping and (words[position].start <= figure.start or figure.kind == "other"):
            continue
        while position < len(words) and words[position].start < figure.end:
            position += 1
        if figure.kind == "other" or _is_not_one(figure, text):
            measure = frozenset({"filler", "measure"})
            kept_words.append(Word(figure.start, figure.end, "", measure, is_filler=True))
        else:
            kept_figures.append(figure)
    kept_words += words[position:]
    return kept_figures, tuple(kept_words)


def _is_not_one(figure: Figure, text: str) -> bool:
    """一件也没有, 一份未收: no figure but a part of the negation."""
    return text[figure.start] == "一" and bool(_NOT_ONE.match(text, figure.end))


def _trie_pattern(words: Iterable[str]) -> str:
    """One pattern that matches the longest known word at each place, without trying each."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(tree)


def _branch(tree: dict[str, dict]) -> str:  # type: ignore[type-arg]
    parts = [re.escape(char) + _branch(below) for char, below in tree.items() if char]
    if not parts:
        return ""
    inner = parts[0] if len(parts) == 1 and "" not in tree else "(?:" + "|".join(parts) + ")"
    return inner + ("?" if "" in tree else "")
