"""A rule as declared: frozen, with its metadata, parsed expressions and own tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from goiaudit.definitions.forms import Label
from goiaudit.definitions.yamlfile import Node, nearest
from goiaudit.model.errors import Mark, UsageError
from goiaudit.model.findings import Severity
from goiaudit.rules.syntax import Condition, Selector

FAMILIES = (
    "balance", "row_total", "subtotal", "dispute_total", "narrative_table", "narrative_sum",
    "narrative_conflict", "percentage", "cross_year", "rollup", "structure", "value",
    "plausibility", "timeliness", "identity", "duplicate", "custom", "internal",
)  # fmt: skip
METHODS = ("sole_candidate",)
"""Rules about verdicts rather than figures; the audit knows how to judge them."""


@dataclass(frozen=True, slots=True)
class Binding:
    """``for: {c: requests.columns - total}``: names bound to every member of a group.

    Two names (``"a, b"``) are bound to every unordered pair of distinct members.
    """

    names: tuple[str, ...]
    table: str
    group: Selector
    mark: Mark


@dataclass(frozen=True, slots=True)
class SeverityCase:
    """A severity and the condition under which it holds (None: always), with its source."""

    when: Condition | None
    severity: Severity
    source: Node


@dataclass(frozen=True, slots=True)
class MessageCase:
    """A message template and the condition under which it is used (None: always)."""

    when: Condition | None
    text: Label
    source: Node


@dataclass(frozen=True, slots=True)
class RuleTest:
    """One example of a rule: ``kind`` is pass, fail, unknown or not_applicable."""

    kind: str
    setup: Node
    expect: Node | None
    mark: Mark


@dataclass(frozen=True)
class Rule:
    """One rule. ``check`` is None for a rule judged by a ``method``."""

    id: str
    title: Label
    mark: Mark
    name: str = ""
    family: str = "custom"
    severity: tuple[SeverityCase, ...] = ()
    message: tuple[MessageCase, ...] = ()
    basis: str = ""
    why: Label | None = None
    false_alarms: Label | None = None
    forms: tuple[str, ...] = ()
    bindings: tuple[Binding, ...] = ()
    when: Condition | None = None
    check: Condition | None = None
    check_text: str = ""
    when_text: str = ""
    check_source: Node | None = None
    when_source: Node | None = None
    method: str = ""
    tests: tuple[RuleTest, ...] = ()
    origin: str = "shipped"

    @property
    def check_mark(self) -> Mark:
        """Where the check stands, or the rule where it has none."""
        return self.check_source.place(0) if self.check_source is not None else self.mark

    @property
    def worst_severity(self) -> Severity:
        """The severity that the rule has at most."""
        found = {case.severity for case in self.severity}
        return "error" if "error" in found else "warning" if "warning" in found else "info"


@dataclass(frozen=True, eq=False)
class RuleSet:
    """The rules of one run, in order of id; compared by identity."""

    rules: tuple[Rule, ...]
    by_id: Mapping[str, Rule] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {rule.id: rule for rule in self.rules})

    def select(self, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> RuleSet:
        """The rules that ids, prefixes of ids or families name; UsageError for a word of none."""
        for word in (*select, *ignore):
            if not any(_named(rule, word) for rule in self.rules):
                known = [*self.by_id, *sorted({rule.family for rule in self.rules})]
                hint = nearest(word, known)
                raise UsageError(
                    f"no rule, prefix or family is called '{word}'" + (f"; {hint}" if hint else "")
                )
        kept = (
            rule
            for rule in self.rules
            if (not select or any(_named(rule, word) for word in select))
            and not any(_named(rule, word) for word in ignore)
        )
        return RuleSet(tuple(kept))

    @staticmethod
    def load(*paths: object) -> RuleSet:
        """The shipped pack plus rule files or folders, as ``--rules`` of the command line."""
        from pathlib import Path

        from goiaudit.rules.load import load_rules

        return load_rules([Path(str(path)) for path in paths])


def _named(rule: Rule, word: str) -> bool:
    return rule.id.startswith(word) or rule.family == word
