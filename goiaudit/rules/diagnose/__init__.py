"""A rule set examined as a whole, by exact algebra over its instances.

Duplicates, contradictions, cells forced to zero and conditions that never hold are faults;
implied rules and cells that cannot be told apart are worth knowing. What is reported is proved:
by elimination in fractions, or by a certificate that adds up exactly.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from goiaudit.definitions.forms import forms
from goiaudit.rules import ground as g
from goiaudit.rules.diagnose.conflicts import contradictions, forced_zeros
from goiaudit.rules.diagnose.coverage import coverage
from goiaudit.rules.diagnose.diagnosis import Diagnosis, FormDiagnosis, Impossible
from goiaudit.rules.diagnose.expanded import Demand, Expanded, written_out
from goiaudit.rules.diagnose.guards import never
from goiaudit.rules.diagnose.implied import implied
from goiaudit.rules.diagnose.logic import ALWAYS, normal
from goiaudit.rules.diagnose.repeated import duplicates
from goiaudit.rules.diagnose.rows import Row
from goiaudit.rules.rule import RuleSet

__all__ = ["Diagnosis", "FormDiagnosis", "diagnose"]


def diagnose(ruleset: RuleSet, only: Sequence[str] = ()) -> Diagnosis:
    """Examine a rule set in the forms named, in all if none is."""
    written = [written_out(ruleset, form) for form in forms() if not only or form in only]
    twice = duplicates(ruleset, written)
    again = {duplicate.rule for duplicate in twice}
    own = {rule.id for rule in ruleset.rules if rule.origin != "shipped"}
    return Diagnosis(
        rules=len(ruleset.rules),
        duplicates=twice,
        impossible=tuple(_impossible(written)),
        forms=tuple(_form(expanded, expanded.without(again), own) for expanded in written),
    )


def _form(expanded: Expanded, distinct: Expanded, own: Collection[str]) -> FormDiagnosis:
    conflicts, rows = contradictions(distinct, own)
    zeros = forced_zeros(expanded.form, rows)
    # What follows from rules that cannot be right is not worth knowing.
    follow, redundant = implied(distinct, rows) if not conflicts and not zeros else ((), ())
    return FormDiagnosis(
        form=expanded.form,
        instances=len(expanded.demands),
        equalities=sum(row.equal and _is_of_cells(row) for row in rows),
        contradictions=tuple(conflicts),
        forced_zero=tuple(zeros),
        implied=follow,
        redundant=redundant,
        cells=coverage(expanded, rows),
    )


def _is_of_cells(row: Row) -> bool:
    return all(variable.kind == "cell" for variable, _ in row.terms)


def _impossible(written: Sequence[Expanded]) -> Iterator[Impossible]:
    """Conditions that hold in no instance, and checks that none can fail."""
    for rule in dict.fromkeys(rule for expanded in written for rule in expanded.by_rule):
        demands = [d for expanded in written for d in expanded.by_rule.get(rule, ())]
        if all(never(demand.guard) for demand in demands):
            yield Impossible(rule, "when")
            continue
        dead = list(_conditions(rule, demands))
        yield from dead
        if not dead and all(demand.check == ALWAYS or _never_fails(demand) for demand in demands):
            yield Impossible(rule, "vacuous")


def _conditions(rule: str, demands: Sequence[Demand]) -> Iterator[Impossible]:
    """Conditions of ``if`` that never hold, in the order in which the check names them."""
    lists = [list(_ifs(demand.instance.check)) for demand in demands]
    for number, same in enumerate(zip(*lists, strict=False), 1):
        if all(never(normal(condition)) for condition in same):
            yield Impossible(rule, "if", number)


def _ifs(node: object) -> Iterator[g.Ground]:
    match node:
        case g.GroundIf():
            yield node.condition
            yield from _ifs(node.then)
        case g.GroundAll() | g.GroundAny():
            for part in node.parts:
                yield from _ifs(part)
        case g.GroundNot():
            yield from _ifs(node.part)


def _never_fails(demand: Demand) -> bool:
    return never(normal(demand.instance.check, negated=True), signed=True)
