"""Which rules look at which cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from goiaudit.rules.compile import compile_rules, rows_of
from goiaudit.rules.expand import Context
from goiaudit.rules.rule import RuleSet


@lru_cache(maxsize=16)
def touching(ruleset: RuleSet, context: Context) -> Mapping[str, tuple[str, ...]]:
    """Address of a cell -> ids of the rules whose figures it is one of, in order of id.

    Rules that only count blanks or the like over whole rows are left out: they say nothing
    about a single figure.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for group in compile_rules(ruleset, context).groups:
        for instance in group.instances:
            for row in rows_of(instance.check):
                for column, _ in group.deciding.terms[row]:
                    if group.variables[column].kind == "cell":
                        found[group.variables[column].address].add(instance.rule)
    return {address: tuple(sorted(rules)) for address, rules in found.items() if address}
