"""One rule on one report, instance by instance: both sides, their terms, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goiaudit.audit import figures as f
from goiaudit.audit.batch import context_of
from goiaudit.audit.evaluate import Judged, judge
from goiaudit.audit.relations import NONE, Relations
from goiaudit.audit.shares import computed_share, rounded
from goiaudit.audit.shown import fact_value
from goiaudit.audit.status import tables_with_numbers
from goiaudit.audit.unknowns import Reasons
from goiaudit.audit.verdicts import FAIL, NOT_APPLICABLE, PASS, UNKNOWN
from goiaudit.definitions.facts import catalogue
from goiaudit.definitions.forms import TABLES
from goiaudit.model.cells import CellAddress, Location, Number
from goiaudit.model.claims import Claim, Observation, Scalar
from goiaudit.model.findings import Verdict
from goiaudit.model.report import Report
from goiaudit.rules.compile import Atom, Tree, compile_rules
from goiaudit.rules.ground import Linear, Variable
from goiaudit.rules.instances import variable_text, words_of
from goiaudit.rules.rule import RuleSet

_VERDICTS = {
    FAIL: Verdict.FAIL,
    UNKNOWN: Verdict.UNKNOWN,
    PASS: Verdict.PASS,
    NOT_APPLICABLE: Verdict.NOT_APPLICABLE,
}
_DECIMALS = 2
"""Of a computed percentage beyond those that are judged."""
MISSING = "missing"
"""State of what the report does not show at all: an absent table, an unknown fact."""


@dataclass(frozen=True, slots=True)
class InspectedTerm:
    """Coefficient x variable: ``name`` as the rule language has it, ``address`` of a cell.

    ``state`` is number, blank, not_applicable, text, unreadable or missing; a null counts as 0.
    ``raw`` is what the cell shows, ``location`` where it stands.
    """

    name: str
    address: str
    coefficient: int
    value: Number | str | None
    state: str
    raw: str = ""
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class InspectedSide:
    """Terms, the constant beside them, and what they come to."""

    terms: tuple[InspectedTerm, ...]
    constant: int
    total: Number | str | None


@dataclass(frozen=True, slots=True)
class InspectedComparison:
    """``left operator right``; ``part`` is check, when (a guard) or if (what it depends on).

    ``whole`` is what the left side is a share of (``~=``), else None. ``state`` is pass, fail or
    unknown; what stands under a ``not`` is told as it is, before the negation.
    """

    part: str
    operator: str
    left: InspectedSide
    right: InspectedSide
    whole: InspectedSide | None
    state: Verdict


@dataclass(frozen=True, slots=True)
class InspectedInstance:
    """One instance: its binding, verdict, the reasons if it is unknown, and its comparisons."""

    binding: tuple[tuple[str, str], ...]
    verdict: Verdict
    reasons: tuple[str, ...]
    comparisons: tuple[InspectedComparison, ...]
    quote: str = ""
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Inspection:
    """A rule on a report. Without instances the counts of the audit say what became of it."""

    rule: str
    instances: tuple[InspectedInstance, ...]


def inspect_rules(
    report: Report,
    ruleset: RuleSet,
    ids: Sequence[str],
    relations: Relations = NONE,
    crashed: Collection[str] = (),
) -> tuple[Inspection, ...]:
    """The rules named on one readable report, judged among the others of their set.

    Rules that ``crashed`` in the audit are left out: they have no instances to look into.
    """
    if crashed:
        ruleset = RuleSet(tuple(rule for rule in ruleset.rules if rule.id not in crashed))
    program = compile_rules(ruleset, context_of(report))
    judged = judge(program, f.Figures.of([report], [relations]))
    return tuple(
        Inspection(rule, tuple(i for group in judged for i in _instances(group, rule, report)))
        for rule in ids
    )


def _instances(judged: Judged, rule: str, report: Report) -> Iterator[InspectedInstance]:
    """The instances of a rule in one group: once, or once for every mention."""
    absent = frozenset(TABLES) - tables_with_numbers(report)
    for column in range(len(judged.columns.report)):
        reasons = Reasons(judged, column, report, absent)
        look = _Look(judged, column, report)
        for span in (span for name, span in judged.group.spans if name == rule):
            for n in range(*span.indices(len(judged.group.instances))):
                yield look.instance(n, reasons)


class _Look:
    """One column of a group: the report, or one mention in it."""

    def __init__(self, judged: Judged, column: int, report: Report) -> None:
        self.judged, self.column, self.report = judged, column, report
        columns = judged.columns
        self.mention = columns.mentions[column] if columns.mentions else None
        self.scale = int(columns.scale[column])

    def instance(self, n: int, reasons: Reasons) -> InspectedInstance:
        compiled = self.judged.group.instances[n]
        verdict = _VERDICTS[int(self.judged.verdicts[n, self.column])]
        rows = [("when", row) for _, row in _rows(compiled.guard, "when")]
        rows += _rows(compiled.check, "check")
        return InspectedInstance(
            binding=compiled.binding,
            verdict=verdict,
            reasons=tuple(sorted(reasons.of(n))) if verdict is Verdict.UNKNOWN else (),
            comparisons=tuple(self.comparison(part, row) for part, row in rows),
            quote=self.mention.quote if self.mention is not None else "",
            location=self.mention.location if self.mention is not None else None,
        )

    def comparison(self, part: str, row: int) -> InspectedComparison:
        atom = self.judged.group.atoms[row]
        compare = atom.compare
        words = _words(compare.difference)
        whole = self.side(compare.whole, words) if compare.whole is not None else None
        left = self.side(compare.left, words)
        if whole is not None:
            left = InspectedSide(left.terms, left.constant, self.share(atom))
        return InspectedComparison(
            part=part,
            operator=compare.operator,
            left=left,
            right=self.side(compare.right, words),
            whole=whole,
            state=_VERDICTS[int(self.judged.states[row, self.column])],
        )

    def share(self, atom: Atom) -> Number | None:
        """The percentage computed, None where it cannot be."""
        group, columns = self.judged.group, self.judged.columns
        share = computed_share(atom, group.index, columns, self.column)
        return rounded(share, _DECIMALS) if share is not None else None

    def side(self, linear: Linear, words: Mapping[int, str]) -> InspectedSide:
        terms = tuple(self.term(variable, factor) for variable, factor in linear.terms)
        if not terms and linear.constant in words:
            return InspectedSide((), linear.constant, words[linear.constant])
        if len(terms) == 1 and isinstance(terms[0].value, str):
            return InspectedSide(terms, linear.constant, terms[0].value)
        total: Number = linear.constant
        for term in terms:
            if isinstance(term.value, int | Decimal):
                total += term.coefficient * term.value
        known = all(term.state != MISSING for term in terms)
        return InspectedSide(terms, linear.constant, total if known else None)

    def term(self, variable: Variable, factor: int) -> InspectedTerm:
        row = self.judged.group.index[variable]
        columns = self.judged.columns
        cell = self.report.cell(CellAddress(*variable.key[1:])) if _is_own(variable) else None
        state = "number"
        if columns.missing[row, self.column]:
            state = MISSING
        elif columns.null[row, self.column]:
            state = cell.state.value if cell is not None else "blank"
        return InspectedTerm(
            name=variable_text(variable),
            address=variable.address,
            coefficient=factor,
            value=self.value(variable, row) if state == "number" else None,
            state=state,
            raw=cell.raw if cell is not None else "",
            location=cell.location if cell is not None else None,
        )

    def value(self, variable: Variable, row: int) -> Number | str | None:
        """A figure, a word or text, or a date as ISO text."""
        scaled = int(self.judged.columns.values[row, self.column])
        if variable.kind == "date":
            return date.fromordinal(scaled // self.scale).isoformat()
        kind, key = (variable.key[0], variable.key[1:]) if variable.kind == "text" else variable
        raw: Scalar = None
        if kind == "fact":
            raw = fact_value(self.report, key[0])
        elif kind == "seen" and isinstance(self.mention, Observation):
            raw = self.mention.values.get(key[1])
        elif kind == "claim" and isinstance(self.mention, Claim):
            raw = self.mention.value
        if isinstance(raw, date):
            return raw.isoformat()
        return raw if raw is not None else f.unscaled(scaled, self.scale)


def _is_own(variable: Variable) -> bool:
    return variable.kind == "cell" and not variable.key[0]


def _rows(tree: Tree | None, part: str) -> list[tuple[str, int]]:
    """The comparisons of a condition, each with the part that it plays."""
    if tree is None:
        return []
    if tree.kind == "atom":
        return [(part, tree.row)]
    if tree.kind == "if":
        return _rows(tree.parts[0], part) + _rows(tree.parts[1], "if")
    return [found for inner in tree.parts for found in _rows(inner, part)]


def _words(linear: Linear) -> Mapping[int, str]:
    """The words that constants stand for where a fact of words is compared."""
    codes = {code for variable, _ in linear.terms for code in words_of(variable)}
    return {code: word for word, code in catalogue().codes.items() if code in codes}
