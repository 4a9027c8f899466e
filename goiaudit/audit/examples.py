"""The reports that the examples of rules describe: figures, facts and text spelled out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import cast

from goiaudit.audit.relations import Relations
from goiaudit.audit.wording import SECTION_NAMES
from goiaudit.definitions.facts import catalogue
from goiaudit.definitions.forms import TABLES, TableDefinition, due_form, forms
from goiaudit.definitions.yamlfile import Node
from goiaudit.model.cells import Cell, CellAddress, CellState, Location, Number, RowShape, Table
from goiaudit.model.claims import Claim, Fact, Observation, Qualifier, Scalar
from goiaudit.model.report import Report
from goiaudit.model.text import Paragraph, Section
from goiaudit.narrative import Engine, narrate
from goiaudit.recognition.headings import Heading
from goiaudit.recognition.normalise import fold, fold_marks
from goiaudit.recognition.sections import section_facts
from goiaudit.recognition.values import Kind, read_value
from goiaudit.rules.rule import Rule
from goiaudit.rules.texts import SECTION_PLACES

ReadText = Callable[[str], Report]
"""Turns the text of a whole report into a Report; RuleError if it is none."""


@dataclass(frozen=True, slots=True)
class TextReader:
    """A ReadText that also knows the vocabulary with which sections are read."""

    read: ReadText
    engine: Engine

    def __call__(self, source: str) -> Report:
        """The report that a text is."""
        return self.read(source)


OTHERS = ("previous", "children", "parent")
SETUP_KEYS = (
    *TABLES, "form", "year", "kind", "level", "organ", "claims", "facts", "seen", "shapes", "text",
    "sections",
)  # fmt: skip
_YEARS = {"2019": 2020, "2021": 2023}


def example_of(setup: Node, rule: Rule, read_text: ReadText) -> tuple[Report, Relations]:
    """The report of an example and those that it is held against."""
    known = (*SETUP_KEYS, *OTHERS)
    parts = {} if setup.value is None else setup.mapping(known)
    report = _report({k: v for k, v in parts.items() if k not in OTHERS}, rule, read_text)

    def other(node: Node, year: int | None) -> Report:
        keys = {} if node.value is None else node.mapping(SETUP_KEYS)
        return _report(keys, rule, read_text, year)

    before = report.year - 1 if report.year is not None else None
    return report, Relations(
        previous=other(parts["previous"], before) if "previous" in parts else None,
        children=tuple(other(child, report.year) for child in parts["children"].items())
        if "children" in parts
        else None,
        parent=other(parts["parent"], report.year) if "parent" in parts else None,
    )


def _report(
    parts: Mapping[str, Node], rule: Rule, read_text: ReadText, due_year: int | None = None
) -> Report:
    """A report as described; without an explicit form or year a plain one in the rule's form."""
    report = read_text(parts["text"].text()) if "text" in parts else Report("test", digest="test")
    form = _form(parts, rule, report, due_year)
    year = parts["year"].integer() if "year" in parts else report.year
    year = year or due_year or _YEARS.get(form, 2023)
    printed = {**report.printed, **_tables(parts, form)}
    report = replace(
        report,
        year=year,
        form=_shown_form(parts, report, printed, form),
        due_form=due_form(year),
        organ=parts["organ"].text() if "organ" in parts else report.organ,
        kind=parts["kind"].text() if "kind" in parts else report.kind,
        level=parts["level"].text() if "level" in parts else report.level,
        printed=printed,
    )
    if "sections" in parts:
        engine = read_text.engine if isinstance(read_text, TextReader) else None
        report = narrate(_with_sections(report, parts["sections"]), engine)
    facts = {**report.facts, **_facts(parts, printed, form if "form" in parts else None)}
    return replace(
        report,
        claims=report.claims + tuple(_claims(parts.get("claims"))),
        facts=facts,
        observations=_observations(parts.get("seen"), report.observations),
    )


def _with_sections(report: Report, node: Node) -> Report:
    """Sections with the text given, their headings in place; sections not named are absent."""
    given = node.mapping((*SECTION_PLACES, "title", "damaged"))
    lines = _Lines()
    title = lines.take(given["title"].text()) if "title" in given else None
    sections, headings = [], []
    for key in SECTION_PLACES:
        if key not in given:
            continue
        heading = lines.take(SECTION_NAMES[key][0]) if key in SECTION_NAMES else None
        if heading is not None:
            place = heading.location.line if heading.location else 0
            headings.append(Heading(place or 0, key, len(heading.text), True))
        text = given[key].text() if given[key].value not in (None, "") else ""
        body = tuple(lines.take(line) for line in text.splitlines() if line.strip())
        sections.append(Section(key, heading, body))
    facts = dict(section_facts(sections, headings))
    facts["title"] = Fact(0) if title is None else Fact(1, title.content.raw, title.location)
    damaged = "damaged" in given and bool(given["damaged"].integer())
    facts["text_damaged"] = Fact(int(damaged))
    return replace(report, sections=tuple(sections), facts={**report.facts, **facts})


class _Lines:
    """Paragraphs numbered as lines of one text."""

    def __init__(self) -> None:
        self.count = 0

    def take(self, line: str) -> Paragraph:
        """The next line."""
        self.count += 1
        return Paragraph(fold(line.strip()), Location(line=self.count))


def _form(parts: Mapping[str, Node], rule: Rule, report: Report, due_year: int | None) -> str:
    if "form" in parts:
        return parts["form"].text()
    due = due_form(parts["year"].integer() if "year" in parts else due_year)
    if due_year is not None and due is not None:
        return due  # another report goes by the form of its own year
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
    if kind == "percent":
        return _percent(node)
    return node.integer() if kind in ("count", "size", "clause", "flag") else node.text()


def _percent(node: Node) -> Number:
    """A percentage with the decimals that it is written with: 71.40 in quotes keeps two."""
    try:
        value = Decimal(node.text())
    except InvalidOperation:
        raise node.error("a percentage is written 71.4") from None
    return int(value) if value.as_tuple().exponent == 0 else value


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
            decimals=_decimals(value),
        )


def _decimals(value: object) -> int:
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return max(-exponent, 0) if isinstance(exponent, int) else 0


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
