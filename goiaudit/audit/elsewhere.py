"""Figures of other reports that a finding rests on, with the place where each can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goiaudit.audit.relations import Relations
from goiaudit.definitions.forms import forms
from goiaudit.model.cells import CellAddress, Number
from goiaudit.model.findings import Elsewhere
from goiaudit.model.report import Report
from goiaudit.rules.ground import Compare, Variable
from goiaudit.rules.syntax import SCOPES

_MOST = 10
"""Subordinate reports named for one figure, those with the largest first."""
_OF_ONE_REPORT = ("previous", "parent")


def figures_elsewhere(compares: Iterable[Compare], relations: Relations) -> tuple[Elsewhere, ...]:
    """Every figure of another report in some comparisons; of many children the largest."""
    found: dict[tuple[str, str], tuple[Elsewhere, ...]] = {}
    linears = (side for compare in compares for side in compare.sides)
    for variable, _ in (term for linear in linears for term in linear.terms):
        scope, address = _named(variable)
        if scope and (scope, address) not in found:
            found[scope, address] = tuple(_of_scope(scope, address, relations))
    return tuple(figure for figures in found.values() for figure in figures)


def _named(variable: Variable) -> tuple[str, str]:
    """The scope and the address of a figure of another report; empty for anything else."""
    kind, key = variable.kind, variable.key
    if kind in ("cell", "largest") and key[0]:
        return key[0], ".".join(key[1:])
    return (key[0], key[1]) if kind == "claim_of" and key[0] in SCOPES else ("", "")


def _of_scope(scope: str, address: str, relations: Relations) -> Iterator[Elsewhere]:
    figures = [_figure(scope, address, report) for report in relations.of_scope(scope)]
    if scope in _OF_ONE_REPORT:
        yield from figures
        return
    figures = [figure for figure in figures if figure.value]
    yield from sorted(figures, key=lambda figure: (-(figure.value or 0), figure.path))[:_MOST]


def _figure(scope: str, address: str, report: Report) -> Elsewhere:
    cells = [cell for printed in _printed(address, report) if (cell := report.cell(printed))]
    claims = [claim for claim in report.claims if claim.cell == address] if not cells else []
    values: list[Number] = [cell.value for cell in cells if cell.value is not None]
    found = [cell.location for cell in cells] + [claim.location for claim in claims]
    places = [location for location in found if location is not None]
    value = sum(values) if cells and values else claims[0].value if claims else None
    return Elsewhere(
        relation="child" if scope == "children" else "parent" if scope == "parent" else "previous",
        path=report.path,
        part=report.part,
        organ=report.organ,
        year=report.year,
        cell=address,
        value=value,
        location=places[0] if places else None,
    )


def _printed(address: str, report: Report) -> tuple[CellAddress, ...]:
    """The printed cells of an address in the form of a report's table."""
    parts = address.split(".")
    table = report.printed.get(parts[0])
    if table is None or len(parts) != 3:
        return ()
    return forms()[table.layout].tables[parts[0]].printed_cells(parts[1], parts[2])
