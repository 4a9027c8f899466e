"""Figures about requests: received, carried, answered, by outcome, channel and applicant.

A figure belongs to the nearest word before it that states something of requests, else to the
words after it. An outcome, a channel or a period of carrying over may have anything before it;
a bare verb (办结12件) only what is known, else something else is counted.
"""

from __future__ import annotations

from goiaudit.narrative.asking import kind_after, kind_behind, kind_of, of_requests
from goiaudit.narrative.carrying import beyond, carried
from goiaudit.narrative.mentions import Memory, Mention, Topical
from goiaudit.narrative.numerals import Figure
from goiaudit.narrative.outcomes import outcome_of
from goiaudit.narrative.surroundings import Here
from goiaudit.narrative.words import Word

NEW = "requests.new.total"
HANDLED = "requests.handled_total.total"
_ANSWERS = (HANDLED, "requests.answered.total")
_FEW = 24
_FARTHEST = 200
_MUCH = 16
_DENIED = "requests.denied"
_ATTRIBUTES = ((NEW,), ("requests.denied.total",))
_REST = ("其余", "其他", "余下", "剩余")
_ALL_OF_THEM = ("全部", "总共", "一共", "全部的")
_WITHIN = ("中", "里", "当中")
_IS = ("为", "是", "系", "属", "属于", "涉及", "因", "由", "关于", "有关", "相关")


def request(memory: Memory, figure: Figure, here: Here, topical: Topical) -> Mention | None:
    """A figure about requests, by the word before it or, failing that, the words after it."""
    if figure.kind == "item" and figure.unit not in ("条",):
        return None
    cells = carried(memory, here) or _left(memory, here, topical)
    end = _end_of_noun(here) if cells else figure.end
    noun_only = cells == (NEW,) and not here.has_received and _is_told_after(here)
    if noun_only or (not cells and (here.may_look_right or here.ahead)):
        cells, end = _right(memory, here, topical)
    alone = all(word.is_filler for word in here.chain)
    if not cells and alone and not here.ahead_is_decisive:
        cells, end = beyond(memory, here)
    if not cells or _is_directed(here):
        return None
    if not topical.explicit and cells == (NEW,) and not here.has_received:
        return None
    if cells in _ATTRIBUTES and _is_attribute(memory, here):
        return None
    if cells == (NEW,) and not memory.speaks_of_disclosure:
        return None
    memory.requests_total = (
        memory.requests_total or not _is_outcome(cells) or cells != ("requests.denied.total",)
    )
    return Mention(cells, figure, figure.value, here.start, end, False, _is_outcome(cells))


def _is_surely_of_requests(memory: Memory, mention: Mention, here: Here) -> bool:
    nouns = [w for w in here.words if w.topic is not None and w.topic.family == "requests"]
    if nouns and here.is_tight:
        return mention.cells != (NEW,)
    denied = all(cell.startswith(_DENIED) for cell in mention.cells)
    return mention.outcome and (memory.requests_total or not denied) and here.is_tight


def _is_of_which(here: Here) -> bool:
    """57件公开申请中没有一件…: the figure is that of all."""
    last = next((w for w in here.after if w.topic is not None), None)
    return last is not None and any(w.start == last.end and w.text in _WITHIN for w in here.after)


def _is_told_after(here: Here) -> bool:
    """…的公开申请已有35件办结: the verb behind the figure says what is counted, not the noun."""
    for word in here.after:
        metric = of_requests(word)
        if metric is not None:
            return metric.role == "outcome" or (metric.role == "verb" and metric.cell != NEW)
        if not word.is_filler:
            break
    return False


def _end_of_noun(here: Here) -> int:
    """收到8份政府信息公开申请: what is counted may follow the figure."""
    first = here.after[0] if here.after else None
    if first is not None and first.topic is not None and first.topic.family == "requests":
        return first.end
    return here.figure.end


def part_of_requests(
    memory: Memory, figure: Figure, here: Here, strict: bool = False
) -> Mention | None:
    """A figure before the noun was named: 网上申请29件,…,全年收到依申请公开50件.

    Only what is clearly told of requests: an outcome, a channel, an applicant, carrying over;
    ``strict``, after something else was named: an outcome, or one of 上述申请.
    """
    mention = request(memory, figure, here, Topical(memory.requests))
    if strict and mention is not None and not _is_surely_of_requests(memory, mention, here):
        return None
    if strict and mention is not None:
        return mention
    if mention is None or any(cell in (NEW, HANDLED) for cell in mention.cells):
        return None
    answers = mention.cells[0] in _ANSWERS
    if answers and not any("related" in word.tags for word in here.chain):
        return None
    return mention


def _is_directed(here: Here) -> bool:
    """指导各单位答复依申请公开31件: others' requests."""
    places = [word.start for word in here.clause_words if "directs" in word.tags]
    if not places:
        return False
    return not any(
        m.cell == NEW and word.start > places[-1]
        for word in here.clause_words
        for m in word.metrics
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


def _left(memory: Memory, here: Here, topical: Topical) -> tuple[str, ...]:
    """What the words before the figure say, the nearest first."""
    chain = here.chain
    outcome = outcome_of(_past_answer(chain), "requests")
    if outcome is not None:
        return outcome
    for place, word in enumerate(chain):
        metric = of_requests(word)
        if word.topic is not None and word.topic.family == "requests":
            return _noun(memory, here, place, word)
        if metric is not None and metric.role == "verb" and "offered" not in word.tags:
            kind = kind_behind(memory, here) if metric.cell == NEW else ()
            return kind or _verbs(here, place, topical)
        if metric is not None and metric.role in ("channel", "applicant"):
            if here.follows_topic(place):
                continue
            return kind_of(memory, here, metric)
        if word.is_filler or word.tags & {"offered", "info", "ending", "this", "own", "year"}:
            continue
        if "person" in word.tags or "all" in word.tags or "each" in word.tags:
            continue
        if word.text == "公开" and not topical.explicit and here.figure.unit not in ("条",):
            return ("requests.granted.total",) if here.is_tight else ()
        return ()
    return ()


def _past_answer(chain: tuple[Word, ...]) -> tuple[Word, ...]:
    """予以公开答复21件: the outcome before a verb of answering is what is counted."""
    for place, word in enumerate(chain):
        metric = of_requests(word)
        if metric is not None and metric.role == "verb" and metric.cell in _ANSWERS:
            before = chain[place + 1 : place + 2]
            outcome = before and any(
                m.role == "outcome" and m.topic == "requests" for m in before[0].metrics
            )
            return chain[place + 1 :] if outcome and before[0].end == word.start else chain
        if not word.is_filler:
            return chain
    return chain


def _noun(memory: Memory, here: Here, place: int, noun: Word) -> tuple[str, ...]:
    """The figure stands after the noun: its verb may stand before it (办结申请16件)."""
    weak = noun.weak and not here.follows_topic(place)
    found: list[str] = []
    for word in here.chain[place + 1 : place + _FEW]:
        metric = of_requests(word)
        if metric is not None and metric.role in ("channel", "applicant"):
            beside = weak and word.end == noun.start
            if found or beside or (weak and not here.has_received):
                return tuple(found) or kind_of(memory, here, metric)
            if not here.has_received and (kind := kind_behind(memory, here)):
                return kind
            continue
        if metric is not None and metric.role == "verb" and "offered" not in word.tags:
            found.append(metric.cell)
        elif found and not ("join" in word.tags or word.is_filler):
            break
    if found:
        cells = tuple(dict.fromkeys(reversed(found)))
        if cells == (NEW,):
            return kind_behind(memory, here) or cells
        return cells if len(cells) <= 2 else ()
    if here.has_received:
        return (NEW,)
    verbs = {m.cell for w in here.clause_words for m in w.metrics if m.role == "verb"}
    others = {cell for cell in verbs if cell.startswith("requests.")} - {NEW}
    if len(others) == 1 and not weak:
        return (others.pop(),)
    return () if weak or others else (NEW,)


def _verbs(here: Here, place: int, topical: Topical) -> tuple[str, ...]:
    """受理和办结各23件 states both; 其余6件已答复 is a rest of something."""
    if not topical.explicit and not here.is_tight:
        return ()
    cells: list[str] = []
    for word in here.chain[place:]:
        metric = of_requests(word)
        if metric is not None and metric.role == "verb":
            cells.append(metric.cell)
        elif "join" not in word.tags or not cells:
            break
    if any(word.text in _REST for word in here.words):
        return ()
    if cells == [NEW] and not topical.explicit and not here.has_received:
        return ()
    return tuple(dict.fromkeys(cells)) if len(set(cells)) <= 2 else ()


def _right(memory: Memory, here: Here, topical: Topical) -> tuple[tuple[str, ...], int]:
    """What the words after the figure say: 97件准予公开, 12件依申请公开, 3件来自网络."""
    received = here.has_received
    if not received:
        outcome = outcome_of(tuple(reversed(here.after)), "requests", forward=True)
        if outcome is None:
            outcome = _outcome_ahead(here)
        if outcome:
            return outcome, here.ahead[-1].end if here.ahead else here.right_end
        if here.after and (kind := kind_after(memory, here)):
            return kind, here.right_end
    noun = False
    for word in here.after:
        metric = of_requests(word)
        if word.topic is not None and word.topic.family == "requests":
            noun = True
            continue
        if metric is not None and metric.role == "verb" and not received:
            if any(w.text in ("其余", "另", "另有") for w in here.words):
                return (), 0
            if metric.cell != NEW:
                return (metric.cell,), word.end
        if not noun and word.text in _IS:
            break
        if word.is_filler or "info" in word.tags:
            continue
        if word.text == "公开" and not received and not topical.explicit and here.is_tight:
            return ("requests.granted.total",), word.end
        break
    part = here.in_list and memory.requests_total
    every = bool(here.chain) and here.chain[0].text in _ALL_OF_THEM
    ends = here.ends_with_noun or every or (noun and _is_of_which(here))
    if noun and not part and (received or (topical.explicit and ends)):
        return (NEW,), here.right_end
    return (), 0


def _outcome_ahead(here: Here) -> tuple[str, ...]:
    """1件涉及商业秘密不予公开: an outcome further on in the clause, the last one named."""
    unknown, place = 0, here.figure.end
    found: tuple[str, ...] = ()
    for word in here.ahead:
        unknown += max(0, word.start - place)
        place = word.end
        if unknown > _MUCH or word.topic is not None or "distractor" in word.tags:
            break
        metric = of_requests(word)
        if metric is not None and metric.role == "outcome":
            found = (metric.cell,)
    return found


def _is_outcome(cells: tuple[str, ...]) -> bool:
    head = ("requests.granted", "requests.partially", "requests.denied", "requests.unavailable",
            "requests.rejected", "requests.other_", "requests.outcome")  # fmt: skip
    return all(cell.startswith(head) for cell in cells)
