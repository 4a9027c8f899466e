"""Which cells the rules look at, and which of them can be told apart when one is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from goiaudit.definitions.forms import forms
from goiaudit.rules import ground as g
from goiaudit.rules.diagnose.diagnosis import Cells
from goiaudit.rules.diagnose.expanded import Expanded
from goiaudit.rules.diagnose.rows import Row
from goiaudit.rules.ground import Variable


def coverage(expanded: Expanded, rows: Sequence[Row]) -> Cells:
    """The printed cells of a form by what the rules can tell about them.

    A wrong cell changes the residual of every equality in which it stands, in proportion to
    its coefficients there. Cells whose coefficients are the same up to a common factor break
    the same equalities in the same way: no sum can say which of them is wrong.
    """
    printed = [
        str(address)
        for table in forms()[expanded.form].tables.values()
        for address in table.addresses()
    ]
    looked_at, compared = _seen(expanded)
    groups = _groups(printed, rows)
    unbound = groups.pop((), [])
    return Cells(
        printed=len(printed),
        untouched=tuple(a for a in printed if a not in looked_at),
        alone=tuple(a for a in printed if a in looked_at and a not in compared),
        unbound=tuple(unbound),
        apart=sum(len(members) == 1 for members in groups.values()),
        inseparable=tuple(tuple(members) for members in groups.values() if len(members) > 1),
    )


def _groups(
    printed: Sequence[str], rows: Sequence[Row]
) -> dict[tuple[tuple[int, Fraction], ...], list[str]]:
    """Cells by their coefficients in the equalities, up to a factor; () are those in none."""
    standing: dict[str, list[tuple[int, int]]] = defaultdict(list)
    distinct = dict.fromkeys(row.same() for row in rows if row.equal)
    for number, (terms, *_) in enumerate(distinct):
        assert isinstance(terms, tuple)
        for variable, coefficient in terms:
            if variable.kind == "cell" and not variable.key[0]:
                standing[variable.address].append((number, coefficient))
    groups: dict[tuple[tuple[int, Fraction], ...], list[str]] = defaultdict(list)
    for address in printed:
        where = standing.get(address, [])
        pattern = tuple((number, Fraction(c, where[0][1])) for number, c in where)
        groups[pattern].append(address)
    return groups


def _seen(expanded: Expanded) -> tuple[set[str], set[str]]:
    """Addresses that some check looks at, and those that it holds against another figure."""
    looked_at: set[str] = set()
    compared: set[str] = set()
    for demand in expanded.demands:
        for compare in compares(demand.instance.check):
            variables = [v for side in compare.sides for v, _ in side.terms]
            for variable in variables:
                addresses = variable.addresses()
                looked_at.update(addresses)
                if variable.kind == "differs" or _is_figure(variable, variables):
                    compared.update(addresses)
    return looked_at, compared


def _is_figure(variable: Variable, variables: Sequence[Variable]) -> bool:
    return variable.kind == "cell" and len(variables) > 1


def compares(node: object) -> Iterator[g.Compare]:
    """Every comparison within a condition after expansion."""
    if isinstance(node, g.Compare):
        yield node
    elif isinstance(node, tuple):
        for part in node:
            yield from compares(part)
    elif hasattr(node, "__slots__") and not isinstance(node, g.Variable):
        for part in _fields(node):
            yield from compares(part)


def _fields(node: object) -> Iterable[object]:
    return (getattr(node, name) for name in node.__slots__)  # type: ignore[attr-defined]
