"""Whose fault it is: the three errors that a caller may catch.

GoiauditError
├── InputError   the file: it cannot be read as a report (``reason`` of contract section 3)
├── RuleError    the rule author: a rule, form or vocabulary file does not load
└── UsageError   the command: an option, a path or a configuration is wrong
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Reason = Literal[
    "empty",
    "not_a_report",
    "scanned",
    "encrypted",
    "damaged",
    "unsupported",
    "limit",
    "permission",
    "crashed",
]


class GoiauditError(Exception):
    """Base of every error that goiaudit raises on purpose."""


class InputError(GoiauditError):
    """A file that cannot be read as one report; ``reason`` is machine readable."""

    def __init__(self, path: str, reason: Reason, message: str) -> None:
        super().__init__(path, reason, message)
        self.path = path
        self.reason = reason
        self.message = message

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


class Mark(NamedTuple):
    """A place in a definition file; line and column count from 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class RuleError(GoiauditError):
    """A definition file that does not load: place, what is wrong, how to mend it."""

    def __init__(self, mark: Mark, problem: str, hint: str = "") -> None:
        super().__init__(mark, problem, hint)
        self.mark = mark
        self.problem = problem
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.mark}: {self.problem}" + (f" ({self.hint})" if self.hint else "")


class UsageError(GoiauditError):
    """Wrong use of the command line or of the API: nothing was audited.

    ``zh`` says the same in Chinese, where it was given.
    """

    def __init__(self, message: str, zh: str = "") -> None:
        super().__init__(message)
        self.zh = zh

    def in_language(self, lang: str) -> str:
        """The message in ``zh`` or ``en``."""
        return self.zh if lang == "zh" and self.zh else str(self)
