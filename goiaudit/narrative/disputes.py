"""Figures about reviews and suits against the organ, not those that it decides."""

from __future__ import annotations

from goiaudit.definitions.vocabulary import Topic
from goiaudit.narrative.mentions import Memory, Mention, Topical
from goiaudit.narrative.numerals import Figure
from goiaudit.narrative.outcomes import outcome_of
from goiaudit.narrative.surroundings import Here

_FAMILIES = ("review", "litigation")
_ROWS = {"litigation_direct", "litigation_after_review"}
_SMALL_RESIDUE = 1


def dispute(memory: Memory, figure: Figure, here: Here, topical: Topical) -> Mention | None:
    """Reviews and suits counted, or one outcome of them; 行政复议、行政诉讼0件 gives both."""
    topic = topical.topic
    assert topic is not None
    if figure.kind == "item" and figure.unit != "条":
        return None
    outcome = outcome_of(here.chain, topic.family)
    if outcome is None and here.may_look_right and here.is_tight and not topical.explicit:
        outcome = outcome_of(tuple(reversed(here.after)), topic.family, forward=True)
    if outcome is not None:
        tight = here.is_tight or topical.explicit
        cells = tuple(_row(cell, topic) for cell in outcome) if tight else ()
        return _mention(cells, figure, here, True)
    if not topical.explicit or _is_agency(memory, here):
        memory.blocked.update(word.start for word in here.clause_words if word.topic)
        return None
    nouns = [word for word in here.chain if word.topic and word.topic.family in _FAMILIES]
    if not nouns or here.chain_breaks_before(nouns[0]):
        return None
    joined = _joined(here)
    if len(joined) > 1:
        if figure.value != 0 and not here.figure_is_each:
            return None
        return _mention(tuple(dict.fromkeys(_total(t) for t in joined)), figure, here)
    return _mention((_total(nouns[0].topic or topic),), figure, here)


def _is_agency(memory: Memory, here: Here) -> bool:
    """Whether the organ handles the cases of others: 受理…行政复议n件 (domain 5.4)."""
    words = here.clause_words
    first = min((w.start for w in words if w.topic), default=0)
    related = any("related" in w.tags for w in words)
    before = [w for w in words if w.start <= first or "agency" in w.tags]
    if related:
        return False
    if any("agency" in w.tags for w in before):
        return True
    return len(memory.reading.residue(here.clause_start, first)) > _SMALL_RESIDUE


def _joined(here: Here) -> list[Topic]:
    """The nouns joined by 、和或 right before the figure: 行政复议、行政诉讼0件."""
    found: list[Topic] = []
    for word in reversed(here.clause_words):
        if word.topic is not None and word.topic.family in _FAMILIES:
            found.append(word.topic)
        elif not (word.is_filler or "join" in word.tags or "ending" in word.tags
                  or "each" in word.tags or "all" in word.tags):  # fmt: skip
            break
    return found


def _row(cell: str, topic: Topic) -> str:
    return cell.replace("litigation", topic.name) if topic.name in _ROWS else cell


def _total(topic: Topic) -> str:
    return f"disputes.{topic.name}.total"


def _mention(
    cells: tuple[str, ...], figure: Figure, here: Here, outcome: bool = False
) -> Mention | None:
    if not cells:
        return None
    return Mention(cells, figure, figure.value, here.start, figure.end, False, outcome)
