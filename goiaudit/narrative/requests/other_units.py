"""Answers to something else than requests, told by its unit: 收到互动260条,办复255条."""

from __future__ import annotations

from goiaudit.narrative.mentions import Memory
from goiaudit.narrative.text.surroundings import Here

_TOTALS = frozenset(
    ("requests.new.total", "requests.handled_total.total", "requests.answered.total")
)
_UNITS = ("条", "则", "封", "通", "篇", "单")
"""Requests are seldom counted in these, messages and letters mostly are."""


def counts_others(memory: Memory, here: Here) -> bool:
    """Whether what was answered is no request, where the clause does not say what it is.

    Its unit is that of a figure right before it which was not understood, or the requests told
    before have another unit and are fewer.
    """
    figure = here.figure
    if figure.unit not in _UNITS:
        return False
    if any(w.topic is not None and w.topic.family == "requests" for w in here.clause_words):
        return False
    place = memory.reading.figures.index(figure)
    before = memory.reading.figures[place - 1] if place else None
    if before is not None and memory.last is None and before.unit == figure.unit:
        return True
    told = [m for m in (*memory.before, *memory.heard) if _TOTALS.intersection(m.cells)]
    units = {m.figure.unit for m in told}
    return bool(told) and figure.unit not in units and figure.value > max(m.value for m in told)
