"""The examples that rules carry, run: every one is reported, not only the first that fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from goiaudit.audit.batch import audit_reports
from goiaudit.definitions.facts import catalogue
from goiaudit.definitions.forms import TABLES, TableDefinition, due_form, forms
from goiaudit.definitions.yamlfile import Node
from goiaudit.model.cells import Cell, CellAddress, CellState, Number, RowShape, Table
from goiaudit.model.claims import Claim, Fact, Observation, Qualifier, Scalar
from goiaudit.model.errors import GoiauditError, Mark, RuleError
from goiaudit.model.findings import Finding, Verdict
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from goiaudit.recognition.normalise import fold_marks
from goiaudit.recognition.values import Kind, read_value
from goiaudit.rules.check import passes_named
from goiaudit.rules.rule import Rule, RuleSet, RuleTest

ReadText = Callable[[str], Report]
_SETUP = (
    *TABLES, "form", "year", "kind", "level", "organ", "claims", "facts", "seen", "shapes", "text",
)  # fmt: skip
_EXPECT = ("difference", "expected", "actual", "severity", "cells", "count", "reason", "message")
_YEARS = {"2019": 2020, "2021": 2023}


@dataclass(frozen=True, slots=True)
class RuleTestResult:
    """One example: what it expects, whether it came so, and if not, what came instead."""

    rule: str
    index: int
    mark: Mark
    expected: str
    ok: bool
    detail: str = ""


def run_tests(ruleset: RuleSet, read_text: ReadText) -> list[RuleTestResult]:
    """Run every example of every rule; ``read_text`` turns a whole report's text into a Report."""
    return [
        _run(rule, index, test, ruleset, read_text)
        for rule in ruleset.rules
        for index, test in enumerate(rule.tests, 1)
    ]


def _run(
    rule: Rule, index: int, test: RuleTest, ruleset: RuleSet, read_text: ReadText
) -> RuleTestResult:
    try:
        report = report_of(test.setup, rule, read_text)
        alone = RuleSet(tuple(_with_helpers(rule, ruleset)))
        result = next(iter(audit_reports([report], alone, "zh")))
        detail = _compare(rule, test, result)
    except RuleError:
        raise
    except GoiauditError as error:
        detail = str(error)
    return RuleTestResult(rule.id, index, test.mark, test.kind, not detail, detail)


def _with_helpers(rule: Rule, ruleset: RuleSet) -> Iterable[Rule]:
    """The rule and those that it needs: named in passes(…), or judged before a method."""
    names = passes_named(rule)
    for other in ruleset.rules:
        needed = rule.method == "sole_candidate" and other.check is not None
        if other.id == rule.id or other.id in names or needed:
            yield other


def _compare(rule: Rule, test: RuleTest, result: AuditedReport) -> str:
    counts = result.by_rule.get(rule.id, {})
    findings = [finding for finding in result.findings if finding.rule == rule.id]
    unknown = [n.reason for n in result.not_assessable if n.rule == rule.id]
    if counts.get(Verdict.CRASHED):
        return "the rule crashed: " + "; ".join(f.message for f in findings)
    verdict = next(
        (v for v in (Verdict.FAIL, Verdict.UNKNOWN, Verdict.PASS) if counts.get(v)),
        Verdict.NOT_APPLICABLE,
    )
    if verdict.value != test.kind:
        shown = "; ".join(f.message for f in findings) or ", ".join(unknown)
        return f"the rule says {verdict.value}" + (f" ({shown})" if shown else "")
    return _differences(test.expect, findings, unknown) if test.expect is not None else ""


def _differences(expect: Node, findings: list[Finding], unknown: list[str]) -> str:
    wanted = expect.mapping(_EXPECT)
    if "reason" in wanted and wanted["reason"].text() not in unknown:
        return f"reason {', '.join(unknown) or 'none'}, not {wanted['reason'].text()}"
    if "count" in wanted and len(findings) != wanted["count"].integer():
        return f"{len(findings)} findings, not {wanted['count'].integer()}"
    faults: list[str] = []
    for key in ("difference", "expected", "actual", "severity", "cells", "message"):
        if key in wanted:
            value = wanted[key]
            if not any(_agrees(finding, key, value) for finding in findings):
                shown = ", ".join(str(getattr(finding, key)) for finding in findings)
                faults.append(f"{key} {shown or 'none'}, not {value.plain()}")
    return "; ".join(faults)


def _agrees(finding: Finding, key: str, wanted: Node) -> bool:
    actual = getattr(finding, key)
    if key == "cells":
        return set(actual) == set(wanted.texts())
    if key == "message":
        return wanted.text() in actual
    plain = wanted.plain()
    return bool(actual == plain or (actual is not None and str(actual) == str(plain)))


def report_of(setup: Node, rule: Rule, read_text: ReadText) -> Report:
    """The report that a test describes; see the guide to rule files for its keys."""
    parts = {} if setup.value is None else setup.mapping(_SETUP)
    report = read_text(parts["text"].text()) if "text" in parts else Report("test", digest="test")
    # An example without an explicit form or year is a plain report in the form of the rule.
    form = _form(parts, rule, report)
    year = parts["year"].integer() if "year" in parts else report.year or _YEARS.get(form, 2023)
    printed = {**report.printed, **_tables(parts, form)}
    facts = {**report.facts, **_facts(parts, printed, form if "form" in parts else None)}
    return replace(
        report,
        year=year,
        form=_shown_form(parts, report, printed, form),
        due_form=due_form(year),
        organ=parts["organ"].text() if "organ" in parts else report.organ,
        kind=parts["kind"].text() if "kind" in parts else report.kind,
        level=parts["level"].text() if "level" in parts else report.level,
        printed=printed,
        claims=report.claims + tuple(_claims(parts.get("claims"))),
        facts=facts,
        observations=_observations(parts.get("seen"), report.observations),
    )


def _form(parts: Mapping[str, Node], rule: Rule, report: Report) -> str:
    if "form" in parts:
        return parts["form"].text()
    return report.form or (rule.forms[0] if rule.forms == ("2019",) else "2021")


def _shown_form(
    parts: Mapping[str, Node], report: Report, printed: Mapping[str, Table], form: str
) -> str | None:
    return form if "form" in parts or printed else report.form


def _tables(parts: Mapping[str, Node], form: str) -> dict[str, Table]:
    shapes = parts["shapes"].mapping(TABLES) if "shapes" in parts else {}
    layout = form if form in forms() else "2021"
    return {
        name: _table(forms()[layout].tables[name], layout, parts[name], shapes.get(name))
        for name in TABLES
        if name in parts
    }


def _table(definition: TableDefinition, layout: str, node: Node, shapes: Node | None) -> Table:
    given = {} if node.value is None else node.mapping(definition.rows)
    cells = []
    for key, row in definition.rows.items():
        values = given[key].mapping(row.columns) if key in given else {}
        for column in row.columns:
            address = CellAddress(definition.name, key, column)
            cells.append(_cell(address, values.get(column), definition))
    own = None if definition.name == "disputes" else layout
    return Table(definition.name, own, layout, tuple(cells), _shapes(definition, shapes))


def _cell(address: CellAddress, node: Node | None, definition: TableDefinition) -> Cell:
    money = address.column in definition.money
    if node is None:
        return Cell(address, CellState.NUMBER, 0, "0", unit="万元" if money else None)
    if node.value is None:
        return Cell(address, CellState.BLANK)
    raw = node.text()
    kind: Kind = "money" if money else "count"
    if address.column in definition.signed:
        kind = "change"
    reading = read_value(fold_marks(raw), kind)
    return Cell(address, reading.state, reading.value, raw, unit=reading.unit, note=reading.note)


def _shapes(definition: TableDefinition, node: Node | None) -> dict[str, RowShape]:
    given = {} if node is None else node.mapping(definition.rows)
    shapes = {}
    for key, row in definition.rows.items():
        values, times = len(row.columns), 1
        if key in given:
            parts = given[key].mapping(("values", "times"))
            values = parts["values"].integer() if "values" in parts else values
            times = parts["times"].integer() if "times" in parts else times
        shapes[key] = RowShape(values, times, row.label.zh)
    return shapes


def _facts(
    parts: Mapping[str, Node], printed: Mapping[str, Table], form: str | None
) -> dict[str, Fact]:
    found = {
        f"table_present[{name}]": Fact(int(name in printed and printed[name].has_number))
        for name in TABLES
    }
    for name, table in printed.items():
        if table.form is not None:
            found[f"table_form[{name}]"] = Fact(form or table.form)
    for key, node in parts["facts"].mapping().items() if "facts" in parts else ():
        kind = catalogue().facts[key.split("[")[0]].type
        found[key] = Fact(_scalar(node, kind), quote=str(node.value or ""))
    return found


def _scalar(node: Node, kind: str) -> Scalar:
    if node.value is None:
        return None
    if kind == "date":
        try:
            return date.fromisoformat(node.text())
        except ValueError:
            raise node.error("a date is written 2024-01-31") from None
    return node.integer() if kind in ("count", "size", "clause", "flag") else node.text()


def _claims(node: Node | None) -> Iterable[Claim]:
    for item in node.items() if node is not None else ():
        parts = item.mapping(
            ("cell", "value", "qualifier", "doubt", "damaged", "quote"), required=("cell", "value")
        )
        value = parts["value"].value
        if not isinstance(value, int) and not hasattr(value, "as_tuple"):
            raise parts["value"].error("a number expected here")
        yield Claim(
            cell=parts["cell"].text(),
            value=cast(Number, value),
            quote=parts["quote"].text() if "quote" in parts else f"{value}件",
            qualifier=cast(
                Qualifier, parts["qualifier"].text() if "qualifier" in parts else "exact"
            ),
            doubt=parts["doubt"].text() if "doubt" in parts else None,
            damaged="damaged" in parts and bool(parts["damaged"].value),
        )


def _observations(node: Node | None, known: tuple[Observation, ...]) -> tuple[Observation, ...]:
    if node is None:
        return known
    given = node.mapping(catalogue().observations)
    kept = [observation for observation in known if observation.name not in given]
    for name, entries in given.items():
        fields = catalogue().observations[name].fields
        for entry in entries.items():
            parts = entry.mapping((*fields, "quote", "intact"))
            kept.append(
                Observation(
                    name=name,
                    values={f: _scalar(parts[f], fields[f]) for f in fields if f in parts},
                    quote=parts["quote"].text() if "quote" in parts else "",
                    intact=bool(parts["intact"].value) if "intact" in parts else True,
                )
            )
    return tuple(kept)
