"""What the words behind a figure say of requests: 97件准予公开, 12件依申请公开, 3件来自网络."""

from __future__ import annotations

from goiaudit.narrative.asking import kind_after, of_requests
from goiaudit.narrative.mentions import Memory, Topical
from goiaudit.narrative.outcomes import outcome_of
from goiaudit.narrative.surroundings import Here

NEW = "requests.new.total"
_MUCH = 16
_ALL_OF_THEM = ("全部", "总共", "一共", "全部的")
_WITHIN = ("中", "里", "当中")
_IS = ("为", "是", "系", "属", "属于", "涉及", "因", "由", "关于", "有关", "相关")


def said_behind(memory: Memory, here: Here, topical: Topical) -> tuple[tuple[str, ...], int]:
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


def _is_of_which(here: Here) -> bool:
    """57件公开申请中没有一件…: the figure is that of all."""
    last = next((w for w in here.after if w.topic is not None), None)
    return last is not None and any(w.start == last.end and w.text in _WITHIN for w in here.after)
