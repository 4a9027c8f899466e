"""The real report of a district as PDF: every printed cell, in the mixed form that it has."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

import goiaudit
from goiaudit.model.report import Report

FILE = Path(__file__).resolve().parents[2].parent / "shared" / "real" / "district-2024.pdf"
pytestmark = pytest.mark.skipif(not FILE.is_file(), reason="the real files are not here")

# Read off the pages; every other printed cell is 0.
PRINTED = {
    "disclosure.normative_documents.issued": 3,
    "disclosure.normative_documents.in_force": 8,
    "disclosure.licensing.decisions": 9487,
    "disclosure.penalties.decisions": 2776,
    "disclosure.coercion.decisions": 84,
    "disclosure.fees.amount": 7545,
    "disputes.review.upheld": 1,
    "disputes.review.corrected": 1,
    "disputes.review.total": 2,
    "disputes.litigation_direct.upheld": 1,
    "disputes.litigation_direct.total": 1,
    "disputes.litigation_after_review.upheld": 2,
    "disputes.litigation_after_review.other": 1,
    "disputes.litigation_after_review.total": 3,
} | {
    f"requests.{row}.{column}": value
    for row, value in {
        "new": 95, "granted": 50, "partially_granted": 9, "denied_security_stability": 1,
        "denied_process_information": 1, "denied_enforcement_file": 1, "unavailable_not_held": 31,
        "unavailable_needs_creation": 1, "rejected_petition": 1, "handled_total": 95,
    }.items()
    for column in ("natural_person", "total")
}  # fmt: skip


@lru_cache(maxsize=1)
def report() -> Report:
    return goiaudit.read(FILE)


def test_every_printed_cell_is_read_with_its_figure() -> None:
    cells = [cell for table in report().printed.values() for cell in table.cells]
    assert {str(cell.address): cell.value for cell in cells if cell.value} == PRINTED
    assert {cell.state.value for cell in cells} == {"number"}
    assert {name: len(table.cells) for name, table in report().printed.items()} == {
        "disclosure": 10,
        "requests": 161,
        "disputes": 15,
    }


def test_the_mixed_form_is_told_and_what_a_government_left_unsaid() -> None:
    assert [finding.rule for finding in goiaudit.audit(report())] == ["F108", "F112", "P105"]


def test_identity_and_places() -> None:
    assert (report().organ, report().year, report().form) == ("淮安市洪泽区人民政府", 2024, "2021")
    places = [c.location for table in report().printed.values() for c in table.cells]
    assert all(place and place.page and place.bbox for place in places)


def test_requests_handled_by_the_office_itself_are_not_held_against_the_district() -> None:
    (claim,) = (c for c in report().claims if c.cell == "requests.new.total")
    assert (claim.value, claim.doubt) == (17, "scope")
