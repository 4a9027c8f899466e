"""PDF: ruled tables become grids over pages, the rest lines; each with page and box."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab import rl_config

from goiaudit.model.document import Grid, Line
from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.pipeline import read
from goiaudit.reading import read_document
from tests.writers.made_up import drawn, zeros
from tests.writers.pdf import picture_pdf, report_pdf

PLAIN = report_pdf(zeros("2021", requests__new__total="3"))


def refused(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(InputError) as error:
        read_document(data, limits or Limits())
    return error.value.reason


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("repeat", [0, 3])
def test_every_cell_of_the_three_tables_is_read_over_pages(
    form: str, seed: int, repeat: int
) -> None:
    made = drawn(form, seed)
    report = read(report_pdf(made, repeat=repeat))
    cells = [cell for table in report.printed.values() for cell in table.cells]
    assert {str(cell.address): cell.value for cell in cells} == made.values()
    assert report.form == form
    assert report.organ == "示例县教育局"


def test_a_cell_knows_its_page_and_its_box_from_the_top_left() -> None:
    report = read(PLAIN)
    cell = next(c for c in report.printed["requests"].cells if c.value == 3)
    assert cell.location is not None
    assert cell.location.page == 1 or cell.location.page == 2
    assert cell.location.bbox is not None
    x0, y0, x1, y1 = cell.location.bbox
    assert 0 < x0 < x1 < 595
    assert 0 < y0 < y1 < 842


def test_page_numbers_are_dropped_and_the_text_stays_in_order() -> None:
    blocks = read_document(PLAIN).blocks
    text = [block.text for block in blocks if isinstance(block, Line)]
    assert not any(line.startswith("- ") for line in text)
    heads = [block.text[:2] if isinstance(block, Line) else "grid" for block in blocks]
    assert heads.index("二、") < heads.index("grid") < heads.index("三、") < heads.index("五、")
    assert sum(isinstance(block, Grid) for block in blocks) >= 3


def test_a_claim_of_the_text_is_read_with_its_page() -> None:
    (claim,) = [c for c in read(PLAIN).claims if c.cell == "requests.fee.collected"]
    assert claim.value == 0
    assert claim.location is not None
    assert claim.location.page


RARE = "𠮷"  # stands in the file, and comes from pdfium, as two halves
HALVES = rb"\330B\337\267"


def test_rare_characters_are_read_whole() -> None:
    said = f"收到{RARE}林路和𬭸{RARE}申请5件。"
    (section,) = read(report_pdf(zeros("2021"), text={"overview": [said]})).sections[:1]
    assert section.body[0].text.replace(" ", "") == said
    assert not section.body[0].content.damaged


@pytest.mark.parametrize("halves", [rb"\337\267\330B", rb"\330B0A", rb"0A\337\267", rb"\330B\330B"])
def test_half_a_character_is_a_lost_one(halves: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rl_config, "pageCompression", 0)
    data = report_pdf(zeros("2021"), text={"overview": [f"受理{RARE}来信"]})
    assert data.count(HALVES) == 1
    text = "".join(
        block.text
        for block in read_document(data.replace(HALVES, halves)).blocks
        if isinstance(block, Line)
    )
    assert "\ufffd" in text
    assert text.encode()


def test_pages_without_a_text_layer_are_scanned() -> None:
    assert refused(picture_pdf()) == "scanned"


def test_a_locked_file_is_encrypted() -> None:
    assert refused(report_pdf(zeros("2021"), password="secret")) == "encrypted"


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(2000), PLAIN[:300]])
def test_what_is_no_whole_pdf_is_damaged(data: bytes) -> None:
    assert refused(data) == "damaged"


@pytest.mark.parametrize("limits", [Limits(max_pages=1), Limits(max_page_objects=20)])
def test_more_than_the_limits_allow_is_said(limits: Limits) -> None:
    assert refused(PLAIN, limits) == "limit"


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_changed_bytes_never_escape(data: st.DataObject) -> None:
    changed = bytearray(PLAIN)
    for _ in range(data.draw(st.integers(1, 12))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_document(bytes(changed))
    except InputError as error:
        assert error.reason in ("damaged", "empty", "scanned", "encrypted", "limit", "unsupported")
