"""What a rule set is compiled to: comparisons as arrays, conditions as trees over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from goiaudit.definitions.forms import Label
from goiaudit.model.findings import Severity
from goiaudit.rules import ground as g
from goiaudit.rules.cellnames import Context
from goiaudit.rules.rule import RuleSet
from goiaudit.rules.sparse import Sparse

INFINITE = 2**62
"""Bound of an open interval; residuals are kept below it."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A condition over atoms: ``kind`` is atom (``row``), constant (``row`` is 1 where it holds),
    passes (``rule``), not, all, any, or if (parts: what must hold, and under which condition).
    """

    kind: Literal["atom", "constant", "passes", "not", "all", "any", "if"]
    row: int = -1
    rule: str = ""
    parts: tuple[Tree, ...] = ()


@dataclass(frozen=True, slots=True)
class Atom:
    """One comparison: its residual must lie in ``low`` … ``high``, or not in it (``negated``).

    ``strict`` says that a finite bound itself is outside. ``claim`` is the coefficient of a claim
    that is compared with cells, so that the qualifier of a mention can widen the interval;
    0 elsewhere. ``money`` says that the cells are amounts, which are equal if they agree at the
    coarser printed precision (domain chapter 3).
    """

    compare: g.Compare
    low: int
    high: int
    strict: bool
    negated: bool
    claim: int
    money: bool

    @property
    def is_share(self) -> bool:
        """Whether it compares a percentage, which no sum can: its interval is open."""
        return self.compare.whole is not None


@dataclass(frozen=True, slots=True)
class CompiledInstance:
    """An instance whose conditions refer to atoms by row; see ``ground.Instance``.

    ``ignored`` are the variables (rows of the group) that make it not applicable when null.
    """

    rule: str
    binding: tuple[tuple[str, str], ...]
    guard: Tree | None
    check: Tree
    severities: tuple[tuple[Tree | None, Severity], ...]
    messages: tuple[tuple[Tree | None, Label], ...]
    ignored: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class Block:
    """Comparisons as arrays: ``matrix`` is atoms x variables (int64), the others are per atom.

    ``touched`` holds 1 where a comparison is unknown if the variable is missing;
    ``weight`` (float64) is the sum of the absolute coefficients. ``lenient`` are the rows that
    have a tolerance, ``void_as_zero`` and ``unknown_if_null`` those with that policy on blanks,
    ``shares`` those that compare a percentage.
    """

    atoms: tuple[Atom, ...]
    index: Mapping[g.Variable, int]
    matrix: Sparse
    touched: Sparse
    low: NDArray[np.int64]
    high: NDArray[np.int64]
    strict: NDArray[np.bool_]
    negated: NDArray[np.bool_]
    claim: NDArray[np.int64]
    money: NDArray[np.bool_]
    weight: NDArray[np.float64]
    lenient: tuple[int, ...]
    void_as_zero: tuple[int, ...]
    unknown_if_null: tuple[int, ...]
    shares: tuple[int, ...]

    @cached_property
    def negated_rows(self) -> NDArray[np.intp]:
        """The comparisons that hold outside their interval."""
        return np.flatnonzero(self.negated)

    @cached_property
    def heaviest(self) -> float:
        """The largest of ``weight``."""
        return float(self.weight.max(initial=0))

    @cached_property
    def claimed_rows(self) -> NDArray[np.intp]:
        """The comparisons of a claim with cells."""
        return np.flatnonzero(self.claim)

    @cached_property
    def plain_bounds(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Lowest and highest residual that holds, unscaled, as columns; a strict bound does not."""
        return (self.low + self.strict)[:, None], (self.high - self.strict)[:, None]

    @cached_property
    def scaled_rows(self) -> NDArray[np.intp]:
        """The comparisons of which a bound depends on the unit: it is neither 0 nor open."""
        bounds = np.abs(np.array([self.low, self.high]))
        return np.flatnonzero(((bounds > 0) & (bounds < INFINITE)).any(axis=0))

    @cached_property
    def positive(self) -> Sparse:
        """1 where the coefficient is positive."""
        return self.matrix.where_sign(1)

    @cached_property
    def negative(self) -> Sparse:
        """1 where the coefficient is negative."""
        return self.matrix.where_sign(-1)

    @cached_property
    def terms(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """(variable, coefficient) of every comparison."""
        variables, factors = self.matrix.columns.tolist(), self.matrix.data.tolist()
        ends = self.matrix.starts.tolist()
        pairs = tuple(zip(variables, factors, strict=True))
        return tuple(pairs[first:last] for first, last in pairwise(ends))


@dataclass(frozen=True, eq=False)
class Group:
    """All instances that are judged once per report, or once per mention of one source.

    ``atoms`` are first those of ``deciding``, the comparisons that verdicts need, then those of
    ``further``, which only the severity and wording of a failure need. ``index`` finds a
    variable's row, ``signed`` marks the variables whose figures carry a sign; ``spans`` are the
    instances of each rule, which stand together.
    """

    source: tuple[str, str] | None
    variables: tuple[g.Variable, ...]
    index: Mapping[g.Variable, int]
    signed: NDArray[np.bool_]
    atoms: tuple[Atom, ...]
    deciding: Block
    further: Block
    instances: tuple[CompiledInstance, ...]
    spans: tuple[tuple[str, slice], ...]

    @cached_property
    def span_of(self) -> Mapping[str, slice]:
        """The instances of each rule, by its id."""
        return dict(self.spans)

    @cached_property
    def claims(self) -> tuple[int, ...]:
        """The rows of the variables that are claims."""
        return tuple(n for n, variable in enumerate(self.variables) if variable.kind == "claim")

    def tables_of(self, row: int) -> frozenset[str]:
        """The tables whose cells a comparison names; empty where it names anything else too."""
        if row not in self._tables:
            tables = {self.variables[v].tables() for v, _ in self.deciding.terms[row]}
            self._tables[row] = frozenset().union(*tables) if all(tables) else frozenset()
        return self._tables[row]

    def needs_of(self, instance: int) -> frozenset[str]:
        """The tables without any of which an instance is unknown for want of that table alone."""
        if instance not in self._needs:
            rows = [row for part in self.rows_of(instance) for row in part]
            needs = frozenset.intersection(*map(self.tables_of, rows)) if rows else frozenset()
            self._needs[instance] = needs
        return self._needs[instance]

    def rows_of(self, instance: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The comparisons of the guard and of the check of an instance."""
        if instance not in self._rows:
            chosen = self.instances[instance]
            self._rows[instance] = tuple(rows_of(chosen.guard)), tuple(rows_of(chosen.check))
        return self._rows[instance]

    @cached_property
    def _tables(self) -> dict[int, frozenset[str]]:
        """Those that were asked for; of most comparisons nobody asks."""
        return {}

    @cached_property
    def _rows(self) -> dict[int, tuple[tuple[int, ...], tuple[int, ...]]]:
        return {}

    @cached_property
    def _needs(self) -> dict[int, frozenset[str]]:
        return {}

    @cached_property
    def ignoring(self) -> tuple[int, ...]:
        """The instances that some null makes not applicable."""
        return tuple(n for n, instance in enumerate(self.instances) if instance.ignored)

    @cached_property
    def waiting(self) -> tuple[int, ...]:
        """The instances whose guard waits for the verdicts of other rules."""
        return tuple(n for n, i in enumerate(self.instances) if i.guard and _waits(i.guard))


def rows_of(tree: Tree | None) -> Iterator[int]:
    """The atoms of a condition, by row."""
    if tree is None:
        return
    if tree.kind == "atom":
        yield tree.row
    for part in tree.parts:
        yield from rows_of(part)


def _waits(tree: Tree) -> bool:
    return tree.kind == "passes" or any(_waits(part) for part in tree.parts)


@dataclass(frozen=True, eq=False)
class Program:
    """A rule set compiled for one context of forms.

    ``out_of_form`` are rules that this form excludes, ``form_unknown`` rules that need a form
    where none is known; neither has instances.
    """

    ruleset: RuleSet
    context: Context
    groups: tuple[Group, ...]
    out_of_form: tuple[str, ...]
    form_unknown: tuple[str, ...]
