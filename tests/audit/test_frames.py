from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pandera.errors
import pytest

from goiaudit.audit import Audit, audit
from goiaudit.audit.frames import CELLS, FINDINGS
from goiaudit.definitions.forms import forms
from goiaudit.model.report import Report
from tests.support.reports import (
    BLANK,
    SLASH,
    UNREADABLE,
    WORDS,
    claim,
    judge,
    report,
    row,
    rules,
    shipped,
)

PLACE = ["path", "part"]
FINDING_COLUMNS = [
    "rule", "family", "severity", "message", "cells", "expected", "actual", "difference",
    "location", "locations", "incident", "fingerprint", "waived", "suggestion", "related",
]  # fmt: skip
CELL_COLUMNS = ["table", "row", "column", "state", "value", "raw", "location"]
VERDICTS = ["pass", "fail", "unknown", "not_applicable", "waived", "crashed"]


def batch() -> Audit:
    wrong = report(
        path="a.txt",
        requests={"new": row(13, BLANK, SLASH, total=14)},
        disputes={"review": {"upheld": WORDS, "total": UNREADABLE}},
        disclosure={"fees": {"amount": Decimal("186.279463")}},
    )
    right = report(path="b.txt", organ="示例县林业局", requests={}, disputes={}, disclosure={})
    return audit([wrong, right, Report("c.txt", part=2, unreadable="empty")], shipped())


@pytest.mark.parametrize(("form", "rows"), [("2021", 25), ("2019", 23)])
def test_table_three_is_a_labelled_frame(form: str, rows: int) -> None:
    frame = report(form=form, requests={"new": row(13, BLANK)}).tables["requests"]

    definition = forms()[form].tables["requests"]
    assert frame.shape == (rows, 7)
    assert list(frame.index) == list(definition.rows)
    assert list(frame.columns) == list(definition.columns)
    assert set(frame.dtypes.astype(str)) == {"Float64"}
    assert frame.loc["new", "natural_person"] == 13
    assert frame.loc["new", "business"] is pd.NA


def test_cells_that_a_row_does_not_have_are_missing() -> None:
    frame = report(disclosure={"fees": {"amount": Decimal("0.5")}}).tables["disclosure"]

    assert frame.shape == (6, 5)
    assert frame.loc["fees"].isna().tolist() == [True, True, True, True, False]
    assert frame.loc["fees", "amount"] == 0.5


def test_frames_are_there_for_the_tables_found_only() -> None:
    assert set(report(disputes={}).tables) == {"disputes"}
    assert report(disputes={}).tables["disputes"].shape == (3, 5)


def test_cells_of_a_report_are_long_and_in_official_order() -> None:
    frame = report(requests={"new": {"business": WORDS}}, disputes={}).cells

    assert list(frame.columns) == CELL_COLUMNS
    assert len(frame) == 175 + 15
    assert str(frame["value"].dtype) == "Float64"
    second = frame.iloc[1]
    assert (second["row"], second["column"], second["state"], second["raw"]) == (
        "new", "business", "text", "若干",
    )  # fmt: skip
    assert second["value"] is pd.NA
    assert second["location"] == {"line": 201}


def test_cells_of_an_audit_have_path_and_part_in_front() -> None:
    frame = batch().cells

    assert list(frame.columns) == PLACE + CELL_COLUMNS
    assert frame.groupby("path").size().to_dict() == {"a.txt": 200, "b.txt": 200}
    states = frame[frame["state"] != "number"].set_index(["row", "column"])["state"].to_dict()
    assert states == {
        ("new", "business"): "blank",
        ("new", "research"): "not_applicable",
        ("review", "upheld"): "text",
        ("review", "total"): "unreadable",
    }


def test_findings_of_an_audit_have_the_names_of_the_json() -> None:
    judged = batch()
    frame = judged.findings

    assert list(frame.columns) == PLACE + FINDING_COLUMNS
    assert len(frame) == len(list(judged)) > 0
    assert frame["fingerprint"].tolist() == [finding.fingerprint for finding in judged]
    assert set(frame["path"]) == {"a.txt"}
    balance = frame[frame["rule"] == "T301"].iloc[0]
    assert (balance["expected"], balance["actual"], balance["difference"]) == (13, 0, -13)


def test_reports_of_an_audit_are_one_line_each() -> None:
    frame = batch().reports

    assert frame["path"].tolist() == ["a.txt", "b.txt", "c.txt"]
    assert frame["status"].tolist() == ["inconsistent", "consistent", "unreadable"]
    assert frame["reason"].isna().tolist() == [True, True, False]
    assert set(VERDICTS) <= set(frame.columns)
    assert frame["part"].isna().tolist() == [True, True, False]


def test_verdicts_of_an_audit_are_one_line_for_every_report_and_rule() -> None:
    judged = batch()
    frame = judged.verdicts

    assert list(frame.columns) == ["path", "part", "rule", *VERDICTS]
    assert len(frame) == 2 * len(shipped().active.rules)
    by_report = frame.groupby("path")[VERDICTS].sum()
    for result in judged.results[:2]:
        assert by_report.loc[result.report.path].to_dict() == {
            verdict.value: n for verdict, n in result.verdicts.items()
        }


def test_frames_of_an_audit_without_findings_have_their_columns() -> None:
    judged = judge(report(requests={}, disputes={}, disclosure={}), "T3", "T4")

    assert judged.findings.empty
    assert list(judged.findings.columns) == PLACE + FINDING_COLUMNS


def test_cells_and_findings_of_an_empty_batch_have_their_columns() -> None:
    judged = audit([], rules("T301"))

    assert (judged.results, list(judged)) == ((), [])
    assert list(judged.cells.columns) == PLACE + CELL_COLUMNS
    assert list(judged.findings.columns) == PLACE + FINDING_COLUMNS
    assert list(judged.verdicts.columns) == ["path", "part", "rule", *VERDICTS]


def test_reports_of_an_empty_batch_have_their_columns() -> None:
    assert list(audit([], rules("T301")).reports.columns) == list(batch().reports.columns)


def test_findings_about_text_and_dates_fit_into_the_frame() -> None:
    found = report(requests={"new": row(4)}, claims=[claim("requests.new.total", 0)])

    frame = judge(found, "N101").findings

    assert frame["cells"].tolist() == [("requests.new.total",)]


@pytest.mark.parametrize(
    ("column", "value"),
    [("state", "nothing"), ("table", "budget"), ("raw", None)],
)
def test_schema_refuses_cells_that_the_contract_does_not_know(column: str, value: object) -> None:
    frame = batch().cells
    frame.loc[0, column] = value

    with pytest.raises(pandera.errors.SchemaErrors):
        CELLS.validate(frame, lazy=True)


def test_schema_refuses_a_number_without_a_value() -> None:
    frame = batch().cells
    frame.loc[0, "value"] = pd.NA

    with pytest.raises(pandera.errors.SchemaErrors):
        CELLS.validate(frame, lazy=True)


@pytest.mark.parametrize(
    ("column", "value"),
    [("severity", "fatal"), ("family", "magic"), ("fingerprint", "x"), ("message", "")],
)
def test_schema_refuses_findings_that_the_contract_does_not_know(column: str, value: str) -> None:
    frame = batch().findings
    frame.loc[0, column] = value

    with pytest.raises(pandera.errors.SchemaErrors):
        FINDINGS.validate(frame, lazy=True)


def test_schema_refuses_a_column_too_many() -> None:
    with pytest.raises(pandera.errors.SchemaErrors):
        FINDINGS.validate(batch().findings.assign(more=1), lazy=True)


def test_tables_and_their_cells_come_in_official_order() -> None:
    found = report(requests={}, disputes={}, disclosure={})

    official = ["disclosure", "requests", "disputes"]
    assert list(found.tables) == official
    assert list(dict.fromkeys(found.cells["table"])) == official
    assert list(dict.fromkeys(judge(found).cells["table"])) == official
