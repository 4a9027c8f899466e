"""Instances -> one sparse integer matrix per source of mentions.

Every comparison of a rule set becomes one row: the residual left - right over the variables,
and the interval in which it must lie. A batch of reports is judged by one product.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import Literal

import numpy as np

from goiaudit.definitions.forms import forms
from goiaudit.definitions.lasting import lasting
from goiaudit.model.errors import RuleError
from goiaudit.rules import ground as g
from goiaudit.rules.expand import Context, expand, governing_form
from goiaudit.rules.program import (
    INFINITE,
    Atom,
    Block,
    CompiledInstance,
    Group,
    Program,
    Tree,
    rows_of,
)
from goiaudit.rules.rule import Rule, RuleSet
from goiaudit.rules.sparse import Sparse

__all__ = [
    "INFINITE", "Atom", "Block", "CompiledInstance", "Group", "Program", "Tree", "compile_rules",
    "rows_of",
]  # fmt: skip


@lru_cache(maxsize=64)
@lasting()
def compile_rules(ruleset: RuleSet, context: Context) -> Program:
    """Compile a rule set for a context; the result is kept, a run meets few contexts."""
    sources: dict[tuple[str, str] | None, list[g.Instance]] = {}
    out_of_form: list[str] = []
    form_unknown: list[str] = []
    for rule in ruleset.rules:
        if rule.check is None and rule.text is None:
            continue
        place = _place(rule, context)
        instances = _instances(rule, context) if place == "in" else ()
        for instance in instances:
            sources.setdefault(instance.source, []).append(instance)
        if not instances:
            (form_unknown if place == "unknown" else out_of_form).append(rule.id)
    groups = tuple(_group(source, instances) for source, instances in sources.items())
    return Program(ruleset, context, groups, tuple(out_of_form), tuple(form_unknown))


def _instances(rule: Rule, context: Context) -> tuple[g.Instance, ...]:
    try:
        return expand(rule, context)
    except RuleError:
        # A rule that loaded names a cell that this mixture of forms does not print.
        if context.requests == context.disclosure == context.report:
            raise
        return ()


def _place(rule: Rule, context: Context) -> Literal["in", "out", "unknown"]:
    if not rule.forms:
        return "in"
    form = governing_form(rule, context)
    if form is None:
        return "unknown"
    return "in" if form in rule.forms else "out"


def _group(source: tuple[str, str] | None, instances: Sequence[g.Instance]) -> Group:
    rows = _Rows()
    early = [(rows.tree(i.guard) if i.guard else None, rows.tree(i.check)) for i in instances]
    count = len(rows.atoms)
    compiled = tuple(
        CompiledInstance(
            rule=instance.rule,
            binding=instance.binding,
            guard=guard,
            check=check,
            severities=tuple((rows.tree(w) if w else None, s) for w, s in instance.severities),
            messages=tuple((rows.tree(w) if w else None, m) for w, m in instance.messages),
        )
        for instance, (guard, check) in zip(instances, early, strict=True)
    )
    return _assembled(source, rows.atoms, count, compiled)


def _assembled(
    source: tuple[str, str] | None,
    atoms: Sequence[Atom],
    early: int,
    instances: tuple[CompiledInstance, ...],
) -> Group:
    residuals = [atom.compare.difference for atom in atoms]
    variables = tuple(dict.fromkeys(v for linear in residuals for v, _ in linear.terms))
    index = {variable: row for row, variable in enumerate(variables)}
    instances = tuple(_with_ignored(instance, atoms, index) for instance in instances)
    signed = _signed_cells()
    return Group(
        source=source,
        variables=variables,
        index=index,
        signed=np.array([v.kind == "cell" and v.key[1::2] in signed for v in variables], np.bool_),
        atoms=tuple(atoms),
        deciding=_block(atoms[:early], variables),
        further=_block(atoms[early:], variables),
        instances=instances,
        spans=_spans(instances),
    )


def _with_ignored(
    instance: CompiledInstance, atoms: Sequence[Atom], index: Mapping[g.Variable, int]
) -> CompiledInstance:
    compares = [atoms[row].compare for row in rows_of(instance.check)]
    found = {
        index[variable]
        for compare in compares
        if compare.lenience.blanks == "ignore"
        for variable, _ in compare.difference.terms
        if variable.kind == "cell"
    }
    return replace(instance, ignored=tuple(sorted(found))) if found else instance


def _spans(instances: Sequence[CompiledInstance]) -> tuple[tuple[str, slice], ...]:
    found = []
    start = 0
    for rule, members in groupby(instances, key=lambda instance: instance.rule):
        end = start + len(list(members))
        found.append((rule, slice(start, end)))
        start = end
    return tuple(found)


def _block(atoms: Sequence[Atom], variables: tuple[g.Variable, ...]) -> Block:
    index = {variable: column for column, variable in enumerate(variables)}
    residuals = [atom.compare.difference for atom in atoms]
    data = [c for linear in residuals for _, c in linear.terms]
    columns = [index[v] for linear in residuals for v, _ in linear.terms]
    starts = np.cumsum([0, *(len(linear.terms) for linear in residuals)])
    matrix = Sparse(
        np.array(data, np.int64),
        np.array(columns, np.int32),
        starts.astype(np.int32),
        (len(atoms), len(variables)),
    )
    return Block(
        atoms=tuple(atoms),
        index=index,
        matrix=matrix,
        touched=_needed(matrix, atoms),
        low=np.array([atom.low for atom in atoms], np.int64),
        high=np.array([atom.high for atom in atoms], np.int64),
        strict=np.array([atom.strict for atom in atoms], np.bool_),
        negated=np.array([atom.negated for atom in atoms], np.bool_),
        claim=np.array([atom.claim for atom in atoms], np.int64),
        money=np.array([atom.money for atom in atoms], np.bool_),
        weight=np.array([sum(abs(c) for _, c in r.terms) for r in residuals], np.float64),
        lenient=_rows_with(atoms, lambda a: a.compare.lenience.tolerance is not None),
        void_as_zero=_rows_with(atoms, lambda a: a.compare.lenience.blanks == "zero"),
        unknown_if_null=_rows_with(atoms, lambda a: a.compare.lenience.blanks == "unknown"),
        shares=_rows_with(atoms, lambda a: a.is_share),
    )


def _rows_with(atoms: Sequence[Atom], chosen: Callable[[Atom], bool]) -> tuple[int, ...]:
    return tuple(row for row, atom in enumerate(atoms) if chosen(atom))


@lru_cache(maxsize=1)
def _signed_cells() -> frozenset[tuple[str, ...]]:
    """(table, column) of the figures that carry a sign, in any form."""
    tables = [table for form in forms().values() for table in form.tables.values()]
    return frozenset((table.name, column) for table in tables for column in table.signed)


@lru_cache(maxsize=1)
def _money() -> frozenset[tuple[str, ...]]:
    """(table, column) of the amounts of money, in any form."""
    tables = [table for form in forms().values() for table in form.tables.values()]
    return frozenset((table.name, column) for table in tables for column in table.money)


def _needed(matrix: Sparse, atoms: Sequence[Atom]) -> Sparse:
    """Where a missing variable makes a comparison unknown.

    What a claim says by itself (``claim(…) = 0``) is known even where it cannot be held
    against the tables.
    """
    needed = np.ones(len(matrix.data), np.int32)
    for row, atom in enumerate(atoms):
        terms = atom.compare.difference.terms
        if len(terms) == 1 and terms[0][0].kind == "claim":
            needed[matrix.starts[row]] = 0
    return Sparse(needed, matrix.columns, matrix.starts, matrix.shape)


class _Rows:
    """Atoms numbered as they are met; equal comparisons share a row."""

    def __init__(self) -> None:
        self.atoms: list[Atom] = []
        self.index: dict[g.Compare, int] = {}

    def row(self, compare: g.Compare) -> int:
        # One look-up: hashing a comparison of many terms is the dear part of compiling.
        row = self.index.setdefault(compare, len(self.atoms))
        if row == len(self.atoms):
            self.atoms.append(_atom(compare))
        return row

    def tree(self, ground: g.Ground) -> Tree:
        match ground:
            case g.Compare():
                return Tree("atom", row=self.row(ground))
            case g.Constant():
                return Tree("constant", row=int(ground.holds))
            case g.PassesRule():
                return Tree("passes", rule=ground.rule)
            case g.GroundNot():
                return Tree("not", parts=(self.tree(ground.part),))
            case g.GroundIf():
                return Tree("if", parts=(self.tree(ground.then), self.tree(ground.condition)))
            case g.GroundAll():
                return Tree("all", parts=tuple(self.tree(part) for part in ground.parts))
            case g.GroundAny():
                return Tree("any", parts=tuple(self.tree(part) for part in ground.parts))
            case g.Alternatives():
                return Tree("any", parts=tuple(self.tree(part) for part in ground.options))


def _atom(compare: g.Compare) -> Atom:
    # The constant of the residual moves into the bounds: r = Σ aᵢxᵢ stays homogeneous.
    shift = -compare.difference.constant
    low, high = {
        "=": (shift, shift),
        "!=": (shift, shift),
        "<=": (-INFINITE, shift),
        "<": (-INFINITE, shift),
        ">=": (shift, INFINITE),
        ">": (shift, INFINITE),
        "~=": (-INFINITE, INFINITE),
    }[compare.operator]
    claim = 0
    if compare.operator not in ("!=", "~=") and len(compare.difference.terms) > 1:
        claim = next((c for v, c in compare.difference.terms if v.kind == "claim"), 0)
    strict = compare.operator in ("<", ">")
    money = any(v.kind == "cell" and v.key[1::2] in _money() for v, _ in compare.difference.terms)
    return Atom(compare, low, high, strict, compare.operator == "!=", claim, money)
