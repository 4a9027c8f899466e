"""Rules after expansion: comparisons of linear expressions over named variables.

An instance has no bindings left. Its variables are cells, counts of cells in a state, facts,
one mention (a claim or an observation) and dates; its coefficients are integers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from goiaudit.definitions.forms import Label
from goiaudit.model.cells import CellAddress
from goiaudit.model.findings import Severity
from goiaudit.rules.lenience import STRICT, Lenience


class Variable(NamedTuple):
    """``kind`` and what it names.

    cell: (scope, table, row, column), the row or column of another report's may be derived;
    largest: the same, the largest of the figures that ``cell`` would sum;
    count: (function, address, …); differs: (n, n addresses, n addresses); shape: (function, table,
    row, …); fact: (key,); claim: (address,); seen: (observation, field); known: (fact key,);
    date: (years after the report year, month, day); words: (rule, name); hits and lacking: (rule,
    part of its ``text:``); says: (folded words); fact_of: (scope, fact key); claim_of: (scope,
    address), the scope may be ``this``; text: (fact, …), (fact_of, …) or (seen, …), a text only
    compared with another one.
    """

    kind: str
    key: tuple[str, ...]

    @property
    def address(self) -> str:
        """The cell address of a cell of this report or of a claim, else empty."""
        if self.kind == "cell" and not self.key[0]:
            return ".".join(self.key[1:])
        return self.key[0] if self.kind == "claim" else ""

    def addresses(self) -> tuple[str, ...]:
        """Every cell of this report that the variable looks at."""
        if self.kind == "cell":
            return () if self.key[0] else (".".join(self.key[1:]),)
        return self.key[1:] if self.kind in ("count", "differs") else ()

    def tables(self) -> frozenset[str]:
        """The tables of this report whose absence leaves the variable without a value."""
        if self.kind == "shape":
            return frozenset({self.key[1]})
        return frozenset(address.split(".", 1)[0] for address in self.addresses())


def cell(address: CellAddress, scope: str = "") -> Variable:
    """The variable of a cell."""
    return Variable("cell", (scope, *address))


@dataclass(frozen=True, slots=True)
class Linear:
    """Σ coefficient x variable + constant; terms keep the order in which the rule names them."""

    terms: tuple[tuple[Variable, int], ...] = ()
    constant: int = 0

    def plus(self, other: Linear, factor: int = 1) -> Linear:
        """This expression plus ``factor`` times another one."""
        merged = dict(self.terms)
        for variable, coefficient in other.terms:
            merged[variable] = merged.get(variable, 0) + factor * coefficient
        kept = tuple((v, c) for v, c in merged.items() if c)
        return Linear(kept, self.constant + factor * other.constant)

    def times(self, factor: int) -> Linear:
        """This expression times an integer."""
        return Linear().plus(self, factor)


@dataclass(frozen=True)
class Compare:
    """``left operator right``; for ``~=`` the left side is 100 x left / whole."""

    operator: str
    left: Linear
    right: Linear
    whole: Linear | None = None
    lenience: Lenience = STRICT

    @cached_property
    def difference(self) -> Linear:
        """left - right; for ``~=``, which is not linear, the sum of all variables."""
        if self.whole is None:
            return self.left.plus(self.right, -1)
        variables = (v for part in (self.left, self.whole, self.right) for v, _ in part.terms)
        return Linear(tuple((variable, 1) for variable in dict.fromkeys(variables)))

    @property
    def sides(self) -> tuple[Linear, ...]:
        """Left, right, and what the left is divided by where there is one."""
        divided = (self.whole,) if self.whole is not None else ()
        return (self.left, *divided, self.right)


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Equalities of which one suffices; the first is the expected one."""

    options: tuple[Compare, ...]


@dataclass(frozen=True, slots=True)
class Constant:
    """A condition decided by the binding alone (``$c = change``)."""

    holds: bool


@dataclass(frozen=True, slots=True)
class PassesRule:
    """Whether another rule passes in every instance on the report."""

    rule: str


@dataclass(frozen=True, slots=True)
class GroundNot:
    """Negation."""

    part: Ground


@dataclass(frozen=True, slots=True)
class GroundAll:
    """Conjunction."""

    parts: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class GroundAny:
    """Disjunction."""

    parts: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class GroundIf:
    """``then`` where ``condition`` holds."""

    then: Ground
    condition: Ground


Ground = (
    Compare | Alternatives | Constant | PassesRule | GroundNot | GroundAll | GroundAny | GroundIf
)


@dataclass(frozen=True, slots=True)
class Instance:
    """One rule with one binding: what must hold, when it applies, how grave a failure is.

    ``source`` is None for one judgement a report, else the claim address or observation of
    which every mention is judged: ("claim", address) or ("seen", name).
    """

    rule: str
    binding: tuple[tuple[str, str], ...]
    source: tuple[str, str] | None
    guard: Ground | None
    check: Ground
    severities: tuple[tuple[Ground | None, Severity], ...]
    messages: tuple[tuple[Ground | None, Label], ...]
