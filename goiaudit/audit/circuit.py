"""The conditions of a group as one circuit, which a batch runs through in a few steps.

A condition is a tree over comparisons. All trees of a group together are nodes that depend on
each other; those that join equally many others in the same way are worked out at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit.verdicts import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, PassesRule, States
from goiaudit.rules.compile import CompiledInstance, Group, Tree

Join = Literal["all", "any", "not"]
_VERDICTS = np.array(
    [[NOT_APPLICABLE] * 3, [UNKNOWN] * 3, [FAIL, UNKNOWN, PASS]], np.int8
).ravel()  # fmt: skip
"""The verdict for what a guard (FAIL, UNKNOWN, PASS) and then a check came to."""


class Step(NamedTuple):
    """Nodes of one kind: ``inputs`` (parts x nodes) are numbers of earlier nodes."""

    join: Join
    inputs: NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Circuit:
    """Nodes are numbered: the atoms, FAIL, PASS, the rules that must pass, then step by step.

    ``checks`` and ``guards`` are the nodes of every instance; ``guards`` is None where nothing
    has one.
    """

    rules: tuple[str, ...]
    steps: tuple[Step, ...]
    checks: NDArray[np.intp]
    guards: NDArray[np.intp] | None

    @staticmethod
    def of(instances: Sequence[CompiledInstance], atoms: int) -> Circuit:
        """The circuit of some instances over so many atoms."""
        nodes = _Nodes(atoms, instances)
        checks = [nodes.number(instance.check) for instance in instances]
        guarded = any(instance.guard is not None for instance in instances)
        guards = [
            nodes.number(instance.guard) if instance.guard is not None else nodes.passed
            for instance in instances
        ]
        place, steps = nodes.steps()
        return Circuit(
            rules=nodes.rules,
            steps=steps,
            checks=place[checks],
            guards=place[guards] if guarded else None,
        )

    def verdicts(self, states: States, passes: PassesRule | None = None) -> States:
        """Verdicts (instances x columns) from the states of the atoms (atoms x columns).

        Without ``passes`` what waits for other rules is unknown.
        """
        known = self._run(states, passes)
        check: States = known[self.checks]
        if self.guards is None:
            return check
        return np.take(_VERDICTS, 3 * known[self.guards] + check)

    def _run(self, states: States, passes: PassesRule | None) -> States:
        atoms, columns = states.shape
        first = atoms + 2 + len(self.rules)
        size = first + sum(step.inputs.shape[1] for step in self.steps)
        known = np.empty((size, columns), np.int8)
        known[:atoms] = states
        known[atoms], known[atoms + 1] = FAIL, PASS
        for n, rule in enumerate(self.rules, atoms + 2):
            known[n] = UNKNOWN if passes is None else passes(rule)
        for join, inputs in self.steps:
            last = first + inputs.shape[1]
            if join == "not":
                np.subtract(PASS, known[inputs[0]], out=known[first:last])
            elif join == "all":
                known.take(inputs, axis=0).min(axis=0, out=known[first:last])
            else:
                known.take(inputs, axis=0).max(axis=0, out=known[first:last])
            first = last
        return known


@lru_cache(maxsize=1024)
def circuit_of(group: Group) -> Circuit:
    """The circuit of all instances of a group."""
    return Circuit.of(group.instances, len(group.deciding.atoms))


@lru_cache(maxsize=1024)
def waiting_circuit_of(group: Group) -> Circuit:
    """The circuit of the instances of a group that wait for other rules."""
    return Circuit.of([group.instances[n] for n in group.waiting], len(group.deciding.atoms))


class _Nodes:
    """Numbers the nodes as they are met; equal nodes have one number."""

    def __init__(self, atoms: int, instances: Iterable[CompiledInstance]) -> None:
        trees = [tree for i in instances for tree in (i.guard, i.check) if tree is not None]
        self.rules = tuple(dict.fromkeys(rule for tree in trees for rule in _rules_of(tree)))
        self.failed, self.passed = atoms, atoms + 1
        self.first = atoms + 2 + len(self.rules)
        self.waited = {rule: n for n, rule in enumerate(self.rules, atoms + 2)}
        self.known: dict[tuple[Join, tuple[int, ...]], int] = {}
        self.depth: dict[int, int] = {}

    def number(self, tree: Tree) -> int:
        """The number of a condition."""
        match tree.kind:
            case "atom":
                return tree.row
            case "constant":
                return self.passed if tree.row else self.failed
            case "passes":
                return self.waited[tree.rule]
            case "not":
                return self._node("not", (self.number(tree.parts[0]),))
            case "if":
                then, condition = map(self.number, tree.parts)
                return self._node("any", (then, self._node("not", (condition,))))
        return self._node(tree.kind, tuple(map(self.number, tree.parts)))

    def _node(self, join: Join, parts: tuple[int, ...]) -> int:
        if join != "not":  # neither PASS among all nor FAIL among any changes anything
            idle = self.passed if join == "all" else self.failed
            parts = tuple(dict.fromkeys(part for part in parts if part != idle)) or (idle,)
            if len(parts) == 1:
                return parts[0]
        number = self.known.setdefault((join, parts), self.first + len(self.known))
        self.depth[number] = 1 + max(self.depth.get(part, 0) for part in parts)
        return number

    def steps(self) -> tuple[NDArray[np.intp], tuple[Step, ...]]:
        """Where each node stands at last, and the steps."""
        alike: dict[tuple[int, Join, int], list[tuple[int, tuple[int, ...]]]] = defaultdict(list)
        for (join, parts), number in self.known.items():
            alike[self.depth[number], join, len(parts)].append((number, parts))
        place = np.arange(self.first + len(self.known))
        steps, first = [], self.first
        for (_, join, _), nodes in sorted(alike.items()):
            place[[number for number, _ in nodes]] = range(first, first + len(nodes))
            first += len(nodes)
            steps.append(Step(join, place[[parts for _, parts in nodes]].T))
        return place, tuple(steps)


def _rules_of(tree: Tree) -> Iterable[str]:
    """The rules whose verdicts a condition waits for."""
    if tree.kind == "passes":
        yield tree.rule
    for part in tree.parts:
        yield from _rules_of(part)
