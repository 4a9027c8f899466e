"""Why an instance is unknown, and which blank cell alone could make it hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit import figures as f
from goiaudit.audit.evaluate import PASS, UNKNOWN, Judged, truth
from goiaudit.audit.shown import missing_reason
from goiaudit.model.cells import CellAddress, CellState, Number
from goiaudit.model.claims import Claim
from goiaudit.model.findings import NotAssessable
from goiaudit.model.report import Report
from goiaudit.rules.compile import Group
from goiaudit.rules.ground import Variable
from goiaudit.rules.lenience import STRICT


@dataclass(frozen=True, slots=True)
class Needed:
    """A null cell that is the only candidate of an unknown equality, and what it must hold.

    ``value`` is None where another cell of the equality cannot be read: it may hold anything.
    """

    address: str
    value: Number | None
    rule: str
    instance: int


_NO_TABLE = frozenset({"no_table"})
Lacks = tuple[Group, frozenset[str], bytes]
"""What a report lacks as far as a group asks for it: its tables without a number, and what is
unknown and missing; see ``Judged.lacking``."""


def lacks_of(judged: Judged, column: int, absent: frozenset[str]) -> Lacks | None:
    """What is lacking in a column; None if why depends on more of the report.

    What a figure that cannot be judged or a cell without a number stands for is the report's own.
    ``absent`` are the tables of the report without a number.
    """
    lacking = judged.lacking[column]
    return None if lacking is None else (judged.group, absent, lacking)


@lru_cache(maxsize=2048)
def reasons_for(lacks: Lacks) -> tuple[NotAssessable, ...]:
    """What is unknown and why; reports that lack the same things share it."""
    group, absent, lacking = lacks
    sizes = len(group.instances), len(group.deciding.atoms), len(group.variables)
    flags = np.unpackbits(np.frombuffer(lacking, np.uint8), count=sum(sizes)).astype(np.bool_)
    unknown, open_, missing = np.split(flags, np.cumsum(sizes[:-1]))
    return tuple(_Reasons(group, absent, open_, missing).told(unknown))


class _Reasons:
    """Why instances of a group are unknown; what they share is looked up once.

    ``open_`` are the atoms that are unknown, ``missing`` the variables without a value.
    """

    def __init__(
        self,
        group: Group,
        absent: frozenset[str],
        open_: NDArray[np.bool_],
        missing: NDArray[np.bool_],
        claims: Sequence[Claim] = (),
    ) -> None:
        self.group, self.absent, self.claims = group, absent, claims
        self.open, self.missing = open_.tolist(), missing
        self.known: dict[int, frozenset[str]] = {}

    def told(self, unknown: NDArray[np.bool_]) -> Iterator[NotAssessable]:
        """Every instance that is unknown, with its reasons."""
        for instance in np.flatnonzero(unknown).tolist():
            rule = self.group.instances[instance].rule
            for reason in self.of(instance):
                yield NotAssessable(rule, reason)

    def of(self, instance: int) -> frozenset[str]:
        """The reasons (domain chapter 3) of an instance: of its guard, else of its check."""
        if self.group.needs_of(instance) & self.absent:
            return _NO_TABLE
        for rows in self.group.rows_of(instance):
            unknown = [row for row in rows if self.open[row]]
            if len(unknown) == 1:
                return self._of_row(unknown[0])
            if unknown:
                return frozenset().union(*map(self._of_row, unknown))
        return frozenset()

    @cached_property
    def reasons(self) -> dict[int, str]:
        """Why variables are missing; all cells of an absent table share their reason."""
        found: dict[int, str] = {}
        of_table: dict[str, str] = {}
        for n in np.flatnonzero(self.missing).tolist():
            variable = self.group.variables[n]
            own = variable.kind == "cell" and not variable.key[0]
            reason = of_table.get(variable.key[1]) if own else None
            found[n] = reason or missing_reason(variable, self.absent, self.claims)
            if own:
                of_table[variable.key[1]] = found[n]
        return found

    def _of_row(self, row: int) -> frozenset[str]:
        if row not in self.known:
            if self.group.tables_of(row) & self.absent:
                return _NO_TABLE
            reasons = self.reasons
            terms = self.group.deciding.terms[row]
            missing = frozenset(reasons[v] for v, _ in terms if v in reasons)
            self.known[row] = missing or self._of_nulls(row)
        return self.known[row]

    def _of_nulls(self, _: int, /) -> frozenset[str]:
        return frozenset({"unreadable"})


class Reasons(_Reasons):
    """The same for one column of a judged group, whatever stands in the report."""

    def __init__(self, judged: Judged, column: int, report: Report, absent: frozenset[str]) -> None:
        """``absent`` are the tables of the report without a number."""
        open_ = judged.states[:, column] == UNKNOWN
        missing = judged.columns.missing[:, column]
        super().__init__(judged.group, absent, open_, missing, report.claims)
        self.judged, self.column, self.report = judged, column, report

    def all(self) -> Iterator[NotAssessable]:
        """Every unknown instance with its reasons."""
        return self.told(self.judged.verdicts[:, self.column] == UNKNOWN)

    def _of_nulls(self, row: int, /) -> frozenset[str]:
        terms = self.group.deciding.terms[row]
        null = self.judged.columns.null[:, self.column]
        nulls = candidates(self.judged, row, self.column) or [v for v, _ in terms if null[v]]
        states = {_state(self.group.variables[v], self.report) for v in nulls} or {"unreadable"}
        # One state is the reason, several are a blank.
        return frozenset(states) if len(states) == 1 else frozenset({"blank"})


def _state(variable: Variable, report: Report) -> str:
    if variable.kind == "cell" and variable.key[0]:
        return "blank"  # in another report
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
        for variable, coefficient in judged.group.deciding.terms[row]
        if judged.columns.null[variable, column]
        and ((coefficient > 0) == below or judged.group.signed[variable])
    ]


def needed_values(judged: Judged, column: int) -> list[Needed]:
    """Every null cell of a column that is the only candidate of an unknown plain equality."""
    found = []
    mention = judged.columns.mentions[column] if judged.columns.mentions else None
    if isinstance(mention, Claim) and mention.qualifier != "exact":
        return []
    if not judged.columns.with_null[column]:
        return []
    states = judged.states[:, column].tolist()
    for n in np.flatnonzero(judged.verdicts[:, column] == UNKNOWN).tolist():
        instance = judged.group.instances[n]
        if instance.check.kind != "atom":
            continue
        if instance.guard is not None and truth(instance.guard, states) != PASS:
            continue
        needed = _needed(judged, instance.check.row, column)
        if needed is not None:
            found.append(Needed(needed[0], needed[1], instance.rule, n))
    return found


def _needed(judged: Judged, row: int, column: int) -> tuple[str, Number | None] | None:
    atom = judged.group.atoms[row]
    if atom.compare.operator != "=" or judged.states[row, column] != UNKNOWN:
        return None
    if atom.compare.lenience != STRICT:  # no single figure is needed
        return None
    if any(judged.columns.missing[v, column] for v, _ in judged.group.deciding.terms[row]):
        return None
    chosen = candidates(judged, row, column)
    if len(chosen) != 1 or not judged.group.variables[chosen[0]].address:
        return None
    scale = int(judged.columns.scale[column])
    coefficient = dict(judged.group.deciding.terms[row])[chosen[0]]
    gap = atom.low * scale - int(judged.residuals[row, column])
    if gap % coefficient:
        return None
    firm = judged.columns.null[:, column] & ~judged.columns.void[:, column]
    open_ = any(firm[v] for v, _ in judged.group.deciding.terms[row] if v != chosen[0])
    value = None if open_ else f.unscaled(gap // coefficient, scale)
    return judged.group.variables[chosen[0]].address, value
