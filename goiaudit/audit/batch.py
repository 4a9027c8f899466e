"""A batch of reports judged together: compiled once per context, one product per group."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from goiaudit.audit import evaluate as e
from goiaudit.audit.blanks import blank_findings, completed_rules, deciding_blanks
from goiaudit.audit.evaluate import Judged, States, judge
from goiaudit.audit.explain import Failure, explain, fingerprint
from goiaudit.audit.figures import Figures, cell_index
from goiaudit.audit.incidents import with_incidents
from goiaudit.audit.status import status_of
from goiaudit.audit.unknowns import reasons
from goiaudit.definitions.facts import catalogue
from goiaudit.definitions.forms import TABLES, due_form, forms
from goiaudit.model.cells import CellAddress, Location
from goiaudit.model.findings import SEVERITIES, Finding, NotAssessable, Verdict
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from goiaudit.rules.compile import Program, compile_rules
from goiaudit.rules.expand import Context
from goiaudit.rules.rule import Rule, RuleSet

_VERDICTS = {
    e.FAIL: Verdict.FAIL,
    e.UNKNOWN: Verdict.UNKNOWN,
    e.PASS: Verdict.PASS,
    e.NOT_APPLICABLE: Verdict.NOT_APPLICABLE,
}
CHUNK = 1024
"""Reports judged in one product; bounds the memory of a large run."""


def audit_reports(
    reports: Iterable[Report], ruleset: RuleSet, lang: str
) -> Iterator[AuditedReport]:
    """Judge reports chunk by chunk; results come in the order of the reports."""
    chunk: list[Report] = []
    for report in reports:
        chunk.append(report)
        if len(chunk) == CHUNK:
            yield from _audit_chunk(chunk, ruleset, lang)
            chunk = []
    yield from _audit_chunk(chunk, ruleset, lang)


def context_of(report: Report) -> Context:
    """The forms that a report goes by: each table's own, else the one due for its year."""
    due = report.due_form if report.due_form in forms() else due_form(report.year)
    whole = report.form or due

    def own(name: str) -> str:
        table = report.printed.get(name)
        return (table.layout if table is not None else None) or whole or list(forms())[-1]

    return Context(own("requests"), own("disclosure"), whole)


def _audit_chunk(reports: Sequence[Report], ruleset: RuleSet, lang: str) -> Iterator[AuditedReport]:
    places: dict[Context, list[int]] = defaultdict(list)
    results: dict[int, AuditedReport] = {}
    for n, report in enumerate(reports):
        if report.unreadable is not None:
            results[n] = AuditedReport(report, "unreadable")
        else:
            places[context_of(report)].append(n)
    for context, members in places.items():
        figures = Figures.of([reports[n] for n in members])
        program, judged, crashed = _judged(ruleset, context, figures)
        columns = [_columns(group, len(members)) for group in judged]
        for k, n in enumerate(members):
            mine = [(group, cols[k]) for group, cols in zip(judged, columns, strict=True)]
            results[n] = _OneReport(reports[n], program, mine, ruleset, lang, crashed).result()
    for n in range(len(reports)):
        yield results[n]


def _judged(
    ruleset: RuleSet, context: Context, figures: Figures
) -> tuple[Program, tuple[Judged, ...], dict[str, str]]:
    """Judge a batch; a rule that raises is left out and told, with its reason."""
    try:
        program = compile_rules(ruleset, context)
        return program, judge(program, figures), {}
    # One rule that raises must not take the verdicts of all the others with it.
    except Exception:
        crashed = _culprits(ruleset, context, figures)
        if not crashed:
            raise
    sound = RuleSet(tuple(rule for rule in ruleset.rules if rule.id not in crashed))
    program = compile_rules(sound, context)
    return program, judge(program, figures), crashed


def _culprits(ruleset: RuleSet, context: Context, figures: Figures) -> dict[str, str]:
    found = {}
    for rule in ruleset.rules:
        try:
            judge(compile_rules(RuleSet((rule,)), context), figures)
        except Exception as error:
            found[rule.id] = f"{type(error).__name__}: {error}"
    return found


def _columns(judged: Judged, reports: int) -> list[list[int]]:
    """The columns of each report of the batch."""
    found: list[list[int]] = [[] for _ in range(reports)]
    for column, place in enumerate(judged.columns.report.tolist()):
        found[place].append(column)
    return found


class _OneReport:
    """Verdicts, findings and status of one report, put together from the batch's arrays."""

    def __init__(
        self, report: Report, program: Program, judged: list[tuple[Judged, list[int]]],
        ruleset: RuleSet, lang: str, crashed: Mapping[str, str],
    ) -> None:  # fmt: skip
        self.report, self.program, self.judged = report, program, judged
        self.ruleset, self.lang = ruleset, lang
        self.counts: dict[str, Counter[Verdict]] = {r.id: Counter() for r in ruleset.rules}
        self.unassessable: dict[NotAssessable, None] = {}
        self.crashes = dict(crashed)
        for rule in crashed:
            self.counts[rule][Verdict.CRASHED] += 1

    def result(self) -> AuditedReport:
        """The audited report."""
        self._count()
        failures = self._failures()
        places = self._locations() if failures else {}
        findings = with_incidents(failures, self.ruleset.by_id, places, self.lang)
        findings += self._blanks(len(findings))
        findings += self._crash_findings(len(findings))
        findings = self._fingerprinted(findings, failures)
        by_rule = {rule: dict(counts) for rule, counts in self.counts.items() if counts}
        verdicts = {v: sum(c.get(v, 0) for c in by_rule.values()) for v in Verdict}
        absent = sum(not self._has(name) for name in TABLES)
        return AuditedReport(
            report=self.report,
            status=status_of(findings, by_rule, absent),
            findings=tuple(sorted(findings, key=_order)),
            not_assessable=tuple(sorted(self.unassessable, key=lambda n: (n.rule, n.reason))),
            verdicts=verdicts,
            by_rule=by_rule,
        )

    def _count(self) -> None:
        for rule in self.program.out_of_form:
            self.counts[rule][Verdict.NOT_APPLICABLE] += 1
        for rule in self.program.form_unknown:
            self.counts[rule][Verdict.UNKNOWN] += 1
            self.unassessable[NotAssessable(rule, "form_unknown")] = None
        for group, columns in self.judged:
            instances = group.group.instances
            if not columns:
                self._count_unseen(group)
            for column in columns:
                self._count_column(group, column)
                for n in np.flatnonzero(group.verdicts[:, column] == e.UNKNOWN).tolist():
                    for reason in reasons(group, n, column, self.report):
                        self.unassessable[NotAssessable(instances[n].rule, reason)] = None

    def _count_column(self, group: Judged, column: int) -> None:
        verdicts = group.verdicts[:, column]
        for rule, span in group.group.spans:
            found = np.bincount(verdicts[span], minlength=len(_VERDICTS)).tolist()
            counts = self.counts[rule]
            for code, number in enumerate(found):
                if number:
                    counts[_VERDICTS[code]] += number

    def _count_unseen(self, group: Judged) -> None:
        """Nothing of the kind stands in the report: not applicable, or unknown if it should."""
        kind, name = group.group.source or ("", "")
        reason = self._why_unseen(name) if kind == "seen" else self._why_unclaimed(name)
        for instance in group.group.instances:
            if reason:
                self.counts[instance.rule][Verdict.UNKNOWN] += 1
                self.unassessable[NotAssessable(instance.rule, reason)] = None
            else:
                self.counts[instance.rule][Verdict.NOT_APPLICABLE] += 1

    def _why_unseen(self, name: str) -> str:
        """Why rules on an observation that the report has none of are unknown, empty if not."""
        observation = catalogue().observations[name]
        there = observation.table and self._has(observation.table)
        return "" if there else observation.reason

    def _why_unclaimed(self, address: str) -> str:
        """A claim of the whole area is not held against tables of one organ (domain 5.4)."""
        table, _, rest = address.partition(".")
        of_area = f"{table}.area.{rest}"
        return "scope" if any(claim.cell == of_area for claim in self.report.claims) else ""

    def _has(self, table: str) -> bool:
        return table in self.report.printed and self.report.printed[table].has_number

    def _failures(self) -> list[Failure]:
        found: dict[tuple[object, ...], Failure] = {}
        for group, columns in self.judged:
            for column in columns:
                for n in np.flatnonzero(group.verdicts[:, column] == e.FAIL).tolist():
                    instance = group.group.instances[n]
                    rule = self.ruleset.by_id[instance.rule]
                    failure = self._explained(rule, group, n, column)
                    if failure is not None:
                        finding = failure.finding
                        # Two mentions that say the same are one finding.
                        same = (
                            rule.id, instance.binding, finding.cells, finding.severity,
                            finding.expected, finding.actual,
                        )  # fmt: skip
                        key = same if group.columns.mentions else (*same, n, column)
                        found.setdefault(key, failure)
        return sorted(found.values(), key=lambda failure: _order(failure.finding))

    def _explained(self, rule: Rule, group: Judged, n: int, column: int) -> Failure | None:
        try:
            return explain(rule, group, n, column, self.report, self.lang, self._passes)
        # A rule that cannot be explained must not take the other rules' findings with it.
        except Exception as error:
            self.crashes[rule.id] = f"{type(error).__name__}: {error}"
            self.counts[rule.id][Verdict.FAIL] -= 1
            self.counts[rule.id][Verdict.CRASHED] += 1
            return None

    def _passes(self, rule: str) -> States:
        counts = self.counts.get(rule, Counter())
        holds = counts[Verdict.PASS] > 0 and not (counts[Verdict.FAIL] or counts[Verdict.UNKNOWN])
        return np.array([e.PASS if holds else e.FAIL], np.int8)

    def _blanks(self, before: int) -> list[Finding]:
        found: list[Finding] = []
        for rule in self.ruleset.rules:
            if rule.method != "sole_candidate":
                continue
            blanks = deciding_blanks(self.judged)
            completed: dict[str, None] = {}
            for group, columns in self.judged if blanks else ():
                for column in columns if group.group.source is None else ():
                    completed |= dict.fromkeys(completed_rules(group, column, blanks))
            told = blank_findings(rule, blanks, list(completed), self.report, self.lang)
            found += told
            self.counts[rule.id][Verdict.FAIL if told else Verdict.PASS] += len(told) or 1
            if not (self._has("requests") or self._has("disputes")):
                self.counts[rule.id] = Counter({Verdict.UNKNOWN: 1})
                self.unassessable[NotAssessable(rule.id, "no_table")] = None
        return [replace(f, incident=f"i{before + n}") for n, f in enumerate(found, 1)]

    def _crash_findings(self, before: int) -> list[Finding]:
        words = "规则运行出错，未作判断" if self.lang == "zh" else "the rule crashed: not judged"
        return [
            Finding(
                rule=rule,
                family="internal",
                severity="warning",
                message=f"{rule}: {words} ({why})",
                incident=f"i{before + n}",
            )
            for n, (rule, why) in enumerate(self.crashes.items(), 1)
        ]

    def _locations(self) -> Mapping[str, Location]:
        return {
            str(cell.address): cell.location
            for table in self.report.printed.values()
            for cell in table.cells
            if cell.location is not None
        }

    def _fingerprinted(
        self, findings: Sequence[Finding], failures: Sequence[Failure]
    ) -> list[Finding]:
        # Mentions are told apart by their order in the text: mending one renames no other.
        marked = []
        for n, finding in enumerate(findings):
            failure = failures[n] if n < len(failures) else None
            binding = failure.compiled.binding if failure is not None else ()
            nth = self._nth(failure) if failure is not None else 0
            print_ = fingerprint(finding.rule, binding, finding.cells, self.report, nth)
            marked.append(replace(finding, fingerprint=print_))
        return marked

    def _nth(self, failure: Failure) -> int:
        columns = next(cols for group, cols in self.judged if group is failure.judged)
        return columns.index(failure.column)


def _order(finding: Finding) -> tuple[object, ...]:
    cells = [_rank(address) for address in finding.cells]
    grade = SEVERITIES.index(finding.severity)
    return (grade, finding.rule, *_place(finding.location), cells, finding.cells)


def _place(location: Location | None) -> tuple[object, ...]:
    """Where a location stands in its source, to sort by; null stands first."""
    if location is None:
        return (*(0,) * 6, "", 0, 0, 0, "")
    x0, y0, *_ = location.bbox or (0, 0)
    numbers = (location.page, y0, x0, location.line, location.paragraph, location.table)
    letters = (location.cell or "").rstrip("0123456789")
    row = int((location.cell or "")[len(letters) :] or 0) or location.row or 0
    sheet, column = location.sheet or "", location.column or 0
    return (*(n or 0 for n in numbers), sheet, row, column, len(letters), letters)


def _rank(address: str) -> int:
    """Place of a cell in the order of the forms; keys that are no cell stand last."""
    parts = address.split(".")
    index = cell_index()
    return index.get(CellAddress(*parts), len(index)) if len(parts) == 3 else len(index)
