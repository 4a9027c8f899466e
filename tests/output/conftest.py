from __future__ import annotations

from collections.abc import Callable

import pytest
from made_up import RULES, consistent, text_only, unreadable, wrong_cell

from goiaudit.model.result import AuditedReport
from goiaudit.output.outcome import Outcome


@pytest.fixture
def outcome() -> Callable[..., Outcome]:
    """Outcome(results..., lang=...) with the made-up rules."""

    def make(*results: AuditedReport, lang: str = "zh") -> Outcome:
        return Outcome(results, RULES, lang, elapsed_seconds=1.23456)

    return make


@pytest.fixture
def everything(outcome: Callable[..., Outcome]) -> Outcome:
    return outcome(wrong_cell(), text_only(), unreadable(), consistent())
