"""A rule as declared: frozen, with its metadata, parsed expressions and own tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from goiaudit.definitions.forms import Label
from goiaudit.definitions.yamlfile import Node, nearest
from goiaudit.model.errors import Mark, UsageError
from goiaudit.model.findings import Severity
from goiaudit.rules.cases import MessageCase, SeverityCase
from goiaudit.rules.lenience import BlankPolicy, Lenience, Tolerance
from goiaudit.rules.syntax import Condition, Selector
from goiaudit.rules.texts import Search, TextCheck

__all__ = [
    "FAMILIES", "METHODS", "SHARED", "Assertion", "Binding", "MessageCase", "Rule", "RuleSet",
    "RuleTest", "SeverityCase",
]  # fmt: skip

FAMILIES = (
    "balance", "row_total", "subtotal", "dispute_total", "narrative_table", "narrative_sum",
    "narrative_conflict", "percentage", "cross_year", "rollup", "structure", "value",
    "plausibility", "timeliness", "identity", "duplicate", "custom", "internal",
)  # fmt: skip
SHARED = ("told", "silent")
"""What becomes of a failure whose cause a more reliable rule names: told as part of its incident,
or silent, since it would only repeat it (domain chapter 4, order of trust)."""
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
class Assertion:
    """One condition of ``check:``, with its bindings, a guard on top of the rule's, a message.

    ``message`` is empty for the rule's own.
    """

    check: Condition
    source: Node
    bindings: tuple[Binding, ...] = ()
    when: Condition | None = None
    when_source: Node | None = None
    message: tuple[MessageCase, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleTest:
    """One example of a rule: ``kind`` is pass, fail, unknown or not_applicable."""

    kind: str
    setup: Node
    expect: Node | None
    mark: Mark


@dataclass(frozen=True)
class Rule:
    """One rule: judged by its ``check``, by its ``text`` or by a ``method``.

    ``assertions`` are what ``check:`` lists, each judged apart; ``check`` is all of them and
    ``bindings`` theirs, for those who look at what a rule names.
    ``words`` are the named searches that ``words(name)`` counts; ``tolerance`` and ``blanks`` say
    what its comparisons let pass; a rule that is not ``on`` is judged only if it is asked for.
    ``silent`` rules do not repeat what failed sums explain. ``overrides`` is the origin of the
    rule of the same id whose place it takes.
    """

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
    assertions: tuple[Assertion, ...] = ()
    check_text: str = ""
    when_text: str = ""
    check_source: Node | None = None
    when_source: Node | None = None
    text: TextCheck | None = None
    words: Mapping[str, Search] = field(default_factory=dict)
    tolerance: Tolerance | None = None
    blanks: BlankPolicy = "decide"
    on: bool = True
    method: str = ""
    silent: bool = False
    tests: tuple[RuleTest, ...] = ()
    origin: str = "shipped"
    overrides: str = ""

    def is_named(self, word: str) -> bool:
        """Whether a word means this rule: its id, a prefix of its id, its family."""
        return self.id.startswith(word) or self.family == word

    @property
    def check_mark(self) -> Mark:
        """Where the check stands, or the rule where it has none."""
        return self.check_source.place(0) if self.check_source is not None else self.mark

    @property
    def lenience(self) -> Lenience:
        """What the rule lets pass."""
        return Lenience(self.tolerance, self.blanks)

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

    @cached_property
    def active(self) -> RuleSet:
        """The rules that are judged unless they are asked for: all that are on."""
        on = tuple(rule for rule in self.rules if rule.on)
        return self if len(on) == len(self.rules) else RuleSet(on)

    @property
    def without_examples(self) -> RuleSet:
        """The same rules without the examples that they carry, all that judging needs: half."""
        return RuleSet(tuple(replace(rule, tests=()) for rule in self.rules))

    @cached_property
    def sole_candidates(self) -> tuple[Rule, ...]:
        """The rules about a blank that alone decides an equality (``method: sole_candidate``)."""
        return tuple(rule for rule in self.rules if rule.method == "sole_candidate")

    def select(self, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> RuleSet:
        """The rules that ids, prefixes of ids or families name; UsageError for a word of none.

        A rule that is selected by its whole id is switched on.
        """
        for word in (*select, *ignore):
            if not any(rule.is_named(word) for rule in self.rules):
                known = [*self.by_id, *sorted({rule.family for rule in self.rules})]
                hint = nearest(word, known)
                name = hint.removeprefix("did you mean ").rstrip("?")
                raise UsageError(
                    f"no rule, prefix or family is called '{word}'" + (f"; {hint}" if hint else ""),
                    f"没有规则、编号前缀或类别“{word}”" + (f"；是否为 {name}？" if hint else ""),
                )
        kept = (
            replace(rule, on=True) if rule.id in select else rule
            for rule in self.rules
            if (not select or any(rule.is_named(word) for word in select))
            and not any(rule.is_named(word) for word in ignore)
        )
        return RuleSet(tuple(kept))

    @staticmethod
    def load(*paths: object) -> RuleSet:
        """The shipped pack plus rule files or folders, as ``--rules`` of the command line."""
        from pathlib import Path

        from goiaudit.rules.load import load_rules

        return load_rules([Path(str(path)) for path in paths])
