"""Why an instance is unknown, and which blank cell alone could make it hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goiaudit.audit import figures as f
from goiaudit.audit.columns import missing_reason
from goiaudit.audit.evaluate import PASS, UNKNOWN, Judged, truth
from goiaudit.model.cells import CellAddress, CellState, Number
from goiaudit.model.claims import Claim
from goiaudit.model.report import Report
from goiaudit.rules.compile import Tree
from goiaudit.rules.ground import Variable


@dataclass(frozen=True, slots=True)
class Needed:
    """A null cell that is the only candidate of an unknown equality, and what it must hold."""

    address: str
    value: Number
    rule: str
    instance: int


def reasons(judged: Judged, instance: int, column: int, report: Report) -> set[str]:
    """The reasons (domain chapter 3) why an instance is unknown in a column."""
    compiled = judged.group.instances[instance]
    found: set[str] = set()
    for tree in (compiled.guard, compiled.check):
        for row in _atoms(tree):
            if judged.states[row, column] == UNKNOWN:
                found |= _why(judged, row, column, report)
        if found:
            break
    return found


def _atoms(tree: Tree | None) -> Iterator[int]:
    if tree is None:
        return
    if tree.kind == "atom":
        yield tree.row
    for part in tree.parts:
        yield from _atoms(part)


def _terms(judged: Judged, row: int) -> list[tuple[int, int]]:
    """(variable, coefficient) of a comparison."""
    matrix = judged.group.deciding.matrix
    span = slice(matrix.indptr[row], matrix.indptr[row + 1])
    return [(int(v), int(c)) for v, c in zip(matrix.indices[span], matrix.data[span], strict=True)]


def _why(judged: Judged, row: int, column: int, report: Report) -> set[str]:
    terms = _terms(judged, row)
    missing = [v for v, _ in terms if judged.columns.missing[v, column]]
    if missing:
        return {missing_reason(judged.group.variables[v], report) for v in missing}
    nulls = candidates(judged, row, column) or [
        v for v, _ in terms if judged.columns.null[v, column]
    ]
    states = {_state(judged.group.variables[v], report) for v in nulls} or {"unreadable"}
    # One state is the reason, several are a blank.
    return states if len(states) == 1 else {"blank"}


def _state(variable: Variable, report: Report) -> str:
    cell = report.cell(CellAddress(*variable.key[1:])) if variable.kind == "cell" else None
    # Words are figures that cannot be read.
    if cell is None or cell.state is CellState.TEXT:
        return "unreadable"
    return cell.state.value


def candidates(judged: Judged, row: int, column: int) -> list[int]:
    """K of domain chapter 3: the null variables that could bring an equality's residual to rest."""
    low = int(judged.group.deciding.low[row]) * int(judged.columns.scale[column])
    below = int(judged.residuals[row, column]) < low
    return [
        variable
        for variable, coefficient in _terms(judged, row)
        if judged.columns.null[variable, column]
        and ((coefficient > 0) == below or judged.group.signed[variable])
    ]


def needed_values(judged: Judged, column: int) -> list[Needed]:
    """Every null cell of a column that is the only candidate of an unknown plain equality."""
    found = []
    mention = judged.columns.mentions[column] if judged.columns.mentions else None
    if isinstance(mention, Claim) and mention.qualifier != "exact":
        return []
    for n, instance in enumerate(judged.group.instances):
        if instance.check.kind != "atom" or judged.verdicts[n, column] != UNKNOWN:
            continue
        if instance.guard is not None and truth(instance.guard, judged.states)[column] != PASS:
            continue
        needed = _needed(judged, instance.check.row, column)
        if needed is not None:
            found.append(Needed(needed[0], needed[1], instance.rule, n))
    return found


def _needed(judged: Judged, row: int, column: int) -> tuple[str, Number] | None:
    atom = judged.group.atoms[row]
    if atom.compare.operator != "=" or judged.states[row, column] != UNKNOWN:
        return None
    if any(judged.columns.missing[v, column] for v, _ in _terms(judged, row)):
        return None
    chosen = candidates(judged, row, column)
    if len(chosen) != 1:
        return None
    scale = int(judged.columns.scale[column])
    coefficient = dict(_terms(judged, row))[chosen[0]]
    gap = atom.low * scale - int(judged.residuals[row, column])
    if gap % coefficient:
        return None
    return judged.group.variables[chosen[0]].address, f.unscaled(gap // coefficient, scale)
