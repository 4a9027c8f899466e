"""The conditions of many instances in a few steps: the same as each tree for itself."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from goiaudit.audit.circuit import Circuit
from goiaudit.audit.evaluate import truth
from goiaudit.audit.verdicts import FAIL, NOT_APPLICABLE, PASS, UNKNOWN
from goiaudit.rules.compile import CompiledInstance, Tree

ATOMS = 4
STATES = st.lists(st.sampled_from((FAIL, UNKNOWN, PASS)), min_size=ATOMS, max_size=ATOMS)
LEAVES = st.one_of(
    st.integers(0, ATOMS - 1).map(lambda row: Tree("atom", row=row)),
    st.sampled_from((0, 1)).map(lambda holds: Tree("constant", row=holds)),
    st.sampled_from(("X1", "X2")).map(lambda rule: Tree("passes", rule=rule)),
)


def joined(parts: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        several.map(lambda some: Tree("all", parts=some)),
        several.map(lambda some: Tree("any", parts=some)),
        parts.map(lambda part: Tree("not", parts=(part,))),
        st.tuples(parts, parts).map(lambda both: Tree("if", parts=both)),
    )


TREES = st.recursive(LEAVES, joined, max_leaves=8)
INSTANCES = st.builds(
    lambda guard, check: CompiledInstance("X0", (), guard, check, (), ()),
    st.none() | TREES,
    TREES,
)


@given(
    st.lists(INSTANCES, min_size=1, max_size=4),
    st.lists(STATES, min_size=1, max_size=3),
    st.none() | st.fixed_dictionaries({"X1": st.just(PASS), "X2": st.just(FAIL)}),
)
def test_a_circuit_judges_every_instance_as_its_trees_say(
    instances: list[CompiledInstance], columns: list[list[int]], others: dict[str, int] | None
) -> None:
    states = np.array(columns, np.int8).T
    one = None if others is None else others.__getitem__
    many = None if others is None else lambda rule: np.full(len(columns), others[rule], np.int8)

    found = Circuit.of(instances, ATOMS).verdicts(states, many)

    for instance, verdicts in zip(instances, found.tolist(), strict=True):
        for column, verdict in zip(columns, verdicts, strict=True):
            guard = PASS if instance.guard is None else truth(instance.guard, column, one)
            check = truth(instance.check, column, one)
            assert verdict == {FAIL: NOT_APPLICABLE, UNKNOWN: UNKNOWN, PASS: check}[guard]


def test_constants_cost_no_step() -> None:
    atom, holds = Tree("atom", row=1), Tree("constant", row=1)
    check = Tree("all", parts=(atom, holds, Tree("any", parts=(atom, Tree("constant", row=0)))))

    circuit = Circuit.of([CompiledInstance("X0", (), None, check, (), ())], ATOMS)

    assert circuit.steps == ()
    assert circuit.checks.tolist() == [1]
