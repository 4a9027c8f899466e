"""The official blank form as units fill it in with Word: every cell there, none of them filled."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

import goiaudit
from goiaudit.model.cells import CellState
from goiaudit.model.document import Grid, Line
from goiaudit.reading import read_document

FORM = Path(__file__).parents[3] / "shared" / "real" / "blank-form-2021.docx"
pytestmark = pytest.mark.skipif(not FORM.is_file(), reason="the real files are not here")


def test_the_blank_form_has_three_grids_with_their_labels() -> None:
    grids = [block for block in read_document(FORM).blocks if isinstance(block, Grid)]
    sizes = [
        (max(c.row for c in g.cells) + 1, max(c.column + c.colspan for c in g.cells)) for g in grids
    ]
    assert sizes == [(14, 4), (28, 10), (4, 15)]
    filled = [sum(bool(c.text.strip()) for c in g.cells) for g in grids]
    assert filled == [20, 40, 19]


def test_the_headings_stand_between_the_grids() -> None:
    blocks = read_document(FORM).blocks
    order = [
        "table" if isinstance(block, Grid) else block.text[:2]
        for block in blocks
        if isinstance(block, Grid) or re.match("[一二三四五六]、", block.text)
    ]
    assert order == ["一、", "二、", "table", "三、", "table", "四、", "table", "五、", "六、"]
    assert all(block.location for block in blocks if isinstance(block, Line))


def test_the_blank_form_is_200_blanks() -> None:
    report = goiaudit.read(FORM)
    cells = [cell for table in report.printed.values() for cell in table.cells]
    assert report.form == "2021"
    assert len(cells) == 200
    assert {cell.state for cell in cells} == {CellState.BLANK}
    assert all(cell.location and cell.location.table for cell in cells)
    assert not report.claims


def test_the_form_filled_in_with_word_is_read_back() -> None:
    """Every empty cell of the real form gets a figure; each is found where it was put."""
    figures, data = _filled(FORM)
    cells = {
        str(cell.address): cell.value
        for table in goiaudit.read(data).printed.values()
        for cell in table.cells
    }
    assert len(cells) == 200
    # Disclosure, requests and disputes in the order of the file, row by row.
    order = ["disclosure", "requests", "disputes"]
    found = [v for t in order for k, v in cells.items() if k.startswith(t)]
    assert found == figures


def _filled(form: Path) -> tuple[list[int], bytes]:
    """The form with 1, 2, 3 … in its blank cells, in the order of the file."""
    figures: list[int] = []

    def fill(match: re.Match[str]) -> str:
        cell = match[0]
        texts = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", cell)
        if "".join(texts).strip() or '<w:vMerge w:val="continue"/>' in cell:
            return cell
        figures.append(len(figures) + 1)
        cell = re.sub(r"<w:r>.*?</w:r>|<w:r [^>]*>.*?</w:r>", "", cell, flags=re.DOTALL)
        at = cell.index("</w:p>")
        return f"{cell[:at]}<w:r><w:t>{figures[-1]}</w:t></w:r>{cell[at:]}"

    with zipfile.ZipFile(form) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts["word/document.xml"].decode()
    text = re.sub(r"<w:tc>.*?</w:tc>", fill, text, flags=re.DOTALL)
    parts["word/document.xml"] = text.encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return figures, stream.getvalue()
