"""The cells of the five samples, as domain chapter 7 lists them; skipped where they are absent."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from goiaudit.model.cells import CellState
from goiaudit.recognition.tables import TablesFound
from tests.recognition.reading import read_tables

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")
YEARS = {"000": 2021, "001": 2022, "002": 2020, "003": 2020, "004": 2019}


def read_sample(name: str) -> TablesFound:
    return read_tables((SAMPLES / f"{name}.txt").read_text(encoding="utf-8"), YEARS[name])


def non_zero(found: TablesFound) -> dict[str, object]:
    """Every cell that is not a plain zero."""
    return {
        str(cell.address): cell.value if cell.value is not None else cell.state.value
        for table in found.printed.values()
        for cell in table.cells
        if cell.value != 0
    }


def test_sample_000_has_no_tables() -> None:
    found = read_sample("000")
    assert (dict(found.printed), found.form, found.used) == ({}, None, frozenset())


@pytest.mark.parametrize(
    ("name", "form", "count"), [("001", "2021", 200), ("002", "2019", 198), ("003", "2019", 198),
                                ("004", "2019", 198)],
)  # fmt: skip
def test_every_cell_is_found(name: str, form: str, count: int) -> None:
    found = read_sample(name)
    assert found.form == form
    assert sum(len(table.cells) for table in found.printed.values()) == count
    assert {t.form for t in found.printed.values() if t.name != "disputes"} == {form}


def test_sample_001_is_all_zero() -> None:
    assert non_zero(read_sample("001")) == {}


def test_sample_002_lost_one_cell() -> None:
    found = read_sample("002")
    assert non_zero(found) == {
        "requests.new.natural_person": 2,
        "requests.new.total": 2,
        "requests.granted.natural_person": 2,
        "requests.granted.total": 2,
        "requests.handled_total.natural_person": 2,
        "requests.handled_total.total": 2,
        "requests.carried_out.total": CellState.UNREADABLE.value,
    }
    assert found.printed["requests"].rows["carried_out"].values == 6
    wrong = {o.values["row"] for o in found.observations if o.name == "wrong_label"}
    assert wrong == {"denied_internal_affairs", "rejected_petition"}
    clauses = {o.values["row"]: o.values["found"] for o in found.observations if o.name == "clause"}
    assert clauses["penalties"] == 2606
    assert found.facts["results_heading"].value == 0


def test_sample_003_has_signed_changes_and_a_unit() -> None:
    assert non_zero(read_sample("003")) == {
        "disclosure.licensing.change": 13,
        "disclosure.other_services.change": 1,
        "disclosure.penalties.change": 80,
        "disclosure.procurement.items": 4,
        "disclosure.procurement.amount": Decimal("981.93"),
    }


def test_sample_004_has_yuan_in_the_cell() -> None:
    assert non_zero(read_sample("004")) == {
        "disclosure.normative_documents.made": 6,
        "disclosure.normative_documents.published": 6,
        "disclosure.normative_documents.total_published": 13,
        "disclosure.other_services.previous_items": 15,
        "disclosure.other_services.decisions": 1,
        "disclosure.procurement.items": 41,
        "disclosure.procurement.amount": Decimal("186.279463"),
        "requests.new.natural_person": 2,
        "requests.new.total": 2,
        "requests.granted.natural_person": 1,
        "requests.granted.total": 1,
        "requests.partially_granted.natural_person": 1,
        "requests.partially_granted.total": 1,
        "requests.handled_total.natural_person": 2,
        "requests.handled_total.total": 2,
    }
