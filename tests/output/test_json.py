from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import jsonschema
import pytest
from made_up import consistent, table, text_only, unreadable, wrong_cell

from goiaudit import __version__
from goiaudit.model.cells import CellState
from goiaudit.model.errors import Mark
from goiaudit.model.findings import Earlier, Verdict, Waiver
from goiaudit.model.waivers import StaleWaiver, WaiverEntry
from goiaudit.output.json_report import table_members, write_json, write_jsonl
from goiaudit.output.look import Look
from goiaudit.output.outcome import Outcome
from goiaudit.output.schema import SCHEMAS, schema_text

SCHEMA = json.loads(schema_text("findings"))


def written(outcome: Outcome) -> str:
    stream = io.StringIO()
    write_json(outcome, stream, Look())
    return stream.getvalue()


def read(outcome: Outcome) -> dict[str, object]:
    return json.loads(written(outcome), parse_float=Decimal)  # type: ignore[no-any-return]


def validate(value: object, part: str = "") -> None:
    whole = {"$schema": SCHEMA["$schema"], "$defs": SCHEMA["$defs"], "$ref": part}
    jsonschema.Draft202012Validator(whole if part else SCHEMA).validate(value)


def test_the_shipped_schema_is_a_schema() -> None:
    assert SCHEMAS == ("findings", "rules")
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    with pytest.raises(KeyError):
        schema_text("nothing")


def test_json_holds_to_the_shipped_schema(everything: Outcome) -> None:
    validate(json.loads(written(everything)))


def test_a_run_without_reports_holds_to_the_schema(outcome: Callable[..., Outcome]) -> None:
    validate(json.loads(written(outcome())))


def test_every_key_of_the_contract_is_present(everything: Outcome) -> None:
    document = json.loads(written(everything))
    assert list(document) == ["schema_version", "tool", "reports", "summary"]
    assert document["schema_version"] == "1"
    assert document["tool"] == {
        "name": "goiaudit",
        "version": __version__,
        "configuration": None,
    }
    for report in document["reports"]:
        assert list(report) == [
            "path", "part", "organ", "kind", "level", "year", "form", "status", "reason",
            "tables", "claims", "findings", "not_assessable", "verdicts", "verdicts_by_rule",
            "absent",
        ]  # fmt: skip
        assert list(report["tables"]) == ["requests", "disputes", "disclosure"]
        assert list(report["verdicts"]) == [
            "pass", "fail", "unknown", "not_applicable", "waived", "crashed",
        ]  # fmt: skip
    finding = document["reports"][0]["findings"][0]
    assert list(finding) == [
        "rule", "family", "severity", "message", "cells", "expected", "actual", "difference",
        "location", "locations", "incident", "fingerprint", "waived", "suggestion",
        "baseline", "related",
    ]  # fmt: skip
    assert list(finding["suggestion"]) == [
        "cells", "reason", "kind", "uniqueness", "alternatives",
    ]  # fmt: skip
    assert list(document["reports"][0]["claims"][0]) == [
        "cell", "value", "quote", "line", "location", "qualifier", "doubt",
    ]  # fmt: skip


def test_the_worked_example_reads_as_the_contract_says(outcome: Callable[..., Outcome]) -> None:
    (report,) = json.loads(written(outcome(wrong_cell())))["reports"]
    cell = "requests.carried_out.natural_person"
    line = report["findings"][0]["location"]["line"]
    assert report["status"] == "inconsistent"
    assert report["tables"]["requests"]["cells"]["carried_out.natural_person"] == 1
    assert [f["difference"] for f in report["findings"]] == [-2, 2]
    assert report["findings"][0]["locations"] == {cell: {"line": line}}
    assert report["findings"][0]["suggestion"]["cells"] == {cell: 3}
    assert report["findings"][0]["suggestion"]["alternatives"] == []
    assert report["not_assessable"][0] == {"rule": "D102", "reason": "no_date"}
    assert report["claims"][0]["line"] == 7
    assert report["claims"][1]["line"] is None
    assert report["claims"][1]["location"] is None


def test_fractions_are_written_exactly_and_counts_stay_whole(
    outcome: Callable[..., Outcome],
) -> None:
    text = written(outcome(wrong_cell()))
    assert '"fees.amount": 186.279463' in text
    assert '"new.natural_person": 13,' in text
    assert "NaN" not in text


def test_nulls_have_their_state_and_numbers_have_none() -> None:
    members = table_members(
        table("disputes", {"review.total": CellState.BLANK, "review.other": CellState.UNREADABLE})
    )
    assert members["present"] is True
    assert members["form"] is None
    cells = members["cells"]
    assert isinstance(cells, dict)
    assert len(cells) == 15
    assert cells["review.total"] is None
    assert members["states"] == {"review.other": "unreadable", "review.total": "blank"}


def test_a_table_without_a_number_is_not_present_but_listed() -> None:
    blank = {cell.address.within: CellState.BLANK for cell in table("disputes", {}).cells}
    members = table_members(table("disputes", blank))
    assert members["present"] is False
    assert len(members["cells"]) == 15  # type: ignore[arg-type]


def test_an_absent_table_has_no_cells() -> None:
    assert table_members(None) == {"present": False, "form": None, "cells": {}, "states": {}}


def test_an_unreadable_report_gives_its_reason(outcome: Callable[..., Outcome]) -> None:
    (report,) = json.loads(written(outcome(unreadable())))["reports"]
    assert (report["status"], report["reason"]) == ("unreadable", "empty")
    assert report["findings"] == []
    assert set(report["verdicts"].values()) == {0}


def test_the_summary_counts_without_waived_findings(everything: Outcome) -> None:
    summary = json.loads(written(everything))["summary"]
    assert summary == {
        "reports": 4,
        "by_status": {"consistent": 1, "inconsistent": 1, "incomplete": 1, "unreadable": 1},
        "by_severity": {"error": 2, "warning": 1, "info": 0},
        "by_rule": {"N110": 1, "T301": 1, "T302": 1},
        "verdicts": {
            "pass": 181, "fail": 2, "unknown": 62, "not_applicable": 7, "waived": 1, "crashed": 0,
        },
        "verdicts_by_rule": {},
        "stale_waivers": [],
        "baseline": None,
        "elapsed_seconds": 1.235,
    }  # fmt: skip


def test_a_waived_finding_is_listed_with_its_waiver(outcome: Callable[..., Outcome]) -> None:
    (report,) = json.loads(written(outcome(text_only())))["reports"]
    waived = report["findings"][1]["waived"]
    assert waived == {"who": "张三", "why": "已经核实", "until": "2025-01-31"}


def test_verdicts_are_counted_by_rule_in_each_report_and_in_all(
    outcome: Callable[..., Outcome],
) -> None:
    result = replace(consistent(), by_rule={"T301": {Verdict.PASS: 6, Verdict.UNKNOWN: 1}})
    document = json.loads(written(outcome(result, result)))
    validate(document)
    assert document["reports"][0]["verdicts_by_rule"] == {"T301": {"pass": 6, "unknown": 1}}
    assert document["summary"]["verdicts_by_rule"] == {
        "T301": {
            "pass": 12, "fail": 0, "unknown": 2, "not_applicable": 0, "waived": 0, "crashed": 0,
        }
    }  # fmt: skip


def test_a_run_with_a_baseline_holds_to_the_schema(outcome: Callable[..., Outcome]) -> None:
    result = text_only()
    findings = (replace(result.findings[0], baseline="updated"), *result.findings[1:])
    gone = Earlier("T303", "error", "不符", "ef" * 8, ("requests.new.total",), 3, Decimal("3.5"))
    stale = StaleWaiver(
        WaiverEntry("张三", "已核实", date(2025, 1, 31), rule="T310", mark=Mark("w.yml", 2, 3)),
        "expired",
    )
    run = replace(
        outcome(replace(result, findings=findings, absent=(gone,))),
        baseline="before.json",
        stale_waivers=(stale,),
    )
    document = json.loads(written(run))
    validate(document)
    (report,) = document["reports"]
    assert report["findings"][0]["baseline"] == "updated"
    assert report["absent"][0]["actual"] == 3.5
    assert document["summary"]["baseline"] == {
        "path": "before.json", "new": 0, "unchanged": 0, "updated": 1, "absent": 1,
    }  # fmt: skip
    assert document["summary"]["stale_waivers"] == [
        {
            "fingerprint": None, "rule": "T310", "organ": None, "year": None, "cells": [],
            "who": "张三", "why": "已核实", "until": "2025-01-31", "reason": "expired",
            "place": "w.yml:2:3",
        }
    ]  # fmt: skip


def test_a_waiver_may_be_without_end(outcome: Callable[..., Outcome]) -> None:
    result = text_only()
    finding = replace(result.findings[1], waived=Waiver("张三", "已经核实"))
    document = json.loads(written(outcome(replace(result, findings=(finding,)))))
    validate(document)
    assert document["reports"][0]["findings"][0]["waived"]["until"] is None


def test_jsonl_is_one_report_a_line_with_the_version(everything: Outcome) -> None:
    stream = io.StringIO()
    write_jsonl(everything, stream, Look())
    lines = stream.getvalue().splitlines()
    whole = json.loads(written(everything))["reports"]
    assert [json.loads(line) for line in lines] == [
        {"schema_version": "1", **report} for report in whole
    ]
    for line in lines:
        assert line.startswith('{"schema_version":"1","path":')
        validate(json.loads(line), "#/$defs/line")


@pytest.mark.parametrize(
    ("key", "value"),
    [("status", "fine"), ("form", 2021), ("reason", "tired"), ("kind", "bureau"), ("part", 0)],
)
def test_the_schema_is_strict_on_what_it_knows(
    outcome: Callable[..., Outcome], key: str, value: object
) -> None:
    document = json.loads(written(outcome(consistent())))
    document["reports"][0][key] = value
    with pytest.raises(jsonschema.ValidationError):
        validate(document)


def test_the_schema_lets_keys_be_added(outcome: Callable[..., Outcome]) -> None:
    document = json.loads(written(outcome(consistent())))
    document["reports"][0]["later"] = document["summary"]["later"] = 1
    validate(document)


@pytest.mark.parametrize("key", ["path", "tables", "claims", "verdicts", "reason"])
def test_the_schema_misses_a_key_that_is_not_there(
    outcome: Callable[..., Outcome], key: str
) -> None:
    document = json.loads(written(outcome(consistent())))
    del document["reports"][0][key]
    with pytest.raises(jsonschema.ValidationError):
        validate(document)
