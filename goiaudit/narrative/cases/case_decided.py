"""Cases named by a short word, and what became of them: 上级复议后一件维持、一件撤回."""

from __future__ import annotations

from collections.abc import Sequence

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import CASES, Memory, Mention
from goiaudit.narrative.text.marks import SENTENCE
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import Word

_FAR = 40
_TOTAL = seldom(r"disputes\.[a-z_]+\.total")
_DECIDED = seldom(
    "[,(;](?:其中)?(?:目前|现|均|截至[^,。;]{1,8})?已?经?(?:审结|办结|结案)(?:了|的|共)*$"
)
_IS_DECIDED = seldom("(?:均|都|全部)?已?经?(?:审结|办结|结案)")


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


def decided_of_these(
    memory: Memory, before: Sequence[Mention | None], figure: Figure
) -> Mention | None:
    """复议5件,审结4件,均维持: those decided, of the cases of one row that were counted before."""
    cases = [m for m in before if m and m.cells and _TOTAL.fullmatch(m.cells[0])]
    if len(cases) != 1 or len(cases[0].cells) > 1 or cases[0].value < figure.value:
        return None
    whole = cases[0]
    text = memory.reading.text
    behind = _IS_DECIDED.match(text, figure.end)
    if behind is None and _DECIDED.search(text, whole.figure.end, figure.start) is None:
        return None
    end = figure.end if behind is None else behind.end()
    return Mention(whole.cells, figure, figure.value, figure.start, end)
