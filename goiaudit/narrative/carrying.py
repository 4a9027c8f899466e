"""Requests carried over: 上年结转3件, 结转下年2件, 1件转入2023年, 另有一件延期,结转下年."""

from __future__ import annotations

from goiaudit.narrative.asking import of_requests
from goiaudit.narrative.mentions import Memory
from goiaudit.narrative.scope import period_of_year
from goiaudit.narrative.surroundings import Here
from goiaudit.narrative.words import CARRIES, Word

_IN, _OUT = ("requests.carried_in.total",), ("requests.carried_out.total",)
_PLAIN = ("结转", "转结")
_DONE = ("requests.handled_total.total", "requests.answered.total")
_FEW = 24


def carried(memory: Memory, here: Here) -> tuple[str, ...]:
    """What the words about carrying over before the figure say, else those behind it."""
    if not memory.reading.flags & CARRIES:
        return ()
    left = here.words[-_FEW:]
    for words in (left, (*left, *here.ahead[:_FEW])):
        carries = [w for w in words if "carry" in w.tags and len(w.text) > 1]
        if not carries:
            continue
        periods = {_direction(memory, word) for word in words} - {""}
        first = min(w.start for w in words if "carry" in w.tags or _direction(memory, w))
        if words is left and not here.is_tight_from(first):
            return ()
        each = here.figure_is_each or here.figure.value == 0
        if periods == {"in", "out"} and len(carries) > 1 and each:
            return (*_IN, *_OUT)
        if periods == {"in"}:
            return _IN
        if "out" in periods and "in" not in periods:
            return _OUT
        if not any(w.text in _PLAIN for w in carries):
            return ()
    return _OUT if _is_left_over(memory, here) else ()


def _is_left_over(memory: Memory, here: Here) -> bool:
    """办结9件,结转3件: behind what was done, what is carried over goes on to next year."""
    carries = [w for w in here.words if w.text in _PLAIN]
    alone = all(w.is_filler or "carry" in w.tags for w in here.words)
    done = memory.base in _DONE or (memory.last is not None and memory.last.outcome)
    return bool(carries) and alone and here.is_tight and done


def beyond(memory: Memory, here: Here) -> tuple[tuple[str, ...], int]:
    """What became of the figure, as the next clause tells it, and where that ends."""
    words = here.beyond
    if not words:
        return (), 0
    directions = {_direction(memory, word) for word in words} - {""}
    if any("carry" in word.tags for word in words) and directions == {"out"}:
        return _OUT, words[-1].end
    metrics = [m for m in map(of_requests, words) if m is not None and m.role == "outcome"]
    cells = {metric.cell for metric in metrics}
    return ((cells.pop(),), words[-1].end) if len(cells) == 1 else ((), 0)


def _direction(memory: Memory, word: Word) -> str:
    """in for the year before, out for the next one, else empty."""
    if word.year is not None:
        return {"previous": "in", "next": "out"}.get(period_of_year(word.year, memory.whose), "")
    if "previous" in word.tags:
        return "in"
    return "out" if "next" in word.tags else ""
