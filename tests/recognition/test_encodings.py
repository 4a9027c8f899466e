"""Every layout comes back to the same cells from bytes, in both scripts and every encoding."""

from __future__ import annotations

import pytest

from goiaudit.pipeline import read
from tests.writers import LAYOUTS, Options, write_report
from tests.writers.made_up import drawn

SIMPLIFIED = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"]
# Big5 cannot write simplified script, GBK and its like can write both.
WRITTEN = [(name, False) for name in SIMPLIFIED]
WRITTEN += [(name, True) for name in [*SIMPLIFIED, "big5"]]


def lossless(text: str, encoding: str) -> bytes:
    """The text in an encoding; Big5 has 為 for 爲."""
    return (text.replace("爲", "為") if encoding == "big5" else text).encode(encoding)


@pytest.mark.parametrize(("encoding", "traditional"), WRITTEN)
@pytest.mark.parametrize("layout", sorted(set(LAYOUTS) - {"A8"}))
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_cells_come_back_from_bytes(
    form: str, layout: str, encoding: str, traditional: bool
) -> None:
    made = drawn(form, seed=sum(map(ord, layout + encoding)))
    text = write_report(made, layout, Options(traditional=traditional))

    report = read(lossless(text, encoding))

    cells = [cell for table in report.printed.values() for cell in table.cells]
    assert {str(cell.address): cell.value for cell in cells} == made.values()
    assert report.form == form
