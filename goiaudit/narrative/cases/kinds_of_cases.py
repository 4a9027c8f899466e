"""Cases about disclosure among cases of every kind: 行政复议案件18件,其中信息公开类2件."""

from __future__ import annotations

from goiaudit.definitions.seldom import seldom
from goiaudit.definitions.vocabulary import Topic
from goiaudit.narrative.mentions import CASES, Memory
from goiaudit.narrative.text.marks import SENTENCE
from goiaudit.narrative.text.surroundings import Here

_OURS = seldom(
    "其中[,: ]?(?:涉及|因|属于|属|有关|涉|关于)?(?:政府|政务)?信息公开"
    "(?:类|方面|领域|工作|事项|案件|引发|引起|的|有|共)*$"
)
_SPEAKS = ("答复", "应诉", "答辩", "行政应诉")
"""What an organ does for others, too."""
_FARTHEST = 200


def of_all_kinds(memory: Memory, here: Here) -> Topic | None:
    """Which cases some are told of, None where the organ may have decided them itself."""
    if not here.in_list or not _OURS.search(memory.reading.text, here.start, here.figure.start):
        return None
    begin = memory.reading.left(here.start - 1, SENTENCE, max(0, here.start - _FARTHEST))
    words = memory.reading.between(begin, here.start)
    named = [word for word in words if word.topic and word.topic.family in CASES]
    decides = any("agency" in word.tags or word.text in _SPEAKS for word in words)
    rows = {word.topic.name for word in named if word.topic}
    if len(rows) != 1 or decides or named[0].start in memory.blocked:
        return None
    return named[0].topic
