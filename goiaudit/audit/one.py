"""One report of a judged batch: its findings, its verdicts, what could not be assessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from goiaudit.audit import evaluate as e
from goiaudit.audit.blanks import blank_findings, completed_rules, deciding_blanks
from goiaudit.audit.evaluate import Judged
from goiaudit.audit.explain import Case, Failure, explain, fingerprint
from goiaudit.audit.found import found_mentions
from goiaudit.audit.incidents import join_blanks, with_incidents
from goiaudit.audit.order import order
from goiaudit.audit.outcomes import Outcome, Verdicts
from goiaudit.audit.relations import NONE, Relations
from goiaudit.audit.shown import Mention
from goiaudit.audit.status import MUST_BE_KNOWN, absent_names, status_of
from goiaudit.audit.unknowns import Lacks, Reasons, lacks_of, reasons_for
from goiaudit.model.cells import Location, Number, parsed_address
from goiaudit.model.findings import Finding, NotAssessable, Verdict
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from goiaudit.recognition.normalise import fold_marks
from goiaudit.rules.rule import Rule, RuleSet


class OneReport:
    """One report, put together from the batch's arrays."""

    def __init__(self, place: int, verdicts: Verdicts, ruleset: RuleSet, lang: str) -> None:
        self.place, self.verdicts, self.ruleset, self.lang = place, verdicts, ruleset, lang
        self.report: Report = verdicts.figures.reports[place]
        self.there = verdicts.figures.tables[place]
        self.absent = absent_names(self.there)
        self.tally = verdicts.tally
        self.unassessable = dict.fromkeys(verdicts.unseen.get(place, ()))
        self.crashes = dict(verdicts.crashed)
        for rule in self.crashes:
            self.tally.add(place, rule, Verdict.CRASHED)

    def result(self) -> AuditedReport:
        """The audited report."""
        failures = self._failures() if self.place in self.verdicts.failed else []
        failures, findings = self._with_incidents(failures) if failures else ([], [])
        findings += join_blanks(findings, self._blanks(len(findings)))
        findings += self._crash_findings(len(findings))
        findings = self._fingerprinted(findings, failures)
        verdicts, by_rule = self.tally.result(self.place)
        doubtful = self.crashes or self.verdicts.undecided[self.place]
        decisive = (*MUST_BE_KNOWN, *self.crashes) if doubtful else ()
        return AuditedReport(
            report=self.report,
            status=status_of(
                findings, {rule: by_rule.get(rule, {}) for rule in decisive}, len(self.absent)
            ),
            findings=tuple(sorted(findings, key=order)),
            not_assessable=self._not_assessable(),
            verdicts=verdicts,
            by_rule=by_rule,
        )

    def _not_assessable(self) -> tuple[NotAssessable, ...]:
        """What is unknown and why, by rule."""
        some = self.verdicts.unknown.get(self.place, ())
        unseen = tuple(self.unassessable)
        lacks = tuple([lacks_of(judged, column, self.absent) for judged, column in some])
        if None not in lacks:
            return _reasons_of(unseen, lacks)
        parts = [
            reasons_for(lack)
            if lack is not None
            else tuple(Reasons(judged, column, self.report, self.absent).all())
            for lack, (judged, column) in zip(lacks, some, strict=True)
        ]
        return _by_rule([unseen, *parts])

    # failures

    def _failures(self) -> list[Failure]:
        found: dict[tuple[object, ...], Failure] = {}
        for outcome in self.verdicts.failed[self.place]:
            rule = self.ruleset.by_id[outcome.judged.group.instances[outcome.instance].rule]
            for k, failure in enumerate(self._explained(rule, outcome)):
                finding = failure.finding
                # Two mentions that say the same are one finding.
                same = (
                    rule.id, failure.compiled.binding, finding.cells, finding.severity,
                    finding.expected, finding.actual,
                )  # fmt: skip
                apart = (outcome.instance, outcome.column, k)
                key = same if outcome.judged.columns.mentions else (*same, *apart)
                found[key] = _again(found[key]) if key in found else failure
        return sorted(found.values(), key=lambda failure: order(failure.finding))

    def _explained(self, rule: Rule, outcome: Outcome) -> list[Failure]:
        try:
            cases = [
                Case(rule, *outcome, self.report, mention, self._relations())
                for mention in self._mentions(rule, outcome)
            ]
            failures = [explain(case, self.lang, self._passes) for case in cases]
        # A rule that cannot be explained must not take the other rules' findings with it.
        except Exception as error:
            self.crashes[rule.id] = f"{type(error).__name__}: {error}"
            self.tally.add(self.place, rule.id, Verdict.FAIL, -1)
            self.tally.add(self.place, rule.id, Verdict.CRASHED)
            return []
        self.tally.add(self.place, rule.id, Verdict.FAIL, len(failures) - 1)
        return failures

    def _mentions(self, rule: Rule, outcome: Outcome) -> Sequence[Mention | None]:
        """What each finding of a failed instance speaks of; nothing, where it is the report."""
        columns = outcome.judged.columns
        if columns.mentions:
            return [columns.mentions[outcome.column]]
        if rule.text is None:
            return [None]
        check = outcome.judged.group.instances[outcome.instance].check
        compare = outcome.judged.group.atoms[check.row].compare
        ((variable, _),) = compare.right.terms
        place = int(columns.report[outcome.column])
        return found_mentions(rule, variable, columns.texts, place, self.report, self.lang)

    def _relations(self) -> Relations:
        given = self.verdicts.figures.relations
        return given[self.place] if given else NONE

    def _passes(self, rule: str) -> int:
        return e.PASS if self.tally.passes(self.place, rule) else e.FAIL

    def _with_incidents(self, failures: Sequence[Failure]) -> tuple[list[Failure], list[Finding]]:
        told, findings = with_incidents(
            failures,
            self.ruleset,
            self._whole(),
            self.report,
            _Places(self.report),
            self.lang,
            self._last_year(),
        )
        kept = set(map(id, told))
        for failure in failures:
            if id(failure) not in kept:  # it does not apply: another rule names its cause
                rule, instances = failure.finding.rule, failure.finding.instances
                self.tally.add(self.place, rule, Verdict.FAIL, -instances)
                self.tally.add(self.place, rule, Verdict.NOT_APPLICABLE, instances)
        return told, findings

    def _whole(self) -> tuple[Judged, int] | None:
        """The group that is judged once a report, with the report's column."""
        once = (group for group in self.verdicts.judged if group.group.source is None)
        return next(((group, self.place) for group in once), None)

    def _last_year(self) -> Mapping[str, Number]:
        other = self.verdicts.figures.other_reports("previous")[self.place]
        if other is None:
            return {}
        cells = (cell for table in other.printed.values() for cell in table.cells)
        return {str(cell.address): cell.value for cell in cells if cell.value is not None}

    # rules about verdicts, and rules that crashed

    def _blanks(self, before: int) -> list[Finding]:
        found: list[Finding] = []
        for rule in self.ruleset.sole_candidates:
            told = self._deciding(rule)
            found += told
            self.tally.add(
                self.place, rule.id, Verdict.FAIL if told else Verdict.PASS, len(told) or 1
            )
            if not self.there & {"requests", "disputes"}:
                self.tally.clear(self.place, rule.id)
                self.tally.add(self.place, rule.id, Verdict.UNKNOWN)
                self.unassessable[NotAssessable(rule.id, "no_table")] = None
        return [replace(f, incident=f"i{before + n}") for n, f in enumerate(found, 1)]

    def _deciding(self, rule: Rule) -> list[Finding]:
        if self.place not in self.verdicts.unknown or self.place not in self.verdicts.nulls:
            return []
        mine = [
            (group, group.columns_of(self.place))
            for group in self.verdicts.judged
            if group.verdicts.size
        ]
        blanks = deciding_blanks(mine)
        completed: dict[str, None] = {}
        for group, columns in mine if blanks else ():
            for column in columns if group.group.source is None else ():
                completed |= dict.fromkeys(completed_rules(group, column, blanks))
        return blank_findings(rule, blanks, list(completed), self.report, self.lang)

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

    def _fingerprinted(
        self, findings: Sequence[Finding], failures: Sequence[Failure]
    ) -> list[Finding]:
        # Mentions are told apart by their order in the text: mending one renames no other.
        marked = []
        texts: dict[tuple[str, str], int] = defaultdict(int)
        for n, finding in enumerate(findings):
            failure = failures[n] if n < len(failures) else None
            binding = failure.compiled.binding if failure is not None else ()
            nth = self._nth(failure) if failure is not None else 0
            if failure is not None and self.ruleset.by_id[finding.rule].text is not None:
                found = fold_marks(failure.found)
                binding = (("found", found),)
                nth = texts[finding.rule, found]
                texts[finding.rule, found] += 1
            print_ = fingerprint(finding.rule, binding, finding.cells, self.report, nth)
            marked.append(replace(finding, fingerprint=print_))
        return marked

    def _nth(self, failure: Failure) -> int:
        return failure.judged.columns_of(self.place).index(failure.column)


class _Places(Mapping[str, Location]):
    """Where the cells of a report stand, by address; looked up, since few are asked for."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def __getitem__(self, address: str) -> Location:
        parsed = parsed_address(address)
        place = self.report.place(parsed) if parsed is not None else None
        location = place[0].places[place[1]] if place is not None else None
        if location is None:
            raise KeyError(address)
        return location

    def __iter__(self) -> Iterator[str]:
        cells = (cell for table in self.report.printed.values() for cell in table.cells)
        return (str(cell.address) for cell in cells if cell.location is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@lru_cache(maxsize=1024)
def _reasons_of(
    unseen: tuple[NotAssessable, ...], lacks: tuple[Lacks, ...]
) -> tuple[NotAssessable, ...]:
    """All reasons; reports that lack the same things share them."""
    return _by_rule([unseen, *map(reasons_for, lacks)])


def _by_rule(parts: Iterable[tuple[NotAssessable, ...]]) -> tuple[NotAssessable, ...]:
    """All reasons, each once."""
    found = dict.fromkeys(each for part in parts for each in part)
    return tuple(sorted(found, key=lambda each: (each.rule, each.reason)))


def _again(failure: Failure) -> Failure:
    """The same finding, for one failed instance more."""
    finding = failure.finding
    return replace(failure, finding=replace(finding, instances=finding.instances + 1))
