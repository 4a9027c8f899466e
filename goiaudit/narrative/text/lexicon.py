"""A sentence as words and figures: what the vocabulary knows, with places, in order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from goiaudit.definitions.vocabulary import Vocabulary
from goiaudit.narrative.text.entries import entries_of
from goiaudit.narrative.text.numerals import NUMERALS, Figure, FigureReader
from goiaudit.narrative.text.pattern import (
    Lines,
    first_and_behind,
    holds_one,
    search_pattern,
    words_pattern,
)
from goiaudit.narrative.text.times import TIMES, times
from goiaudit.narrative.text.words import DISTRACTS, LEANS, NAMES, Reading, Word

# Titles and addresses speak of other things; they are blanked, offsets stay.
_MASKED = re.compile(r"《[^《》]{0,80}》|<[^<>]{0,80}>|https?://[!-~]{1,200}")
_BY_LAW = ("依据", "依照", "按照", "根据", "属于", "属", "符合")
_PAPERS = ("日报》", "晚报》", "早报》", "晨报》", "时报》")
_FORMS = ("公开申请表》", "公开申请书》")
_QUOTED = re.compile(r"“[^“”]{1,24}”")
# 一件也没有, 一份未收, 一件申请都没有: no figure but a part of the negation.
_NOT_ONE = re.compile(
    r"(?:也|都|均)?(?:未|没|无|不存在|不曾)|[^,。;:()0-9]{2,16}(?:也|都)(?:从|还|并|尚)?(?:未|没|无)"
)
# Without a figure only a denial of one of these, or a period, concerns us.
_NO = ("未", "没", "无", "零", "空白")
_DENIED = re.compile(
    search_pattern(
        (
            *("申请", "请求", "复议", "诉讼", "收", "费", "规章", "规范性", "转", "留到"),
            *("许可", "处罚", "强制", "被诉", "被告", "起诉", "未办", "在办", "办结", "遗留"),
            *("补正", "国家秘密", "内部事务", "过程性", "案卷", "要求公开"),
            *("公开的要求", "公开要求", "争议", "纠纷", "递件", "到件"),
        )
    )
)
_OUTCOME = re.compile(
    "(?:一[件例起宗]|任何|有|出现|发生|存在|产生|作出|过)*(?:不予公开|部分公开|无法提供|不予处理)"
)
"""没有不予公开的情况: right behind the negation an outcome."""
_DENIED_BEFORE = re.compile(
    search_pattern(
        (
            *("申请", "公开", "复议", "诉讼", "收费", "起诉", "被告"),
            *("国家秘密", "过程性", "案卷", "结转", "许可", "处罚", "强制", "规章", "规范性"),
        )
    )
)
_REACH, _REACH_BACK = 82, 62
_OFTEN = "件年、政的公日月本其信全共计人行办局为至县申数收和区发工通主市上占下结中由现类起"
"""What the words of reports begin with most often."""
_PERIOD = re.compile(r"[半季0-9](?:(?<=半)年|(?<=季)度|(?<=[0-9])月)")
# What a sentence that names a period may deny without a word of negation: 不结转下年, 诉讼同样.
_NOT_OF_PERIOD = ("不", "诉", "复议")
_COUNTED_IN = {
    "张": re.compile("(?:[开告示布传]栏|公示板|公告板|橱窗)[^,。;0-9]{0,16}$"),
    "部": re.compile("(?:规范性文件|规章)[^。;]{0,20}$"),
}
_POINTS = ("这", "那", "每", "某", "哪")
_NOT_SO = frozenset("门分委长队电位署下级")
_HEADING = re.compile(r"(?:的?(?:方面|情况|工作))?(?:是|为|如下)?[:,]")
_OPENS = "。;,:、)( \n"
_OF_YEAR = "年度"
"""全年申请办理情况:, 2022年的申请办理情况是:."""
_START, _END = attrgetter("start"), attrgetter("end")
_MEASURE = frozenset({"filler", "measure"})
_OTHER_THING = frozenset({"distractor"})


@dataclass(slots=True)
class Heard:
    """A sentence worth reading: its text with titles blanked, and its figures.

    ``period_alone``: all that it may do is name a period for what is told behind it. ``reading``
    is set as soon as it was read.
    """

    text: str
    figures: list[Figure]
    period_alone: bool
    reading: Reading | None = None


class Lexicon:
    """Finds the words and figures of a vocabulary in sentences."""

    def __init__(self, words: Vocabulary) -> None:
        self._reader = FigureReader(words)
        self._entries = entries_of(words)
        self._pattern = re.compile(f"({words_pattern(self._entries, _OFTEN)})")
        negations = _negations(words)
        self._negates = re.compile(search_pattern(negations))
        firsts, behind = first_and_behind(negations)
        self._tells = re.compile(
            f"[0-9{NUMERALS}半季{firsts}](?:{self._reader.begins}|(?<=[半季])[年度]|{behind})"
        )
        self.half_years = tuple(words.words.get("half_year", ()))
        names = [word for word, entry in self._entries.items() if entry[-1] & NAMES]
        self._names = re.compile(words_pattern(names))

    def telling(self, lines: Lines) -> set[int]:
        """The numbers of the sentences that ``read`` may find anything in.

        Most of a report holds neither figure nor denial.
        """
        return lines.holding(self._tells)

    def read(self, text: str) -> Reading | None:
        """Words and figures of a sentence; None where it can state neither figure nor zero."""
        heard = self.hear(text)
        return self.reading(heard) if heard is not None else None

    def hear(self, text: str) -> Heard | None:
        """A sentence that may state a figure or zero, or a period; None where it does not."""
        masked = text
        if "《" in text or "<" in text or "://" in text:
            masked = _MASKED.sub(_mask, text)
        if "其中," in masked:
            masked = masked.replace("其中,", "其中 ")  # 其中,网上申请9件: no clause of its own
        figures = self._reader.figures(masked)
        if ("张" in masked and "栏" in masked) or ("部" in masked and "规" in masked):
            figures = _counted_here(figures, masked)
        if _counts(figures) or self._may_deny(masked):
            return Heard(masked, figures, False)
        if not _names_period(masked):
            return None
        others = holds_one(masked, _NOT_OF_PERIOD) or self._negates.search(masked) is not None
        return Heard(masked, figures, not others)

    def hear_all(self, texts: Mapping[int, str]) -> dict[int, Heard]:
        """Those of some numbered sentences that may state anything, all of them read but those
        that name a period alone: what they state may never be asked for."""
        heard = {n: each for n, text in texts.items() if (each := self.hear(text)) is not None}
        full = [each for each in heard.values() if not each.period_alone]
        for each, words in zip(full, self._words([each.text for each in full]), strict=True):
            each.reading = _reading(each.text, each.figures, words)
        return heard

    def reading(self, heard: Heard) -> Reading:
        """The words of a sentence, and which of its figures count anything."""
        return _reading(heard.text, heard.figures, self._words([heard.text])[0])

    def _may_deny(self, text: str) -> bool:
        """Whether something that a form counts stands behind a negation, or before it."""
        for no in self._negates.finditer(text):
            start, end = no.span()
            if _DENIED.search(text, end, end + _REACH) or _OUTCOME.match(text, end):
                return True
            if _DENIED_BEFORE.search(text, max(0, start - _REACH_BACK), start):
                return True
        return False

    def skim(self, text: str) -> Reading | None:
        """The words of a short sentence, whatever it holds: a heading names what follows.

        None where it names no topic and nothing else that is counted.
        """
        return _reading(text, [], self._words([text])[0]) if self._names.search(text) else None

    def _words(self, texts: Sequence[str]) -> list[list[Word]]:
        """The words of some sentences, all looked for at once."""
        entries, make = self._entries, object.__new__
        found: list[list[Word]] = [[] for _ in texts]
        # What stands between two words and a word by turns: quicker than a match for each.
        pieces = iter(self._pattern.split("\n".join(texts)))
        number, place, end = -1, len(next(pieces)) + 1, 0
        for known, gap in zip(pieces, pieces, strict=True):
            while place > end:  # behind the sentence
                place, number = place - end - 1, number + 1
                end, append = len(texts[number]), found[number].append
            word = make(Word)  # its fields are set here: quicker than in __init__
            word.start = place
            (
                length, word.text, word.tags, word.topic, word.weak, word.metrics,
                word.is_filler, word.year, word.flags,
            ) = entries[known]  # fmt: skip
            word.end = place = place + length
            if gap:
                place += len(gap)
            append(word)
        return list(map(_put_together, found, texts))


def _reading(masked: str, figures: list[Figure], words: list[Word]) -> Reading:
    starts = [word.start for word in words]
    if figures:
        figures, words, starts = _settle(figures, words, starts, masked)
    plain = masked
    if "“" in masked:
        plain = _QUOTED.sub(lambda match: "“" * len(match.group()), masked)
    return Reading(masked, plain, tuple(words), starts, tuple(figures))


def _put_together(words: list[Word], text: str) -> list[Word]:
    """The words of a sentence with its times, each with what belongs to it."""
    if "申请" in text or "案" in text or "请求" in text:  # one is in every word that LEANS
        words = _with_headings(_joined(words), text)
    if "年" not in text and "月" not in text:
        return words
    known = times(text)
    return _with_times(known, words) if known else words


def _counts(figures: list[Figure]) -> bool:
    """Whether a figure may be a cell: days and persons never are."""
    for figure in figures:  # noqa: SIM110 - quicker than any(), and asked of every sentence
        if figure.kind != "other":
            return True
    return False


def _counted_here(figures: list[Figure], text: str) -> list[Figure]:
    """Sheets on a notice board and 规章3部 are counts, where other things in them are not."""
    found = []
    for figure in figures:
        if figure.kind == "other" and figure.unit in _COUNTED_IN:
            counted = _COUNTED_IN[figure.unit].search(text, 0, figure.start)
            if counted is not None and text[figure.end : figure.end + 1] not in _NOT_SO:
                figure = replace(figure, kind="count")
        found.append(figure)
    return found


def _names_period(text: str) -> bool:
    """Whether a part of a year is named; few sentences hold even the last character of one."""
    named = "月" in text or "年" in text or "度" in text
    return named and _PERIOD.search(text) is not None


def _mask(match: re.Match[str]) -> str:
    """Nothing but its length; of the name of a newspaper what says that it is one."""
    title = match.group()
    if match.string.endswith(_BY_LAW, 0, match.start()):
        return " " * len(title)  # 依据《条例》提出申请, 属于《条例》所指不掌握的
    if title.endswith(_FORMS):
        return f" {title[1:-1]} "  # 收到《政府信息公开申请表》3份
    paper = title.endswith(_PAPERS)
    return " " * (len(title) - 3) + title[-3:-1] + " " if paper else "\n" * len(title)


def _negations(words: Vocabulary) -> tuple[str, ...]:
    """What a sentence must hold to deny anything: one of few signs, else a whole word."""
    others = {
        word
        for name in ("negation", "zero_noun")
        for word in words.words.get(name, ())
        if not holds_one(word, _NO)
    }
    return (*_NO, *sorted(others))


def _joined(words: list[Word]) -> list[Word]:
    """A noun belongs to the word before it: 许可申请 is no request, 复议案件 is a review."""
    for index, word in enumerate(words):
        if not (word.flags & LEANS and index):
            continue
        if word.topic is None:
            case = words[index - 1].end == word.start
            if case and words[index - 1].topic is not None:
                word.tags, word.flags = word.tags - _OTHER_THING, 0
            continue
        before = words[index - 1]
        if before.end == word.start and before.topic is not None:
            other = before.topic.family != word.topic.family
            word.topic, word.weak, word.metrics, word.is_filler = None, False, (), True
            word.tags = _OTHER_THING if other else word.tags
            word.flags = NAMES | DISTRACTS if other else 0
    return words


def _with_headings(words: list[Word], text: str) -> list[Word]:
    """申请办理方面:收到65件: a weak noun that opens its clause as a heading names the topic."""
    for word in words:
        if word.weak and _HEADING.match(text, word.end):
            opens = word.start == 0 or text[word.start - 1] in _OPENS
            opens = opens or (word.text.endswith("情况") and text[word.start - 1] in _OF_YEAR)
            if opens:
                word.weak, word.flags = False, word.flags | NAMES
    return words


def _with_times(known: list[Word], words: list[Word]) -> list[Word]:
    """The words with those of ``known``, which name times and win over shorter ones."""
    starts = list(map(_START, words))
    # Nothing can lie over a time but the words from the one that begins before the first time.
    first = max(0, bisect_left(starts, min(map(_START, known))) - 1)
    last = bisect_left(starts, max(map(_END, known)))
    kept = words[:first]
    near = sorted((*known, *words[first:last]), key=_END, reverse=True)
    for word in sorted(near, key=_START):
        if kept and word.start < kept[-1].end:
            if word.tags & TIMES:
                kept[-1] = word if word.end > kept[-1].end else kept[-1]
            continue
        kept.append(word)
    return kept + words[last:]


def _is_no_count(text: str, start: int, end: int) -> bool:
    """一件也没有; 申请数这一项: 一 that strengthens a denial, or points at something."""
    return text[start - 1 : start] in _POINTS or _NOT_ONE.match(text, end) is not None


def _settle(
    figures: list[Figure], words: list[Word], starts: list[int], text: str
) -> tuple[list[Figure], list[Word], list[int]]:
    """Let words win over numerals inside them (一年, 三类…), figures over words that they hold.

    ``starts`` are the places that the words begin at.
    """
    kept_figures: list[Figure] = []
    kept_words: list[Word] = []
    position, kept, count = 0, 0, len(words)  # the first ``kept`` are in kept_words, or left out
    for figure in figures:
        start, end, is_other = figure.start, figure.end, figure.kind == "other"
        first, position = position, bisect_left(starts, start, position)
        if position > first and words[position - 1].end > start:
            position -= 1
            continue
        if position < count and starts[position] < end:
            if is_other or starts[position] == start:
                continue
            kept_words += words[kept:position]
            position = kept = bisect_left(starts, end, position)
        if is_other or (text[start] == "一" and _is_no_count(text, start, end)):
            kept_words += words[kept:position]
            kept_words.append(Word(start, end, "", _MEASURE, is_filler=True))
            kept = position
        else:
            kept_figures.append(figure)
    if kept_words or kept:
        words = kept_words + words[kept:]
        starts = [word.start for word in words]
    return kept_figures, words, starts
