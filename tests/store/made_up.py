"""Results as an audit gives them, small and quick to make."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from goiaudit.model.cells import Location
from goiaudit.model.findings import Finding, Status, Suggestion, Verdict, Waiver
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from goiaudit.store.store import Store
from goiaudit.store.writing import RunFacts, Written
from tests.support.reports import claim, report, row

FACTS = RunFacts(rules=2, pack="p", configuration="goiaudit.toml")


def finding(rule: str = "T301", **changes: object) -> Finding:
    """One finding on the new requests."""
    found = Finding(
        rule=rule,
        family="balance",
        severity="error",
        message="不平",
        cells=("requests.new.total", "requests.granted.total"),
        expected=2,
        actual=3,
        difference=1,
        location=Location(line=200),
        incident="i1",
        fingerprint="0123456789abcdef",
        suggestion=Suggestion({"requests.new.total": 2}, "差 1", "digit", "unique"),
    )
    return replace(found, **changes)  # type: ignore[arg-type]


def made(
    path: str = "r/a.txt",
    *findings: Finding,
    new: int = 3,
    year: int | None = 2023,
    organ: str | None = "示例县教育局",
    part: int | None = None,
    digest: str | None = None,
    status: Status = "consistent",
) -> AuditedReport:
    """The result of a report with ``new`` requests; its bytes go by what is in it."""
    body = report(
        requests={"new": row(new), "granted": row(new)},
        claims=[claim("requests.new.total", new)],
        path=path,
        organ=organ,
        year=year,
        digest=digest if digest is not None else f"{organ}-{year}-{new}",
    )
    verdicts = {Verdict.PASS: 1, Verdict.FAIL: len(findings)}
    return AuditedReport(
        replace(body, part=part), status, findings, (), verdicts, {"T301": verdicts}
    )


def unreadable(path: str = "r/bad.txt") -> AuditedReport:
    """A file that is no report."""
    return AuditedReport(Report(path=path, unreadable="empty", message="empty"), "unreadable")


def waived() -> Finding:
    """A finding that somebody accepted."""
    return finding(waived=Waiver("张三", "已核实"))


def store(folder: Path, *results: AuditedReport) -> Store:
    """A store in a folder with the results of one run."""
    found = Store(folder / "audit.duckdb")
    put(found, *results)
    return found


def put(found: Store, *results: AuditedReport, complete: bool = True) -> Written:
    """Write one run."""
    return found.write(results, replace(FACTS, complete=complete))


def rows(found: Store, sql: str) -> list[tuple[object, ...]]:
    """The answer to a query."""
    from goiaudit.store.queries import asked

    with asked(found.path, sql) as answer:
        return [tuple(row) for row in answer.rows]
