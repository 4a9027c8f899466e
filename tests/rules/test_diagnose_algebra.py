"""The exact algebra under the diagnosis, on systems small enough to check by hand."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from goiaudit.rules.diagnose.certificates import (
    contradiction,
    minimal_contradiction,
    possible_zeros,
    upper_bound,
)
from goiaudit.rules.diagnose.elimination import Elimination, dependences
from goiaudit.rules.diagnose.intervals import clash
from goiaudit.rules.diagnose.rows import InstanceName, Row
from goiaudit.rules.ground import Variable

X, Y, Z = (
    Variable("cell", ("", "requests", row, "total")) for row in ("new", "granted", "other_misc")
)
CHANGE = Variable("cell", ("", "disclosure", "licensing", "change"))


def row(*terms: tuple[Variable, int], is_: str = "=", to: int = 0, name: str = "A") -> Row:
    ordered = tuple(sorted((v, c) for v, c in terms if c))
    return Row(ordered, is_ == "=", to, InstanceName(name))


def test_equality_that_is_the_sum_of_two_others_follows_from_them() -> None:
    first = row((X, 1), (Y, -1), name="A")
    second = row((Y, 1), (Z, -1), name="B")
    third = row((X, 2), (Z, -2), name="C")

    (found,) = dependences([first, second, third])

    assert found.row is third
    assert dict(found.chain) == {first: Fraction(2), second: Fraction(2)}


def test_equality_with_another_constant_does_not_follow() -> None:
    space = Elimination()
    space.add(row((X, 1), (Y, -1), to=1))

    assert space.explains(row((X, 1), (Y, -1), to=2)) is None


def test_sum_of_counts_that_is_negative_is_a_contradiction() -> None:
    proof = contradiction([row((X, 1), (Y, 1), to=-1)])

    assert proof is not None
    assert proof.proves({}, -1, signed=False)


def test_figure_with_a_sign_may_be_negative() -> None:
    assert contradiction([row((CHANGE, 1), to=-3)]) is None


def test_minimal_contradiction_leaves_out_what_is_not_needed() -> None:
    rows = [
        row((X, 1), is_="<=", to=3, name="A"),
        row((Y, 1), is_="<=", to=3, name="B"),
        row((X, -1), is_="<=", to=-5, name="C"),
    ]

    proof = minimal_contradiction(rows)

    assert proof is not None
    assert {str(r.source) for r in proof.rows} == {"A", "C"}


def test_counts_whose_sum_is_zero_are_zero() -> None:
    rows = [row((X, 1), (Y, 1), (Z, -1)), row((Z, 1), is_="<=")]

    assert set(possible_zeros(rows, [X, Y, Z])) == {X, Y, Z}
    assert upper_bound(rows, {X: 1}, 0) is not None


def test_bounds_alone_can_clash() -> None:
    assert clash([row((X, 1), is_="<=", to=2), row((X, -1), is_="<=", to=-3)], signed=False)
    assert not clash([row((X, 1), is_="<=", to=3), row((X, -1), is_="<=", to=-3)], signed=False)


coefficients = st.integers(-2, 2)
systems = st.lists(
    st.builds(
        lambda a, b, c, is_, to: row((X, a), (Y, b), (Z, c), is_=is_, to=to),
        coefficients, coefficients, coefficients, st.sampled_from(["=", "<="]), st.integers(-3, 3),
    ),
    min_size=1, max_size=4,
)  # fmt: skip


def holds(system: list[Row], x: int, y: int, z: int) -> bool:
    point = {X: x, Y: y, Z: z}
    gaps = [(r.equal, r.bound - sum(c * point[v] for v, c in r.terms)) for r in system]
    return all(gap == 0 if equal else gap >= 0 for equal, gap in gaps)


@settings(max_examples=200, deadline=None)
@given(systems)
def test_nothing_is_proved_impossible_that_some_figures_satisfy(system: list[Row]) -> None:
    possible = any(
        holds(system, x, y, z) for x in range(5) for y in range(5) for z in range(5)
    )  # fmt: skip
    if possible:
        assert not clash(system, signed=False)
        assert contradiction(system) is None


@settings(max_examples=200, deadline=None)
@given(systems)
def test_forced_zero_is_proved_for_no_cell_that_some_figures_lift(system: list[Row]) -> None:
    lifted = any(holds(system, x, y, z) for x in range(1, 5) for y in range(5) for z in range(5))
    if lifted:
        assert upper_bound(system, {X: 1}, 0) is None
