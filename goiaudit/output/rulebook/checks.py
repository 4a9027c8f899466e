"""``goiaudit rules lint`` and ``rules test``: shortcomings and failed examples with their place."""

from __future__ import annotations

from collections.abc import Sequence

from goiaudit.audit.ruletests import RuleTestResult
from goiaudit.model.errors import Mark
from goiaudit.output.exact_json import encode
from goiaudit.output.rulebook.words import tell
from goiaudit.rules.lint import Problem


def lint_lines(problems: Sequence[Problem], rules: int, lang: str) -> list[str]:
    """One line a problem, advice last; then how many there are."""
    faults = [problem for problem in problems if not problem.advice]
    advice = [problem for problem in problems if problem.advice]
    counts = {"rules": rules, "problems": len(faults), "advice": len(advice)}
    lines = [problem_line(problem, lang) for problem in (*faults, *advice)]
    return [*lines, tell("lint.total", lang, **counts)]


def problem_line(problem: Problem, lang: str) -> str:
    """``own.yml:3:5: X1: 'basis' is missing``."""
    values = {key: f"({value})" if key == "hint" and value else value
              for key, value in problem.values.items()}  # fmt: skip
    words = tell(f"lint.{problem.code}", lang, **values).rstrip()
    return (
        f"{problem.mark}: {problem.rule}: {words}" if problem.rule else f"{problem.mark}: {words}"
    )


def lint_json(problems: Sequence[Problem], rules: int) -> str:
    """The problems for programs."""
    members = [
        {
            **_place(problem.mark),
            "rule": problem.rule or None,
            "code": problem.code,
            "values": dict(problem.values),
            "message": {lang: problem_line(problem, lang) for lang in ("zh", "en")},
            "advice": problem.advice,
        }
        for problem in problems
    ]
    return encode({"rules": rules, "problems": members}, 2)


def tests_lines(results: Sequence[RuleTestResult], rules: int, lang: str) -> list[str]:
    """The examples that come out otherwise than they say, then the counts."""
    failed = [result for result in results if not result.ok]
    lines = [
        tell(
            "tests.failed", lang, mark=result.mark, rule=result.rule, index=result.index,
            expected=result.expected, detail=result.told(lang),
        )
        for result in failed
    ]  # fmt: skip
    counts = {"rules": rules, "tests": len(results), "failed": len(failed)}
    return [*lines, tell("tests.total", lang, **counts)]


def tests_json(results: Sequence[RuleTestResult], rules: int) -> str:
    """Every example with its outcome, for programs."""
    members = [
        {
            **_place(result.mark),
            "rule": result.rule,
            "test": result.index,
            "expected": result.expected,
            "ok": result.ok,
            "detail": result.detail or None,
        }
        for result in results
    ]
    return encode({"rules": rules, "tests": members}, 2)


def _place(mark: Mark) -> dict[str, object]:
    return {"file": mark.path, "line": mark.line, "column": mark.column}
