"""One product per group: residuals, then the verdict lattice of domain chapter 3."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, reduce

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit.columns import Columns, packed
from goiaudit.audit.figures import Figures
from goiaudit.audit.filling import columns_of, no_columns
from goiaudit.audit.margins import bounds
from goiaudit.audit.shares import share_state
from goiaudit.audit.texts import texts_of
from goiaudit.audit.verdicts import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, PassesRule, States
from goiaudit.rules.compile import INFINITE, Block, CompiledInstance, Group, Program, Tree

__all__ = [
    "FAIL", "NOT_APPLICABLE", "PASS", "UNKNOWN", "Judged", "PassesRule", "States", "atom_states",
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
    known: dict[int, States] = field(default_factory=dict, repr=False)
    """States of all atoms in the columns that they were asked of."""

    @cached_property
    def lacking(self) -> list[bytes | None]:
        """Of every column what is unknown in it and what is missing: equal where all of it is.

        None where a cell has no number, or the figure of a claim cannot be judged: what that
        means, each report says itself.
        """
        open_ = [self.verdicts == UNKNOWN, self.states == UNKNOWN, self.columns.missing]
        claims = [n for n, v in enumerate(self.group.variables) if v.kind == "claim"]
        own = self.columns.with_null | self.columns.missing[claims].any(axis=0)
        found = zip(packed(np.concatenate(open_)), own.tolist(), strict=True)
        return [None if alone else key for key, alone in found]

    def all_states(self, column: int) -> States:
        """States of every atom, of severities and messages too, in one column (atoms x 1)."""
        if column not in self.known:
            one = self.columns.only(column)
            residuals = self.group.all.matrix @ one.values
            self.known[column] = atom_states(self.group.all, self.group.signed, one, residuals)
        return self.known[column]


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
    verdicts = np.empty((len(group.instances), residuals.shape[1]), np.int8)
    for alike in group.alike:
        verdicts[list(alike)] = _verdicts([group.instances[n] for n in alike], states)
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
                for span in (span for name, span in group.group.spans if name == rule):
                    verdicts = group.verdicts[span]
                    some[group.columns.report[(verdicts == PASS).any(axis=0)]] = True
                    bad = ((verdicts == FAIL) | (verdicts == UNKNOWN)).any(axis=0)
                    spoilt[group.columns.report[bad]] = True
            self.known[rule] = np.where(some & ~spoilt, np.int8(PASS), np.int8(FAIL))
        return self.known[rule]


def _judge_waiting(judged: Judged, passes: _Passes) -> None:
    """Judge the instances of a group whose guards wait for other rules; fills their verdicts."""
    report = judged.columns.report
    for n in judged.group.waiting:
        instance = judged.group.instances[n]
        verdicts = _verdicts([instance], judged.states, lambda r: passes.of(r)[report])
        judged.verdicts[n] = verdicts[0]


def atom_states(
    block: Block, signed: NDArray[np.bool_], columns: Columns, residuals: NDArray[np.int64]
) -> States:
    """PASS, UNKNOWN or FAIL of every comparison, nulls read as 0 (domain chapter 3).

    A residual below its interval needs a null with a positive coefficient to be unknown, one
    above it a null with a negative one; a signed null serves both.
    """
    low, high = bounds(block, columns)
    below, above = residuals < low, residuals > high
    if block.negated.any():
        outside = below | above
        below[block.negated] = above[block.negated] = ~outside[block.negated]
    states = np.where(below | above, np.int8(FAIL), np.int8(PASS))
    lacking = _lacking(block, columns)
    for row in block.shares:
        for column in range(states.shape[1]) if lacking is None else np.flatnonzero(~lacking[row]):
            states[row, column] = share_state(block.atoms[row], block.index, columns, int(column))
    some = np.flatnonzero(columns.with_null)
    if some.size:
        raising, lowering = _open_ways(block, signed, columns, some)
        open_ = (below[:, some] & raising) | (above[:, some] & lowering)
        states[:, some] = np.where(open_, UNKNOWN, states[:, some])
        for row in block.unknown_if_null:
            touched = block.touched.row(row) @ columns.null[:, some].astype(np.int32)
            states[row, some] = np.where(touched[0] > 0, UNKNOWN, states[row, some])
    if lacking is not None:
        states[lacking] = UNKNOWN
    _distrust_overflow(block, columns, states)
    return states


def _lacking(block: Block, columns: Columns) -> NDArray[np.bool_] | None:
    """Where a comparison needs what is missing; None if nothing is."""
    if not columns.missing.any():
        return None
    kinds, kind_of = columns.missing_kinds
    return np.take(block.touched @ kinds > 0, kind_of, axis=1)


def _distrust_overflow(block: Block, columns: Columns, states: States) -> None:
    """Comparisons whose sum may have left int64 are unknown: a sum that wraps could pass."""
    largest = np.abs(columns.values).max(axis=0, initial=0).astype(np.float64)
    if block.weight.max(initial=0) * largest.max(initial=0) >= INFINITE:
        states[block.weight[:, None] * largest >= INFINITE] = UNKNOWN


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


def _verdicts(
    instances: Sequence[CompiledInstance], states: States, passes: PassesRule | None = None
) -> States:
    """Verdicts (instances x columns) of instances whose conditions have the same shape."""
    check = _truths([instance.check for instance in instances], states, passes)
    if instances[0].guard is None:
        return check
    guards = [instance.guard for instance in instances if instance.guard is not None]
    guard = _truths(guards, states, passes)
    check = np.where(guard == UNKNOWN, np.int8(UNKNOWN), check)
    return np.where(guard == FAIL, np.int8(NOT_APPLICABLE), check)


def truth(tree: Tree, states: States, passes: PassesRule | None = None) -> States:
    """Three-valued truth of a condition in every column (FAIL, UNKNOWN, PASS)."""
    found: States = _truths([tree], states, passes)[0]
    return found


def _truths(trees: Sequence[Tree], states: States, passes: PassesRule | None) -> States:
    """Truth of conditions of one shape: conditions x columns."""
    first = trees[0]
    if first.kind == "atom":
        found: States = states[[tree.row for tree in trees]]
        return found
    if first.kind == "constant":
        holds = np.array([[PASS if tree.row else FAIL] for tree in trees], np.int8)
        return np.repeat(holds, states.shape[1], axis=1)
    if first.kind == "passes":
        if passes is None:  # not told yet: judged again when it is
            return np.full((len(trees), states.shape[1]), UNKNOWN, np.int8)
        return np.array([passes(tree.rule) for tree in trees], np.int8)
    parts = [
        _truths([tree.parts[n] for tree in trees], states, passes) for n in range(len(first.parts))
    ]
    if first.kind == "not":
        return np.asarray(PASS - parts[0], np.int8)
    if first.kind == "if":
        return np.asarray(np.maximum(parts[0], PASS - parts[1]), np.int8)
    join = np.minimum if first.kind == "all" else np.maximum
    return reduce(join, parts)
