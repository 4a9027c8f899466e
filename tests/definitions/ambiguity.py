"""Whether a regular expression may take exponential time: re tries every way to read a text.

A pattern reads a text in more ways the longer the text is if somewhere in a repeat the same
characters can be gone through in two ways: ``(?:共|共计|计)*`` reads 共计共计共计 in eight. Where
what stands behind the repeat then does not match, re tries them all. Such a repeat shows in the
Glushkov automaton of the pattern, whose states are the characters of the pattern: two different
ways lead from a state back to it along the same text. (Weber and Seidl, On the degree of ambiguity
of finite automata, Theoretical Computer Science 88, 1991.)

Assertions and references are passed over and long repeats taken for endless ones, so that a
pattern may be called ambiguous that is not; it is never the other way round but for possessive
repeats, into which re does not go back.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, TypeVar

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

_ENDLESS = 9
"""A repeat of so many times counts as an endless one."""
_CHARACTERS = (codes.LITERAL, codes.NOT_LITERAL, codes.ANY, codes.IN)
_ASSERTIONS = (codes.AT, codes.ASSERT, codes.ASSERT_NOT, codes.GROUPREF)
_CLASSES = {
    codes.CATEGORY_DIGIT: r"\d",
    codes.CATEGORY_NOT_DIGIT: r"\D",
    codes.CATEGORY_SPACE: r"\s",
    codes.CATEGORY_NOT_SPACE: r"\S",
    codes.CATEGORY_WORD: r"\w",
    codes.CATEGORY_NOT_WORD: r"\W",
}

Ranges = list[tuple[int, int]]
Pair = tuple[int, int]
Node = TypeVar("Node")


@dataclass(frozen=True)
class _Part:
    """A part of a pattern: whether it may be empty, the states it begins and ends with."""

    empty: bool
    first: frozenset[int]
    last: frozenset[int]


_NOTHING = _Part(True, frozenset(), frozenset())


@dataclass
class _Automaton:
    """The characters of a pattern and which may stand behind which.

    ``twice``: those that may for two reasons, as in ``(?:a+)+``.
    """

    characters: list[Ranges] = field(default_factory=list)
    behind: list[set[int]] = field(default_factory=list)
    twice: set[Pair] = field(default_factory=set)

    def sequence(self, items: Iterable[Any]) -> _Part:
        whole = _NOTHING
        for item in items:
            whole = self._joined(whole, self._part(item))
        return whole

    def _part(self, item: Any) -> _Part:
        code, value = item
        if code in _CHARACTERS:
            self.characters.append(_ranges(item))
            self.behind.append(set())
            state = frozenset((len(self.behind) - 1,))
            return _Part(False, state, state)
        if code is codes.BRANCH:
            return _either([self.sequence(branch) for branch in value[1]])
        if code is codes.SUBPATTERN:
            return self.sequence(value[3])
        if code is codes.GROUPREF_EXISTS:
            return _either([self.sequence(value[1]), self.sequence(value[2] or ())])
        if code is codes.ATOMIC_GROUP:
            return self.sequence(value)
        if code is codes.POSSESSIVE_REPEAT:
            once = self.sequence(value[2])
            return _Part(once.empty or value[0] == 0, once.first, once.last)
        if code in _ASSERTIONS:
            return _NOTHING
        return self._repeat(*value)

    def _repeat(self, least: int, most: int, body: Any) -> _Part:
        if most < _ENDLESS:
            rest = _NOTHING  # a(a(a)?)?: what a?a?a? reads in three ways a repeat reads in one
            for number in range(most, 0, -1):
                rest = self._joined(self.sequence(body), rest)
                rest = _Part(rest.empty or number > least, rest.first, rest.last)
            return rest
        once = self.sequence(body)
        self._follow(once, once)
        return _Part(once.empty or least == 0, once.first, once.last)

    def _joined(self, front: _Part, back: _Part) -> _Part:
        self._follow(front, back)
        return _Part(
            front.empty and back.empty,
            front.first | back.first if front.empty else front.first,
            front.last | back.last if back.empty else back.last,
        )

    def _follow(self, front: _Part, back: _Part) -> None:
        for state in front.last:
            self.twice |= {(state, other) for other in self.behind[state] & back.first}
            self.behind[state] |= back.first


def exponential(source: str | bytes, flags: int = 0) -> bool:
    """Whether a pattern may take exponential time on a text that it does not match."""
    automaton = _Automaton()
    automaton.sequence(parser.parse(source, flags & ~re.UNICODE))
    edges = {state: automaton.behind[state] for state in range(len(automaton.behind))}
    loops = _circles(edges)
    for one, other in automaton.twice:
        if one == other or any(one in loop and other in loop for loop in loops):
            return True
    return any(_is_ambiguous(automaton, loop) for loop in loops)


def _is_ambiguous(automaton: _Automaton, loop: set[int]) -> bool:
    """Whether two ways lead from a state of a loop back to it along the same text."""

    @cache
    def meet(one: int, other: int) -> bool:
        return one == other or any(
            low <= last and first <= high
            for low, high in automaton.characters[one]
            for first, last in automaton.characters[other]
        )

    edges: dict[Pair, set[Pair]] = {}
    waiting: list[Pair] = [(state, state) for state in loop]
    while waiting:
        pair = waiting.pop()
        if pair in edges:
            continue
        ways = [automaton.behind[state] & loop for state in pair]
        edges[pair] = {pair for pair in product(*ways) if meet(*pair)}
        waiting += edges[pair]
    # From where both ways are at the same state to where they are not, and back again.
    alike = (sum(one == other for one, other in circle) / len(circle) for circle in _circles(edges))
    return any(0 < share < 1 for share in alike)


def _circles(edges: Mapping[Node, Set[Node]]) -> list[set[Node]]:
    """The nodes of a graph by what leads round: each with all that it reaches and is reached by.

    What leads nowhere round is left out, and what leads to itself alone.
    """
    nodes = list(edges)
    if not nodes:
        return []
    number = {node: place for place, node in enumerate(nodes)}
    ends = [(number[node], number[other]) for node in nodes for other in edges[node]]
    starts, stops = zip(*ends, strict=True) if ends else ((), ())
    graph = csr_array((np.ones(len(ends)), (starts, stops)), shape=(len(nodes), len(nodes)))
    found: dict[int, set[Node]] = {}
    for node, label in zip(nodes, connected_components(graph, connection="strong")[1], strict=True):
        found.setdefault(label, set()).add(node)
    return [circle for circle in found.values() if len(circle) > 1]


def _either(parts: list[_Part]) -> _Part:
    return _Part(
        any(part.empty for part in parts),
        frozenset().union(*(part.first for part in parts)),
        frozenset().union(*(part.last for part in parts)),
    )


def _ranges(item: Any) -> Ranges:
    """The characters that an item of a pattern stands for."""
    code, value = item
    if code is codes.LITERAL:
        return [(value, value)]
    if code is codes.NOT_LITERAL:
        return _others([(value, value)])
    if code is codes.ANY:
        return _others([(ord("\n"), ord("\n"))])
    if code is codes.RANGE:
        return [value]
    if code is codes.CATEGORY:
        return _class(_CLASSES[value])
    others = value[0][0] is codes.NEGATE
    found = [span for each in value[others:] for span in _ranges(each)]
    return _others(found) if others else found


@cache
def _class(source: str) -> Ranges:
    pattern = re.compile(f"{source}+")
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    return [(match.start(), match.end() - 1) for match in pattern.finditer(every)]


def _others(ranges: Ranges) -> Ranges:
    found, place = [], 0
    for low, high in sorted(ranges):
        if low > place:
            found.append((place, low - 1))
        place = max(place, high + 1)
    return [*found, (place, sys.maxunicode)]
