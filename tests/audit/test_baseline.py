"""An earlier run to compare with: new, unchanged, updated and absent findings."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from goiaudit.audit import audit
from goiaudit.audit.baseline import Baseline, load_baseline, standing, with_baseline
from goiaudit.model.errors import UsageError
from goiaudit.model.findings import Finding
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from tests.support.reports import report, row, rules

RULES = ("T301", "T302", "T303")


def judged(*found: Report) -> tuple[AuditedReport, ...]:
    return audit(found, rules(*RULES)).results


def drawn(new: int, granted: int = 4, **about: Any) -> Report:
    """4 requests, answered; ``new`` and ``granted`` are the totals as printed."""
    rows = {"new": row(3, 1, total=new), "granted": row(3, 1, total=granted)}
    rows["handled_total"] = row(3, 1)
    return report(requests=rows, disputes={}, disclosure={}, **about)


def told(finding: Finding) -> dict[str, object]:
    names = ("rule", "severity", "message", "fingerprint", "cells", "expected", "actual")
    values: dict[str, Any] = {name: getattr(finding, name) for name in names}
    return values | {"cells": list(values["cells"])}


def written(path: Path, *results: AuditedReport) -> Baseline:
    """The part of a JSON output that a baseline is made of."""
    reports = [
        {
            "path": r.report.path,
            "part": r.report.part,
            "organ": r.report.organ,
            "year": r.report.year,
            "findings": [told(finding) for finding in r.findings],
        }
        for r in results
    ]
    path.write_text(json.dumps({"schema_version": "1", "reports": reports}), encoding="utf-8")
    return load_baseline(path, "before.json")


def compared(
    tmp_path: Path, before: tuple[AuditedReport, ...], after: tuple[AuditedReport, ...]
) -> tuple[AuditedReport, ...]:
    return with_baseline(after, written(tmp_path / "before.json", *before), lambda _: True)


def changes(result: AuditedReport) -> dict[str, str | None]:
    return {finding.rule: finding.baseline for finding in result.findings}


def test_the_same_run_again_has_nothing_new(tmp_path: Path) -> None:
    before = judged(drawn(5))
    (result,) = compared(tmp_path, before, judged(drawn(5, path="moved/elsewhere.txt")))
    assert set(changes(result).values()) == {"unchanged"}
    assert result.absent == ()
    assert result.status == "inconsistent"
    assert standing(result) == "consistent"


def test_other_figures_are_updated_and_count(tmp_path: Path) -> None:
    (result,) = compared(tmp_path, judged(drawn(5)), judged(drawn(6)))
    assert set(changes(result).values()) == {"updated"}
    assert standing(result) == "inconsistent"


def test_what_was_not_there_is_new_and_what_is_gone_is_absent(tmp_path: Path) -> None:
    before = judged(drawn(5))
    (result,) = compared(tmp_path, before, judged(drawn(4, granted=5)))
    assert set(changes(result).values()) == {"new"}
    gone = {earlier.fingerprint for earlier in result.absent}
    assert gone == {finding.fingerprint for finding in before[0].findings}
    earlier = next(e for e in result.absent if e.rule == "T302")
    assert (earlier.severity, earlier.expected, earlier.actual) == ("error", 4, 5)


def test_a_report_that_is_not_in_this_run_has_nothing_absent(tmp_path: Path) -> None:
    before = judged(drawn(5), drawn(5, organ="示例县教育局"))
    (result,) = compared(tmp_path, before, judged(drawn(4, organ="示例县教育局")))
    assert {earlier.fingerprint for earlier in result.absent} == {
        finding.fingerprint for finding in before[1].findings
    }


def test_a_rule_that_was_not_judged_mends_nothing(tmp_path: Path) -> None:
    baseline = written(tmp_path / "before.json", *judged(drawn(5)))
    (result,) = with_baseline(judged(drawn(4)), baseline, lambda rule: rule != "T302")
    assert {earlier.rule for earlier in result.absent} == {"T301"}


def test_a_table_that_is_gone_mends_nothing(tmp_path: Path) -> None:
    bare = report(requests=None, disputes={}, disclosure={})
    (result,) = compared(tmp_path, judged(drawn(5)), judged(bare))
    assert result.absent == ()


def test_a_file_that_cannot_be_read_any_more_mends_nothing(tmp_path: Path) -> None:
    unread = Report("report.txt", unreadable="damaged")
    (result,) = compared(tmp_path, judged(drawn(5)), judged(unread))
    assert result.absent == ()
    assert standing(result) == "unreadable"


def test_of_two_files_of_one_report_only_the_first_tells_what_is_gone(tmp_path: Path) -> None:
    first, second = compared(tmp_path, judged(drawn(5)), judged(drawn(4), drawn(4, path="b.txt")))
    assert (len(first.absent), len(second.absent)) == (2, 0)


def test_a_report_without_organ_is_known_by_its_path(tmp_path: Path) -> None:
    before = judged(drawn(5, organ=None, digest="a"))
    (result,) = compared(tmp_path, before, judged(drawn(4, organ=None, digest="b")))
    assert len(result.absent) == 2


def test_findings_without_a_baseline_say_nothing_of_one() -> None:
    assert set(changes(judged(drawn(5))[0]).values()) == {None}


def test_jsonl_is_a_baseline_too(tmp_path: Path) -> None:
    (before,) = judged(drawn(5))
    lines = [
        json.dumps(
            {"schema_version": "1", "path": name, "part": None, "organ": organ, "year": 2023,
             "findings": [told(finding) for finding in before.findings]}
        )
        for name, organ in (("a.txt", "示例县水务局"), ("b.txt", "示例县教育局"))
    ]  # fmt: skip
    path = tmp_path / "before.jsonl"
    for text in (lines[0], "\n".join(lines) + "\n"):
        path.write_text(text, encoding="utf-8")
        (result,) = with_baseline((before,), load_baseline(path), lambda _: True)
        assert set(changes(result).values()) == {"unchanged"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is no output of goiaudit check"),
        ("三、收到和处理政府信息公开申请情况\n", "is no output of goiaudit check"),
        ("{}", "is no output of goiaudit check"),
        ("[1, 2]", "is no output of goiaudit check"),
        ('{"schema_version": "2", "reports": []}', "is no output of goiaudit check"),
        ('{"schema_version": "1", "pairs": []}', "is no output of goiaudit check"),
        ('{"schema_version": "1", "reports": {}}', "is no output of goiaudit check"),
        ('{"schema_version": "1", "reports": [{"findings": [{}]}]}', "is no output of goiaudit"),
        (
            '{"schema_version": "1", "findings": []}\n{"schema_version"',
            "b.json:2: this line is not",
        ),
        ('{"schema_version": "1", ' * 20_000, "is not whole JSON"),
    ],
)
def test_a_file_that_is_no_earlier_output_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        load_baseline(path, "b.json")
    assert said in str(error.value)
    assert error.value.in_language("zh") != str(error.value)


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load_baseline(tmp_path / "gone.json")
    (tmp_path / "x.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="is no output"):
        load_baseline(tmp_path / "x.json")


def test_exact_decimals_are_compared_exactly(tmp_path: Path) -> None:
    (before,) = judged(drawn(5))
    finding = replace(before.findings[0], expected=0.1)  # type: ignore[arg-type]
    baseline = written(tmp_path / "b.json", replace(before, findings=(finding,)))
    (earlier,) = baseline.by_fingerprint[finding.fingerprint]
    assert str(earlier.expected) == "0.1"
