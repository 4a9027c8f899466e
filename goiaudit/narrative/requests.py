"""Figures about requests: received, carried, answered, by outcome, channel and applicant."""

from __future__ import annotations

from goiaudit.definitions.vocabulary import Metric
from goiaudit.narrative.lexicon import Word
from goiaudit.narrative.mentions import Memory, Mention, Topical
from goiaudit.narrative.numerals import Figure
from goiaudit.narrative.outcomes import outcome_of
from goiaudit.narrative.scope import period_of_year
from goiaudit.narrative.surroundings import Here

_FEW = 24
_FARTHEST = 200
_ATTRIBUTES = (("requests.new.total",), ("requests.denied.total",))


def request(memory: Memory, figure: Figure, here: Here, topical: Topical) -> Mention | None:
    """A figure about requests, by the word before it or, failing that, the word after it."""
    if figure.kind == "item" and figure.unit not in ("条",):
        return None
    if not topical.explicit and not here.is_tight:
        return None
    cells = _carry(memory, here) or _request_left(memory, here, topical)
    outcome = False
    end = figure.end
    if not cells and here.may_look_right:
        cells, end = _request_right(here, topical)
    if not cells:
        return None
    outcome = _is_outcome(cells)
    if not topical.explicit and cells == ("requests.new.total",) and not here.has_received:
        return None
    if cells in _ATTRIBUTES and _is_attribute(memory, here):
        return None
    if cells == ("requests.new.total",) and not _speaks_of_disclosure(memory):
        return None
    memory.requests_total = True
    return Mention(cells, figure, figure.value, here.start, end, False, outcome)


def _speaks_of_disclosure(memory: Memory) -> bool:
    """Whether the sentence or the one before speaks of disclosure: 收到申请3件 alone may not."""
    if memory.inherited.topic is not None:
        return True
    return any(
        "related" in word.tags or "carry" in word.tags or (word.topic is not None and not word.weak)
        for word in memory.reading.words
    )


def _is_attribute(memory: Memory, here: Here) -> bool:
    """主动公开30件,不予公开58件,依申请公开4件: three attributes of documents, no requests."""
    if here.has_received or memory.requests_total:
        return False
    reading = memory.reading
    begin = max(0, here.start - _FARTHEST)
    return any(
        word.text == "主动公开"
        and any(0 <= figure.start - word.end <= 1 for figure in reading.figures)
        for word in reading.between(begin, here.start)
    )


def _carry(memory: Memory, here: Here) -> tuple[str, ...]:
    words = (*here.words[-_FEW:], *(here.after if here.may_look_right else ()))
    carries = [w for w in words if "carry" in w.tags and (len(w.text) > 1)]
    if not carries:
        return ()
    if here.words and not here.is_tight_from(min(w.start for w in (*carries, *words))):
        return ()
    periods = {_direction(memory, word) for word in words} - {""}
    if periods == {"in"}:
        return ("requests.carried_in.total",)
    if "out" in periods and "in" not in periods:
        return ("requests.carried_out.total",)
    return ()


def _direction(memory: Memory, word: Word) -> str:
    if word.year is not None:
        return {"previous": "in", "next": "out"}.get(period_of_year(word.year, memory.whose), "")
    if "previous" in word.tags:
        return "in"
    return "out" if "next" in word.tags else ""


def _request_left(memory: Memory, here: Here, topical: Topical) -> tuple[str, ...]:
    outcome = outcome_of(here.chain, "requests")
    if outcome is not None:
        return outcome
    for place, word in enumerate(here.chain):
        metrics = [m for m in word.metrics if m.topic == "requests"]
        if word.topic is not None and word.topic.family == "requests":
            return _request_noun(memory, here, place, word)
        if metrics and metrics[0].role == "verb" and "offered" not in word.tags:
            return _verbs(here, place, topical)
        if metrics and metrics[0].role in ("channel", "applicant"):
            if here.follows_topic(place):
                continue
            return _kind(memory, here, metrics[0])
        if word.is_filler or word.tags & {"offered", "info", "ending"}:
            continue
        if "person" in word.tags:
            continue
        if word.text in ("公开",) and not topical.explicit and here.figure.unit not in ("条",):
            return ("requests.granted.total",) if here.is_tight else ()
        return ()
    return ()


def _request_noun(memory: Memory, here: Here, place: int, noun: Word) -> tuple[str, ...]:
    """The figure stands after the noun: its verb may stand before it (办结申请16件)."""
    weak = noun.weak and not here.follows_topic(place)
    for word in here.chain[place + 1 : place + _FEW]:
        metrics = [m for m in word.metrics if m.topic == "requests"]
        if metrics and metrics[0].role in ("channel", "applicant"):
            if here.has_received or not weak:
                continue
            return _kind(memory, here, metrics[0])
        if metrics and metrics[0].role == "verb" and "offered" not in word.tags:
            return (metrics[0].cell,)
    if here.has_received:
        return ("requests.new.total",)
    verbs = {m.cell for w in here.clause_words for m in w.metrics if m.role == "verb"}
    others = {cell for cell in verbs if cell.startswith("requests.")} - {"requests.new.total"}
    if len(others) == 1 and not weak:
        return (others.pop(),)
    return () if weak or others else ("requests.new.total",)


def _verbs(here: Here, place: int, topical: Topical) -> tuple[str, ...]:
    cells: list[str] = []
    for word in here.chain[place:]:
        metrics = [m for m in word.metrics if m.topic == "requests" and m.role == "verb"]
        if metrics:
            cells.append(metrics[0].cell)
        elif "join" not in word.tags or not cells:
            break
    if any(word.text in ("其余", "其他", "余下", "剩余") for word in here.words):
        return ()
    if cells == ["requests.new.total"] and not topical.explicit and not here.has_received:
        return ()
    return tuple(dict.fromkeys(cells)) if len(set(cells)) <= 2 else ()


def _kind(memory: Memory, here: Here, metric: Metric) -> tuple[str, ...]:
    """A channel or an applicant; 各2件 gives the figure to every one of them."""
    if not (memory.requests_total or memory.inherited.topic is not None):
        return ()
    if here.has_received or here.words_have("publish"):
        return ()
    cells = [metric.cell]
    if here.figure_is_each:
        for word in here.wide_words:
            same = [m for m in word.metrics if m.topic == "requests" and m.role == metric.role]
            cells += [m.cell for m in same[:1]]
    elif not here.is_tight:
        return ()
    return tuple(dict.fromkeys(cells))


def _request_right(here: Here, topical: Topical) -> tuple[tuple[str, ...], int]:
    received = here.has_received
    outcome = outcome_of(tuple(reversed(here.after)), "requests", forward=True)
    if outcome is not None and not received:
        return outcome, here.right_end
    noun = False
    for word in here.after:
        metrics = [m for m in word.metrics if m.topic == "requests"]
        if word.topic is not None and word.topic.family == "requests":
            noun = True
            continue
        if metrics and metrics[0].role == "verb" and not received:
            if any(w.text in ("其余", "另", "另有") for w in here.words):
                return (), 0
            if metrics[0].cell != "requests.new.total":
                return (metrics[0].cell,), word.end
        if word.is_filler or "info" in word.tags:
            continue
        break
    if noun and (received or (topical.explicit and here.is_tight)):
        return ("requests.new.total",), here.right_end
    return (), 0


def _is_outcome(cells: tuple[str, ...]) -> bool:
    head = ("requests.granted", "requests.partially", "requests.denied", "requests.unavailable",
            "requests.rejected", "requests.other_", "requests.outcome")  # fmt: skip
    return all(cell.startswith(head) for cell in cells)
