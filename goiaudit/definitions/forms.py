"""The official forms as data: rules/forms/*.yml turned into frozen definitions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from goiaudit.definitions.pack import pack_root, shown
from goiaudit.definitions.yamlfile import Node, load_yaml
from goiaudit.model.cells import CellAddress

TABLES = ("requests", "disputes", "disclosure")


@dataclass(frozen=True, slots=True)
class Label:
    """How a row, column or table is named in the two languages of the output."""

    zh: str
    en: str

    def in_language(self, lang: str) -> str:
        """The name in ``zh`` or ``en``."""
        return self.en if lang == "en" else self.zh


@dataclass(frozen=True, slots=True)
class RowDefinition:
    """A printed row: its official label, the spellings accepted silently, its columns.

    ``core`` is the shortest text that names the row, without its number; ``aliases`` are other
    accepted wordings, ``wrong`` wordings that are recognised and reported (F113).
    ``clause`` is the clause of Article 20 that the row stands under (disclosure only).
    """

    key: str
    label: Label
    core: str
    aliases: tuple[str, ...]
    wrong: tuple[str, ...]
    columns: tuple[str, ...]
    clause: int | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class TableDefinition:
    """One table of one form: printed rows and columns in official order, and derived ones.

    ``derived_rows`` and ``derived_columns`` map a key to the printed keys that it is the sum of.
    ``groups`` names lists of rows or columns for rules (``requests.parts``).
    ``markers`` are header words that only this form has (domain 2.5). ``units`` maps a money
    column to its default unit, ``signed`` lists columns whose values carry a sign. ``notes`` maps
    a column to the words of a bracketed note that only a figure of that column is given.
    """

    name: str
    title: Label
    columns: Mapping[str, Label]
    rows: Mapping[str, RowDefinition]
    derived_rows: Mapping[str, tuple[str, ...]]
    derived_columns: Mapping[str, tuple[str, ...]]
    derived_labels: Mapping[str, Label]
    groups: Mapping[str, tuple[str, ...]]
    markers: tuple[str, ...]
    money: frozenset[str]
    signed: frozenset[str]
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def addresses(self) -> tuple[CellAddress, ...]:
        """Every printed cell, row by row."""
        return tuple(
            CellAddress(self.name, row.key, column)
            for row in self.rows.values()
            for column in row.columns
        )

    def printed_cells(self, row: str, column: str) -> tuple[CellAddress, ...]:
        """The cells that a printed or derived row and column stand for; empty if it has none."""
        return tuple(
            CellAddress(self.name, r, c)
            for r in self.derived_rows.get(row, (row,) if row in self.rows else ())
            for c in self.derived_columns.get(column, (column,))
            if c in self.rows[r].columns
        )

    def row_label(self, key: str, lang: str) -> str:
        """Name of a printed or derived row."""
        label = self.rows[key].label if key in self.rows else self.derived_labels[key]
        return label.in_language(lang)

    def column_label(self, key: str, lang: str) -> str:
        """Name of a printed or derived column."""
        label = self.columns[key] if key in self.columns else self.derived_labels[key]
        return label.in_language(lang)


@dataclass(frozen=True, slots=True)
class Form:
    """One official form and the report years for which it is due (None: open end)."""

    key: str
    title: Label
    basis: str
    first_year: int
    last_year: int | None
    tables: Mapping[str, TableDefinition]

    def is_due(self, year: int) -> bool:
        """Whether this is the form for reports on ``year``."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)


@lru_cache(maxsize=1)
def forms() -> Mapping[str, Form]:
    """The shipped forms, oldest first."""
    files = sorted((pack_root() / "forms").glob("*.yml"))
    loaded = [_form(load_yaml(path, shown(path))) for path in files]
    return {form.key: form for form in sorted(loaded, key=lambda form: form.first_year)}


@lru_cache(maxsize=256)
def due_form(year: int | None) -> str | None:
    """Key of the form due for a report year; None if the year is unknown or has no known form."""
    if year is None:
        return None
    return next((form.key for form in forms().values() if form.is_due(year)), None)


def _label(node: Node) -> Label:
    parts = node.mapping(("zh", "en"), required=("zh", "en"))
    return Label(parts["zh"].text(), parts["en"].text())


def _labels(node: Node) -> dict[str, Label]:
    return {key: _label(value) for key, value in node.mapping().items()}


def _form(root: Node) -> Form:
    keys = ("form", "title", "basis", "years", "tables")
    top = root.mapping(keys, required=keys)
    years = top["years"].mapping(("first", "last"), required=("first",))
    tables = top["tables"].mapping(TABLES, required=TABLES)
    return Form(
        key=top["form"].text(),
        title=_label(top["title"]),
        basis=top["basis"].text(),
        first_year=years["first"].integer(),
        last_year=years["last"].integer() if "last" in years else None,
        tables={name: _table(name, tables[name]) for name in TABLES},
    )


def _table(name: str, node: Node) -> TableDefinition:
    parts = node.mapping(
        ("title", "columns", "rows", "derived_rows", "derived_columns", "groups", "markers",
         "money", "signed", "notes"),
        required=("title", "columns", "rows"),
    )  # fmt: skip
    columns = _labels(parts["columns"])
    rows = {key: _row(key, value, tuple(columns)) for key, value in parts["rows"].mapping().items()}
    derived_rows, row_labels = _derived(parts.get("derived_rows"), tuple(rows))
    derived_columns, column_labels = _derived(parts.get("derived_columns"), tuple(columns))
    return TableDefinition(
        name=name,
        title=_label(parts["title"]),
        columns=columns,
        rows=rows,
        derived_rows=derived_rows,
        derived_columns=derived_columns,
        derived_labels=row_labels | column_labels,
        groups=_groups(parts.get("groups"), (*rows, *columns, *derived_rows, *derived_columns)),
        markers=parts["markers"].texts() if "markers" in parts else (),
        money=frozenset(parts["money"].texts() if "money" in parts else ()),
        signed=frozenset(parts["signed"].texts() if "signed" in parts else ()),
        notes=_notes(parts.get("notes"), tuple(columns)),
    )


def _row(key: str, node: Node, columns: tuple[str, ...]) -> RowDefinition:
    parts = node.mapping(
        ("zh", "en", "core", "aliases", "wrong", "columns", "clause", "group"),
        required=("zh", "en", "core"),
    )
    return RowDefinition(
        key=key,
        label=Label(parts["zh"].text(), parts["en"].text()),
        core=parts["core"].text(),
        aliases=parts["aliases"].texts() if "aliases" in parts else (),
        wrong=parts["wrong"].texts() if "wrong" in parts else (),
        columns=_known(parts["columns"], columns) if "columns" in parts else columns,
        clause=parts["clause"].integer() if "clause" in parts else None,
        group=parts["group"].text() if "group" in parts else None,
    )


def _derived(
    node: Node | None, known: tuple[str, ...]
) -> tuple[dict[str, tuple[str, ...]], dict[str, Label]]:
    sums: dict[str, tuple[str, ...]] = {}
    labels: dict[str, Label] = {}
    for key, value in node.mapping().items() if node else ():
        parts = value.mapping(("zh", "en", "sum"), required=("zh", "en", "sum"))
        sums[key] = _known(parts["sum"], known)
        labels[key] = Label(parts["zh"].text(), parts["en"].text())
    return sums, labels


def _notes(node: Node | None, known: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    found = node.mapping(known) if node is not None else {}
    return {column: words.texts() for column, words in found.items()}


def _groups(node: Node | None, known: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    if node is None:
        return {}
    return {key: _known(value, known) for key, value in node.mapping().items()}


def _known(node: Node, known: tuple[str, ...]) -> tuple[str, ...]:
    names = node.texts()
    for name in names:
        if name not in known:
            raise node.error(f"'{name}' is not defined in this table")
    return names
