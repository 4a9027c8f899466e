"""What follows from what: instances that others imply, with the chain, and rules that add nothing.

Equalities are compared by their row space, exactly and completely; inequalities by certificates
over the rows near them, so that one may follow without being told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from goiaudit.rules.diagnose.certificates import upper_bound
from goiaudit.rules.diagnose.diagnosis import Implied, Redundant
from goiaudit.rules.diagnose.elimination import Dependence, dependences, follows
from goiaudit.rules.diagnose.expanded import Demand, Expanded
from goiaudit.rules.diagnose.logic import ALWAYS
from goiaudit.rules.diagnose.rows import InstanceName, Row, nature
from goiaudit.rules.diagnose.system import System, name_of

Proofs = Mapping[InstanceName, Implied | None]


def implied(
    expanded: Expanded, base: Sequence[Row]
) -> tuple[tuple[Implied, ...], tuple[Redundant, ...]]:
    """Instances that follow from others, and rules that follow from other rules.

    ``base`` are the unconditional rows without those that contradict the others: from a
    contradiction everything would follow. The rows of each source of mentions are held against
    them and each other.
    """
    told = _Told(expanded)
    always = System()
    told.rows(always, always.take(base))
    for mention, rows in _by_mention(expanded.demands).items():
        if mention is not None and rows:
            system = System(always)
            told.rows(system, system.take(rows))
    return tuple(told.implied + _repeated(base)), tuple(told.redundant)


def _by_mention(demands: Iterable[Demand]) -> dict[tuple[str, str] | None, list[Row]]:
    """What holds for every mention of each source."""
    found: dict[tuple[str, str] | None, list[Row]] = defaultdict(list)
    for demand in demands:
        if demand.guard == ALWAYS:
            found[demand.instance.source] += demand.rows
    return found


def _repeated(base: Iterable[Row]) -> list[Implied]:
    """Instances of which a row stands in another rule too."""
    first: dict[object, Row] = {}
    found = []
    for row in base:
        known = first.setdefault(row.same(), row)
        if row.terms and name_of(known).rule != name_of(row).rule:
            chain = ((name_of(known), Fraction(1)),)
            found.append(Implied(name_of(row), chain, "equality" if row.equal else "inequality"))
    return found


class _Told:
    """What is found about one form, system by system."""

    def __init__(self, expanded: Expanded) -> None:
        self.expanded = expanded
        self.order = {demand.name: n for n, demand in enumerate(expanded.demands)}
        self.implied: list[Implied] = []
        self.redundant: list[Redundant] = []

    def rows(self, system: System, fresh: Sequence[Row]) -> None:
        """Look into the rows that are new in a system."""
        circuits = dependences((row for row in fresh if row.equal), system.space)
        self.implied += [self.equality(circuit) for circuit in circuits]
        proofs = _inequalities(fresh, system)
        self.implied += [one for one in proofs.values() if one is not None]
        self.redundant += self.needless(fresh, system, circuits, proofs)

    def equality(self, circuit: Dependence) -> Implied:
        """A circuit told of the instance that a reader expects to be the consequence.

        Any of its instances follows from the others. It is told of the rule that has the largest
        share of its instances in the circuit, and of the last of these: of the total column,
        where the columns before it are summed.
        """
        members = [(circuit.row, Fraction(-1)), *circuit.chain]
        shares: dict[str, int] = defaultdict(int)
        for row, _ in members:
            shares[name_of(row).rule] += 1

        def rank(member: tuple[Row, Fraction]) -> tuple[Fraction, str, int]:
            name = name_of(member[0])
            share = Fraction(shares[name.rule], len(self.expanded.by_rule[name.rule]))
            return -share, name.rule, -self.order[name]

        chosen, factor = min(members, key=rank)
        chain = [(name_of(row), -c / factor) for row, c in members if row is not chosen]
        ordered = sorted(chain, key=lambda link: self.order[link[0]])
        return Implied(name_of(chosen), tuple(ordered), "equality")

    def needless(
        self, fresh: Sequence[Row], system: System, circuits: Sequence[Dependence], proofs: Proofs
    ) -> list[Redundant]:
        """Rules that demand nothing but rows, each of which follows from rows of other rules."""
        bound = {id(r) for c in circuits for r in (c.row, *(row for row, _ in c.chain))}
        own: dict[str, list[Row]] = defaultdict(list)
        for row in fresh:
            own[name_of(row).rule].append(row)
        found = []
        for rule, rows in own.items():
            equal = [row for row in rows if row.equal]
            proved = [proofs.get(name_of(row)) for row in rows if not row.equal]
            plain = all(
                demand.is_plain and demand.instance.source == rows[0].mention
                for demand in self.expanded.by_rule[rule]
            )
            if not plain or not all(proved) or not all(id(row) in bound for row in equal):
                continue
            others = {name.rule for one in proved if one for name, _ in one.chain}
            used = follows(equal, _others(system, rule)) if equal else []
            if used is not None and rule not in others:
                others |= {name_of(row).rule for row in used}
                found.append(Redundant(rule, tuple(sorted(others))))
        return found


def _others(system: System, rule: str) -> list[Row]:
    """The equalities of other rules."""
    return [row for row in system.first.values() if row.equal and name_of(row).rule != rule]


def _inequalities(fresh: Sequence[Row], system: System) -> Proofs:
    """Of every instance that has inequalities: how all of them follow, or None."""
    found: dict[InstanceName, Implied | None] = {}
    for row in fresh:
        name = name_of(row)
        if row.equal or found.get(name, True) is None:
            continue
        proof = _proof(row, system)
        before = found.get(name)
        if proof is not None and before is not None:
            proof = Implied(name, before.chain + proof.chain, proof.relation)
        found[name] = proof
    return found


def _proof(row: Row, system: System) -> Implied | None:
    """How an inequality follows from the other rows; None if not, or by nature alone."""
    if len(row.terms) == 1 and row.terms[0][1] < 0 and row.bound == 0:
        return None
    tighter = system.tighter(row)
    if tighter is not None:
        return Implied(name_of(row), ((name_of(tighter), Fraction(1)),), "inequality")
    near = system.near(row)
    rows = [*near, *nature(v for r in (row, *near) for v, _ in r.terms)]
    proof = upper_bound(rows, dict(row.terms), row.bound)
    if proof is None:
        return None
    chain = tuple((r.source, weight) for r, weight in proof.weights if r.source is not None)
    return Implied(name_of(row), chain, "inequality") if chain else None
