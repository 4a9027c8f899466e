"""The order of findings: severity, rule, place (contract section 2)."""

from __future__ import annotations

from goiaudit.audit.figures import cell_index
from goiaudit.model.cells import Location, parsed_address
from goiaudit.model.findings import SEVERITIES, Finding


def order(finding: Finding) -> tuple[object, ...]:
    """What findings are sorted by."""
    cells = [_rank(address) for address in finding.cells]
    grade = SEVERITIES.index(finding.severity)
    return (grade, finding.rule, *_place(finding.location), cells, finding.cells)


def _place(location: Location | None) -> tuple[object, ...]:
    """Where a location stands in its source, to sort by; null stands first."""
    if location is None:
        return (*(0,) * 6, "", 0, 0, 0, "")
    x0, y0, *_ = location.bbox or (0, 0)
    numbers = (location.page, y0, x0, location.line, location.paragraph, location.table)
    letters = (location.cell or "").rstrip("0123456789")
    row = int((location.cell or "")[len(letters) :] or 0) or location.row or 0
    sheet, column = location.sheet or "", location.column or 0
    return (*(n or 0 for n in numbers), sheet, row, column, len(letters), letters)


def _rank(address: str) -> int:
    """Place of a cell in the order of the forms; keys that are no cell stand last."""
    index, parsed = cell_index(), parsed_address(address)
    return index.get(parsed, len(index)) if parsed is not None else len(index)
