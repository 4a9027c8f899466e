"""Tables three that two organs share (C102)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from goiaudit.audit.likeness.subjects import Subject, are_two_organs
from goiaudit.audit.likeness.summary import weight_of
from goiaudit.model.claims import Observation
from goiaudit.model.report import Report

NAME = "table_clone"
NOTHING = Observation(NAME, {"cells": 0, "figures": 0, "largest": 0, "others": 0, "same_area": 0})
_MANY = 50
"""Organs with one table beyond which it says nothing: a request or two, answered alike."""
_ADDS_UP = ("government", "office")


def clones(
    subjects: Sequence[Subject], get: Callable[[int], Report]
) -> Iterator[tuple[Subject, Observation]]:
    """``table_clone`` of every report of one year whose table three says enough to compare."""
    groups: dict[bytes, list[Subject]] = defaultdict(list)
    for subject in subjects:
        if subject.organ is not None and subject.likeness.table:
            groups[subject.likeness.table].append(subject)
    for group in groups.values():
        many = len({subject.organ for subject in group}) > _MANY
        for subject in group:
            others = [other for other in group if not many and _should_differ(subject, other)]
            others.sort(key=lambda other: other.area != subject.area)
            yield subject, _clone(get(subject.place), subject, others) if others else NOTHING


def _should_differ(one: Subject, other: Subject) -> bool:
    """Whether two reports are of two organs, and none of them adds the other one up.

    The table of a government is that of its one department that had requests.
    """
    adds_up = (one.kind in _ADDS_UP) != (other.kind in _ADDS_UP)
    return are_two_organs(one, other) and not (adds_up and one.area == other.area)


def _clone(report: Report, subject: Subject, others: Sequence[Subject]) -> Observation:
    table = report.printed.get("requests")
    if table is None:  # the file changed since its head was made
        return NOTHING
    weight = weight_of(table)
    return Observation(
        NAME,
        {
            "organ": others[0].organ or "",
            "path": others[0].path,
            "cells": weight.cells,
            "figures": weight.figures,
            "largest": weight.largest,
            "others": len({other.organ for other in others}) - 1,
            "same_area": int(others[0].area == subject.area),
        },
        location=table.location,
        cells=tuple(str(cell.address) for cell in table.cells if cell.value),
    )
