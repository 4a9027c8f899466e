"""Rules that no figures can satisfy together, and cells that they leave no choice but 0."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from goiaudit.definitions.forms import forms
from goiaudit.rules.diagnose.certificates import (
    Certificate,
    minimal_contradiction,
    possible_zeros,
    upper_bound,
)
from goiaudit.rules.diagnose.coverage import compares
from goiaudit.rules.diagnose.diagnosis import Chain, Contradiction, ForcedZero
from goiaudit.rules.diagnose.expanded import Demand, Expanded
from goiaudit.rules.diagnose.logic import ALWAYS, Form, cases
from goiaudit.rules.diagnose.rows import Row, connected, is_counted, nature
from goiaudit.rules.ground import Variable, cell

_IDENTITY = ("fact", "known", "date")
_MOST = 20
"""Contradictions told of one form; a rule set with more is mended step by step."""


def contradictions(
    expanded: Expanded, own: Collection[str]
) -> tuple[list[Contradiction], list[Row]]:
    """Minimal sets of instances that contradict each other, and the rows left without them.

    First those of all reports, then those under the guard of a rule or for a mention. ``own``
    are the rules that are not shipped: what contradicts the pack is left out of what follows.
    """
    found: list[Contradiction] = []
    base = list(expanded.unconditional)
    while len(found) < _MOST and (proof := _conflict(base)) is not None:
        found.append(Contradiction(_chain(proof)))
        named = [row for row in proof.rows if row.source is not None]
        base.remove(next((r for r in named if r.source and r.source.rule in own), named[-1]))
    for (_, guard), demands in _groups(expanded.demands).items():
        proof = _under(guard, [row for d in demands for row in d.rows], base)
        if proof is not None:
            when = demands[0].name.rule if guard != ALWAYS else ""
            found.append(Contradiction(_chain(proof), when))
    return found, base


def _groups(demands: Iterable[Demand]) -> dict[tuple[object, Form], list[Demand]]:
    """Instances that apply under the same guard to the same mentions; free ones aside.

    A guard about figures may pick out wrong reports, of which nothing need be possible: only
    guards about what a report is (its kind, year, dates) are looked into.
    """
    groups: dict[tuple[object, Form], list[Demand]] = defaultdict(list)
    for demand in demands:
        free = demand.guard == ALWAYS and demand.instance.source is None
        if demand.rows and not free and all(v.kind in _IDENTITY for v in _variables(demand)):
            groups[demand.instance.source, demand.guard].append(demand)
    return groups


def _variables(demand: Demand) -> Iterator[Variable]:
    """What the guard of an instance looks at."""
    for compare in compares(demand.instance.guard):
        yield from (variable for variable, _ in compare.difference.terms)


def _under(guard: Form, rows: Sequence[Row], base: Sequence[Row]) -> Certificate | None:
    """Why the rows can never hold where their guard does; None if they can."""
    ways = cases(guard)
    proof = None
    for way in ways or ():
        if _conflict(way) is not None:
            continue  # that way is no way: told as an impossible guard if all are
        proof = _conflict([*rows, *connected(rows, base), *way])
        if proof is None or not any(row in rows for row in proof.rows):
            return None
    return proof


def _conflict(rows: Sequence[Row]) -> Certificate | None:
    return minimal_contradiction([*rows, *nature(v for row in rows for v, _ in row.terms)])


def forced_zeros(form: str, rows: Sequence[Row]) -> list[ForcedZero]:
    """Printed counts that the rows allow no other value than 0, grouped by the rules to blame."""
    named = {v for row in rows for v, _ in row.terms}
    printed = [cell(a) for table in forms()[form].tables.values() for a in table.addresses()]
    whole = [*rows, *nature(named)]
    counts = [count for count in printed if count in named and is_counted(count)]
    waiting = possible_zeros(whole, counts) if counts else []
    groups: dict[tuple[str, ...], tuple[list[str], Chain]] = {}
    while waiting:
        proof = upper_bound(whole, {waiting[0]: 1}, 0)
        if proof is None:
            waiting = waiting[1:]
            continue
        # A sum of counts that is 0 at most leaves 0 for every one of them.
        left, _ = proof.total()
        zero = [count for count in waiting if left.get(count, 0) > 0]
        waiting = [count for count in waiting if count not in zero]
        chain = _chain(proof)
        by = tuple(sorted({name.rule for name, _ in chain}))
        groups.setdefault(by, ([], chain))[0].extend(count.address for count in zero)
    return [ForcedZero(tuple(addresses), chain) for addresses, chain in groups.values()]


def _chain(proof: Certificate) -> Chain:
    return tuple((row.source, weight) for row, weight in proof.weights if row.source is not None)
