"""A listed part of a text whose misprint would explain a sum that does not add up."""

from __future__ import annotations

from collections.abc import Sequence

from goiaudit.audit.localise.slips import slip

_LOSS = "dropped_digit"
_SLIPS = (_LOSS, "doubled_digit", "transposed", "look_alike", "digit")


def misprinted_part(parts: Sequence[int], total: int) -> tuple[int, int] | None:
    """The part and the figure that would make the parts add up, if only one slip explains it.

    A lost digit goes before every other slip: texts lose characters on their way to us.
    """
    gap = total - sum(parts)
    found = [(part, part + gap, slip(part, part + gap)) for part in parts if part + gap > 0]
    lost = [(part, due) for part, due, kind in found if kind == _LOSS]
    likely = lost or [(part, due) for part, due, kind in found if kind in _SLIPS]
    return likely[0] if len(likely) == 1 else None
