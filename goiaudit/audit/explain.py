"""A failed instance -> a finding: sides, message, severity, place; caps of domain chapter 6."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from goiaudit.audit import figures as f
from goiaudit.audit.columns import Mention, fact_value
from goiaudit.audit.evaluate import FAIL, PASS, Judged, PassesRule, truth
from goiaudit.audit.localise.parts import misprinted_part
from goiaudit.audit.wording import (
    NEGATED,
    arithmetic,
    cell_label,
    clause_label,
    doubt_words,
    key_label,
    key_name,
    number,
    repair_words,
)
from goiaudit.definitions.facts import catalogue
from goiaudit.model.cells import Cell, CellAddress, Location, Number
from goiaudit.model.claims import Claim, Fact, Observation
from goiaudit.model.findings import Finding, Severity, Side, Term
from goiaudit.model.report import Report
from goiaudit.rules.compile import CompiledInstance, Tree
from goiaudit.rules.ground import Compare, Linear, Variable
from goiaudit.rules.rule import Rule

Figure = Number | str | None
_PLACEHOLDER = re.compile(r"\{([a-z_]+(?:\[[a-z_]+\])?)\}")


@dataclass(frozen=True, slots=True)
class Failure:
    """A failed instance with its finding; ``row`` is the comparison that the finding reports."""

    judged: Judged
    instance: int
    column: int
    row: int
    finding: Finding

    @property
    def compiled(self) -> CompiledInstance:
        """The instance that failed."""
        return self.judged.group.instances[self.instance]


def explain(
    rule: Rule, judged: Judged, instance: int, column: int, report: Report, lang: str,
    passes: PassesRule,
) -> Failure:  # fmt: skip
    """The finding of a failed instance, without incident and suggestion."""
    return _Explained(rule, judged, instance, column, report, lang, passes).failure()


def fingerprint(
    rule: str, binding: Iterable[tuple[str, str]], cells: Iterable[str], report: Report, nth: int
) -> str:
    """Identity of a finding by structure: it survives renamed files and corrected figures."""
    known = report.organ is not None and report.year is not None
    who = (report.organ, str(report.year)) if known else (report.digest, str(report.part))
    parts = [rule, *(f"{k}={v}" for k, v in binding), *map(str, who), *cells, str(nth)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


class _Explained:
    def __init__(
        self, rule: Rule, judged: Judged, instance: int, column: int, report: Report, lang: str,
        passes: PassesRule,
    ) -> None:  # fmt: skip
        self.rule, self.report, self.lang = rule, report, lang
        self.judged, self.instance, self.column = judged, instance, column
        self.compiled = judged.group.instances[instance]
        self.mention: Mention | None = (
            judged.columns.mentions[column] if judged.columns.mentions else None
        )
        self.scale = int(judged.columns.scale[column])
        self.passes = passes
        self.states = judged.all_states(column)
        self.row = self._reported_row()
        self.compare = judged.group.atoms[self.row].compare

    def failure(self) -> Failure:
        left, right = self._side(self.compare.left), self._side(self.compare.right)
        cells = self._cells()
        locations = self._locations(cells)
        expected, actual = self._figures(left, right)
        numeric = isinstance(expected, int | Decimal) and isinstance(actual, int | Decimal)
        finding = Finding(
            rule=self.rule.id,
            family=self.rule.family,
            severity=self._severity(),
            message="",
            cells=cells,
            expected=expected,
            actual=actual,
            difference=actual - expected if numeric else None,  # type: ignore[operator]
            location=self._location(locations),
            locations=locations,
            sides=(left, right),
            quote=self._quote(),
        )
        finding = replace(finding, message=self._message(finding, left, right))
        return Failure(self.judged, self.instance, self.column, self.row, finding)

    def _figures(self, left: Side, right: Side) -> tuple[Figure, Figure]:
        """What the finding calls expected and actual.

        Presence and length are said in words ("1 expected, 0 found" is no figure), and of a cell
        that is in a wrong state the cell itself is told.
        """
        variables = [variable for variable, _ in self.compare.difference.terms]
        if variables and all(_is_unfigured(variable) for variable in variables):
            return None, None
        if len(variables) == 1 and variables[0].kind == "count" and len(variables[0].key) == 2:
            cell = self._printed(variables[0].key[1])
            if cell is not None:
                return None, cell.value if cell.value is not None else cell.raw
        return left.total, right.total

    def _reported_row(self) -> int:
        """The first failing comparison; of alternatives the first whose cells have numbers."""
        failing = list(self._failing(self.compiled.check))
        for row in failing:
            atom = self.judged.group.atoms[row]
            left = [v for v, _ in atom.compare.left.terms if v.kind == "cell"]
            if not left or any(not self._is_null(v) for v in left):
                return row
        return failing[0]

    def _failing(self, tree: Tree) -> Iterator[int]:
        """The comparisons that make a condition fail, conditions of an ``if`` aside."""
        if tree.kind == "atom":
            yield tree.row
        elif tree.kind == "if":
            yield from self._failing(tree.parts[0])
        else:
            states = self.judged.states[:, self.column : self.column + 1]
            for part in tree.parts:
                if tree.kind != "all" or truth(part, states)[0] == FAIL:
                    yield from self._failing(part)

    def _is_null(self, variable: Variable) -> bool:
        row = self.judged.group.index[variable]
        return bool(
            self.judged.columns.null[row, self.column]
            or self.judged.columns.missing[row, self.column]
        )

    # sides

    def _side(self, linear: Linear) -> Side:
        if len(linear.terms) == 1 and linear.terms[0][1] == 1 and not linear.constant:
            special = self._special(linear.terms[0][0])
            if special is not None:
                return Side((Term(None, None),), special)
        if not linear.terms and (word := self._word(linear.constant)):
            return Side((), word)
        terms = [self._term(variable, factor) for variable, factor in linear.terms]
        if linear.constant:
            terms.append(Term(None, linear.constant))
        total: Number = linear.constant
        for term in terms[: len(linear.terms)]:
            total += term.coefficient * (term.value or 0)
        return Side(tuple(terms), total)

    def _term(self, variable: Variable, factor: int) -> Term:
        if self._is_null(variable):
            return Term(variable.address or None, None, factor)
        row = self.judged.group.index[variable]
        value = f.unscaled(int(self.judged.columns.values[row, self.column]), self.scale)
        return Term(variable.address or None, value, factor)

    def _special(self, variable: Variable) -> str | None:
        """A word, a text or a date (ISO) instead of a number."""
        if variable.kind == "date":
            row = self.judged.group.index[variable]
            value = int(self.judged.columns.values[row, self.column]) // self.scale
            return date.fromordinal(value).isoformat() if value else None
        raw: object = None
        if variable.kind == "fact":
            raw = fact_value(self.report, variable.key[0])
        elif variable.kind == "seen" and isinstance(self.mention, Observation):
            raw = self.mention.values.get(variable.key[1])
            declared = catalogue().observations[variable.key[0]].fields[variable.key[1]]
            if declared == "clause" and isinstance(raw, int):
                return clause_label(raw)
        if isinstance(raw, date):
            return raw.isoformat()
        return raw if isinstance(raw, str) else None

    def _word(self, constant: int) -> str | None:
        """The word that a constant stands for, where the other side is a fact of words."""
        for variable, _ in self.compare.difference.terms:
            name = variable.key[0].split("[")[0]
            if variable.kind == "fact" and catalogue().facts[name].type == "word":
                return next((w for w, c in catalogue().codes.items() if c == constant), None)
        return None

    # cells and places

    def _cells(self) -> tuple[str, ...]:
        if self.rule.family == "narrative_table" and isinstance(self.mention, Claim):
            return (self.mention.cell,)
        if self.rule.family == "narrative_sum" and isinstance(self.mention, Observation):
            metric = self.mention.values.get("metric")
            return (str(metric),) if metric else ()
        return self._cells_of(self.compare)

    def _cells_of(self, compare: Compare) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for variable, _ in (*compare.left.terms, *compare.right.terms):
            if variable.kind == "count":
                counted = (a for a in variable.addresses() if self._counts(variable.key[0], a))
                found.update(dict.fromkeys(counted))
            else:
                found.update(dict.fromkeys(variable.addresses()))
        if not found and isinstance(self.mention, Observation):
            return self.mention.cells
        return tuple(found)

    def _counts(self, function: str, address: str) -> bool:
        """Whether a cell is one of those that a counting function has counted."""
        cell = self.report.cell(CellAddress(*address.split(".")))
        if cell is None:
            return False
        match function:
            case "fractional":
                return cell.value is not None and cell.value % 1 != 0
            case "negative":
                return cell.value is not None and cell.value < 0
            case "nonzero":
                return bool(cell.value)
            case "lost":
                return cell.lost
            case "unitless":
                return cell.unit is None
        return cell.state.value == function

    def _locations(self, cells: tuple[str, ...]) -> dict[str, Location]:
        looked_at = dict.fromkeys(cells)
        looked_at.update(dict.fromkeys(self._cells_of(self.compare)))
        found = {}
        for address in looked_at:
            cell = self._printed(address)
            if cell is not None and cell.location is not None:
                found[address] = cell.location
        return found

    def _printed(self, address: str) -> Cell | None:
        parts = address.split(".")
        return self.report.cell(CellAddress(*parts)) if len(parts) == 3 else None

    def _location(self, locations: Mapping[str, Location]) -> Location | None:
        if self.mention is not None and self.mention.location is not None:
            return self.mention.location
        for linear in (self.compare.right, self.compare.left):
            for variable, _ in linear.terms:
                for address in variable.addresses():
                    if address in locations:
                        return locations[address]
                if variable.kind == "shape":
                    return self._row_location(*variable.key[1:3])
        return next((e.location for e in self._evidence() if e.location is not None), None)

    def _row_location(self, table: str, row: str) -> Location | None:
        printed = self.report.printed.get(table)
        shape = printed.rows.get(row) if printed is not None else None
        return shape.location if shape is not None else None

    def _evidence(self) -> list[Fact]:
        """The facts that the reported comparison rests on."""
        keys = [v.key[0] for v, _ in self.compare.difference.terms if v.kind == "fact"]
        return [self.report.facts[key] for key in keys if key in self.report.facts]

    def _quote(self) -> str:
        if self.mention is not None:
            return self.mention.quote
        return next((fact.quote for fact in self._evidence() if fact.quote), "")

    # severity and message

    def _severity(self) -> Severity:
        severity = next(
            severity
            for tree, severity in self.compiled.severities
            if tree is None or truth(tree, self.states, self.passes)[0] == PASS
        )
        return "warning" if severity == "error" and self._is_capped() else severity

    def _is_capped(self) -> bool:
        """Evidence that is damaged or in doubt proves nothing: an error becomes a warning."""
        if isinstance(self.mention, Claim):
            if self.mention.damaged or self.mention.doubt:
                return True
        elif isinstance(self.mention, Observation) and not self.mention.intact:
            return True
        if any(not fact.intact for fact in self._evidence()):
            return True
        cells = (self._printed(address) for address in self._cells_of(self.compare))
        return any(cell is not None and cell.damaged for cell in cells)

    def _repair(self) -> str:
        """The one part of a text's list that a misprint would explain, in words."""
        listed = self.mention.values.get("listed") if isinstance(self.mention, Observation) else ""
        total = self.mention.values.get("total") if isinstance(self.mention, Observation) else None
        if not isinstance(listed, str) or not listed or not isinstance(total, int):
            return ""
        found = misprinted_part([int(part) for part in listed.split(" + ")], total)
        return repair_words(*found, self.lang) if found is not None else ""

    def _message(self, finding: Finding, left: Side, right: Side) -> str:
        held = self.judged.states[self.row, self.column] == PASS  # so it stands under a "not"
        operator = self.compare.operator
        steps = arithmetic(left, right, NEGATED[operator] if held else operator, self.lang)
        template = next(
            (
                label.in_language(self.lang)
                for tree, label in self.compiled.messages
                if tree is None or truth(tree, self.states, self.passes)[0] == PASS
            ),
            None,
        )
        if template is None:
            colon = "：" if self.lang == "zh" else ": "
            return f"{self.rule.title.in_language(self.lang)}{colon}{steps}"
        doubt = (
            doubt_words(self.mention.doubt, self.lang) if isinstance(self.mention, Claim) else ""
        )
        return fill(template, self._fields(finding, left, right, steps)) + doubt

    def _fields(self, finding: Finding, left: Side, right: Side, steps: str) -> dict[str, str]:
        fields = {
            "expected": number(finding.expected, self.lang),
            "actual": number(finding.actual, self.lang),
            "difference": number(finding.difference, self.lang),
            "left": number(left.total, self.lang),
            "right": number(right.total, self.lang),
            "sum": steps,
            "quote": finding.quote,
            "cell": cell_label(finding.cells[-1], self.lang) if finding.cells else "",
            "year": number(self.report.year, self.lang),
            "form": self.report.form or self.report.due_form or "",
            "repair": self._repair(),
        }
        fields |= {key: number(fact.value, self.lang) for key, fact in self.report.facts.items()}
        if isinstance(self.mention, Observation):
            fields |= {
                name: key_name(value, self.lang)
                if name == "row" and isinstance(value, str)
                else number(value, self.lang)
                for name, value in self.mention.values.items()
            }
        tables = {name: b.table for b in self.rule.bindings for name in b.names}
        fields |= {
            name: key_label(tables[name], member, self.lang)
            for name, member in self.compiled.binding
        }
        return fields


def _is_unfigured(variable: Variable) -> bool:
    if variable.kind == "fact":
        return catalogue().facts[variable.key[0].split("[")[0]].type in ("flag", "size")
    return variable.kind == "known"


def fill(template: str, fields: Mapping[str, str]) -> str:
    """A message template with its ``{placeholders}`` filled; unknown ones stay as they are."""
    return _PLACEHOLDER.sub(lambda match: fields.get(match[1], match[0]), template)
