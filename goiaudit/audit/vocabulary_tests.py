"""The sentences of a vocabulary run beside the tests of rules."""

from __future__ import annotations

from goiaudit.audit.ruletests import RuleTestResult
from goiaudit.narrative.engine import engine_of
from goiaudit.narrative.examples import run_examples

NAME = "vocabulary"
"""What stands in the place of a rule's id."""


def run_vocabulary_tests(definitions: tuple[str, ...]) -> list[RuleTestResult]:
    """Every example of the shipped vocabulary and of a user's files, by their common engine.

    RuleError where a file of definitions is wrong.
    """
    engine = engine_of(definitions)
    return [
        RuleTestResult(
            NAME,
            index,
            result.example.mark,
            result.wanted,
            result.ok,
            "" if result.ok else f"“{result.example.text}” is read as {result.found}",
            "" if result.ok else f"“{result.example.text}”读作 {result.found}",
        )
        for index, result in enumerate(run_examples(engine.words.examples, engine), 1)
    ]
