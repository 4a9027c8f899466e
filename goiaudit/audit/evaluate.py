"""One product per group: residuals, then the verdict lattice of domain chapter 3."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit.columns import Columns, columns_of
from goiaudit.audit.figures import FINEST, Figures, scaled
from goiaudit.model.claims import Claim
from goiaudit.rules.compile import INFINITE, Block, CompiledInstance, Group, Program, Tree

FAIL, UNKNOWN, PASS, NOT_APPLICABLE = range(4)
"""Codes of verdicts; the first three are ordered, so that ``and`` is min and ``or`` is max."""

States = NDArray[np.int8]
PassesRule = Callable[[str], States]


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

    def all_states(self, column: int) -> States:
        """States of every atom, of severities and messages too, in one column (atoms x 1)."""
        one = self.columns.only(column)
        residuals = np.asarray(self.group.all.matrix @ one.values)
        return atom_states(self.group.all, self.group.signed, one, residuals)


def judge(program: Program, figures: Figures) -> tuple[Judged, ...]:
    """Judge every group of a program on a batch of reports of its context."""
    return tuple(_judge(group, columns_of(group, figures)) for group in program.groups)


def _judge(group: Group, columns: Columns) -> Judged:
    residuals = np.asarray(group.deciding.matrix @ columns.values)
    states = atom_states(group.deciding, group.signed, columns, residuals)
    verdicts = np.empty((len(group.instances), residuals.shape[1]), np.int8)
    plain = {
        n: instance.check.row
        for n, instance in enumerate(group.instances)
        if instance.guard is None and instance.check.kind == "atom"
    }
    if plain:
        verdicts[list(plain)] = states[list(plain.values())]
    for n, instance in enumerate(group.instances):
        if n not in plain:
            verdicts[n] = _verdict(instance, states)
    return Judged(group, columns, residuals, states, verdicts)


def atom_states(
    block: Block, signed: NDArray[np.bool_], columns: Columns, residuals: NDArray[np.int64]
) -> States:
    """PASS, UNKNOWN or FAIL of every comparison, nulls read as 0 (domain chapter 3).

    A residual below its interval needs a null with a positive coefficient to be unknown, one
    above it a null with a negative one; a signed null serves both.
    """
    low, high = _bounds(block, columns)
    below, above = residuals < low, residuals > high
    if block.negated.any():
        outside = below | above
        below[block.negated] = above[block.negated] = ~outside[block.negated]
    states = np.where(below | above, np.int8(FAIL), np.int8(PASS))
    some = np.flatnonzero(columns.null.any(axis=0))
    if some.size:
        raising, lowering = _open_ways(block, signed, columns.null[:, some])
        open_ = (below[:, some] & raising) | (above[:, some] & lowering)
        states[:, some] = np.where(open_, UNKNOWN, states[:, some])
    some = np.flatnonzero(columns.missing.any(axis=0))
    if some.size:
        missing = columns.missing[:, some].astype(np.int32)
        touched = block.touched @ missing
        states[:, some] = np.where(touched > 0, UNKNOWN, states[:, some])
    _distrust_overflow(block, columns, states)
    return states


def _distrust_overflow(block: Block, columns: Columns, states: States) -> None:
    """Comparisons whose sum may have left int64 are unknown: a sum that wraps could pass."""
    largest = np.abs(columns.values).max(axis=0, initial=0).astype(np.float64)
    if block.weight.max(initial=0) * largest.max(initial=0) >= INFINITE:
        states[block.weight[:, None] * largest >= INFINITE] = UNKNOWN


def _open_ways(
    block: Block, signed: NDArray[np.bool_], null: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether some null can raise, and whether some null can lower, each residual."""
    nulls = null.astype(np.int32)
    either = nulls * signed[:, None]
    raising = block.positive @ nulls + block.negative @ either
    lowering = block.negative @ nulls + block.positive @ either
    return raising > 0, lowering > 0


def _bounds(block: Block, columns: Columns) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The interval of every comparison, scaled, and widened by the qualifier of a mention."""
    low = _scaled(block.low, columns.scale) + block.strict[:, None]
    high = _scaled(block.high, columns.scale) - block.strict[:, None]
    rows = np.flatnonzero(block.claim)
    for column, mention in enumerate(columns.mentions if rows.size else ()):
        if not isinstance(mention, Claim):
            continue
        tenth = abs(scaled(mention.value, int(columns.scale[column])) or 0) // 10
        for row in rows:
            # Left minus right: a claim on the right enters with coefficient -1.
            if mention.qualifier == "exact":
                half = _half_unit(block, columns, int(row), column, mention)
                low[row, column] -= half
                high[row, column] += half
            elif mention.qualifier == "about":
                low[row, column] -= tenth
                high[row, column] += tenth
            elif (mention.qualifier == "at_least") == (block.claim[row] < 0):
                high[row, column] = INFINITE
            else:
                low[row, column] = -INFINITE
    return low, high


def _half_unit(block: Block, columns: Columns, row: int, column: int, claim: Claim) -> int:
    """Half a unit of the coarser of two printed amounts; 0 for counts, which are exact."""
    if not block.money[row]:
        return 0
    scale = int(columns.scale[column])
    span = slice(block.matrix.indptr[row], block.matrix.indptr[row + 1])
    printed = [int(columns.values[v, column]) for v in block.matrix.indices[span]]
    units = [scale // 10 ** min(claim.decimals, FINEST)]
    units += [_unit(value, scale) for value in printed if value]
    return int(max(1, *units)) // 2


def _unit(value: int, scale: int) -> int:
    """The last printed place of a scaled figure: 203.98 in units of 1/1000 has unit 10."""
    unit = scale
    while unit > 1 and value % unit:
        unit //= 10
    return unit


def _scaled(bound: NDArray[np.int64], scale: NDArray[np.int64]) -> NDArray[np.int64]:
    finite = np.abs(bound) < INFINITE
    product = np.where(finite, bound, 0)[:, None] * scale
    return np.asarray(np.where(finite[:, None], product, bound[:, None]))


def _verdict(instance: CompiledInstance, states: States) -> States:
    check = truth(instance.check, states)
    if instance.guard is None:
        return check
    guard = truth(instance.guard, states)
    return np.where(
        guard == FAIL, NOT_APPLICABLE, np.where(guard == UNKNOWN, UNKNOWN, check)
    ).astype(np.int8)


def truth(tree: Tree, states: States, passes: PassesRule | None = None) -> States:
    """Three-valued truth of a condition in every column (FAIL, UNKNOWN, PASS)."""
    if tree.kind == "atom":
        row: States = states[tree.row]
        return row
    if tree.kind == "constant":
        return np.full(states.shape[1], PASS if tree.row else FAIL, np.int8)
    if tree.kind == "passes":
        if passes is None:
            raise ValueError("passes(…) stands in severity and message conditions only")
        return passes(tree.rule)
    values = [truth(part, states, passes) for part in tree.parts]
    if tree.kind == "not":
        return np.asarray(PASS - values[0], np.int8)
    if tree.kind == "if":
        return np.asarray(np.maximum(values[0], PASS - values[1]), np.int8)
    join = np.minimum if tree.kind == "all" else np.maximum
    return np.asarray(join.reduce(values), np.int8)
