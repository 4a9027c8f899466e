"""Whether a repair of failed sums would put another failed rule right as well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from goiaudit.audit.evaluate import PASS, atom_states, truth
from goiaudit.audit.explain import Failure
from goiaudit.audit.localise.puzzle import Puzzle
from goiaudit.rules.ground import cell


def mends(failure: Failure, puzzle: Puzzle, deltas: Mapping[int, int]) -> bool:
    """Whether the failed instance passes once the cells are changed.

    Sums of other groups of rules (a figure of the text against the table) are judged again.
    """
    judged, group = failure.judged, failure.judged.group
    one = judged.columns.only(failure.column)
    values, null = one.values.copy(), one.null.copy()
    touched = False
    for number, delta in deltas.items():
        place = group.index.get(cell(puzzle.net.addresses[number]))
        if place is not None:
            values[place, 0] += delta
            null[place, 0] = False
            touched = True
    if not touched:
        return False
    residuals = group.deciding.matrix @ values
    changed = replace(one, values=values, null=null)
    states = atom_states(group.deciding, group.signed, changed, residuals)
    return truth(failure.compiled.check, states[:, 0].tolist()) == PASS
