"""The examples that rules carry, run: every one is reported, not only the first that fails."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from goiaudit.audit.batch import audit_reports
from goiaudit.audit.examples import SETUP_KEYS, ReadText, example_of
from goiaudit.definitions.yamlfile import Node
from goiaudit.model.errors import GoiauditError, Mark, RuleError
from goiaudit.model.findings import Finding, Verdict
from goiaudit.model.result import AuditedReport
from goiaudit.rules.check import passes_named
from goiaudit.rules.rule import Rule, RuleSet, RuleTest

__all__ = ["EXPECT_KEYS", "SETUP_KEYS", "RuleTestResult", "judged_example", "run_tests"]
EXPECT_KEYS = (
    "difference", "expected", "actual", "severity", "cells", "count", "reason", "message",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RuleTestResult:
    """One example: what it expects, whether it came so, and if not, what came instead."""

    rule: str
    index: int
    mark: Mark
    expected: str
    ok: bool
    detail: str = ""
    zh: str = ""

    def told(self, lang: str) -> str:
        """What came instead, in ``zh`` or ``en``."""
        return self.zh if lang == "zh" else self.detail


class _Told(NamedTuple):
    """One way in which an example comes out otherwise, in both languages."""

    zh: str
    en: str


def run_tests(ruleset: RuleSet, read_text: ReadText) -> list[RuleTestResult]:
    """Run every example of every rule; ``read_text`` turns a whole report's text into a Report."""
    return [
        _run(rule, index, test, ruleset, read_text)
        for rule in ruleset.rules
        for index, test in enumerate(rule.tests, 1)
    ]


def _run(
    rule: Rule, index: int, test: RuleTest, ruleset: RuleSet, read_text: ReadText
) -> RuleTestResult:
    mark, found = test.mark, list[_Told]()
    try:
        found = _compare(rule, test, judged_example(rule, test, ruleset, read_text, "zh"))
    except RuleError as error:  # one example that is written wrongly hides no other
        problem = error.problem + (f" ({error.hint})" if error.hint else "")
        mark, found = error.mark, [_Told(problem, problem)]
    except GoiauditError as error:
        found = [_Told(str(error), str(error))]
    zh, en = ("; ".join(part) for part in zip(*found, strict=True)) if found else ("", "")
    return RuleTestResult(rule.id, index, mark, test.kind, not found, en, zh)


def judged_example(
    rule: Rule, test: RuleTest, ruleset: RuleSet, read_text: ReadText, lang: str
) -> AuditedReport:
    """The report of one example judged by its rule, with the rules that it needs; RuleError."""
    report, relations = example_of(test.setup, rule, read_text)
    alone = _with_helpers(rule.id, ruleset)
    return next(iter(audit_reports([report], alone, lang, [relations])))


@lru_cache(maxsize=16)
def _with_helpers(name: str, ruleset: RuleSet) -> RuleSet:
    """A rule and those that it needs: named in passes(…), or judged before a method.

    Kept from one example of the rule to the next, so that it is compiled once.
    """
    rule = ruleset.by_id[name]
    named = passes_named(rule)
    return RuleSet(
        tuple(
            other
            for other in ruleset.rules
            if other.id in (name, *named)
            or (rule.method == "sole_candidate" and other.check is not None)
        )
    )


def _compare(rule: Rule, test: RuleTest, result: AuditedReport) -> list[_Told]:
    counts = result.by_rule.get(rule.id, {})
    findings = [finding for finding in result.findings if finding.rule == rule.id]
    unknown = [n.reason for n in result.not_assessable if n.rule == rule.id]
    if counts.get(Verdict.CRASHED):
        why = "; ".join(f.message for f in findings)
        return [_Told(f"规则运行出错: {why}", f"the rule crashed: {why}")]
    verdict = next(
        (v for v in (Verdict.FAIL, Verdict.UNKNOWN, Verdict.PASS) if counts.get(v)),
        Verdict.NOT_APPLICABLE,
    )
    if verdict.value != test.kind:
        told = "; ".join(f.message for f in findings) or ", ".join(unknown)
        told = f" ({told})" if told else ""
        return [_Told(f"规则判为 {verdict.value}{told}", f"the rule says {verdict.value}{told}")]
    return _differences(test.expect, findings, unknown) if test.expect is not None else []


def _differences(expect: Node, findings: list[Finding], unknown: list[str]) -> list[_Told]:
    wanted = expect.mapping(EXPECT_KEYS)
    if "reason" in wanted and wanted["reason"].text() not in unknown:
        return [_otherwise("reason", ", ".join(unknown), wanted["reason"])]
    if "count" in wanted and len(findings) != wanted["count"].integer():
        count = wanted["count"].integer()
        zh, en = (
            f"{len(findings)} 个问题，不是 {count} 个",
            f"{len(findings)} findings, not {count}",
        )
        return [_Told(zh, en)]
    faults: list[_Told] = []
    for key in ("difference", "expected", "actual", "severity", "cells", "message"):
        if key in wanted:
            value = wanted[key]
            if not any(_agrees(finding, key, value) for finding in findings):
                shown = ", ".join(str(getattr(finding, key)) for finding in findings)
                faults.append(_otherwise(key, shown, value))
    return faults


def _otherwise(key: str, shown: str, wanted: Node) -> _Told:
    plain = wanted.plain()
    zh, en = f"{key} 是 {shown or '无'}，不是 {plain}", f"{key} {shown or 'none'}, not {plain}"
    return _Told(zh, en)


def _agrees(finding: Finding, key: str, wanted: Node) -> bool:
    actual = getattr(finding, key)
    if key == "cells":
        return set(actual) == set(wanted.texts())
    if key == "message":
        return wanted.text() in actual
    plain = wanted.plain()
    return bool(actual == plain or (actual is not None and str(actual) == str(plain)))
