"""What was done, in one character behind what came: 收40件,办38件."""

from __future__ import annotations

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import Memory, Mention
from goiaudit.narrative.text.surroundings import Here

_DONE = seldom("[,、;](?:已|共|实)?办$")
_NEW, _HANDLED = ("requests.new.total",), ("requests.handled_total.total",)
_UNITS = ("件", "宗", "份", "")


def done_briefly(memory: Memory, here: Here) -> Mention | None:
    """办38件 right behind 收40件, which told what came; else None."""
    last, figure, text = memory.last, here.figure, memory.reading.text
    if last is None or last.cells != _NEW or last.aside or figure.unit not in _UNITS:
        return None
    if _DONE.fullmatch(text, last.figure.end, figure.start) is None:
        return None
    return Mention(_HANDLED, figure, figure.value, here.start, figure.end)
