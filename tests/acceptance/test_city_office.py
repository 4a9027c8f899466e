"""The real report of a city office as pipe rows: every printed cell, loose figures too."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

import goiaudit
from goiaudit.model.report import Report

FILE = Path(__file__).resolve().parents[2].parent / "shared" / "real" / "city-office-2025.md"
pytestmark = pytest.mark.skipif(not FILE.is_file(), reason="the real files are not here")

# Read off the file by hand: natural_person, business, other, total; all other columns are 0.
REQUESTS = {
    "new": (1259, 36, 0, 1295), "carried_in": (170, 15, 0, 189), "granted": (201, 5, 0, 206),
    "partially_granted": (2, 0, 0, 2), "denied_state_secret": (4, 0, 0, 4),
    "denied_security_stability": (1, 0, 0, 1), "denied_internal_affairs": (8, 0, 0, 9),
    "denied_process_information": (1, 0, 0, 1), "denied_administrative_query": (5, 0, 0, 5),
    "unavailable_not_held": (484, 28, 0, 513), "unavailable_needs_creation": (47, 1, 0, 48),
    "unavailable_unclear": (3, 0, 0, 3), "rejected_petition": (61, 1, 0, 62),
    "rejected_repeated": (16, 0, 0, 16), "rejected_publication": (1, 0, 0, 1),
    "rejected_excessive": (1, 0, 0, 1), "other_no_correction": (40, 1, 0, 43),
    "other_misc": (264, 12, 0, 276), "handled_total": (1139, 48, 0, 1191),
    "carried_out": (290, 3, 0, 293),
}  # fmt: skip
LEGAL_SERVICE = {
    "carried_in": 4, "denied_internal_affairs": 1, "unavailable_not_held": 1,
    "other_no_correction": 2, "handled_total": 4,
}  # fmt: skip
PRINTED = (
    {
        f"requests.{row}.{column}": value
        for row, values in REQUESTS.items()
        for column, value in zip(
            ("natural_person", "business", "other", "total"), values, strict=True
        )
        if value
    }
    | {f"requests.{row}.legal_service": value for row, value in LEGAL_SERVICE.items()}
    | {
        f"disputes.{row}.{column}": value
        for row, values in {
            "review": (40, 0, 10, 5, 55),
            "litigation_direct": (2, 0, 4, 6, 12),
            "litigation_after_review": (6, 0, 9, 7, 22),
        }.items()
        for column, value in zip(
            ("upheld", "corrected", "other", "pending", "total"), values, strict=True
        )
        if value
    }
    | {
        "disclosure.regulations.issued": 22,
        "disclosure.regulations.repealed": 22,
        "disclosure.regulations.in_force": 235,
        "disclosure.normative_documents.issued": 34,
        "disclosure.normative_documents.repealed": 55,
        "disclosure.normative_documents.in_force": 189,
    }
)


@lru_cache(maxsize=1)
def report() -> Report:
    return goiaudit.read(FILE)


def test_every_printed_cell_is_read_with_its_figure() -> None:
    cells = [cell for table in report().printed.values() for cell in table.cells]
    assert {str(cell.address): cell.value for cell in cells if cell.value} == PRINTED
    assert {cell.state.value for cell in cells} == {"number"}
    assert len(cells) == 200
