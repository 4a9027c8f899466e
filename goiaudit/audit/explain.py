"""A failed instance -> a finding: sides, message, severity, place; caps of domain chapter 6."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from goiaudit.audit.elsewhere import figures_elsewhere
from goiaudit.audit.evaluate import FAIL, PASS, Judged, PassesOne, truth
from goiaudit.audit.evidence import Evidence
from goiaudit.audit.found import is_found, place_name
from goiaudit.audit.localise.parts import misprinted_part
from goiaudit.audit.relations import NONE, Relations
from goiaudit.audit.shown import Mention
from goiaudit.audit.sides import Sides, is_null
from goiaudit.audit.wording import (
    NEGATED,
    arithmetic,
    cell_label,
    doubt_words,
    found_words,
    key_label,
    key_name,
    number,
    repair_words,
    share_words,
    table_definition,
)
from goiaudit.definitions.facts import catalogue
from goiaudit.model.cells import Number
from goiaudit.model.claims import Claim, Observation
from goiaudit.model.findings import Elsewhere, Finding, Severity, Side
from goiaudit.model.report import Report
from goiaudit.rules.compile import CompiledInstance, Tree, rows_of
from goiaudit.rules.ground import Variable
from goiaudit.rules.rule import Rule

Figure = Number | str | None
_PLACEHOLDER = re.compile(r"\{([a-z_]+(?:\[[a-z_]+\])?)\}")


@dataclass(frozen=True, slots=True)
class Failure:
    """A failed instance with its finding; ``row`` is the comparison that the finding reports.

    ``found`` are the words of a text rule, which tell its findings apart.
    """

    judged: Judged
    instance: int
    column: int
    row: int
    finding: Finding
    found: str = ""

    @property
    def compiled(self) -> CompiledInstance:
        """The instance that failed."""
        return self.judged.group.instances[self.instance]


@dataclass(frozen=True, slots=True)
class Case:
    """What is explained: a failed instance in a column, for a mention or none."""

    rule: Rule
    judged: Judged
    instance: int
    column: int
    report: Report
    mention: Mention | None
    relations: Relations = NONE


def explain(case: Case, lang: str, passes: PassesOne) -> Failure:
    """The finding of a failed instance, without incident and suggestion."""
    return _Explained(case, lang, passes).failure()


def fingerprint(
    rule: str, binding: Iterable[tuple[str, str]], cells: Iterable[str], report: Report, nth: int
) -> str:
    """Identity of a finding by structure: it survives renamed files and corrected figures."""
    known = report.organ is not None and report.year is not None
    who = (report.organ, str(report.year)) if known else (report.digest, str(report.part))
    parts = [rule, *(f"{k}={v}" for k, v in binding), *map(str, who), *cells, str(nth)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


class _Told(NamedTuple):
    """What the message of a finding may name."""

    cells: tuple[str, ...]
    expected: Figure
    actual: Figure
    difference: Number | None
    quote: str


class _Explained:
    def __init__(self, case: Case, lang: str, passes: PassesOne) -> None:
        self.case, self.lang, self.passes = case, lang, passes
        self.rule, self.report, self.mention = case.rule, case.report, case.mention
        self.judged, self.column = case.judged, case.column
        self.compiled = self.judged.group.instances[case.instance]
        cases = (*self.compiled.severities, *self.compiled.messages)
        told = any(tree is not None for tree, _ in cases)
        self.states = self.judged.all_states(self.column) if told else None
        self.deciding = self.judged.of_column(self.column)
        self.row = self._reported_row()
        self.atom = self.judged.group.atoms[self.row]
        self.compare = self.atom.compare
        self.sides = Sides(self.judged, self.column, self.atom, self.report, self.mention)
        columns = self.judged.columns
        place = int(columns.report[self.column])
        self.evidence = Evidence(self.compare, self.report, self.mention, columns.texts, place)

    def failure(self) -> Failure:
        left, right = self.sides.of(self.compare.left), self.sides.of(self.compare.right)
        if self.atom.is_share:
            left, right = self.sides.shares()
        cells = self.evidence.cells(self.rule.family)
        locations = self.evidence.locations(cells)
        expected, actual = self._figures(left, right)
        difference: Number | None = None
        if isinstance(expected, int | Decimal) and isinstance(actual, int | Decimal):
            difference = actual - expected
        told = _Told(cells, expected, actual, difference, self.evidence.quote())
        finding = Finding(
            rule=self.rule.id,
            family=self.rule.family,
            severity=self._severity(),
            message=self._message(told, left, right),
            cells=cells,
            expected=expected,
            actual=actual,
            difference=difference,
            location=self.evidence.location(locations),
            locations=locations,
            sides=(left, right) if not is_found(self.mention) else None,
            quote=told.quote,
            related=self._related(),
        )
        text = self.rule.text
        apart = is_found(self.mention) and text is not None and text.one_per != "report"
        found = str(self._said("found") or "") if apart else ""
        return Failure(self.judged, self.case.instance, self.column, self.row, finding, found)

    def _related(self) -> tuple[Elsewhere, ...]:
        """The figures of other reports in what is told, else in the rest of the check."""
        if not self.case.relations:
            return ()
        rows = dict.fromkeys((self.row, *rows_of(self.compiled.check)))
        compares = [self.judged.group.atoms[row].compare for row in rows]
        return figures_elsewhere(compares, self.case.relations)

    def _said(self, name: str) -> object:
        """A field of the mention."""
        return self.mention.values.get(name) if isinstance(self.mention, Observation) else None

    def _figures(self, left: Side, right: Side) -> tuple[Figure, Figure]:
        """What the finding calls expected and actual.

        Presence and length are said in words ("1 expected, 0 found" is no figure), and of a cell
        that is in a wrong state the cell itself is told.
        """
        if is_found(self.mention):
            mend, found = self._said("mend"), self._said("found")
            return (str(mend) if mend else None), (str(found) if found else None)
        variables = [variable for variable, _ in self.compare.difference.terms]
        if variables and all(_is_unfigured(variable) for variable in variables):
            return None, None
        if len(variables) == 1 and variables[0].kind == "count" and len(variables[0].key) == 2:
            cell = self.evidence.printed(variables[0].key[1])
            if cell is not None:
                return None, cell.value if cell.value is not None else cell.raw
        return left.total, right.total

    def _reported_row(self) -> int:
        """The first failing comparison; of alternatives the first whose cells have numbers."""
        failing = list(self._failing(self.compiled.check))
        for row in failing:
            atom = self.judged.group.atoms[row]
            left = [v for v, _ in atom.compare.left.terms if v.kind == "cell"]
            if not left or any(not is_null(self.judged, self.column, v) for v in left):
                return row
        return failing[0]

    def _failing(self, tree: Tree) -> Iterator[int]:
        """The comparisons that make a condition fail, conditions of an ``if`` aside."""
        if tree.kind == "atom":
            yield tree.row
        elif tree.kind == "if":
            yield from self._failing(tree.parts[0])
        else:
            for part in tree.parts:
                if tree.kind != "all" or truth(part, self.deciding) == FAIL:
                    yield from self._failing(part)

    # severity and message

    def _holds(self, tree: Tree | None) -> bool:
        """Whether a severity or a message is the one to take."""
        if tree is None or self.states is None:
            return tree is None
        return truth(tree, self.states, self.passes) == PASS

    def _severity(self) -> Severity:
        severity = next(
            severity for tree, severity in self.compiled.severities if self._holds(tree)
        )
        return "warning" if severity == "error" and self.evidence.is_damaged() else severity

    def _repair(self) -> str:
        """The one part of a text's list that a misprint would explain, in words."""
        listed = self.mention.values.get("listed") if isinstance(self.mention, Observation) else ""
        total = self.mention.values.get("total") if isinstance(self.mention, Observation) else None
        if not isinstance(listed, str) or not listed or not isinstance(total, int):
            return ""
        found = misprinted_part([int(part) for part in listed.split(" + ")], total)
        return repair_words(*found, self.lang) if found is not None else ""

    def _steps(self, left: Side, right: Side) -> str:
        """The arithmetic spelled out."""
        if self.atom.is_share and self.compare.whole is not None:
            part, whole = self.sides.of(self.compare.left), self.sides.of(self.compare.whole)
            return share_words((part.total, whole.total), left.total, right.total, self.lang)
        held = self.judged.states[self.row, self.column] == PASS  # so it stands under a "not"
        operator = self.compare.operator
        return arithmetic(left, right, NEGATED[operator] if held else operator, self.lang)

    def _message(self, told: _Told, left: Side, right: Side) -> str:
        template = next(
            (
                label.in_language(self.lang)
                for tree, label in self.compiled.messages
                if self._holds(tree)
            ),
            None,
        )
        if template is None:
            colon = "：" if self.lang == "zh" else ": "
            found = is_found(self.mention) and isinstance(self.mention, Observation)
            words = (
                found_words(self.mention, self.lang)  # type: ignore[arg-type]
                if found
                else self._steps(left, right)
            )
            return f"{self.rule.title.in_language(self.lang)}{colon}{words}"
        doubt = (
            doubt_words(self.mention.doubt, self.lang) if isinstance(self.mention, Claim) else ""
        )
        named = _PLACEHOLDER.findall(template)
        fields = {name: self._filled(name, told, left, right) for name in dict.fromkeys(named)}
        return fill(template, {k: v for k, v in fields.items() if v is not None}) + doubt

    def _filled(self, name: str, told: _Told, left: Side, right: Side) -> str | None:
        """What stands for a placeholder: bound names first, then what the mention says."""
        for bound, member in self.compiled.binding:
            if bound == name:
                return self._member(bound, member)
        if isinstance(self.mention, Observation) and name in self.mention.values:
            value = self.mention.values[name]
            if name == "row" and isinstance(value, str):
                return key_name(value, self.lang)
            if name == "section" and not is_found(self.mention):
                return place_name(str(value), self.lang)
            return number(value, self.lang)
        if name in self.report.facts:
            return number(self.report.facts[name].value, self.lang)
        match name:
            case "expected" | "actual" | "difference":
                return number(getattr(told, name), self.lang)
            case "left" | "right":
                return number((left if name == "left" else right).total, self.lang)
            case "sum":
                return self._steps(left, right)
            case "quote":
                return told.quote
            case "cell":
                return cell_label(told.cells[-1], self.lang) if told.cells else ""
            case "year":
                return number(self.report.year, self.lang)
            case "form":
                return self.report.form or self.report.due_form or ""
            case "repair":
                return self._repair()
        return None

    def _member(self, name: str, member: str) -> str:
        """A bound name as a label: assertions may bind it to different tables."""
        tables = [b.table for b in self.rule.bindings if name in b.names]
        fitting = (t for t in tables if not t or table_definition(t, member) is not None)
        return key_label(next(fitting, ""), member, self.lang)


def _is_unfigured(variable: Variable) -> bool:
    """Whether a variable decides without being a figure that could be told."""
    match variable.kind, variable.key:
        case "fact", (key,):
            return catalogue().facts[key.split("[")[0]].type in ("flag", "size")
        case "seen", (name, field):
            return catalogue().observations[name].fields[field] == "flag"
    return variable.kind in ("known", "words", "says")


def fill(template: str, fields: Mapping[str, str]) -> str:
    """A message template with its ``{placeholders}`` filled; unknown ones stay as they are."""
    return _PLACEHOLDER.sub(lambda match: fields.get(match[1], match[0]), template)
