"""Keys of claims that are no cells are told in words, wherever a person reads."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from made_up import text_only
from openpyxl import load_workbook

from goiaudit.model.cells import Location
from goiaudit.model.claims import Claim
from goiaudit.model.text import FoldedText, Paragraph, Section
from goiaudit.output.console import write_console
from goiaudit.output.csv_report import write_csv
from goiaudit.output.html.write import write_html
from goiaudit.output.look import Look
from goiaudit.output.outcome import Outcome
from goiaudit.output.workbook import write_xlsx

KEY = "disclosure.published_items.total"
TEXT = "全年公开信息64条。"


@pytest.fixture(params=["zh", "en"])
def audited(request: pytest.FixtureRequest, outcome: Callable[..., Outcome]) -> Outcome:
    line = Location(line=12)
    section = Section("overview", None, (Paragraph(FoldedText(TEXT, TEXT), line),))
    found = text_only()
    report = replace(found.report, sections=(section,), claims=(Claim(KEY, 64, TEXT[:-1], line),))
    return outcome(replace(found, report=report), lang=request.param)


def label(audited: Outcome) -> str:
    return {"zh": "主动公开信息/总数", "en": "items published"}[audited.lang]


def test_the_console_tells_what_a_finding_is_about(audited: Outcome) -> None:
    stream = io.StringIO()
    write_console(audited, stream, Look(width=100, verbosity=1))
    assert label(audited) in stream.getvalue()
    assert KEY not in stream.getvalue()


def test_the_page_tells_what_a_marked_clause_states(audited: Outcome) -> None:
    stream = io.StringIO()
    write_html(audited, stream, Look())
    assert f"{label(audited)} 64" in stream.getvalue()
    assert f"{KEY} 64" not in stream.getvalue()


def test_sheets_tell_what_a_finding_is_about(audited: Outcome) -> None:
    data, text = io.BytesIO(), io.StringIO()
    write_xlsx(audited, data, Look())
    write_csv(audited, text, Look())
    shown = [str(value) for sheet in load_workbook(data) for row in sheet.values for value in row]
    assert label(audited) in shown
    assert KEY not in shown
    assert label(audited) in text.getvalue()
