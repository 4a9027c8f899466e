"""Figures that stand out among those of the same kind and level of organ in a year (C104)."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from goiaudit.audit.likeness.subjects import Subject
from goiaudit.definitions.likeness import likeness_words
from goiaudit.model.cells import Number
from goiaudit.model.claims import Observation

NAME = "peer_figure"
FEWEST = 10
"""Other organs below which nothing can be said."""
_PERCENTILE = 99
_PARTS = {"disclosure": "table_two", "requests": "table_three", "disputes": "table_four"}


def peer_figures(subjects: Sequence[Subject]) -> Iterator[tuple[Subject, Observation]]:
    """``peer_figure`` for every figure of one year that is zero, or higher than most peers'."""
    groups: dict[tuple[str, str], list[Subject]] = defaultdict(list)
    for subject in subjects:
        if subject.kind is not None and subject.level is not None:
            groups[subject.kind, subject.level].append(subject)
    for group in groups.values():
        if len(group) > FEWEST:
            for place, (address, share) in enumerate(likeness_words().peers.items()):
                yield from _odd(group, place, address, share)


def _odd(
    group: Sequence[Subject], place: int, address: str, share: int
) -> Iterator[tuple[Subject, Observation]]:
    """Zeros and high figures of one cell among those that have a figure there."""
    figures = [(subject, subject.likeness.peers[place]) for subject in group]
    known = [(subject, value) for subject, value in figures if value is not None]
    others = len(known) - 1
    if others < FEWEST:
        return
    ordered = sorted(value for _, value in known)
    positive = sum(value > 0 for value in ordered)
    for subject, value in known:
        high = _high(ordered, value)
        filled = 100 * (positive - (value > 0)) // others
        if (value == 0 and filled >= share) or value > high:
            yield subject, Observation(
                NAME,
                {
                    "value": value, "high": high, "share": filled, "least": share,
                    "peers": others, "part": _PARTS[address.split(".")[0]],
                },
                cells=(address,),
            )  # fmt: skip


def _high(ordered: Sequence[Number], value: Number) -> Number:
    """The 99th percentile of the others (nearest rank): ``ordered`` without one ``value``."""
    rank = -(-_PERCENTILE * (len(ordered) - 1) // 100)  # of the others, from 1
    return ordered[rank - 1] if rank - 1 < bisect_left(ordered, value) else ordered[rank]
