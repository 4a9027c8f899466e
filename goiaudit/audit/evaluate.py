"""One product per group: residuals, then the verdict lattice of domain chapter 3."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit.circuit import circuit_of, waiting_circuit_of
from goiaudit.audit.columns import Columns, kinds_of
from goiaudit.audit.figures import Figures
from goiaudit.audit.filling import columns_of, no_columns
from goiaudit.audit.margins import outside
from goiaudit.audit.shares import Shares, share_states
from goiaudit.audit.texts import texts_of
from goiaudit.audit.verdicts import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, PassesOne, States
from goiaudit.rules.compile import INFINITE, Block, Group, Program, Tree

__all__ = [
    "FAIL", "NOT_APPLICABLE", "PASS", "UNKNOWN", "Judged", "PassesOne", "States", "atom_states",
    "judge", "truth",
]  # fmt: skip


@dataclass(frozen=True, eq=False)
class Judged:
    """A group on a batch.

    ``residuals`` (int64, scaled) and ``states`` (FAIL, UNKNOWN, PASS) are deciding atoms x
    columns, ``verdicts`` is instances x columns.
    """

    group: Group
    columns: Columns
    residuals: NDArray[np.int64]
    states: States
    verdicts: States
    known: dict[int, list[int]] = field(default_factory=dict, repr=False)
    """States of all atoms in the columns that they were asked of."""
    deciding: dict[int, list[int]] = field(default_factory=dict, repr=False)
    """The same of the deciding atoms."""

    @cached_property
    def lacking(self) -> list[bytes | None]:
        """Of every column what is unknown in it and what is missing: equal where all of it is.

        None where a cell has no number, or the figure of a claim cannot be judged: what that
        means, each report says itself.
        """
        open_ = [self.verdicts == UNKNOWN, self.states == UNKNOWN, self.columns.missing]
        own = self.columns.with_null | self.columns.missing[list(self.group.claims)].any(axis=0)
        kinds, of_column = kinds_of(np.concatenate(open_))
        found = zip(of_column, own.tolist(), strict=True)
        return [None if alone else kinds[kind] for kind, alone in found]

    def of_column(self, column: int) -> list[int]:
        """States of the deciding atoms in one column."""
        if column not in self.deciding:
            self.deciding[column] = self.states[:, column].tolist()
        return self.deciding[column]

    def all_states(self, column: int) -> list[int]:
        """States of every atom, of severities and messages too, in one column."""
        if column not in self.known:
            one, further = self.columns.only(column), self.group.further
            residuals = further.matrix @ one.values
            states = atom_states(further, self.group.signed, one, residuals)
            self.known[column] = self.of_column(column) + states[:, 0].tolist()
        return self.known[column]

    def columns_of(self, report: int) -> list[int]:
        """The columns of a report, by its place in the batch."""
        first, last = np.searchsorted(self.columns.report, (report, report + 1)).tolist()
        return list(range(first, last))


def judge(program: Program, figures: Figures) -> tuple[Judged, ...]:
    """Judge every group of a program on a batch of reports of its context.

    Instances whose guard waits for other rules (``passes``) are judged last.
    """
    texts = texts_of(program, figures.reports)
    there = {None, *figures.mentions}
    judged = tuple(
        _judge(group, columns_of(group, figures, texts)) if group.source in there else _idle(group)
        for group in program.groups
    )
    waiting = [group for group in judged if group.group.waiting]
    if waiting:
        passes = _Passes(judged, len(figures.reports))
        for group in waiting:
            _judge_waiting(group, passes)
    return judged


@lru_cache(maxsize=1024)
def _idle(group: Group) -> Judged:
    """A group of which nothing stands in any report of a batch; the same for all batches."""
    nothing = np.zeros((len(group.deciding.atoms), 0), np.int64)
    states, verdicts = nothing.astype(np.int8), np.zeros((len(group.instances), 0), np.int8)
    return Judged(group, no_columns(group), nothing, states, verdicts)


def _judge(group: Group, columns: Columns) -> Judged:
    residuals = group.deciding.matrix @ columns.values
    states = atom_states(group.deciding, group.signed, columns, residuals)
    verdicts = circuit_of(group).verdicts(states)
    for n in group.ignoring:
        ignored = list(group.instances[n].ignored)
        verdicts[n, columns.null[ignored].any(axis=0)] = NOT_APPLICABLE
    return Judged(group, columns, residuals, states, verdicts)


class _Passes:
    """Which rules pass in all their instances on each report of a batch."""

    def __init__(self, judged: Sequence[Judged], reports: int) -> None:
        self.judged, self.reports = judged, reports
        self.known: dict[str, States] = {}

    def of(self, rule: str) -> States:
        """PASS or FAIL per report."""
        if rule not in self.known:
            some, spoilt = (np.zeros(self.reports, np.bool_) for _ in range(2))
            for group in self.judged:
                span = group.group.span_of.get(rule)
                if span is not None and group.verdicts.size:
                    verdicts = group.verdicts[span]
                    some[group.columns.report[(verdicts == PASS).any(axis=0)]] = True
                    bad = ((verdicts == FAIL) | (verdicts == UNKNOWN)).any(axis=0)
                    spoilt[group.columns.report[bad]] = True
            self.known[rule] = np.where(some & ~spoilt, np.int8(PASS), np.int8(FAIL))
        return self.known[rule]


def _judge_waiting(judged: Judged, passes: _Passes) -> None:
    """Judge the instances of a group whose guards wait for other rules; fills their verdicts."""
    report = judged.columns.report
    circuit = waiting_circuit_of(judged.group)
    judged.verdicts[list(judged.group.waiting)] = circuit.verdicts(
        judged.states, lambda rule: passes.of(rule)[report]
    )


def atom_states(
    block: Block, signed: NDArray[np.bool_], columns: Columns, residuals: NDArray[np.int64]
) -> States:
    """PASS, UNKNOWN or FAIL of every comparison, nulls read as 0 (domain chapter 3).

    A residual below its interval needs a null with a positive coefficient to be unknown, one
    above it a null with a negative one; a signed null serves both.
    """
    below, above = outside(block, columns, residuals)
    negated = block.negated_rows
    if negated.size:
        below[negated] = above[negated] = ~(below[negated] | above[negated])
    # What holds is 1: PASS is 2, FAIL is 0.
    states: States = (~(below | above)).view(np.int8) * np.int8(PASS)
    lacking = _lacking(block, columns) if columns.some_missing else None
    shares = Shares(columns)
    for row in block.shares:
        sure = ~lacking[row] if lacking is not None else np.ones(states.shape[1], np.bool_)
        some = np.flatnonzero(sure).tolist()
        states[row, some] = share_states(block.atoms[row], block.index, shares, some)
    if columns.some_null:
        _leave_open(block, signed, columns, states, below, above)
    if lacking is not None:
        np.copyto(states, UNKNOWN, where=lacking)
    _distrust_overflow(block, columns, states)
    return states


def _leave_open(
    block: Block,
    signed: NDArray[np.bool_],
    columns: Columns,
    states: States,
    below: NDArray[np.bool_],
    above: NDArray[np.bool_],
) -> None:
    """What fails but for a null is unknown."""
    some = np.flatnonzero(columns.with_null)
    raising, lowering = _open_ways(block, signed, columns, some)
    open_ = (below[:, some] & raising) | (above[:, some] & lowering)
    states[:, some] = np.where(open_, UNKNOWN, states[:, some])
    for row in block.unknown_if_null:
        touched = block.touched.row(row) @ columns.null[:, some].astype(np.int32)
        states[row, some] = np.where(touched[0] > 0, UNKNOWN, states[row, some])


def _lacking(block: Block, columns: Columns) -> NDArray[np.bool_] | None:
    """Where a comparison needs what is missing: comparisons x columns."""
    kinds, of_column = columns.missing_kinds
    found = np.array([_needing(block, kind) for kind in kinds])
    return (
        np.broadcast_to(found.T, (len(block.atoms), len(of_column)))
        if len(found) == 1
        else found.T[:, of_column]
    )


@lru_cache(maxsize=1024)
def _needing(block: Block, missing: bytes) -> NDArray[np.bool_]:
    """The comparisons that need some of the variables that are missing, packed as bits."""
    flags = np.unpackbits(np.frombuffer(missing, np.uint8), count=block.touched.shape[1])
    return np.asarray(block.touched @ flags.astype(np.int32) > 0)


def _distrust_overflow(block: Block, columns: Columns, states: States) -> None:
    """Comparisons whose sum may have left int64 are unknown: a sum that wraps could pass."""
    values = columns.values
    if not values.size:
        return
    largest = max(int(values.max()), -int(values.min()))
    if block.heaviest * largest >= INFINITE:
        each = np.abs(values).max(axis=0).astype(np.float64)
        states[block.weight[:, None] * each >= INFINITE] = UNKNOWN


def _open_ways(
    block: Block, signed: NDArray[np.bool_], columns: Columns, some: NDArray[np.intp]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether some null can raise, and whether some null can lower, each residual."""
    raising, lowering = _ways(block, signed, columns.null[:, some])
    if block.void_as_zero:
        # To these rules a blank is a zero; what cannot be read stays open.
        rows = list(block.void_as_zero)
        firm = columns.null[:, some] & ~columns.void[:, some]
        firm_raising, firm_lowering = _ways(block, signed, firm)
        raising[rows], lowering[rows] = firm_raising[rows], firm_lowering[rows]
    return raising, lowering


def _ways(
    block: Block, signed: NDArray[np.bool_], null: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    nulls = null.astype(np.int32)
    either = nulls * signed[:, None]
    raising = block.positive @ nulls + block.negative @ either
    lowering = block.negative @ nulls + block.positive @ either
    return raising > 0, lowering > 0


def truth(tree: Tree, states: Sequence[int], passes: PassesOne | None = None) -> int:
    """Three-valued truth of one condition in one column, given the states of its atoms."""
    match tree.kind:
        case "atom":
            return states[tree.row]
        case "constant":
            return PASS if tree.row else FAIL
        case "passes":
            return UNKNOWN if passes is None else passes(tree.rule)
    parts = [truth(part, states, passes) for part in tree.parts]
    match tree.kind:
        case "not":
            return PASS - parts[0]
        case "if":
            return max(parts[0], PASS - parts[1])
    return min(parts) if tree.kind == "all" else max(parts)
