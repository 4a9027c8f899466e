"""Findings that say the same of cell after cell: a draft half filled in has dozens of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from goiaudit.output.labels import table_of
from goiaudit.output.views.grouped import Incident

_MOST_ALIKE = 6
"""Cells of a table that a rule may name one by one."""


class _Alike(NamedTuple):
    """What findings that are alike have in common."""

    rule: str
    severity: str
    table: str | None
    baseline: str | None
    printed: str | None
    """The words that stand in the cell."""


def _alike(incident: Incident) -> _Alike | None:
    """What one finding has in common with others that name one cell and compare no figures."""
    finding, *others = incident.findings
    if others or finding.suggestion or finding.waived is not None or len(finding.cells) != 1:
        return None
    printed = finding.actual
    if finding.expected is not None or not (printed is None or isinstance(printed, str)):
        return None
    table = table_of(finding.cells[0])
    return _Alike(finding.rule, finding.severity, table, finding.baseline, printed)


def folded(incidents: Sequence[Incident]) -> Iterator[tuple[Incident, tuple[Incident, ...]]]:
    """Every incident with those that are folded into it, in the order of the first of each.

    Few that are alike stay by themselves; many of them come once, with the first.
    """
    groups: defaultdict[_Alike, list[Incident]] = defaultdict(list)
    kinds = [_alike(incident) for incident in incidents]
    for kind, incident in zip(kinds, incidents, strict=True):
        if kind is not None:
            groups[kind].append(incident)
    for kind, incident in zip(kinds, incidents, strict=True):
        if kind is None or len(groups[kind]) <= _MOST_ALIKE:
            yield incident, ()
        elif incident is groups[kind][0]:
            yield incident, tuple(groups[kind][1:])
