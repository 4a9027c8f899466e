"""A rule set written out in one form, with what each instance demands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from goiaudit.rules import ground as g
from goiaudit.rules.diagnose.logic import ALWAYS, Both, Form, Leaf, demanded, either, normal
from goiaudit.rules.diagnose.rows import InstanceName, Row
from goiaudit.rules.expand import Context, expand
from goiaudit.rules.rule import Rule, RuleSet


@dataclass(frozen=True)
class Demand:
    """One instance: its name, guard and check in normal form, and the rows of the check."""

    name: InstanceName
    instance: g.Instance

    @cached_property
    def guard(self) -> Form:
        """When the instance applies."""
        return normal(self.instance.guard) if self.instance.guard is not None else ALWAYS

    @cached_property
    def check(self) -> Form:
        """What must hold then."""
        return normal(self.instance.check)

    @cached_property
    def whole(self) -> Form:
        """Guard and check as one condition: equal for instances that say the same."""
        if self.guard == ALWAYS:
            return self.check
        assert self.instance.guard is not None
        return either(normal(self.instance.guard, negated=True), self.check)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """What the check demands, as named rows."""
        source = self.instance.source
        return tuple(
            Row(row.terms, row.equal, row.bound, self.name, source) for row in demanded(self.check)
        )

    @property
    def is_plain(self) -> bool:
        """Whether the instance says just its rows, of every report."""
        form = self.check
        parts = form.parts if isinstance(form, Both) else (form,)
        rows = all(isinstance(part, Leaf) and not part.unequal for part in parts)
        return self.guard == ALWAYS and rows


@dataclass(frozen=True)
class Expanded:
    """All instances of a rule set in one form, by rule, in order of ids."""

    form: str
    by_rule: Mapping[str, tuple[Demand, ...]]

    def without(self, rules: Collection[str]) -> Expanded:
        """The same without some rules."""
        kept = {rule: found for rule, found in self.by_rule.items() if rule not in rules}
        return Expanded(self.form, kept)

    @cached_property
    def demands(self) -> tuple[Demand, ...]:
        """Every instance."""
        return tuple(demand for found in self.by_rule.values() for demand in found)

    @cached_property
    def unconditional(self) -> tuple[Row, ...]:
        """Rows that every report with its tables must satisfy, mentions aside."""
        free = (d for d in self.demands if d.guard == ALWAYS and d.instance.source is None)
        return tuple(row for demand in free for row in demand.rows)


def written_out(ruleset: RuleSet, form: str) -> Expanded:
    """The instances of every rule that is for this form."""
    context = Context(form, form, form)
    found = {
        rule.id: _named(expand(rule, context)) for rule in ruleset.rules if _is_for(rule, form)
    }
    return Expanded(form, {rule: demands for rule, demands in found.items() if demands})


def _named(instances: Iterable[g.Instance]) -> tuple[Demand, ...]:
    seen: Counter[object] = Counter()
    demands = []
    for instance in instances:
        name = InstanceName(instance.rule, instance.binding, seen[instance.binding])
        seen[instance.binding] += 1
        demands.append(Demand(name, instance))
    return tuple(demands)


def _is_for(rule: Rule, form: str) -> bool:
    declared = rule.check is not None or rule.text is not None
    return declared and (not rule.forms or form in rule.forms)
