"""The drawn form with the report's figures in it, every cell with its role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from goiaudit.definitions.forms import forms
from goiaudit.model.cells import Cell, CellAddress, CellState, Number, Table
from goiaudit.model.findings import Finding
from goiaudit.model.result import AuditedReport
from goiaudit.output.exact_json import figure
from goiaudit.output.outcome import counted
from goiaudit.output.plain import plain
from goiaudit.output.views.drawn import Drawn, draw
from goiaudit.output.words import say

_LONGEST = 24
_Row = tuple[tuple[Drawn, CellAddress | None, str], ...]


class Shown(NamedTuple):
    """One cell of the drawn sheet; a label has no anchor.

    ``is_plain`` marks a figure of which nothing is to be said.
    """

    drawn: Drawn
    text: str
    anchor: str = ""
    is_plain: bool = False
    role: str = "plain"
    suggested: str = ""
    failed: tuple[str, ...] = ()
    incident: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table as drawn."""

    name: str
    title: str
    head: tuple[tuple[Shown, ...], ...]
    body: tuple[tuple[Shown, ...], ...]


@lru_cache(maxsize=1024)
def anchor_of(address: str) -> str:
    """The anchor of a cell in the page."""
    return "c-" + address.replace(".", "-")


@lru_cache(maxsize=16)
def _drawn(form: str, name: str, lang: str) -> tuple[tuple[_Row, ...], tuple[_Row, ...]]:
    """A table of a form drawn once: every cell with its address."""
    head, body = draw(forms()[form].tables[name], lang)

    def placed(row: list[Drawn]) -> _Row:
        places = (CellAddress(name, *c.address.split(".")) if c.address else None for c in row)
        return tuple((c, place, str(place or "")) for c, place in zip(row, places, strict=True))

    return tuple(map(placed, head)), tuple(map(placed, body))


def sheets(result: AuditedReport, lang: str) -> tuple[Sheet, ...]:
    """The tables of a report in official order."""
    roles = _Roles(result, lang)
    return tuple(roles.sheet(table) for table in result.report.in_order)


class _Roles:
    """What the findings that count say about each cell."""

    def __init__(self, result: AuditedReport, lang: str) -> None:
        self.lang = lang
        self.failed: dict[str, list[Finding]] = {}
        self.wrong: dict[str, Number] = {}
        self.suspect: dict[str, Number] = {}
        for finding in counted(result.findings):
            for address in finding.cells:
                self.failed.setdefault(address, []).append(finding)
            self._suggested(finding)

    def _suggested(self, finding: Finding) -> None:
        suggestion = finding.suggestion
        if suggestion is None:
            return
        if suggestion.uniqueness == "unique":
            self.wrong |= suggestion.cells
            return
        others = [repair.cells for repair in suggestion.alternatives]
        for cells in (suggestion.cells, *others):
            for address, value in cells.items():
                self.suspect.setdefault(address, value)

    def sheet(self, table: Table) -> Sheet:
        """One table as its own form prints it."""
        definition = forms()[table.layout].tables[table.name]
        head, body = _drawn(table.layout, table.name, self.lang)
        cells = {cell.address: cell for cell in table.cells}
        return Sheet(
            table.name,
            definition.title.in_language(self.lang),
            tuple(tuple(self.shown(*cell, cells) for cell in row) for row in head),
            tuple(tuple(self.shown(*cell, cells) for cell in row) for row in body),
        )

    def shown(
        self,
        drawn: Drawn,
        place: CellAddress | None,
        address: str,
        cells: Mapping[CellAddress, Cell],
    ) -> Shown:
        """A label as it is, a value cell with all that is known about it."""
        if place is None:
            return Shown(drawn, drawn.text)
        cell = cells.get(place)
        role = self.role(address, cell)
        if role == "plain":
            return Shown(drawn, self.text(cell), anchor_of(address), drawn.colspan == 1)
        failed = self.failed.get(address, [])
        suggested = self.wrong.get(address, self.suspect.get(address))
        return Shown(
            drawn,
            self.text(cell),
            anchor_of(address),
            role=role,
            suggested="" if suggested is None else figure(suggested),
            failed=tuple(dict.fromkeys(finding.rule for finding in failed)),
            incident=failed[0].incident if failed else "",
        )

    def role(self, address: str, cell: Cell | None) -> str:
        """The gravest thing that is known about a cell."""
        if address in self.wrong:
            return "wrong"
        if address in self.suspect:
            return "suspect"
        if address in self.failed:
            return "involved"
        unread = cell is None or cell.state in (CellState.UNREADABLE, CellState.TEXT)
        return "unread" if unread else "plain"

    def text(self, cell: Cell | None) -> str:
        """The figure, else what the source prints, else that nothing was read."""
        if cell is None:
            return say("html.unread", self.lang)
        if cell.value is not None:
            return figure(cell.value)
        if cell.state is CellState.UNREADABLE and not cell.raw.strip():
            return say("html.unread", self.lang)
        return plain(cell.raw, _LONGEST)
