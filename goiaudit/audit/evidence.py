"""What a failed comparison rests on: its cells, their places, the words that it quotes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from goiaudit.audit.found import heading_of, is_found
from goiaudit.audit.phrases import Hit
from goiaudit.audit.shown import Mention
from goiaudit.audit.texts import Texts
from goiaudit.model.cells import Cell, CellAddress, Location, TableCells, parsed_address
from goiaudit.model.claims import Claim, Fact, Observation
from goiaudit.model.report import Report
from goiaudit.rules.ground import Compare, Variable

_OF_THE_MENTION = ("percentage", "narrative_conflict", "narrative_table")
"""Families whose findings name the cell that the mention speaks of, where it names one."""


class Evidence:
    """Evidence of one failed comparison in one report."""

    def __init__(
        self, compare: Compare, report: Report, mention: Mention | None, texts: Texts, place: int
    ) -> None:
        self.compare, self.report, self.mention = compare, report, mention
        self.variables = [variable for side in compare.sides for variable, _ in side.terms]
        self.facts: list[Fact] = [
            report.facts[key]
            for variable in self.variables
            if (key := _fact_key(variable)) in report.facts
        ]
        self.hits: list[Hit] = [
            hit
            for variable in self.variables
            if variable.kind == "words"
            for hit in texts.hits(place, variable)
        ]
        self.items: tuple[Hit | Fact, ...] = (*self.hits, *self.facts)
        words = [variable for variable in self.variables if variable.kind == "words"]
        self.about_words = bool(words)
        sections = {place for variable in words for place in texts.sections(variable)}
        self.section = next(iter(sections)) if len(sections) == 1 else ""

    def printed(self, address: str) -> Cell | None:
        """The cell at an address as printed."""
        found = self._place(address)
        return None if found is None else found[0][found[1]]

    def _place(self, address: str) -> tuple[TableCells, int] | None:
        parsed = parsed_address(address)
        return self.report.place(parsed) if parsed is not None else None

    def cells(self, family: str) -> tuple[str, ...]:
        """The addresses that a finding of this family names."""
        if family in _OF_THE_MENTION and isinstance(self.mention, Claim):
            return (self.mention.cell,)
        if isinstance(self.mention, Observation):
            if family == "narrative_sum":
                metric = self.mention.values.get("metric")
                return (str(metric),) if metric else ()
            if family in _OF_THE_MENTION and self.mention.cells:
                return self.mention.cells
        return self.compared_cells

    @cached_property
    def compared_cells(self) -> tuple[str, ...]:
        """The cells of all sides, those that a counting function did not count left out."""
        found: dict[str, None] = {}
        for variable in self.variables:
            if variable.kind == "count":
                counted = (a for a in variable.addresses() if self._counts(variable.key[0], a))
                found.update(dict.fromkeys(counted))
            elif variable.kind == "claim":
                found[variable.address] = None
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

    def locations(self, cells: tuple[str, ...]) -> dict[str, Location]:
        """Where the cells named and those compared stand."""
        looked_at = dict.fromkeys((*cells, *self.compared_cells))
        found = {}
        for address in looked_at:
            place = self._place(address)
            location = place[0].places[place[1]] if place is not None else None
            if location is not None:
                found[address] = location
        return found

    def location(self, locations: Mapping[str, Location]) -> Location | None:
        """Where the reader should look: the clause, else the first cell of the right side."""
        if self.mention is not None and (self.mention.location or is_found(self.mention)):
            return self.mention.location
        for linear in reversed(self.compare.sides):
            for variable, _ in linear.terms:
                for address in variable.addresses():
                    if address in locations:
                        return locations[address]
                if variable.kind == "shape":
                    return self._row_location(*variable.key[1:3])
        places = (item.location for item in self.items)
        found = next((place for place in places if place is not None), None)
        if found is None and self.mention is not None:
            found = next(iter(locations.values()), None)  # a cell that it speaks of
        return found or heading_of(self.report, self.section)

    def _row_location(self, table: str, row: str) -> Location | None:
        printed = self.report.printed.get(table)
        shape = printed.rows.get(row) if printed is not None else None
        return shape.location if shape is not None else None

    def quote(self) -> str:
        """The words that the finding rests on."""
        if self.mention is not None:
            return self.mention.quote
        return next((item.quote for item in self.items if item.quote), "")

    def is_damaged(self) -> bool:
        """Whether it is damaged or in doubt, and so proves nothing (domain chapter 6)."""
        if isinstance(self.mention, Claim):
            if self.mention.damaged or self.mention.doubt:
                return True
        elif self.mention is not None and not self.mention.intact:
            return True
        if any(not fact.intact for fact in self.facts) or any(not h.intact for h in self.hits[:1]):
            return True
        if self.about_words and not self.hits:
            damaged = self.report.facts.get("text_damaged")
            if damaged is not None and damaged.value == 1:
                return True
        places = map(self._place, self.compared_cells)
        return any(place is not None and place[0].damaged[place[1]] for place in places)


def _fact_key(variable: Variable) -> str:
    if variable.kind == "fact":
        return variable.key[0]
    return variable.key[1] if variable.kind == "text" and variable.key[0] == "fact" else ""
