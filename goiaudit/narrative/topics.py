"""What a figure is about: the nearest thing named before it, in its clause or earlier."""

from __future__ import annotations

from goiaudit.definitions.vocabulary import Topic
from goiaudit.narrative.marks import SOFT
from goiaudit.narrative.mentions import Memory, Topical
from goiaudit.narrative.surroundings import Here
from goiaudit.narrative.words import DISTRACTS, Word

_FARTHEST = 400
_VERBS = frozenset(
    (
        *("收到", "新收", "受理", "接收", "接到", "接获", "登记", "新收到", "新受理", "共收到"),
        *("收到并办理", "被申请", "提起", "申请数量", "申请件数", "申请总数", "申请量"),
    )
)
# Words between a figure and what it counts: 有1件因政府信息公开引起的行政诉讼.
_LEADS_ON = frozenset({"related", "happen"})
_ENDS_A_NAME = ("review", "litigation", "requests")


def is_distracted(memory: Memory, here: Here) -> bool:
    """Whether the nearest thing named in the clause of the figure is a distractor."""
    if not memory.reading.flags & DISTRACTS:
        return False
    passed = False
    summed = here.figure.kind == "item" and here.head is not None and "info" in here.head.tags
    for word in reversed(here.clause_words):
        if summed and "etc" in word.tags:
            return False
        place = passed and ("place" in word.tags or _is_locative(memory, word))
        other = "distractor" in word.tags and not _is_in_zero_list(memory, word, here)
        other = other and not (word.text == "清理" and memory.cleans_up_its_own)
        if other and not place and not _explains(word, here):
            memory.blocked.add(word.start)
            return True
        if word.topic is not None and not word.weak:
            return False
        if word.metrics and word.metrics[0].role == "outcome":
            return False
        passed = passed or ("publish" in word.tags and here.figure.kind == "item")
        if passed and word.start < here.start:
            return False
    for word in here.after:
        if "distractor" in word.tags:
            return True
        if word.topic is not None or word.metrics or not word.is_filler:
            return False
    return False


def _is_in_zero_list(memory: Memory, word: Word, here: Here) -> bool:
    """行政复议、行政诉讼、信访件数均为零: none of what is listed, whatever stands beside it."""
    listed = "、" in memory.reading.text[here.clause_start : word.start]
    return listed and here.figure.value == 0 and here.figure_is_each


def _is_locative(memory: Memory, word: Word) -> bool:
    """Whether something was done on or in the thing: 在手册上公开."""
    return bool(set(memory.reading.text[word.end : word.end + 8]) & set("上里中内"))


def _explains(word: Word, here: Here) -> bool:
    """Whether 案件 only ends the name of what is counted: 行政复议案件, 依申请公开案件."""
    return word.text == "案件" and any(
        other.topic is not None and other.topic.family in _ENDS_A_NAME
        for other in here.clause_words
    )


def topic_of(memory: Memory, here: Here) -> Topical:
    """The topic of a figure: named in its clause, right after it, or carried from before."""
    for word in reversed(here.clause_words):
        if word.topic is not None and (not word.weak or _is_named(memory, here, word)):
            return Topical(word.topic, explicit=True)
    for word in here.after:
        if word.topic is not None and (not word.weak or _has_verb(here, word.topic)):
            return Topical(word.topic, explicit=True)
        if word.topic is not None and here.verb_after(word):
            return Topical(word.topic, explicit=True)
        if not word.is_filler and word.topic is None and not word.tags & _LEADS_ON:
            break
    return topic_before(memory, here.clause_start)


def _is_named(memory: Memory, here: Here, word: Word) -> bool:
    """Whether a weak noun names the topic after all: by its verb, as 复议1件, as 网上申请9件."""
    assert word.topic is not None
    if _has_verb(here, word.topic):
        return True
    if word.topic.family == "acts":
        return here.is_tight and _is_enumerated(memory, word.topic)
    if word.topic.name == "fee":
        return memory.section == "other" or any("related" in w.tags for w in memory.reading.words)
    if word not in here.chain:
        return False
    if word.topic.family in ("review", "litigation"):
        return here.is_tight and here.head is not None and here.head.topic is not None
    place = here.chain.index(word)
    before = here.chain[place + 1 : place + 2]
    way = (
        before
        and before[0].end == word.start
        and any(
            m.topic == "requests" and m.role in ("channel", "applicant") for m in before[0].metrics
        )
    )
    other = any(w.topic is not None and not w.weak for w in here.clause_words)
    return bool(way) and not other and memory.speaks_of_disclosure


def _is_enumerated(memory: Memory, topic: Topic) -> bool:
    """办理许可12件,处罚3件: without 行政 only beside another kind of act."""
    named = [w.topic for w in memory.reading.words if w.topic and w.topic.family == "acts"]
    return any(other is not topic for other in named)


def _has_verb(here: Here, topic: Topic) -> bool:
    return any(
        word.text in _VERBS and any(m.topic == topic.name for m in word.metrics)
        for word in here.chain
    )


def topic_before(memory: Memory, place: int) -> Topical:
    """The topic that reaches ``place`` from the left; the sentence before counts at last."""
    marks = [mark for mark in memory.marks if mark[0] < place]
    at, marked = marks[-1] if marks else (-1, memory.inherited)
    for word in memory.signs_before(place, _FARTHEST):
        if word.start < at:
            return marked
        if word.start in memory.blocked:
            return Topical(distractor=True)
        if word.topic is not None and not word.weak:
            return Topical(word.topic)
        if "distractor" in word.tags and not _follows_figure(memory, word):
            return Topical(distractor=True)
    return marked


def _follows_figure(memory: Memory, word: Word) -> bool:
    """Whether the word tells what became of a figure before it (12件按咨询处理)."""
    start = memory.reading.left(word.start, SOFT, max(0, word.start - 20))
    return any(start <= figure.start < word.start for figure in memory.reading.figures)
