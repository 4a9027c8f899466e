"""前者维持2件,后者驳回1件: which of two kinds of cases is taken up again."""

from __future__ import annotations

from goiaudit.definitions.seldom import seldom
from goiaudit.definitions.vocabulary import Topic
from goiaudit.narrative.mentions import CASES, Memory
from goiaudit.narrative.text.surroundings import Here

_REFERS = seldom("[前后](?:者|一类|一种|一项)")
_FORMER = "前"
_PAIR = 2
_FAR = 160
_LAST_MARKS = 40


def is_referred(memory: Memory, here: Here) -> bool:
    """Whether 前者 or 后者 before a figure says what it counts."""
    text = memory.reading.text
    if "者" not in text and "后一" not in text:
        return False  # most sentences; 前一类 comes with 后一类
    place = here.figure.start
    return _REFERS.search(text, max(0, place - _FAR), place) is not None


def referred(memory: Memory, here: Here) -> Topic | None:
    """The kind of cases that 前者 or 后者 means; None where two of them were not told before."""
    place = here.figure.start
    matches = list(_REFERS.finditer(memory.reading.text, max(0, place - _FAR), place))
    pair = _told(memory, matches[0].start()) if matches else []
    if len(pair) < _PAIR:
        return None
    return pair[-2] if matches[-1].group()[0] == _FORMER else pair[-1]


def _told(memory: Memory, place: int) -> list[Topic]:
    """The kinds of cases counted before a place, each once, in the order of the last figures."""
    names = [
        cell.split(".")[1] for m in memory.before for cell in m.cells[:1] if "disputes." in cell
    ]
    topics = [memory.known.topics[name] for name in names if name in memory.known.topics]
    topics += [
        topical.topic
        for start, topical in memory.marks[-_LAST_MARKS:]
        if start < place and topical.topic is not None and topical.topic.family in CASES
    ]
    last = dict.fromkeys(topic.name for topic in reversed(topics))
    return [memory.known.topics[name] for name in reversed(last)]
