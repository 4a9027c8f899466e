"""Texts of two organs that are nearly the same (C101).

Candidates come from the sketches and are compared exactly. Text that a county shares, or many
reports of a year, tells nothing of a copy: bins of the sketches with such text do not count, and
who has next to nothing else is not compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from goiaudit.audit.likeness.passages import shared_passage
from goiaudit.audit.likeness.shingles import Shingles, percent, similarity
from goiaudit.audit.likeness.sketch import Mask, Pair, Sketches, alike, common_bins
from goiaudit.audit.likeness.subjects import Subject, are_two_organs
from goiaudit.audit.likeness.summary import text_shingles
from goiaudit.model.claims import Observation
from goiaudit.model.report import Report

NAME = "near_duplicate"
LEAST = 0.75
"""Estimated likeness from which two texts are compared exactly: what is 0.85 alike is estimated
lower once in a thousand times."""
_OWN_LEAST = 0.7
"""Estimated likeness of what two texts have beyond the common text."""
_OWN_BINS = 8
_IN_AREA, _AREA_SHARE = 6, 0.2
_IN_YEAR, _YEAR_SHARE = 10, 0.05
_TRIED = 3
"""Candidates of one report that are compared exactly, the likeliest first."""
NOTHING = Observation(NAME, {"similarity": 0, "organ": "", "path": "", "others": 0})
_KEPT = 4096
"""Texts kept while candidates are compared; a copied text has several."""
_SMALL = ("township", "street")


class Match(NamedTuple):
    """The other report that a report is most like, and how many more organs have one like it."""

    other: Subject
    similarity: float
    others: int


def duplicates(
    subjects: Sequence[Subject], get: Callable[[int], Report]
) -> Iterator[tuple[Subject, Observation]]:
    """``near_duplicate`` of every report of one year that could be compared with another."""
    compared = [s for s in subjects if s.organ is not None and s.likeness.sketch]
    if len({s.organ for s in compared}) < 2:
        return
    bins = np.frombuffer(b"".join(s.likeness.sketch for s in compared), np.uint32)
    sketches = bins.reshape(len(compared), -1)
    common = template_bins(sketches, compared)
    pairs = [
        pair
        for pair in own_pairs(sketches, common)
        if _may_not_be_alike(compared[pair.one], compared[pair.other])
    ]
    found = _matches(compared, pairs, get)
    for subject in compared:
        match = found.get(subject.place)
        yield subject, NOTHING if match is None else _observation(get(subject.place), match, get)


def template_bins(sketches: Sketches, subjects: Sequence[Subject]) -> Mask:
    """Bins with text that the organs of an area share, or many of all."""
    numbers: dict[str, int] = {"": -1}
    areas = [numbers.setdefault(subject.area, len(numbers) - 1) for subject in subjects]
    first = {subject.organ: n for n, subject in reversed(list(enumerate(subjects)))}
    counted = np.zeros(len(subjects), np.bool_)
    counted[list(first.values())] = True
    everybody = np.zeros(len(subjects), np.int64)
    return common_bins(
        sketches, np.array(areas, np.int64), counted, _IN_AREA, _AREA_SHARE
    ) | common_bins(sketches, everybody, counted, _IN_YEAR, _YEAR_SHARE)


def own_pairs(sketches: Sketches, common: Mask) -> Iterator[Pair]:
    """Pairs that are alike, and alike in what is not common, too; there must be enough of that."""
    for pair in alike(sketches, common, LEAST):
        own = ~(common[pair.one] | common[pair.other])
        count = int(own.sum())
        if count >= _OWN_BINS:
            same = sketches[pair.one] == sketches[pair.other]
            if (same & own).sum() >= _OWN_LEAST * count:
                yield pair


def _may_not_be_alike(one: Subject, other: Subject) -> bool:
    """Whether two reports are of two organs, and not both of townships that had no request."""
    return are_two_organs(one, other) and not (_is_small_zero(one) and _is_small_zero(other))


def _is_small_zero(subject: Subject) -> bool:
    return subject.kind in _SMALL and subject.likeness.zero


def _matches(
    subjects: Sequence[Subject], pairs: Sequence[Pair], get: Callable[[int], Report]
) -> Mapping[int, Match]:
    """The best match of each report by its place, compared exactly."""
    candidates: dict[int, list[tuple[float, int]]] = {}
    for one, other, estimate in pairs:
        candidates.setdefault(one, []).append((-estimate, other))
        candidates.setdefault(other, []).append((-estimate, one))

    @lru_cache(maxsize=_KEPT)
    def text(n: int) -> Shingles:
        return text_shingles(get(subjects[n].place))

    found: dict[int, Match] = {}
    for n, others in candidates.items():
        tried = sorted(others)[:_TRIED]
        best, other = max((similarity(text(n), text(other)), -other) for _, other in tried)
        if best >= LEAST:
            organs = {subjects[m].organ for _, m in others}
            found[subjects[n].place] = Match(subjects[-other], best, len(organs) - 1)
    return found


def _observation(report: Report, match: Match, get: Callable[[int], Report]) -> Observation:
    spot = shared_passage(report, text_shingles(get(match.other.place)))
    return Observation(
        NAME,
        {
            "similarity": percent(match.similarity),
            "organ": match.other.organ or "",
            "path": match.other.path,
            "others": match.others,
        },
        quote=spot.quote if spot is not None else "",
        location=spot.location if spot is not None else None,
        intact=spot is None or spot.intact,
    )
