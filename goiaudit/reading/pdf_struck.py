"""Text that a line strikes through: what a tracked change took out, in a PDF made with its marks.

Word processors draw the line over the text from its first to its last character; lines of
tables, and those under and beside a text, do neither.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter

from goiaudit.reading.pdf_page import Char, Rule

_MIDDLE = 0.22
"""Part of the height of a character by which a line goes beside its middle at most."""
_ENDS = 2.5
"""Points between the ends of the line and those of the text."""
_TALLEST = 60.0


def struck(chars: Sequence[Char], rules: Iterable[Rule]) -> frozenset[int]:
    """The ``order`` of the characters of a page that a line goes through."""
    by_height = sorted(chars, key=attrgetter("y"))
    heights = [char.y for char in by_height]
    found: set[int] = set()
    for rule in rules:
        if not rule.horizontal:
            continue
        first = bisect_left(heights, rule.at - _TALLEST * _MIDDLE)
        last = bisect_left(heights, rule.at + _TALLEST * _MIDDLE)
        on = [char for char in by_height[first:last] if _is_through(rule, char)]
        if on and _is_as_long(rule, on):
            found.update(char.order for char in on)
    return frozenset(found)


def _is_through(rule: Rule, char: Char) -> bool:
    beside = abs(char.y - rule.at) > _MIDDLE * (char.y1 - char.y0)
    return not beside and rule.start - _ENDS < char.x0 and char.x1 < rule.end + _ENDS


def _is_as_long(rule: Rule, chars: Sequence[Char]) -> bool:
    left, right = min(char.x0 for char in chars), max(char.x1 for char in chars)
    return left < rule.start + _ENDS and right > rule.end - _ENDS
