"""Two files of one organ's report on one year (C103)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from goiaudit.audit.likeness.subjects import Subject
from goiaudit.model.cells import Cell
from goiaudit.model.claims import Observation
from goiaudit.model.report import Report

NAME = "version"
Difference = tuple[Cell, Cell]
"""A cell as the other file prints it, and as this one does."""


def versions(
    subjects: Sequence[Subject], get: Callable[[int], Report]
) -> Iterator[tuple[Subject, Observation]]:
    """``version`` of every file of one year whose organ has another one for that year.

    Each is held against the first; that one against the first that differs from it.
    """
    groups: dict[tuple[str, str | None], list[Subject]] = defaultdict(list)
    for subject in subjects:
        if subject.organ is not None:
            groups[subject.organ, subject.kind].append(subject)
    for first, *rest in groups.values():
        if not rest:
            continue
        compared = [(each, _differences(first, each, get)) for each in rest]
        other, cells = next((pair for pair in compared if pair[1]), compared[0])
        yield first, _version(other, [(there, here) for here, there in cells])
        for each, differences in compared:
            yield each, _version(first, differences)


def _differences(one: Subject, other: Subject, get: Callable[[int], Report]) -> list[Difference]:
    """Cells that two files of one report print differently; the text may well be laid out anew."""
    if one.likeness.figures == other.likeness.figures:
        return []
    first, second = get(one.place), get(other.place)
    return [
        (cell, twin)
        for table in first.in_order
        for cell in table.cells
        if (twin := second.cell(cell.address)) is not None and _disagree(cell, twin)
    ]


def _disagree(one: Cell, other: Cell) -> bool:
    """Whether two prints of a cell contradict each other; what is not readable does not.

    Amounts are compared at the coarser of their precisions (domain chapter 3).
    """
    if one.value is None or other.value is None or one.value == other.value:
        return False
    a, b = Decimal(one.value), Decimal(other.value)
    unit = Decimal(1).scaleb(-min(_decimals(a), _decimals(b)))
    return abs(a - b) * 2 > unit


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _version(other: Subject, cells: Sequence[Difference]) -> Observation:
    there, here = cells[0] if cells else (None, None)
    return Observation(
        NAME,
        {
            "path": other.path,
            "differ": len(cells),
            "due": there.value if there is not None else None,
            "found": here.value if here is not None else None,
        },
        location=here.location if here is not None else None,
        cells=tuple(str(own.address) for _, own in reversed(cells)),
    )
