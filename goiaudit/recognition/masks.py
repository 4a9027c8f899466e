"""Figures of cells: what they are read as, and the masks that stand for them in known tables."""

from __future__ import annotations

import re

MASKS = ("#", "#元")
"""Stand for a figure without and with a unit; no cell of a report holds them."""
DOUBLED = tuple(mask + mask for mask in MASKS)
"""Stand for a cell that does."""
_FIGURE = re.compile(
    r" *(?:0|[1-9]\d{0,2}(?:,\d{3}){1,2}|[1-9]\d{0,9})(?:\.\d{1,4})?([千万亿]?元)? *", re.ASCII
)
_MOST_DIGITS = 10
_MOST_KNOWN = 16_384
_LONGEST_KNOWN = 64
LONGEST = 18
"""Characters of the longest figure, without spaces around it: 123,456,789.1234万元."""


class _Figures(dict[str, int | str | None]):
    """By a text its ``figure``: the cells of all reports hold the same few texts."""

    def __missing__(self, raw: str) -> int | str | None:
        found = _figure(raw)
        if len(raw) <= _LONGEST_KNOWN:
            if len(self) >= _MOST_KNOWN:
                self.clear()
            self[raw] = found
        return found


def _figure(raw: str) -> int | str | None:
    bare = raw.strip(" ")
    if bare.isdigit() and bare.isascii() and (bare[0] != "0" or bare == "0"):
        return int(bare) if len(bare) <= _MOST_DIGITS else None
    found = _FIGURE.fullmatch(raw)
    if found is None:
        return None
    if found[1]:
        return MASKS[1]
    digits = bare.replace(",", "")
    return int(digits) if digits.isdigit() else MASKS[0]


figure = _Figures().__getitem__
"""The whole number that a plain figure is, the mask of any other figure, None for other texts."""


def mask(raw: str) -> str:
    """A mask for a plain figure, any other text itself."""
    found = figure(raw)
    if found is None:
        return DOUBLED[MASKS.index(raw)] if raw in MASKS else raw
    return found if isinstance(found, str) else MASKS[0]
