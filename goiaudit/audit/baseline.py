"""An earlier run to compare with: which findings are new, which have other figures, which are gone.

The earlier run is what ``goiaudit check --format json`` (or jsonl) wrote. Findings are the same
if their fingerprints are: rule, binding, organ, year and cells, not wording or size.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from goiaudit.audit.results import brief, changed
from goiaudit.audit.status import absent_tables, status_of
from goiaudit.model.errors import UsageError
from goiaudit.model.findings import Change, Earlier, Finding, Status, Verdict
from goiaudit.model.refusals import refusal
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from goiaudit.recognition.profile import organ_key

Whose = tuple[object, ...]
_KEYS = ("rule", "severity", "message", "fingerprint")


@dataclass(frozen=True)
class Baseline:
    """The findings of an earlier run, by fingerprint and by the report that they were of."""

    path: str
    by_fingerprint: Mapping[str, tuple[Earlier, ...]] = field(default_factory=dict)
    by_report: Mapping[Whose, tuple[Earlier, ...]] = field(default_factory=dict)


def load_baseline(path: Path, shown_as: str | None = None) -> Baseline:
    """Read an earlier output; UsageError for a file that is none, with what it seems to be."""
    name = shown_as or path.as_posix()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        why = refusal(error)
        raise UsageError(
            f"{name}: cannot be read: {why.en}", f"{name}: 无法读取: {why.zh}"
        ) from error
    except UnicodeDecodeError as error:
        raise _no_output(name) from error
    by_fingerprint: defaultdict[str, list[Earlier]] = defaultdict(list)
    by_report: defaultdict[Whose, list[Earlier]] = defaultdict(list)
    for report in _reports(text, name):
        whose = _whose(
            report.get("organ"), report.get("year"), report.get("path"), report.get("part")
        )
        for told in report["findings"]:
            finding = _earlier(told, name)
            by_fingerprint[finding.fingerprint].append(finding)
            by_report[whose].append(finding)
    return Baseline(
        name,
        {key: tuple(found) for key, found in by_fingerprint.items()},
        {key: tuple(found) for key, found in by_report.items()},
    )


def with_baseline(
    results: Sequence[AuditedReport], baseline: Baseline, judged: Callable[[str], bool]
) -> Sequence[AuditedReport]:
    """Results whose findings say how they stand to the baseline, with those that are absent now.

    A finding is absent if its report was read and its rule (``judged`` tells which were) could
    judge it and found nothing.
    """
    now: defaultdict[Whose, set[str]] = defaultdict(set)
    first: dict[Whose, int] = {}
    for n, result in enumerate(brief(results)):
        whose = _of(result.report)
        if whose in baseline.by_report:
            now[whose].update(finding.fingerprint for finding in result.findings)
            if result.report.unreadable is None:
                first.setdefault(whose, n)
    comparison = _Comparison(baseline, judged, dict(now), first)
    return changed(results, comparison.compared)


@dataclass(frozen=True)
class _Comparison:
    """What telling one result needs of the whole run.

    ``now`` has the fingerprints found of each report, ``first`` the place of the first file
    that it was read from: of two files of one report the first one tells what is gone.
    """

    baseline: Baseline
    judged: Callable[[str], bool]
    now: Mapping[Whose, set[str]]
    first: Mapping[Whose, int]

    def compared(self, n: int, result: AuditedReport) -> AuditedReport:
        """The result at place ``n`` with how it stands to the baseline."""
        findings = (replace(f, baseline=_change(f, self.baseline)) for f in result.findings)
        return replace(result, findings=tuple(findings), absent=tuple(self._gone(n, result)))

    def _gone(self, n: int, result: AuditedReport) -> Iterable[Earlier]:
        whose = _of(result.report)
        gone: dict[str, Earlier] = {}
        if self.first.get(whose) != n:
            return ()
        for earlier in self.baseline.by_report.get(whose, ()):
            mended = earlier.fingerprint not in self.now[whose] and self.judged(earlier.rule)
            if mended and not _is_undecided(result, earlier.rule):
                gone.setdefault(earlier.fingerprint, earlier)
        return gone.values()


def standing(result: AuditedReport) -> Status:
    """The status that a report has by what is new or updated in it alone."""
    if result.report.unreadable is not None:
        return "unreadable"
    fresh = [finding for finding in result.findings if finding.baseline != "unchanged"]
    return status_of(fresh, result.by_rule, absent_tables(result.report))


def _change(finding: Finding, baseline: Baseline) -> Change:
    known = baseline.by_fingerprint.get(finding.fingerprint, ())
    if not known:
        return "new"
    figures = (finding.expected, finding.actual)
    same = any((earlier.expected, earlier.actual) == figures for earlier in known)
    return "unchanged" if same else "updated"


def _is_undecided(result: AuditedReport, rule: str) -> bool:
    """Whether a rule could judge nothing of this report any more: that mends no finding."""
    counts = result.by_rule.get(rule, {})
    return counts.get(Verdict.UNKNOWN, 0) + counts.get(Verdict.CRASHED, 0) > 0 and not (
        counts.get(Verdict.PASS, 0) or counts.get(Verdict.FAIL, 0)
    )


def _of(report: Report) -> Whose:
    return _whose(report.organ, report.year, report.path, report.part)


def _whose(organ: object, year: object, path: object, part: object) -> Whose:
    if isinstance(organ, str) and year is not None:
        return organ_key(organ), year
    return path, part, None


def _reports(text: str, name: str) -> Iterator[dict[str, Any]]:
    """The reports of a JSON output, or of the lines of a JSONL output."""
    try:
        whole = [_json(text)]
    except ValueError:
        whole = list(_lines(text, name))
    for value in whole:
        if not isinstance(value, dict) or value.get("schema_version") != "1":
            raise _no_output(name)
        reports = value.get("reports", [value])
        for report in reports if isinstance(reports, list) else [None]:
            if not isinstance(report, dict) or not isinstance(report.get("findings"), list):
                raise _no_output(name)
            yield report


def _lines(text: str, name: str) -> Iterator[Any]:
    lines = [(n, line) for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if not lines or not all(line.lstrip().startswith("{") for _, line in lines):
        raise _no_output(name)
    for number, line in lines:
        try:
            yield _json(line)
        except ValueError as error:
            raise UsageError(
                f"{name}:{number}: this line is not whole JSON; was the run cut off?",
                f"{name}:{number}: 这一行不是完整的 JSON，上次运行是否中断？",
            ) from error


def _json(text: str) -> Any:
    try:
        return json.loads(text, parse_float=Decimal)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _earlier(told: object, name: str) -> Earlier:
    if not isinstance(told, dict) or not all(isinstance(told.get(key), str) for key in _KEYS):
        raise _no_output(name)
    cells = told.get("cells")
    return Earlier(
        rule=told["rule"],
        severity=told["severity"],
        message=told["message"],
        fingerprint=told["fingerprint"],
        cells=tuple(map(str, cells)) if isinstance(cells, list) else (),
        expected=_figure(told.get("expected")),
        actual=_figure(told.get("actual")),
    )


def _figure(value: object) -> int | Decimal | str | None:
    known = isinstance(value, int | Decimal | str) and not isinstance(value, bool)
    return value if known else None  # type: ignore[return-value]


def _no_output(name: str) -> UsageError:
    return UsageError(
        f"{name}: this is no output of goiaudit check (write one with -o baseline.json)",
        f"{name}: 不是 goiaudit check 的输出 (可用 -o baseline.json 生成)",
    )
