"""Which metric each figure of a sentence speaks of: the families in their order."""

from __future__ import annotations

from goiaudit.narrative.comparisons import change_of, last_years, reached, says_change
from goiaudit.narrative.disclosures import act, counted_fee, document, money, own
from goiaudit.narrative.disputes import brought, dispute, part_of_cases
from goiaudit.narrative.items import item
from goiaudit.narrative.mentions import Memory, Mention, Topical
from goiaudit.narrative.numerals import Figure
from goiaudit.narrative.requests import part_of_requests, request
from goiaudit.narrative.respective import respective
from goiaudit.narrative.surroundings import Here
from goiaudit.narrative.topics import is_distracted, topic_before, topic_of

_WHOLES = ("requests.new.total", "requests.handled_total.total", "requests.answered.total")
_CASES = ("review", "litigation")
_FARTHEST = 400
_FAMILIES = {
    "requests": request,
    "review": dispute,
    "litigation": dispute,
    "documents": document,
    "acts": act,
    "fee": counted_fee,
    "own": own,
}


def mentions_of(memory: Memory) -> list[Mention | None]:
    """One entry per figure of the sentence, None where it is not surely understood."""
    found: list[Mention | None] = []
    listed = respective(memory)
    for index, figure in enumerate(memory.reading.figures):
        mention = listed.get(index) or _resolve(memory, index)
        if mention is not None:
            memory.mark(mention)
            if index in listed:
                memory.items.append(mention)
            if not mention.aside and mention.cells and mention.cells[0] in _WHOLES:
                memory.base = mention.cells[0]
        if mention is not None or figure.kind != "percent":
            memory.last = mention
        found.append(mention)
    return found


def topic_at_end(memory: Memory) -> Topical:
    """The topic at the end of the sentence, for the next one to inherit."""
    return topic_before(memory, len(memory.reading.text) + 1)


def _resolve(memory: Memory, index: int) -> Mention | None:
    figure = memory.reading.figures[index]
    here = Here(memory.reading, index)
    if figure.kind == "percent":
        return change_of(memory, figure, here)
    if is_distracted(memory, here):
        return None
    if (change := change_of(memory, figure, here)) is not None:
        return change
    if says_change(here):
        return _change_of_items(memory, figure, here)
    if (former := last_years(memory, figure, here)) is not None:
        return former
    if (now := reached(memory, figure, here)) is not None:
        return now
    if figure.kind == "money":
        return money(memory, figure, here)
    topical = topic_of(memory, here)
    items = item(memory, figure, here, topical)
    if items is not None:
        return items
    found = part_of_cases(memory, figure, here) if topical.topic is None else None
    if found is not None:
        return found
    if topical.topic is None and memory.near_requests:
        if not _follows_others_cases(memory, figure):
            found = part_of_requests(memory, figure, here, strict=topical.distractor)
    elif topical.topic is not None and not topical.distractor:
        family = _FAMILIES.get(topical.topic.family)
        found = family(memory, figure, here, topical) if family else None
    return found or brought(memory, figure, here)


def _follows_others_cases(memory: Memory, figure: Figure) -> bool:
    """Whether cases that the organ decides were counted last: 审结88件,其中撤销7件."""
    for word in memory.signs_before(figure.start, _FARTHEST):
        if word.topic is not None and not word.weak:
            return word.start in memory.blocked and word.topic.family in _CASES
    return False


def _change_of_items(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """行政许可减少3项 is a column of the form of 2019; any other change is no cell."""
    topical = topic_of(memory, here)
    if topical.topic is None or topical.topic.family != "acts":
        return None
    return act(memory, figure, here, topical) if topical.explicit or here.is_tight else None
