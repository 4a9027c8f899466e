"""A made-up report in every variation of a Word file: the same cells, claims and findings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import goiaudit
from tests.writers.docx import VARIATIONS
from tests.writers.layouts import write_report
from tests.writers.made_up import MadeUp, drawn, made_up, zeros

Seen = tuple[object, ...]


def seen(data: bytes) -> Seen:
    """What must be the same in every format, places and numbers of paragraphs apart."""
    report = goiaudit.read(data)
    cells = {
        str(cell.address): cell.value for table in report.printed.values() for cell in table.cells
    }
    claims = sorted((claim.cell, str(claim.value), claim.quote) for claim in report.claims)
    findings = sorted(
        (finding.rule, finding.message, finding.severity) for finding in goiaudit.audit(report)
    )
    return report.organ, report.year, report.form, cells, claims, findings


@pytest.mark.parametrize("name", VARIATIONS)
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_every_variation_says_what_the_text_file_says(name: str, form: str) -> None:
    made = drawn(form, 7)
    assert seen(VARIATIONS[name](made)) == seen(write_report(made, "A1").encode())


@pytest.mark.parametrize("name", VARIATIONS)
def test_zeros_are_zeros_and_no_blanks(name: str) -> None:
    made = zeros("2021", requests__new__total="3", requests__new__natural_person="3")
    report = goiaudit.read(VARIATIONS[name](made))
    cells = [cell for table in report.printed.values() for cell in table.cells]
    assert {str(cell.address): cell.value for cell in cells} == made.values()


@given(made_up(), st.sampled_from(sorted(VARIATIONS)))
@settings(max_examples=60, deadline=None)
def test_any_figures_are_read_back_from_any_variation(made: MadeUp, name: str) -> None:
    report = goiaudit.read(VARIATIONS[name](made))
    cells = [cell for table in report.printed.values() for cell in table.cells]
    assert {str(cell.address): cell.value for cell in cells} == made.values()


def test_every_cell_says_where_it_stands() -> None:
    report = goiaudit.read(VARIATIONS["official"](zeros("2021")))
    cell = next(
        c for c in report.printed["requests"].cells if str(c.address) == "requests.new.total"
    )
    assert cell.location is not None
    assert cell.location.as_dict() == {"table": 2, "row": 4, "column": 10}
