"""Where the parts of a whole end that come to all of it: what follows is said of the whole."""

from __future__ import annotations

from collections.abc import Sequence

from goiaudit.narrative.mentions import Memory, Mention

_WHOLES = ("requests.new.total", "requests.handled_total.total", "requests.answered.total")
_BY_ASKING = ("requests.channel.", "requests.new.")


def past_parts(memory: Memory, mentions: Sequence[Mention | None], index: int) -> int:
    """9件,其中网上5件、信函4件,均予以公开: where the parts end that come to the whole, else 0.

    Ways of asking, who asked and what about; of outcomes the last may be meant alone.
    """
    whole, first = mentions[index], index + 1
    if whole is None or whole.cells[0] not in _WHOLES:
        return 0
    left = whole.value
    for later in range(first, len(mentions)):
        part, figure = mentions[later], memory.reading.figures[later]
        if figure.kind == "percent":
            continue
        if part is not None and not (part.cells and part.cells[0].startswith(_BY_ASKING)):
            return 0
        left -= figure.value
        if left <= 0:
            return _past_share(memory, later) if not left and later > first else 0
    return 0


def _past_share(memory: Memory, number: int) -> int:
    """信函4件,占44.4%: where a part ends with the share that is told of it."""
    figures, text = memory.reading.figures, memory.reading.text
    end = figures[number].end
    share = figures[number + 1] if number + 1 < len(figures) else None
    told = share is not None and share.kind == "percent"
    if share is None or not told or not text.startswith(",占", end):
        return end
    return share.end
