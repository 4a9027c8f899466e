"""Cases named by a short word, and what became of them: 上级复议后一件维持、一件撤回."""

from __future__ import annotations

from goiaudit.narrative.mentions import CASES, Memory
from goiaudit.narrative.text.marks import SENTENCE
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import Word

_FAR = 40


def case_decided(memory: Memory, here: Here) -> Word | None:
    """The short name of cases before a figure that an outcome of theirs follows, else None.

    Only in a paragraph about requests for information: 复议 alone may be anybody's.
    """
    if not memory.near_requests or not memory.cases or not here.after:
        return None
    place = here.figure.start
    begin = memory.reading.left(place, SENTENCE, max(0, place - _FAR))
    words = memory.reading.between(begin, place)
    named = [word for word in words if word.topic is not None and word.topic.family in CASES]
    if not named or not named[-1].weak or named[-1].topic is None:
        return None
    family = named[-1].topic.family
    said = next((word for word in here.after if not word.is_filler), None)
    decided = said is not None and any(
        metric.topic == family and metric.role == "outcome" for metric in said.metrics
    )
    return named[-1] if decided else None
