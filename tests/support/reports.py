"""Reports built from figures, without any text: what the engine's tests judge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from goiaudit.audit import Audit, audit
from goiaudit.definitions.forms import due_form, forms
from goiaudit.model.cells import Cell, CellAddress, CellState, Location, Number, RowShape, Table
from goiaudit.model.claims import Claim, Fact, Observation
from goiaudit.model.findings import Finding, Verdict
from goiaudit.model.report import Report
from goiaudit.rules import RuleSet, load_rules
from goiaudit.rules.check import check_rule
from goiaudit.rules.load import load_file

BLANK, SLASH = CellState.BLANK, CellState.NOT_APPLICABLE
WORDS, UNREADABLE = CellState.TEXT, CellState.UNREADABLE
Rows = Mapping[str, Mapping[str, Number | CellState]]
_RAW = {BLANK: "", SLASH: "/", WORDS: "若干", UNREADABLE: "�"}
_FIRST_LINE = {"disclosure": 100, "requests": 200, "disputes": 500}
ARITHMETIC = ("balance", "row_total", "subtotal", "dispute_total")


def report(
    *,
    requests: Rows | None = None,
    disputes: Rows | None = None,
    disclosure: Rows | None = None,
    year: int | None = 2023,
    form: str = "2021",
    claims: Iterable[Claim] = (),
    facts: Mapping[str, Fact] | None = None,
    observations: Iterable[Observation] = (),
    path: str = "report.txt",
    organ: str | None = "示例县水务局",
    digest: str = "d",
    damaged: Iterable[str] = (),
) -> Report:
    """A report whose tables have the figures given, 0 elsewhere; a table not given is absent.

    Every cell stands on a line of its own: line_of() tells which.
    """
    given = {"requests": requests, "disputes": disputes, "disclosure": disclosure}
    return Report(
        path=path,
        organ=organ,
        kind="department",
        level="county",
        year=year,
        form=form if requests is not None or disclosure is not None else None,
        due_form=due_form(year),
        printed={
            name: table(name, rows, form, frozenset(damaged))
            for name, rows in given.items()
            if rows is not None
        },
        claims=tuple(claims),
        facts=facts or {},
        observations=tuple(observations),
        digest=digest,
    )


def table(name: str, rows: Rows, form: str, damaged: frozenset[str] = frozenset()) -> Table:
    """One table; misspelt rows and columns are refused."""
    definition = forms()[form].tables[name]
    for row, values in rows.items():
        assert set(values) <= set(definition.rows[row].columns), (row, values)
    cells = []
    for address in definition.addresses():
        value = rows.get(address.row, {}).get(address.column, 0)
        found = Location(line=line_of(str(address), form))
        hurt = str(address) in damaged
        if isinstance(value, CellState):
            cells.append(Cell(address, value, None, _RAW[value], found, damaged=hurt))
        else:
            cells.append(
                Cell(address, CellState.NUMBER, value, str(value), found, "万元", damaged=hurt)
            )
    shapes = {
        key: RowShape(len(row.columns), 1, row.label.zh) for key, row in definition.rows.items()
    }
    return Table(name, None if name == "disputes" else form, form, tuple(cells), shapes)


def line_of(address: str, form: str = "2021") -> int:
    """The line on which report() puts a cell."""
    parsed = CellAddress(*address.split("."))
    place = forms()[form].tables[parsed.table].addresses().index(parsed)
    return _FIRST_LINE[parsed.table] + place


def row(*parts: Number | CellState, total: Number | CellState | None = None) -> dict[str, object]:
    """A row of 表三: figures from natural_person on; the total is their sum unless given."""
    names = forms()["2021"].tables["requests"].groups["parts"]
    values: dict[str, object] = dict(zip(names, parts, strict=False))
    figures = [value for value in parts if isinstance(value, int | Decimal)]
    values["total"] = sum(figures) if total is None else total
    return values


def claim(cell: str, value: Number, **more: object) -> Claim:
    """A figure stated in the text, on line 7."""
    quote = str(more.pop("quote", f"共{value}件"))
    return Claim(cell, value, quote, Location(line=7), **more)  # type: ignore[arg-type]


def signed(day: date, *, intact: bool = True) -> dict[str, Fact]:
    """The date of signature as the only fact."""
    return {"signed": Fact(day, day.isoformat(), Location(line=900), intact)}


def rules(*ids: str) -> RuleSet:
    """The shipped rules of these ids, prefixes or families; all of them if none is named."""
    pack = shipped()
    return pack.select(ids) if ids else pack


_PACK: list[RuleSet] = []


def shipped() -> RuleSet:
    """The shipped pack, loaded once."""
    if not _PACK:
        _PACK.append(load_rules())
    return _PACK[0]


def own_rules(folder: Path, text: str, *ids: str) -> RuleSet:
    """Rules written in a file of the test, alone; ``ids`` adds shipped ones.

    As load_rules() does it, but without reading the pack again for every test.
    """
    path = folder / "own.yml"
    path.write_text(text, encoding="utf-8")
    own = {rule.id: rule for rule in load_file(path, str(path))}
    known = {**shipped().by_id, **own}
    for rule in own.values():
        check_rule(rule, known)
    return RuleSet((*own.values(), *(known[name] for name in ids)))


def judge(found: Report, *ids: str, lang: str = "zh") -> Audit:
    """The audit of one report by the shipped rules of these ids."""
    return audit(found, rules(*ids), lang)


def verdicts(judged: Audit, rule: str) -> dict[str, int]:
    """How often a rule came to each verdict on the only report; verdicts of none left out."""
    counts = judged.results[0].by_rule.get(rule, {})
    return {verdict.value: n for verdict, n in counts.items() if n}


def reasons(judged: Audit, rule: str) -> set[str]:
    """Why a rule could not be assessed on the only report."""
    return {entry.reason for entry in judged.results[0].not_assessable if entry.rule == rule}


def findings(judged: Audit, *ids: str) -> list[Finding]:
    """The findings of these rules (of all if none is named)."""
    return [finding for finding in judged if not ids or finding.rule in ids]


def only(judged: Audit, *ids: str) -> Finding:
    """The one finding of these rules."""
    found = findings(judged, *ids)
    assert len(found) == 1, found
    return found[0]


def arithmetic(judged: Audit) -> list[Finding]:
    """The findings of the arithmetic families."""
    return [finding for finding in judged if finding.family in ARITHMETIC]


def total(judged: Audit, verdict: Verdict) -> int:
    """How many instances came to a verdict on the only report."""
    return judged.results[0].verdicts[verdict]
