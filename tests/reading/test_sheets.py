"""Workbooks: the same cells, claims and findings as the text file, and every cell with its name."""

from __future__ import annotations

import datetime
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import goiaudit
from goiaudit.model.document import Grid, GridCells, Line
from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading import read_document
from goiaudit.reading.sheet_formats import suffix_of
from goiaudit.reading.sheet_texts import a1, figure
from tests.reading.test_docx_reports import seen
from tests.writers.layouts import write_report
from tests.writers.made_up import MadeUp, drawn, made_up, zeros
from tests.writers.sheets import WORKBOOKS, by_xlsxwriter, one_sheet, saved, zip_of


def book(*rows: list[object], formats: dict[str, str] | None = None) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    for cell, code in (formats or {}).items():
        made.active[cell].number_format = code
    return saved(made)


def texts(data: bytes) -> list[str]:
    found: list[str] = []
    for block in read_document(data).blocks:
        found += [block.text] if isinstance(block, Line) else [cell.text for cell in block.cells]
    return found


def repacked(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    source = zipfile.ZipFile(io.BytesIO(data))
    parts = {part: source.read(part) for part in source.namelist()}
    return zip_of({**parts, name: change(parts[name])})


def refused(data: bytes, limits: Limits | None = None) -> tuple[str, str]:
    with pytest.raises(InputError) as caught:
        read_document(data, limits or Limits(), name="示例.xlsx")
    return caught.value.reason, caught.value.message


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("name", WORKBOOKS)
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_every_workbook_says_what_the_text_file_says(name: str, form: str) -> None:
    made = drawn(form, 7)
    assert seen(WORKBOOKS[name](made)) == seen(write_report(made, "A1").encode())


@given(made_up(), st.sampled_from(sorted(WORKBOOKS)))
@settings(max_examples=30, deadline=None)
def test_any_figures_are_read_back_from_any_workbook(made: MadeUp, name: str) -> None:
    report = goiaudit.read(WORKBOOKS[name](made))
    cells = [cell for table in report.printed.values() for cell in table.cells]
    assert {str(cell.address): cell.value for cell in cells} == made.values()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice")
def test_the_old_format_says_the_same(tmp_path: Path) -> None:
    made = drawn("2021", 7)
    (tmp_path / "a.xlsx").write_bytes(one_sheet(made))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xls", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "a.xlsx")], check=True, capture_output=True)
    data = (tmp_path / "a.xls").read_bytes()
    assert read_document(data).format == "xls"
    assert seen(data) == seen(write_report(made, "A1").encode())
    assert refused(data[: len(data) // 2])[0] == "damaged"


def test_every_cell_says_on_which_sheet_it_stands_and_how_it_is_called() -> None:
    report = goiaudit.read(one_sheet(zeros("2021")))
    cells = {str(cell.address): cell for cell in report.printed["requests"].cells}
    places = [cells[f"requests.new.{column}"].location for column in ("natural_person", "total")]
    assert [place and place.as_dict() for place in places] == [
        {"sheet": "Sheet1", "cell": "D23"},
        {"sheet": "Sheet1", "cell": "J23"},
    ]


def test_names_of_cells() -> None:
    assert [a1(6, 1), a1(0, 25), a1(0, 26), a1(9, 701), a1(9, 702)] == [
        "B7",
        "Z1",
        "AA1",
        "ZZ10",
        "AAA10",
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12.0, "12"),
        (-3.0, "-3"),
        (186.279463, "186.279463"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0.0000001"),
        (1e20, "100000000000000000000"),
        (float("nan"), "#NUM!"),
    ],
)
def test_figures_are_exact_to_the_digits_that_a_sheet_keeps(value: float, text: str) -> None:
    assert figure(value) == text


def test_dates_never_become_figures() -> None:
    rows = [["甲", datetime.date(2024, 1, 12)], ["乙", datetime.datetime(2024, 1, 12, 9, 30)]]
    assert texts(book(*rows)) == ["甲", "2024年1月12日", "乙", "2024年1月12日 09:30"]


@pytest.mark.parametrize(
    ("code", "suffix"),
    [
        ("0.00", ""),
        ("#,##0", ""),
        ("0%", "%"),
        ('0.00"元"', "元"),
        ("#,##0.00万元", "万元"),
        ('0"件";-0"件"', "件"),
        ('0"#"', ""),
        ('yyyy"年"m"月"d"日"', ""),
        ('0!.0,"万元"', "\ufffd"),
        ("0\\.0,", "\ufffd"),
        ("#,##0,", "\ufffd"),
    ],
)
def test_what_a_number_format_adds_to_a_figure(code: str, suffix: str) -> None:
    assert suffix_of(code) == suffix


def test_words_of_a_number_format_are_part_of_the_cell() -> None:
    data = book(["收费", 1862794.63, 0.714, 5], formats={"B1": '0.00"元"', "C1": "0.0%"})
    assert texts(data) == ["收费", "1862794.63元", "71.4%", "5"]


def test_a_figure_that_its_format_shows_in_other_powers_is_not_trusted() -> None:
    assert texts(book(["收费", 12345], formats={"B1": '0!.0,"万元"'}))[1] == "12345\ufffd"


def test_a_formula_that_was_never_calculated_is_unreadable_and_told() -> None:
    made = zeros("2021")
    cells = openpyxl.load_workbook(io.BytesIO(one_sheet(made)))
    cells["Sheet1"]["J23"] = "=SUM(D23:I23)"
    report = goiaudit.read(saved(cells))
    cell = next(c for c in report.printed["requests"].cells if str(c.address).endswith("new.total"))
    assert (cell.state, cell.value, cell.location and cell.location.cell) == (
        "unreadable",
        None,
        "J23",
    )
    assert any("formulas have no saved result" in notice for notice in report.notices)


def test_a_cell_under_a_merged_range_is_not_seen() -> None:
    made = openpyxl.Workbook()
    made.active.append(["甲", 1, 99])
    data = saved(made)
    merged = b'<mergeCells count="1"><mergeCell ref="B1:C1"/></mergeCells><pageMargins'
    hidden = repacked(data, SHEET, lambda xml: xml.replace(b"<pageMargins", merged))
    (grid,) = read_document(hidden).blocks
    assert isinstance(grid, Grid)
    assert [(cell.text, cell.colspan) for cell in grid.cells] == [("甲", 1), ("1", 2)]


def test_hidden_sheets_are_read_and_told() -> None:
    made = openpyxl.Workbook()
    made.active["A1"] = "看得见"
    made.create_sheet("底稿")["A1"] = "看不见"
    made["底稿"].sheet_state = "hidden"
    document = read_document(saved(made))
    assert [block.text for block in document.blocks if isinstance(block, Line)] == [
        "看得见",
        "看不见",
    ]
    assert "底稿" in document.notices[0]


def test_blank_cells_are_blank_and_keep_their_place() -> None:
    made = zeros("2021")
    cells = openpyxl.load_workbook(io.BytesIO(one_sheet(made)))
    cells["Sheet1"]["F23"] = None
    report = goiaudit.read(saved(cells))
    blank = [c for c in report.printed["requests"].cells if c.value is None]
    assert [(c.address.within, c.state, c.location and c.location.cell) for c in blank] == [
        ("new.research", "blank", "F23")
    ]


# Hostile files


def far(reference: str) -> Callable[[bytes], bytes]:
    row = f'<row r="1048576"><c {reference}><v>1</v></c></row></sheetData>'.encode()
    return lambda xml: xml.replace(b"</sheetData>", row)


@pytest.mark.parametrize(
    "reference",
    [
        'r="XFD1048576"',
        "r='xfd1048576'",
        'x=">" r="XFD1048576"',
        's="1" r="$XFD$9999"',
        'r="A60" r="XFD1048576"',
        'r="A60" t="n" r="XFD1048576"',
    ],
)
def test_cells_that_are_far_apart_never_reach_the_parser(reference: str) -> None:
    data = repacked(one_sheet(zeros("2021")), SHEET, far(reference))
    assert refused(data) == ("limit", "the cells of sheet 'Sheet1' reach too far apart")


def test_rows_without_names_cannot_reach_far_either() -> None:
    wide = b"<row>" + b"<c><v>1</v></c>" * 16_000 + b"</row>" + b"<row/>" * 100_000
    data = repacked(
        one_sheet(zeros("2021")), SHEET, lambda xml: xml.replace(b"</sheetData>", wide + xml[:0])
    )
    assert refused(data)[0] in ("limit", "damaged")


def test_styled_blank_cells_far_away_do_no_harm() -> None:
    made = drawn("2021", 1)
    blank = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    data = repacked(one_sheet(made), SHEET, lambda xml: xml.replace(b"</sheetData>", blank))
    report = goiaudit.read(data)
    cells = [cell for table in report.printed.values() for cell in table.cells]
    assert {str(cell.address): cell.value for cell in cells} == made.values()


def test_merged_ranges_are_clipped_to_what_is_filled() -> None:
    merged = rb'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    data = repacked(
        one_sheet(zeros("2021")),
        SHEET,
        lambda xml: re.sub(rb"<mergeCells.*?</mergeCells>", merged, xml, flags=re.DOTALL),
    )
    assert texts(data) == ["示例县教育局2023年政府信息公开工作年度报告"]


def test_a_bomb_is_refused() -> None:
    data = repacked(
        one_sheet(zeros("2021")),
        SHEET,
        lambda xml: xml.replace(b"</sheetData>", b" " * 20_000_000 + b"</sheetData>"),
    )
    assert refused(data)[0] == "limit"


def test_more_cells_than_the_limit() -> None:
    reason, message = refused(one_sheet(zeros("2021")), Limits(max_sheet_cells=200))
    assert (reason, message) == ("limit", "more than 200 cells in its sheets")


def test_a_file_that_is_cut_off_is_damaged() -> None:
    data = one_sheet(zeros("2021"))
    for share in (0.2, 0.5, 0.9, 0.99):
        assert refused(data[: int(len(data) * share)])[0] == "damaged"


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml"])
def test_a_part_that_is_no_xml_is_damaged(part: str) -> None:
    data = repacked(by_xlsxwriter(zeros("2021")), part, lambda xml: xml[: len(xml) // 2] + b"<<<")
    assert refused(data)[0] == "damaged"


@pytest.mark.parametrize("count", ["1000000000", "99999999999999999999"])
@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("xl/sharedStrings.xml", b"uniqueCount"),
        ("xl/sharedStrings.xml", b"count"),
        ("xl/styles.xml", b"count"),
    ],
)
def test_a_part_that_claims_to_hold_more_than_it_can_never_reaches_the_parser(
    part: str, name: bytes, count: str
) -> None:
    claim = b' %s="%s"' % (name, count.encode())
    data = repacked(
        by_xlsxwriter(zeros("2021")),
        part,
        lambda xml: re.sub(rb' %s="\d+"' % name, claim, xml, count=1),
    )
    assert refused(data)[0] == "limit"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
def test_the_same_damaged_part_in_two_files_is_told_of_each_file(part: str) -> None:
    data = repacked(one_sheet(zeros("2021")), part, lambda xml: xml[: len(xml) // 2])
    for name in ("甲.xlsx", "乙.xlsx"):
        with pytest.raises(InputError) as caught:
            read_document(data, name=name)
        assert (caught.value.path, caught.value.reason) == (name, "damaged")


def test_places_of_a_part_of_a_grid_are_those_of_its_cells() -> None:
    (grid,) = read_document(book([None, "甲", 1], [None, "乙", 2])).blocks
    assert isinstance(grid, Grid)
    places = GridCells.of(grid.cells).places
    named = [place.cell for place in places if place is not None]
    assert named == ["B1", "C1", "B2", "C2"]
    assert [place.cell for place in places[1:3] if place is not None] == named[1:3]
    assert [places[n] for n in range(len(places))] == list(places)


def test_true_is_no_one() -> None:
    assert texts(book([1, True, 0, False])) == ["1", "TRUE", "0", "FALSE"]


def test_a_document_type_in_the_workbook_is_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]>'
    data = repacked(one_sheet(zeros("2021")), "xl/workbook.xml", lambda xml: bomb + xml)
    assert refused(data)[0] == "damaged"


def test_a_workbook_of_pictures_is_scanned_and_an_empty_one_empty() -> None:
    empty = saved(openpyxl.Workbook())
    assert refused(empty) == ("empty", "the sheets hold no text")
    source = zipfile.ZipFile(io.BytesIO(empty))
    parts = {name: source.read(name) for name in source.namelist()}
    assert refused(zip_of({**parts, "xl/media/image1.png": b"\x89PNG"}))[0] == "scanned"


def test_a_binary_workbook_is_named() -> None:
    data = zip_of({"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b"\0"})
    assert refused(data) == (
        "unsupported",
        "this is a binary Excel workbook (.xlsb): save it as .xlsx",
    )


# Made once: the times in a zip would make hypothesis see other data at every try.
WORKBOOK = one_sheet(zeros("2019"))


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_changed_bytes_never_escape(data: st.DataObject) -> None:
    changed = bytearray(WORKBOOK)
    for _ in range(data.draw(st.integers(1, 6))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_document(bytes(changed))
    except InputError as error:
        assert error.reason in ("damaged", "unsupported", "limit", "encrypted", "empty")


@pytest.mark.parametrize("place", ["GQ" + "9" * 300, "ABCDEF1", "A99999999"])
def test_a_place_that_no_sheet_has_never_reaches_the_parser(place: str) -> None:
    stream = io.BytesIO()
    book = zipfile.ZipFile(io.BytesIO(WORKBOOKS["one_sheet"](zeros("2021"))))
    with book, zipfile.ZipFile(stream, "w") as broken:
        for name in book.namelist():
            data = book.read(name)
            if "worksheets/sheet" in name:
                data = data.replace(b'r="A2"', f'r="{place}"'.encode(), 1)
            broken.writestr(name, data)
    with pytest.raises(InputError) as caught:
        read_document(stream.getvalue(), name="a.xlsx")
    assert caught.value.reason == "limit"
