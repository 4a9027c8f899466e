"""What a heading in front of a sentence says: 规范性文件方面,…; 行政复议方面,去年6件、今年4件."""

from __future__ import annotations

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import Memory
from goiaudit.narrative.text.marks import SENTENCE
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import Word

_FAR = 120
_HEADING = seldom(r"(?:的?(?:方面|情况|工作|管理|制发|公开|案件|类))*(?P<mark>[:,])")


def heading_noun(memory: Memory, here: Here) -> Word | None:
    """The noun that the sentence of a figure begins with as a heading, None without one.

    No other topic is named between the heading and the figure.
    """
    reading, place = memory.reading, here.figure.start
    begin = reading.left(place, SENTENCE, max(0, place - _FAR))
    topics = [word for word in reading.between(begin, place) if word.topic is not None]
    if not topics or reading.residue(begin, topics[0].start):
        return None
    noun = topics[0]
    match = _HEADING.match(reading.text, noun.end)
    # 规范性文件,… is no heading; 规范性文件:… and 规范性文件方面,… are.
    if match is None or (match["mark"] == "," and match.end() == noun.end + 1):
        return None
    return noun if all(word.topic is noun.topic for word in topics) else None
