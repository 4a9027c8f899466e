"""Every format written for a folder of 300 generated reports, faulty ones among them."""

from __future__ import annotations

import csv
import io
import json
from functools import lru_cache
from pathlib import Path

import openpyxl
import pytest

from goiaudit.audit import audit
from goiaudit.output.formats import FORMATS
from goiaudit.output.look import Look
from goiaudit.output.outcome import Outcome
from goiaudit.output.target import open_target
from goiaudit.pipeline import read_or_reason
from goiaudit.rules.load import load_rules
from tests.writers.layouts import write_report
from tests.writers.made_up import drawn, zeros

REPORTS = 300


def written(n: int) -> bytes:
    """Two thirds are consistent, a sixth has random figures, some are no report at all."""
    if n % 50 == 0:
        return "<script>alert(1)</script> 会议通知\n".encode()
    form = "2019" if n % 4 == 0 else "2021"
    made = drawn(form, n) if n % 6 == 1 else zeros(form)
    return write_report(made, "A1").encode()


@lru_cache(maxsize=1)
def outcome() -> Outcome:
    rules = load_rules()
    reports = [
        report for n in range(REPORTS) for report in read_or_reason(written(n), name=f"{n:03}.txt")
    ]
    return Outcome(audit(reports, rules).results, rules.by_id, ruleset=rules)


def put(tmp_path: Path, name: str, file: str) -> Path:
    known, target = FORMATS[name], f"{tmp_path}/{file}"
    medium = known.medium(target)
    with open_target(target, machine=True, medium=medium) as place:
        place.write(lambda stream: known.formatter(medium)(outcome(), stream, Look(width=100)))
    return tmp_path / file


@pytest.mark.parametrize("name", ["console", "json", "jsonl", "html", "csv", "sarif", "markdown"])
def test_text_formats(tmp_path: Path, name: str) -> None:
    text = put(tmp_path, name, "out").read_text("utf-8")
    count = sum(len(result.findings) for result in outcome().results)
    assert count > REPORTS
    if name == "json":
        assert len(json.loads(text)["reports"]) == REPORTS
    if name == "jsonl":
        assert len(text.splitlines()) == REPORTS
    if name == "csv":
        assert len(list(csv.reader(io.StringIO(text)))) == count + 1
    if name == "html":
        assert text.count("<tr data-status=") == REPORTS
        assert len(text) < 8_000_000
        assert "<script>alert" not in text


def test_a_folder_of_pages(tmp_path: Path) -> None:
    folder = put(tmp_path, "html", "site/")
    pages = sorted((folder / "reports").glob("*.html"))
    assert len(pages) == REPORTS
    assert max(page.stat().st_size for page in pages) < 1_000_000
    index = (folder / "index.html").read_text("utf-8")
    assert all(f'href="reports/{page.name}"' in index for page in pages)


def test_the_workbook(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(put(tmp_path, "xlsx", "out.xlsx"), read_only=True)
    assert book["问题清单"].max_row == 1 + sum(len(r.findings) for r in outcome().results)
