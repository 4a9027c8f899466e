"""Rows and columns in brackets -> cells, in the form of this report or of another one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goiaudit.definitions.forms import TABLES, TableDefinition, forms
from goiaudit.definitions.yamlfile import Node, nearest
from goiaudit.model.cells import CellAddress
from goiaudit.model.errors import RuleError
from goiaudit.rules import syntax as s


@dataclass(frozen=True, slots=True)
class Context:
    """The forms that a report goes by: of each table, and of the report as a whole.

    ``report`` is None where neither the tables nor the year tell; rules for one form only are
    then unknown, and tables that are absent anyway are expanded as in the newest form.
    """

    requests: str
    disclosure: str
    report: str | None

    def table(self, name: str) -> TableDefinition:
        """Definition of a table in this context."""
        key = {"requests": self.requests, "disclosure": self.disclosure}.get(name)
        return forms()[key or self.report or list(forms())[-1]].tables[name]


class NoSuchCellError(Exception):
    """A binding has run to a cell that the form does not print; the instance is left out."""


class CellNames:
    """Cell references resolved for one binding in one context."""

    def __init__(self, source: Node, env: Mapping[str, str], context: Context) -> None:
        self.source = source
        self.env = env
        self.context = context

    def fault(self, offset: int, problem: str, hint: str = "") -> RuleError:
        """A RuleError at a character of the expression that is being resolved."""
        return RuleError(self.source.place(offset), problem, hint)

    def bound(self, word: str, offset: int) -> str:
        """What a ``$variable`` stands for; any other word is itself."""
        if not word.startswith("$"):
            return word
        if word[1:] not in self.env:
            hint = nearest(word[1:], self.env) or "bind it with for: {…}"
            raise self.fault(offset, f"'{word}' is not bound", hint)
        return self.env[word[1:]]

    def addresses(self, node: s.Cells) -> tuple[CellAddress, ...]:
        """The printed cells that a reference names, derived rows and columns written out."""
        name = self._table(node)
        table = self.context.table(name)
        rows = self._select(node.rows, table, table.rows, table.derived_rows, "row")
        columns = self._select(node.columns, table, table.columns, table.derived_columns, "column")
        found = tuple(
            CellAddress(name, row, column)
            for row in rows
            for column in columns
            if column in table.rows[row].columns
        )
        return found or self._nothing(
            node,
            f"{name} has no cell [{', '.join(rows)}; {', '.join(columns)}] in this form",
            "limit the rule with forms: […]",
        )

    def elsewhere(self, node: s.Cells) -> tuple[CellAddress, ...]:
        """The cells of another report, which may go by another form.

        Derived rows and columns stay what they are: only that report's form says of which
        cells they are the sum, or whether it prints them.
        """
        name = self._table(node)
        tables = (self.context.table(name), *(form.tables[name] for form in forms().values()))
        rows = self._other(node.rows, tables, "row")
        columns = self._other(node.columns, tables, "column")
        found = tuple(
            CellAddress(name, row, column)
            for row in rows
            for column in columns
            if any(table.printed_cells(row, column) for table in tables)
        )
        return found or self._nothing(node, f"{name} has no such cell in any form", "")

    def _table(self, node: s.Cells) -> str:
        name = self.bound(node.table, node.offset)
        if name not in TABLES:
            raise self.fault(node.offset, f"'{node.table}' is not bound to a table")
        return name

    def _nothing(self, node: s.Cells, problem: str, hint: str) -> tuple[CellAddress, ...]:
        if any(name.startswith("$") for name in (*node.rows.names, *node.columns.names)):
            raise NoSuchCellError
        raise self.fault(node.offset, problem, hint)

    def _select(
        self,
        selector: s.Selector,
        table: TableDefinition,
        printed: Mapping[str, object],
        derived: Mapping[str, tuple[str, ...]],
        what: str,
    ) -> list[str]:
        chosen: list[str] = []
        for name in selector.names:
            chosen += self._one_selected(name, table, printed, derived, what, selector.offset)
        if not selector.minus:
            return chosen
        dropped: set[str] = set()
        for name in selector.minus:
            dropped.update(self._one_selected(name, table, printed, derived, what, selector.offset))
        return [key for key in chosen if key not in dropped]

    def _one_selected(
        self,
        name: str,
        table: TableDefinition,
        printed: Mapping[str, object],
        derived: Mapping[str, tuple[str, ...]],
        what: str,
        offset: int,
    ) -> tuple[str, ...]:
        if name == "*":
            return tuple(printed)
        key = self.bound(name.removesuffix(".*"), offset)
        if key in derived:
            return derived[key]
        if key in printed:
            return (key,)
        if key in table.groups and set(table.groups[key]) <= {*printed, *derived}:
            return tuple(
                item for member in table.groups[key] for item in derived.get(member, (member,))
            )
        if name.startswith("$"):
            raise NoSuchCellError
        elsewhere = [
            form.key
            for form in forms().values()
            if key in {*form.tables[table.name].rows, *form.tables[table.name].columns}
        ]
        hint = nearest(key, {*printed, *derived, *table.groups})
        if elsewhere:
            hint = f'only form {elsewhere[0]} has it: add forms: ["{elsewhere[0]}"]'
        raise self.fault(offset, f"'{key}' is no {what} of {table.name}", hint)

    def _other(
        self, selector: s.Selector, tables: tuple[TableDefinition, ...], what: str
    ) -> list[str]:
        chosen, dropped = (
            [key for name in names for key in self._one_other(name, tables, what, selector.offset)]
            for names in (selector.names, selector.minus)
        )
        return [key for key in chosen if key not in dropped]

    def _one_other(
        self, name: str, tables: tuple[TableDefinition, ...], what: str, offset: int
    ) -> tuple[str, ...]:
        if name == "*":
            return tuple(tables[0].rows if what == "row" else tables[0].columns)
        key = self.bound(name.removesuffix(".*"), offset)
        for table in tables:
            printed = {*table.rows} if what == "row" else {*table.columns}
            derived = table.derived_rows if what == "row" else table.derived_columns
            if name.endswith(".*") and key in derived:
                return derived[key]
            if key in printed or key in derived:
                return (key,)
            if key in table.groups and set(table.groups[key]) <= {*printed, *derived}:
                return table.groups[key]
        if name.startswith("$"):
            raise NoSuchCellError
        known = {key for table in tables for key in (*table.rows, *table.columns, *table.groups)}
        raise self.fault(offset, f"'{key}' is no {what} of {tables[0].name}", nearest(key, known))
