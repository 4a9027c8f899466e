"""Reports, for ``packing``: their facts by columns, whose names are mostly the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from operator import attrgetter
from typing import Any

from goiaudit.batch.packing_columns import Column, long, short
from goiaudit.model.claims import Fact
from goiaudit.model.report import Report

_REST = tuple(field.name for field in fields(Report) if field.name != "facts")
_rest = attrgetter(*_REST)
Packed = tuple[Any, ...]


def packed_report(report: Report) -> tuple[Callable[..., Report], Packed]:
    """What makes the report, and of what."""
    return report_of, (_packed_facts(report.facts), *_rest(report))


def report_of(facts: Packed, *rest: Any) -> Report:
    """The report that was packed."""
    return Report(**dict(zip(_REST, rest, strict=True)), facts=_facts_of(facts))


def _packed_facts(facts: Mapping[str, Fact]) -> Packed:
    """Names, values, quotes, places, and whether they are intact; nothing where there are none."""
    if not facts:
        return ()
    values, quotes, places, intact = zip(*facts.values(), strict=True)
    return short(tuple(facts)), values, short(quotes), places, short(intact)


def _facts_of(packed: Packed) -> dict[str, Fact]:
    """The facts that were packed."""
    if not packed:
        return {}
    names, values, quotes, places, intact = packed
    count = len(values)
    columns = values, long(quotes, count), places, long(intact, count)
    return dict(zip(_names(names, count), map(Fact, *columns), strict=True))


@lru_cache(maxsize=256)
def _names(packed: Column, count: int) -> Sequence[str]:
    """The names of facts; reports with the same ones share them."""
    return long(packed, count)
