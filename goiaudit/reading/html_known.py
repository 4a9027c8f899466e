"""Tables that stand as in a page before: where their cells are is known, only texts are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from goiaudit.reading import html_skeleton
from goiaudit.reading.html_filled import Filled, Fillings, with_texts
from goiaudit.reading.html_items import Budget, Inside, Item, Node, Sheet
from goiaudit.reading.html_patterns import Pattern, pattern_of
from goiaudit.reading.html_plans import Plan, plan_of
from goiaudit.reading.html_skeleton import skeleton
from goiaudit.reading.html_tables import items_of

_KNOWN = 256
_BEGINNING = 32
_MOST_PATTERNS = 8


@dataclass(slots=True)
class _Memory:
    """How often a skeleton was seen; it has a plan from the second time on, or none."""

    seen: int = 0
    fillings: Fillings | None = None


@dataclass(slots=True)
class _Begun:
    """How many tables began so, and the patterns of those that were written alike often."""

    seen: int = 0
    patterns: list[Pattern] = field(default_factory=list)


class KnownTable(NamedTuple):
    """A table whose like is known."""

    plan: Plan
    filled: Filled

    @property
    def lines(self) -> Sequence[int] | None:
        """Which cells are lines of text; None for a table that only places things."""
        return self.filled.lines

    def items(self, table: Node, budget: Budget) -> list[Item] | None:
        """Sheets and lines, with an empty ``table`` in the place of the one that was not parsed."""
        plan, (texts, lines, ours) = self.plan, self.filled
        budget.take_cells(plan.count, plan.area)
        if lines is None:
            return None
        if not (lines or plan.single) and any(map(str.strip, texts)):
            return [Sheet(with_texts(plan.cells, texts), table, ours=ours)]
        elements = [Inside(table, steps) for steps in plan.cells.steps]
        return items_of(table, with_texts(plan.cells, texts, elements), lines)


class Found(NamedTuple):
    """A table whose like is known, None if its texts make it another, and where it ends."""

    table: KnownTable | None
    end: int


def written_as_before(text: str, start: int) -> Found | None:
    """The table that begins at ``start`` in a page if it is written alike often."""
    for pattern in _begun(text[start : start + _BEGINNING]).patterns:
        written = pattern.written_at(text, start)
        if written is not None:
            return Found(_with(pattern.fillings, written.texts), written.end)
    return None


def known_table(source: str) -> KnownTable | None:
    """The table whose source goes from ``<table`` to ``</table>`` if its like is known.

    Control characters and those of ``html_syntax.ODD`` must not be in it.
    """
    begun = _begun(source[:_BEGINNING])
    begun.seen += 1
    # The first one of its kind is not looked at any closer: most of them may stay alone.
    found = skeleton(source) if begun.seen > 1 else None
    if found is None:
        return None
    memory = _memory(found.markup)
    memory.seen += 1
    if memory.seen == 2:
        plan = plan_of(found.markup)
        memory.fillings = None if plan is None else Fillings(plan)
    if memory.fillings is None:
        return None
    new = pattern_of(found.runs, memory.fillings)
    if new is not None:
        begun.patterns = [new, *begun.patterns][:_MOST_PATTERNS]
    return _with(memory.fillings, found.texts)


def forget() -> None:
    """Know no tables any more, as at the start of a program."""
    _begun.cache_clear()
    _memory.cache_clear()
    html_skeleton.forget()


def _with(fillings: Fillings, texts: Sequence[str]) -> KnownTable | None:
    filled = fillings.filled(texts)
    return None if filled is None else KnownTable(fillings.plan, filled)


@lru_cache(maxsize=_KNOWN)
def _begun(_source: str) -> _Begun:
    return _Begun()


@lru_cache(maxsize=_KNOWN)
def _memory(_markup: tuple[str, ...]) -> _Memory:
    return _Memory()
