"""Rows counted off in the order of all values of table three, single ones of which have strayed.

Text taken from a page may have the total of a row, where it stands a little higher than the rest,
in front of another row's values. Where just as many values stand there as the form has cells,
each row has the next seven, or six and one that strayed nearby. Labels right before values say
where a row should begin, sums which of several ways to count is likely. A row to which two likely
ways give different values is not sure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from heapq import nsmallest
from typing import NamedTuple

from goiaudit.recognition.sums import adds_up

_WIDTH = 7
_FAILS, _STRAYED, _MISPLACED, _IGNORED = 6, 2, 2, 1
"""What it costs that a row does not add up, that a value strayed, that the label of another row
stands before the values of a row or any among them, or before a stray value."""
_MARGIN = 3
_MOST_WAYS, _MOST_OPEN = 48, 2
_FARTHEST_BEHIND, _FARTHEST_AHEAD = 6, 2 * _WIDTH
"""How many rows behind its own a total may stand, and how many values ahead of it."""


class Counted(NamedTuple):
    """The values of a row by their numbers in the stream, and whether they are sure."""

    values: Sequence[int]
    sure: bool


class Stream(NamedTuple):
    """All values of a table in the order of the text.

    ``labels`` has the row whose label stands right before a value, by the number of the value;
    ``breaks`` are the numbers of values that do not stand right behind the value before them,
    ``inside`` those of values that stand behind another on a line of seven, which is a row.
    """

    texts: Sequence[str]
    labels: Mapping[int, int]
    breaks: AbstractSet[int]
    inside: AbstractSet[int] = frozenset()


class _Step(NamedTuple):
    """What was done last on a way: the values of a row were told."""

    before: _Step | None
    row: int
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to count off: the next row, rows without their total, totals without their row.

    ``known`` is a number for the values of all rows that were told.
    """

    cost: int = 0
    row: int = 0
    short: tuple[tuple[int, tuple[int, ...]], ...] = ()
    stray: tuple[int, ...] = ()
    known: int = 0
    last: _Step | None = None

    def rows(self) -> Mapping[int, tuple[int, ...]]:
        """The values of each row."""
        found: dict[int, tuple[int, ...]] = {}
        step = self.last
        while step is not None:
            found[step.row] = step.values
            step = step.before
        return found


def count_off(stream: Stream, rows: int) -> list[Counted] | None:
    """The values of each row, None if there are not as many as ``rows`` have."""
    if len(stream.texts) != rows * _WIDTH:
        return None
    ways = _Ways(stream, rows).whole()
    if not ways:
        return None
    likely = [way.rows() for way in ways if way.cost <= ways[0].cost + _MARGIN]
    texts = [{row: _texts(stream, way[row]) for row in way} for way in likely]
    return [Counted(likely[0][row], len({own[row] for own in texts}) == 1) for row in range(rows)]


def _texts(stream: Stream, values: Sequence[int]) -> tuple[str, ...]:
    return tuple(stream.texts[value] for value in values)


class _Ways:
    """The ways to count off rows, the cheapest one of those that lead to the same values."""

    def __init__(self, stream: Stream, rows: int) -> None:
        self._stream = stream
        self._edges = {0, *stream.breaks, len(stream.texts)}
        self._count = rows
        self._known: dict[tuple[int, int, tuple[str, ...]], int] = {}

    def whole(self) -> Sequence[_Way]:
        """Ways through the whole stream, the cheapest first."""
        end = len(self._stream.texts)
        begun: list[list[_Way]] = [[] for _ in range(end + 1)]
        begun[0].append(_Way())
        for place in range(end):
            for way in self._cheapest(begun[place]):
                for taken, following in self._following(way, place):
                    begun[place + taken].append(following)
        ends = self._cheapest(begun[end])
        return [way for way in ends if way.row == self._count and not (way.short or way.stray)]

    def _cheapest(self, ways: Sequence[_Way]) -> Sequence[_Way]:
        best: dict[object, _Way] = {}
        for way in ways:
            short = tuple((row, _texts(self._stream, values)) for row, values in way.short)
            state = (way.known, way.row, short, _texts(self._stream, way.stray))
            if state not in best or way.cost < best[state].cost:
                best[state] = way
        return nsmallest(_MOST_WAYS, best.values(), key=lambda way: way.cost)

    def _following(self, way: _Way, place: int) -> Iterator[tuple[int, _Way]]:
        """The way gone on with some of the next values, and how many."""
        if place in self._stream.inside:
            return
        if any(way.row - row > _FARTHEST_BEHIND for row, _ in way.short):
            return
        if any(place - value > _FARTHEST_AHEAD for value in way.stray):
            return
        own = tuple(range(place, min(place + _WIDTH, len(self._stream.texts))))
        if way.row < self._count and len(own) >= _WIDTH - 1:
            misplaced = self._misplaced(way.row, own)
            if len(own) == _WIDTH:
                yield _WIDTH, self._told(replace(way, row=way.row + 1), way.row, own, misplaced)
            if self._is_edge(place, place + _WIDTH - 1):
                yield from self._without_total(way, own[: _WIDTH - 1])
        if self._is_edge(place, place + 1):
            yield from self._with_stray(way, place)

    def _without_total(self, way: _Way, parts: tuple[int, ...]) -> Iterator[tuple[int, _Way]]:
        """The next row has six values here: its total strayed ahead, or is still to come."""
        cost = self._misplaced(way.row, parts)
        if not way.stray and len(way.short) < _MOST_OPEN:
            short = (*way.short, (way.row, parts))
            yield len(parts), replace(way, cost=way.cost + cost, row=way.row + 1, short=short)
        elif way.stray and self._are_apart(way.stray[0], parts[0]):
            following = replace(way, row=way.row + 1, stray=way.stray[1:])
            values = (*parts, way.stray[0])
            yield len(parts), self._told(following, way.row, values, cost + _STRAYED)

    def _with_stray(self, way: _Way, place: int) -> Iterator[tuple[int, _Way]]:
        """The next value is the total of a row that has six, or of one that comes."""
        row = way.short[0][0] if way.short else way.row
        cost = _IGNORED if self._stream.labels.get(place, row) != row else 0
        if way.short:
            parts = way.short[0][1]
            if self._are_apart(parts[-1], place):
                following = replace(way, short=way.short[1:])
                yield 1, self._told(following, row, (*parts, place), cost + _STRAYED)
        elif len(way.stray) < _MOST_OPEN and way.row < self._count:
            yield 1, replace(way, cost=way.cost + cost, stray=(*way.stray, place))

    def _told(self, way: _Way, row: int, values: tuple[int, ...], cost: int) -> _Way:
        """The way with all values of a row known."""
        texts = _texts(self._stream, values)
        known = self._known.setdefault((way.known, row, texts), len(self._known) + 1)
        cost += 0 if adds_up(texts) else _FAILS
        return replace(way, cost=way.cost + cost, known=known, last=_Step(way.last, row, values))

    def _misplaced(self, row: int, values: Sequence[int]) -> int:
        labels = self._stream.labels
        others = sum(value in labels for value in values[1:])
        return _MISPLACED * (others + (labels.get(values[0], row) != row))

    def _is_edge(self, *places: int) -> bool:
        return any(place in self._edges for place in places)

    def _are_apart(self, value: int, other: int) -> bool:
        """Whether something stands between two values."""
        return other != value + 1 or other in self._edges
