"""What the words before a figure say of requests: 办结申请16件, 予以公开12件."""

from __future__ import annotations

from goiaudit.narrative.asking import kind_behind, kind_of, of_requests
from goiaudit.narrative.mentions import Memory, Topical
from goiaudit.narrative.outcomes import outcome_of
from goiaudit.narrative.surroundings import Here
from goiaudit.narrative.words import Word

NEW = "requests.new.total"
_ANSWERS = ("requests.handled_total.total", "requests.answered.total")
_FEW = 24
_OTHER = ("requests.other_handling.total",)
_CLASSES = tuple(f"requests.{name}.total" for name in ("denied", "unavailable", "rejected"))
_TWO = 2
_REST = ("其余", "其他", "余下", "剩余")


def said_before(memory: Memory, here: Here, topical: Topical) -> tuple[str, ...]:
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
        if "others" in word.tags:
            return _OTHER if here.is_tight and _ends_the_classes(memory, here) else ()
        if word.is_filler or word.tags & {"offered", "info", "ending", "this", "own", "year"}:
            continue
        if "person" in word.tags or "all" in word.tags or "each" in word.tags:
            continue
        if word.text == "公开" and not topical.explicit and here.figure.unit not in ("条",):
            acts = any(w.topic and w.topic.family == "acts" for w in here.words)
            return ("requests.granted.total",) if here.is_tight and not acts else ()
        return ()
    return ()


def _ends_the_classes(memory: Memory, here: Here) -> bool:
    """不予公开18件、无法提供25件、其他3件: behind the classes of the form the last of them."""
    told = {m.cells[0] for m in memory.heard if m.outcome and len(m.cells) == 1}
    alone = all(word.is_filler or "others" in word.tags for word in here.words)
    return alone and len(told & set(_CLASSES)) >= _TWO


def _is_ours(here: Here) -> bool:
    """区教育局本级收到9件: behind the organ's name for itself everything is known."""
    own = [word.start for word in here.words if "own" in word.tags]
    return bool(own) and here.is_tight_from(own[0])


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
                behind = kind_behind(memory, here) if found == [NEW] else ()
                return behind or tuple(found) or kind_of(memory, here, metric)
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
    if here.has_received or (noun.weak and is_offered(memory, here, place)):
        return (NEW,)
    verbs = {m.cell for w in here.clause_words for m in w.metrics if m.role == "verb"}
    others = {cell for cell in verbs if cell.startswith("requests.")} - {NEW}
    if len(others) == 1 and not weak:
        return (others.pop(),)
    return () if weak or others else (NEW,)


def is_offered(memory: Memory, here: Here, place: int) -> bool:
    """全年共有9人次提出申请9件, in a paragraph on requests for information."""
    before = here.chain[place + 1 : place + 2]
    offers = (
        bool(before) and "offered" in before[0].tags and before[0].end == here.chain[place].start
    )
    return offers and memory.near_requests and not memory.requests_total


def _verbs(here: Here, place: int, topical: Topical) -> tuple[str, ...]:
    """受理和办结各23件 states both; 其余6件已答复 is a rest of something."""
    if not topical.explicit and not here.is_tight and not _is_ours(here):
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
