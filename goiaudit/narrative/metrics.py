"""Which metric each figure of a sentence speaks of: the families in their order."""

from __future__ import annotations

from goiaudit.narrative.comparisons import change_of, last_years, says_change
from goiaudit.narrative.disclosures import act, document, money
from goiaudit.narrative.disputes import dispute
from goiaudit.narrative.items import item
from goiaudit.narrative.mentions import Memory, Mention, Topical
from goiaudit.narrative.numerals import Figure
from goiaudit.narrative.requests import request
from goiaudit.narrative.surroundings import Here
from goiaudit.narrative.topics import is_distracted, topic_before, topic_of

_WHOLES = ("requests.new.total", "requests.handled_total.total", "requests.answered.total")
_EVERY = ("全部", "均", "都", "均为", "全部为", "都是")
_WHO = ("", "提交人", "法院", "一审判决", "法院裁定")


def mentions_of(memory: Memory) -> list[Mention | None]:
    """One entry per figure of the sentence, None where it is not surely understood."""
    found: list[Mention | None] = []
    for index, figure in enumerate(memory.reading.figures):
        mention = _resolve(memory, index)
        if mention is not None:
            memory.mark(mention)
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
    if figure.kind == "money":
        return money(memory, figure, here)
    topical = topic_of(memory, here)
    items = item(memory, figure, here, topical)
    if items is not None:
        return items
    if topical.distractor or topical.topic is None:
        return None
    family = topical.topic.family
    if family == "requests":
        return request(memory, figure, here, topical)
    if family in ("review", "litigation"):
        return dispute(memory, figure, here, topical)
    if family == "documents":
        return document(memory, figure, here, topical)
    if family == "acts":
        return act(memory, figure, here, topical)
    return None


def _change_of_items(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """行政许可减少3项 is a column of the form of 2019; any other change is no cell."""
    topical = topic_of(memory, here)
    if topical.explicit and topical.topic is not None and topical.topic.family == "acts":
        return act(memory, figure, here, topical)
    return None


def universals(memory: Memory, mentions: list[Mention | None]) -> list[Mention]:
    """3项,全部予以公开; 行政诉讼1宗,驳回: the clause after a total names its outcome."""
    found = []
    for mention in mentions:
        if mention is None or len(mention.cells) != 1 or mention.aside:
            continue
        cell = mention.cells[0]
        if cell in _WHOLES or (cell.startswith("disputes.") and cell.endswith(".total")):
            found += _universal(memory, mention, cell)
    return found


def _universal(memory: Memory, mention: Mention, cell: str) -> list[Mention]:
    text, place = memory.reading.text, mention.figure.end
    if not text.startswith(",", place):
        return []
    stop = memory.reading.right(place + 1, ",;。(!?\n", min(len(text), place + 40))
    words = memory.reading.between(place + 1, stop)
    if memory.reading.residue(place + 1, stop) not in _WHO or any(
        place < figure.start < stop for figure in memory.reading.figures
    ):
        return []
    every = any(word.text in _EVERY for word in words)
    family = cell.split(".")[1] if cell.startswith("disputes") else "requests"
    topic = family.replace("_direct", "").replace("_after_review", "")
    metrics = [
        word.metrics for word in words
        if any(m.topic == topic and m.role in ("outcome", "applicant") for m in word.metrics)
    ]  # fmt: skip
    plain = all(
        word.is_filler or word.metrics or word.tags & {"info", "each", "all", "own", "person"}
        for word in words
    )
    if len(metrics) != 1 or not plain or not (every or mention.value == 1):
        return []
    named = next(m for m in metrics[0] if m.topic == topic and m.role in ("outcome", "applicant"))
    target = named.cell.replace("litigation.", f"{family}.")
    return [Mention((target,), mention.figure, mention.value, mention.start, stop, False, True)]
